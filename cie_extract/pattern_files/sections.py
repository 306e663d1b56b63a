"""patterns/sections/<section>.yaml: the headings that open each section, and how its lines are worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from pydantic import Field
from rapidfuzz.distance import OSA

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.phrases import SMALL_WORDS, PhraseSet, plain_words, words_of
from cie_extract.pattern_files.wording import openings_of, opens_with_verb, verb_forms
from cie_extract.pattern_files.yaml_file import load_yaml

_NUMBERING = re.compile(
    r"\W*(?:[A-Z]\d{1,2}[a-z]?(?:\.\d{1,2})?[.:)]?\s+(?=\w)|(?-i:[B-HJ-Z]\s+(?=[A-Z]))|"
    r"(?:(?:section|part|article|item|box|block)\s+)?#?"
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])\s?(?:[.):]|\s[-–—]|[-–—]\s)\s*|\d{1,2}(?:\.\d{1,2})*\s+)(?=\w))",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_CONTINUED = re.compile(r"\W+cont(?:inued|['’]?d)?\W*$", re.IGNORECASE)
_PART = re.compile(r"\s[-–—]\s|[,;]\s|\s\|\s")
_FIGURES = re.compile(r"\d|\. ?\.")
_LABEL = re.compile(r"(?P<label>[^\n\t:]{2,90}?)\s?(?::|\s[-–—](?=\s)|--|—|\.(?=\s+\S))")
_LONGEST = 12  # words of a heading
_MOST_BEFORE_STOP = 4  # words of a heading run in before a full stop: "Essential functions. Sweeps the halls."
_LONG_WORD = 7  # letters of a word in which one slip is forgiven


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


class _Section:
    """One section's phrases, made ready."""

    def __init__(self, name: str, file: SectionFile) -> None:
        def ready(phrases: Iterable[str]) -> PhraseSet:
            return PhraseSet(phrases, f"{name}.yaml")

        self.name = name
        self.narrow = ready(phrase for phrase in file.headings if "..." not in phrase)
        self.wide = ready(phrase for phrase in file.headings if "..." in phrase)
        self.alone = ready(file.alone)
        self.labels = ready(file.labels)
        self.never = ready(file.not_)
        self.core = frozenset(file.core)
        self.allowed = self.core | frozenset(file.beside) | SMALL_WORDS
        self.openings = ready(file.content.openings)
        self.not_openings = ready(file.content.not_openings)
        self.inside = ready(file.content.phrases)
        self.forms = verb_forms(file.content.verbs)
        self.not_verbs = ready(file.content.not_verbs)
        self.left_whole = ready(file.leave_out.whole)
        self.left_holding = ready(file.leave_out.holding)

    @property
    def worded(self) -> bool:
        """Do the files say how this section's lines are worded?"""
        return bool(self.openings or self.inside or self.forms)

    def of_words(self, words: str) -> bool:
        """Is every word one of this section's, and one of them a core word?"""
        parts = words.split()
        return not self.core.isdisjoint(parts) and all(part in self.allowed or part.isdigit() for part in parts)

    def is_worded_so(self, line: str, words: str) -> bool:
        if self.not_openings.starts(words):
            return False
        if self.openings.starts(words) or self.inside.holds(words):
            return True
        return bool(self.forms) and any(
            self.openings.starts(opening)
            or (opens_with_verb(opening, self.forms) and not self.not_verbs.starts(opening))
            for opening in openings_of(line)
        )


class SectionPatterns:
    """What opens a section, and what a line of one looks like. Nothing here looks at layout: stages/sections does."""

    def __init__(self, files: dict[str, SectionFile]) -> None:
        self._sections = tuple(_Section(name, file) for name, file in files.items())
        self._by_name = {section.name: section for section in self._sections}
        self._worded = tuple(section for section in self._sections if section.worded)
        self._known = frozenset(chain.from_iterable(_known_words(file) for file in files.values())) | SMALL_WORDS
        self._long = tuple(sorted(word for word in self._known if len(word) >= _LONG_WORD))
        self._wording = lru_cache(maxsize=4096)(self._wording_of)
        self._spelled = lru_cache(maxsize=4096)(self._spelling_of)
        self._with_core = tuple(section for section in self._sections if section.core)
        self._written = {kind: self._forms_of(kind) for kind in ("narrow", "alone", "labels")}
        loose = (
            part.loose for one in self._sections for part in (one.narrow, one.wide, one.alone, one.labels) if part.loose
        )
        self._any_loose = re.compile("|".join(loose) or r"(?!)")  # one look for all sections before one for each
        self.names = tuple(files)
        self.files = files
        self.closing = frozenset(name for name, file in files.items() if file.closing)

    def _forms_of(self, kind: str) -> dict[str, _Section]:
        """Every heading of a kind written out, with its section. One that would open two is a PatternFileError."""
        forms: dict[str, _Section] = {}
        for section in self._sections:
            for form in getattr(section, kind).forms:
                other = forms.setdefault(form, section)
                if other is not section:
                    raise PatternFileError(f"{section.name}.yaml: {form.strip()!r} opens {other.name} too.")
        return forms

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
        mark = text[found.end("label") : found.end()].strip()
        stopped = (
            mark == "."
            and len(found["label"].split()) <= _MOST_BEFORE_STOP
            and text[found.end() :].strip()[0].isupper()
        )
        if mark != ":" and not found["label"].isupper() and not stopped:
            return None
        if mark == ":" and text[found.end()].isdigit() and found["label"][-1].isdigit():
            return None  # a time of day
        words = self._heading_words(found["label"])
        name = self._opened(words, "labels") if words else None
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
        return Label(name, start) if name else None

    def wording(self, line: str) -> frozenset[str]:
        """The sections whose lines are worded like this one."""
        return self._wording(line)

    def is_worded_as(self, name: str, line: str) -> bool:
        """Is a line worded like those of this section?"""
        return name in self._wording(line)

    def leaves_out(self, name: str, line: str) -> bool:
        """Is this a line that stands in the section and is no item of it ("This list is not exhaustive")?"""
        section, words = self._by_name[name], plain_words(line)
        return section.left_whole.is_whole(words) or section.left_holding.holds(words)

    def _wording_of(self, line: str) -> frozenset[str]:
        words = plain_words(line)
        return frozenset(section.name for section in self._worded if section.is_worded_so(line, words))

    def _heading_words(self, text: str) -> str:
        text = _CONTINUED.sub("", text.strip())
        if numbering := _NUMBERING.match(text):
            text = text[numbering.end() :]
        words = plain_words(_REMARK.sub(" ", text)) or plain_words(text)
        if not words or words.count(" ") > _LONGEST:
            return ""
        return "".join(f"{self._spelled(word)} " for word in words.split())

    def _spelling_of(self, word: str) -> str:
        """The word of the headings that this one is, but for one slip ("qualifcations")."""
        if len(word) < _LONG_WORD or word in self._known or not word.isalpha():
            return word
        return next((known for known in self._long if OSA.distance(word, known, score_cutoff=1) <= 1), word)

    def _opened(self, words: str, also: str) -> str | None:
        kinds = ("labels", "narrow") if also == "labels" else ("narrow", "alone")
        written = (self._written[kind][words] for kind in kinds if words in self._written[kind])
        of_words = (section for section in self._with_core if section.of_words(words))
        loose = (
            section
            for section in (self._sections if self._any_loose.fullmatch(words) else ())
            if section.narrow.fits(words) or section.wide.fits(words) or getattr(section, also).fits(words)
        )
        fitting = chain(written, of_words, loose)
        return next((section.name for section in fitting if not section.never.is_whole(words)), None)

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


def _known_words(file: SectionFile) -> Iterator[str]:
    phrases: Iterable[str] = chain(file.headings, file.alone, file.labels, file.core, file.beside, file.not_)
    return words_of(phrases)
