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
    diagnosis: re.Pattern[str]
    telling_of_people: tuple[str, ...]
    telling_of_conditions: tuple[str, ...]


_DAY = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|(?:19|20)\d\d-\d\d-\d\d\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+"
    r"\d{1,2},?\s+(?:19|20)\d\d\b"
)
_SOMEONE = r"(?!(?:Anyone|Nobody|Everyone|Someone|Who|The|This|That|It|Each|One|Staff|Employee|Worker|Applicant|Person|He|She|They|If|No|Our|We)\b)"  # noqa: E501

#: Three groups of digits, and the labels of a diagnosis (words parted by line ends): a quick look.
_LIKE_SSN = re.compile(r"\d{3}-\d{2}-\d{4}")
_LABELS_OF_DIAGNOSES = ("diagnos", "dx", "primary\ndisability", "disability\ntype", "type\nof\ndisability")


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> _Expressions:
    content = load_yaml(patterns.file("document_types/personal_data.yaml"), PersonalDataFile)
    people = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in content.people)
    conditions = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in content.conditions)
    given = r"[A-Z][a-z’'-]+"
    first = "".join(
        sorted({re.escape(letter) for word in content.people for letter in word[0].lower() + word[0].upper()})
    )
    return _Expressions(
        ssn=re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-\d{2}-(?!0000)\d{4}(?![\w-])"),
        ssn_label=re.compile(
            r"(?:\bSSN|social\s+security\s+(?:number|no\.?|#))\s*[:#]?\s*(?P<digits>[\dxX*]{3}[- ]?[\dxX*]{2}[- ]?\d{4})\b",  # noqa: E501
            re.I,
        ),
        birth=re.compile(
            r"\b(?:DOB|D\.O\.B\.|date\s+of\s+birth|birth\s*date|born(?:\s+on)?)\b\s*[:.–-]?\s*", re.IGNORECASE
        ),
        number=re.compile(
            rf"\b(?=[{first}])(?:{people})(?:['’]s)?\s*(?:(?:id|number|no\.?|file\s+no\.?)\s*[:#]?\s*|#\s*|:\s*)(?P<number>[A-Z]{{0,3}}-?\d[\d-]{{2,}})\b",
            re.IGNORECASE,
        ),
        name=re.compile(
            rf"\b(?=[{first}IiEe])(?i:{people}|individual|employee\s+with\s+a\s+disability)(?i:['’]s\s+name|\s+name|\(s\))?\s*(?P<colon>[:–-])?\s+"
            rf"(?P<name>(?:Mr\.|Ms\.|Mrs\.)?\s*{given}(?:\s+[A-Z]\.)?\s+{given}(?:-{given})?)(?=[\s.,;)]|$)"
        ),
        diagnosis=re.compile(
            rf"(?i:\b(?:diagnos[ie]s|dx|primary\s+disability|disability\s+type|type\s+of\s+disability)\s*[:–-]\s*(?!none\b|n/a|_)[A-Za-z][\w ]{{3,40}})|"  # noqa: E501
            rf"(?i:\b(?:was|is|been|were)\s+diagnosed\s+with\s+(?:an?\s+)?[a-z]\w+)|"
            rf"\b{_SOMEONE}{given}(?:\s+{given})?\s+(?:has|lives\s+with|is\s+a\s+person\s+with)\s+(?:an?\s+)?(?:mild\s+|moderate\s+|severe\s+)?(?i:{conditions})"
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
    if _holds(annotated, ("ssn", "social")):
        for match in said.ssn_label.finditer(text):
            taken.append(match.span("digits"))
            yield PersonalData("ssn", match.span("digits"))
    if _LIKE_SSN.search(text):
        for match in said.ssn.finditer(text):
            if match.span() not in taken:
                yield PersonalData("ssn", match.span())
    if _holds(annotated, ("dob", "d.o.b", "birth", "born")):
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
        rest = text[match.start("name") : match.end() + 24].split("\n")[0]
        tokens = match["name"].split()
        job = tokens[-1].lower() in words.job_nouns or tokens[-1].lower() in words.endings
        company = organization_likeness(rest.rstrip(" .,"), words) >= 0.7 or re.search(r",?\s+(?:Inc|LLC|Corp)\b", rest)
        if not job and not company and not (match["colon"] is None and tokens[0].lower() in _NOT_GIVEN):
            yield PersonalData("name", match.span())


#: Capitalised words that follow "client" or "participant" without being a name.
_NOT_GIVEN = frozenset(("services", "service", "assistance", "relations", "support", "program", "manual", "handbook"))
