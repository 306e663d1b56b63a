"""Pictures of pages and layouts of documents: made once behind the guard's walls, then kept."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from cie_extract.errors import CieExtractError
from cie_extract.guard.showing import NotShown, layout_of, page_picture
from cie_extract.readers import READER_VERSION
from cie_extract.readers.limits import Limits
from review.desk.office import the_office

_TURNS: dict[str, threading.Lock] = defaultdict(threading.Lock)
_DRAWING = 2  # how pages are drawn; a picture that was drawn otherwise is made again
#: Media types whose pages are drawn; all others are shown by their text.
DRAWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp"})


def original_path(sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return the_office().originals / sha256[:2] / sha256


def picture_of(sha256: str, page: int) -> Path:
    """The picture of a page as a file. Raises NotShown."""
    kept = the_office().pictures / sha256[:2] / sha256 / f"{page}-{_DRAWING}.png"
    with _TURNS[str(kept)]:
        if not kept.is_file():
            if kept.with_suffix(".none").is_file():
                raise NotShown("The page could not be drawn.")
            try:
                _keep(kept, page_picture(original_path(sha256), page))
            except CieExtractError:
                _keep(kept.with_suffix(".none"), b"")
                raise
    return kept


def draw(sha256: str, name: str, media_type: str) -> None:
    """Makes the layout and the first page's picture of a file, where it has pages. Raises NotShown, OSError."""
    if media_type in DRAWN:
        layout(sha256, name, 1, "")
        picture_of(sha256, 1)


def layout(sha256: str, name: str, part: int, text: str) -> dict[str, Any] | None:
    """The layout of a part whose text is `text`; None where it cannot be had, or is of another reading."""
    kept = the_office().pictures / sha256[:2] / sha256 / f"layout-{READER_VERSION}.json"
    with _TURNS[str(kept)]:
        if not kept.is_file():
            try:
                made = layout_of(original_path(sha256), name=name, limits=Limits())
            except (CieExtractError, OSError):
                made = []
            _keep(kept, json.dumps(made).encode())
    parts = _loaded(kept, kept.stat().st_mtime_ns)
    found: dict[str, Any] | None = parts[part - 1] if part <= len(parts) else None
    return found if found and found["text"] == text else None


@lru_cache(maxsize=64)
def _loaded(path: Path, changed: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return made


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
