"""Candidates weighed by each other: what is said in several places of the document is surer."""

from __future__ import annotations

import re

from cie_extract.extractors.naming import folded
from cie_extract.extractors.title.wordbook import Candidate
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Text

#: A candidate of this score stands as the title by itself.
STANDS = 0.5


def weighed(annotated: Annotated, found: list[Candidate]) -> list[Finding]:
    """Candidates as findings."""
    named = [(one, folded(annotated.text[one.span[0] : one.span[1]])) for one in found]
    rules: dict[str, set[str]] = {}
    for one, said in named:
        rules.setdefault(_key(said), set()).add(one.rule.split()[0])
    small = annotated.text.lower()
    weighed = []
    for one, said in named:
        others = len(rules[_key(said)]) - 1
        times = min(3, small.count(said.lower()) - 1)
        most = 0.995 if one.score > 0.98 else 0.99  # the working title before that of the class
        score = min(most, round(one.score, 3) + 0.05 * others + 0.02 * times)
        weighed.append(Finding("job_title", Text(said), (one.span,), f"job_title/{one.rule}", score=round(score, 3)))
    return weighed


def _key(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))
