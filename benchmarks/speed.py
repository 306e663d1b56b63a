"""How fast is the path of a document, and where does its time go?

    python benchmarks/speed.py FOLDER [--repeat 3] [--json]

Takes every file of FOLDER through the stages in one process and prints pages a second, documents a minute, the share
of each stage and the peak memory. Seconds are of CPU time, so that a busy machine does not show; what LibreOffice takes
for old formats is not in them. What Prefect costs is for `orchestration.py` to say.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cie_extract.errors import UnreadableDocument
from cie_extract.extractors import EXTRACTORS
from cie_extract.model.document import Document
from cie_extract.model.finding import Finding
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pipeline import DEFAULT_SETS
from cie_extract.stages.annotate import annotate
from cie_extract.stages.assess import assess
from cie_extract.stages.identify import identify
from cie_extract.stages.qualify import qualify
from cie_extract.stages.read import read
from cie_extract.stages.reconcile import reconcile
from cie_extract.stages.route import route
from cie_extract.stages.second_reading import second_reading

AS_OF = date(2026, 11, 22)


@dataclass(slots=True)
class Timing:
    """CPU seconds by stage, and what they were spent on."""

    stages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    judged: list[float] = field(default_factory=list)  # seconds of extraction, outcomes and route, a document
    documents: int = 0
    pages: int = 0
    unreadable: int = 0

    @property
    def seconds(self) -> float:
        return sum(self.stages.values())

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.stages[stage] += time.process_time() - began


def time_stages(paths: Sequence[Path], patterns: Patterns) -> Timing:
    """Every file through every stage, in this process."""
    timing = Timing()
    for path in paths:
        try:
            with timing.of("read"):
                documents = read(path)
        except UnreadableDocument:
            timing.unreadable += 1
            continue
        for document in documents:
            _judge(document, patterns, timing)
    return timing


def _judge(document: Document, patterns: Patterns, timing: Timing) -> None:
    before = timing.seconds
    with timing.of("annotate"):
        annotated = annotate(document, patterns)
    with timing.of("identify"):
        kind = identify(annotated, patterns)
    found: list[Finding] = []
    for find in EXTRACTORS:
        with timing.of(f"extract {find.__module__.rpartition('.')[2]}"):
            found += find(annotated, patterns)
    findings = tuple(found)
    with timing.of("second reading"):
        findings = second_reading(findings, annotated, patterns)
    with timing.of("qualify"):
        findings = qualify(findings, annotated, patterns)
    with timing.of("reconcile"):
        reading = reconcile(findings, annotated, kind, patterns)
    with timing.of("assess"):
        outcomes = assess((reading,), patterns, as_of=AS_OF, sets=DEFAULT_SETS)
    with timing.of("route"):
        route(reading, outcomes, annotated, patterns, as_of=AS_OF, chosen=DEFAULT_SETS[0])
    timing.judged.append(timing.seconds - before)
    timing.documents += 1
    timing.pages += max(1, len(document.pages))


def peak_memory() -> int:
    """The most memory that this process held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def best_of(repeat: int, work: Callable[[], Timing]) -> Timing:
    """The fastest of several runs: the others were disturbed by something else."""
    return min((work() for _ in range(repeat)), key=lambda timing: timing.seconds)


def as_json(timing: Timing) -> dict[str, Any]:
    return {
        "documents": timing.documents,
        "pages": timing.pages,
        "unreadable": timing.unreadable,
        "pages_per_second": round(timing.pages / timing.seconds, 1),
        "documents_per_minute": round(timing.documents / timing.seconds * 60),
        "median_ms_without_reading": round(statistics.median(timing.judged) * 1000, 1),
        "peak_memory_mb": peak_memory(),
        "share_by_stage": {name: round(spent / timing.seconds, 3) for name, spent in timing.stages.items()},
    }


def show(figures: dict[str, Any]) -> None:
    print(
        f"{figures['documents']} documents, {figures['pages']} pages ({figures['unreadable']} files not read)\n"
        f"one core: {figures['pages_per_second']} pages/s, {figures['documents_per_minute']} documents/min, "
        f"peak memory {figures['peak_memory_mb']} MB\n"
        f"extraction, outcomes and route: {figures['median_ms_without_reading']} ms a document at the median"
    )
    for name, share in sorted(figures["share_by_stage"].items(), key=lambda pair: -pair[1]):
        print(f"    {name:<24} {share:6.1%}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3, help="take the best of so many runs")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    given = parser.parse_args(arguments)
    paths = sorted(path for path in given.folder.rglob("*") if path.is_file())
    patterns = load_patterns()
    time_stages(paths[:2], patterns)  # patterns loaded, libraries imported
    figures = as_json(best_of(given.repeat, lambda: time_stages(paths, patterns)))
    print(json.dumps(figures)) if given.json else show(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
