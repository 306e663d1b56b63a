"""patterns/document_types/letter.yaml and resume.yaml: the words of letters that describe a job, and of résumés."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.word_lists import phrase_finder
from cie_extract.pattern_files.yaml_file import load_yaml


class LetterFile(Frozen):
    """patterns/document_types/letter.yaml."""

    name: Literal["letter"]
    about: str
    greetings: tuple[str, ...]
    somebody_is_sought: tuple[str, ...]
    of_an_applicant: tuple[str, ...]


class ResumeFile(Frozen):
    """patterns/document_types/resume.yaml. `headings`: by what stands below them; `work` must be among them."""

    name: Literal["resume"]
    about: str
    headings: dict[str, tuple[str, ...]]
    about_a_job: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """The words of a letter, ready to be looked for."""

    greetings: re.Pattern[str]
    somebody_is_sought: re.Pattern[str]
    of_an_applicant: re.Pattern[str]


@dataclass(frozen=True)
class Resume:
    """What stands below each heading of a résumé, by the heading in small letters; words that no résumé holds."""

    headings: dict[str, str]
    about_a_job: re.Pattern[str]


@lru_cache(maxsize=4)
def load_letter(patterns: Patterns) -> Letter:
    """The words of letters. Raises PatternFileError for a file that is not as it should be."""
    content = load_yaml(patterns.file("document_types/letter.yaml"), LetterFile)
    return Letter(
        phrase_finder(content.greetings),
        phrase_finder(content.somebody_is_sought),
        phrase_finder(content.of_an_applicant),
    )


@lru_cache(maxsize=4)
def load_resume(patterns: Patterns) -> Resume:
    """The words of résumés. Raises PatternFileError for a file that is not as it should be, or without headings of
    work."""
    path = patterns.file("document_types/resume.yaml")
    content = load_yaml(path, ResumeFile)
    if "work" not in content.headings:
        raise PatternFileError(f"{path.name}: `headings` must hold `work`, the headings over jobs that were held.")
    headings = {heading.lower(): part for part, found in content.headings.items() for heading in found}
    return Resume(headings, phrase_finder(content.about_a_job))
