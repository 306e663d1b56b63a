"""Old Word, RTF and OpenDocument files, turned into .docx by LibreOffice and then read like any Word file.

LibreOffice runs once a batch, in a profile of its own that is thrown away, and, where bubblewrap can be had, without
network and with nothing of the disk in sight but its own program and the files to turn. Macros do not run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from cie_extract.errors import DamagedDocument, EncryptedDocument, ReaderMissing, TookTooLong
from cie_extract.model.document import Document
from cie_extract.readers.file_types import FileType, file_type
from cie_extract.readers.office.package import Package
from cie_extract.readers.source import Source
from cie_extract.readers.word.reader import read_word

LEGACY = {
    FileType.DOC: ".doc",
    FileType.RTF: ".rtf",
    FileType.ODT: ".odt",
    FileType.WORD_XML: ".xml",
    FileType.WORDPERFECT: ".wpd",
}
_SECONDS = 60.0  # for a file alone; each further file of a batch adds a few
_SECONDS_MORE = 5.0
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/opt")
_SETTINGS = ("/etc/ld.so.cache", "/etc/fonts", "/etc/libreoffice", "/etc/alternatives")


def read_office(source: Source) -> tuple[Document, ...]:
    """The document of a .doc, .rtf, .odt, .wpd or Word XML file.

    Raises ReaderMissing without LibreOffice, EncryptedDocument, DamagedDocument where LibreOffice gives nothing,
    TookTooLong.
    """
    kind = file_type(source.data)
    refuse_encrypted(source, kind)
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder, f"1{LEGACY[kind]}")
        original.write_bytes(source.data)
        turned = convert([original], Path(folder, "out"))
        if original not in turned:
            raise DamagedDocument("LibreOffice could not read the file.")
        data = turned[original].read_bytes()
    return read_converted(source, data, kind)


def read_converted(source: Source, data: bytes, kind: FileType) -> tuple[Document, ...]:
    """The document of a file that has been turned into .docx, under its own name and type."""
    documents = read_word(replace(source, data=data))
    return tuple(replace(document, media_type=kind.value) for document in documents)


def refuse_encrypted(source: Source, kind: FileType) -> None:
    """Raises EncryptedDocument for an OpenDocument file with a password (a .doc's is known by its type)."""
    if kind is FileType.ODT:
        package = Package(source)
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.part("META-INF/manifest.xml"):
            raise EncryptedDocument(
                "The file opens only with a password.", advice="Ask the sender for an unlocked copy."
            )


@cache
def program() -> str | None:
    """LibreOffice's own program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _bubblewrap() -> tuple[str, ...]:
    """The start of a bubblewrap command, empty where it is not installed or may not run: within a guarded worker it
    may not, and LibreOffice is then behind the worker's own walls."""
    path = shutil.which("bwrap")
    if path is None:
        return ()
    command = (path, "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev")
    try:
        tried = subprocess.run([*command, "--ro-bind", "/", "/", "true"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if tried.returncode == 0 else ()


def convert(originals: Sequence[Path], into: Path) -> dict[Path, Path]:
    """Turns files, each of its own name, into .docx files in one call; those that LibreOffice cannot read are missing.

    Raises ReaderMissing, TookTooLong.
    """
    office = program()
    if office is None:
        raise ReaderMissing("The file is of an older kind that only LibreOffice reads, which is not installed here.")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            *_walls(office, originals, into, scratch),
            office,
            f"-env:UserInstallation=file://{scratch}/profile",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(into)),
            *map(str, originals),
        ]
        _run(command, scratch, _SECONDS + _SECONDS_MORE * (len(originals) - 1))
    return {original: made for original in originals if (made := into / f"{original.stem}.docx").is_file()}


def _walls(office: str, originals: Sequence[Path], into: Path, scratch: str) -> list[str]:
    """The command that shuts LibreOffice in: no network, and of the disk its program, these files and the outcome."""
    walls = [*_bubblewrap()]
    if not walls:
        return []
    real = Path(office).resolve()
    for folder in (*_SYSTEM, *_SETTINGS):
        if Path(folder).exists():
            walls += ["--ro-bind", folder, folder]
    walls += ["--tmpfs", "/tmp", "--bind", scratch, scratch, "--bind", str(into), str(into)]
    if not real.is_relative_to("/usr") and not real.is_relative_to("/opt"):
        walls += ["--ro-bind", str(real.parent), str(real.parent)]
    for original in originals:
        walls += ["--ro-bind", str(original), str(original)]
    return walls


def _run(command: list[str], home: str, seconds: float) -> None:
    environment = {"PATH": os.defpath, "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise TookTooLong("LibreOffice took too long over the file and was stopped.") from error
