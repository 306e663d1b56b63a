"""One look at the inbox, and the taking of what keeps still."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.claim import Changing, Taking, broken_off, finish_claim, place, prune, take, take_out
from flows.inbox import CLAIMED, Seen, Stillness, scan, shown, signature
from flows.report import WaitingFile
from review import queries

SETTLING = "was written to just now"


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: files to take, files to wait for, and names that are none of ours."""

    still: tuple[Seen, ...]
    settling: tuple[Seen, ...]
    held: tuple[WaitingFile, ...]
    refused: tuple[WaitingFile, ...]
    ignored: int


@dataclass(frozen=True, slots=True)
class Haul:
    """What a taking brought: the numbers given, and the files that could not be taken just now."""

    numbers: tuple[str, ...]
    left: tuple[WaitingFile, ...]


def look(taking: Taking, stillness: Stillness, *, monotonic: float, wall: float) -> Look:
    """Looks at the inbox, and at what an earlier run claimed and did not finish; touches nothing. Raises OSError."""
    found = scan(taking.inbox)
    files = _claimed(taking.inbox) + _not_remembered(found.files, taking.inbox)
    still = stillness.still(files, monotonic=monotonic, wall=wall)
    settling = tuple(seen for seen in files if seen not in set(still))
    return Look(
        still=still,
        settling=settling,
        held=tuple(_waiting(path, why) for path, why in found.held),
        refused=tuple(_waiting(path, why) for path, why in found.refused),
        ignored=found.ignored,
    )


def take_all(files: Sequence[Seen], taking: Taking, on_file: Callable[[Seen], None]) -> Haul:
    """Takes these files one after the other; one that cannot be taken is left and the next is taken."""
    numbers: list[str] = []
    left: list[WaitingFile] = []
    for seen in files:
        on_file(seen)
        try:
            number = _finish(seen, taking) if seen.path.parts[0] == CLAIMED else take(seen, taking)
        except Changing:
            left.append(_waiting(seen.path, SETTLING))
        except FileNotFoundError:
            continue  # somebody took it away
        except OSError as error:
            left.append(_waiting(seen.path, f"cannot be taken now: {error.strerror or type(error).__name__}"))
        else:
            numbers += [number] if number else []
    return Haul(tuple(numbers), tuple(left))


def tidy_inbox(taking: Taking, *, empty_since: float | None = None) -> None:
    """Takes away what a crash left of a claim, and files of an inbox that was read-only when they were copied and is
    not any more; with `empty_since` (seconds since 1970) sub-folders that have been empty from then on."""
    prune(taking.inbox / CLAIMED)
    known = queries.remembered(place(taking.inbox))
    for seen in scan(taking.inbox).files if known else ():
        claim = known.get(_key(seen))
        if claim and os.access((taking.inbox / seen.path).parent, os.W_OK):
            take_out(seen, claim, taking)
    if empty_since is not None:
        prune(taking.inbox, older_than=empty_since)


def waiting_files(files: Sequence[Seen]) -> tuple[WaitingFile, ...]:
    """Files that are written to, for a report."""
    return tuple(_waiting(seen.path, SETTLING) for seen in files)


def _finish(seen: Seen, taking: Taking) -> str | None:
    return finish_claim(
        taking.inbox / seen.path, seen.path.parts[1], Path(*seen.path.parts[2:]), taking, expected=seen.signature
    )


def _claimed(inbox: Path) -> tuple[Seen, ...]:
    return tuple(
        Seen(file.relative_to(inbox), signature(file.lstat())) for file, _, _ in broken_off(inbox) if file.is_file()
    )


def _not_remembered(files: tuple[Seen, ...], inbox: Path) -> tuple[Seen, ...]:
    """Files that were copied out of a read-only inbox lie there still."""
    known = queries.remembered(place(inbox))
    return tuple(seen for seen in files if _key(seen) not in known)


def _key(seen: Seen) -> tuple[str, int, int]:
    return place(seen.path), seen.signature.size, seen.signature.modified


def _waiting(path: Path, why: str) -> WaitingFile:
    below = Path(*path.parts[2:]) if path.parts[0] == CLAIMED else path
    return WaitingFile(Path(shown(below)), why)
