"""patterns/learned: what a small model has learned about cues from the marked sentences, and how far it is believed.

The rules of patterns/cues find what somebody has foreseen. The model finds a passage that says the same in words that
nobody has: a logistic regression for each kind over the words of the passage, their pairs and triples, and over what
the words mean (GloVe vectors, Pennington, Socher and Manning 2014). benchmarks/learned.py trains it, on a CPU in
minutes, from patterns/learned/*.tsv and the examples in patterns/cues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cie_extract.errors import PatternFileError
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Array = NDArray[Any]
#: Runs of up to so many words are looked up.
LONGEST_RUN = 3
#: How heavily the meaning of the words weighs beside the words.
MEANING = 3.0
_WORD = re.compile(r"\$\s?\d[\d,.]*|\d[\d,.]*|[a-z]+(?:'[a-z]+)?|[☐☒%]")


def words_of(sentence: str) -> list[str]:
    """The words as the model sees them: small letters, figures all alike, "n't" opened."""
    found: list[str] = []
    for word in _WORD.findall(sentence.lower().replace("’", "'")):
        if word[0] == "$" or word[0].isdigit():
            found.append("$" if word[0] == "$" else "7")
        elif word.endswith("n't"):
            found += [word[:-3] if word != "can't" else "can", "not"]
        else:
            found.append(word.removesuffix("'s"))
    return found


def runs_of(words: Sequence[str]) -> list[str]:
    """Every word, pair and triple of words."""
    runs = list(words)
    for length in range(2, LONGEST_RUN + 1):
        runs += map(" ".join, zip(*(words[first:] for first in range(length)), strict=False))
    return runs


@dataclass(frozen=True)
class Meanings:
    """Vectors of common words, of length 1, rows in the order of `place`."""

    place: dict[str, int]
    vectors: Array

    def of(self, passages: Sequence[Sequence[str]], rarity: dict[str, float], rarest: float) -> Array:
        """A row for each passage, of three vectors in one: the mean of its words' vectors, rare words heavier, and
        their highest and lowest. A row of zeros where no word is known."""
        size = self.vectors.shape[1]
        meant = np.zeros((len(passages), 3 * size), dtype=np.float32)
        place = self.place
        known = [[word for word in words if word in place] for words in passages]
        some = np.array([at for at, words in enumerate(known) if words], dtype=np.int64)
        if not some.size:
            return meant
        every = [word for words in known for word in words]
        begins = _begins(len(words) for words in known if words)
        rows = self.vectors[[place[word] for word in every]]
        weights = np.array([rarity.get(word, rarest) for word in every], dtype=np.float32)[:, None]
        total = np.add.reduceat(weights, begins, axis=0)
        meant[some, :size] = np.add.reduceat(rows * weights, begins, axis=0) / total
        meant[some, size : 2 * size] = np.maximum.reduceat(rows, begins, axis=0) / 3
        meant[some, 2 * size :] = np.minimum.reduceat(rows, begins, axis=0) / 3
        return meant * np.float32(MEANING)


def _begins(lengths: Iterable[int]) -> Array:
    """Where each of several runs of these lengths, one after the other, begins."""
    ends = np.cumsum(np.fromiter(lengths, dtype=np.int64))
    return np.concatenate([[0], ends[:-1]])


@dataclass(frozen=True)
class Model:
    """What was learned. `labels` are kinds, or "!kind" for the denial of one."""

    labels: tuple[str, ...]
    place: dict[str, int]  # of a run of words
    rarity: Array  # of a run
    of_runs: Array  # runs x labels
    of_meanings: Array  # 3 x size of a vector, x labels
    offsets: Array
    word_rarity: dict[str, float]
    rarest: float
    meanings: Meanings

    def probabilities(self, passages: Sequence[Sequence[str]]) -> Array:
        """A row for each passage (its words, `words_of`), a column for each label: how probable it is that a careful
        reader marks it there. All passages of a document at once: one by one takes three times as long."""
        if not passages:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        reached = self.offsets + self.meanings.of(passages, self.word_rarity, self.rarest) @ self.of_meanings
        place = self.place
        counted = [Counter([place[run] for run in runs_of(words) if run in place]) for words in passages]
        some = np.array([at for at, runs in enumerate(counted) if runs], dtype=np.int64)
        if some.size:
            rows = np.array([run for runs in counted for run in runs], dtype=np.int64)
            often = np.array([many for runs in counted for many in runs.values()], dtype=np.float32)
            values = self.rarity[rows] * (1 + np.log(often))
            begins = _begins(len(runs) for runs in counted if runs)
            lengths = np.sqrt(np.add.reduceat(values * values, begins))
            of_runs = np.add.reduceat(self.of_runs[rows].astype(np.float32) * values[:, None], begins, axis=0)
            reached[some] += of_runs / lengths[:, None]
        said: Array = 1 / (1 + np.exp(-reached))
        return said


class Agreement(Frozen):
    """The probabilities from which the encoder and the word model are taken to say the same."""

    encoder: float = Field(gt=0, lt=1)
    words: float = Field(gt=0, lt=1)


class Accord(Frozen):
    """When both models together say what speaks for a job.

    `share`: the encoder's in the mean of their log odds; `least`: the probability that this mean must come to;
    `opposites`: the mean of what they make of each of its opposites stays below.
    """

    share: float = Field(gt=0, lt=1)
    least: float = Field(gt=0, lt=1)
    opposites: float = Field(gt=0, lt=1)


class Less(Frozen):
    """A kind that a passage must name in a word of its own: `said_by` such words (small letters, "*" for any ending);
    without one of them the passage says no more than the kind `becomes`."""

    said_by: tuple[str, ...]
    becomes: str

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What finds one of them."""
        return re.compile(
            r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in self.said_by) + r")\b", re.I
        )


class SecondReading(Frozen):
    """How much the encoder is trusted, which reads once more, as a whole, the passages that may hold a cue.

    `asked_from`: the word model's probability of a further cue from which a passage is read, beside those in which a
    cue was found that may fall away: not where the word model makes `borne_out_from` or more of what a rule has found.
    `sure`: the encoder's probability from which a kind that nobody else found in the passage is taken for a cue;
    `sure_of` for single labels; one of the kinds `once` only where the document has none. `agreed`: the confidence of
    what both models say: of what speaks for a job together (`in_accord`), of the rest each by itself (`agreed_from`), a
    denial only of the kinds in `agreed_denials`.
    `doubted_below`: a cue of one of the kinds `doubted` falls away where the encoder makes less than this of it, be it
    said, denied or merely possible; not in the sections `believed_in`, nor where it sees another of the kinds that are
    said `together`. `opposed`: what the word model alone finds of these kinds falls away there too, where the encoder
    is `sure` of one of the opposites that stand beside each.
    `wary_of`: the probability from which a kind that speaks against a job, said or merely possible, is held for a
    doubtful cue, which a person reads; `wary_from`: the word model's, of whatever kind, from which a passage is read
    for that, where it makes `wary_kind_from` or more of one of these. It is none where the encoder makes as much of
    what speaks for the job in the same matter (`rivals`), nor where the passage holds one of the phrases that say
    something else (`untroubled`, in small letters). `less`: kinds that a model alone does not tell from a lesser one.
    """

    asked_from: float = Field(gt=0, lt=1)
    borne_out_from: float = Field(gt=0, lt=1)
    wary_from: float = Field(gt=0, lt=1)
    wary_kind_from: float = Field(gt=0, lt=1)
    wary_of: dict[str, float] = Field(default_factory=dict)
    rivals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    untroubled: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sure: float = Field(gt=0, lt=1)
    sure_of: dict[str, float] = Field(default_factory=dict)
    once: tuple[str, ...] = ()
    agreed: float = Field(gt=0, lt=1)
    in_accord: Accord
    agreed_from: Agreement
    agreed_denials: dict[str, Agreement] = Field(default_factory=dict)
    doubted_below: float = Field(gt=0, lt=1)
    doubted: tuple[str, ...]
    together: tuple[str, ...] = ()
    believed_in: tuple[str, ...] = ()
    opposed: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    less: dict[str, Less] = Field(default_factory=dict)

    def opposites(self, kind: str) -> tuple[str, ...]:
        """What a passage that speaks for a job in this kind cannot say too: what it is a rival of, and its denial."""
        return (*(against for against, rivals in self.rivals.items() if kind in rivals), f"!{kind}")


class Trust(Frozen):
    """patterns/learned/trust.yaml: where the model is asked, and how sure it must be.

    `sure`: the probability from which a passage is taken for a cue; `sure_of` for single labels, `sure_of_support` for
    those of `support`, which speak for a job. `despite_denial`: the same for them where the passage holds one of the
    words of `denials`, as the model weighs words and does not read syntax. `most`: no confidence is higher,
    so that what rests on the model alone goes to a person.
    `not_asked`: kinds, or groups of kinds, that are left to the rules. `never_in`: sections in which nothing is looked
    for, but in a remark among notices; `not_in`: those in which one kind, or a group of kinds, is not.
    """

    about: str
    sure: float = Field(gt=0, lt=1)
    sure_of: dict[str, float] = Field(default_factory=dict)
    sure_of_support: float = Field(gt=0, lt=1)
    despite_denial: float = Field(gt=0, le=1)
    most: float = Field(gt=0, lt=1)
    support: tuple[str, ...]
    denials: tuple[str, ...]
    not_asked: tuple[str, ...]
    never_in: tuple[str, ...]
    not_in: dict[str, tuple[str, ...]]
    second_reading: SecondReading

    @property
    def least(self) -> float:
        """No label is given below it."""
        return min(self.sure, self.sure_of_support, *self.sure_of.values())


@lru_cache(maxsize=4)
def load_trust(patterns: Patterns) -> Trust:
    """The settings. Raises PatternFileError, also where a kind is named that there is not."""
    path = patterns.file("learned/trust.yaml")
    trust = load_yaml(path, Trust)
    groups = {kind.partition(".")[0] for kind in CUE_KINDS}
    again = trust.second_reading
    for name in (
        *trust.sure_of,
        *trust.support,
        *trust.not_asked,
        *trust.not_in,
        *again.sure_of,
        *again.once,
        *again.doubted,
        *again.opposed,
        *(name for opposites in again.opposed.values() for name in opposites),
        *again.wary_of,
        *again.rivals,
        *again.untroubled,
        *again.less,
        *(one.becomes for one in again.less.values()),
        *(label for labels in again.rivals.values() for label in labels),
    ):
        if name.lstrip("!") not in CUE_KINDS | groups:
            raise PatternFileError(f"{path.name}: {name!r} is not a kind of cue.")
    return trust


def load_meanings(path: Path) -> Meanings:
    """The vectors of common words, kept in small whole numbers."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
        vectors = kept["vectors"].astype(np.float32)
        words = bytes(kept["words"]).decode("utf-8").split("\n")
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Meanings({word: at for at, word in enumerate(words)}, vectors)


@lru_cache(maxsize=4)
def load_model(patterns: Patterns) -> Model:
    """The trained model. Raises PatternFileError where its files are missing or damaged."""
    return _load(patterns.file("learned/model.npz"), patterns.file("learned/words.npz"))


@lru_cache(maxsize=2)
def _load(path: Path, of_words: Path) -> Model:  # by their files: workspaces with words of their own share them
    try:
        meanings = load_meanings(of_words)
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            runs = bytes(kept["runs"]).decode("utf-8").split("\n")
            rare_words = bytes(kept["words"]).decode("utf-8").split("\n")
            return Model(
                labels=tuple(bytes(kept["labels"]).decode("utf-8").split("\n")),
                place={run: at for at, run in enumerate(runs)},
                rarity=kept["rarity"].astype(np.float32),
                of_runs=kept["of_runs"],
                of_meanings=kept["of_meanings"].astype(np.float32),
                offsets=kept["offsets"].astype(np.float32),
                word_rarity=dict(zip(rare_words, kept["word_rarity"].astype(float).tolist(), strict=True)),
                rarest=float(kept["rarest"]),
                meanings=meanings,
            )
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise PatternFileError(
            f"{path.name} cannot be read.", advice="Train it again: python -m benchmarks.learned --write."
        ) from error
