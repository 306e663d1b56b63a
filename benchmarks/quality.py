"""How much of what careful readers wrote down does the program say?

    python benchmarks/quality.py GOLD FILES [--as-of 2026-11-22] [--worst 5] [--families] [--write]

GOLD holds a JSON record a document (`<file name>.json`), FILES the documents themselves. Prints precision, recall and
F1 a field, the mistakes that matter most, how far confidence can be trusted, and what was won and lost against the
figures last committed (benchmarks/quality.json; `--write` replaces them). `--families` shows each source family (the
file name up to its first digit or dash) on its own, and the whole without it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measure import FIELDS, Count, Json, Measured, measure
from cie_extract.errors import UnreadableDocument
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pipeline import records_of

COMMITTED = Path(__file__).parent / "quality.json"


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    return load_patterns()


def record_of(path: Path, *, as_of: date) -> Json | None:
    """The record of a file, the last of its parts; None where it could not be read."""
    try:
        line = records_of(path, _patterns(), as_of=as_of)[-1].json_line()
    except UnreadableDocument:
        return None
    loaded: Json = json.loads(line)
    return loaded


def measure_all(gold: Path, files: Path, *, as_of: date, workers: int) -> list[Measured]:
    """Measure every document that has a gold record."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    paths = [files / one["file"] for one in golds]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        records = list(pool.map(partial(record_of, as_of=as_of), paths))
    return [measure(one, record) for one, record in zip(golds, records, strict=True)]


def family(name: str) -> str:
    """The source that a file comes from, by the beginning of its name."""
    match = re.match(r"\d*[a-z]+", name.lower())
    return match.group() if match else name[:3]


def totals(measured: Iterable[Measured]) -> dict[str, Count]:
    """The counts of all documents together, by field."""
    total: dict[str, Count] = defaultdict(Count)
    for document in measured:
        for name, count in document.counts.items():
            total[name] += count
    return {name: total[name] for name in FIELDS if name in total}


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean distance, in ten bins, between the confidence given and the share that was right."""
    error = 0.0
    for _, sure, right, some in calibration_bins(pairs):
        error += abs(sure - right) * some / len(pairs)
    return error


def calibration_bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[str, float, float, int]]:
    """For each tenth: its name, the mean confidence, the share right, how many."""
    found = []
    for tenth in range(10):
        inside = [pair for pair in pairs if min(int(pair[0] * 10), 9) == tenth]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            found.append((f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}", mean, right, len(inside)))
    return found


def print_fields(measured: Sequence[Measured], worst: int) -> None:
    print(f"{'field':<18}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'gold':>6}{'said':>6}")
    for name, count in totals(measured).items():
        print(
            f"{name:<18}{count.precision:>10.3f}{count.recall:>8.3f}{count.f1:>8.3f}"
            f"{count.right:>7}{count.gold:>6}{count.said:>6}"
        )
        wrong = [one for one in measured if name in one.counts and one.counts[name].wrong > 0]
        for document in sorted(wrong, key=lambda one: -one.counts[name].wrong)[:worst]:
            print(f"    {document.name}: {document.counts[name].note}")


def print_gravest(measured: Sequence[Measured]) -> None:
    """The mistakes that a reviewer may never see: counted, and named."""
    gravest = (
        ("no record", [one.name for one in measured if one.no_record]),
        ("false met", [f"{one.name} {what}" for one in measured for what in one.false_met]),
        ("false clear", [one.name for one in measured if one.false_clear]),
        ("met on silence", [f"{one.name} {what}" for one in measured for what in one.met_on_silence]),
        ("clear, not judged", [one.name for one in measured if one.clear_unjudged]),
    )
    print("; ".join(f"{what} {len(which)}" for what, which in gravest))
    for what, which in gravest:
        for one in which:
            print(f"    {what}: {one}")


def print_confidence(measured: Sequence[Measured]) -> None:
    pairs = [pair for one in measured for pair in one.confidences]
    if not pairs:
        return
    sure = [right for confidence, right in pairs if confidence >= 0.9]
    wrong = 1 - sum(sure) / len(sure) if sure else 0.0
    print(
        f"confidence of {len(pairs)} values: error {calibration_error(pairs):.3f}; "
        f"at 0.9 or more {len(sure) / len(pairs):.0%}, of them wrong {wrong:.1%}"
    )
    for tenth, mean, right, some in calibration_bins(pairs):
        print(f"    {tenth}: said {mean:.2f}, right {right:.2f} of {some}")


def print_families(measured: Sequence[Measured]) -> None:
    families: dict[str, list[Measured]] = defaultdict(list)
    for document in measured:
        families[family(document.name)].append(document)
    shown = ("job_title", "employer", "worksite", "wages", "duties", "qualifications", "cue_kinds", "md_dors", "route")
    print(f"\n{'F1 by family':<26}" + "".join(f"{name[:9]:>11}" for name in (*shown, "sureness")))
    for name, documents in sorted(families.items(), key=lambda pair: -len(pair[1])):
        rest = [one for one in measured if one not in documents]
        for label, some in ((f"{name} ({len(documents)})", documents), ("  all the others", rest)):
            counts = totals(some)
            cells = (
                f"{counts[one].f1:>11.3f}" if one in counts and counts[one].gold else f"{'-':>11}" for one in shown
            )
            pairs = [pair for one in some for pair in one.confidences]
            print(f"{label:<26}" + "".join(cells) + (f"{calibration_error(pairs):>11.3f}" if pairs else f"{'-':>11}"))


def as_json(measured: Sequence[Measured]) -> Json:
    """What is committed: counts by field and by document. Documents are named by a hash: they are not ours to list."""
    return {
        "fields": {
            name: {"f1": round(count.f1, 4), "right": count.right, "gold": count.gold, "said": count.said}
            for name, count in totals(measured).items()
        },
        "false_met": sum(len(one.false_met) for one in measured),
        "false_clear": sum(one.false_clear for one in measured),
        "met_on_silence": sum(len(one.met_on_silence) for one in measured),
        "documents": {_key(one.name): {name: count.wrong for name, count in one.counts.items()} for one in measured},
    }


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def print_gains(measured: Sequence[Measured], before: Json) -> None:
    """What changed against the committed figures, field by field, with the documents that gained or lost."""
    print("\nagainst the figures last committed:")
    changed = False
    for name, count in totals(measured).items():
        old = before["fields"].get(name, {"f1": 0.0, "right": 0})
        gained: list[tuple[str, int]] = []
        lost: list[tuple[str, int]] = []
        for document in measured:
            known = before["documents"].get(_key(document.name), {})
            if name in document.counts and name in known:
                difference = known[name] - document.counts[name].wrong
                (gained if difference > 0 else lost).extend([(document.name, abs(difference))] * bool(difference))
        if gained or lost or abs(count.f1 - old["f1"]) > 0.00005:
            changed = True
            print(f"    {name:<18} F1 {old['f1']:.3f} -> {count.f1:.3f} ({count.right - old['right']:+d} right)")
            for sign, which in (("+", gained), ("-", lost)):
                for document_name, much in sorted(which, key=lambda pair: -pair[1])[:8]:
                    print(f"        {sign}{much} {document_name}")
    if not changed:
        print("    nothing")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 22))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--worst", type=int, default=0, help="show the worst N documents of each field")
    parser.add_argument("--families", action="store_true", help="show each source family, and the whole without it")
    parser.add_argument("--write", action="store_true", help="replace the committed figures")
    given = parser.parse_args(arguments)
    measured = measure_all(given.gold, given.files, as_of=given.as_of, workers=given.workers)
    print_fields(measured, given.worst)
    print_gravest(measured)
    print_confidence(measured)
    if given.families:
        print_families(measured)
    if COMMITTED.exists():
        print_gains(measured, json.loads(COMMITTED.read_text(encoding="utf-8")))
    if given.write:
        COMMITTED.write_text(json.dumps(as_json(measured), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
