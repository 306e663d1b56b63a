"""Commands about the tables: is a new one sound, what does it say otherwise, and what would it change."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from cie_extract.cli import choices, words
from cie_extract.cli.console import page, put_lines, side

if TYPE_CHECKING:
    from review.trial import PositionChange, Trial

tables_app = typer.Typer(
    help="The tables: minimum wages, places that have a rate, provider sites.", no_args_is_help=True
)

Table = Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="FILE", help="A table, as CSV.")]
Candidate = Annotated[
    Path, typer.Argument(exists=True, metavar="NEW", help="A table, a criteria set, or a folder of them.")
]


@tables_app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(exists=True, dir_okay=False, metavar="FILE", help="Tables, as CSV; those in force if none."),
    ] = None,
    as_json: choices.Json = False,
) -> None:
    """Say what is wrong with a table, with file and line.

    Gaps, overlaps, jumps over 30 percent, figures without their sources, places that are not on record. The tables
    that it goes with are those in its folder, else those in force. What is "to look at" need not be wrong.

    Exit status 0: nothing is wrong; 1: something is.
    """
    from cie_extract.checks.rates import LOCALITIES, PROVIDERS, RATES, remarks_on

    patterns = choices.in_force().patterns
    chosen = files or [patterns.file(f"tables/{name}") for name in (RATES, LOCALITIES, PROVIDERS)]
    remarks = [remark for file in chosen for remark in remarks_on(file, patterns)]
    wrong = sum(remark.grave for remark in remarks)
    if as_json:
        put_lines([json.dumps({"wrong": wrong, "remarks": [asdict(remark) for remark in remarks]})])
    else:
        console = page()
        for remark in remarks:
            console.print(Text(str(remark)), soft_wrap=True)
        said = f"{words.count(wrong, 'row')} wrong, {len(remarks) - wrong} to look at" if remarks else "all hold"
        console.print(f"{words.count(len(chosen), 'table')}: {said}.")
    raise typer.Exit(int(bool(wrong)))


@tables_app.command("diff")
def diff(old: Table, new: Table, as_json: choices.Json = False) -> None:
    """Say what one table of minimum wages says otherwise than another.

    A line for each period of a place and a class of employers that is new, gone or other, in the order of places.

    Example: cie-extract tables diff patterns/tables/minimum_wage.csv new.csv
    """
    from cie_extract.checks.rate_changes import changes_between

    changes = changes_between(old, new)
    if as_json:
        put_lines([json.dumps([{**asdict(one), "said": str(one)} for one in changes], default=str)])
        return
    console = page()
    for change in changes:
        console.print(Text(str(change)), soft_wrap=True)
    console.print(f"{words.count(len(changes), 'difference')}." if changes else "The tables say the same.")


@tables_app.command("try")
def try_(
    new: Candidate,
    workspace: choices.Workspace = None,
    as_of: choices.AsOf = None,
    set_: choices.Sets = None,
    as_json: choices.Json = False,
) -> None:
    """Say what a new table or criteria set would change, before it is put in force.

    A dry run: every case of the workspace, open and decided, and every document that is in none, is judged on one day
    by what is in force and by the new one. Nothing is written. With --as-of the day may lie ahead: the day on which
    the new one is to begin.

    To put it in force lay it into the folder that `patterns` in the settings names.
    """
    from flows import commands

    settings = commands.settings_of(workspace)
    day = choices.InForce(settings).day(as_of)
    trial = commands.try_candidate(settings, new, as_of=day, sets=tuple(set_ or ()))
    if as_json:
        put_lines([json.dumps(asdict(trial), default=str)])
        return
    for name in not_tried(new):
        side().print(f"{name}/ is not tried: it says how documents are read. Put it in force, then: cie-extract retry")
    console = page()
    for line in trial_lines(trial):
        console.print(Padding(Text(line.strip()), (0, 0, 0, len(line) - len(line.lstrip())), expand=False))


def not_tried(new: Path) -> tuple[str, ...]:
    """The parts of a candidate folder that would have documents read anew."""
    from cie_extract.pattern_files.candidate import JUDGING

    if not new.is_dir():
        return ()
    return tuple(sorted(one.name for one in new.iterdir() if one.is_dir() and one.name not in JUDGING))


def trial_lines(trial: Trial) -> list[str]:
    """The dry run in words, what a person decided first: it was decided by what then held."""
    looked = f"{words.count(trial.open, 'open position')} and {trial.decided} decided"
    lines = [f"Judged as of {trial.as_of.isoformat()}: {looked}; {len(trial.changed)} would change."]
    if trial.other_words:
        lines.append(f"{words.count(trial.other_words, 'position')} would keep every outcome, on other figures.")
    for change in sorted(trial.changed, key=lambda one: (not one.decided, one.number, one.part)):
        lines += _change(change)
    return lines


def _change(change: PositionChange) -> list[str]:
    state = f"decided ({change.decided.replace('_', ' ')})" if change.decided else "open"
    part = f", part {change.part}" if change.part > 1 else ""
    lines = [f"{change.number} {change.name}{part}, {state}"]
    for one in change.outcomes:
        lines.append(f"  {one.criterion}: {_said(one.before)} becomes {_said(one.after)}. {one.why}")
    if change.route_before != change.route_after:
        lines.append(f"  route: {change.route_before} becomes {change.route_after}.")
    return lines


def _said(outcome: str) -> str:
    return "not asked" if outcome == "not_asked" else words.sign_of(outcome).words
