"""Options that several commands share, and the settings that are in force where a command is run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from cie_extract.errors import SettingsError

if TYPE_CHECKING:
    from cie_extract.pattern_files import Patterns
    from flows.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Judge as of this day; today in the office where not given."),
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", help="A criteria set; may be given again. The first one routes, the others inform."),
]
Workspace = Annotated[
    Path | None,
    typer.Option(help="The workspace; the one that you stand in, or ./workspace, where not given.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds for commands on single files: a workspace's settings where there is one, else the defaults."""

    settings: Settings

    @property
    def patterns(self) -> Patterns:
        from cie_extract.pattern_files import load_patterns

        return load_patterns(self.settings.reading.patterns)

    @property
    def today(self) -> date:
        """Today in the office's time zone: read once, here at the door."""
        return datetime.now(ZoneInfo(self.settings.time_zone)).date()

    def day(self, as_of: datetime | None) -> date:
        return as_of.date() if as_of else self.today

    def sets(self, names: list[str] | None) -> tuple[str, ...]:
        """The criteria sets asked for, or those of the settings. A name that is none is wrong usage."""
        from cie_extract.pattern_files.criteria import load_criteria

        chosen = tuple(dict.fromkeys(names or self.settings.criteria))
        known = load_criteria(self.patterns)
        for name in chosen:
            if name not in known:
                raise typer.BadParameter(f"{name!r} is no criteria set; there are {', '.join(sorted(known))}.")
        return chosen


def in_force() -> InForce:
    """The settings of the workspace that the command is run in, else the defaults; the environment over both."""
    from flows.settings import WORKSPACE, find_workspace, load_settings

    try:
        folder = find_workspace(Path.cwd(), os.environ)
    except SettingsError:
        if os.environ.get(WORKSPACE):
            raise
        folder = Path.cwd()  # no workspace: the defaults, and what the environment says
    return InForce(load_settings(folder, environ=os.environ))
