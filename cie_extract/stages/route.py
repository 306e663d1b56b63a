"""Where a document goes: `clear` (no gap or contradiction found in it) or `review`, with a reason for each cause.

A `clear` that should have been `review` is the worst mistake that the program can make: whatever is in doubt goes
to review. Neither is a decision: a named person decides on every position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cie_extract.model.annotated import Annotated
from cie_extract.model.record import (
    AnyFact,
    ContractFact,
    CriterionOutcome,
    Cue,
    Fact,
    Reading,
    Reason,
    Route,
    SignatureFact,
    TextFact,
)
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.sayings import finder_of
from cie_extract.pattern_files.signers import load_signers
from cie_extract.stages.confidence import FITTED_THRESHOLD, THRESHOLD
from cie_extract.stages.identify import several_positions
from cie_extract.stages.likeness import near
from cie_extract.stages.personal_data import personal_data
from cie_extract.stages.taken_back import taken_back

#: Facts without which nothing is clear, in the words of a reader.
NEEDED = {"wages": "the wage", "duties": "the duties", "worksite": "the place of work", "job_title": "the job title"}

_CONTRACT_CUES = ("contract.abilityone", "contract.state_use", "contract.labor_ratio")
#: A rival as sure as this is said as plainly as the value itself.
PLAINLY = 0.92
#: A certification says how things are: after so many days they may be otherwise.
STALE_AFTER = 366
#: Warnings of the reading that a person must look at before anything rests on it.
_UNSAFE_WARNINGS = {
    "hidden_text": "The file holds text that does not show on the page; it was left out.",
    "unreadable_page": "A page or picture could not be read.",
    "garbled_text": "The text of a page is garbled.",
    "truncated": "The file was read in part.",
    "unaccepted_edits": "The file holds edits that nobody accepted; they were read as accepted.",
    "attachment_not_read": "An attachment was not read.",
    "damaged": "The file is damaged; part of it may be missing.",
    "pages_left_out": "Pages were left out.",
    "low_certainty": "Parts of a scanned page were read with doubt.",
    "struck_out": "The file holds words that are struck out; they were left out.",
}


def route(
    reading: Reading,
    outcomes: tuple[CriterionOutcome, ...],
    annotated: Annotated,
    patterns: Patterns,
    *,
    as_of: date,
    chosen: str,
) -> Route:
    """The route of one document by the chosen set on a date."""
    reasons = tuple(
        dict.fromkeys(
            (
                *_about_document(reading, annotated, patterns),
                *_about_outcomes(outcomes, chosen),
                *_about_facts(reading),
                *_about_contract(reading, patterns, as_of),
                *_about_request(reading, patterns, as_of),
                *_about_certainty(reading, outcomes, chosen),
            )
        )
    )
    return Route(decision="review" if reasons else "clear", reasons=reasons)


def route_again(
    reading: Reading,
    outcomes: tuple[CriterionOutcome, ...],
    stored: Route,
    patterns: Patterns,
    *,
    as_of: date,
    chosen: str,
) -> Route:
    """The route of a reading whose facts or outcomes changed since `stored`: what that said of the document itself
    holds, the rest is asked anew. For the desk, which has the record and not the annotated text."""
    of_document = tuple(reason for reason in stored.reasons if reason.about == "document")
    reasons = tuple(
        dict.fromkeys(
            (
                *of_document,
                *_about_outcomes(outcomes, chosen),
                *_about_facts(reading),
                *_about_contract(reading, patterns, as_of),
                *_about_request(reading, patterns, as_of),
                *_about_certainty(reading, outcomes, chosen),
            )
        )
    )
    return Route(decision="review" if reasons else "clear", reasons=reasons)


def _about_document(reading: Reading, annotated: Annotated, patterns: Patterns) -> Iterator[Reason]:
    if reading.document.language not in ("en", "und"):
        yield _reason("language", "document", "The document is not in English.")
    if reading.document.kind == "other":
        yield _reason("not_a_position", "document", "This does not look like a position description or review request.")
    if several_positions(annotated, patterns):
        yield _reason("several_positions", "document", "The file seems to hold more than one position.")
    if personal_data(annotated, patterns):
        yield _reason("personal_data", "document", "The file may hold personal data of a participant.")
    if reading.document.kind in ("review_request", "packet") and taken_back(annotated, patterns):
        yield _reason("conflicting", "document", "A note in the papers seems to change or take back what they say.")
    for code in dict.fromkeys(warning.code for warning in reading.document.warnings):
        if code in _UNSAFE_WARNINGS:
            yield _reason("not_read", "document", _UNSAFE_WARNINGS[code])


def _about_outcomes(outcomes: tuple[CriterionOutcome, ...], chosen: str) -> Iterator[Reason]:
    for outcome in outcomes:
        if outcome.set == chosen and outcome.outcome in ("insufficient", "not_met", "conflicting"):
            yield _reason(outcome.outcome, outcome.id, outcome.why)


def _about_facts(reading: Reading) -> Iterator[Reason]:
    for field, words in NEEDED.items():
        if not getattr(reading.facts, field):
            absence = reading.absent.get(field, "not_stated")
            said = {
                "not_stated": f"The document does not state {words}.",
                "not_understood": f"The place for {words} was found; what it says was not understood.",
                "not_read": f"Part of the document could not be read; {words} was not found.",
            }[absence]
            yield _reason("not_read" if absence == "not_read" else "missing", field, said)
    for field in ("job_title", "employer"):
        if _rivalled(getattr(reading.facts, field), reading.alternatives.get(field, ())):
            yield _reason("conflicting", field, f"The papers name another {field.replace('_', ' ')} just as plainly.")
    if reading.facts.other_worksites:
        yield _reason("several_sites", "other_worksites", "More than one place of work is stated: one check a site.")


def _rivalled(fact: Fact | None, others: tuple[AnyFact, ...]) -> bool:
    """Whether the papers name another, as plainly as that is ever said, that is no longer or shorter form of it."""
    if not isinstance(fact, TextFact):
        return False
    plain = [one for one in others if isinstance(one, TextFact) and one.confidence >= PLAINLY]
    return any(not _same_words(one.value, fact.value) for one in plain)


def _same_words(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"[a-z]+", text.lower())) for text in (one, other))
    return first <= second or second <= first or near(one.lower(), other.lower())


def _about_contract(reading: Reading, patterns: Patterns, as_of: date) -> Iterator[Reason]:
    contract = reading.facts.contract
    funded = contract is not None and bool(contract.program or contract.number or contract.start or contract.end)
    cued = any(cue.kind in _CONTRACT_CUES and cue.status == "asserted" for cue in reading.cues)
    unsettled = finder_of(load_contract(patterns).unsettled)
    said = (
        *(contract.evidence if contract else ()),
        *(piece for cue in _of_contracts(reading) for piece in cue.evidence),
    )
    if any(unsettled.search(piece.quote) for piece in said):
        yield _reason("option_unproved", "contract", "The contract is said to be ended, stopped or open.")
    if not funded and not cued:
        return
    if contract is None or contract.end is None:
        yield _reason("missing", "contract.end", "The position rests on a contract, and its end is not stated.")
        return
    if contract.end < as_of:
        yield _reason("expired", "contract.end", f"The contract ended on {contract.end.isoformat()}.")
        return
    yield from _about_period(contract, as_of)


def _about_period(contract: ContractFact, as_of: date) -> Iterator[Reason]:
    if contract.start and contract.start > as_of:
        yield _reason("missing", "contract.start", f"The contract begins on {contract.start.isoformat()}.")
        return
    current = [
        period
        for period in contract.periods
        if (period.start is None or period.start <= as_of) and (period.end is None or as_of <= period.end)
    ]
    if not contract.periods or any(period.kind == "base" or period.exercised for period in current):
        return
    if any(period.exercised is False for period in current):
        yield _reason("expired", "contract.periods", "The option in force today was not exercised.")
    else:
        yield _reason(
            "option_unproved", "contract.periods", "Today lies in an option; nothing shows that it was exercised."
        )


def _about_request(reading: Reading, patterns: Patterns, as_of: date) -> Iterator[Reason]:
    if reading.document.kind not in ("review_request", "packet"):
        return
    if not reading.facts.signature or not reading.facts.signature.signed:
        yield _reason("unsigned", "signature", "The request is not signed, or the signature could not be read.")
    elif reading.facts.signature:
        yield from _about_signer(reading, reading.facts.signature, patterns, as_of)
    for number in range(1, 8):
        answer = reading.facts.statements.get(str(number))
        if answer is None or answer.answer is None:
            yield _reason("unanswered", f"statements.{number}", f"Statement {number} has no clear answer.")


def _about_signer(reading: Reading, signature: SignatureFact, patterns: Patterns, as_of: date) -> Iterator[Reason]:
    """Whether the one who signed may sign for the employer, and when."""
    title = signature.title or ""
    quotes = " ".join(piece.quote for piece in signature.evidence)
    holder = reading.facts.job_title and title and reading.facts.job_title.value.lower() == title.lower()
    if holder or load_signers(patterns).not_for_the_employer.search(f"{title} {quotes}"):
        yield _reason("unsigned", "signature", "It is not certain that the signer may sign for the employer of record.")
    if signature.date and (as_of - signature.date).days > STALE_AFTER:
        yield _reason("expired", "signature", f"The certification is of {signature.date.isoformat()}.")
    if signature.date and signature.date > as_of:
        yield _reason(
            "low_confidence", "signature", f"The day of the signature is to come: {signature.date.isoformat()}."
        )


def _of_contracts(reading: Reading) -> Iterator[Cue]:
    """The cues that speak of the contract behind the position."""
    return (cue for cue in reading.cues if cue.kind in _CONTRACT_CUES and cue.status == "asserted")


def _about_certainty(reading: Reading, outcomes: tuple[CriterionOutcome, ...], chosen: str) -> Iterator[Reason]:
    facts = reading.facts
    single: dict[str, Fact | None] = {
        "job_title": facts.job_title,
        "worksite": facts.worksite,
        "contract": facts.contract,
        "signature": facts.signature,
    }
    for field, fact in single.items():
        if fact is not None and fact.confidence < (FITTED_THRESHOLD if field == "job_title" else THRESHOLD):
            yield _reason(
                "low_confidence", field, f"It is not certain that the {field.replace('_', ' ')} is read right."
            )
    for field, many in (("wages", facts.wages), ("statements", tuple(facts.statements.values()))):
        if any(fact.confidence < (FITTED_THRESHOLD if field == "wages" else THRESHOLD) for fact in many):
            yield _reason("low_confidence", field, f"It is not certain that the {field} are read right.")
    for outcome in outcomes:
        if outcome.set == chosen and outcome.outcome == "met" and outcome.confidence < THRESHOLD:
            yield _reason("low_confidence", outcome.id, "The passage that it rests on may not mean what it seems to.")


def _reason(code: str, about: str, message: str) -> Reason:
    return Reason.model_validate({"code": code, "about": about, "message": message})
