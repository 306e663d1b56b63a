"""patterns/qualifiers/<status>.yaml: the words around a cue that say it is denied, past, possible or another's.

The method is ConText's (Harkema and others, 2009, after NegEx, Chapman and others, 2001): phrases before or after a cue
reach it unless a terminator or the end of the clause stands between; a pseudo phrase looks like one and is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cue_language import Vocabulary
from cie_extract.pattern_files.cues import CUE_KINDS, Examples, Lines, load_cues
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.occurrences import Group
from cie_extract.pattern_files.yaml_file import load_yaml

#: "boilerplate": the sentence is no statement about this job, and its cues are dropped. "marks": the status stays.
QualifierStatus = Literal["negated", "historical", "hypothetical", "other", "boilerplate", "marks"]


class Qualifier(Frozen):
    """One family of phrases.

    Where they stand: `preceding` and `following` reach `reach` words from the cue, up to the end of the clause;
    `over_clauses`: a semicolon, colon or dash does not stop them; `inside`: `preceding` counts within the words of the
    cue as well ("pay is not set by output"). `anywhere` reaches the whole sentence; `in_its_clause`: the cue's clause
    alone; `neighbours`: the sentence before and the one after, too. `after_break`: what follows stands after a colon, a
    bracket, a box or the edge of a cell ("AbilityOne: no", not "Employment Works no. 12-7"). `own_clause`: what
    follows does not reach back over a comma with "and" ("one rate for all, and the rate is never cut").
    `next_sentence`: the next sentence says this, and is quoted ("This job is none of these.").

    When they count: `unless`: the sentence holds none of these. `kinds` / `not_kinds`: only, or not, for cues of these
    kinds ("wage" stands for its group). `titles`: only in the description of a job with one of these in its title.
    `at_least`: only where so many sentences that hold cues say it (the printed statements of a form come together).

    What they do: the cue gets the file's status, or `becomes`, and the `mark`.
    """

    id: str
    preceding: Lines = ()
    following: Lines = ()
    anywhere: Lines = ()
    next_sentence: Lines = ()
    titles: Lines = ()
    unless: Lines = ()
    reach: int = Field(default=12, ge=1)
    inside: bool = False
    over_clauses: bool = False
    neighbours: bool = False
    in_its_clause: bool = False
    after_break: bool = False
    own_clause: bool = False
    at_least: int = Field(default=1, ge=1)
    kinds: Lines = ()
    not_kinds: Lines = ()
    mark: str | None = None
    becomes: str | None = None

    def concerns(self, kind: str) -> bool:
        """Whether this family says anything of cues of that kind."""
        group = kind.partition(".")[0]
        named = not self.kinds or kind in self.kinds or group in self.kinds
        return named and kind not in self.not_kinds and group not in self.not_kinds


class QualifierFile(Frozen):
    """All families of one status, with what stops their reach."""

    status: QualifierStatus
    about: str
    source: str = ""
    words: dict[str, Lines] = Field(default_factory=dict)
    qualifiers: tuple[Qualifier, ...] = Field(min_length=1)
    pseudo: Lines = ()
    terminators: Lines = ()
    examples: Examples


@dataclass(frozen=True, slots=True)
class Family:
    """A Qualifier, ready to run."""

    status: QualifierStatus
    qualifier: Qualifier
    preceding: Group
    following: Group
    anywhere: Group
    next_sentence: Group
    titles: Group
    unless: Group
    pseudo: Group
    terminators: Group


@dataclass(frozen=True)
class QualifierBook:
    """All families over one vocabulary, those that decide first first."""

    vocabulary: Vocabulary
    files: tuple[QualifierFile, ...]
    families: tuple[Family, ...]

    def of(self, *statuses: QualifierStatus) -> tuple[Family, ...]:
        """The families of these statuses, in order."""
        return tuple(family for family in self.families if family.status in statuses)


#: What wins where several apply: what is no statement at all, then whose, then when, then whether.
_ORDER: tuple[QualifierStatus, ...] = ("boilerplate", "other", "historical", "negated", "hypothetical", "marks")


@lru_cache(maxsize=4)
def load_qualifiers(patterns: Patterns) -> QualifierBook:
    """Read all files of patterns/qualifiers. Raises PatternFileError, with the file and the entry."""
    paths = patterns.files("qualifiers")
    files = tuple(load_yaml(path, QualifierFile) for path in paths)
    classes = {name: phrases for file in load_cues(patterns).files for name, phrases in file.words.items()}
    for file in files:
        classes |= file.words
    vocabulary = Vocabulary(classes)
    families: list[Family] = []
    for path, file in zip(paths, files, strict=True):
        with _named(path.name):
            pseudo, terminators = vocabulary.group(file.pseudo), vocabulary.group(file.terminators)
        for qualifier in file.qualifiers:
            with _named(f"{path.name}: {qualifier.id}"):
                _refuse_unknown_kinds(qualifier)
                families.append(_family(file.status, qualifier, vocabulary, pseudo, terminators))
    families.sort(key=lambda family: _ORDER.index(family.status))
    return QualifierBook(vocabulary, files, tuple(families))


@contextmanager
def _named(place: str) -> Iterator[None]:
    """What is wrong in there is told with the file and the entry."""
    try:
        yield
    except PatternFileError as error:
        raise PatternFileError(f"{place}: {error}") from error


def _family(
    status: QualifierStatus, qualifier: Qualifier, vocabulary: Vocabulary, pseudo: Group, terminators: Group
) -> Family:
    return Family(
        status=status,
        qualifier=qualifier,
        preceding=vocabulary.group(qualifier.preceding),
        following=vocabulary.group(qualifier.following),
        anywhere=vocabulary.group(qualifier.anywhere),
        next_sentence=vocabulary.group(qualifier.next_sentence),
        titles=vocabulary.group(qualifier.titles),
        unless=vocabulary.group(qualifier.unless),
        pseudo=pseudo,
        terminators=terminators,
    )


def _refuse_unknown_kinds(qualifier: Qualifier) -> None:
    known = CUE_KINDS | {kind.split(".", maxsplit=1)[0] for kind in CUE_KINDS}
    for kind in qualifier.kinds + qualifier.not_kinds:
        if kind not in known:
            raise PatternFileError(f"{kind!r} is not a kind of cue.")
