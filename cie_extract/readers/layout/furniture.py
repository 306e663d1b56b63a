"""Running headers, footers and page numbers: what stands in the margins of page after page, out of the flow."""

from __future__ import annotations

import re

from cie_extract.readers.layout.printed import PrintedLine

_MARGIN = 0.11  # of the page's height
_PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.)?\s*[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,3})?\s*[-–—]?", re.IGNORECASE
)


def margin_lines(
    pages: list[tuple[float, list[PrintedLine]]],
) -> tuple[set[int], set[int]]:
    """Ids of the lines that are running headers and of those that are footers. A page is its height and its lines."""
    seen: dict[tuple[bool, str], set[int]] = {}
    candidates: list[tuple[bool, str, PrintedLine]] = []
    for number, (height, lines) in enumerate(pages):
        for line in lines:
            high = line.bottom < _MARGIN * height
            if high or line.top > (1 - _MARGIN) * height:
                folded = re.sub(r"\d+", "#", line.text.lower())
                seen.setdefault((high, folded), set()).add(number)
                candidates.append((high, folded, line))
    headers: set[int] = set()
    footers: set[int] = set()
    for high, folded, line in candidates:
        if len(seen[high, folded]) > 1 or _PAGE_NUMBER.fullmatch(line.text.strip()):
            (headers if high else footers).add(id(line))
    return headers, footers
