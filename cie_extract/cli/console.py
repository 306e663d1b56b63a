"""Where the command line prints: answers to standard output, progress and complaints to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rich.console import Console

_WITHOUT_TERMINAL = 100  # columns, where nothing says how wide the page is


def page() -> Console:
    """For answers. Colour in a terminal alone; plain text in a pipe or a file."""
    return _console(stderr=False)


def side() -> Console:
    """For progress, advice and errors."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(stderr=stderr, highlight=False, emoji=False, markup=False, width=_WITHOUT_TERMINAL)
    return console


def put(text: str) -> None:
    """Write text to standard output exactly as it is, in UTF-8."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def put_lines(lines: Sequence[str]) -> None:
    put("".join(f"{line}\n" for line in lines))
