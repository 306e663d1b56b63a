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
#: The first three, which all look at the same states, are gone through in one.
_LOOKING = "looking"
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
        looking = self._through(_LOOKING, states)
        seen = np.empty_like(states)
        for one in sentences:
            _attend(looking[one], seen[one])
        states = _level(self._through("mixed", seen) + states, *self.levels[0])
        wide = _bend(self._through("wide", states))
        return _level(self._through("narrow", wide) + states, *self.levels[1])

    def _through(self, part: str, states: Array) -> Array:
        through: Array = states @ self.weights[part]
        through += self.offsets[part]
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
        """A row for each sentence, a column for each label: how probable it is that a careful reader marks it there.

        What is said twice is read once; all sentences at a time, as one by one takes longer."""
        if not sentences:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        place: dict[str, int] = {}
        rows = [place.setdefault(sentence, len(place)) for sentence in sentences]
        read = [np.array(self.tokens.numbers(sentence), dtype=np.int64) for sentence in place]
        lengths = np.array([len(numbers) for numbers in read])
        begins = np.cumsum(lengths) - lengths
        spans = [slice(begin, begin + length) for begin, length in zip(begins.tolist(), lengths.tolist(), strict=True)]
        numbers = np.concatenate(read)
        standing = np.arange(len(numbers)) - np.repeat(begins, lengths)
        meant = self.pieces[numbers] * self.scales[numbers, None]
        meant += self.positions[standing]
        states = _level(meant, *self.level)
        for layer in self.layers:
            states = layer.read(states, spans)
        whole = np.add.reduceat(states, begins, axis=0) / lengths[:, None].astype(np.float32)
        said: Array = 1 / (1 + np.exp(-(whole @ self.of_labels + self.offsets)))
        return said[rows]


def words_of(sentence: str) -> list[str]:
    """The words and marks of a sentence, in small letters, without accents."""
    plain = sentence.lower()
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return _WORD.findall(plain.replace("_", " _ "))


def _attend(looking: Array, seen: Array) -> None:
    """Writes into `seen` what each word of a sentence (words x size) sees of the others. `looking`: what it asks for,
    already scaled, what it is known by and what it says, side by side."""
    words, size = seen.shape
    query, key, value = looking.reshape(words, len(PARTS[:3]), HEADS, size // HEADS).transpose(1, 2, 0, 3)
    near = query @ key.transpose(0, 2, 1)
    near -= near.max(axis=-1, keepdims=True)
    np.exp(near, out=near)
    found = near @ value
    found /= near.sum(axis=-1, keepdims=True)
    seen.reshape(words, HEADS, size // HEADS)[:] = found.transpose(1, 0, 2)


def _level(states: Array, scale: Array, offset: Array) -> Array:
    """The states, levelled in place."""
    states -= states.mean(axis=-1, keepdims=True)
    spread = np.einsum("ws,ws->w", states, states) / np.float32(states.shape[1])
    states *= (1 / np.sqrt(spread + np.float32(_TINY)))[:, None]
    states *= scale
    states += offset
    return states


def _bend(states: Array) -> Array:
    """GELU (Hendrycks and Gimpel 2016), by its tanh form: states * (1 + tanh(a * states + b * states³)) / 2."""
    bent: Array = states * states
    bent *= np.float32(0.7978846 * 0.044715)
    bent += np.float32(0.7978846)
    bent *= states
    np.tanh(bent, out=bent)
    bent += np.float32(1)
    bent *= states
    bent *= np.float32(0.5)
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

    def layer(number: int) -> _Layer:
        weights = {part: np.ascontiguousarray(full(f"{number}.{part}").T) for part in PARTS}
        offsets = {part: plain(f"{number}.{part}.offset") for part in PARTS}
        for query in (weights["query"], offsets["query"]):
            query /= np.float32(np.sqrt(query.shape[-1] // HEADS))  # what words ask for is weighed by so much
        for parts in (weights, offsets):
            parts[_LOOKING] = np.concatenate([parts.pop(part) for part in PARTS[:3]], axis=-1)
        return _Layer(
            weights,
            offsets,
            (
                (plain(f"{number}.level1"), plain(f"{number}.level1.offset")),
                (plain(f"{number}.level2"), plain(f"{number}.level2.offset")),
            ),
        )

    pieces = bytes(kept["vocabulary"]).decode("utf-8").split("\n")
    return Encoder(
        labels=tuple(bytes(kept["labels"]).decode("utf-8").split("\n")),
        tokens=Tokens({piece: at for at, piece in enumerate(pieces)}),
        pieces=kept["pieces"],
        scales=plain("pieces.scale"),
        positions=plain("positions"),
        level=(plain("level"), plain("level.offset")),
        layers=tuple(layer(number) for number in range(int(kept["layers"]))),
        of_labels=np.ascontiguousarray(full("head").T),
        offsets=plain("head.offset"),
    )
