"""Drawings in Word files: the text boxes in them, what lies behind their letters, and the pictures, by their size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cie_extract.readers.flow.characters import fold
from cie_extract.readers.word.names import VML, child, q, val, whole
from cie_extract.readers.word.styles import brightness

_EMU_INCH = 914400
_SIGNED_WIDE, _SIGNED_HIGH = (0.6, 4.0), (0.15, 1.5)  # inches: a signature
_SIGNED_SHAPE = 1.3  # times as wide as high
_FLAT = 2.0  # inches: text that fills less is no page
_FAR = 22  # inches from a corner of the page: no paper is so large


def branch(alternatives: etree._Element) -> etree._Element:
    """The one form of what a file gives in a new and an old form: the new, unless it is empty."""
    choice = child(alternatives, "mc:Choice")
    fallback = child(alternatives, "mc:Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else alternatives


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each once."""
    for inner in element:
        if inner.tag == q("w:txbxContent"):
            yield inner
        elif inner.tag == q("mc:AlternateContent"):
            yield from text_boxes(branch(inner))
        else:
            yield from text_boxes(inner)


def word_art(element: etree._Element) -> list[str]:
    """Words drawn as a picture: a watermark, a stamp."""
    return [fold(path.get("string") or "") for path in element.iter(q("v:textpath"))]


def is_hidden(element: etree._Element) -> bool:
    """Whether a drawing is switched off, or lies off the page."""
    if any(properties.get("hidden") in ("1", "true") for properties in element.iter(q("wp:docPr"))):
        return True
    styles = " ".join(inner.get("style") or "" for inner in element.iter() if isinstance(inner.tag, str))
    if "visibility:hidden" in styles.replace(" ", "").lower():
        return True
    anchor = next(element.iter(q("wp:anchor")), None)
    extent = child(anchor, "wp:extent")
    if anchor is None or extent is None:
        return False
    for name, side in (("wp:positionH", "cx"), ("wp:positionV", "cy")):
        offset = child(anchor, name, "wp:posOffset")
        if offset is not None:
            at = whole((offset.text or "").strip()) / _EMU_INCH
            if at + whole(extent.get(side)) / _EMU_INCH < -2 or at > _FAR:
                return True
    return False


def is_behind(element: etree._Element) -> bool:
    """Whether a drawing lies behind the text and is large enough to be a bar or a banner under a title."""
    anchor = next(element.iter(q("wp:anchor")), None)
    if anchor is None or anchor.get("behindDoc") not in ("1", "true"):
        return False
    extent = child(anchor, "wp:extent")
    return extent is not None and whole(extent.get("cx")) * whole(extent.get("cy")) > _EMU_INCH**2


def is_filled(box: etree._Element) -> bool:
    """Whether a text box has a colour of its own behind its letters."""
    for above in box.iterancestors():
        if above.tag == q("wps:wsp"):
            fill = child(above, "wps:spPr")
            solid = child(fill, "a:solidFill", "a:srgbClr")
            if solid is not None:
                return brightness((solid.get("val") or "").lower()) < 0.92
            return fill is not None and fill.find(q("a:noFill")) is None
        if above.tag.startswith(f"{{{VML}}}") and above.get("fillcolor"):
            return (above.get("fillcolor") or "").lower() not in ("white", "#ffffff", "#fff")
    return False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its size, 0 for a flat one (a letterhead, a rule), and the relation that leads to it."""

    area: float  # square inches
    relation: str
    may_sign: bool = False  # as large as a signature, and wider than high


def pictures(element: etree._Element) -> Iterator[Picture]:
    """The pictures of a drawing."""
    if next(element.iter(q("pic:pic")), None) is not None:
        extent = next(element.iter(q("wp:extent")), None)
        if extent is not None:
            relation = val(next(element.iter(q("a:blip")), None), "r:embed") or ""
            yield _picture(whole(extent.get("cx")) / _EMU_INCH, whole(extent.get("cy")) / _EMU_INCH, relation)
    for shape in element.iter(q("v:shape")):
        data = child(shape, "v:imagedata")
        if data is not None:
            sizes = dict(part.strip().split(":", 1) for part in (shape.get("style") or "").split(";") if ":" in part)
            width, height = (_points(sizes.get(side, "")) for side in ("width", "height"))
            yield _picture(width / 72, height / 72, val(data, "r:id") or "")


def _picture(width: float, height: float, relation: str) -> Picture:
    area = width * height if min(width, height) >= _FLAT else 0.0
    signs = _SIGNED_WIDE[0] <= width <= _SIGNED_WIDE[1] and _SIGNED_HIGH[0] <= height <= _SIGNED_HIGH[1]
    return Picture(area, relation, signs and width >= _SIGNED_SHAPE * height)


def _points(length: str) -> float:
    length = length.strip()
    for unit, points in (("pt", 1.0), ("in", 72.0), ("cm", 28.35), ("mm", 2.835), ("px", 0.75)):
        if length.endswith(unit):
            return whole(length.removesuffix(unit)) * points
    return 0.0
