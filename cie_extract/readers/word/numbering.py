"""The numbers and bullets of Word's lists, counted as Word counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from cie_extract.readers.flow.characters import fold, symbols
from cie_extract.readers.word.names import child, is_on, q, val, whole


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    font: str = ""
    legal: bool = False  # all numbers of it in figures
    indent: float = 0.0
    restart: int | None = None  # the level after which it starts again; None for the one above
    style: str = ""


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[int, dict[int, _Level]] = {}
        self._abstract: dict[int, int] = {}
        self._starts: dict[int, dict[int, int]] = defaultdict(dict)
        self._counts: dict[int, list[int | None]] = defaultdict(lambda: [None] * 9)
        self._begun: set[int] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        drafts: dict[int, dict[int, _Level]] = {}
        by_style: dict[str, int] = {}
        links: dict[int, str] = {}
        for draft in root.findall(q("w:abstractNum")):
            number = whole(val(draft, "w:abstractNumId"))
            drafts[number] = {whole(val(lvl, "w:ilvl")): _level(lvl) for lvl in draft.findall(q("w:lvl"))}
            by_style[val(child(draft, "w:styleLink")) or ""] = number
            links[number] = val(child(draft, "w:numStyleLink")) or ""
        for item in root.findall(q("w:num")):
            number = whole(val(item, "w:numId"))
            draft_number = whole(val(child(item, "w:abstractNumId")))
            draft_number = by_style.get(links.get(draft_number, "") or "-", draft_number)
            levels = dict(drafts.get(draft_number, {}))
            for override in item.findall(q("w:lvlOverride")):
                at = whole(val(override, "w:ilvl"))
                changed, start = child(override, "w:lvl"), child(override, "w:startOverride")
                if changed is not None:
                    levels[at] = _level(changed)
                if start is not None:
                    self._starts[number][at] = whole(val(start), 1)
            self._levels[number], self._abstract[number] = levels, draft_number

    def indent(self, number: int, level: int) -> float:
        """Points from the left that the list sets its items in."""
        return self._levels.get(number, {}).get(level, _Level()).indent

    def level_of_style(self, number: int, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style (numbered headings)."""
        return next((at for at, level in self._levels.get(number, {}).items() if level.style == style), None)

    def next(self, number: int, level: int) -> str:
        """The bullet or number of the list's next item at this level, "" where it shows none."""
        levels = self._levels.get(number)
        if levels is None:
            return ""
        own = levels.get(level, _Level("bullet", "•") if not levels else _Level())
        counts = self._counts[self._abstract[number]]
        if number not in self._begun:
            self._begun.add(number)
            for at in self._starts[number]:
                counts[at] = None
        former = counts[level]
        counts[level] = self._starts[number].get(level, own.start) if former is None else former + 1
        for below in range(level + 1, 9):
            limit = levels.get(below, _Level()).restart
            if limit is None or (limit and level < limit):
                counts[below] = None
        return self._shown(own, levels, counts)

    def _shown(self, own: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        if own.format == "none":
            return re.sub(r"%\d", "", own.text).strip()
        if own.format == "bullet":
            bullet = fold(symbols(own.text, own.font)).strip()
            return bullet or "•"

        def count(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = levels.get(at, _Level())
            value = counts[at]
            if value is None:
                value = counts[at] = level.start  # a level passed over counts as begun
            return written(value, "decimal" if own.legal and level.format != "bullet" else level.format)

        return re.sub(r"%([1-9])", count, fold(own.text)).strip()


def _level(element: etree._Element) -> _Level:
    restart = child(element, "w:lvlRestart")
    fonts = child(element, "w:rPr", "w:rFonts")
    return _Level(
        format=val(child(element, "w:numFmt")) or "decimal",
        text=val(child(element, "w:lvlText")) or "",
        start=whole(val(child(element, "w:start"))),
        font=val(fonts, "w:ascii") or val(fonts, "w:hAnsi") or "",
        legal=is_on(child(element, "w:isLgl")),
        indent=whole(val(child(element, "w:pPr", "w:ind"), "w:left")) / 20,
        restart=None if restart is None else whole(val(restart)),
        style=val(child(element, "w:pStyle")) or "",
    )


def written(value: int, number_format: str) -> str:
    """A number as a list writes it: "4", "d", "IV", "04", "4th"."""
    match number_format:
        case "lowerLetter" | "upperLetter" if 0 < value <= 780:  # Word writes no more than thirty letters
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if number_format == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < value < 4000:
            numeral = _roman(value)
            return numeral.lower() if number_format == "lowerRoman" else numeral
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            tail = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            return f"{value}{tail}"
        case "none":
            return ""
        case _:
            return str(value)


def _roman(value: int) -> str:
    numeral = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        numeral += letters * (value // size)
        value %= size
    return numeral
