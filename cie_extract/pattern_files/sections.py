"""patterns/sections/<section>.yaml: the headings that open each section, and how its lines are worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from pydantic import Field
from rapidfuzz.distance import OSA

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.phrases import SMALL_WORDS, one_of, plain_words, words_of
from cie_extract.pattern_files.wording import openings_of, opens_with_verb, verb_forms
from cie_extract.pattern_files.yaml_file import load_yaml

_NUMBERING = re.compile(
    r"\W*(?:(?:section|part|article|item|box|block)\s+)?#?"
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])\s?(?:[.):]|\s[-–—]|[-–—]\s)\s*|\d{1,2}(?:\.\d{1,2})*\s+)(?=\w)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_CONTINUED = re.compile(r"\W+cont(?:inued|['’]?d)?\W*$", re.IGNORECASE)
_PART = re.compile(r"\s[-–—]\s|[,;]\s|\s\|\s")
_FIGURES = re.compile(r"\d|\. ?\.")
_LABEL = re.compile(r"(?P<label>[^\n\t:]{2,90}?)\s?(?::|\s[-–—](?=\s)|--|—|\.(?=\s+\S))")
_LONGEST = 12  # words of a heading


class Leaving(Frozen):
    """Lines that stand in a section and are no item of it."""

    whole: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()


class Content(Frozen):
    """How the lines of a section are worded."""

    openings: tuple[str, ...] = ()
    not_openings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    not_verbs: tuple[str, ...] = ()


class SectionExamples(Frozen):
    """Headings and lines, both ways: the suite runs them."""

    opens: tuple[str, ...]
    not_: tuple[str, ...] = Field(alias="not")
    lines: tuple[str, ...] = ()
    not_lines: tuple[str, ...] = ()


class SectionFile(Frozen):
    """One file of patterns/sections; README.md beside it explains the keys."""

    meaning: str
    headings: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    runs_on: bool = True
    closing: bool = False
    content: Content = Content()
    leave_out: Leaving = Leaving()
    examples: SectionExamples


@dataclass(frozen=True, slots=True)
class Label:
    """A heading run in with its text: the section it opens, and where the text begins."""

    name: str
    end: int


@dataclass(frozen=True)
class _Section:
    """One section's phrases, compiled. `phrases` of headings are tried before `wide` ones, which hold a "..."."""

    name: str
    file: SectionFile
    phrases: re.Pattern[str] | None
    wide: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    never: re.Pattern[str] | None
    core: frozenset[str]
    allowed: frozenset[str]
    openings: re.Pattern[str] | None
    not_openings: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    forms: frozenset[str]
    not_verbs: re.Pattern[str] | None
    left_whole: re.Pattern[str] | None
    left_holding: re.Pattern[str] | None

    def of_words(self, words: str) -> bool:
        """Is every word one of this section's, and one of them a core word?"""
        parts = words.split()
        return bool(self.core.intersection(parts)) and all(part in self.allowed or part.isdigit() for part in parts)

    def is_worded_so(self, line: str, words: str) -> bool:
        if _starts(self.not_openings, words):
            return False
        if _starts(self.openings, words) or (self.inside and _holds(self.inside, words)):
            return True
        return bool(self.forms) and any(
            (opens_with_verb(opening, self.forms) and not _starts(self.not_verbs, opening))
            or _starts(self.openings, opening)
            for opening in openings_of(line)
        )


class SectionPatterns:
    """What opens a section, and what a line of one looks like. Nothing here looks at layout: stages/sections does."""

    def __init__(self, files: dict[str, SectionFile]) -> None:
        self._sections = {name: _compiled(name, file) for name, file in files.items()}
        self._known = frozenset(chain.from_iterable(_known_words(file) for file in files.values())) | SMALL_WORDS
        self._long = tuple(sorted(word for word in self._known if len(word) >= 7))
        self.names = tuple(files)
        self.files = files

    def heading(self, text: str) -> str | None:
        """The section that a line opens when it stands on a line of its own, or None."""
        words = self._heading_words(text)
        return self._opened(words, "alone") or self._opened_by_part(text, "alone") if words else None

    def cell(self, text: str) -> str | None:
        """The section that a label cell opens ("Hourly rate" left of "$17.10")."""
        words = self._heading_words(text)
        return self._opened(words, "labels") or self._opened(words, "alone") if words else None

    def label(self, text: str) -> Label | None:
        """The heading that is run in at the start of a text ("Duties: sweeps floors"), with where its text begins."""
        found = _LABEL.match(text)
        if not found or not text[found.end() :].strip():
            return None
        words = self._heading_words(found["label"])
        mark = text[found.end("label") : found.end()].strip()
        if not words or (mark != ":" and not found["label"].isupper()):
            return None
        if mark == ":" and text[found.end()].isdigit() and found["label"][-1].isdigit():
            return None  # a time of day
        name = self._opened(words, "labels")
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
        return Label(name, start) if name else None

    def wording(self, line: str) -> frozenset[str]:
        """The sections whose lines are worded like this one."""
        words = plain_words(line)
        return frozenset(name for name, section in self._sections.items() if section.is_worded_so(line, words))

    def is_worded_as(self, name: str, line: str) -> bool:
        """Is a line worded like those of this section?"""
        return self._sections[name].is_worded_so(line, plain_words(line))

    def leaves_out(self, name: str, line: str) -> bool:
        """Is this a line that stands in the section and is no item of it ("This list is not exhaustive")?"""
        section, words = self._sections[name], plain_words(line)
        whole = section.left_whole is not None and section.left_whole.fullmatch(words) is not None
        return whole or (section.left_holding is not None and _holds(section.left_holding, words))

    def closing(self) -> tuple[str, ...]:
        """The sections whose own wording ends a list above it."""
        return tuple(name for name, section in self._sections.items() if section.file.closing)

    def _heading_words(self, text: str) -> str:
        text = _CONTINUED.sub("", text.strip())
        if numbering := _NUMBERING.match(text):
            text = text[numbering.end() :]
        words = plain_words(_REMARK.sub(" ", text)) or plain_words(text)
        if not words or words.count(" ") > _LONGEST:
            return ""
        return "".join(f"{self._spelled(word)} " for word in words.split())

    def _spelled(self, word: str) -> str:
        """The word of the headings that this one is, but for one slip ("qualifcations")."""
        if len(word) < 7 or word in self._known or not word.isalpha():
            return word
        return next((known for known in self._long if OSA.distance(word, known, score_cutoff=1) <= 1), word)

    def _opened(self, words: str, also: str) -> str | None:
        sections = tuple(
            section for section in self._sections.values() if not (section.never and section.never.fullmatch(words))
        )
        for kind in ("labels", "phrases") if also == "labels" else ("phrases", "alone"):
            for section in sections:
                phrases = getattr(section, kind)
                if phrases and phrases.fullmatch(words):
                    return section.name
        for section in sections:
            if section.of_words(words):
                return section.name
        return next((section.name for section in sections if section.wide and section.wide.fullmatch(words)), None)

    def _opened_by_part(self, text: str, also: str) -> str | None:
        """ "Wages, perks, next steps" opens what "Wages" opens; a sentence opens nothing."""
        part = _PART.split(text.strip(), maxsplit=1)[0]
        if part == text.strip() or text.rstrip().endswith((".", ";")) or _FIGURES.search(text):
            return None
        words = self._heading_words(part)
        return self._opened(words, also) if words else None


@lru_cache(maxsize=4)
def load_sections(patterns: Patterns) -> SectionPatterns:
    """All sections. Raises PatternFileError with the file and the phrase that is none."""
    return SectionPatterns({file.stem: load_yaml(file, SectionFile) for file in patterns.files("sections")})


def _compiled(name: str, file: SectionFile) -> _Section:
    def wide(phrase: str) -> bool:
        return "..." in phrase

    where = f"{name}.yaml"
    content = file.content
    return _Section(
        name=name,
        file=file,
        phrases=one_of((phrase for phrase in file.headings if not wide(phrase)), where),
        wide=one_of((phrase for phrase in file.headings if wide(phrase)), where),
        alone=one_of(file.alone, where),
        labels=one_of(file.labels, where),
        never=one_of(file.not_, where),
        core=frozenset(file.core),
        allowed=frozenset(file.core) | frozenset(file.beside) | SMALL_WORDS,
        openings=one_of(content.openings, where),
        not_openings=one_of(content.not_openings, where),
        inside=one_of(content.phrases, where),
        forms=verb_forms(content.verbs),
        not_verbs=one_of(content.not_verbs, where),
        left_whole=one_of(file.leave_out.whole, where),
        left_holding=one_of(file.leave_out.holding, where),
    )


def _known_words(file: SectionFile) -> Iterator[str]:
    phrases: Iterable[str] = chain(file.headings, file.alone, file.labels, file.core, file.beside, file.not_)
    return words_of(phrases)


def _starts(pattern: re.Pattern[str] | None, words: str) -> bool:
    return pattern is not None and pattern.match(words) is not None


def _holds(pattern: re.Pattern[str], words: str) -> bool:
    return any(found.start() == 0 or words[found.start() - 1] == " " for found in pattern.finditer(words))
