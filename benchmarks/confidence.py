"""Fit how sure a value is, and show how far that can be trusted on documents that it was not fitted to.

    python -m benchmarks.confidence GOLD FILES [GOLD FILES …] [--test GOLD FILES] [--write]

Each GOLD holds JSON records of careful readers, each FILES their documents. The scale is logistic: every field starts
somewhere, and signs of doubt (cie_extract/stages/confidence.py) only take off. Documents at hand while rules are
written are read better than new ones, so they count for less than benchmarks/first_sight.csv: the signs of the values
of documents of nine other authors on the day when they were first read, and whether the value was right.

Prints the figures with each source family left out in turn, and of the test set alone; `--write` replaces
patterns/confidence/fitted.yaml.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.measure import measure
from benchmarks.quality import calibration_error, family
from cie_extract.errors import UnreadableDocument
from cie_extract.model.document import Document
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.confidence import SIGNS, FittedConfidence
from cie_extract.pipeline import Found, find_in, judge
from cie_extract.stages.candidates import LEAST_SCORE, ranked
from cie_extract.stages.confidence import signs_of
from cie_extract.stages.read import read

AS_OF = date(2026, 11, 22)
FIRST_SIGHT = Path(__file__).parent / "first_sight.csv"
WRITTEN = Path(__file__).parent.parent / "patterns" / "confidence" / "fitted.yaml"
FIELDS = ("job_title", "employer", "wages")
#: How much a value counts that stands in a document at hand while the rules were written.
_SEEN = 0.5
#: No value of a text is surer than this.
_MOST = 0.99
#: Where a field starts before anything is known of it (the share right among new values), and how firmly that holds.
_EXPECTED, _FIRMNESS = 0.97, 1.0
#: What each sign takes off before anything is known of it, and how firmly that holds: the rules' own doubt is believed
#: until enough values speak against it.
_BELIEVED = {
    "weak_rule": (-1.0, 20.0),
    "rival_near": (-1.5, 2.0),
    "joined": (-2.0, 8.0),
    "ends_apart": (-2.5, 8.0),
    "dim": (-0.5, 12.0),
}
_ROUNDS = 6000
_ABOUT = "Fitted by benchmarks/confidence.py to values that were right or wrong; not written by hand."


@dataclass(frozen=True)
class Value:
    """A value of a document: its signs of doubt, whether it was right, and how much it counts."""

    family: str
    field: str
    signs: dict[str, float]
    right: bool
    weight: float

    @cached_property
    def row(self) -> list[float]:
        return [float(self.field == field) for field in FIELDS] + [self.signs[sign] for sign in SIGNS]


def first_sight() -> tuple[Value, ...]:
    """The values of documents that nobody had seen when they were read."""
    with FIRST_SIGHT.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Value(
                f"first sight, author {line['author']}",
                line["field"],
                {sign: float(line[sign]) for sign in SIGNS},
                line["right"] == "1",
                1.0,
            )
            for line in csv.DictReader(lines)
        )


def values_of(gold: Path, files: Path, patterns: Patterns, source: str = "") -> Iterator[Value]:
    """The values of all documents with a gold record, as they are read today."""
    for path in sorted(gold.glob("*.json")):
        answers = json.loads(path.read_text(encoding="utf-8"))
        if answers["kind"] == "other":
            continue
        try:
            document = read(files / answers["file"])[-1]
        except UnreadableDocument:
            continue
        yield from _of_document(document, answers, patterns, source or family(answers["file"]))


def _of_document(document: Document, answers: dict[str, object], patterns: Patterns, source: str) -> Iterator[Value]:
    found = find_in(document, patterns)
    record = json.loads(judge(found, patterns, as_of=AS_OF).json_line())
    measured = measure(answers, record)
    signs = [(field, one) for field in FIELDS for one in _signs(found, field, patterns)]
    for (field, one), (_, right) in zip(signs, measured.confidences, strict=True):
        yield Value(source, field, one, right, _SEEN)


def _signs(found: Found, field: str, patterns: Patterns) -> list[dict[str, float]]:
    """The signs of the values of a field that became facts, in the order of the facts."""
    candidates = tuple(finding for finding in found.findings if finding.field == field)
    kept = [finding for finding in ranked(candidates) if finding.score >= LEAST_SCORE]
    if field != "wages":
        return [signs_of(kept[0], candidates, found.annotated, patterns)] if kept else []
    kept.sort(key=lambda finding: finding.spans[0])
    return [signs_of(finding, tuple(kept), found.annotated, patterns) for finding in kept]


def fit(values: Sequence[Value]) -> FittedConfidence:
    """A logistic scale whose signs only take off, held back towards what is expected of new documents."""
    rows: npt.NDArray[np.float64] = np.array([value.row for value in values])
    right = np.array([float(value.right) for value in values])
    weight = np.array([value.weight for value in values])
    fields = len(FIELDS)
    start = np.log(_EXPECTED / (1 - _EXPECTED))
    held: npt.NDArray[np.float64] = np.array([start] * fields + [_BELIEVED[sign][0] for sign in SIGNS])
    firm: npt.NDArray[np.float64] = np.array([_FIRMNESS] * fields + [_BELIEVED[sign][1] for sign in SIGNS])
    scale = held.copy()
    step = 1.0 / (0.25 * float(np.linalg.norm(rows * weight[:, None] ** 0.5, 2)) ** 2 + float(firm.max()))
    for _ in range(_ROUNDS):
        said = 1 / (1 + np.exp(-(rows @ scale)))
        scale -= step * (rows.T @ (weight * (said - right)) + firm * (scale - held))
        scale[fields:] = np.minimum(scale[fields:], 0.0)
    return FittedConfidence(
        about=_ABOUT,
        fields={field: round(float(much), 3) for field, much in zip(FIELDS, scale[:fields], strict=True)},
        signs={sign: round(float(much), 3) for sign, much in zip(SIGNS, scale[fields:], strict=True)},
        most=_MOST,
    )


def show(name: str, values: Sequence[Value], sure: Sequence[float]) -> None:
    """One line: how far the confidence of these values can be trusted."""
    pairs = [(one, value.right) for one, value in zip(sure, values, strict=True)]
    high = [right for one, right in pairs if one >= 0.9]
    print(
        f"{name:<34}{len(pairs):>5} values, {sum(not right for _, right in pairs):>2} wrong; "
        f"error {calibration_error(pairs):.3f}; at 0.9 or more {len(high) / len(pairs):>4.0%}, "
        f"of them wrong {sum(not right for right in high)}"
    )


def show_left_out(values: Sequence[Value]) -> None:
    """The figures with every source family left out of the fit in its turn."""
    sure: dict[int, float] = {}
    for left in sorted({value.family for value in values}):
        scale = fit([value for value in values if value.family != left])
        sure |= {id(value): scale.probability(value.field, value.signs) for value in values if value.family == left}
    for name, some in (
        ("at hand, families left out", [value for value in values if value.weight == _SEEN]),
        ("at first sight, authors left out", [value for value in values if value.weight != _SEEN]),
    ):
        show(name, some, [sure[id(value)] for value in some])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="pairs of GOLD and FILES")
    parser.add_argument("--test", type=Path, nargs=2, default=None, metavar=("GOLD", "FILES"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    if len(given.folders) % 2:
        parser.error("give a folder of files with every folder of gold records")
    patterns = load_patterns()
    pairs = list(zip(given.folders[::2], given.folders[1::2], strict=True))
    at_hand = [
        value
        for number, (gold, files) in enumerate(pairs)
        for value in values_of(gold, files, patterns, "" if number == 0 else f"set {number + 1}")
    ]
    values = [*at_hand, *first_sight()]
    scale = fit(values)
    show_left_out(values)
    if given.test:
        gold, files = given.test
        tested = list(values_of(gold, files, patterns, "test"))
        show("test, never fitted to", tested, [scale.probability(value.field, value.signs) for value in tested])
    written = scale.model_dump()
    print(json.dumps(written, indent=1))
    if given.write:
        WRITTEN.parent.mkdir(exist_ok=True)
        lines = [f"about: {json.dumps(written['about'])}"]
        for part in ("fields", "signs"):
            lines += [f"{part}:", *(f"  {name}: {much}" for name, much in written[part].items())]
        WRITTEN.write_text("\n".join([*lines, f"most: {written['most']}", ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
