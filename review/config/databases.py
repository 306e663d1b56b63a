"""How Django is told of the store: a SQLite file, or a database of PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

#: Waiting for another writer, in seconds, before the store is said to be locked.
PATIENCE = 30
#: What the address of a database of PostgreSQL begins with.
POSTGRESQL = ("postgresql://", "postgres://")


def database_at(place: Path | str) -> dict[str, Any]:
    """The settings of the store at a place: a file's path, or "postgresql://user@host:5432/name".

    Everything that another place may have set is in it. Raises ValueError for an address that names no database.
    """
    return _postgresql(place) if isinstance(place, str) else _sqlite(place)


def without_password(address: str) -> str:
    """The address as it may be shown."""
    given = urlsplit(address)
    if given.password is None:
        return address
    return address.replace(f":{given.password}@", ":…@", 1)


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "USER": "",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {
            # A write transaction takes its lock at once, so it never fails half way for want of it.
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            # FULL: a commit is on the disk before the file it speaks of leaves the inbox.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    given = urlsplit(address)
    name = unquote(given.path.lstrip("/"))
    if not address.startswith(POSTGRESQL) or not name:
        raise ValueError("the address of a database of PostgreSQL looks like postgresql://user@host:5432/name")
    options = dict(parse_qsl(given.query))
    folder = options.pop("host", "")  # of a socket, where it is no host
    return {
        "ENGINE": "review.config.one_writer",
        "NAME": name,
        "USER": unquote(given.username or ""),
        "PASSWORD": unquote(given.password or ""),
        "HOST": given.hostname or folder,
        "PORT": str(given.port or options.pop("port", "")),
        "CONN_MAX_AGE": 300,  # a thread of the desk keeps its connection so many seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": f"-c lock_timeout={PATIENCE}s", "application_name": "cie-extract"} | options,
    }
