"""A batch, the state of the workspace, one arrival: as tables in a wide window, as short blocks in a narrow one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from cie_extract.cli import words

if TYPE_CHECKING:
    from flows.report import BatchReport, Check, StatusPage, WaitingFile
    from flows.settings import SettingLine, Settings
    from review.nouns import ArrivalLine, Counts, Submission

_WIDE = 150  # columns from which the table has a column for each thing

_BIN_COLOURS = {"ready": "green", "review": "yellow", "set_aside": "red", "already_received": "dim", None: "dim"}


def batch_page(report: BatchReport, width: int, chosen: str) -> RenderableType:
    """What one batch did, and the counts that add up."""
    if report.nothing_new:
        parts: list[RenderableType] = [Text("Nothing is new.", style="bold")]
    else:
        parts = [arrivals(report.lines, width, chosen), Text(""), Text(_counts(report.counts, "This batch"))]
    parts += _waiting(report.waiting, "waits") + _waiting(report.refused, "not taken")
    parts += [Text(note) for note in report.notes]
    parts.append(Text(_counts(report.totals, "In all")))
    return Group(*parts)


def next_steps(report: BatchReport, settings: Settings) -> RenderableType:
    """Where things are, and what to type next."""
    rows = Table.grid(padding=(0, 1))
    rows.add_row("", Text("inbox", style="bold"), _near(settings.intake.inbox))
    rows.add_row("", Text("receipts", style="bold"), _near(settings.intake.receipts))
    rows.add_row("", Text("set aside", style="bold"), _near(settings.intake.set_aside))
    first = next((line.number for line in report.lines if line.bin == "review"), "NUMBER")
    rows.add_row("", Text("next", style="bold"), f"cie-extract show {first}; cie-extract status; cie-extract --help")
    return Group(Text(""), rows)


def _near(path: Path) -> str:
    """The path from here where it lies below, else in full."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def arrivals(lines: Sequence[ArrivalLine], width: int, chosen: str) -> RenderableType:
    """Arrivals with what they say, the signs of the chosen set, the bin and the first reason."""
    body = _table(lines, chosen) if width >= _WIDE else _blocks(lines)
    signs = [sign for line in lines for sign in _signs(line)]
    if not signs:
        return body
    return Group(body, Text(f"{chosen}: {words.legend(signs)}", style="dim"))


def _table(lines: Iterable[ArrivalLine], chosen: str) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("no.", "document", "what it is", "job title", "hourly", "worksite", "contract end", chosen, "bin"):
        table.add_column(name, no_wrap=name in ("no.", "contract end", chosen, "bin", "hourly"))
    table.add_column("first reason", ratio=1)
    for line in lines:
        end = line.contract_end.isoformat() if line.contract_end and _is_position(line) else ""
        table.add_row(line.number, _file(line), *_said(line), end, _marks(line), _bin(line), _reason(line))
    return table


def _blocks(lines: Iterable[ArrivalLine]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    table.expand = True
    for line in lines:
        table.add_row(Text(line.number, style="bold"), Text(_file(line), style="bold"), _bin(line))
        said = list(_said(line))
        if line.contract_end and _is_position(line):
            said.append(f"contract to {line.contract_end.isoformat()}")
        facts = ", ".join(part for part in said if part)
        if facts:
            table.add_row("", facts, _marks(line))
        if line.reason:
            table.add_row("", Text(_reason(line), style="dim"), "")
    return table


def _is_position(line: ArrivalLine) -> bool:
    return line.kind not in (None, "other")


def _said(line: ArrivalLine) -> tuple[str, str, str, str]:
    """What it is, job title, hourly wage, worksite; of a paper that is no position only what it is."""
    kind = words.SHORT_KINDS.get(line.kind or "", "")
    if not _is_position(line):
        return kind, "", "", ""
    wage = f"${line.hourly_wage}/h" if line.hourly_wage else ""
    return kind, line.job_title or "", wage, line.worksite or ""


def _reason(line: ArrivalLine) -> str:
    """The first reason; with the criterion that it is about."""
    about = line.codes[0][1] if line.codes else ""
    return f"{about}: {line.reason}" if about.rpartition(".")[2].isdigit() else line.reason


def _file(line: ArrivalLine) -> str:
    return f"{line.folder}/{line.name}" if line.folder else line.name


def _signs(line: ArrivalLine) -> list[words.Sign]:
    return [words.sign_of(outcome) for _, outcome in line.outcomes] if _is_position(line) else []


def _marks(line: ArrivalLine) -> Text:
    return Text.assemble(*((sign.mark, sign.colour) for sign in _signs(line)))


def _bin(line: ArrivalLine) -> Text:
    name = line.bin.value if line.bin else None
    return Text(words.BINS[name], style=_BIN_COLOURS[name])


def _counts(counts: Counts, label: str) -> str:
    bins = (
        f"{counts.ready} ready, {counts.review} to review, {counts.set_aside} set aside, "
        f"{counts.already_received} already received"
    )
    waiting = f", {counts.waiting} waiting" if counts.waiting else ""
    return f"{label}: {counts.seen} seen = {bins}{waiting}."


def _waiting(files: Iterable[WaitingFile], label: str) -> list[RenderableType]:
    return [Text(f"{label}: {file.path.name}: {file.why}", style="dim") for file in files]


def status_page(page: StatusPage, width: int, settings: Settings) -> RenderableType:
    """How things stand in a workspace."""
    parts: list[RenderableType] = [
        Text(f"Workspace {page.workspace}", style="bold"),
        Text(_counts(page.counts, "In all")),
    ]
    if page.at_work:
        parts.append(Text(f"At work now: {page.at_work}"))
    parts += _waiting(page.waiting, "waits") + _waiting(page.refused, "not taken")
    if page.lines:
        parts += [Text("\nlatest arrivals", style="bold"), arrivals(page.lines, width, settings.criteria[0])]
    if page.set_aside:
        parts.append(Text("\nset aside", style="bold"))
        parts += [Text(f"{line.number}  {_file(line)}: {_reason(line)}") for line in page.set_aside]
    if page.runs:
        parts.append(Text("\nlatest batches", style="bold"))
        for batch in page.runs:
            started = batch.started.astimezone(settings.zone)
            parts.append(Text(f"{started:%Y-%m-%d %H:%M}  {_counts(batch.counts, batch.kind)}"))
    return Group(*parts)


def submission_page(found: Submission, settings: Settings) -> RenderableType:
    """All that is known of one arrival."""
    from cie_extract.cli.record_page import record_page
    from cie_extract.model.record import Record

    line = found.line
    parts: list[RenderableType] = [
        Text.assemble((f"{line.number}  {_file(line)}", "bold"), "  ", _bin(line)),
        Text(f"received {line.received.isoformat()}, {found.size:,} bytes, kept as {_near(found.original)}"),
    ]
    if found.set_aside:
        parts.append(Text(f"set aside in {_near(found.set_aside)}"))
    if not found.readings:  # else the page of the reading says them
        parts += [Text(f"reason: {reason}") for reason in line.reasons]
    if found.same_bytes:
        parts.append(Text(f"the same bytes as no. {', '.join(found.same_bytes)}"))
    if line.earlier_version:
        parts.append(Text(f"may replace no. {line.earlier_version} (same name, other bytes)"))
    if found.later_versions:
        parts.append(Text(f"may be replaced by no. {', '.join(found.later_versions)}"))
    for attempt in found.attempts:
        message = f": {attempt.message}" if attempt.message else ""
        finished = attempt.finished.astimezone(settings.zone)
        parts.append(Text(f"{finished:%Y-%m-%d %H:%M}  {attempt.outcome}{message}", style="dim"))
    for reading in found.readings:
        parts += [Text(""), record_page(Record.model_validate(reading.record))]
    return Group(*parts)


def doctor_page(checks: Iterable[Check]) -> RenderableType:
    """Each finding with a word, never colour alone."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    colours = {"ok": "green", "note": "yellow", "problem": "red"}
    for check in checks:
        said = f"{check.words} {check.advice}".strip()
        table.add_row(Text(check.state, style=colours[check.state]), check.name, said)
    return table


def settings_page(lines: Iterable[SettingLine]) -> RenderableType:
    """Every setting, its value, and where it came from."""
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("setting", "value", "from"):
        table.add_column(name, overflow="fold")
    for line in lines:
        table.add_row(line.key, line.value, line.source)
    return table
