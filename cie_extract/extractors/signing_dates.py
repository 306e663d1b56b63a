"""The date beside a signature, in the ways that people write one: month first where figures leave it open."""

from __future__ import annotations

import re
from datetime import date

from cie_extract.model.finding import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"  # noqa: E501
_DATE = re.compile(
    rf"(?P<y1>20\d\d)\s?[-./]\s?(?P<m1>\d{{1,2}})\s?[-./]\s?(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?<![\d$.])(?P<m2>\d{{1,2}})\s?[-./]\s?(?P<d2>\d{{1,2}})\s?[-./]\s?(?P<y2>(?:20)?\d\d)(?!\d)"
    rf"|(?P<m3>{_MONTH})\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>20\d\d)"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s*[-\s]\s*(?:day\s+of\s+)?(?P<m4>{_MONTH})\s*[-,\s]\s*(?P<y4>(?:20)?\d\d)(?!\d)",
    re.IGNORECASE,
)


def find_date(text: str, start: int, end: int) -> tuple[date, Span] | None:
    """The first date in `text[start:end]` and where it stands, or None."""
    for match in _DATE.finditer(text, start, end):
        if day := _read(match):
            return day, match.span()
    return None


def _read(match: re.Match[str]) -> date | None:
    for form in "1234":
        if match[f"y{form}"]:
            year, month, day = (match[f"{part}{form}"] for part in "ymd")
            number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
            try:
                return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
            except ValueError:
                return None
    return None
