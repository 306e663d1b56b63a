"""What one element of a web page is: its look, the cells of a table, what a field of a form shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from cie_extract.readers.flow.characters import BOX, TICKED, fold
from cie_extract.readers.flow.runs import Look

_BOLD = frozenset({"b", "strong", "th", "dt"})
_TITLE_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}  # as browsers draw them


def cells(table: HtmlElement) -> Iterator[tuple[HtmlElement, int, int, int, int]]:
    """The cells of a table, not of tables within it: element, row, column, columns and rows that it covers."""
    below: dict[int, int] = {}  # columns that a cell above still covers, and for how many rows
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for number, row in enumerate(rows):
        column = 0
        fresh: dict[int, int] = {}
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while column in below:
                column += 1
            across, down = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            if down > 1:
                fresh.update(dict.fromkeys(range(column, column + across), down))
            yield cell, number, column, across, down
            column += across
        below = {column: rows - 1 for column, rows in {**below, **fresh}.items() if rows > 1}


def _span(text: str | None) -> int:
    return max(1, min(int(text), 100)) if text and text.strip().isdecimal() else 1


def look_of(element: HtmlElement, look: Look) -> Look:
    tag = element.tag
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    weight = re.search(r"font-weight:(\w+)", style)
    bold = look.bold or tag in _BOLD or bool(re.fullmatch("h[1-6]", str(tag)))
    if weight:
        bold = weight[1] in ("bold", "bolder", "600", "700", "800", "900")
    size = re.search(r"font-size:([\d.]+)(pt|px)", style)
    usual = _TITLE_SIZES.get(str(tag), look.size)
    points = float(size[1]) * (0.75 if size[2] == "px" else 1.0) if size and size[1].count(".") < 2 else usual
    family = re.search(r"font-family:[\"']?([\w -]+)", style)
    return replace(
        look,
        bold=bold,
        underlined=look.underlined or tag == "u" or "text-decoration:underline" in style,
        caps=look.caps or "text-transform:uppercase" in style,
        size=points if points < 100 else look.size,
        raised=look.raised or tag == "sup" or "vertical-align:super" in style,
        font=family[1] if family else (element.get("face") or look.font),
    )


def is_coloured(element: HtmlElement) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    found = re.search(r"background(?:-color)?:([^;]+)", style)
    color = found[1] if found else (element.get("bgcolor") or "")
    return bool(color) and not re.search(r"^(?:white|#fff(?:fff)?|transparent|none|inherit)$", color.lower())


def holds_the_text(element: HtmlElement) -> bool:
    """A page that puts most of its words into one of its margins means no margin by it."""
    own = len("".join(element.itertext()).strip())
    body = element.getroottree().getroot().find("body")
    return body is not None and own > 0.5 * len("".join(body.itertext()).strip())


def form_field(element: HtmlElement) -> str:
    """What a field of a form shows: a box, what was typed or chosen."""
    if element.tag == "textarea":
        return f" {fold(element.text or '')} "
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = next(
            (option for option in options if option.get("selected") is not None), options[0] if options else None
        )
        return f" {fold(''.join(chosen.itertext()))} " if chosen is not None else " "
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return f" {TICKED if element.get('checked') is not None else BOX} "
    if kind in ("hidden", "submit", "button", "image", "reset", "password", "file"):
        return ""
    return f" {fold(element.get('value') or '')} "
