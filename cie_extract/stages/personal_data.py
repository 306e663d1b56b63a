"""Personal data of participants in the papers of a position: found, so that a person clears or redacts it first.

Position packets are shared and listed; information about applicants and participants is confidential (34 CFR 361.38).
Signers, contacts and staff are no participants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cie_extract.extractors.naming import organization_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.personal_data import PersonalDataWords, load_personal_data


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One place that may say who a participant is. Its words never go into receipts, logs or lists."""

    kind: Literal["ssn", "birth", "number", "name", "diagnosis"]
    span: Span


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d\b|(?:19|20)\d\d-\d\d-\d\d\b|{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d\b|"
    rf"\d{{1,2}}\.?\s+{_MONTH},?\s+(?:19|20)\d\d\b"
)
#: Labels of a number and of a diagnosis (words parted by line ends), and three groups of digits: a quick look.
_LABELS_OF_SSN = ("ssn", "s.s", "s. s", "ss#", "ss #", "soc")
_LIKE_SSN = re.compile(r"\d{3}-\d{2}-\d{4}")
_LABELS_OF_DIAGNOSES = ("diagnos", "dx", "icd", "primary\ndisability", "disability\ntype", "type\nof\ndisability")


def personal_data(annotated: Annotated, patterns: Patterns) -> tuple[PersonalData, ...]:
    """Every place that may hold personal data of a participant, in the order of the text."""
    return tuple(sorted(_found(annotated, patterns), key=lambda one: one.span))


def _found(annotated: Annotated, patterns: Patterns) -> Iterator[PersonalData]:
    text, said = annotated.text, load_personal_data(patterns)
    taken: list[Span] = []
    if _holds(annotated, _LABELS_OF_SSN):
        for match in said.ssn_label.finditer(text):
            place = match.span("digits" if match["digits"] else "last")
            taken.append(place)
            yield PersonalData("ssn", place)
    if _LIKE_SSN.search(text):
        for match in said.ssn.finditer(text):
            if match.span() not in taken:
                yield PersonalData("ssn", match.span())
    if _holds(annotated, ("dob", "d.o.b", "d. o. b", "birth", "born")):
        for match in said.birth.finditer(text):
            if day := _DAY.match(text, match.end()):
                yield PersonalData("birth", day.span())
    if _holds(annotated, said.telling_of_people):
        for match in said.number.finditer(text):
            yield PersonalData("number", match.span("number"))
    if _holds(annotated, (*said.telling_of_people, "individual", "employee")):
        yield from _names(text, said, load_name_words(patterns))
    labels = "\n".join(annotated.small.split())
    if any(label in labels for label in _LABELS_OF_DIAGNOSES) or _holds(annotated, said.telling_of_conditions):
        for match in said.diagnosis.finditer(text):
            yield PersonalData("diagnosis", match.span())


def _holds(annotated: Annotated, words: tuple[str, ...]) -> bool:
    """A quick look before a slow search."""
    return any(word in annotated.small for word in words)


def _names(text: str, said: PersonalDataWords, words: NameWords) -> Iterator[PersonalData]:
    """Names behind a word for a person who is served, that are no job's and no company's."""
    for match in said.name.finditer(text):
        marked = match["colon"] or match["of"] or match["only"]
        if _is_person(text, match, words) and (marked or match["name"].split()[0].lower() not in said.not_given):
            yield PersonalData("name", match.span())
    for match in said.client.finditer(text):
        if _is_person(text, match, words):
            yield PersonalData("name", match.span())


def _is_person(text: str, match: re.Match[str], words: NameWords) -> bool:
    """Whether the name in a match is neither a job nor a company."""
    rest = text[match.start("name") : match.end() + 24].split("\n")[0]
    last = match["name"].split()[-1].lower()
    if last in words.job_nouns or last in words.endings:
        return False
    return organization_likeness(rest.rstrip(" .,"), words) < 0.7 and not re.search(r",?\s+(?:Inc|LLC|Corp)\b", rest)
