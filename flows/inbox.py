"""What lies in the inbox: which names are files to take, which wait, which are none of ours. Looks, and never touches.

A scan is the truth; file events only say that it may be worth a look.
"""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Our own hidden folder in the inbox, on the inbox's own file system, so that a rename into it is atomic.
CLAIMED = ".cie-extract-claimed"

#: Names that are no documents. `~$x.docx` is Word's lock, `.~lock.x.odt#` LibreOffice's.
IGNORED_FILES = (".*", "~$*", "Thumbs.db", "desktop.ini", "ehthumbs.db")
IGNORED_FOLDERS = (".*", "__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information")
#: What programs call a file that they have not finished writing.
PARTIAL = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".opdownload", ".swp")


@dataclass(frozen=True, slots=True)
class Signature:
    """By what a change of a file is seen. Times in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A regular file in the inbox. `path` is below the inbox."""

    path: Path
    signature: Signature


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look at the inbox found. `held` are files that somebody is still at work on, and why; `refused` are
    links and special files, never taken; `ignored` counts the names that are none of ours."""

    files: tuple[Seen, ...] = ()
    held: tuple[tuple[Path, str], ...] = ()
    refused: tuple[tuple[Path, str], ...] = ()
    ignored: int = 0


def scan(inbox: Path) -> Scan:
    """Looks at the inbox and its sub-folders, in the order of names. Raises OSError where the inbox cannot be read."""
    files: list[Seen] = []
    held: list[tuple[Path, str]] = []
    refused: list[tuple[Path, str]] = []
    ignored = 0
    folders = [Path()]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(inbox / folder), key=lambda entry: entry.name)
        except OSError as error:
            if folder == Path():
                raise
            held.append((folder, f"the folder cannot be opened ({error.strerror})"))
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            path = folder / entry.name
            if _ignored(entry.name):
                ignored += entry.name != CLAIMED
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed
            if stat.S_ISDIR(status.st_mode):
                if _matches(entry.name, IGNORED_FOLDERS):
                    ignored += 1
                else:
                    folders.append(path)
            elif not stat.S_ISREG(status.st_mode):
                refused.append((path, _refusal(status.st_mode)))
            elif why := _in_use(entry.name, names):
                held.append((path, why))
            else:
                files.append(Seen(path, signature(status)))
    return Scan(tuple(sorted(files, key=lambda seen: seen.path)), tuple(held), tuple(refused), ignored)


def signature(status: os.stat_result) -> Signature:
    """The signature of a file's status."""
    return Signature(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class Stillness:
    """Knows since when each file has kept still.

    On a local disk the kernel's own times say when a file last changed: one that has been still for long is still at
    the first look. On a share the clocks differ, so stillness is only what was watched.
    """

    def __init__(self, seconds: float, *, trust_times: bool) -> None:
        self._seconds = seconds
        self._trust_times = trust_times
        self._since: dict[Path, tuple[Signature, float]] = {}

    def still(self, files: tuple[Seen, ...], *, monotonic: float, wall: float) -> tuple[Seen, ...]:
        """Those that have kept still for long enough, at a moment given by both clocks (seconds)."""
        self._since = {
            seen.path: self._since[seen.path]
            if self._since.get(seen.path, (None,))[0] == seen.signature
            else (seen.signature, monotonic)
            for seen in files
        }
        return tuple(seen for seen in files if self._age(seen, monotonic, wall) >= self._seconds)

    def _age(self, seen: Seen, monotonic: float, wall: float) -> float:
        watched = monotonic - self._since[seen.path][1]
        if not self._trust_times:
            return watched
        last = max(seen.signature.modified, seen.signature.changed) / 1e9
        return max(watched, wall - last)


def _ignored(name: str) -> bool:
    return _matches(name, IGNORED_FILES) or name.lower().endswith(PARTIAL)


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


def _in_use(name: str, names: set[str]) -> str:
    """Why a file is not taken yet: Word's lock leaves out the first letters of a longer name."""
    if {f"~${name}", f"~${name[1:]}", f"~${name[2:]}"} & names:
        return "is open in Word (its ~$ file lies beside it)"
    if f".~lock.{name}#" in names:
        return "is open in LibreOffice (its lock file lies beside it)"
    if any(f"{name}{suffix}" in names for suffix in PARTIAL):
        return "is still being downloaded"
    return ""


def _refusal(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "is a link; links are not followed. Drop the file itself"
    return "is no ordinary file"


def shown(path: Path) -> str:
    """A name that can be printed and stored: bytes that are no UTF-8 and control characters are replaced."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def files_below(folder: Path) -> Iterator[Path]:
    """Every name below a folder that is no folder itself."""
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            yield Path(root) / name
