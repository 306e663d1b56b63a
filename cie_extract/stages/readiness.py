"""Whether the right papers of a case are together: mechanical, by guide, apart from what the papers say and from any
document's route. What is missing can be asked for without a person's judgement; everything else goes to a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cie_extract.model.case import CaseCue, CombinedFact, Paper, Readiness, ReadinessItem
from cie_extract.model.record import AnswerFact, ContractPeriod
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cases import CaseGuide, Want
from cie_extract.pattern_files.criteria import Criterion, load_criteria
from cie_extract.stages.assess import describes
from cie_extract.stages.papers import meets

State = Literal["there", "missing", "unread", "not_needed"]
_REQUESTS = ("request", "packet")
_DESCRIPTIONS = ("description", "packet")
_CONTRACT_CUES = ("contract.abilityone", "contract.state_use")


@dataclass(frozen=True)
class Together:
    """Everything a check looks at."""

    papers: tuple[Paper, ...]
    facts: dict[str, CombinedFact]
    cues: tuple[CaseCue, ...]
    statements: tuple[Criterion, ...]  # those of the set that an answer belongs to
    as_of: date

    def of(self, roles: tuple[str, ...]) -> tuple[Paper, ...]:
        """The papers of these roles."""
        return tuple(paper for paper in self.papers if paper.role in roles)

    def named(self, papers: tuple[Paper, ...]) -> tuple[str, ...]:
        return tuple(paper.name for paper in papers)


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: the state, why, and the papers it looked at."""

    state: State
    why: str
    papers: tuple[str, ...] = ()


def readiness_of(
    guide: CaseGuide,
    papers: tuple[Paper, ...],
    facts: tuple[CombinedFact, ...],
    cues: tuple[CaseCue, ...],
    patterns: Patterns,
    *,
    as_of: date,
) -> Readiness:
    """Every item that the guide wants, there or missing."""
    version = load_criteria(patterns)[guide.set].in_force(as_of)
    statements = tuple(one for one in version.criteria if one.statement is not None)
    together = Together(papers, {one.field: one for one in facts}, cues, statements, as_of)
    items = []
    for wanted in guide.readiness:
        found = CHECKS[wanted.code](together)
        asks = found.state in ("missing", "unread")
        items.append(
            ReadinessItem(
                code=wanted.code,
                label=wanted.label,
                state=found.state,
                why=found.why,
                ask=wanted.ask if asks else "",
                papers=found.papers,
            )
        )
    ready = all(item.state in ("there", "not_needed") for item in items)
    return Readiness(ready=ready, summary=_summary(guide, tuple(items), together), items=tuple(items))


def _summary(guide: CaseGuide, items: tuple[ReadinessItem, ...], together: Together) -> str:
    if not together.papers:
        return "No papers"
    if guide.without_request and not together.of(_REQUESTS):
        return guide.without_request
    open_items = [f"{item.label[:1].lower()}{item.label[1:]}" for item in items if item.state in ("missing", "unread")]
    return f"Missing: {', '.join(open_items)}" if open_items else "The papers are together"


def _paper(roles: tuple[str, ...], name: str) -> Callable[[Together], Found]:
    def check(together: Together) -> Found:
        found = together.of(roles)
        if found:
            return Found("there", f"There is a {name}.", together.named(found))
        return Found("missing", f"There is no {name} among the papers.")

    return check


def _fact(field: str, words: str) -> Callable[[Together], Found]:
    def check(together: Together) -> Found:
        fact = together.facts.get(field)
        if fact is not None:
            stated = dict.fromkeys(source.paper for variant in fact.variants for source in variant.sources)
            return Found("there", f"The papers state {words}.", tuple(stated))
        return _absent(together, field, f"No paper states {words}.")

    return check


def _absent(together: Together, field: str, why: str) -> Found:
    unread = tuple(paper for paper in together.papers if paper.reading.absent.get(field) == "not_read")
    if unread:
        return Found("unread", f"{why} A page that may hold it could not be read.", together.named(unread))
    return Found("missing", why)


def _section(field: Literal["duties", "qualifications"], words: str) -> Callable[[Together], Found]:
    """A section of a description: a request that repeats a line of it is no description."""

    def check(together: Together) -> Found:
        papers = together.of((*_DESCRIPTIONS, "added"))
        stated = tuple(paper for paper in papers if getattr(paper.reading.facts, field))
        if stated:
            return Found("there", f"The description lists {words}.", together.named(stated))
        return _absent(together, field, f"No description lists {words}.")

    return check


def _answers(together: Together) -> Found:
    requests = together.of((*_REQUESTS, "added"))
    if not together.of(_REQUESTS):
        return Found("missing", "There is no request with answers.")
    open_numbers = [str(one.statement) for one in together.statements if _answer(together, one.statement) is None]
    if not open_numbers:
        return Found("there", "Every statement has a clear answer.", together.named(requests))
    which = (
        f"Statement {open_numbers[0]} has" if len(open_numbers) == 1 else f"Statements {', '.join(open_numbers)} have"
    )
    return Found("missing", f"{which} no clear answer.", together.named(requests))


def _explanations(together: Together) -> Found:
    said_false = [one for one in together.statements if _answer(together, one.statement) is False]
    if not said_false:
        return Found("not_needed", "No statement is answered False.")
    bare = [str(one.statement) for one in said_false if not _explained(together, one.statement)]
    if bare:
        return Found("missing", f"No explanation is given for False to statement {', '.join(bare)}.")
    return Found("there", "Each False is explained.")


def _promotion(together: Together) -> Found:
    asked = [one for one in together.statements if one.described_by and _answer(together, one.statement)]
    if not asked:
        return Found("not_needed", "The statement on advancement is not answered True.")
    for criterion in asked:
        told = any(meets(one.cue, condition) for one in together.cues for condition in criterion.described_by)
        if not told and not any(describes(answer) for answer in _said(together, criterion.statement)):
            return Found(
                "missing", f"Statement {criterion.statement} is answered True, and no opportunity is described."
            )
    return Found("there", "Opportunities for promotion are described.")


def _contract_end(together: Together) -> Found:
    if not _on_contract(together):
        return Found("not_needed", "The papers name no contract that the position rests on.")
    found = _fact("contract.end", "the end of the contract")(together)
    return found if found.state == "there" else _absent(together, "contract", "The end of the contract is not stated.")


def _period_in_force(together: Together) -> Found:
    """The contract runs today, in its base period or in an option that is shown to be exercised."""
    if not _on_contract(together):
        return Found("not_needed", "The papers name no contract that the position rests on.")
    end = together.facts.get("contract.end")
    if end is None:
        return Found("missing", "Without an end of the contract no period in force can be told.")
    if end.conflict:
        return Found("missing", f"The period in force cannot be told. {end.why}")
    if date.fromisoformat(str(end.variants[0].value)) < together.as_of:
        return Found("missing", f"The contract ended on {end.variants[0].value}.")
    start = together.facts.get("contract.start")
    if start and not start.conflict and date.fromisoformat(str(start.variants[0].value)) > together.as_of:
        return Found("missing", f"The contract begins on {start.variants[0].value}.")
    periods = _periods(together)
    current = [
        one
        for one in periods
        if (one.start is None or one.start <= together.as_of) and (one.end is None or together.as_of <= one.end)
    ]
    if not periods or any(one.kind == "base" or one.exercised for one in current):
        return Found("there", "The contract is in force.")
    if any(one.exercised is False for one in current):
        return Found("missing", "The option that covers today was not exercised.")
    if current:
        return Found("missing", "Today lies in an option; nothing shows that it was exercised.")
    return Found("missing", "No period that is stated covers today.")


def _signature(together: Together) -> Found:
    """A signed and dated certification on the request."""
    requests = together.of(_REQUESTS)
    if not requests:
        return Found("missing", "There is no request to be signed.")
    signatures = [(paper, paper.reading.facts.signature) for paper in (*requests, *together.of(("added",)))]
    signed = [(paper, one) for paper, one in signatures if one is not None and one.signed]
    if not signed:
        return _absent(together, "signature", "The request is not signed, or the signature could not be read.")
    named = tuple(paper.name for paper, _ in signed)
    if not any(one.date for _, one in signed):
        return Found("missing", "The signature has no date.", named)
    return Found("there", "The request is signed and dated.", named)


def _on_contract(together: Together) -> bool:
    stated = any(field.startswith("contract.") for field in together.facts)
    return stated or any(one.cue.kind in _CONTRACT_CUES and one.cue.status == "asserted" for one in together.cues)


def _periods(together: Together) -> tuple[ContractPeriod, ...]:
    return tuple(
        period
        for paper in together.papers
        if paper.reading.facts.contract
        for period in paper.reading.facts.contract.periods
    )


def _said(together: Together, number: int | None) -> tuple[AnswerFact, ...]:
    found = (paper.reading.facts.statements.get(str(number)) for paper in together.papers)
    return tuple(answer for answer in found if answer is not None)


def _answer(together: Together, number: int | None) -> bool | None:
    """The answer; None where there is none, or two papers give different ones and nobody settled it."""
    fact = together.facts.get(f"statements.{number}")
    if fact is None or fact.conflict:
        return None
    value = fact.variants[0].value
    return value if isinstance(value, bool) else None


def _explained(together: Together, number: int | None) -> bool:
    return any((answer.explanation or "").strip(" .-") for answer in _said(together, number))


#: One line a thing that a guide may want.
CHECKS: dict[Want, Callable[[Together], Found]] = {
    "request": _paper(_REQUESTS, "review request"),
    "employer": _fact("employer", "the employer"),
    "position": _fact("job_title", "the title of the position"),
    "worksite": _fact("worksite", "the place of work"),
    "wage": _fact("wages", "the wage"),
    "hours": _fact("hours_per_week", "the hours"),
    "description": _paper(_DESCRIPTIONS, "position description"),
    "essential_functions": _section("duties", "essential functions"),
    "qualifications": _section("qualifications", "qualifications"),
    "answers": _answers,
    "explanations": _explanations,
    "promotion": _promotion,
    "contract_end": _contract_end,
    "period_in_force": _period_in_force,
    "signature": _signature,
}
