"""Where a reading goes: what must send it to review, and the one way to clear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cie_extract.model.place import Evidence
from cie_extract.model.record import (
    AnswerFact,
    ContractFact,
    ContractPeriod,
    CriterionOutcome,
    Cue,
    DocumentInfo,
    DocumentPart,
    DutyFact,
    Facts,
    Reading,
    ReadingWarning,
    Route,
    SignatureFact,
    SiteFact,
    TextFact,
    WageFact,
)
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.annotate import annotate
from cie_extract.stages.confidence import FITTED_THRESHOLD, THRESHOLD
from cie_extract.stages.route import route
from tests.factory import document_of

PATTERNS = load_patterns()
TODAY = date(2026, 11, 22)
HOLD: dict[str, Any] = {"confidence": 0.97, "evidence": (Evidence(page=1, start=0, end=4, quote="Line"),)}
ANNOTATED = annotate(document_of("Line cook\n\nCooks and serves lunch."), PATTERNS)


def info(**changes: Any) -> DocumentInfo:
    common: dict[str, Any] = {
        "name": "a.pdf",
        "sha256": "0" * 64,
        "bytes": 1,
        "text_sha256": "0" * 64,
        "part": DocumentPart(index=1, of=1),
        "media_type": "application/pdf",
        "pages": 1,
        "kind": "position_description",
        "language": "en",
    }
    return DocumentInfo(**(common | changes))


def facts(**changes: Any) -> Facts:
    common: dict[str, Any] = {
        "job_title": TextFact(id="t", value="Line cook", **HOLD),
        "worksite": SiteFact(id="s", city="Easton", county="Talbot", state="MD", zip=None, **HOLD),
        "wages": (
            WageFact(id="w", low="17", high="17", per="hour", hourly_low="17", hourly_high="17", **HOLD),  # type: ignore[arg-type]
        ),
        "duties": (DutyFact(id="d", text="Cooks and serves lunch", **HOLD),),
    }
    return Facts(**(common | changes))


def outcomes(**changes: str) -> tuple[CriterionOutcome, ...]:
    return tuple(
        CriterionOutcome(
            set="md-dors",
            id=f"md-dors.{number}",
            outcome=changes.get(f"s{number}", "met"),  # type: ignore[arg-type]
            basis="text",
            question=None,
            why="as the example says",
        )
        for number in range(1, 8)
    )


def routed(
    document: DocumentInfo | None = None,
    said: Facts | None = None,
    found: tuple[CriterionOutcome, ...] | None = None,
    cues: tuple[Cue, ...] = (),
    absent: dict[str, Any] | None = None,
) -> Route:
    reading = Reading(document=document or info(), facts=said or facts(), absent=absent or {}, cues=cues)
    return route(reading, found or outcomes(), ANNOTATED, PATTERNS, as_of=TODAY, chosen="md-dors")


def codes(said: Route) -> set[tuple[str, str]]:
    return {(reason.code, reason.about) for reason in said.reasons}


def contract(start: str | None, end: str | None, *periods: tuple[str, str, str, bool | None]) -> ContractFact:
    return ContractFact(
        id="k",
        program="AbilityOne",
        number=None,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        periods=tuple(
            ContractPeriod(
                kind=kind,  # type: ignore[arg-type]
                start=date.fromisoformat(first),
                end=date.fromisoformat(last),
                exercised=exercised,
            )
            for kind, first, last, exercised in periods
        ),
        **HOLD,
    )


@pytest.mark.parametrize("outcome", ["insufficient", "not_met", "conflicting"])
@pytest.mark.parametrize("number", range(1, 8))
def test_any_criterion_that_is_not_met_goes_to_review(outcome: str, number: int) -> None:
    said = routed(found=outcomes(**{f"s{number}": outcome}))
    assert said.decision == "review"
    assert (outcome, f"md-dors.{number}") in codes(said)


@pytest.mark.parametrize(
    ("absence", "code"), [("not_stated", "missing"), ("not_understood", "missing"), ("not_read", "not_read")]
)
@pytest.mark.parametrize("field", ["wages", "duties", "worksite", "job_title"])
def test_a_missing_fact_goes_to_review_and_says_which_kind_of_missing(field: str, absence: str, code: str) -> None:
    empty = () if field in ("wages", "duties") else None
    said = routed(said=facts(**{field: empty}), absent={field: absence})
    assert (code, field) in codes(said)


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (contract("2024-10-01", None), ("missing", "contract.end")),
        (contract("2021-10-01", "2026-09-30"), ("expired", "contract.end")),
        (contract("2026-12-01", "2030-09-30"), ("missing", "contract.start")),
        (
            contract(
                "2024-10-01",
                "2029-09-30",
                ("base", "2024-10-01", "2025-09-30", True),
                ("option", "2025-10-01", "2026-09-30", True),
                ("option", "2026-10-01", "2027-09-30", None),
            ),
            ("option_unproved", "contract.periods"),
        ),
        (
            contract(
                "2025-10-01",
                "2029-09-30",
                ("base", "2025-10-01", "2026-09-30", True),
                ("option", "2026-10-01", "2027-09-30", False),
            ),
            ("expired", "contract.periods"),
        ),
    ],
)
def test_a_contract_that_does_not_carry_today(terms: ContractFact, reason: tuple[str, str]) -> None:
    assert reason in codes(routed(said=facts(contract=terms)))


@pytest.mark.parametrize(
    "terms",
    [
        contract("2024-10-01", "2027-09-30"),
        contract(None, "2027-09-30"),
        contract("2024-10-01", "2027-09-30", ("base", "2024-10-01", "2027-09-30", True)),
        contract(
            "2024-10-01",
            "2029-09-30",
            ("base", "2024-10-01", "2026-09-30", True),
            ("option", "2026-10-01", "2027-09-30", True),
        ),
    ],
)
def test_a_contract_that_carries_today(terms: ContractFact) -> None:
    assert routed(said=facts(contract=terms)).decision == "clear"


def test_a_programme_named_without_a_contract_asks_for_its_end() -> None:
    cue = Cue(id="c", kind="contract.abilityone", status="asserted", pattern="example", **HOLD)
    assert ("missing", "contract.end") in codes(routed(cues=(cue,)))
    negated = cue.model_copy(update={"status": "negated"})
    assert routed(cues=(negated,)).decision == "clear"


def test_a_request_must_be_signed_and_answered() -> None:
    request = info(kind="review_request")
    assert codes(routed(request)) == {("unsigned", "signature")} | {
        ("unanswered", f"statements.{number}") for number in range(1, 8)
    }
    answers = {str(n): AnswerFact(id=f"s{n}", answer=True, explanation=None, **HOLD) for n in range(1, 8)}
    signature = SignatureFact(id="g", signed=True, name="as written", title=None, date=None, **HOLD)
    assert routed(request, facts(statements=answers, signature=signature)).decision == "clear"
    unsigned = signature.model_copy(update={"signed": False})
    assert ("unsigned", "signature") in codes(routed(request, facts(statements=answers, signature=unsigned)))


@pytest.mark.parametrize("code", ["hidden_text", "unreadable_page", "garbled_text", "truncated", "unaccepted_edits"])
def test_a_reading_in_doubt_goes_to_review(code: str) -> None:
    warned = info(warnings=(ReadingWarning(code=code, message="m"),))
    assert ("not_read", "document") in codes(routed(warned))


def test_other_papers_other_languages_other_sites() -> None:
    assert ("not_a_position", "document") in codes(routed(info(kind="other")))
    assert ("language", "document") in codes(routed(info(language="es")))
    two = facts(other_worksites=(SiteFact(id="o", city="Denton", county=None, state="MD", zip=None, **HOLD),))
    assert ("several_sites", "other_worksites") in codes(routed(said=two))


def test_doubtful_values_go_to_review() -> None:
    doubtful = facts().wages[0].model_copy(update={"confidence": 0.4})
    assert ("low_confidence", "wages") in codes(routed(said=facts(wages=(doubtful,))))


@pytest.mark.parametrize("field", ["job_title", "wages"])
def test_fitted_fields_are_held_to_their_own_threshold(field: str) -> None:
    """A title or wage with two signs of doubt stands between the two thresholds: it goes to a person."""

    def at(sure: float) -> Facts:
        kept = facts()
        one = kept.wages[0] if field == "wages" else kept.job_title
        assert one is not None
        doubted = one.model_copy(update={"confidence": sure})
        return facts(**{field: (doubted,) if field == "wages" else doubted})

    between = (THRESHOLD + FITTED_THRESHOLD) / 2
    assert THRESHOLD < between < FITTED_THRESHOLD
    assert codes(routed(said=at(between))) == {("low_confidence", field)}
    assert codes(routed(said=at(FITTED_THRESHOLD - 0.001))) == {("low_confidence", field)}
    assert routed(said=at(FITTED_THRESHOLD)).decision == "clear"


def test_other_fields_keep_the_lower_threshold() -> None:
    site = facts().worksite
    assert site is not None
    between = site.model_copy(update={"confidence": (THRESHOLD + FITTED_THRESHOLD) / 2})
    assert routed(said=facts(worksite=between)).decision == "clear"
    below = site.model_copy(update={"confidence": THRESHOLD - 0.001})
    assert codes(routed(said=facts(worksite=below))) == {("low_confidence", "worksite")}


def test_nothing_missing_nothing_contradicted_is_clear() -> None:
    assert routed() == Route(decision="clear", reasons=())
