"""Cases as pages that a person can read: the papers, what they say together, what is missing, what the guides make of
it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cie_extract.cli import words
from cie_extract.model.case import CaseRecord, CombinedFact, Source, Variant

if TYPE_CHECKING:
    from flows.case_commands import CasePage
    from review.case_desk import DeterminationLine
    from review.case_nouns import CaseLine, ProposalLine

SCOPES = {
    "in": "a review is asked for",
    "not_in": "no review is asked for",
    "cannot_tell": "the papers do not say whether a review is asked for",
    "": "not assessed yet",
}
CHANGES = {
    "open": "opened",
    "join": "papers joined",
    "split": "split",
    "merge": "merged",
    "role": "the role of a paper",
    "set": "the guide",
    "add_fact": "a fact added",
    "withdraw_fact": "a fact taken back",
    "undo": "undone",
}
ROLES = {
    "request": "request",
    "description": "description",
    "packet": "packet",
    "attachment": "attachment",
    "other": "other paper",
    "added": "added by hand",
    "replaced": "replaced: counts no more",
}
_FIELDS = {
    "job_title": "job title",
    "wages": "wage",
    "hours_per_week": "hours a week",
    "position_dates": "dates",
}
_STATES = {"there": "+", "missing": "-", "unread": "?", "not_needed": "/"}
_LISTS = ("duties", "qualifications")


def cases_page(lines: Sequence[CaseLine], proposals: Sequence[ProposalLine]) -> RenderableType:
    """Every case in two or three lines, then what is proposed."""
    if not lines:
        return Text("There is no case yet. `cie-extract run` reads what is in the inbox.")
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    for line in lines:
        marks = "".join(words.sign_of(outcome).mark for _, outcome in line.outcomes)
        about = ", ".join(part for part in (line.position, line.employer, line.worksite) if part)
        table.add_row(line.number, Text(about or "no position stated", style="bold"), marks)
        table.add_row("", f"papers {', '.join(line.papers)}" if line.papers else "no papers", line.criteria_set)
        note = f"merged into {line.merged_into}" if line.merged_into else _open(line)
        table.add_row("", Text(note, style="dim"), "")
    parts: list[RenderableType] = [table, Text(words.count(len(lines), "case"))]
    parts += [Text(_proposed(one)) for one in proposals]
    return Group(*parts)


def _open(line: CaseLine) -> str:
    if "request" in line.missing:
        missing = "no review request yet"
    else:
        missing = f"missing: {', '.join(code.replace('_', ' ') for code in line.missing)}" if line.missing else ""
    return "; ".join(part for part in (SCOPES[line.scope], missing) if part)


def _proposed(one: ProposalLine) -> str:
    may_be = f"{one.other} may be one case with {one.case}"
    if one.kind == "split":
        may_be = f"{', '.join(one.papers)} of {one.case} may be a position of its own"
    return (
        f"proposal {one.id}: {may_be} ({one.score:.2f}). {' '.join(one.why)} "
        f"`case accept {one.id}` or `case refuse {one.id}`"
    )


def case_page(found: CasePage) -> RenderableType:
    """Everything a person wants to know of one case, top to bottom."""
    record, file = found.record, found.file
    parts: list[RenderableType] = [Rule(record.number, style="bold", align="left")]
    if file.merged_into:
        parts.append(Text(f"Merged into {file.merged_into}.", style="bold"))
    parts += [_papers(found), Text(f"\nscope: {SCOPES[record.scope.answer]}", style="bold")]
    parts += [Text(f"  {sentence}") for sentence in record.scope.why]
    if record.scope.question:
        parts.append(Text(f"  ask: {record.scope.question}", style="italic"))
    parts += [Text(f"\nready for a review? {record.readiness.summary}", style="bold"), _readiness(record)]
    parts += [Text("\nwhat the papers say together", style="bold"), _facts(record.facts)]
    for name in dict.fromkeys(one.set for one in record.criteria):
        parts += [Text(f"\n{name} on {record.versions.as_of.isoformat()}", style="bold"), _criteria(record, name)]
    parts += list(_revisions(record))
    if found.determinations:
        parts.append(Text("\nwhat was signed", style="bold"))
        parts += [Text(_signed(one)) for one in found.determinations]
    if found.changes:
        parts.append(Text("\nwhat was done to it", style="bold"))
        parts += [Text(_change(one)) for one in found.changes]
    parts += [Text(_proposed(one)) for one in file.proposals]
    return Group(*parts)


def _papers(found: CasePage) -> Table:
    table = _grid()
    for line in found.record.papers:
        others = found.also_in.get((line.number, line.part))
        also = f", also in {', '.join(others)}" if others else ""
        table.add_row(line.paper, f"{ROLES[line.role]}: {line.name}, received {line.received.isoformat()}{also}", "")
    for one in found.record.added:
        said = f"{one.field} by {one.source} of {one.said_on.isoformat()}, entered by {one.by}"
        table.add_row(f"added-{one.id}", f"{ROLES['added']}: {said}", "")
    return table


def _readiness(record: CaseRecord) -> Table:
    table = _grid()
    for item in record.readiness.items:
        ask = f"\nask: {item.ask}" if item.ask else ""
        table.add_row(f"{_STATES[item.state]} {item.label}", f"{item.why}{ask}", ", ".join(item.papers))
    return table


def _facts(facts: Iterable[CombinedFact]) -> Table:
    table = _grid()
    for fact in facts:
        label = _FIELDS.get(fact.field, fact.field.replace("_", " ").replace("statements.", "statement "))
        if fact.field in _LISTS:
            papers = dict.fromkeys(source.paper for one in fact.variants for source in one.sources)
            table.add_row(label, words.count(len(fact.variants), "item"), ", ".join(papers))
            continue
        for at, variant in enumerate(fact.variants):
            mark = "! " if fact.conflict else ""
            table.add_row(f"{mark}{label}" if not at else "", _variant(variant, fact), _sources(variant))
        if fact.settled_by:
            table.add_row("", Text(fact.why, style="dim"), fact.settled_by)
    return table


def _variant(variant: Variant, fact: CombinedFact) -> str:
    """The value; where the papers disagree, with its quote."""
    if not fact.conflict:
        return variant.said
    evidence = variant.sources[0].fact.evidence
    return f"{variant.said}: {words.quote(evidence)} {words.page(evidence)}".strip()


def _sources(variant: Variant) -> str:
    return ", ".join(dict.fromkeys(f"{one.paper} ({_word(one)})" if one.by else one.paper for one in variant.sources))


def _word(source: Source) -> str:
    """Whose word a value is: "ada" of a fact added by hand, "entered by ada" of one read otherwise."""
    return source.by if source.how == "added" else f"{source.how} by {source.by}"


def _criteria(record: CaseRecord, name: str) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, min_width=11)
    table.add_column(no_wrap=True)
    table.add_column()
    words_of = {one.criterion: one for one in record.judged}
    for outcome in record.criteria:
        if outcome.set != name:
            continue
        shown = words.sign(outcome)
        text = Text(shown.words)
        if outcome.basis == "table" or outcome.outcome in ("conflicting", "insufficient", "not_applicable"):
            text.append(f". {outcome.why}")
        if judged := words_of.get(outcome.id):
            found = words.sign_of(judged.found).words if judged.found else "nothing"
            after = f"; {judged.overtaken_by} came later, look again" if judged.overtaken_by else ""
            text.append(f"\n{judged.by} on {judged.on.isoformat()}: {judged.why} (the papers alone: {found}{after})")
        if outcome.question:
            text.append(f"\nask: {outcome.question}", style="italic")
        table.add_row(f"  {outcome.id}", Text(shown.mark, style=shown.colour), text)
    return table


def _revisions(record: CaseRecord) -> Iterable[RenderableType]:
    for one in record.revisions:
        yield Text(f"\n{one.later} against {one.earlier}", style="bold")
        table = _grid()
        for difference in one.differences:
            said = {
                "changed": f"{difference.before} -> {difference.after}",
                "added": f"new: {difference.after}",
                "removed": f"no longer: {difference.before}",
            }[difference.kind]
            table.add_row(difference.field, said, ", ".join(difference.touches))
        if not one.differences:
            table.add_row("", "no difference in what was read", "")
        yield table


def _signed(one: DeterminationLine) -> str:
    names = " and ".join(filter(None, (one.signed_name, one.second_name)))
    states = {"second": ", a second signature is awaited", "reopened": ", re-opened since"}
    decision = one.decision.replace("_", " ")
    return f"  {one.signed_at:%Y-%m-%d} {decision}, signed by {names}{states.get(one.state, '')}"


def _change(one: object) -> str:
    from review.case_nouns import ChangeLine

    assert isinstance(one, ChangeLine)
    other = f" with {one.other}" if one.other else ""
    who = one.by or "the program"
    why = f": {one.why}" if one.why else ""
    undone = " (undone)" if one.undone else ""
    return f"  {one.at:%Y-%m-%d} {CHANGES.get(one.what, one.what)}{other} by {who}{why}{undone}"


def _grid() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=14, max_width=30)
    table.add_column(ratio=1)
    table.add_column(justify="right", max_width=24)
    table.expand = True
    return table
