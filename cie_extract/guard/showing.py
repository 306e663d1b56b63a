"""Pictures of pages and layouts of documents, made behind the same walls as readings: a file that is shown is as
strange as one that is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cie_extract.errors import UnreadableDocument
from cie_extract.guard.walls import program_folder, walls
from cie_extract.readers.limits import Limits

_MEMORY = 2500 << 20


class NotShown(UnreadableDocument):
    """No picture or layout could be made of a file."""

    code = "not_shown"
    advice = "Open the original instead."


def page_picture(path: Path, page: int, *, width: int = 1224, seconds: int = 30) -> bytes:
    """The picture of one page (from 1) of a PDF or an image file, as displayed, as PNG. Raises NotShown."""
    return _ask(path, {"task": "picture", "page": page, "width": width}, seconds)


def layout_of(path: Path, *, name: str, limits: Limits, seconds: int = 120) -> list[dict[str, Any]]:
    """For each part of a file its text, pages, blocks and printed lines. Raises NotShown."""
    job = {"task": "layout", "name": name, "limits": {"max_bytes": limits.max_bytes, "max_pages": limits.max_pages}}
    made: list[dict[str, Any]] = json.loads(_ask(path, job, seconds))
    return made


def _ask(path: Path, job: dict[str, Any], seconds: int) -> bytes:
    start = (
        f"import sys; sys.path.insert(0, {str(program_folder())!r}); "
        f"from cie_extract.guard.page_worker import main; main({_MEMORY}, {seconds})"
    )
    try:
        done = subprocess.run(
            [*walls(None), sys.executable, "-I", "-c", start],
            input=json.dumps(job).encode() + b"\n" + path.read_bytes(),
            capture_output=True,
            env={"PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"},
            timeout=seconds * 2,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NotShown("The page could not be drawn.") from None
    if done.returncode or not done.stdout:
        raise NotShown("The page could not be drawn.")
    return done.stdout
