"""Commands about what the program knows: the record's schema, the pattern files, the minimum wage."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from cie_extract.cli import choices
from cie_extract.cli.console import page, put_lines
from cie_extract.cli.tables import tables_app, try_

patterns_app = typer.Typer(help="The pattern files: what the domain experts know.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.command(rich_help_panel="What it knows")(schema)
    app.add_typer(patterns_app, name="patterns", rich_help_panel="What it knows")
    app.add_typer(tables_app, name="tables", rich_help_panel="What it knows")
    app.command(rich_help_panel="What it knows")(wage)


def schema() -> None:
    """Print the JSON Schema of a record.

    A record is what `extract --json` prints, one a line.
    """
    from cie_extract.model.record import Record

    put_lines([json.dumps(Record.model_json_schema(by_alias=True), indent=2)])


@patterns_app.command("check")
def check(as_json: choices.Json = False) -> None:
    """Load every pattern file and run its examples.

    Says what is wrong, with file and line. Run it after each edit of patterns/.

    Exit status 0: all hold; 1: at least one does not.
    """
    from cie_extract.cli.patterns_check import check_patterns

    report = check_patterns(choices.in_force().patterns)
    if as_json:
        put_lines([json.dumps(report.as_json())])
    else:
        for line in report.lines():
            page().print(Text(line), soft_wrap=True)
    raise typer.Exit(0 if report.holds else 1)


patterns_app.command("try")(try_)


def wage(
    place: Annotated[str, typer.Option(help='Where the work is done: "Rockville, MD" or "Rockville, MD 20852".')],
    on: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="The day it is done.")],
    hourly: Annotated[str | None, typer.Option(help="A wage to compare, in dollars an hour.")] = None,
    employees: Annotated[int | None, typer.Option(min=1, help="How many people the employer has.")] = None,
    nonprofit: Annotated[bool | None, typer.Option(help="Whether it is a tax-exempt nonprofit.")] = None,
    as_json: choices.Json = False,
) -> None:
    """Say which minimum wage applies where and when.

    Where the answer depends on the employer's size, or on what the table does not know, every rate that could apply
    is named with what it depends on.

    Example: cie-extract wage --place "Rockville, MD" --date 2026-11-22 --employees 40
    """
    from cie_extract.cli.wages import wage_answer

    answer = wage_answer(
        choices.in_force().patterns, place, _day(on), hourly=hourly, employees=employees, nonprofit=nonprofit
    )
    if as_json:
        put_lines([json.dumps(answer.as_json())])
    else:
        for line in answer.lines():
            page().print(Padding(Text(line.strip()), (0, 0, 0, len(line) - len(line.lstrip())), expand=False))


def _day(value: datetime) -> date:
    return value.date()
