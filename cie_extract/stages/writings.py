"""Writings in prose that have to do with jobs: the letter that describes one, and the résumé that lists those held."""

from __future__ import annotations

import re

from cie_extract.extractors.title import find as find_titles
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.writings import load_letter, load_resume

#: A letter weighs as much as a description must; a résumé more than the few signs of a description in it.
_LETTER = 2.6
_RESUME = 6.0
#: Greetings stand in the first blocks; a heading of a résumé has up to this many characters.
_OPENING = 12
_HEADING = 40
_SURE_TITLE = 0.55
_PAID = re.compile(
    r"(?:\$\s?\d+(?:\.\d\d)?|\b[a-z-]+\s+dollars(?:\s+and\s+[a-z-]+\s+cents)?)\s+(?:for\s+)?(?:an|per|a|each|every)\s+hour"
    r"|\$\s?\d+(?:\.\d\d)?\s?/\s?h",
    re.IGNORECASE,
)
_FROM_YEAR_TO_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*(?:[-–—]|to|until|through)\s*"
    r"(?:(?:[A-Z][a-z]{2,8}\.?\s+|\d{1,2}/)?(?:19|20)\d\d|present|current|now|today)(?!\d)",
    re.IGNORECASE,
)


def letter_weight(annotated: Annotated, patterns: Patterns) -> float:
    """The weight of a letter that describes a job in prose, as a sign of a position description: a greeting, a job by
    its name, what it pays by the hour, and that somebody is to be found for it."""
    letter, text = load_letter(patterns), annotated.text
    greeted = any(letter.greetings.match(text, block.body, block.end) for block in annotated.document.blocks[:_OPENING])
    if not (greeted and _PAID.search(text) and letter.somebody_is_sought.search(text)):
        return 0.0
    if letter.of_an_applicant.search(text):
        return 0.0
    return _LETTER if any(finding.score >= _SURE_TITLE for finding in find_titles(annotated, patterns)) else 0.0


def resume_weight(annotated: Annotated, patterns: Patterns) -> float:
    """The weight of a résumé, against a position description: headings of a life's work over jobs with the years in
    which they were held."""
    resume, text = load_resume(patterns), annotated.text
    lines = (text[one.body : one.end] for one in annotated.document.blocks if one.end - one.body < _HEADING)
    parts = {part for line in lines if (part := resume.headings.get(" ".join(line.lower().split()).strip(" :.*-–—•_")))}
    listed = len(parts) >= 2 and "work" in parts and _FROM_YEAR_TO_YEAR.search(text)
    return _RESUME if listed and not resume.about_a_job.search(text) else 0.0
