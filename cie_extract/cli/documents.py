"""Commands on single files, which store nothing: extract, text, explain, particulars."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.table import Table
from rich.text import Text

from cie_extract.cli import choices, words
from cie_extract.cli.console import page, put, put_lines, side
from cie_extract.errors import UnreadableDocument
from cie_extract.model.particulars import Particulars, ReadPart

if TYPE_CHECKING:
    from flows.settings import Settings

Files = Annotated[
    list[Path], typer.Argument(exists=True, dir_okay=False, metavar="FILE", help="PDF, Word (.docx) or text files.")
]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="One file.")]

_PANEL = "One file or a few: nothing is stored"


def add_to(app: typer.Typer) -> None:
    app.command(rich_help_panel=_PANEL)(extract)
    app.command(rich_help_panel=_PANEL)(text)
    app.command(rich_help_panel=_PANEL)(explain)
    app.command(rich_help_panel=_PANEL)(particulars)


def extract(files: Files, as_json: choices.Json = False, as_of: choices.AsOf = None, set_: choices.Sets = None) -> None:
    """Show what files say, each word with its page.

    Facts, cues and criteria, each with its quote. Nothing is stored.

    With --json one record a line, as `cie-extract schema` describes it, in the order of the files; a file that holds
    several documents gives a line each. A file that cannot be read gives a line with its error.

    Exit status 0: every file gave a record; 1: at least one could not be read; 2: wrong usage.

    Example: cie-extract extract description.pdf --set md-dors --as-of 2026-11-22
    """

    def show(parts: tuple[ReadPart, ...]) -> None:
        from cie_extract.cli.record_page import record_page

        for part in parts:
            page().print(record_page(part.record), "")

    force = choices.in_force()
    sets = force.sets(set_)
    lines = (lambda parts: [part.record.json_line() for part in parts]) if as_json else None
    _show_each(files, force.settings, as_of=force.day(as_of), sets=sets, lines=lines, show=show)


def particulars(files: Files, as_json: choices.Json = False) -> None:
    """Show what files say beside their record.

    Who sent them, who runs the site, how large and of what kind the employer is, the wage determination and its
    occupation, how many of a unit have a disability: each with its quote and its place. Suggestions: a person takes
    them over at the desk, or not.

    A contact is personal data: do not pass the output on with it.

    With --json one document a line, in the order of the files. Exit status as of `extract`.

    Example: cie-extract particulars description.pdf
    """

    def said_in(parts: tuple[ReadPart, ...]) -> list[Particulars]:
        return [part.particulars for part in parts if part.particulars]

    def show(parts: tuple[ReadPart, ...]) -> None:
        from cie_extract.cli.particulars_page import particulars_page

        for one in said_in(parts):
            page().print(particulars_page(one), "")

    force = choices.in_force()
    lines = (lambda parts: [one.json_line() for one in said_in(parts)]) if as_json else None
    _show_each(files, force.settings, as_of=force.today, sets=force.sets(None), lines=lines, show=show)


def _show_each(
    files: list[Path],
    settings: Settings,
    *,
    as_of: date,
    sets: tuple[str, ...],
    lines: Callable[[tuple[ReadPart, ...]], list[str]] | None,
    show: Callable[[tuple[ReadPart, ...]], None],
) -> NoReturn:
    """Read each file and print what `lines` makes of it, one JSON object each, or else what `show` shows; of one that
    cannot be read, its error in the same way. Ends the program with the exit status of `extract`."""
    from cie_extract.cli.reading import error_line, read_all

    all_read = True
    for path, outcome in read_all(files, settings, as_of=as_of, sets=sets):
        if not isinstance(outcome, UnreadableDocument):
            put_lines(lines(outcome)) if lines else show(outcome)
            continue
        all_read = False
        if lines:
            put_lines([json.dumps(error_line(path, outcome))])
        else:
            side().print(f"{path.name}: {outcome}", style="red", soft_wrap=True)
    raise typer.Exit(0 if all_read else 1)


def text(
    file: File,
    part: Annotated[int, typer.Option(min=1, help="Which document, where the file holds several.")] = 1,
) -> None:
    """Print a file's text, exactly.

    As its evidence counts it: nothing is added, not even a line end.

    Every `start` and `end` of a record is an offset, in characters, into this text.
    """
    from cie_extract.cli.reading import texts_of

    texts = texts_of(file, choices.in_force().settings)
    if part > len(texts):
        raise typer.BadParameter(f"{file.name} holds {words.count(len(texts), 'document')}.", param_hint="--part")
    if len(texts) > 1:
        side().print(f"{file.name} holds {len(texts)} documents; this is part {part} (see --part).")
    put(texts[part - 1])


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE|CASE", help="One file, or the number of a case (C-2026-0031).")],
    field: Annotated[
        str,
        typer.Argument(help="A field (wages), a cue kind (benefits.same), a criterion (md-dors.3)."),
    ],
    as_json: choices.Json = False,
    as_of: choices.AsOf = None,
    workspace: choices.Workspace = None,
) -> None:
    """Show why a field has its value.

    Every candidate, the rule that found it, and why it won or lost. Of a case: why a criterion came out as it did, and
    every quote that it rests on, with its paper.

    The rule is named by its file in patterns/ or its extractor: the place to open when a value looks wrong.

    Examples: cie-extract explain description.pdf worksite;  cie-extract explain C-2026-0031 md-dors.7
    """
    from cie_extract.cli.cases import NUMBER
    from cie_extract.cli.explaining import Explained, explain_case, explain_file

    found: Explained
    path = Path(file)
    if NUMBER.fullmatch(file) and not path.exists():
        from flows import case_commands, commands

        settings = commands.settings_of(workspace)
        shown = case_commands.case(settings, file.upper(), as_of=choices.InForce(settings).day(as_of))
        found = explain_case(shown.record, shown.file.texts, field, case_commands.patterns_of(settings))
    elif path.is_file():
        force = choices.in_force()
        found = explain_file(path, field, force.patterns, as_of=force.day(as_of))
    else:
        raise typer.BadParameter(f"There is no file {file!r}, and it is no number of a case.", param_hint="FILE|CASE")
    if as_json:
        put_lines([json.dumps(found.as_json())])
        return
    console = page()
    console.print(Text(f"{field} in {path.name}", style="bold"))
    for line in found.sentences:
        console.print(Text(line))
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.expand = True
    for one in found.candidates:
        place = words.page(one.evidence)
        table.add_row(
            Text("*" if one.chosen else " ", style="bold"),
            Text(f"{words.quote(one.evidence)}  {place}", style="bold" if one.chosen else ""),
        )
        table.add_row("", Text(f"{one.found_by}, {one.score:.2f}. {one.why}", style="dim"))
    console.print(table)
    if not found.candidates and not found.sentences:
        console.print(Text("No candidate: nothing in the document looked like it."))
    elif found.candidates:
        console.print(Text("* stands in the record", style="dim"))
