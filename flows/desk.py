"""Serves the reviewers' desk: Django behind waitress, with the keys and folders of one workspace.

Keys lie in a file of the workspace for its owner alone: one signs sessions, one seals the history. They are outside
the store, so that whoever can write the store cannot write its history anew.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cie_extract.errors import CieExtractError, SettingsError
from flows.settings import PREFIX, WORKSPACE, Settings
from flows.workspace import prepare_folders

if TYPE_CHECKING:
    from review.desk.office import Office

SETTINGS = "review.config.desk"
#: The name of the threads that wait for an errand.
ERRAND = "errand"
_LOG = logging.getLogger(__name__)
#: How many of the queue are drawn ahead, and how many seconds lie between two looks.
_AHEAD = 20
_BETWEEN = 20


def serve_desk(settings: Settings, host: str | None, port: int | None, say: Callable[[str], None]) -> None:
    """Serves until stopped. Raises SettingsError where the address is taken."""
    office = open_desk(settings)
    import waitress
    from django.core.wsgi import get_wsgi_application

    from review.store_people import anybody

    listener = _listen(host or settings.desk.host, settings.desk.port if port is None else port)
    address = f"http://{listener.getsockname()[0]}:{listener.getsockname()[1]}/"
    if not anybody():
        say(f"There is no account yet. Make the first one at {address}first-account/?key={office.first_key}")
    say(f"The desk is at {address}  Ctrl-C ends it.")
    threading.Thread(target=_draw_ahead, daemon=True).start()
    waitress.serve(
        get_wsgi_application(),
        sockets=[listener],
        threads=settings.desk.threads,
        ident=None,
        max_request_body_size=(settings.reading.max_mb << 20) * 10,
        clear_untrusted_proxy_headers=True,
    )


def open_desk(settings: Settings) -> Office:
    """The store with the desk's tables, roles and work list, and the office that the desk serves."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    for name in ("issuer", "client", "secret", "name"):  # read when Django's settings are
        os.environ[f"{PREFIX}DESK_OIDC_{name.upper()}"] = getattr(settings.desk, f"oidc_{name}")
    prepare_folders(settings)
    keys = keys_of(settings.desk.secrets)
    from review.door import open_store, set_up

    set_up()
    _configure(settings, keys["sessions"])
    open_store(settings.store.place)
    from review import store_people
    from review.desk.office import Office, open_office, utc_now
    from review.working_days import Calendar

    store_people.make_roles()
    open_missing_cases(settings, utc_now())
    desk = settings.desk
    office = Office(
        inbox=settings.intake.inbox,
        originals=settings.store.originals,
        pictures=desk.pictures,
        history_key=bytes.fromhex(keys["history"]),
        zone=settings.zone,
        criteria=settings.criteria,
        patterns=settings.reading.patterns,
        lease_minutes=desk.lease_minutes,
        upload_bytes=settings.reading.max_mb << 20,
        acknowledge_days=desk.acknowledge_days,
        complete_days=desk.complete_days,
        answer_days=desk.answer_days,
        decide_days=desk.decide_days,
        calendar=Calendar(desk.federal_holidays, frozenset(desk.closed_on), frozenset(desk.open_on)),
        second_person=desk.second_person,
        first_key=secrets.token_urlsafe(12),
        take_in=Errands(settings.workspace).take_in,
        read_again=Errands(settings.workspace).read_again,
    )
    open_office(office)
    return office


def open_missing_cases(settings: Settings, now: datetime) -> None:
    """Puts what was read before there were cases into cases, and every case into the work list."""
    from cie_extract.pattern_files import load_patterns
    from flows.cases import case_folder, guide_of
    from review import case_work
    from review.queries_desk import cases_without_task

    patterns, day = load_patterns(settings.reading.patterns), now.astimezone(settings.zone).date()
    guide, folder = partial(guide_of, settings), partial(case_folder, settings)
    case_work.place_new(patterns, guide, folder, day=day, now=now)
    case_work.assess_cases(cases_without_task(), patterns, as_of=day, now=now, also=settings.criteria[1:])


def check_history(settings: Settings, head: str) -> tuple[int, str, str]:
    """Walks the history: rows, what is wrong ("" where all hold), the last seal."""
    prepare_folders(settings)
    from review.door import open_store

    open_store(settings.store.place)
    from review import store_history

    verdict = store_history.verify(bytes.fromhex(keys_of(settings.desk.secrets)["history"]), head)
    wrong = "" if verdict.broken is None else f"It does not hold at row {verdict.broken}: {verdict.why}"
    return verdict.rows, wrong, verdict.head


def keys_of(path: Path) -> dict[str, str]:
    """The desk's keys, made at the first start. Raises SettingsError where others can read them."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            raise SettingsError(
                f"{path} can be read by others.", advice=f"Make it yours alone: chmod 600 {path}"
            ) from None
        keys: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return keys
    made = {"sessions": secrets.token_urlsafe(50), "history": secrets.token_hex(32)}
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(made, file)
    return made


class Errands:
    """Batches that the desk asks for: each a process of its own, one after the other."""

    _turn = threading.Lock()

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def take_in(self) -> None:
        """Starts a batch over the inbox, and returns at once."""
        self._start({"do": "run"})

    def read_again(self, number: str, password: str | None) -> None:
        """Starts reading a number again, and returns at once. The password goes by a pipe and nowhere else."""
        self._start({"do": "retry", "number": number, "password": password})

    def _start(self, errand: dict[str, Any]) -> None:
        threading.Thread(target=self._carry_out, args=(errand,), name=ERRAND, daemon=True).start()

    def _carry_out(self, errand: dict[str, Any]) -> None:
        environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
        with self._turn:
            done = subprocess.run(
                [sys.executable, "-m", "flows.errand"],
                input=json.dumps(errand).encode(),
                env=environment | {WORKSPACE: str(self._workspace)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a traceback may quote a document
                check=False,
            )
        if done.returncode:
            _LOG.error("A batch of the desk ended with code %s: `cie-extract doctor` may say why.", done.returncode)


def _draw_ahead() -> None:
    """Draws the pages of what stands first in the queue before anybody opens it, one at a time, again and again."""
    from django.db import close_old_connections

    from review.desk import shown
    from review.queries_desk import first_of_the_queue

    while True:
        for ahead in first_of_the_queue(_AHEAD):
            with suppress(CieExtractError, OSError):
                shown.draw(ahead.sha256, ahead.name, ahead.media_type)
        close_old_connections()
        time.sleep(_BETWEEN)


def _configure(settings: Settings, key: str) -> None:
    """What of Django's settings is this workspace's own."""
    from django.conf import settings as django_settings

    django_settings.SECRET_KEY = key
    django_settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *settings.desk.names]
    django_settings.SESSION_COOKIE_SECURE = settings.desk.secure
    django_settings.CSRF_COOKIE_SECURE = settings.desk.secure
    scheme = "https" if settings.desk.secure else "http"
    django_settings.CSRF_TRUSTED_ORIGINS = [f"{scheme}://{name}" for name in settings.desk.names]


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"The desk cannot listen at {host}:{port}: {error.strerror}.", advice="Choose another one with --port."
        ) from None
    listener.listen(128)
    return listener
