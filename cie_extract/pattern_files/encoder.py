"""patterns/learned/encoder.npz: a small reader of whole sentences, asked where the rules and the word model are unsure.

Three layers of a sentence encoder (the lower half of all-MiniLM-L6-v2: Wang and others 2020; in shape a BERT: Devlin
and others 2019), trained further on the marked sentences by benchmarks/encoder.py, so that it says of a sentence which
kinds of cue it holds, denied ones ("!kind") and merely possible ones ("?kind") among them. Unlike a model of words it
reads their order. Here it is only arithmetic: no other library, the same answer everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.loading import Patterns

Array = NDArray[Any]
#: A sentence is read up to so many pieces of words.
LONGEST = 96
HEADS = 12
_TINY = 1e-12
#: The parts of a layer, in the order in which a sentence goes through them.
PARTS = ("query", "key", "value", "mixed", "wide", "narrow")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Tokens:
    """The pieces of words that are known (WordPiece: Wu and others 2016), each with its number."""

    place: dict[str, int]

    def numbers(self, sentence: str, longest: int = LONGEST) -> list[int]:
        """The pieces of a sentence between the marks of its beginning and its end, `longest` at most."""
        inner = [number for word in words_of(sentence) for number in self._pieces(word)]
        return [self.place["[CLS]"], *inner[: longest - 2], self.place["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        """The word as the longest known pieces of it, from its beginning; one mark for a word that has none."""
        found: list[int] = []
        start, place = 0, self.place
        while start < len(word):
            ahead = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if ahead + word[start:end] in place), 0)
            if not end:
                return [place["[UNK]"]]
            found.append(place[ahead + word[start:end]])
            start = end
        return found


@dataclass(frozen=True)
class _Layer:
    """The weights (in x out) and offsets of each part, and the scales of its two levellings."""

    weights: dict[str, Array]
    offsets: dict[str, Array]
    levels: tuple[tuple[Array, Array], tuple[Array, Array]]

    def read(self, states: Array, sentences: Sequence[slice]) -> Array:
        """The states of all words (words x size) after the layer; words look only at those of their own sentence."""
        query, key, value = (self._through(part, states) for part in PARTS[:3])
        seen = np.empty_like(states)
        for one in sentences:
            seen[one] = _attend(query[one], key[one], value[one])
        states = _level(states + self._through("mixed", seen), *self.levels[0])
        wide = self._through("wide", states)
        return _level(states + self._through("narrow", _bend(wide)), *self.levels[1])

    def _through(self, part: str, states: Array) -> Array:
        through: Array = states @ self.weights[part] + self.offsets[part]
        return through


@dataclass(frozen=True)
class Encoder:
    """The trained reader. `labels` are kinds, "!kind" for a denial, "?kind" for what is only possible."""

    labels: tuple[str, ...]
    tokens: Tokens
    pieces: Array  # as they are kept: small whole numbers, `scales` for each row
    scales: Array
    positions: Array
    level: tuple[Array, Array]
    layers: tuple[_Layer, ...]
    of_labels: Array
    offsets: Array

    def probabilities(self, sentences: Sequence[str]) -> Array:
        """A row for each sentence, a column for each label: how probable it is that a careful reader marks it there."""
        read = [np.array(self.tokens.numbers(sentence), dtype=np.int64) for sentence in sentences]
        if not read:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        ends = np.cumsum([len(numbers) for numbers in read])
        spans = [slice(end - len(numbers), end) for numbers, end in zip(read, ends.tolist(), strict=True)]
        numbers = np.concatenate(read)
        standing = np.concatenate([np.arange(len(one)) for one in read])
        meant = self.pieces[numbers].astype(np.float32) * self.scales[numbers, None]
        states = _level(meant + self.positions[standing], *self.level)
        for layer in self.layers:
            states = layer.read(states, spans)
        whole = np.stack([states[span].mean(axis=0) for span in spans])
        said: Array = 1 / (1 + np.exp(-(whole @ self.of_labels + self.offsets)))
        return said


def words_of(sentence: str) -> list[str]:
    """The words and marks of a sentence, in small letters, without accents."""
    plain = unicodedata.normalize("NFD", sentence.lower())
    return _WORD.findall(
        "".join(letter for letter in plain if unicodedata.category(letter) != "Mn").replace("_", " _ ")
    )


def _attend(query: Array, key: Array, value: Array) -> Array:
    words, size = query.shape
    parted = (words, HEADS, size // HEADS)
    query, key, value = (one.reshape(parted).transpose(1, 0, 2) for one in (query, key, value))
    near = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(size // HEADS))
    near = np.exp(near - near.max(axis=-1, keepdims=True))
    near /= near.sum(axis=-1, keepdims=True)
    seen: Array = (near @ value).transpose(1, 0, 2).reshape(words, size)
    return seen


def _level(states: Array, scale: Array, offset: Array) -> Array:
    states = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt((states * states).mean(axis=-1, keepdims=True) + np.float32(_TINY))
    levelled: Array = states / spread * scale + offset
    return levelled


def _bend(states: Array) -> Array:
    """GELU (Hendrycks and Gimpel 2016), by its tanh form."""
    cubes = states * states * states
    bent: Array = states * (0.5 + 0.5 * np.tanh(np.float32(0.7978846) * (states + np.float32(0.044715) * cubes)))
    return bent


def load_encoder(patterns: Patterns) -> Encoder:
    """The trained encoder. Raises PatternFileError where its file is missing or damaged."""
    return _load(patterns.file("learned/encoder.npz"))


@lru_cache(maxsize=2)
def _load(path: Path) -> Encoder:  # by its file: workspaces with words of their own share it
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return _from(kept)
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise PatternFileError(
            f"{path.name} cannot be read.", advice="Train it again: python -m benchmarks.encoder --write."
        ) from error


def _from(kept: Any) -> Encoder:
    def full(name: str) -> Array:
        """Weights are kept as small whole numbers, with a scale for each row."""
        found: Array = kept[name].astype(np.float32) * kept[f"{name}.scale"][:, None]
        return found

    def plain(name: str) -> Array:
        found: Array = kept[name].astype(np.float32)
        return found

    layers = tuple(
        _Layer(
            {part: np.ascontiguousarray(full(f"{number}.{part}").T) for part in PARTS},
            {part: plain(f"{number}.{part}.offset") for part in PARTS},
            (
                (plain(f"{number}.level1"), plain(f"{number}.level1.offset")),
                (plain(f"{number}.level2"), plain(f"{number}.level2.offset")),
            ),
        )
        for number in range(int(kept["layers"]))
    )
    pieces = bytes(kept["vocabulary"]).decode("utf-8").split("\n")
    return Encoder(
        labels=tuple(bytes(kept["labels"]).decode("utf-8").split("\n")),
        tokens=Tokens({piece: at for at, piece in enumerate(pieces)}),
        pieces=kept["pieces"],
        scales=plain("pieces.scale"),
        positions=plain("positions"),
        level=(plain("level"), plain("level.offset")),
        layers=layers,
        of_labels=np.ascontiguousarray(full("head").T),
        offsets=plain("head.offset"),
    )
