"""How sure a value is: signs of doubt lower it, none raises it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.finding import Finding, Item, Text, Wage
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.confidence import SIGNS, load_confidence
from cie_extract.stages.confidence import confidence, signs_of
from tests.factory import annotated_of

PATTERNS = load_patterns()
PAPER = annotated_of("# Dock Helper, Building 4\nPay: $16.20 to $17.10 an hour", PATTERNS)


def title(words: str, score: float = 0.95, rule: str = "job_title/heading") -> Finding:
    return Finding("job_title", Text(words), ((0, 11),), rule, score)


def wage(low: str, high: str, per: str = "hour") -> Finding:
    return Finding("wages", Wage(Decimal(low), Decimal(high), per), ((31, 37),), "wages/label/direct", 0.97)


PLAIN, JOINED, WEAK = title("Dock Helper"), title("Dock Helper, Building 4"), title("Dock Helper", 0.6)
RIVAL = title("Yard Helper", 0.9)


@pytest.mark.parametrize(
    ("finding", "found", "sign"),
    [
        (PLAIN, (PLAIN,), ""),
        (PLAIN, (PLAIN, title("Dock helper", 0.9, "job_title/told")), ""),
        (PLAIN, (PLAIN, title("Yard Helper", 0.7)), ""),
        (wage("16.20", "17.10"), (wage("16.20", "17.10"), wage("18.00", "18.00")), ""),
        (wage("16.20", "16.20"), (wage("16.20", "16.20"), wage("2800", "2800", "month")), ""),
        (JOINED, (JOINED,), "joined"),
        (WEAK, (WEAK,), "weak_rule"),
        (PLAIN, (PLAIN, RIVAL), "rival_near"),
        (wage("16.20", "16.20"), (wage("16.20", "16.20"), wage("17.10", "17.10")), "ends_apart"),
    ],
)
def test_signs_of_doubt(finding: Finding, found: tuple[Finding, ...], sign: str) -> None:
    assert {name for name, much in signs_of(finding, found, PAPER, PATTERNS).items() if much} == (
        {sign} if sign else set()
    )


@pytest.mark.parametrize(
    ("pay", "apart"),
    [
        ("$16.20 an hour, $17.10 an hour", True),
        ("$16.20 an hour to start, topping out at $17.10 an hour after four years", True),
        ("$16.20 an hour\n\nAfter lunch the floor is swept.\nNights: $17.10 an hour", True),
        ("$16.20 an hour to start, $17.10 an hour after ninety days", False),
        ("$16.20 an hour your first season, $17.10 an hour from the second on", False),
        ("$16.20 an hour; it goes to $17.10 an hour when you pass", False),
    ],
)
def test_a_wage_and_what_it_rises_to_are_no_range(pay: str, apart: bool) -> None:
    paper = annotated_of(f"Pay: {pay}", PATTERNS)
    ends = [(at.start(), at.end()) for at in re.finditer(r"\$\d+\.\d+", paper.text)]
    first, last = (
        Finding("wages", Wage(Decimal(low), Decimal(low), "hour"), (span,), "wages/label/direct", 0.97)
        for low, span in zip(("16.20", "17.10"), ends, strict=True)
    )
    assert [bool(signs_of(one, (first, last), paper, PATTERNS)["ends_apart"]) for one in (first, last)] == [apart] * 2


def test_each_sign_lowers_a_title() -> None:
    plain = confidence(PLAIN, (PLAIN,), PAPER, PATTERNS)
    assert plain >= 0.9
    for finding, found in ((JOINED, (JOINED,)), (WEAK, (WEAK,)), (PLAIN, (PLAIN, RIVAL))):
        assert confidence(finding, found, PAPER, PATTERNS) < 0.95 < plain


def test_other_fields_keep_the_score_of_their_rule() -> None:
    duty = Finding("duties", Item("Sweeps the dock"), ((0, 11),), "duties/list", 0.8)
    assert confidence(duty, (duty,), PAPER, PATTERNS) == 0.8


@given(st.sampled_from(["job_title", "employer", "wages"]), st.lists(st.floats(0, 4), min_size=len(SIGNS), max_size=5))
def test_no_sign_raises_a_probability(field: str, much: list[float]) -> None:
    fitted = load_confidence(PATTERNS)
    none = fitted.probability(field, dict.fromkeys(SIGNS, 0.0))
    some = fitted.probability(field, dict(zip(SIGNS, much, strict=False)))
    assert 0 < some <= none <= fitted.most
