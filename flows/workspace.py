"""A workspace: its folders, and where they may lie."""

from __future__ import annotations

from pathlib import Path

from cie_extract.errors import SettingsError
from flows.filesystem import mount_of
from flows.settings import FILE, Settings, settings_file
from review.errors import StoreOnNetwork

_IGNORE = """# Nothing of a workspace belongs into version control.
*
"""


def make_workspace(folder: Path) -> Path:
    """Makes a workspace of this folder; what is there stays. Returns it. Raises SettingsError."""
    folder = folder.expanduser().resolve()
    try:
        for name in ("inbox", "set-aside", "receipts"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        _write_new(folder / FILE, settings_file())
        _write_new(folder / ".gitignore", _IGNORE)
    except OSError as error:
        raise SettingsError(
            f"{folder} cannot be made a workspace: {error.strerror}.", advice="Choose a folder that you may write."
        ) from None
    return folder


def prepare_folders(settings: Settings) -> None:
    """Makes the folders that a run needs. Raises SettingsError, or StoreOnNetwork where the store must not lie."""
    if not settings.workspace.is_dir():
        raise SettingsError(
            f"The workspace {settings.workspace} is no folder.", advice="Make one with `cie-extract init FOLDER`."
        )
    for key, folder in local_folders(settings).items():
        mount = mount_of(folder)
        if mount.network:
            raise StoreOnNetwork(f"{key} ({folder}) lies on a network file system ({mount.type}).")
    for key, folder in (local_folders(settings) | shared_folders(settings)).items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            if key in _NEEDED:
                raise SettingsError(
                    f"{key}: {folder} cannot be made: {error.strerror}.", advice="See `cie-extract doctor`."
                ) from None


def local_folders(settings: Settings) -> dict[str, Path]:
    """What must lie on a local disk, by key. A store in PostgreSQL is that server's own affair."""
    store = {} if settings.store.database else {"store.path": settings.store.path.parent}
    return store | {"store.originals": settings.store.originals, "prefect.home": settings.prefect.home}


def shared_folders(settings: Settings) -> dict[str, Path]:
    """What may lie on a share, by key."""
    return {
        "intake.inbox": settings.intake.inbox,
        "intake.set_aside": settings.intake.set_aside,
        "intake.receipts": settings.intake.receipts,
    }


#: A share that is away stops nothing: set-aside/ and receipts/ are put right when it is back.
_NEEDED = frozenset({"store.path", "store.originals", "prefect.home"})


def _write_new(path: Path, content: str) -> None:
    if not path.exists():
        path.write_text(content, encoding="utf-8")
