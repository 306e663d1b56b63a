"""Findings -> findings: a True with an exception, a condition or a plan beside it is no plain True.

The answer stays as it was given; what is said beside it is held for a person to read, as a doubtful cue of what would
speak against its statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.extractors.naming import folded
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Answer, CueMention, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.notes import load_hedges
from cie_extract.pattern_files.statements import load_statements
from cie_extract.stages.qualify import DOUBTFUL

_SCORE = 0.55
#: What is said beside an answer is short: a longer text tells of the place and the job at large.
_LONGEST = 45  # words


def with_hedges(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    """The findings, and a doubtful cue for each True that its explanation limits."""
    return (*findings, *_hedged(findings, annotated, patterns))


def _hedged(findings: tuple[Finding, ...], annotated: Annotated, patterns: Patterns) -> Iterator[Finding]:
    hedges = load_hedges(patterns)
    against = {one.number: one.against for one in load_statements(patterns).seven}
    for finding in findings:
        answer = finding.value
        if not isinstance(answer, Answer) or answer.value is not True or not answer.explanation:
            continue
        for span in _explaining(finding, answer.explanation, annotated):
            if hedges.stand_in(annotated.text[slice(*span)]):
                kind = against[answer.number]
                value = CueMention(kind, status="hypothetical", marks=frozenset({DOUBTFUL}))
                yield Finding("cues", value, (span,), f"{kind}/hedged_answer", _SCORE)
                break


def _explaining(finding: Finding, explanation: str, annotated: Annotated) -> Iterator[Span]:
    """The places of an answer that hold its explanation: neither the mark nor the printed statement."""
    for start, end in finding.spans:
        words = folded(annotated.text[start:end])
        if len(words) > 3 and len(words.split()) <= _LONGEST and words in explanation:
            yield start, end
