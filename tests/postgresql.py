"""A real PostgreSQL for tests: a cluster of its own, made for the session, reached by a socket in its folder alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest


@dataclass(frozen=True)
class Cluster:
    """A running server. Its databases are made as copies of others, and go with it."""

    folder: Path

    @classmethod
    def of(cls, address: str) -> Cluster:
        """The server of a database."""
        return cls(Path(dict(parse_qsl(urlsplit(address).query))["host"]))

    def address(self, name: str) -> str:
        return f"postgresql://cie@/{name}?host={self.folder}"

    def database(self, source: str = "") -> str:
        """The address of a new database, with what another holds."""
        name = f"office_{uuid.uuid4().hex[:12]}"
        template = urlsplit(source).path.lstrip("/") or "template1"
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.address(name)

    def drop(self, address: str) -> None:
        self._say(f'DROP DATABASE "{urlsplit(address).path.lstrip("/")}" WITH (FORCE)')

    def _say(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """PostgreSQL, started for the session. Without it these tests are skipped, and say so; in CI that is a failure."""
    if programs() is None:
        words = "PostgreSQL is not installed: apt-get install postgresql"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    with running() as server:
        yield server


@contextmanager
def running(*, careful: bool = False) -> Iterator[Cluster]:
    """A server in a new folder, gone after it. `careful`: what is committed is on the disk, as in an office."""
    found = programs()
    assert found is not None, "PostgreSQL is not installed: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path has 107 characters at most
    as_user = _who_may_serve()
    if as_user:
        shutil.chown(folder, as_user)
    folder.chmod(0o755)

    def run(program: str, *words: str) -> None:
        command = [str(found / program), "-D", str(folder / "data"), *words]
        subprocess.run(command, check=True, user=as_user, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

    run("initdb", "-A", "trust", "-U", "cie", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=60"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options + ("" if careful else " -c fsync=off"), "start")
    try:
        yield Cluster(folder)
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path | None:
    """The folder of the newest server that is installed, or None."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    if found := shutil.which("initdb"):
        places.append(Path(found).resolve().parent)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def _who_may_serve() -> str | None:
    """PostgreSQL does not run as root: the account that it is served by then; None for this one."""
    if os.getuid():
        return None
    accounts = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in accounts)
