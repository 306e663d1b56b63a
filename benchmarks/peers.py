"""One other reader over a folder, run by benchmarks/reading.py in the environment of benchmarks/peers.lock.

    .peers/bin/python benchmarks/peers.py NAME < paths, one a line

Writes one JSON object: the text of each file that it could read, the CPU seconds for all, the most memory it held.
Imports nothing of ours, so that it can be run where nothing of ours is installed.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def _kreuzberg() -> Callable[[str], str]:
    kreuzberg = import_module("kreuzberg")
    return lambda path: str(kreuzberg.extract_file_sync(path).content)


def _markitdown() -> Callable[[str], str]:
    reader = import_module("markitdown").MarkItDown(enable_plugins=False)
    return lambda path: str(reader.convert(path).text_content)


def _extractous() -> Callable[[str], str]:
    reader = import_module("extractous").Extractor().set_extract_string_max_length(10_000_000)
    return lambda path: str(reader.extract_file_to_string(path)[0])


def _docx2python() -> Callable[[str], str]:
    docx2python = import_module("docx2python").docx2python

    def text(path: str) -> str:
        with docx2python(path) as opened:
            return str(opened.text)

    return text


READERS: dict[str, tuple[Callable[[], Callable[[str], str]], tuple[str, ...]]] = {
    "kreuzberg": (_kreuzberg, (".pdf", ".docx")),
    "markitdown": (_markitdown, (".pdf", ".docx")),
    "extractous": (_extractous, (".pdf", ".docx")),
    "docx2python": (_docx2python, (".docx",)),
}


def main(name: str) -> None:
    logging.disable(logging.CRITICAL)
    make, endings = READERS[name]
    text_of = make()
    texts: dict[str, str] = {}
    failed: dict[str, str] = {}
    seconds: dict[str, float] = {}
    paths = [path for path in sys.stdin.read().splitlines() if path.lower().endswith(endings)]
    with suppress(BaseException):
        text_of(paths[0])  # libraries that load at the first call
    for path in paths:
        began = time.process_time()
        try:
            texts[path] = text_of(path)
        except BaseException as error:  # some of them raise what is no Exception
            failed[path] = type(error).__name__
        seconds[path] = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    Path("/dev/stdout").write_text(
        json.dumps({"texts": texts, "failed": failed, "seconds": seconds, "memory_mb": memory}), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
