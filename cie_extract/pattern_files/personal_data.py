"""patterns/document_types/personal_data.yaml: what tells that a paper says who a participant is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.word_lists import telling_words
from cie_extract.pattern_files.yaml_file import load_yaml


class PersonalDataFile(Frozen):
    """The file. `nobody`, `no_given_names` and `no_names_behind` are capitalised words that look like a name and are
    none, `no_diagnoses` what follows "Diagnosis:" where it is a task."""

    name: str
    people: tuple[str, ...]
    conditions: tuple[str, ...]
    nobody: tuple[str, ...]
    no_given_names: tuple[str, ...]
    no_names_behind: tuple[str, ...]
    no_diagnoses: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class PersonalDataWords:
    """The expressions, ready to be looked for."""

    ssn: re.Pattern[str]
    ssn_label: re.Pattern[str]
    birth: re.Pattern[str]
    number: re.Pattern[str]
    name: re.Pattern[str]
    client: re.Pattern[str]
    diagnosis: re.Pattern[str]
    not_given: frozenset[str]
    telling_of_people: tuple[str, ...]
    telling_of_conditions: tuple[str, ...]


_SSN_WORDS = r"(?:\bSSN|\bS\.\s?S\.\s?N\.?|\bSS\s?#|\bsoc(?:ial|\.)\s+sec(?:urity|\.)\s+(?:number|no\.?|num\.?|\#))"


def _none_of(words: tuple[str, ...]) -> str:
    return rf"(?!(?:{'|'.join(map(re.escape, words))})\b)"


@lru_cache(maxsize=4)
def load_personal_data(patterns: Patterns) -> PersonalDataWords:
    """Raises PatternFileError."""
    content = load_yaml(patterns.file("document_types/personal_data.yaml"), PersonalDataFile)
    people = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in content.people)
    conditions = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in sorted(content.conditions, key=len, reverse=True)
    )
    someone = _none_of(content.nobody)
    no_task = rf"(?!(?:{'|'.join(map(re.escape, content.no_diagnoses))})\b|_)"
    given = r"[A-Z][a-z’'-]+"
    loud = r"[A-Z][A-Z’'-]+"
    first = "".join(
        sorted({re.escape(letter) for word in content.people for letter in word[0].lower() + word[0].upper()})
    )
    whole = (
        rf"(?:(?:Mr\.|Ms\.|Mrs\.)?\s*{_none_of(content.no_given_names)}{given}(?:\s+[A-Z]\.)?\s+{given}(?:-{given})?|"
        rf"{given},\s+{given}|{loud}(?:\s+[A-Z]\.)?\s+{loud}|(?:[A-Z]\.\s?){{2,3}})"
    )
    quality = r"(?:an?\s+)?(?:mild\s+|moderate\s+|severe\s+)?"
    return PersonalDataWords(
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
            rf"\b(?=[A-Z])(?P<name>{someone}{given}\s+{given}),?\s+(?:is\s+|who\s+is\s+)?an?\s+(?:current\s+|former\s+|new\s+)?"
            rf"(?:client|consumer|program\s+participant|vocational\s+rehabilitation\s+participant)\b(?!\s+(?:serv|relat|care))"
        ),
        diagnosis=re.compile(
            rf"\b(?=[A-Za-z])(?:(?i:(?:diagnos[ie]s|dx|primary\s+disability|disability\s+type|type\s+of\s+disability)\s*[:–-]\s*{no_task}[A-Za-z][\w ]{{3,40}})|"  # noqa: E501
            rf"(?i:disabilit(?:y|ies)\s*[:–-]\s*{quality}(?:{conditions})\b)|"
            rf"(?i:(?:was|is|been|were)\s+diagnosed\s+with\s+(?:an?\s+)?[a-z]\w+)|"
            rf"(?i:(?:(?:his|her|their|whose)|[a-z]+['’]s)\s+(?:primary\s+)?(?:diagnosis|disability)\s+is\s+{quality}(?:{conditions})\b)|"
            rf"(?i:(?:icd(?:-?\s?(?:9|10|11))?(?:-cm)?|(?:diagnosis|dx)\s+code)s?\s*[:\#]?\s*[a-z]\d{{2}}(?:\.\d{{1,4}})?\b)|"
            rf"{someone}{given}(?:\s+{given})?\s+(?:has|lives\s+with|is\s+a\s+person\s+with)\s+(?i:{quality}(?:{conditions})\b)(?!-))"
        ),
        not_given=frozenset(content.no_names_behind),
        telling_of_people=telling_words(content.people),
        telling_of_conditions=telling_words(content.conditions),
    )
