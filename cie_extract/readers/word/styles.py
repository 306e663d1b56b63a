"""How words look in Word: what styles, their parents and the run itself say of weight, size, colour and visibility."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from cie_extract.readers.flow.runs import Look
from cie_extract.readers.word.names import child, is_on, q, val, whole

_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a paragraph's style and properties say of it. `outline` 0..8 makes it a heading."""

    look: Look = _PLAIN
    outline: int | None = None
    numbering: tuple[int, int] | None = None  # number of the list, level
    indent: float = 0.0  # points
    shade: str = ""
    centred: bool = False
    exact_height: float = 0.0  # points that each line is held to, 0 where its letters decide
    style: str = ""  # the style's name, lower case


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._standings: dict[str, Standing] = {}
        self._plain = self._default = Standing()
        normal = ""
        if root is None:
            return
        for style in root.iter(q("w:style")):
            self._styles[val(style, "w:styleId") or ""] = style
            if val(style, "w:type") == "paragraph" and val(style, "w:default") in ("1", "true", "on"):
                normal = val(style, "w:styleId") or ""
        look = with_properties(Look(), child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._plain = self._default = Standing(look=look)
        self._default = self.paragraph(normal)

    def paragraph(self, style: str | None) -> Standing:
        """What a paragraph of this style is before its own properties are looked at."""
        if not style or style not in self._styles:
            return self._default
        if style not in self._standings:
            standing = self._plain
            for element in self._line_of(style):
                standing = with_paragraph_properties(standing, child(element, "w:pPr"))
                standing = replace(standing, look=with_properties(standing.look, child(element, "w:rPr")))
            name = (val(child(self._styles[style], "w:name")) or style).lower()
            self._standings[style] = replace(standing, style=name)
        return self._standings[style]

    def run(self, look: Look, style: str | None) -> Look:
        """A paragraph's look with a character style upon it."""
        for element in self._line_of(style or ""):
            look = with_properties(look, child(element, "w:rPr"))
        return look

    def colours_tables(self, style: str | None) -> bool:
        """Whether a table style shades any cells: white letters are then meant to be read."""
        return any(
            (val(shade, "w:fill") or "auto").lower() not in ("auto", "ffffff")
            for element in self._line_of(style or "")
            for shade in element.iter(q("w:shd"))
        )

    def bold_first_row(self, style: str | None) -> bool:
        """Whether a table style sets its first row apart."""
        for element in self._line_of(style or ""):
            for part in element.findall(q("w:tblStylePr")):
                if val(part, "w:type") == "firstRow" and is_on(child(part, "w:rPr", "w:b")):
                    return True
        return False

    def _line_of(self, style: str) -> list[etree._Element]:
        """A style and its parents, the oldest first."""
        line: list[etree._Element] = []
        while style in self._styles and len(line) < 20 and self._styles[style] not in line:
            line.insert(0, self._styles[style])
            style = val(child(line[0], "w:basedOn")) or ""
        return line


def with_properties(look: Look, properties: etree._Element | None) -> Look:
    """A look with the run properties (w:rPr) upon it."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for element in properties:
        match element.tag:
            case _Tag.BOLD:
                changes["bold"] = is_on(element)
            case _Tag.CAPS | _Tag.SMALL_CAPS:
                changes["caps"] = is_on(element)
            case _Tag.UNDERLINE:
                changes["underlined"] = is_on(element)
            case _Tag.VANISH:
                changes["hidden"] = is_on(element)
            case _Tag.STRIKE | _Tag.DOUBLE_STRIKE:
                changes["struck"] = is_on(element)
            case _Tag.FRAME:
                changes["framed"] = val(element) not in (None, "nil", "none")
            case _Tag.SIZE:
                changes["size"] = whole(val(element), 20) / 2
            case _Tag.COLOR:
                changes["color"] = _hex(val(element))
            case _Tag.SHADE:
                changes["shade"] = _hex(val(element, "w:fill"))
            case _Tag.HIGHLIGHT:
                changes["shade"] = "808080" if val(element) not in (None, "none", "white") else ""
            case _Tag.FILL if child(element, "w14:noFill") is not None:
                changes["hidden"] = True
            case _Tag.HEIGHT:
                changes["raised"] = val(element) == "superscript"
            case _Tag.FONTS:
                changes["font"] = val(element, "w:ascii") or val(element, "w:hAnsi") or look.font
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def with_paragraph_properties(standing: Standing, properties: etree._Element | None) -> Standing:
    """A standing with the paragraph properties (w:pPr) upon it."""
    if properties is None:
        return standing
    outline = child(properties, "w:outlineLvl")
    if outline is not None:
        level = whole(val(outline), 9)
        standing = replace(standing, outline=level if 0 <= level <= 8 else None)
    numbering = child(properties, "w:numPr")
    if numbering is not None:
        former = standing.numbering or (0, 0)
        number = whole(val(child(numbering, "w:numId")), former[0])
        level = whole(val(child(numbering, "w:ilvl")), former[1])
        standing = replace(standing, numbering=(number, min(max(level, 0), 8)) if number else None)
    indent = child(properties, "w:ind")
    if indent is not None:
        left = val(indent, "w:left") or val(indent, "w:start")
        standing = replace(standing, indent=whole(left) / 20)
    spacing = child(properties, "w:spacing")
    if spacing is not None and val(spacing, "w:lineRule") is not None:
        exact = val(spacing, "w:lineRule") == "exact"
        standing = replace(standing, exact_height=whole(val(spacing, "w:line")) / 20 if exact else 0.0)
    aligned = child(properties, "w:jc")
    if aligned is not None:
        standing = replace(standing, centred=val(aligned) == "center")
    shade = child(properties, "w:shd")
    if shade is not None:
        standing = replace(standing, shade=_hex(val(shade, "w:fill")))
    return standing


def _hex(color: str | None) -> str:
    return "" if not color or color.lower() == "auto" or len(color) != 6 else color.lower()


def brightness(color: str) -> float:
    """How light six hex digits are, 0 black to 1 white; 0 for none (automatic letters are dark)."""
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return 0.0
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


class _Tag:
    BOLD = q("w:b")
    CAPS = q("w:caps")
    SMALL_CAPS = q("w:smallCaps")
    UNDERLINE = q("w:u")
    VANISH = q("w:vanish")
    HEIGHT = q("w:vertAlign")
    STRIKE = q("w:strike")
    DOUBLE_STRIKE = q("w:dstrike")
    FRAME = q("w:bdr")
    SIZE = q("w:sz")
    COLOR = q("w:color")
    SHADE = q("w:shd")
    HIGHLIGHT = q("w:highlight")
    FONTS = q("w:rFonts")
    FILL = q("w14:textFill")
