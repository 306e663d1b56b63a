"""Candidates weighed together: lifted by other ways in which the same name was seen, hosts put last."""

from __future__ import annotations

from cie_extract.extractors.employer.names import key, same, stem
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, folded, organization_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Text

#: How sure the whole must be for its parts to stand behind it, and how far behind.
_WHOLE, _BEHIND = 0.6, 0.05
#: Where a body's own name stands over that of its department.
_AT_THE_TOP = frozenset({"top", "letterhead", "above its address"})
#: A candidate of this score stands as the employer by itself.
STANDS = 0.5


def weighed(annotated: Annotated, found: list[Candidate], hosts: frozenset[str], book: Wordbook) -> list[Finding]:
    """Candidates as findings."""
    ways: dict[str, set[str]] = {}
    best: dict[str, float] = {}
    for one in found:
        name = annotated.text[one.span[0] : one.span[1]]
        ways.setdefault(key(name), set()).add(one.rule.split()[0])
        best[name] = max(one.score, best.get(name, 0.0))
    wholes = {key(name): reached for name, reached in best.items() if reached >= _WHOLE and _is_whole(name, book)}
    tops = {key(annotated.text[one.span[0] : one.span[1]]) for one in found if one.rule in _AT_THE_TOP}
    agencies = [reached for name, reached in best.items() if book.agency.search(name) and not book.cabinet.match(name)]
    small = annotated.text.lower()
    findings = []
    for one in found:
        name = folded(annotated.text[one.span[0] : one.span[1]])
        own = key(name)
        spelled_out = [reached for short, reached in best.items() if f"({short})" in name]
        reached = max([one.score, *(short + 0.08 for short in spelled_out)])
        others = sum(len(rules) for other, rules in ways.items() if same(other, own)) - 1
        times = max(0, min(3, small.count(stem(name).lower()) - 1))
        form = 0.02 if organization_likeness(name, book.words) == 1.0 else 0.0
        reached += 0.05 * others + 0.015 * times + form
        if any(other.startswith(own + " ") for other in ways) and not form:
            # "Clark County" beside "Clark County Schools": the whole name is the name
            reached = min(reached, 0.9) - 0.04
        if _is_part(name, book) and any(not same(whole, own) for whole in wholes):
            reached = min(reached, max(wholes.values()) - _BEHIND)
        over = [score for whole, score in wholes.items() if whole in tops and not same(whole, own)]
        if over and book.department.match(name):
            reached = min(reached, max(over) - _BEHIND)
        if book.cabinet.match(name) and max(agencies, default=0.0) >= _WHOLE:
            reached = min(reached, max(agencies) - _BEHIND)
        if any(same(host, own) for host in hosts):
            reached = min(reached, 0.3)
        score = round(max(0.0, min(0.99, reached)), 3)
        findings.append(Finding("employer", Text(name), (one.span,), f"employer/{one.rule}", score=score))
    return findings


def _is_part(name: str, book: Wordbook) -> bool:
    """Whether a name is that of a department or an office without its whole's: "Office of Field Operations"."""
    return book.part.match(name) is not None and not book.whole_body.search(name) and not book.cabinet.match(name)


def _is_whole(name: str, book: Wordbook) -> bool:
    """Whether a name is plainly a body's own, of which departments may be parts."""
    return (
        not _is_part(name, book) and not book.cabinet.match(name) and organization_likeness(name, book.words) >= _WHOLE
    )
