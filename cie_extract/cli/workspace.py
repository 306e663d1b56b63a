"""Commands on a workspace: everything that arrives is numbered, read, stored and ends in one of four bins."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cie_extract.cli import choices
from cie_extract.cli.console import page, put_lines, side

if TYPE_CHECKING:
    from flows.report import OnProgress
    from flows.report import Progress as Step


Inbox = Annotated[
    Path | None, typer.Argument(help="The inbox; the workspace's own where not given.", show_default=False)
]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The number of an arrival, such as 2026-0147.")]

_PANEL = "A workspace: everything that arrives is kept"
audit_app = typer.Typer(help="The history of the desk.", no_args_is_help=True)
config_app = typer.Typer(help="The settings.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    for command in (init, run, watch, status, show, retry, nightly, serve, doctor):
        app.command(rich_help_panel=_PANEL)(command)
    app.add_typer(audit_app, name="audit", rich_help_panel=_PANEL)
    app.add_typer(config_app, name="config", rich_help_panel=_PANEL)


def init(directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """Make a workspace.

    An inbox to drop files into, a store, and a cie-extract.toml with every setting explained.
    """
    from flows import commands

    folder = commands.init_workspace(directory)
    page().print(f"Workspace {folder}\nDrop files into {folder / 'inbox'}, then:  cie-extract run --workspace {folder}")


def run(
    inbox: Inbox = None,
    set_: choices.Sets = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Take what is in the inbox, once.

    Every file gets a number, is read, and ends in one of four bins.

    ready: no gap found, waits for a person's decision. review: something to settle first. set aside: could not be
    read, with the reason and advice. already received: the same bytes came before.

    With --set what it takes in is judged by these sets, else by those that the settings give its folder or the
    workspace; a case that is there already keeps its guide.
    """
    from cie_extract.cli.batch_page import batch_page, next_steps
    from flows import commands

    settings = commands.settings_of(workspace)
    sets = choices.InForce(settings).sets(set_) if set_ else ()
    with _progress() as step:
        report = commands.run_once(settings, inbox, step, sets=sets)
    if as_json:
        _print_json(report)
        return
    console = page()
    console.print(batch_page(report, console.width, (sets or settings.criteria)[0]))
    console.print(next_steps(report, settings))


def watch(inbox: Inbox = None, workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Take files as they arrive, until Ctrl-C."""
    from cie_extract.cli.batch_page import batch_page
    from flows import commands
    from flows.report import BatchReport

    settings = commands.settings_of(workspace)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    console = page()

    def tell(report: BatchReport) -> None:
        if as_json:
            _print_json(report)
        elif not report.nothing_new:
            console.print(batch_page(report, console.width, settings.criteria[0]))

    side().print(f"Watching {inbox or settings.intake.inbox}. Ctrl-C ends it.")
    commands.watch(settings, inbox, tell, None, stop)


def status(workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Say how things stand.

    How many arrivals are in which bin, what waits and why, what is set aside.
    """
    from cie_extract.cli.batch_page import status_page
    from flows import commands

    settings = commands.settings_of(workspace)
    found = commands.status(settings)
    if as_json:
        _print_json(found)
        return
    console = page()
    console.print(status_page(found, console.width, settings))


def show(number: Number, workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Show all that is known of one arrival.

    Where it came from, each attempt at reading it, and what it says.
    """
    from cie_extract.cli.batch_page import submission_page
    from flows import commands

    settings = commands.settings_of(workspace)
    found = commands.show(settings, number)
    if as_json:
        _print_json(found)
    else:
        page().print(submission_page(found, settings))


def retry(
    numbers: Annotated[list[str] | None, typer.Argument(metavar="NUMBER", help="Numbers to read again.")] = None,
    set_aside: Annotated[bool, typer.Option("--set-aside", help="Read all that is set aside again.")] = False,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for the file's password; it is used and never kept.")
    ] = False,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Read arrivals again.

    Those of the numbers given, or all that is set aside.
    """
    from cie_extract.cli.batch_page import batch_page
    from flows import commands

    if bool(numbers) == set_aside:
        raise typer.BadParameter("give numbers, or --set-aside.")
    if password and len(numbers or ()) != 1:
        raise typer.BadParameter("--password goes with one number.")
    settings = commands.settings_of(workspace)
    secret = typer.prompt("Password of the file", hide_input=True, err=True) if password else None
    with _progress() as step:
        report = commands.retry(settings, numbers or (), set_aside=set_aside, password=secret, on_progress=step)
    if as_json:
        _print_json(report)
    else:
        console = page()
        console.print(batch_page(report, console.width, settings.criteria[0]))


def nightly(
    at: Annotated[str | None, typer.Option(help="When, in the office's time zone: 02:00.", show_default=False)] = None,
    now: Annotated[bool, typer.Option("--now", help="Run the batch of the night at once, and end.")] = False,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Serve the batch of the night.

    It takes what waits, reads again what failed for a passing cause, and writes its report.
    """
    from cie_extract.cli.batch_page import batch_page
    from flows import commands

    settings = commands.settings_of(workspace)
    if not now:
        side().print(f"Serving the nightly batch at {at or settings.nightly.at} {settings.time_zone}. Ctrl-C ends it.")
        commands.nightly(settings, at)
        return
    with _progress() as step:
        report = commands.nightly_now(settings, step)
    if as_json:
        _print_json(report)
    else:
        console = page()
        console.print(batch_page(report, console.width, settings.criteria[0]))


def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen; this machine alone by default.")] = None,
    port: Annotated[int | None, typer.Option(help="The port.")] = None,
    workspace: choices.Workspace = None,
) -> None:
    """Serve the reviewers' desk in the browser, until Ctrl-C.

    Reviewers settle what is flagged beside the page, and sign determinations; intake staff drop files. The first start
    asks for the first account.
    """
    from flows import commands

    commands.serve(commands.settings_of(workspace), host, port, lambda words: print(words, flush=True))


@audit_app.command("verify")
def audit_verify(
    head: Annotated[str, typer.Option(help="A seal noted elsewhere, such as in a morning report.")] = "",
    workspace: choices.Workspace = None,
) -> None:
    """Check that no row of the history was changed, moved or taken away.

    It proves that the rows are as the program wrote them, in their order, with the key of this workspace. Without
    --head it cannot prove that none is missing at the end. It says nothing of what happened outside the program, nor
    against somebody who has the key. Exit status 0: it holds; 1: it does not.
    """
    from flows import commands

    rows, wrong, seal = commands.verify_history(commands.settings_of(workspace), head)
    page().print(f"{rows} rows. " + (wrong or f"All hold. Last seal {seal or '(none yet)'}"))
    raise typer.Exit(int(bool(wrong)))


def doctor(workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Check this machine and workspace.

    Versions, settings, local disk, write access, optional parts found or not, telemetry off.

    Exit status 0: `run` can work here; 1: it would refuse or fail, and the page says why.
    """
    from cie_extract.cli.batch_page import doctor_page
    from flows import commands

    checks = commands.doctor(workspace)
    if as_json:
        _print_json(checks)
    else:
        page().print(doctor_page(checks))
    raise typer.Exit(int(any(check.state == "problem" for check in checks)))


@config_app.command("show")
def config_show(workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Show every setting in force, and where it came from.

    The default, cie-extract.toml or the environment.
    """
    from cie_extract.cli.batch_page import settings_page
    from flows import commands

    lines = commands.effective_settings(workspace)
    if as_json:
        _print_json(lines)
    else:
        page().print(settings_page(lines))


@contextmanager
def _progress() -> Iterator[OnProgress | None]:
    """A bar on standard error, in a terminal alone."""
    console = side()
    if not console.is_terminal:
        yield None
        return
    names = {"wait": "waiting for files to keep still", "take": "taking files", "read": "reading"}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def step(at: Step) -> None:
            if at.stage not in tasks:
                tasks[at.stage] = bar.add_task(names.get(at.stage, at.stage), total=at.total)
            bar.update(tasks[at.stage], completed=at.done, total=at.total)

        yield step


def _print_json(value: Any) -> None:
    from pydantic import TypeAdapter

    put_lines([TypeAdapter(Any).dump_json(value).decode()])
