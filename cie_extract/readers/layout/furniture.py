"""Running headers, footers and page numbers: what stands in the margins of page after page, out of the flow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.printed import PrintedPage, Word

_MARGIN = 0.12  # of the page's height, from either edge
_EDGE = 0.075  # of the page's height: what stands alone this near to the bottom edge is a footer
_SAME_PLACE = 8.0  # points
_ROWS = 5  # from either edge
_PAGE = r"(?:page|pg\.?|p\.)"
_NUMBER = r"[-–—|]?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*[-–—|]?"
_PAGE_NUMBER = re.compile(rf"(?:{_PAGE}\s*)?{_NUMBER}|[-–—]\s*[ivx]{{1,4}}\s*[-–—]|[ivx]{{1,4}}", re.IGNORECASE)
_HAS_PAGE_NUMBER = re.compile(rf"\b{_PAGE}\s*\d{{1,3}}\b|\b\d{{1,2}}\s*(?:of|/)\s*\d{{1,2}}$", re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\b.{0,120}", re.IGNORECASE)  # by a browser
_TITLE = 1.15  # times the body's size: a running title this large stays in the flow of the first page


@dataclass(slots=True)
class Furnished:
    """A page's words: header rows, footer rows, and the rest."""

    headers: list[list[Word]]
    footers: list[list[Word]]
    rest: list[Word]


@dataclass(frozen=True, slots=True)
class _Row:
    page: int
    high: bool
    from_edge: float  # points between the row and the page's edge
    folded: str
    rank: int  # 0 is the outermost row
    gap: float  # white to the next row inwards
    words: list[Word]


def furnished(pages: list[PrintedPage]) -> list[Furnished]:
    """Each page's words with what runs along its margins set apart."""
    rows = [row for number, page in enumerate(pages) for row in _margin_rows(number, page)]
    body = _body_size(pages)
    repeated = _repeated(rows)
    taken: dict[int, list[_Row]] = {}
    for row in rows:
        if id(row) in repeated:
            first = repeated[id(row)]
            if not (first and row.high and max(word.size for word in row.words) > _TITLE * body):
                taken.setdefault(row.page, []).append(row)
        elif _stands_alone(row, pages[row.page], len(pages), body):
            taken.setdefault(row.page, []).append(row)
    found = []
    for number, page in enumerate(pages):
        mine = taken.get(number, [])
        gone = {id(word) for row in mine for word in row.words}
        found.append(
            Furnished(
                [row.words for row in sorted(mine, key=lambda row: row.from_edge) if row.high],
                [row.words for row in sorted(mine, key=lambda row: -row.from_edge) if not row.high],
                [word for word in page.words if id(word) not in gone],
            )
        )
    return found


def _body_size(pages: list[PrintedPage]) -> float:
    sizes: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _margin_rows(number: int, page: PrintedPage) -> list[_Row]:
    near = [
        word for word in page.words if word.bottom < _MARGIN * page.height or word.top > (1 - _MARGIN) * page.height
    ]
    rows = rows_of(near)
    found = []
    high = [row for row in rows if row[0].bottom < _MARGIN * page.height]
    low = [row for row in rows if row[0].bottom >= _MARGIN * page.height]
    for rank, row in enumerate(high[:_ROWS]):
        inner = min((word.top for word in page.words if word.top > row[0].bottom - 1), default=page.height)
        found.append(_Row(number, True, row[0].top, _folded(row), rank, inner - row[0].bottom, row))
    for rank, row in enumerate(reversed(low[-_ROWS:])):
        inner = max((word.bottom for word in page.words if word.bottom < row[0].top + 1), default=0.0)
        found.append(_Row(number, False, page.height - row[0].bottom, _folded(row), rank, row[0].top - inner, row))
    return found


def _folded(row: list[Word]) -> str:
    return re.sub(r"\d+", "#", " ".join(word.text for word in row).lower())


def _repeated(rows: list[_Row]) -> dict[int, bool]:
    """Ids of rows that come again in the same place of another page, and whether theirs is the first page."""
    alike: dict[tuple[bool, str], list[_Row]] = {}
    for row in rows:
        alike.setdefault((row.high, row.folded), []).append(row)
    found: dict[int, bool] = {}
    for group in alike.values():
        for row in group:
            others = {
                other.page
                for other in group
                if other.page != row.page and abs(other.from_edge - row.from_edge) < _SAME_PLACE
            }
            if others:
                found[id(row)] = row.page < min(others)
    return found


def _stands_alone(row: _Row, page: PrintedPage, pages: int, body: float) -> bool:
    """Whether a row that comes once is a page number, or a line set apart at the page's very edge."""
    text = " ".join(word.text for word in row.words).strip()
    size = max(word.size for word in row.words)
    if row.rank == 0 and _PAGE_NUMBER.fullmatch(text) and row.gap > 0.5 * size:
        return pages > 1 or not row.high
    if row.high and row.rank == 0 and _PRINTED.fullmatch(text) and row.gap > 0.5 * size:
        return True
    if _HAS_PAGE_NUMBER.search(text) and row.gap > 0.8 * size and row.rank < 2 and len(text) < 120:
        return True
    near_edge = row.from_edge < _EDGE * page.height
    return not row.high and near_edge and row.gap > 2.0 * size and size <= 1.05 * body and len(row.words) < 25
