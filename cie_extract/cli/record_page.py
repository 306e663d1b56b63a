"""A record as a page that a person can read: facts, cues and criteria, each with its quote and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cie_extract.cli import words
from cie_extract.model.place import Evidence
from cie_extract.model.record import ContractFact, CriterionOutcome, Cue, Record


def record_page(record: Record) -> RenderableType:
    """Everything a person wants to know of one record, top to bottom."""
    parts: list[RenderableType] = [Rule(record.document.name, style="bold", align="left"), Text(_about(record))]
    parts += [Text(f"note: {warning.message}", style="yellow") for warning in record.document.warnings]
    parts += [_facts(record)]
    parts += _items(record)
    parts += _statements(record)
    parts += _cues(record.cues)
    for name in dict.fromkeys(outcome.set for outcome in record.criteria):
        parts += _criteria(record, name)
    parts += _route(record)
    return Group(*parts)


def _about(record: Record) -> str:
    document = record.document
    said = [words.KINDS[document.kind]]
    if document.pages is not None:
        said.append(words.count(document.pages, "page"))
    if document.part.of > 1:
        said.append(f"part {document.part.index} of {document.part.of}")
    if document.ocr_pages:
        said.append(f"read by OCR: page {', '.join(str(page) for page in document.ocr_pages)}")
    return ", ".join(said)


def _facts(record: Record) -> Table:
    table = _rows()
    for label, value, evidence in _values(record):
        table.add_row(Text(label, style="bold"), value, Text(words.page(evidence), style="dim"))
    return table


def _values(record: Record) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    facts, absent = record.facts, record.absent

    def none(field: str) -> str:
        return f"({words.ABSENCES[absent[field]]})" if field in absent else "(not stated)"

    for label, field, text in (("job title", "job_title", facts.job_title), ("employer", "employer", facts.employer)):
        yield label, text.value if text else none(field), text.evidence if text else ()
    yield (
        "worksite",
        words.site(facts.worksite) if facts.worksite else none("worksite"),
        facts.worksite.evidence if facts.worksite else (),
    )
    for site in facts.other_worksites:
        yield "also at", words.site(site), site.evidence
    for wage in facts.wages:
        yield "wage", "; ".join((words.wage(wage), *wage.assumptions)), wage.evidence
    if not facts.wages:
        yield "wage", none("wages"), ()
    for fringe in facts.fringe:
        yield "fringe", words.fringe(fringe), fringe.evidence
    if facts.hours_per_week:
        yield "hours a week", words.hours(facts.hours_per_week), facts.hours_per_week.evidence
    if facts.contract:
        yield "contract", _contract(facts.contract), facts.contract.evidence
    for dated in facts.position_dates:
        yield dated.what, dated.date.isoformat(), dated.evidence
    if facts.signature:
        signed = ["signed" if facts.signature.signed else "not signed"]
        signed += [part for part in (facts.signature.name, facts.signature.title) if part]
        signed += [facts.signature.date.isoformat()] if facts.signature.date else []
        yield "signature", ", ".join(signed), facts.signature.evidence


def _contract(contract: ContractFact) -> str:
    named = " ".join(part for part in (contract.program, contract.number) if part) or "named"
    lines = [f"{named}, {words.day(contract.start)} to {words.day(contract.end)}"]
    for period in contract.periods:
        known = {True: ", exercised", False: ", not exercised", None: ""}[period.exercised]
        lines.append(f"{period.kind}: {words.day(period.start)} to {words.day(period.end)}{known}")
    return "\n".join(lines) if len(contract.periods) > 1 else lines[0]


def _items(record: Record) -> list[RenderableType]:
    parts: list[RenderableType] = []
    # Where the whole list is essential, the heading says so once.
    known = {duty.essential for duty in record.facts.duties}
    together = ", essential" if known == {True} else ""
    duties = [
        (duty.text, ", ".join(_more(duty.percent, None if together else duty.essential)), duty.evidence)
        for duty in record.facts.duties
    ]
    wants = [(item.text, "", item.evidence) for item in record.facts.qualifications]
    for label, items, of_all in (("duties", duties, together), ("qualifications", wants, "")):
        if not items:
            why = words.ABSENCES[record.absent.get(label, "not_stated")]
            parts.append(Text.assemble("\n", (label, "bold"), f"  ({why})"))
            continue
        parts.append(Text.assemble("\n", (label, "bold"), f"  {len(items)}{of_all}"))
        table = _rows()
        for text, more, evidence in items:
            table.add_row("", f"{text} ({more})" if more else text, Text(words.page(evidence), style="dim"))
        parts.append(table)
    return parts


def _more(percent: object, essential: bool | None) -> Iterator[str]:
    if percent is not None:
        yield f"{percent}%"
    if essential is not None:
        yield "essential" if essential else "not essential"


def _statements(record: Record) -> list[RenderableType]:
    if not record.facts.statements:
        return []
    table = _rows()
    for number, answer in sorted(record.facts.statements.items()):
        said = {True: "True", False: "False", None: f"no answer ({(answer.reason or 'blank').replace('_', ' ')})"}
        text = said[answer.answer] + (f": {answer.explanation}" if answer.explanation else "")
        table.add_row(Text(f"statement {number}"), text, Text(words.page(answer.evidence), style="dim"))
    return [Text("\nwhat the employer answers", style="bold"), table]


def _cues(cues: Iterable[Cue]) -> list[RenderableType]:
    table = _rows()
    for cue in cues:
        status = words.DOUBTFUL if "doubtful" in cue.marks else words.STATUSES[cue.status]
        said = f"{status}{words.quote(cue.evidence)}"
        style = "" if cue.status in ("asserted", "negated") else "dim"
        table.add_row(cue.kind, Text(said, style=style), Text(words.page(cue.evidence), style="dim"))
    if not table.row_count:
        return [Text("\nwhat the words say of the job", style="bold"), Text("  nothing that bears on a criterion")]
    return [Text("\nwhat the words say of the job", style="bold"), table]


def _criteria(record: Record, name: str) -> list[RenderableType]:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, min_width=11)
    table.add_column(no_wrap=True)
    table.add_column()
    rests_on = _labels(record)
    for outcome in record.criteria:
        if outcome.set != name:
            continue
        shown = words.sign(outcome)
        on = dict.fromkeys(rests_on[one] for one in outcome.evidence if one in rests_on)
        table.add_row(f"  {outcome.id}", Text(shown.mark, style=shown.colour), _reason(outcome, shown, tuple(on)))
    title = Text(f"\n{name} on {record.versions.as_of.isoformat()}", style="bold")
    return [title, table]


def _labels(record: Record) -> dict[str, str]:
    """What an outcome rests on, by id: the kind of a cue, the name of a fact."""
    facts = record.facts
    found: dict[str, str] = {cue.id: cue.kind for cue in record.cues}
    found |= {answer.id: f"statement {number}" for number, answer in facts.statements.items()}
    found |= {wage.id: "wage" for wage in facts.wages}
    found |= {site.id: "worksite" for site in (facts.worksite, *facts.other_worksites) if site}
    return found


def _reason(outcome: CriterionOutcome, shown: words.Sign, on: tuple[str, ...]) -> Text:
    """The words of the sign with what they rest on; the sentence why, where it says more than the sign."""
    text = Text(f"{shown.words}: {', '.join(on)}" if on and outcome.basis == "text" else shown.words)
    if outcome.basis == "table" or outcome.outcome in ("conflicting", "insufficient", "not_applicable"):
        text.append(f". {outcome.why}")
    if outcome.question:
        text.append(f"\nask: {outcome.question}", style="italic")
    return text


def _route(record: Record) -> list[RenderableType]:
    if record.route.decision == "clear":
        return [Text("\nNo gap or contradiction found in this document. A person decides.", style="bold")]
    title = Text(f"\nTo review: {words.count(len(record.route.reasons), 'thing')} to settle", style="bold")
    reasons = Table.grid(padding=(0, 1))
    reasons.add_column(no_wrap=True)
    reasons.add_column()
    for reason in record.route.reasons:
        reasons.add_row("  •", f"{reason.about}: {reason.message}")
    return [title, Padding(reasons, (0, 0, 0, 0))]


def _rows() -> Table:
    """Label, value, place: the shape of every list on the page."""
    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=14, max_width=26)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right")
    table.expand = True
    return table
