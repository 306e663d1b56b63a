"""The candidates of a field: which say the same, and which is the surest."""

from __future__ import annotations

from collections.abc import Iterable

from cie_extract.model.finding import Finding, Item, Site, Text, Wage

#: A candidate below this stays an alternative: too doubtful to stand as a fact.
LEAST_SCORE = 0.5


def normal(finding: Finding) -> object:
    """What makes two findings say the same. Listed items are the same only where they stand in the same place."""
    value = finding.value
    if isinstance(value, Text):
        return " ".join(value.value.lower().replace(",", " ").replace(".", " ").split())
    if isinstance(value, Wage):
        return (value.low, value.high, value.per)
    if isinstance(value, Item):
        return (value.text.lower(), finding.spans[0])
    if isinstance(value, Site):
        return ((value.city or "").lower(), value.state, value.zip)
    return value


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Best first; of candidates with one value only the best stays (the earlier of equals)."""
    kept: dict[object, Finding] = {}
    for finding in sorted(findings, key=lambda finding: (-finding.score, finding.spans[0])):
        kept.setdefault(normal(finding), finding)
    return list(kept.values())
