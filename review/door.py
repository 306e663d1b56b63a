"""Opens the store: the one place where Django is set up.

Call `open_store` before anything of `review` that imports the models.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
SETTINGS = "review.config.settings"


def set_up() -> None:
    """Sets Django up, once. After it the models can be imported; the store is opened by `open_store`."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()


def open_store(path: Path) -> None:
    """Makes `path` the store of this process and brings its tables up to date. The folder must exist.

    Opening the same store again costs nothing; opening another one turns every later query to it.
    """
    set_up()
    database = _database()
    if database["NAME"] != str(path) or path not in _OPENED or not path.exists():
        close_store()
        database["NAME"] = str(path)
        _turned.of_thread = database["NAME"]
        _bring_up_to_date(path)
        _OPENED.add(path)


def in_open_store(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function of the store in whatever thread this is: a connection that the thread still holds to a store
    that was open before is closed first."""
    name = _database()["NAME"]
    if getattr(_turned, "of_thread", name) != name:
        close_store()
    _turned.of_thread = name
    return call(*args, **kwargs)


def close_store() -> None:
    """Closes this thread's connection to the store."""
    from django.db import connections

    connections.close_all()


_OPENED: set[Path] = set()
#: Which store each thread last talked to.
_turned = threading.local()


def _database() -> dict[str, Any]:
    from django.db import connections

    database: dict[str, Any] = connections.databases["default"]
    return database


def _bring_up_to_date(path: Path) -> None:
    """Applies the migrations that are missing; two processes that start together do it one after the other."""
    from django.core.management import call_command

    with path.with_name(f"{path.name}.opening").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        call_command("migrate", interactive=False, verbosity=0)
