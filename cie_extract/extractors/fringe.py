"""Health and welfare or other fringe: told beside the wage, never part of it, never added to it."""

from __future__ import annotations

from collections.abc import Iterable

from cie_extract.extractors.figure_role import FRINGE
from cie_extract.extractors.pay_figures import PayReader
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Finding, Fringe
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.pay import load_pay
from cie_extract.pattern_files.word_lists import phrase_finder, telling_words


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every fringe rate; by the hour where no unit stands, as service contracts state it."""
    group = load_pay(patterns).other.groups[FRINGE]
    phrases = (*group.either, *group.before, *group.after, *group.labels)
    if not any(word in annotated.small for word in telling_words(phrases)):
        return
    if not phrase_finder(phrases).search(annotated.text):
        return
    reader = PayReader(annotated, patterns)
    for one in reader.read(annotated.document.blocks):
        if one.role == FRINGE and one.per and not one.figure.range and one.high > 0:
            yield Finding("fringe", Fringe(one.high, one.per), one.spans, "fringe/clause", one.score)
