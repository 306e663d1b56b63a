"""Does any broken file get past the guarded reader?

    python benchmarks/mutations.py samples/inbox [--count 10000] [--from 0] [--json]

Seeded mutations of the files of a folder, and of the same words in the other formats that are read, go one by one
through the guarded worker. Each must end in a record or in an error of its own, within the limits of time and memory;
a worker that died, or an error that nobody foresaw, is named with its seed, so that `--from SEED --count 1` shows it
again.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2

from benchmarks.shaking import mutated
from cie_extract.errors import UnreadableDocument
from cie_extract.guard import ReadingPool
from cie_extract.guard.conversion import is_legacy
from cie_extract.readers.office.legacy import program
from tests.readers.compound_files import compound_file

AS_OF = date(2026, 11, 22)
TOLD = frozenset({"crashed", "error"})  # named with their seeds: a dead worker, an error that was not foreseen
_RARE = {".png": 0.02, ".tif": 0.01, ".doc": 0.02, ".odt": 0.02, ".rtf": 0.02}  # slow ones, against 1
_AT_ONCE = 20  # LibreOffice takes so many in one call


@dataclass(slots=True)
class Ends:
    """How mutations ended, by what the file was: counts by code ("record" for those read), and those to look at."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[tuple[int, str, str]] = field(default_factory=list)
    slowest: float = 0.0  # seconds, of a file that LibreOffice does not turn

    def add(self, seed: int, name: str, code: str, seconds: float) -> None:
        self.counts.setdefault(Path(name).suffix, Counter())[code] += 1
        if code in TOLD:
            self.wrong.append((seed, name, code))
        self.slowest = max(self.slowest, seconds)


def material(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name, and the first of them again in every other format that is read."""
    files = {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    text = next(data for name, data in files.items() if name.endswith(".txt")).decode()
    word = next((name, data) for name, data in files.items() if name.endswith(".docx"))
    page = next(data for name, data in files.items() if name.endswith(".pdf"))
    lines = "".join(f"<li>{line}</li>" for line in text.splitlines() if line)
    files["made.html"] = f"<html><body><table><tr><td>{word[0]}</td></tr></table><ul>{lines}</ul></html>".encode()
    files["made.csv"] = b'ID,Employer,"Is the wage at the minimum, or above?",Signed\n1,Harbor Mills,TRUE,Yes\n' * 3
    files["made.rtf"] = ("{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}").encode("cp1252", "replace")
    files["made.msg"] = compound_file(
        {"__substg1.0_1000001F": text[:2000].encode("utf-16-le"), "__properties_version1.0": b""}
    )
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@sender.example", "b@office.example", "A position"
    message.set_content(text)
    message.add_attachment(word[1], maintype="application", subtype="octet-stream", filename=word[0])
    files["made.eml"] = message.as_bytes()
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", text)
        archive.writestr("two.pdf", page)
    files["made.zip"] = packed.getvalue()
    files.update(_pictures(page))
    files.update(_turned(files["made.rtf"]))
    return files


def _pictures(page: bytes) -> Iterator[tuple[str, bytes]]:
    picture = pypdfium2.PdfDocument(page)[0].render(scale=1.2, grayscale=True).to_pil()
    for ending, form in ((".png", "PNG"), (".tif", "TIFF")):
        buffer = BytesIO()
        picture.save(buffer, form)
        yield f"made{ending}", buffer.getvalue()


def _turned(rich: bytes) -> Iterator[tuple[str, bytes]]:
    """The same words as LibreOffice writes them, where it is installed."""
    office = program()
    if office is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder, "made.rtf")
        original.write_bytes(rich)
        for ending in ("doc", "odt"):
            own = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
            command = [office, own, "--headless", "--convert-to", ending, "--outdir", folder, str(original)]
            subprocess.run(command, check=True, capture_output=True, timeout=60)
            yield f"made.{ending}", Path(folder, f"made.{ending}").read_bytes()


def picked(files: dict[str, bytes], seed: int) -> tuple[str, bytes]:
    """The mutation of a seed: of which file, and its bytes."""
    chance = random.Random(seed)
    names = list(files)
    (name,) = chance.choices(names, [_RARE.get(Path(each).suffix, 0.05 if "scan" in each else 1.0) for each in names])
    return name, mutated(files[name], chance)


def run(files: dict[str, bytes], seeds: Sequence[int], *, seconds: float) -> Ends:
    """Every seed through one guarded worker."""
    ends = Ends()
    with tempfile.TemporaryDirectory() as folder, ReadingPool(workers=1, seconds=seconds) as pool:
        waiting: list[tuple[int, str, Path, Future[Any]]] = []
        for seed in seeds:
            name, data = picked(files, seed)
            path = Path(folder, f"{seed}{Path(name).suffix}")
            path.write_bytes(data)
            began = time.monotonic()
            future = pool.submit(path, as_of=AS_OF)
            if data and is_legacy(data):
                waiting.append((seed, name, path, future))
            else:
                ends.add(seed, name, _end_of(future), time.monotonic() - began)
                path.unlink()
            if len(waiting) >= _AT_ONCE or (waiting and seed == seeds[-1]):
                for one, its, where, promise in waiting:
                    ends.add(one, its, _end_of(promise), 0.0)
                    where.unlink()
                waiting = []
    return ends


def _end_of(future: Future[Any]) -> str:
    try:
        future.result()
    except UnreadableDocument as error:
        return error.code
    return "record"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="SEED")
    parser.add_argument("--seconds", type=float, default=60.0, help="for one file")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    given = parser.parse_args(arguments)
    files = material(given.folder)
    began = time.monotonic()
    ends = run(files, range(given.first, given.first + given.count), seconds=given.seconds)
    figures = {
        "mutations": given.count,
        "seconds": round(time.monotonic() - began),
        "slowest_seconds": round(ends.slowest, 1),
        "ends": dict(sum(ends.counts.values(), Counter())),
        "by_ending": {ending: dict(counts) for ending, counts in sorted(ends.counts.items())},
        "told": ends.wrong,
    }
    if given.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name}: {value}" for name, value in figures.items()))
    return int(any(code == "error" for _, _, code in ends.wrong))


if __name__ == "__main__":
    sys.exit(main())
