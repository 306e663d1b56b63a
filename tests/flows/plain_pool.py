"""A reading pool for tests of the flow: reads plain text by its first word, in this process, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

from cie_extract.errors import DamagedDocument, EncryptedDocument, TookTooLong
from cie_extract.model.particulars import ReadPart
from cie_extract.model.place import Evidence
from cie_extract.model.record import (
    CriterionOutcome,
    DocumentInfo,
    DocumentPart,
    Facts,
    Reason,
    Record,
    Route,
    TextFact,
    Versions,
)
from flows.reading import Job

VERSIONS = {"cie_extract": "0", "reader": "0", "patterns": "p", "rules": "r"}


def record_of(
    text: str,
    *,
    name: str = "a.txt",
    reasons: tuple[Reason, ...] = (),
    facts: Facts | None = None,
    part: int = 1,
    of: int = 1,
    versions: dict[str, str] = VERSIONS,
) -> Record:
    """A record of a text: its first line is the job title."""
    title = text.partition("\n")[0]
    evidence = (Evidence(page=None, block=0, start=0, end=len(title), quote=title),)
    return Record(
        document=DocumentInfo(
            name=name,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            bytes=len(text.encode()),
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            part=DocumentPart(index=part, of=of),
            media_type="text/plain",
            pages=None,
            kind="position_description",
            language="en",
        ),
        facts=facts or Facts(job_title=TextFact(id="t1", value=title, confidence=0.9, evidence=evidence)),
        criteria=(
            CriterionOutcome(set="md-dors", id="md-dors.1", outcome="met", basis="table", question=None, why=""),
        ),
        route=Route(decision="review" if reasons else "clear", reasons=reasons),
        versions=Versions(**versions, as_of=date(2026, 11, 22)),
    )


class PlainPool:
    """`clear`, `review`, `packet` are read; `locked` needs the password "sesame"; `broken`, `slow`, `bug` fail."""

    def __init__(self) -> None:
        self.read_names: list[str] = []

    async def read(self, job: Job) -> tuple[ReadPart, ...]:
        self.read_names.append(job.name)
        text = job.path.read_text()
        missing = Reason(code="missing", about="contract.end", message="The contract's end is not stated.")
        match text.split(None, 1)[0] if text.strip() else "":
            case "clear":
                return (ReadPart(record_of(text, name=job.name), text),)
            case "packet":
                return tuple(
                    ReadPart(record_of(text, name=job.name, part=part, of=2, reasons=(missing,) * (part - 1)), text)
                    for part in (1, 2)
                )
            case "locked" if job.password != "sesame":
                raise EncryptedDocument("The file is encrypted.")
            case "broken":
                raise DamagedDocument("The file is damaged.")
            case "slow":
                raise TookTooLong("Reading took longer than 60 s.")
            case "bug":
                raise ValueError(f"private words: {text}")
            case _:
                return (ReadPart(record_of(text, name=job.name, reasons=(missing,)), text),)


def opened(pool: PlainPool) -> Callable[[], AbstractContextManager[PlainPool]]:
    @contextmanager
    def open_it() -> Iterator[PlainPool]:
        yield pool

    return open_it


def drop(inbox: Path, name: str, text: str) -> Path:
    """Puts a file into the inbox."""
    path = inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
