"""Commands on cases: one position at one site, with all its papers."""

from __future__ import annotations

import getpass
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cie_extract.cli import choices
from cie_extract.cli.console import page, put_lines

if TYPE_CHECKING:
    from flows.settings import Settings

NUMBER = re.compile(r"C-\d{4}-\d+", re.IGNORECASE)
Number = Annotated[str, typer.Argument(metavar="CASE", help="The number of a case, such as C-2026-0031.")]
Papers = Annotated[
    list[str], typer.Argument(metavar="PAPER...", help="Papers by their numbers: 2026-0147, or 2026-0147/2 for a part.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Leave the papers where they are too: one paper for several sites.")]
Why = Annotated[str, typer.Option(help="Why; it is kept with the change.")]
By = Annotated[str | None, typer.Option(help="Who does it; the name you are logged in by where not given.")]

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
    for command in (show, join, split, merge, undo, role, guide, accept, refuse, add_fact):
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

    lines, proposals = case_commands.cases(_settings(workspace), merged=merged)
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

    settings = _settings(workspace)
    force = choices.InForce(settings)
    names = force.sets(set_) if set_ else ()
    found = case_commands.case(settings, number.upper(), as_of=force.day(as_of), sets=names)
    if as_json:
        put_lines([found.record.json_line()])
    else:
        page().print(case_page(found.record, found.file, found.determinations))


def join(
    number: Number,
    papers: Papers,
    keep: Keep = False,
    why: Why = "",
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Put papers into a case, out of the cases they are in; also papers that are in none.

    Example: cie-extract case join C-2026-0031 2026-0147 2026-0150/2
    """
    from flows import case_commands

    settings = _settings(workspace)
    case_commands.join(settings, number.upper(), papers, keep=keep, by=_who(by), why=why)
    _done(settings, number, as_json, f"{', '.join(papers)} now in {number.upper()}.")


def split(
    number: Number,
    papers: Papers,
    keep: Keep = False,
    why: Why = "",
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Put papers of a case into a new one.

    Example: cie-extract case split C-2026-0031 2026-0147 --why "another site"
    """
    from flows import case_commands

    settings = _settings(workspace)
    new = case_commands.split(settings, number.upper(), papers, keep=keep, by=_who(by), why=why)
    _done(settings, new, as_json, f"{', '.join(papers)} now in {new}.")


def merge(
    number: Number,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The case that both become.")],
    why: Why = "",
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Make two cases one: all papers of CASE go into INTO."""
    from flows import case_commands

    settings = _settings(workspace)
    case_commands.merge(settings, number.upper(), into.upper(), by=_who(by), why=why)
    _done(settings, into, as_json, f"{number.upper()} is merged into {into.upper()}.")


def undo(number: Number, by: By = None, workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Take back the latest change of a case. Again: the one before it."""
    from cie_extract.cli.case_page import CHANGES
    from flows import case_commands

    settings = _settings(workspace)
    what = case_commands.undo(settings, number.upper(), by=_who(by))
    _done(settings, number, as_json, f"Undone: {CHANGES.get(what, what)}.")


def role(
    number: Number,
    paper: Annotated[str, typer.Argument(metavar="PAPER", help="A paper of the case: 2026-0147, or 2026-0147/2.")],
    as_: Annotated[str, typer.Argument(metavar="ROLE", help="request, description, packet, attachment, other, or "
                                       "replaced: kept, and counts no more.")],
    why: Why = "",
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:  # fmt: skip
    """Say what a paper is in its case."""
    from flows import case_commands

    settings = _settings(workspace)
    case_commands.set_role(settings, number.upper(), paper, as_, by=_who(by), why=why)  # type: ignore[arg-type]
    _done(settings, number, as_json, f"{paper} is now: {as_}.")


def guide(
    number: Number,
    name: Annotated[str, typer.Argument(metavar="SET", help="A criteria set, such as or-vr.")],
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:
    """Say by which guide a case is judged."""
    from flows import case_commands

    settings = _settings(workspace)
    (chosen,) = choices.InForce(settings).sets([name])
    case_commands.set_guide(settings, number.upper(), chosen, by=_who(by))
    _done(settings, number, as_json, f"{number.upper()} is judged by {chosen}.")


Proposal = Annotated[int, typer.Argument(metavar="PROPOSAL", help="Its number, as `cases` shows it.")]


def accept(proposal: Proposal, by: By = None, workspace: choices.Workspace = None) -> None:
    """Accept a proposal: the second case goes into the first; or papers get a case of their own."""
    _answer(workspace, proposal, by, accept=True)


def refuse(proposal: Proposal, by: By = None, workspace: choices.Workspace = None) -> None:
    """Refuse a proposal: it is not made again."""
    _answer(workspace, proposal, by, accept=False)


def _answer(workspace: Any, proposal: int, by: str | None, *, accept: bool) -> None:
    from flows import case_commands

    case_commands.settle(_settings(workspace), proposal, accept=accept, by=_who(by))
    page().print(f"Proposal {proposal} {'accepted' if accept else 'refused'}.")


def add_fact(
    number: Number,
    field: Annotated[str, typer.Argument(help="A field (wages, contract.end, statements.3) or a cue kind "
                                         "(interaction.coworkers).")],
    value: Annotated[str, typer.Argument(help='Its value: 17.65, 2027-09-30, true, "Bel Air, MD 21014", JSON; of a cue '
                                         "kind asserted or negated.")],
    source: Annotated[str, typer.Option(help="Where it comes from: call, letter, visit, email, table or other.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of that call, letter or visit.")],
    said: Annotated[str, typer.Option(help="The words, as they were said or stand there.")] = "",
    who: Annotated[str, typer.Option(help="Who said it.")] = "",
    settles: Annotated[
        bool, typer.Option("--settles", help="Where the papers disagree, let this value hold; theirs stay shown.")
    ] = False,
    by: By = None,
    workspace: choices.Workspace = None,
    as_json: choices.Json = False,
) -> None:  # fmt: skip
    """Add a fact by hand, with its source. The case is assessed anew, and the fact is shown as added.

    Example: cie-extract case add-fact C-2026-0031 wages 17.65 --source call --on 2026-11-20 --who "payroll"
    """
    from cie_extract.model.case import Added
    from flows import case_commands

    sources = ("call", "letter", "visit", "email", "table", "other")
    if source not in sources:
        raise typer.BadParameter(f"{source!r} is no source; there are {', '.join(sources)}.", param_hint="--source")
    settings = _settings(workspace)
    fact = Added(
        id=0,
        field=field,
        value=_value(value),
        said=said,
        source=source,  # type: ignore[arg-type]
        source_detail=who,
        said_on=on.date(),
        by=_who(by),
        settles=settles,
    )
    made = case_commands.add_fact(settings, number.upper(), fact)
    _done(settings, number, as_json, f"Added to {number.upper()} as fact {made}.")


def _value(text: str) -> Any:
    """JSON where it is an object or true or false, else the words themselves."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if text.startswith(("{", "[")):
        try:
            return json.loads(text)
        except ValueError as error:
            raise typer.BadParameter(f"{text!r} is not JSON: {error}.") from None
    return text


def _who(by: str | None) -> str:
    """The person: named, or the one who is logged in."""
    try:
        return by or getpass.getuser()
    except (OSError, KeyError):
        raise typer.BadParameter("say who you are.", param_hint="--by") from None


def _settings(workspace: Any) -> Settings:
    from flows import commands

    return commands.settings_of(workspace)


def _done(settings: Settings, number: str, as_json: bool, sentence: str) -> None:
    """What was done, or with --json the case as it is now."""
    if not as_json:
        page().print(sentence)
        return
    from flows import case_commands

    found = case_commands.case(settings, number.upper(), as_of=choices.InForce(settings).today)
    put_lines([found.record.json_line()])


def _print_json(value: Any) -> None:
    from pydantic import TypeAdapter

    put_lines([TypeAdapter(Any).dump_json(value).decode()])
