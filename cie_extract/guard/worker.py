"""What runs behind the walls: one document after another, its bytes in, its records out as JSON.

Started as `python -I -c …` by the pool; file descriptor, limits and pattern overlay come as arguments.
"""

from __future__ import annotations

import json
import resource
import socket
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from cie_extract.guard.channel import Channel, Closed

_WRITTEN = 512 << 20  # bytes of one file that a worker may write
_PAGE = 3000  # characters of a file without pages that take as long as a page
_MOST_PAGES = 100  # pages' worth of such a file that more time is asked for


def main(descriptor: int, memory: int, overlay: str) -> None:
    """Reads documents until the other side hangs up. `memory` is in bytes of address space."""
    _limit(memory)
    channel = Channel(socket.socket(fileno=descriptor))
    from cie_extract.pattern_files import load_patterns

    patterns = load_patterns(Path(overlay) if overlay else None)
    with suppress(Exception):  # before the first document's clock runs; what fails here fails again there, and is said
        import cie_extract.pipeline
        import cie_extract.stages.read  # noqa: F401

        _ = patterns.nlp
    channel.send({"ready": True})
    while True:
        try:
            job, blobs = channel.receive()
        except Closed:
            return
        answer = _answer(job, blobs, patterns, channel)
        del blobs
        channel.send(answer)
        if answer.get("error", {}).get("code") == "too_much_memory":
            return  # its memory is in pieces: a fresh worker takes the next


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(3000)


def _answer(job: dict[str, Any], blobs: list[bytes], patterns: Any, channel: Channel) -> dict[str, Any]:
    from cie_extract.errors import TookTooMuchMemory, UnreadableDocument

    try:
        return {"documents": _read(job, blobs, patterns, channel)}
    except UnreadableDocument as error:
        return _error(error.code, str(error).removesuffix(error.advice).strip(), error.advice)
    except MemoryError:
        return _error(TookTooMuchMemory.code, "Reading the file took too much memory.", TookTooMuchMemory.advice)
    except Exception as error:  # whatever a broken file brings about is an answer, never the end of the batch
        return _error("error", "", "", kind=type(error).__name__)


def _error(code: str, message: str, advice: str, kind: str = "") -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "advice": advice, "kind": kind}}


def _read(job: dict[str, Any], blobs: list[bytes], patterns: Any, channel: Channel) -> list[dict[str, Any]]:
    from cie_extract.readers.limits import Limits
    from cie_extract.stages.read import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document")
        path.write_bytes(blobs[0])
        converted = None
        if len(blobs) > 1:
            converted = Path(folder, "converted.docx")
            converted.write_bytes(blobs[1])
        documents = read(
            path,
            limits=Limits(**job["limits"]),
            password=job["password"],
            name=job["name"],
            converted=converted,
            page_read=lambda picture: channel.send({"page": "picture" if picture else "text"}),
        )
    long = sum(len(document.text) // _PAGE for document in documents if not document.pages)
    for _ in range(min(long, _MOST_PAGES)):
        channel.send({"page": "text"})
    if job["task"] == "text":
        return [{"text": document.text} for document in documents]
    from cie_extract.pipeline import read_part

    as_of, sets = date.fromisoformat(job["as_of"]), tuple(job["sets"])
    answers = []
    for document in documents:
        made = read_part(document, patterns, as_of=as_of, sets=sets)
        beside = json.loads(made.particulars.json_line()) if made.particulars else None
        answers.append({"text": made.text, "record": json.loads(made.record.json_line()), "particulars": beside})
    return answers
