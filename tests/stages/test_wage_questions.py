"""Place, date, employer and pay -> pass, fail or unknown, with the lowest and the highest rate that can apply.

The rows of wage_questions.csv were worked out by hand from patterns/tables/ and its README. `pay` is one or several
wages: "15.25", "14.50..18.00", "..20.00" (up to), "31200/year@40" (at 40 hours a week), "4.00 plus tips".
"""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cie_extract.model.case import Added, Paper
from cie_extract.model.finding import Hours, Wage
from cie_extract.model.place import Evidence
from cie_extract.model.record import (
    CriterionOutcome,
    DocumentInfo,
    DocumentPart,
    Facts,
    Reading,
    SiteFact,
    WageFact,
)
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.added import added_paper
from cie_extract.stages.case import judge_case
from cie_extract.stages.floors import Employer
from cie_extract.stages.hourly import hourly
from cie_extract.stages.position_wage import Pay, check_position
from cie_extract.stages.wage_questions import question_of
from tests.case_papers import paper

PATTERNS = load_patterns()
TODAY = date(2026, 11, 22)
with Path(__file__).with_name("wage_questions.csv").open(encoding="utf-8", newline="") as stream:
    QUESTIONS = list(csv.DictReader(stream))


def wage(text: str, number: int = 0) -> WageFact:
    match = re.fullmatch(r"([\d.]*?)(?:\.\.([\d.]+))?(?:/(\w+))?(?:@(\d+))?( plus tips)?", text.strip())
    assert match, text
    low = Decimal(match[1]) if match[1] else None
    high = Decimal(match[2]) if match[2] else low
    hours = Hours(Decimal(match[4]), Decimal(match[4])) if match[4] else None
    stated = hourly(Wage(low, high, match[3] or "hour"), hours)
    return WageFact(
        id=f"w{number}",
        confidence=0.9,
        evidence=(Evidence(page=1, start=0, end=len(text), quote=text),),
        low=stated.low,
        high=stated.high,
        per=match[3] or "hour",  # type: ignore[arg-type]
        hourly_low=stated.hourly_low,
        hourly_high=stated.hourly_high,
    )


def site(state: str, city: str = "", county: str = "", zip_code: str = "") -> SiteFact:
    return SiteFact(
        id="s0",
        confidence=0.9,
        evidence=(Evidence(page=1, start=0, end=1, quote=city or state),),
        city=city or None,
        county=county or None,
        state=state,
        zip=zip_code or None,
    )


def pay_of(text: str, *sites: SiteFact, employer: Employer | None = None, **more: bool) -> Pay:
    wages = tuple(wage(one, number) for number, one in enumerate(text.split(";"))) if text else ()
    return Pay(wages, sites, employer, **more)


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 150
    assert {row["answer"] for row in QUESTIONS} == {"pass", "fail", "unknown"}


@pytest.mark.parametrize(
    "row", QUESTIONS, ids=[f"{row['state']} {row['city']} {row['pay']}: {row['about']}" for row in QUESTIONS]
)
def test_question(row: dict[str, str]) -> None:
    employer = Employer(
        int(row["employees"]) if row["employees"] else None, {"yes": True, "no": False}.get(row["nonprofit"])
    )
    place = site(row["state"], row["city"], row["county"], row["zip"])
    check = check_position(pay_of(row["pay"], place, employer=employer), PATTERNS, date.fromisoformat(row["date"]))
    assert check is not None
    figures = [floor.hourly for floor in check.floors]
    assert (check.verdict, f"{min(figures):.2f}", f"{max(figures):.2f}") == (
        row["answer"],
        row["lowest"],
        row["highest"],
    )
    if check.verdict == "unknown":
        assert check.missing or "tips" in check.why


HAGERSTOWN, ROCKVILLE = site("MD", "Hagerstown", "", "21740"), site("MD", "Rockville", "", "20852")


@pytest.mark.parametrize(
    ("pay", "sites", "answer"),
    [
        ("16.00", (HAGERSTOWN, ROCKVILLE), "unknown"),  # every site has its own rate
        ("15.25", (HAGERSTOWN, ROCKVILLE), "fail"),
        ("18.54", (ROCKVILLE, HAGERSTOWN), "pass"),
        ("", (HAGERSTOWN,), None),
        ("15.00", (), None),
        ("15.00", (HAGERSTOWN, site("", "Springfield")), None),  # one site without a state
    ],
)
def test_every_site_is_checked(pay: str, sites: tuple[SiteFact, ...], answer: str | None) -> None:
    check = check_position(pay_of(pay, *sites), PATTERNS, TODAY)
    assert (check and check.verdict) == answer


def test_the_wage_that_fails_is_named() -> None:
    check = check_position(pay_of("15.25; 14.25; 16.00", HAGERSTOWN), PATTERNS, TODAY)
    assert check and check.why.startswith("14.25 an hour, number 2 of the 3 wages stated, is below 15.00")


@pytest.mark.parametrize(
    ("pay", "settles"),
    [
        ("0.05/piece", "guaranteed"),
        ("..20.00", "the lowest rate"),
        ("120/day", "the hours of a day"),
        ("40000/year", "the hours of a week"),
    ],
)
def test_what_would_settle_it_is_said(pay: str, settles: str) -> None:
    check = check_position(pay_of(pay, HAGERSTOWN), PATTERNS, TODAY)
    assert check and settles in check.why and settles in check.missing[0]


@pytest.mark.parametrize(
    ("on", "settles"),
    [(date(2026, 6, 30), {"size", "nonprofit"}), (date(2026, 7, 1), {"nonprofit"})],
)
def test_only_what_makes_a_difference_is_asked(on: date, settles: set[str]) -> None:
    """Small employers of Howard County pay the general rate since July 2026: their number decides nothing now."""
    check = check_position(pay_of("15.25", site("MD", "Columbia", "", "21045")), PATTERNS, on)
    assert check
    words = {"size": "how many employees", "nonprofit": "whether the employer is a nonprofit"}
    assert {name for name, said in words.items() if any(said in one for one in check.missing)} == settles


@pytest.mark.parametrize(
    ("pay", "place", "question"),
    [
        ("17.00", ROCKVILLE, "Can you tell us how many employees the employer has?"),
        ("15.50", site("MD", "Columbia", "", "21045"), "Can you tell us whether it is a tax-exempt nonprofit?"),
        ("15.50", site("MD", "Laurel"), "Can you tell us at which street address and ZIP code the work is done"),
        ("16.00", site("OR", "Boring", "", "97009"), "Can you tell us at which street address and ZIP code"),
        ("10.50", site("OH", "Columbus", "", "43215"), "Can you tell us how much it takes in a year?"),
        ("18.20", site("CA", "Los Angeles", "", "90012"), "Which minimum wage is posted at the site as in force?"),
        ("0.05/piece", HAGERSTOWN, "Which hourly rate is guaranteed beside the piece rate?"),
        ("120/day", HAGERSTOWN, "How many hours a day does this pay cover?"),
        ("40000/year", HAGERSTOWN, "How many hours a week does this pay cover?"),
        ("4.00 plus tips", HAGERSTOWN, "What is paid by the hour before tips"),
        ("..20.00", HAGERSTOWN, None),  # the criterion's own question asks for the lowest rate
    ],
)
def test_the_question_asks_what_would_settle_it(pay: str, place: SiteFact, question: str | None) -> None:
    check = check_position(pay_of(pay, place), PATTERNS, TODAY)
    assert check and check.verdict == "unknown"
    asked = question_of(check)
    assert (asked or "").startswith(question or "") and (asked is None) == (question is None)
    assert asked is None or (asked.endswith("?") and len(asked) <= 200)


DUTY = """\
# Barista
| Employer | Corbel Coffee |
| Work site | 10 Main Street, Hagerstown, MD 21740 |
| Pay | {pay} |
# Essential functions
- {duty}
# Qualifications
- Able to stand
"""


@pytest.mark.parametrize(
    ("pay", "duty", "answer"),
    [
        # What a duty says of tips is nothing of the pay: the rate stated is below every rate.
        ("$4.00 per hour", "Makes coffee", "fail"),
        ("$4.00 per hour", "Counts the tip jar at the end of the day", "fail"),
        ("$4.00 per hour", "Reads the safety tips on the board each morning", "fail"),
        ("$4.00 per hour", "Tips the cart of waste into the compactor", "fail"),
    ],
)
def test_what_a_duty_says_of_tips_is_nothing_of_the_pay(pay: str, duty: str, answer: str) -> None:
    reading = paper(DUTY.format(pay=pay, duty=duty)).reading
    check = check_position(Pay.of((reading,), reading.cues), PATTERNS, TODAY)
    assert check and check.verdict == answer
    assert "tips" not in check.why


@pytest.mark.parametrize(
    ("pay", "open_"),
    [
        ("$4.00 per hour", False),
        ("$4.00 per hour and a tip sheet for each table", False),
        ("$4.00 per hour, with safety tips on the board", False),
        ("$4.00 per hour. Tips the cart", False),
        ("$4.00 per hour plus tips", True),
        ("$4.00 per hour, plus customer tips", True),
        ("$4.00 an hour (plus gratuities)", True),
        ("$4.00 per hour with tips", True),
    ],
)
def test_a_wage_that_speaks_of_tips_is_left_open(pay: str, open_: bool) -> None:
    reading = paper(DUTY.format(pay=pay, duty="Makes coffee")).reading
    check = check_position(Pay.of((reading,), reading.cues), PATTERNS, TODAY)
    assert check and check.verdict == ("unknown" if open_ else "fail")


def test_fringe_never_counts_and_is_named() -> None:
    without, beside = (
        check_position(pay_of("13.00", HAGERSTOWN, fringe=fringe), PATTERNS, TODAY) for fringe in (False, True)
    )
    assert without and beside and without.verdict == beside.verdict == "fail"
    assert [note for note in beside.notes if "Fringe" in note] and not without.notes


@pytest.mark.parametrize(
    "name", ["Fort Meade", "Joint Base Andrews", "Aberdeen Proving Ground", "Naval Station Norfolk"]
)
def test_federal_land_is_a_note(name: str) -> None:
    check = check_position(pay_of("19.00", site("MD", name)), PATTERNS, TODAY)
    assert check and [note for note in check.notes if "federal land" in note]


@pytest.mark.parametrize("name", ["Fort Worth", "Fort Collins", "Fort Wayne", "Camp Hill", "Basehor", "Hagerstown"])
def test_a_town_is_no_federal_land(name: str) -> None:
    check = check_position(pay_of("19.00", site("MD", name)), PATTERNS, TODAY)
    assert check and not check.notes


def test_the_floor_of_a_federal_contract_is_a_note_and_never_the_floor() -> None:
    dear = check_position(pay_of("7.25", site("WI", "Green Bay"), contract=True), PATTERNS, TODAY)
    assert dear and dear.verdict == "pass"
    assert [note for note in dear.notes if "13.65 from 2026-05-11" in note]


# -- what a person adds by hand: the employer's size and status settle what papers leave open


def added(number: int, field: str, value: object) -> Added:
    return Added(id=number, field=field, value=value, source="call", said_on=TODAY, by="R. Viewer")


def case(*facts: Added) -> CriterionOutcome:
    """Statement 1 of a case: $16.90 an hour in Rockville."""
    document = DocumentInfo(
        name="a.txt", sha256="0", bytes=1, text_sha256="0", part=DocumentPart(index=1, of=1), media_type="text/plain",
        pages=None, kind="position_description", language="en",
    )  # fmt: skip
    reading = Reading(document=document, facts=Facts(worksite=ROCKVILLE, wages=(wage("16.90"),)))
    paper = Paper(number="2026-0001", received=TODAY, role="description", reading=reading)
    record = judge_case("C-2026-0001", (paper,), PATTERNS, chosen="md-dors", as_of=TODAY, added=facts)
    return next(one for one in record.criteria if one.id == "md-dors.1")


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ((), "insufficient"),
        ((("employees", 640),), "insufficient"),  # whether it is a nonprofit is still open
        ((("employees", "640"), ("nonprofit", False)), "not_met"),
        ((("employees", 640), ("nonprofit", True)), "met"),
        ((("nonprofit", False), ("employees", 640), ("nonprofit", True)), "met"),  # the later word holds
        ((("employees", 40),), "met"),
    ],
)
def test_an_employer_entered_by_hand(facts: tuple[tuple[str, object], ...], outcome: str) -> None:
    found = case(*(added(number, *fact) for number, fact in enumerate(facts, start=1)))
    assert found.outcome == outcome
    assert ("As a person entered it: " in found.why) == bool(facts)


@pytest.mark.parametrize(("field", "value"), [("employees", 0), ("employees", "many"), ("nonprofit", "yes")])
def test_an_employer_that_is_none_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        added_paper(added(1, field, value))
