"""Cases listed and shown: one position at one site, with all its papers. What changes them: `case_changes`."""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cie_extract.cli import case_changes, choices
from cie_extract.cli.case_changes import Number, settings_of
from cie_extract.cli.console import page, put_lines

NUMBER = re.compile(r"C-\d{4}-\d+", re.IGNORECASE)
_PANEL = "A workspace: everything that arrives is kept"


class _ByNumber(TyperGroup):
    """`case C-2026-0031` shows it: a number is no command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = next((one for one in args if not one.startswith("-")), "")
        return super().parse_args(ctx, ["show", *args] if NUMBER.fullmatch(first) and args[0] == first else args)


case_app = typer.Typer(
    cls=_ByNumber,
    help="One case: `case C-2026-0031` shows it; the commands below change what it is made of, and can be undone.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    app.command(rich_help_panel=_PANEL)(cases)
    for command in (show, *case_changes.COMMANDS):
        case_app.command(name=command.__name__.replace("_", "-"))(command)
    app.add_typer(case_app, name="case", rich_help_panel=_PANEL)


def cases(
    merged: Annotated[bool, typer.Option("--merged", help="Show those that were merged into others too.")] = False,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """List the cases: one position at one site each.

    What each is about, which papers it has, what it is not ready for, and which cases may be one.
    """
    from cie_extract.cli.case_page import cases_page
    from flows import case_commands

    lines, proposals = case_commands.cases(settings_of(workspace), merged=merged)
    if as_json:
        _print_json({"cases": lines, "proposals": proposals})
    else:
        page().print(cases_page(lines, proposals))


def show(
    number: Number,
    as_of: choices.AsOf = None,
    set_: choices.Sets = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Show a case: its papers, what they say together and where they disagree, what it is ready for, and what the
    guides make of it. Assessed anew on the day; nothing is stored.

    With --json the case's record, one line.
    """
    from cie_extract.cli.case_page import case_page
    from flows import case_commands

    settings = settings_of(workspace)
    force = choices.InForce(settings)
    names = force.sets(set_) if set_ else ()
    found = case_commands.case(settings, number.upper(), as_of=force.day(as_of), sets=names)
    if as_json:
        put_lines([found.record.json_line()])
    else:
        page().print(case_page(found))


def _print_json(value: Any) -> None:
    from pydantic import TypeAdapter

    put_lines([TypeAdapter(Any).dump_json(value).decode()])
