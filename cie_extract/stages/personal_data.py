"""Personal data of participants in the papers of a position: found, so that a person clears or redacts it first.

Position packets are shared and listed; information about applicants and participants is confidential (34 CFR 361.38).
Signers, contacts and staff are no participants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cie_extract.extractors.naming import organization_likeness
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.place import Frozen
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.word_lists import telling_words
from cie_extract.pattern_files.yaml_file import load_yaml


class PersonalDataFile(Frozen):
    """patterns/document_types/personal_data.yaml."""

    name: str
    people: tuple[str, ...]
    conditions: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One place that may say who a participant is. Its words never go into receipts, logs or lists."""

    kind: Literal["ssn", "birth", "number", "name", "diagnosis"]
    span: Span


@dataclass(frozen=True)
class _Expressions:
    ssn: re.Pattern[str]
    ssn_label: re.Pattern[str]
    birth: re.Pattern[str]
    number: re.Pattern[str]
    name: re.Pattern[str]
    client: re.Pattern[str]
    diagnosis: re.Pattern[str]
    telling_of_people: tuple[str, ...]
    telling_of_conditions: tuple[str, ...]


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d\b|(?:19|20)\d\d-\d\d-\d\d\b|{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d\b|"
    rf"\d{{1,2}}\.?\s+{_MONTH},?\s+(?:19|20)\d\d\b"
)
_SOMEONE = r"(?!(?:Anyone|Nobody|Everyone|Someone|Who|The|This|That|It|Each|One|Staff|Employee|Worker|Applicant|Person|They|If|No|Our|We)\b)"  # noqa: E501
_SSN_WORDS = r"(?:\bSSN|\bS\.\s?S\.\s?N\.?|\bSS\s?#|\bsoc(?:ial|\.)\s+sec(?:urity|\.)\s+(?:number|no\.?|num\.?|\#))"
#: What follows "Diagnosis:" where it is a task, not a person's.
_TASK = (
    r"(?!(?:none|n/a|use|find|finds|test|tests|run|runs|check|checks|repair|repairs|identify|identifies|determine|trace|read|"
    r"reads|perform|performs|of|and|with|for|to)\b|_)"
)
#: Words with a capital behind "individual" or "consumer" that are no given names.
_NO_NAME = (
    r"(?!(?:Retirement|Education|Price|Protection|Product|Plan|Service|Contributor|Development|Health|Life|Tax)\b)"
)


#: Labels of a number and of a diagnosis (words parted by line ends), and three groups of digits: a quick look.
_LABELS_OF_SSN = ("ssn", "s.s", "s. s", "ss#", "ss #", "soc")
_LIKE_SSN = re.compile(r"\d{3}-\d{2}-\d{4}")
_LABELS_OF_DIAGNOSES = ("diagnos", "dx", "icd", "primary\ndisability", "disability\ntype", "type\nof\ndisability")


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> _Expressions:
    content = load_yaml(patterns.file("document_types/personal_data.yaml"), PersonalDataFile)
    people = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in content.people)
    conditions = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in sorted(content.conditions, key=len, reverse=True)
    )
    given = r"[A-Z][a-z’'-]+"
    loud = r"[A-Z][A-Z’'-]+"
    first = "".join(
        sorted({re.escape(letter) for word in content.people for letter in word[0].lower() + word[0].upper()})
    )
    whole = (
        rf"(?:(?:Mr\.|Ms\.|Mrs\.)?\s*{_NO_NAME}{given}(?:\s+[A-Z]\.)?\s+{given}(?:-{given})?|"
        rf"{given},\s+{given}|{loud}(?:\s+[A-Z]\.)?\s+{loud}|(?:[A-Z]\.\s?){{2,3}})"
    )
    quality = r"(?:an?\s+)?(?:mild\s+|moderate\s+|severe\s+)?"
    return _Expressions(
        ssn=re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-\d{2}-(?!0000)\d{4}(?![\w-])"),
        ssn_label=re.compile(
            rf"(?:{_SSN_WORDS})\s*(?:\([^()\n]{{0,30}}\))?\s*[:#]?\s*(?P<digits>[\dxX*]{{3}}[- ]?[\dxX*]{{2}}[- ]?\d{{4}})\b|"  # noqa: E501
            rf"\blast\s+(?:4|four)(?:\s+digits)?\s+of\s+(?:the\s+|his\s+|her\s+)?{_SSN_WORDS}\s*[:#]?\s*(?P<last>\d{{4}})\b",
            re.I,
        ),
        birth=re.compile(
            r"\b(?:DOB\b|D\.\s?O\.\s?B\.?|date\s+of\s+birth\b|birth\s*date\b|born(?:\s+on)?\b)\s*(?:\([^()\n]{0,20}\))?\s*[:.–-]?\s*",
            re.IGNORECASE,
        ),
        number=re.compile(
            rf"\b(?=[{first}])(?:{people})(?:['’]s)?\s*(?:(?:id|number|no\.?|file\s+no\.?)\s*[:#]*\s*|\#\s*:?\s*|:\s*)"
            rf"(?P<number>[A-Z]{{0,3}}-?\d[\d-]{{2,}})\b",
            re.IGNORECASE,
        ),
        name=re.compile(
            rf"\b(?=[{first}IiEeNn])(?:(?i:(?:name|initials)\s+of\s+(?:the\s+)?(?:{people}|individual))\s*(?P<of>[:–-])|"
            rf"(?i:{people}|employee\s+with\s+a\s+disability)(?i:['’]s\s+name|\s*\(?name\)?|\s+initials|\(s\))?\s*(?P<colon>[:,–-])?|"
            rf"(?i:individual)(?i:['’]s\s+name|\s+name)?\s*(?P<only>[:–-]))\s+"
            rf"(?P<name>{whole})(?=[\s.,;)]|$)"
        ),
        client=re.compile(
            rf"\b(?P<name>{_SOMEONE}{given}\s+{given}),?\s+(?:is\s+|who\s+is\s+)?an?\s+(?:current\s+|former\s+|new\s+)?"
            rf"(?:client|consumer|program\s+participant|vocational\s+rehabilitation\s+participant)\b(?!\s+(?:serv|relat|care))"
        ),
        diagnosis=re.compile(
            rf"(?i:\b(?:diagnos[ie]s|dx|primary\s+disability|disability\s+type|type\s+of\s+disability)\s*[:–-]\s*{_TASK}[A-Za-z][\w ]{{3,40}})|"  # noqa: E501
            rf"(?i:\bdisabilit(?:y|ies)\s*[:–-]\s*{quality}(?:{conditions})\b)|"
            rf"(?i:\b(?:was|is|been|were)\s+diagnosed\s+with\s+(?:an?\s+)?[a-z]\w+)|"
            rf"(?i:(?:\b(?:his|her|their|whose)|\b[a-z]+['’]s)\s+(?:primary\s+)?(?:diagnosis|disability)\s+is\s+{quality}(?:{conditions})\b)|"
            rf"(?i:\b(?:icd(?:-?\s?(?:9|10|11))?(?:-cm)?|(?:diagnosis|dx)\s+code)s?\s*[:\#]?\s*[a-z]\d{{2}}(?:\.\d{{1,4}})?\b)|"
            rf"\b{_SOMEONE}{given}(?:\s+{given})?\s+(?:has|lives\s+with|is\s+a\s+person\s+with)\s+(?i:{quality}(?:{conditions})\b)(?!-)"
        ),
        telling_of_people=telling_words(content.people),
        telling_of_conditions=telling_words(content.conditions),
    )


def personal_data(annotated: Annotated, patterns: Patterns) -> tuple[PersonalData, ...]:
    """Every place that may hold personal data of a participant, in the order of the text."""
    return tuple(sorted(_found(annotated, patterns), key=lambda one: one.span))


def _found(annotated: Annotated, patterns: Patterns) -> Iterator[PersonalData]:
    text, said = annotated.text, _expressions(patterns)
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


def _names(text: str, said: _Expressions, words: NameWords) -> Iterator[PersonalData]:
    """Names behind a word for a person who is served, that are no job's and no company's."""
    for match in said.name.finditer(text):
        marked = match["colon"] or match["of"] or match["only"]
        if _is_person(text, match, words) and (marked or match["name"].split()[0].lower() not in _NOT_GIVEN):
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


#: Capitalised words that follow "client" or "participant" without being a name.
_NOT_GIVEN = frozenset(("services", "service", "assistance", "relations", "support", "program", "manual", "handbook"))
