"""Opens the store: the one place where Django is set up.

Call `open_store` before anything of `review` that imports the models. A store is a SQLite file (a path), or a database
of PostgreSQL (its address as words).
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from review.config.databases import database_at, without_password
from review.errors import StoreAway
from review.tables import bring_up_to_date

P = ParamSpec("P")
T = TypeVar("T")
SETTINGS = "review.config.settings"
#: The name of the lock under which the tables of a database of PostgreSQL are brought up to date.
_OPENING = 0x636966


def set_up() -> None:
    """Sets Django up, once. After it the models can be imported; the store is opened by `open_store`."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()


def open_store(place: Path | str) -> None:
    """Makes `place` the store of this process and brings its tables up to date. The folder, or the database, must
    exist. Raises StoreAway where PostgreSQL does not answer or its driver is not installed.

    Opening the same store again costs nothing; opening another one turns every later query to it.
    """
    set_up()
    if _place() != str(place) or place not in _OPENED or (isinstance(place, Path) and not place.exists()):
        _turn_to(place)
        with _its_turn(place):
            bring_up_to_date()
        _OPENED.add(place)


def in_open_store(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function of the store in whatever thread this is: a connection that the thread still holds to a store
    that was open before is closed first."""
    if getattr(_turned, "of_thread", _place()) != _place():
        _forget_connection()
    _turned.of_thread = _place()
    return call(*args, **kwargs)


def close_store() -> None:
    """Closes this thread's connection to the store."""
    from django.db import connections

    connections.close_all()


_OPENED: set[Path | str] = set()
#: The store that is open in this process, and the one that each thread last talked to.
_open: list[str] = []
_turned = threading.local()


def _place() -> str:
    return _open[0] if _open else str(_database()["NAME"])


def _database() -> dict[str, Any]:
    from django.db import connections

    database: dict[str, Any] = connections.databases["default"]
    return database


def _turn_to(place: Path | str) -> None:
    try:
        wanted = database_at(place)
    except ValueError as error:
        raise StoreAway(f"This is no store: {error}.") from None
    _forget_connection()
    _database().update(wanted)
    _open[:] = [str(place)]
    _turned.of_thread = str(place)


def _forget_connection() -> None:
    """Closes this thread's connection; the next query makes one to the store that is open now."""
    from django.db import connections

    close_store()
    with suppress(AttributeError):  # this thread has none
        del connections["default"]


@contextmanager
def _its_turn(place: Path | str) -> Iterator[None]:
    """Two processes that open a store together bring its tables up to date one after the other."""
    if isinstance(place, Path):
        with place.with_name(f"{place.name}.opening").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield
        return
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(%s)", (_OPENING,))
    except ImproperlyConfigured as error:
        raise StoreAway(
            "PostgreSQL's driver is not installed.", advice="pip install 'cie-extract[postgres]'"
        ) from error
    except OperationalError as error:
        raise StoreAway(f"PostgreSQL does not answer at {without_password(place)}.") from error
    try:
        yield
    finally:
        close_store()  # and with the connection the lock goes
