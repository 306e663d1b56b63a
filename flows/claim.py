"""Taking a file out of the inbox so that a crash at any line loses nothing and doubles nothing.

    inbox/x.pdf  > rename >  claimed/<claim>/x.pdf  > copy, verify, flush, rename >  originals/ab/ab12…
                 > one transaction >  2026-0147 in the store  > the claimed copy goes

The claim is the name of one taking: a folder of the inbox's own file system, so that the rename is atomic, and the
key of the arrival in the store. Whatever lies in the claimed folder when a run starts was broken off there: it goes
through the same steps again, and the store knows the claim if it got so far. An inbox that cannot be written is
copied, and what was copied is remembered by place and hash.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import BinaryIO

from flows.inbox import CLAIMED, Seen, Signature, files_below, shown, signature
from flows.originals import Step, keep, no_step, sha256_of
from review import queries, store

#: The inbox, or a folder of it, cannot be written, or is a disk of its own: copy and remember.
_COPY_INSTEAD = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV})


class Changing(Exception):
    """The file is still being written; it is left for the next look."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Where files are taken from and to, by which versions, and the clock."""

    inbox: Path
    originals: Path
    zone: tzinfo
    versions: Mapping[str, str]
    now: Callable[[], datetime]
    step: Step = no_step


def take(seen: Seen, taking: Taking) -> str | None:
    """Takes one file that keeps still; returns its number, or None where there was nothing to take any more.

    Raises Changing where it was written to meanwhile, OSError where it cannot be opened or moved just now.
    """
    path = taking.inbox / seen.path
    with _opened(path) as file:
        if signature(os.fstat(file.fileno())) != seen.signature:
            raise Changing(str(seen.path))
    claim = _new_claim(taking)
    try:
        claimed = _claim(seen.path, claim, taking)
    except FileNotFoundError:
        return None  # somebody took it away first
    except OSError as error:
        if error.errno not in _COPY_INSTEAD:
            raise
        return _copy_and_remember(seen, taking)
    return finish_claim(claimed, claim, seen.path, taking, expected=seen.signature, taken_up=False)


def take_out(seen: Seen, claim: str, taking: Taking) -> None:
    """Takes a file out of an inbox that could not be written when its bytes were stored, and can be now."""
    with suppress(OSError):
        finish_claim(_claim(seen.path, claim, taking), claim, seen.path, taking)
        store.forget(place(taking.inbox), place(seen.path))


def broken_off(inbox: Path) -> Iterator[tuple[Path, str, Path]]:
    """What was claimed and not finished: the claimed file, its claim, and its path below the inbox."""
    folder = inbox / CLAIMED
    for file in files_below(folder):
        below = file.relative_to(folder)
        yield file, below.parts[0], Path(*below.parts[1:])


def finish_claim(
    claimed: Path,
    claim: str,
    path: Path,
    taking: Taking,
    *,
    expected: Signature | None = None,
    taken_up: bool = True,
) -> str | None:
    """Takes a claimed file the rest of the way; `path` is where it lay, below the inbox. None: it was known already,
    which is asked of what an earlier run claimed and is `taken_up` now.

    A program that still has the file open may write on after the claim: the copy counts only if the file was the same
    before and after (else Changing: it stays claimed), and it is looked at once more before it goes.
    """
    taking.step("open")
    with _opened(claimed) as file:
        before = _content(file)
        if expected and before != _unmoved(expected):
            raise Changing(str(path))
        known = queries.sha256_of_claim(claim) if taken_up else None
        if known is None:
            sha256, size = keep(file, taking.originals, claim, taking.step)
        else:
            sha256, size = sha256_of(claimed), before[2]
        if _content(file) != before:
            raise Changing(str(path))
        number = None
        if known is None:
            taking.step("store")
            number = store.take_in(_taken(claim, path, sha256, size, taking), taking.versions)
        taking.step("remove")
        if known not in (None, sha256) or _content(file) != before:
            # Written to after it was stored: other bytes, so another arrival, at the next look.
            _again(claimed, path, taking)
        else:
            claimed.unlink()
    taking.step("prune")
    prune(taking.inbox / CLAIMED)
    return number


def prune(folder: Path, *, older_than: float | None = None) -> None:
    """Removes the empty folders below `folder`, and none that holds anything; `older_than` in seconds since 1970."""
    for root, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            if Path(root) != folder and (older_than is None or Path(root).stat().st_mtime < older_than):
                Path(root).rmdir()


def place(path: Path) -> str:
    """A path as a key: no two names become one, whatever their bytes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _claim(path: Path, claim: str, taking: Taking) -> Path:
    claimed = taking.inbox / CLAIMED / claim / path
    try:
        taking.step("make claim")
        claimed.parent.mkdir(parents=True, exist_ok=True)
        taking.step("claim")
        (taking.inbox / path).rename(claimed)
    except OSError:
        prune(taking.inbox / CLAIMED)
        raise
    return claimed


def _copy_and_remember(seen: Seen, taking: Taking) -> str | None:
    path, inbox = place(seen.path), place(taking.inbox)
    claim = _new_claim(taking)
    with _opened(taking.inbox / seen.path) as file:
        sha256, size = keep(file, taking.originals, claim, taking.step)
        if signature(os.fstat(file.fileno())) != seen.signature:
            raise Changing(path)
    modified = seen.signature.modified
    taking.step("store")
    if store.remember_again(inbox, path, sha256, size, modified):
        return None
    return store.take_in(_taken(claim, seen.path, sha256, size, taking, (inbox, path, modified)), taking.versions)


def _taken(
    claim: str, path: Path, sha256: str, size: int, taking: Taking, remember: tuple[str, str, int] | None = None
) -> store.Taken:
    now = taking.now()
    return store.Taken(
        claim=claim,
        name=shown(Path(path.name)),
        folder="" if path.parent == Path() else shown(path.parent),
        sha256=sha256,
        size=size,
        arrived=now,
        day=now.astimezone(taking.zone).date(),
        remember=remember,
    )


def _again(claimed: Path, path: Path, taking: Taking) -> None:
    target = taking.inbox / CLAIMED / _new_claim(taking) / path
    target.parent.mkdir(parents=True)
    claimed.rename(target)


def _new_claim(taking: Taking) -> str:
    return f"{taking.now().astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(6)}"


def _content(file: BinaryIO) -> tuple[int, int, int, int]:
    """What tells whether the bytes changed; a rename changes the rest."""
    return _unmoved(signature(os.fstat(file.fileno())))


def _unmoved(now: Signature) -> tuple[int, int, int, int]:
    return now.device, now.inode, now.size, now.modified


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file itself: no link is followed, no pipe waited for. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "is no ordinary file", str(path))
        yield file
