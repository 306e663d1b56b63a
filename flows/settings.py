"""What can be set: one `cie-extract.toml` in the workspace, and `CIE_EXTRACT_…` in the environment over it.

Read once, at the door, by `load_settings`; frozen; everything else gets its settings by argument. Errors name the key
and where its value came from.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, ValidationError, field_validator

from cie_extract.errors import SettingsError
from cie_extract.model.place import Frozen
from cie_extract.readers.limits import Limits
from review.config.databases import database_at, without_password

FILE = "cie-extract.toml"
PREFIX = "CIE_EXTRACT_"
WORKSPACE = "CIE_EXTRACT_WORKSPACE"
_SECRET = frozenset({"desk.oidc_secret"})
TIME_OF_DAY = r"([01]\d|2[0-3]):[0-5]\d"


class Intake(Frozen):
    """Where files arrive and what people on the share see. Folders are relative to the workspace."""

    inbox: Path = Field(Path("inbox"), description="where files are dropped; may lie on a share")
    set_aside: Path = Field(Path("set-aside"), description="what could not be read, by reason; may lie on a share")
    receipts: Path = Field(Path("receipts"), description="a page a day of what became of each file; may lie on a share")
    stable_seconds: float = Field(5, ge=0, le=3600, description="a file is taken when it stood still for so long")
    poll_seconds: float = Field(10, ge=0.1, le=3600, description="`watch` looks this often, whatever events say")


class Store(Frozen):
    """What must lie on a local disk."""

    path: Path = Field(Path("store.sqlite3"), description="the store (SQLite); on a local disk")
    database: str = Field("", description="PostgreSQL in its place: postgresql://user@host:5432/name")
    originals: Path = Field(Path("originals"), description="every file as it came, named by its SHA-256; local disk")

    @field_validator("database")
    @classmethod
    def names_a_database(cls, address: str) -> str:
        if address:
            database_at(address)
        return address

    @property
    def place(self) -> Path | str:
        """Where the store is, as its door takes it."""
        return self.database or self.path


class Reading(Frozen):
    """How documents are read, and the limits that stop a hostile one."""

    workers: int = Field(0, ge=0, le=256, description="processes that read; 0: one a core")
    seconds: float = Field(60, gt=0, le=3600, description="time for a document; a large one is given more")
    memory_mb: int = Field(2500, ge=1500, description="address space of a reader; beyond it, it is stopped")
    max_mb: int = Field(100, ge=1, description="a larger file is set aside")
    max_pages: int = Field(500, ge=1, description="a file of more pages is set aside")
    patterns: Path | None = Field(None, description="a folder of pattern files laid over the package's own")

    @property
    def limits(self) -> Limits:
        """What a reader is told of these."""
        return Limits(max_bytes=self.max_mb << 20, max_pages=self.max_pages)


class Cases(Frozen):
    """How papers become cases."""

    folders: dict[str, str] = Field(
        {}, description='folders of the inbox that hold many cases, and their guide, as {wisconsin="wi-dvr"}'
    )

    @field_validator("folders", mode="before")
    @classmethod
    def split_pairs(cls, value: object) -> object:
        """ "wisconsin=wi-dvr, oregon=or-vr", as the environment says it."""
        if not isinstance(value, str):
            return value
        pairs = (pair.partition("=") for pair in value.split(",") if pair.strip())
        return {folder.strip(): guide.strip() for folder, _, guide in pairs}


class Orchestration(Frozen):
    """Prefect."""

    home: Path = Field(Path(".prefect"), description="Prefect's own folder; on a local disk")
    api_url: str = Field("", description="a Prefect server; empty: one is started for each run")
    chunk: int = Field(50, ge=1, le=1000, description="documents to a task")


class Desk(Frozen):
    """The reviewers' desk."""

    host: str = Field("127.0.0.1", description="where the desk listens; this machine alone by default")
    port: int = Field(8765, ge=0, le=65535, description="the port of the desk")
    names: tuple[str, ...] = Field((), description="names under which browsers reach it, beside this machine's own")
    threads: int = Field(8, ge=1, le=64, description="requests served at once")
    secrets: Path = Field(Path("desk-secrets.json"), description="the desk's keys; made at the first start")
    pictures: Path = Field(Path("pictures"), description="pictures of pages, made once and kept; may be deleted")
    lease_minutes: int = Field(30, ge=5, le=600, description="for so long a case is held by who took it")
    acknowledge_days: int = Field(2, ge=1, description="working days to acknowledge")
    complete_days: int = Field(5, ge=1, description="working days to say what is missing")
    answer_days: int = Field(15, ge=1, description="working days that an employer has to answer")
    decide_days: int = Field(30, ge=1, description="working days to decide")
    federal_holidays: bool = Field(True, description="federal holidays are no working days")
    closed_on: tuple[date, ...] = Field((), description="other days that the office is closed on: [2026-11-27]")
    open_on: tuple[date, ...] = Field((), description="federal holidays that the office works on")
    second_person: bool = Field(True, description="a False answer or an outcome not met needs a second signature")
    oidc_issuer: str = Field("", description="address of an OpenID Connect provider for single sign-on; empty: none")
    oidc_client: str = Field("", description="the name under which the provider knows the desk")
    oidc_secret: str = Field("", description="what the provider gave the desk beside; better by the environment")
    oidc_name: str = Field("single sign-on", description="what people call it: the words of the button")
    secure: bool = Field(False, description="cookies over https alone: where a proxy serves the desk by https")

    @field_validator("oidc_issuer")
    @classmethod
    def https_alone(cls, issuer: str) -> str:
        if issuer and not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise ValueError("a provider is asked over https alone")
        return issuer.rstrip("/")

    @field_validator("names", "closed_on", "open_on", mode="before")
    @classmethod
    def split_list(cls, value: object) -> object:
        """ "2026-11-27, 2026-12-24", as the environment says it."""
        return [one.strip() for one in value.split(",") if one.strip()] if isinstance(value, str) else value


class Nightly(Frozen):
    """The batch of the night."""

    at: str = Field("02:00", pattern=f"^{TIME_OF_DAY}$", description="when, in the office's time zone")
    wait_minutes: float = Field(30, ge=0, le=600, description="how long it waits for a batch that is still at work")
    tries: int = Field(5, ge=1, le=100, description="how often what failed for a passing cause is tried in all")


class Settings(Frozen):
    """Everything that can be set. Paths are absolute once loaded."""

    workspace: Path = Field(Path(), description="the folder that the other paths are relative to")
    time_zone: str = Field("America/New_York", description="the office's time zone (IANA): today, receipts, the night")
    criteria: tuple[str, ...] = Field(("md-dors", "fed"), min_length=1, description="criteria sets; the first routes")
    intake: Intake = Intake()  # type: ignore[call-arg]
    store: Store = Store()  # type: ignore[call-arg]
    reading: Reading = Reading()  # type: ignore[call-arg]
    cases: Cases = Cases()  # type: ignore[call-arg]
    prefect: Orchestration = Orchestration()  # type: ignore[call-arg]
    nightly: Nightly = Nightly()  # type: ignore[call-arg]
    desk: Desk = Desk()  # type: ignore[call-arg]

    @field_validator("time_zone")
    @classmethod
    def known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f'"{name}" is not a time zone of the IANA list, such as America/New_York') from error
        return name

    @field_validator("criteria", mode="before")
    @classmethod
    def split_names(cls, value: object) -> object:
        return tuple(name.strip() for name in value.split(",")) if isinstance(value, str) else value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting in force: `source` is "default", the environment variable, or the file."""

    key: str
    value: str
    source: str
    meaning: str


def find_workspace(start: Path, environ: Mapping[str, str]) -> Path:
    """The workspace: by `CIE_EXTRACT_WORKSPACE`, else the folder at or above `start` that holds `cie-extract.toml`,
    else `start/workspace`. Raises SettingsError where there is none."""
    if environ.get(WORKSPACE):
        folder = Path(environ[WORKSPACE]).expanduser()
        if not folder.is_dir():
            raise SettingsError(f"{WORKSPACE} names {folder}, which is not a folder.", advice=_ADVICE)
        return folder.resolve()
    start = start.resolve()
    for folder in (start, *start.parents, start / "workspace"):
        if (folder / FILE).is_file():
            return folder
    raise SettingsError(f"There is no workspace at {start}: no {FILE} in it or above it.", advice=_ADVICE)


def load_settings(workspace: Path | None, *, environ: Mapping[str, str], start: Path | None = None) -> Settings:
    """The settings in force for `workspace`, or for the one found from `start` where None.

    Raises SettingsError, which names each wrong key and where its value came from.
    """
    return _load(workspace, environ, start)[0]


def setting_lines(
    workspace: Path | None, *, environ: Mapping[str, str], start: Path | None = None
) -> tuple[SettingLine, ...]:
    """Every setting in force with where it came from (`cie-extract config show`)."""
    settings, sources = _load(workspace, environ, start)
    lines = []
    for key, (_, meaning) in _keys().items():
        value: Any = settings
        for name in key.split("."):
            value = getattr(value, name)
        words = ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
        words = without_password(words) if key == "store.database" else "…" if key in _SECRET and words else words
        lines.append(SettingLine(key, words, sources.get(key, "default"), meaning))
    return tuple(lines)


def settings_file() -> str:
    """A `cie-extract.toml` with every setting as a comment: what `init` writes."""
    lines = [
        "# Settings of this workspace. Remove the # before what you change; the values shown are the defaults.",
        "",
    ]
    section = ""
    for key, (default, meaning) in _keys().items():
        if key == "workspace":
            continue
        part, _, name = key.rpartition(".")
        if part != section:
            lines += ["", f"[{part}]"]
            section = part
        lines += [f"# {meaning}", f"# {name} = {_toml(default)}"]
    return "\n".join(lines) + "\n"


_EXPLAINED = "Every setting is explained in the cie-extract.toml that `cie-extract init FOLDER` writes."
_ADVICE = "Make one with `cie-extract init FOLDER`, or say where it is with --workspace."


def _load(workspace: Path | None, environ: Mapping[str, str], start: Path | None) -> tuple[Settings, dict[str, str]]:
    folder = workspace.expanduser().resolve() if workspace else find_workspace(start or Path.cwd(), environ)
    given: dict[str, object] = {}
    sources = {"workspace": WORKSPACE if not workspace and environ.get(WORKSPACE) else "this run"}
    for key, value in _of_file(folder / FILE):
        given[key], sources[key] = value, str(folder / FILE)
    for key, value, name in _of_environment(environ):
        given[key], sources[key] = value, name
    nested: dict[str, Any] = {"workspace": folder}
    for key, value in given.items():
        part, _, name = key.rpartition(".")
        (nested.setdefault(part, {}) if part else nested)[name] = value
    try:
        settings = Settings.model_validate(nested)
    except ValidationError as error:
        raise SettingsError(" ".join(_complaints(error, sources)), advice=_EXPLAINED) from None
    return _absolute(settings), sources


def _keys() -> dict[str, tuple[object, str]]:
    """Every key with its default and its meaning: "intake.inbox" -> (Path("inbox"), "where files …")."""
    found: dict[str, tuple[object, str]] = {}
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, BaseModel):
            for inner, inner_field in type(field.default).model_fields.items():
                found[f"{name}.{inner}"] = (inner_field.default, inner_field.description or "")
        else:
            found[name] = (field.default, field.description or "")
    return found


def _of_file(path: Path) -> Iterator[tuple[str, object]]:
    if not path.is_file():
        return
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.", advice=_EXPLAINED) from None
    known = _keys()
    sections = {key.partition(".")[0] for key in known if "." in key}
    for name, value in content.items():
        entries = value.items() if name in sections and isinstance(value, dict) else [("", value)]
        for inner, inner_value in entries:
            key = f"{name}.{inner}" if inner else name
            if key not in known or key == "workspace":
                raise SettingsError(f'{path}: "{key}" is not a setting{_nearest(key, known)}.', advice=_EXPLAINED)
            yield key, inner_value


def _of_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    names = {PREFIX + re.sub(r"[.]", "_", key).upper(): key for key in _keys()}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or name == WORKSPACE:
            continue
        if name not in names:
            words = f"The environment sets {name}, which is not a setting{_nearest(name, names)}."
            raise SettingsError(words, advice=_EXPLAINED)
        yield names[name], value, name


def _nearest(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f' (did you mean "{close[0]}"?)' if close else ""


def _complaints(error: ValidationError, sources: Mapping[str, str]) -> Iterator[str]:
    for problem in error.errors():
        location = [part for part in problem["loc"] if isinstance(part, str)]
        key = ".".join(location[:2])
        words = problem["msg"].removeprefix("Value error, ")
        yield f"{key}: {words} (from {sources.get(key, 'default')})."


def _absolute(settings: Settings) -> Settings:
    """The same settings with every path made absolute: relative ones are relative to the workspace."""
    parts = {}
    for name in Settings.model_fields:
        part = getattr(settings, name)
        if isinstance(part, BaseModel):
            paths = {key: value for key, value in part if isinstance(value, Path)}
            parts[name] = part.model_copy(
                update={key: settings.workspace / path.expanduser() for key, path in paths.items()}
            )
    return settings.model_copy(update=parts)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | Path):
        return f'"{value}"'
    return '""' if value is None else str(value)
