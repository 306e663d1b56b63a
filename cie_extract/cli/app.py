"""The commands of `cie-extract`, by what a person wants to do, and how errors reach that person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cie_extract import __version__
from cie_extract.cli import cases, documents, knowledge, workspace
from cie_extract.cli.console import side
from cie_extract.errors import CieExtractError, PatternFileError, SettingsError

app = typer.Typer(
    name="cie-extract",
    help="Reads position descriptions and review requests, and shows what they say about competitive integrated "
    "employment, with the place of every word. It never decides: it says what the papers support, contradict or do "
    "not say, and a person decides on every position.\n\n"
    "One file, nothing stored: cie-extract extract FILE\n\n"
    "A folder, everything stored: cie-extract init DIR, drop files into DIR/inbox, cie-extract run",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"cie-extract {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


documents.add_to(app)
workspace.add_to(app)
cases.add_to(app)
knowledge.add_to(app)


def main() -> None:
    """Run the command line. A known error is one line and its advice, never a traceback."""
    try:
        app()
    except CieExtractError as error:
        side().print(f"cie-extract: {error}", style="red", soft_wrap=True)
        sys.exit(2 if isinstance(error, SettingsError | PatternFileError) else 1)
