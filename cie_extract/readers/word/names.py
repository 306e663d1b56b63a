"""The names of WordprocessingML (ECMA-376) that the reader of Word files looks for."""

from __future__ import annotations

from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VML = "urn:schemas-microsoft-com:vml"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIXES = {
    "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": VML,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}


@cache
def q(name: str) -> str:
    """ "w:p" as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


_VAL = q("w:val")


def val(element: etree._Element | None, name: str = "w:val") -> str | None:
    """An attribute's value, None where element or attribute is missing."""
    return None if element is None else element.get(q(name))


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute; the fallback for none or nonsense."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise


def hexadecimal(text: str | None) -> int:
    """A number in hexadecimal digits, 0 for none or nonsense."""
    try:
        return int(text, 16) if text else 0
    except ValueError:
        return 0


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down this path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(q(name))
    return element


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch (w:b, w:vanish) is there and not turned off."""
    return element is not None and element.get(_VAL) not in ("0", "false", "off", "none")


def transitional(data: bytes) -> bytes:
    """A part saved as "Strict Open XML", with the usual namespaces in place of the strict ones."""
    if b"purl.oclc.org/ooxml" not in data:
        return data
    data = data.replace(_STRICT.encode(), W.encode())
    for kind in (b"wordprocessingDrawing", b"main", b"picture"):
        data = data.replace(
            b"http://purl.oclc.org/ooxml/drawingml/" + kind,
            b"http://schemas.openxmlformats.org/drawingml/2006/" + kind,
        )
    return data.replace(
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
