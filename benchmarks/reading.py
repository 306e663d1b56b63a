"""How fast, how whole and how small is reading, beside the other readers there are?

    python benchmarks/reading.py FOLDER [GOLD] [--peers .peers/bin/python] [--differences] [--json]

In one run over the same files: words with boxes, sizes and weights, in lines and in order, against pdfplumber's
`extract_words`; the whole reader; pypdfium2's bare text; and the readers of benchmarks/peers.lock, where `--peers`
names the interpreter of their environment. GOLD is a folder of gold records: then it is counted how many duties and
quotes of wages stand whole in each one's text. Speed is in pages a CPU second.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from benchmarks.words import Difference, difference, ordered_words, whole
from cie_extract.errors import UnreadableDocument
from cie_extract.model.document import Document
from cie_extract.readers.layout.printed import Word
from cie_extract.stages.read import read

PEERS = ("kreuzberg", "markitdown", "extractous", "docx2python")
OURS, WHOLE, PLUMBER, BARE = "cie-extract words, lines, order", "cie-extract", "pdfplumber extract_words", "pypdfium2"
_X_TOLERANCE = 1.5  # points: pdfplumber's default of 3 glues words together
_WORD = (".docx",)


@dataclass(slots=True)
class Timed:
    """One reader's CPU seconds and pages, and the text of each file that it read."""

    seconds: float = 0.0
    pages: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    memory_mb: int = 0

    @contextmanager
    def clock(self) -> Iterator[None]:
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds += time.process_time() - began

    @property
    def speed(self) -> float:
        return self.pages / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class Compared:
    """What one run found."""

    typed: dict[str, Timed]  # on PDF files with a text layer on every page
    word: dict[str, Timed]  # on Word files
    scans: Timed
    differences: list[Difference]


def compare(folder: Path, peers: Path | None) -> Compared:
    """Every reader over the files of a folder."""
    logging.disable(logging.CRITICAL)
    documents = dict(_read_all(folder))
    pdfs = {path: found for path, found in documents.items() if path.suffix.lower() == ".pdf"}
    typed = [path for path, (found, _) in pdfs.items() if not any(page.ocr for one in found for page in one.pages)]
    word = [path for path in documents if path.suffix.lower() in _WORD]
    pages = {path: len(documents[path][0][0].pages) or 1 for path in documents}
    found = Compared({WHOLE: _whole(typed, documents, pages)}, {WHOLE: _whole(word, documents, pages)}, Timed(), [])
    found.scans = _whole([path for path in pdfs if path not in typed], documents, pages)
    for name in (OURS, PLUMBER, BARE):
        found.typed[name] = Timed()
    for path in typed:
        found.differences.extend(_words(path, found.typed))
    for peer in PEERS if peers else ():
        for paths, into in ((typed, found.typed), (word, found.word)):
            into[peer] = _peer(peers, peer, paths, pages)
    return found


def _read_all(folder: Path) -> Iterator[tuple[Path, tuple[tuple[Document, ...], float]]]:
    """The documents of each file that is read, and the CPU seconds that it took; the first file is read twice."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".pdf", *_WORD))
    for path in [*paths[:1], *paths]:
        began = time.process_time()
        try:
            documents = read(path)
        except UnreadableDocument:
            continue
        yield path, (documents, time.process_time() - began)


def _whole(
    paths: Sequence[Path], documents: Mapping[Path, tuple[tuple[Document, ...], float]], pages: Mapping[Path, int]
) -> Timed:
    timed = Timed(pages=sum(pages[path] for path in paths))
    for path in paths:
        found, seconds = documents[path]
        timed.seconds += seconds
        timed.texts[path.name] = "\n".join(document.text for document in found)
    return timed


def _words(path: Path, timed: dict[str, Timed]) -> Iterator[Difference]:
    """The words of a PDF by this reader, pdfplumber and pypdfium2, one after the other."""
    with timed[OURS].clock():
        ours: list[list[Word]] = list(ordered_words(path.read_bytes()))
    with timed[PLUMBER].clock(), pdfplumber.open(path) as pdf:
        theirs: list[list[dict[str, Any]]] = []
        for page in pdf.pages:
            theirs.append(page.extract_words(x_tolerance=_X_TOLERANCE, extra_attrs=["size", "fontname"]))
            page.close()
    with timed[BARE].clock():
        bare = _bare(path)
    for name in (OURS, PLUMBER, BARE):
        timed[name].pages += len(ours)
    timed[OURS].texts[path.name] = "\n".join(" ".join(word.text for word in page) for page in ours)
    timed[PLUMBER].texts[path.name] = "\n".join(" ".join(word["text"] for word in page) for page in theirs)
    timed[BARE].texts[path.name] = bare
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True), 1):
        yield difference(path.name, number, mine, other)


def _bare(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    texts = []
    for page in pdf:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded())
        textpage.close()
        page.close()
    pdf.close()
    return "\n".join(texts)


def _peer(python: Path | None, name: str, paths: Sequence[Path], pages: Mapping[Path, int]) -> Timed:
    """One of the other readers, in a process of its own."""
    script = Path(__file__).with_name("peers.py")
    ran = subprocess.run(
        [str(python), str(script), name],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        return Timed(failed=[ran.stderr.strip().rpartition("\n")[2]])
    said = json.loads(ran.stdout)
    timed = Timed(sum(said["seconds"].values()), 0, {}, sorted(said["failed"].values()), said["memory_mb"])
    for path in paths:
        timed.pages += pages[path] if str(path) in said["seconds"] else 0
        if str(path) in said["texts"]:
            timed.texts[path.name] = said["texts"][str(path)]
    return timed


def gold_of(folder: Path) -> dict[str, list[str]]:
    """The duties and quotes of wages of each gold record, by the file's name."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        duties = [each if isinstance(each, str) else each.get("text", "") for each in gold.get("duties") or []]
        found[gold["file"]] = [*duties, *(each["quote"] for each in gold.get("wages") or [] if each.get("quote"))]
    return found


def figures_of(found: Compared, gold: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Everything in numbers."""
    differing = sum((each.count for each in found.differences), Counter[str]())
    words = sum(each.words for each in found.differences)
    groups = {"PDF with text": found.typed, "Word": found.word, "PDF scans": {WHOLE: found.scans}}
    return {
        "readers": {
            f"{name} ({group})": {
                "pages_per_second": round(timed.speed, 1),
                "times_pdfplumber": round(timed.speed / found.typed[PLUMBER].speed, 1) if timed.pages else 0,
                "files": len(timed.texts),
                "failed": timed.failed,
                **({"memory_mb": timed.memory_mb} if timed.memory_mb else {}),
                **({"gold": whole(timed.texts, gold)} if gold else {}),
            }
            for group, readers in groups.items()
            for name, timed in readers.items()
            if timed.pages or timed.failed
        },
        "words": words,
        "differing": dict(differing.most_common()),
        "difference": round(differing.total() / max(1, 2 * words), 5),
    }


def show(figures: Mapping[str, Any]) -> None:
    print(f"{'':<50}{'pages/s':>9}{'times':>7}{'files':>7}  gold whole")
    for name, one in figures["readers"].items():
        held, items = one.get("gold", (0, 0))
        share = f"{held} of {items} ({held / items:.1%})" if items else ""
        failed = f"  failed: {', '.join(one['failed'])}" if one["failed"] else ""
        print(f"{name:<50}{one['pages_per_second']:>9}{one['times_pdfplumber']:>7}{one['files']:>7}  {share}{failed}")
    print(f"\nwords: {figures['words']}, differing from pdfplumber's: {figures['difference']:.2%}")
    for why, count in figures["differing"].items():
        print(f"    {why:<60}{count:>6}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--peers", type=Path, help="the interpreter of the environment of benchmarks/peers.lock")
    parser.add_argument("--differences", action="store_true", help="each differing word with its page")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    given = parser.parse_args(arguments)
    found = compare(given.folder, given.peers)
    figures = figures_of(found, gold_of(given.gold) if given.gold else {})
    print(json.dumps(figures)) if given.json else show(figures)
    if given.differences:
        for each in found.differences:
            for line in each.shown():
                print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
