"""Runs the marked examples of the pattern files: what a tag says must be found there, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from cie_extract.extractors import Extractor
from cie_extract.model.finding import Contract, Dated, Finding, Fringe, Hours, Wage
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.marked import Mark, parse_marked
from tests.factory import annotated_of

Said = tuple[tuple[str, ...], str]


def number(value: Decimal | None) -> str:
    """A number as the examples write it: without needless zeros."""
    return "none" if value is None else f"{value.normalize():f}"


def said_of(finding: Finding) -> tuple[str, ...]:
    """A finding's value as its tag would say it."""
    match finding.value:
        case Wage(low, high, per):
            return (number(low), number(high), per)
        case Fringe(amount, per):
            return (number(amount), per)
        case Hours(low, high):
            return (number(low), number(high))
        case Dated(what, day):
            return (what, day.isoformat())
        case Contract():
            raise AssertionError("contracts are compared part by part")
    raise AssertionError(f"no tag speaks of a {type(finding.value).__name__}")


def said_by(mark: Mark) -> tuple[str, ...]:
    """What a tag asks for."""
    given = dict(mark.attributes)

    def part(name: str) -> str:
        return given[name] if given[name] == "none" else number(Decimal(given[name]))

    match mark.name:
        case "wages":
            return (part("low"), part("high" if "high" in given else "low"), given["per"])
        case "fringe":
            return (part("amount"), given["per"])
        case "hours":
            return (part("low"), part("high" if "high" in given else "low"))
        case "dates":
            return (given["what"], given["date"])
    raise AssertionError(f"unknown tag {mark.name}")


def compare(
    source: str, name: str, find: Extractor, patterns: Patterns, *, least: float = 0.5, quotes: bool = True
) -> tuple[list[Said], list[Said]]:
    """(what the tags of one name ask for, what the extractor found), each with its quote."""
    marked = parse_marked(source)
    annotated = annotated_of(marked.text, patterns)
    quote: Callable[[int, int], str] = lambda start, end: " ".join(annotated.text[start:end].split())  # noqa: E731
    wanted = [
        (said_by(mark), " ".join(marked.text[mark.start : mark.end].replace("|", " ").split()))
        for mark in marked.marks
        if mark.name == name
    ]
    kept = [finding for finding in find(annotated, patterns) if finding.score >= least]
    found = [(said_of(finding), quote(*finding.spans[0])) for finding in kept]
    if name == "hours":
        # one value a document: the best stands, the first of equals
        best = max((finding.score for finding in kept), default=0.0)
        found = [said for finding, said in zip(kept, found, strict=True) if finding.score == best][:1]
    if not quotes:
        return [(one, "") for one, _ in wanted], [(one, "") for one, _ in found]
    return wanted, found
