"""The walls around a worker: bubblewrap where the system lets it run, else only the limits that it sets itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

import cie_extract
from cie_extract.pattern_files.loading import patterns_folder

_SCRATCH = 512 << 20  # bytes that a worker may write, in memory, gone with it
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt")
_SETTINGS = ("/etc/ld.so.cache", "/etc/fonts", "/etc/libreoffice", "/etc/alternatives")


class Level(StrEnum):
    """How a worker is shut in. BUBBLEWRAP: no network, the disk read-only and of it only the program, nothing else
    of the machine in sight, and the limits. LIMITS: time, memory and size of files written, and no more."""

    BUBBLEWRAP = "bubblewrap"
    LIMITS = "limits"


def level() -> Level:
    """The level in force on this machine."""
    return Level.BUBBLEWRAP if _works() else Level.LIMITS


def program_folder() -> Path:
    """The folder that the running package is imported from."""
    return Path(cie_extract.__file__).resolve().parent.parent


def walls(overlay: Path | None = None) -> list[str]:
    """The command to put before a worker's own, empty where there is no bubblewrap. `overlay` is the workspace's own
    pattern folder, which workers need to see."""
    return _command(overlay) if level() is Level.BUBBLEWRAP else []


def _command(overlay: Path | None) -> list[str]:
    bubblewrap = shutil.which("bwrap") or "bwrap"
    command = [bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--hostname", "reader"]
    for folder in _SYSTEM:
        path = Path(folder)
        if path.is_symlink():
            command += ["--symlink", str(path.readlink()), folder]
        elif path.is_dir():
            command += ["--ro-bind", folder, folder]
    for setting in _SETTINGS:
        if Path(setting).exists():
            command += ["--ro-bind", setting, setting]
    command += ["--proc", "/proc", "--dev", "/dev", "--size", str(_SCRATCH), "--tmpfs", "/tmp"]
    for own in _program(overlay):
        command += ["--ro-bind", str(own), str(own)]
    return [*command, "--chdir", "/tmp", "--"]


def _program(overlay: Path | None) -> Sequence[Path]:
    """The folders of the interpreter, the package and the patterns."""
    folders = [Path(sys.prefix), Path(sys.base_prefix), Path(cie_extract.__file__).resolve().parent, patterns_folder()]
    # Libraries may lie beside the environment: a path file can name another folder of packages.
    folders += [Path(path) for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    if overlay is not None:
        folders.append(overlay.resolve())
    folders = [folder for folder in folders if folder.is_dir()]
    return [folder for folder in dict.fromkeys(folders) if not folder.is_relative_to("/usr")]


@cache
def _works() -> bool:
    """Whether bubblewrap is here, and the system allows what is asked of it."""
    if sys.platform != "linux" or shutil.which("bwrap") is None:
        return False
    try:
        tried = subprocess.run(
            [*_command(None), sys.executable, "-I", "-c", "pass"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
