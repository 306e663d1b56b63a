"""Trains patterns/learned/model.npz on marked sentences, and says how good it is on sentences that it did not see.

    .venv/bin/python -m pip install --no-deps --require-hashes -r benchmarks/learned.lock
    .venv/bin/python -m benchmarks.learned            five-fold figures by kind
    .venv/bin/python -m benchmarks.learned --write    train on everything, write the model

The sentences are those of benchmarks/marked_sentences.py. Same sentences, same model.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from benchmarks.marked_sentences import Sentence, sentences_of
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.cues import CUE_KINDS
from cie_extract.pattern_files.learned import Array, load_meanings, runs_of, words_of

#: Denials that are news in themselves and common enough to be learned.
DENIED = ("setting.segregated", "setting.crew", "setting.disability_purpose", "wage.time_study", "wage.subminimum")
LABELS = (*sorted(CUE_KINDS), *(f"!{kind}" for kind in DENIED))
#: A run of words that stands in one sentence alone says nothing of others.
_LEAST = 2
_STRENGTH = 8.0
_FOLDS = 5
_SEED = 361


class Trainer:
    """The features of a set of sentences, and a regression for each label."""

    def __init__(self, patterns: Patterns, sentences: Sequence[Sentence]) -> None:
        self.meanings = load_meanings(patterns.file("learned/words.npz"))
        many = len(sentences)
        read = [words_of(sentence.text) for sentence in sentences]
        held = Counter(run for words in read for run in set(runs_of(words)))
        self.runs = sorted(run for run, count in held.items() if count >= _LEAST)
        self.place = {run: at for at, run in enumerate(self.runs)}
        self.rarity = np.array([1 + math.log((1 + many) / (1 + held[run])) for run in self.runs], dtype=np.float32)
        single = sorted(run for run in held if " " not in run)
        self.word_rarity = {word: 1 + math.log((1 + many) / (1 + held[word])) for word in single}
        self.rarest = max(self.word_rarity.values())
        features = self._features(read)
        self.regressions: dict[str, Any] = {}
        for label in LABELS:
            marked = np.array([label in sentence.labels for sentence in sentences])
            self.regressions[label] = LogisticRegression(
                C=_STRENGTH, solver="liblinear", max_iter=300, random_state=_SEED
            ).fit(features, marked)

    def _features(self, read: Sequence[list[str]]) -> Any:
        rows, columns, values = [], [], []
        for row, words in enumerate(read):
            counted = Counter(self.place[run] for run in runs_of(words) if run in self.place)
            weights = np.array([self.rarity[at] * (1 + math.log(many)) for at, many in counted.items()])
            length = float(np.linalg.norm(weights)) or 1.0
            rows += [row] * len(counted)
            columns += list(counted)
            values += (weights / length).tolist()
        of_runs = csr_matrix((values, (rows, columns)), shape=(len(read), len(self.runs)), dtype=np.float32)
        meant = self.meanings.of(read, self.word_rarity, self.rarest)
        return hstack([of_runs, csr_matrix(meant)]).tocsr()

    def probabilities(self, sentences: Sequence[Sentence]) -> dict[str, Array]:
        features = self._features([words_of(sentence.text) for sentence in sentences])
        return {label: one.predict_proba(features)[:, 1] for label, one in self.regressions.items()}

    def write(self, path: Path) -> None:
        """The model as `load_model` reads it. Half precision is enough: a probability moves by less than 0.001."""
        weights = np.array([self.regressions[label].coef_[0] for label in LABELS]).T
        np.savez_compressed(
            path,
            labels=_packed(LABELS),
            runs=_packed(self.runs),
            rarity=self.rarity,
            of_runs=weights[: len(self.runs)].astype(np.float16),
            of_meanings=weights[len(self.runs) :].astype(np.float32),
            offsets=np.array([self.regressions[label].intercept_[0] for label in LABELS], dtype=np.float32),
            words=_packed(sorted(self.word_rarity)),
            word_rarity=np.array([self.word_rarity[word] for word in sorted(self.word_rarity)], dtype=np.float16),
            rarest=np.float32(self.rarest),
        )


def _packed(words: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def crossed(patterns: Patterns, sentences: Sequence[Sentence]) -> dict[str, Array]:
    """For every sentence the probabilities of a model that was not trained on it."""
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, len(sentences))
    found = {label: np.zeros(len(sentences)) for label in LABELS}
    for number in range(_FOLDS):
        trainer = Trainer(patterns, [one for one, of in zip(sentences, fold, strict=True) if of != number])
        left_out = np.flatnonzero(fold == number)
        for label, said in trainer.probabilities([sentences[int(at)] for at in left_out]).items():
            found[label][left_out] = said
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="train on everything and write patterns/learned/model.npz")
    parser.add_argument("--sure", type=float, default=0.45, help="the probability from which a label is given")
    given = parser.parse_args()
    patterns = load_patterns()
    sentences = sentences_of(patterns)
    if given.write:
        path = patterns.folder / "learned" / "model.npz"
        Trainer(patterns, sentences).write(path)
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, from {len(sentences):,} sentences")
        return 0
    found = crossed(patterns, sentences)
    print(f"{len(sentences):,} sentences, {_FOLDS} folds, given from {given.sure}\n{'label':32} marked  right  wrong")
    for label in LABELS:
        marked = np.array([label in sentence.labels for sentence in sentences])
        said = found[label] >= given.sure
        print(f"{label:32} {marked.sum():6} {(said & marked).sum():6} {(said & ~marked).sum():6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
