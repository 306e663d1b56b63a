"""`set-aside/`: beside each file that could not be read, what is wrong with it and what to do.

The store says what belongs there; this puts it right, so that a crash or a share that was away heals by itself.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime, tzinfo
from pathlib import Path

from flows.originals import Step, no_step, original_path
from flows.wording import set_aside_words
from review import queries, store
from review.queries import Shelved

#: What Windows does not take in a name.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 150


def tidy_shelf(folder: Path, originals: Path, *, zone: tzinfo, now: datetime, step: Step = no_step) -> tuple[str, ...]:
    """Puts what is set aside into `folder` and takes away what was read since. Returns what could not be done."""
    notes = []
    for shelved in queries.to_shelve():
        place = Path(shelved.code) / _name(shelved)
        try:
            step("set aside")
            _put(original_path(originals, shelved.sha256), folder / place, _advice(shelved, zone))
            if shelved.shelf and Path(shelved.shelf) != place:
                _take_away(folder / shelved.shelf)
        except OSError as error:
            notes.append(f"{shelved.number} could not be put into set-aside/: {error.strerror}. It is tried again.")
            continue
        step("set aside, noted")
        store.set_shelf(shelved.number, str(place), now)
    for shelved in queries.to_unshelve():
        try:
            _take_away(folder / shelved.shelf)
        except OSError as error:
            notes.append(f"{shelved.number} could not be taken out of set-aside/: {error.strerror}. It is tried again.")
            continue
        store.set_shelf(shelved.number, "", now)
    return tuple(notes)


def _put(original: Path, target: Path, advice: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    shutil.copyfile(original, unfinished)
    unfinished.replace(target)
    note = _note(target)
    unfinished.write_text(advice, encoding="utf-8", newline="\r\n")
    unfinished.replace(note)


def _take_away(target: Path) -> None:
    target.unlink(missing_ok=True)
    _note(target).unlink(missing_ok=True)


def _note(target: Path) -> Path:
    return target.with_name(f"{target.name}.txt")


def _name(shelved: Shelved) -> str:
    """The number and the name it came with, as any system takes it; a long one loses its middle."""
    name = _FORBIDDEN.sub("_", shelved.name)
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 20]}…{name[-19:]}"
    return f"{shelved.number} {name}".rstrip(" .")


def _advice(shelved: Shelved, zone: tzinfo) -> str:
    arrived = shelved.arrived.astimezone(zone)
    return "\n".join(
        (
            f"No. {shelved.number}: {shelved.name}",
            f"Arrived {arrived:%d %b %Y, %H:%M}. It was set aside: {set_aside_words(shelved.code)}.",
            "",
            f"What is wrong: {shelved.message}",
            f"What to do: {shelved.advice.replace('NUMBER', shelved.number)}",
            "",
            "The file beside this note is a copy; the file as it came is kept.",
            "",
        )
    )
