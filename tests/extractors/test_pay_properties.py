"""What is put into a sentence comes out of it: generated figures in many wordings, and never out of other numbers."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cie_extract.extractors import contract, dates, fringe, hours, wages
from cie_extract.extractors.grammar.money import find_amounts
from cie_extract.extractors.grammar.number_words import read_number_words
from cie_extract.model.finding import Fringe, Hours, Wage
from cie_extract.pattern_files import load_patterns
from tests.factory import annotated_of

PATTERNS = load_patterns()
#: A document is annotated for each example: few of them, and no deadline, as the first one loads the patterns.
quick = settings(deadline=None, max_examples=12)

hourly = st.decimals(min_value=Decimal("7.25"), max_value=Decimal(60), places=2)
yearly = st.integers(min_value=15_000, max_value=160_000)

ONE_HOURLY = (
    "Pay: ${0} per hour",
    "Rate of pay: ${0}/hr.",
    "Wage: ${0} an hour",
    "Hourly rate: ${0}",
    "| Hourly wage | ${0} |",
    "| Hourly wage ($) | {0} |",
    "| Wage | {0} per hour |",
    "# Pay\n${0} an hour to start.",
    "The job pays ${0} an hour.",
    "Every employee in this job is paid ${0} per hour, with or without a disability.",
    "Wage: $ {0} / hr , paid every two weeks.",
    "Compensation: ${0}/hour plus benefits",
    "Starting pay is ${0} hourly; a $500 bonus after a year.",
    "5. Hourly wage?\n${0}",
    "Base pay ${0} per hour | 37.5 hours per week",
    "Pay: ${0} + $5.55 H&W per hour",
    "Salary: ${0} Hourly",
    "Pay: US${0}/hour",
)
HOURLY_RANGES = (
    "Pay: ${0} - ${1} per hour",
    "Pay: ${0} to - ${1} per hour",
    "Hourly range: ${0} – ${1}",
    "Pay: ${0}—{1} per hour, DOE",
    "Wage: {0} to {1} $/hr.",
    "The rate is between ${0} and ${1} an hour.",
    "Pay range: USD {0}-{1} / hour",
    "| Minimum hourly rate | ${0} |\n| Maximum hourly rate | ${1} |",
    "# Salary schedule, per hour\n| Step 1 | Step 2 |\n| --- | --- |\n| ${0} | ${1} |",
)
ONE_YEARLY = (
    "Salary: ${0:,} per year",
    "Salary: ${0:,} per annum",
    "# ANNUAL SALARY\n${0:,} (flat-rated)",
    "| Salary | ${0:,} |",
    "The position pays ${0:,} a year.",
    "Hourly / Biweekly / Monthly / ${0:,} Yearly",
)


def found(source: str) -> list[tuple[Decimal | None, Decimal | None, str]]:
    annotated = annotated_of(source, PATTERNS)
    values = [one.value for one in wages.find(annotated, PATTERNS) if one.score >= 0.5]
    return [(value.low, value.high, value.per) for value in values if isinstance(value, Wage)]


@pytest.mark.parametrize("template", ONE_HOURLY)
@quick
@given(amount=hourly)
@example(amount=Decimal("15.00"))
def test_an_hourly_wage_comes_back(template: str, amount: Decimal) -> None:
    assert found(template.format(amount)) == [(amount, amount, "hour")]


@pytest.mark.parametrize("template", HOURLY_RANGES)
@quick
@given(low=hourly, more=st.decimals(min_value=Decimal("0.05"), max_value=Decimal(20), places=2))
def test_an_hourly_range_comes_back(template: str, low: Decimal, more: Decimal) -> None:
    assert found(template.format(low, low + more)) == [(low, low + more, "hour")]


@pytest.mark.parametrize("template", ONE_YEARLY)
@quick
@given(amount=yearly)
def test_a_salary_comes_back(template: str, amount: int) -> None:
    assert found(template.format(amount)) == [(Decimal(amount), Decimal(amount), "year")]


@quick
@given(base=hourly, extra=st.decimals(min_value=Decimal("0.25"), max_value=Decimal("6.99"), places=2))
def test_base_and_fringe_are_never_added(base: Decimal, extra: Decimal) -> None:
    source = f"Pay: ${base} per hour plus ${extra} per hour health and welfare"
    annotated = annotated_of(source, PATTERNS)
    assert found(source) == [(base, base, "hour")]
    assert [one.value for one in fringe.find(annotated, PATTERNS)] == [Fringe(extra, "hour")]


@pytest.mark.parametrize(
    "template",
    (
        "Folds {0} garments an hour.",
        "Balances a drawer within ${0}.",
        "Referral bonus: ${0}",
        "Weekend differential of ${0} an hour.",
        "The minimum wage is ${0} an hour.",
        "Walks {0} miles a day.",
        "Room {0}, Building 12",
        "Tuition aid of ${0} a year.",
    ),
)
@quick
@given(amount=hourly)
def test_other_figures_are_no_wages(template: str, amount: Decimal) -> None:
    assert found(template.format(amount)) == []


@quick
@given(low=st.integers(min_value=8, max_value=40), more=st.integers(min_value=0, max_value=20))
@pytest.mark.parametrize(
    "template",
    (
        "Hours: {0} to {1} per week",
        "{0}-{1} hours a week",
        "| Hours per week | {0} – {1} |",
        "Part time, {0}–{1} hrs/wk",
    ),
)
def test_hours_come_back(template: str, low: int, more: int) -> None:
    annotated = annotated_of(template.format(low, low + more), PATTERNS)
    best = max(hours.find(annotated, PATTERNS), key=lambda one: one.score)
    assert best.value == Hours(Decimal(low), Decimal(low + more))


_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = _TO_NINETEEN.split(), _TENS.split()


def spoken(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spoken(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    rest = f" {spoken(number % 1000)}" if number % 1000 else ""
    return f"{spoken(number // 1000)} thousand{rest}"


@quick
@given(st.integers(min_value=0, max_value=99_999))
def test_number_words_come_back(number: int) -> None:
    assert read_number_words(spoken(number)) == number


@pytest.mark.parametrize(
    "words", ["", "and", "twenty thirty", "ten five", "hundred", "thousand", "half", "five and half"]
)
def test_no_number_words(words: str) -> None:
    assert read_number_words(words) is None


@quick
@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=99))
def test_dollars_in_words_come_back(dollars: int, cents: int) -> None:
    [amount] = find_amounts(f"paid {spoken(dollars)} dollars and {spoken(cents)} cents an hour")
    assert amount.value == Decimal(dollars) + Decimal(cents) / 100
    assert amount.signed


@quick
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    annotated = annotated_of(text, PATTERNS)
    for find in (wages.find, fringe.find, hours.find):
        for finding in find(annotated, PATTERNS):
            assert all(0 <= start < end <= len(annotated.text) for start, end in finding.spans)


@pytest.mark.parametrize(
    "text",
    [
        "one " * 5000,
        "fifteen and " * 3000 + "dollars",
        "$15.00 " * 1500,
        "1/1/24 " * 1500,
        "40 hours " * 1500 + "a week",
        "$15 per " * 1500,
        "$1," * 3000,
        "contract " + "A1B2C3D4" * 2000 + "_x",
        "Pay:" + " " * 20000 + "$15",
        "contract option 1 and " * 1000 + "12/31/2027",
    ],
    ids=lambda text: text[:12],
)
def test_text_made_to_cost_time(text: str) -> None:
    found("Pay: $15 per hour")  # the patterns are read by now
    annotated = annotated_of(text, PATTERNS)
    before = time.process_time()
    for find in (wages.find, fringe.find, hours.find, contract.find, dates.find):
        list(find(annotated, PATTERNS))
    assert time.process_time() - before < 4
