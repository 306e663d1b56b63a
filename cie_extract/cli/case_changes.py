"""Commands that change a case: what it is made of, by which guide it is judged, and what a person adds to it."""

from __future__ import annotations

import getpass
import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cie_extract.cli import choices
from cie_extract.cli.console import page, put_lines

if TYPE_CHECKING:
    from flows.settings import Settings

Number = Annotated[str, typer.Argument(metavar="CASE", help="The number of a case, such as C-2026-0031.")]
Papers = Annotated[
    list[str], typer.Argument(metavar="PAPER...", help="Papers by their numbers: 2026-0147, or 2026-0147/2 for a part.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Leave the papers where they are too: one paper for several sites.")]
Why = Annotated[str, typer.Option(help="Why; it is kept with the change.")]
By = Annotated[str | None, typer.Option(help="Who does it; the name you are logged in by where not given.")]


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

    settings = settings_of(workspace)
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

    settings = settings_of(workspace)
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

    settings = settings_of(workspace)
    case_commands.merge(settings, number.upper(), into.upper(), by=_who(by), why=why)
    _done(settings, into, as_json, f"{number.upper()} is merged into {into.upper()}.")


def undo(number: Number, by: By = None, workspace: choices.Workspace = None, as_json: choices.Json = False) -> None:
    """Take back the latest change of a case. Again: the one before it."""
    from cie_extract.cli.case_page import CHANGES
    from flows import case_commands

    settings = settings_of(workspace)
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

    settings = settings_of(workspace)
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

    settings = settings_of(workspace)
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

    case_commands.settle(settings_of(workspace), proposal, accept=accept, by=_who(by))
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
    settings = settings_of(workspace)
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


def settings_of(workspace: Any) -> Settings:
    """The settings of a workspace. Raises SettingsError."""
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


COMMANDS = (join, split, merge, undo, role, guide, accept, refuse, add_fact)
