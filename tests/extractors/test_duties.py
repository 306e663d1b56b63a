"""Duties and qualifications as a document lists them: tables of small documents, misses first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cie_extract.extractors import duties, qualifications
from cie_extract.model.finding import Item
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.marked import parse_marked
from tests.factory import annotated_of

PATTERNS = load_patterns()
FIELDS = {"duties": duties, "qualifications": qualifications}


def items(source: str, field: str = "duties") -> list[Item]:
    found = FIELDS[field].find(annotated_of(source, PATTERNS), PATTERNS)
    return [finding.value for finding in found if isinstance(finding.value, Item)]


def texts(source: str, field: str = "duties") -> list[str]:
    return [item.text for item in items(source, field)]


EXAMPLES = [(field, example) for field, module in FIELDS.items() for example in module.EXAMPLES]


@pytest.mark.parametrize(("field", "example"), EXAMPLES)
def test_example(field: str, example: str) -> None:
    marked = parse_marked(example)
    wanted = [marked.text[mark.start : mark.end] for mark in marked.marks if mark.name == field]
    assert texts(marked.text, field) == wanted
    percents = [dict(mark.attributes).get("percent") for mark in marked.marks if mark.name == field]
    assert [str(item.percent) if item.percent else None for item in items(marked.text, field)] == percents


@pytest.mark.parametrize("field", FIELDS)
def test_as_many_misses_as_the_hits_deserve(field: str) -> None:
    marked = [parse_marked(example) for example in FIELDS[field].EXAMPLES]
    misses = sum(not any(mark.name == field for mark in one.marks) for one in marked)
    assert misses >= 4


@pytest.mark.parametrize(
    "source",
    [
        "# Duties\nNone listed.",
        "# Essential functions\nThe following duties are examples only.",
        "# Duties\nReasonable accommodations may be made to enable individuals to perform the functions.",
        "# Mission\n- Serve every guest\n- Respect each other",
        "1. ☒ True ☐ False Pays at least the minimum wage\n2. ☒ True ☐ False Keeps the same benefits",
        "# Statements\n- Pays an hourly wage at or above the state or local minimum wage\n"
        "- Is not in a setting established for the sole purpose of employing people with disabilities",
        "The office is open to the public.\nCall ahead for parking.",
        "",
    ],
)
def test_these_have_no_duties(source: str) -> None:
    assert texts(source) == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        # a list that a footer and a page part
        ("# Duties\n- Sweeps.\n_ Page 1 of 2\n---\n- Mops.\n# Pay\n$16.10", ["Sweeps.", "Mops."]),
        # an item that a page cut in two
        (
            "# Duties\n- Sweeps the hall and\n_ Page 1\n---\nthe stairs daily.\n- Mops.",
            ["Sweeps the hall and the stairs daily.", "Mops."],
        ),
        # a box beside the list breaks in; its number brings the list back
        (
            "# Duties\n1. Sweeps.\n2. Mops.\n### Your rate\n$18 an hour\n3. Dusts.\n# Other\nDogs welcome.",
            ["Sweeps.", "Mops.", "Dusts."],
        ),
        # groups within the duties, lower or of the same look, are no items and end nothing
        ("# Duties\n## Front desk\n- Greets guests.\n## Supplies\n- Orders soap.", ["Greets guests.", "Orders soap."]),
        ("# Duties\n# Front desk\n- Greets guests.\n- Checks them in.", ["Greets guests.", "Checks them in."]),
        ("# Duties\n## Supervision\n- Trains helpers.\n- Plans shifts.", ["Trains helpers.", "Plans shifts."]),
        # a lead item with items beneath it
        (
            "# Tasks\n1. Cleans the kitchen.\n  - Scrubs pots.\n  - Mops.",
            ["Cleans the kitchen.", "Scrubs pots.", "Mops."],
        ),
        ("# Tasks\n1. Kitchen:\n  - Scrubs pots.\n  - Mops.", ["Scrubs pots.", "Mops."]),
        # prose
        (
            "# What the year looks like\nIn spring most hours go to the greenhouse."
            "\nIn winter the attendant mends carts.",
            ["In spring most hours go to the greenhouse.", "In winter the attendant mends carts."],
        ),
        (
            "# Duties\nGreet guests. Seat them at a clean table. Clear it.",
            ["Greet guests.", "Seat them at a clean table.", "Clear it."],
        ),
        (
            "# Duties\nA Porter greets guests; carries bags; and does related work.",
            ["A Porter greets guests; carries bags; and does related work."],
        ),
        ("Duties: (1) sort mail; (2) weigh parcels; (3) lock up", ["sort mail", "weigh parcels", "lock up"]),
        # no heading, only the wording
        (
            "Our shop is small.\n- Sweeps the floor.\n- Stocks shelves.\n- Helps customers.",
            ["Sweeps the floor.", "Stocks shelves.", "Helps customers."],
        ),
        # a heading nobody knows over a list worded like duties
        (
            "# Out on the grass\n- Mows lawns.\n- Rakes leaves.\n# Bring along\n- Must be 18",
            ["Mows lawns.", "Rakes leaves."],
        ),
        # strays
        ("# Duties\n- Sorts.\n- Pay: $16.10 an hour\n- Stacks.", ["Sorts.", "Stacks."]),
        ("# Duties\n- Sorts mail.\nOther duties as assigned.", ["Sorts mail.", "Other duties as assigned."]),
        # the same list in the request and in the description
        (
            "| Essential functions | Sort mail. |\n| Pay | $16 |\n# Duties\n- Sort mail.\n- Lock up.",
            ["Sort mail.", "Lock up."],
        ),
        # the summary, where nothing else says what is done
        (
            "# Position summary\nSorts mail for six floors and carries it up.",
            ["Sorts mail for six floors and carries it up."],
        ),
        ("# Summary\nSorts mail for six floors.\n# Duties\n- Meters mail.", ["Meters mail."]),
        # "See Timeline" names the heading to come
        ("# DUTIES\nSee Timeline\n# THE CAMP\n# TIMELINE\n## Before\n- Register.\n- Pack.", ["Register.", "Pack."]),
    ],
)
def test_duties(source: str, wanted: list[str]) -> None:
    assert texts(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "# Duties\n| # | Duty | % of time | Essential? |\n| --- | --- | --- | --- |\n"
            "| 1 | Feeds the press | 60% | Y |\n| 2 | Covers breaks | 40 | N |\n| | Total | 100% | |",
            [Item("Feeds the press", Decimal(60), True), Item("Covers breaks", Decimal(40), False)],
        ),
        (
            "# Essential functions\n- (70%) Drives the van.\n- Washes it - 30%",
            [Item("(70%) Drives the van.", Decimal(70), True), Item("Washes it - 30%", Decimal(30), True)],
        ),
        ("# Marginal functions\n- Orders soap.", [Item("Orders soap.", None, False)]),
        ("# Tasks\n- Saves 20% of scrap for reuse.", [Item("Saves 20% of scrap for reuse.", None, None)]),
    ],
)
def test_share_of_time_and_essential(source: str, wanted: list[Item]) -> None:
    assert items(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("# Qualifications\nNone.", []),
        ("# Requirements\nNot applicable", []),
        ("# Duties\n- Must not smoke", []),
        (
            "QUALIFICATIONS: A patient listener.\n- A diploma\n- A license",
            ["A patient listener.", "A diploma", "A license"],
        ),
        (
            "# Requirements\n1. Four years of cleaning, which includes:\n  a. one year of floor care; and"
            "\n  b. two years as lead.\n2. A license.",
            [
                "Four years of cleaning, which includes: a. one year of floor care; and b. two years as lead.",
                "A license.",
            ],
        ),
        (
            "# Experience\n- One year of baking bread; or, One year of training in it.",
            ["One year of baking bread; or,", "One year of training in it."],
        ),
        ("# Requirements\n- A degree.\n- There are no employee benefits attached to this position.", ["A degree."]),
        ("# Minimum\n- Be 18\n# Preferred\n- A forklift card\n# Benefits\n- Dental plan", ["Be 18", "A forklift card"]),
        (
            "# Requirements\n## Education\nHigh school diploma.\n## Other\nA safe driving record.",
            ["High school diploma.", "A safe driving record."],
        ),
    ],
)
def test_qualifications(source: str, wanted: list[str]) -> None:
    assert texts(source, "qualifications") == wanted


def test_every_span_holds_the_words_of_its_item() -> None:
    annotated = annotated_of(
        "# Duties\n- Sweeps the hall and\n---\nthe stairs.\n- Mops.\nDuties: (1) sort; (2) weigh", PATTERNS
    )
    for finding in duties.find(annotated, PATTERNS):
        assert isinstance(finding.value, Item)
        said = " ".join(annotated.text[start:end] for start, end in finding.spans)
        assert " ".join(said.split()) == finding.value.text


def test_the_heads_of_a_forms_answers_are_no_items() -> None:
    said = [
        "minimum wage",
        "time studies",
        "benefits at the same level",
        "whoever the service provider is",
        "setting not solely for people with disabilities",
        "no segregated environment",
        "the same advancement",
    ]
    rows = [f"| {number}. Pay: {words} | X |  |" for number, words in enumerate(said, start=1)]
    paper = ["# CIE review request", "# Qualifications", "- Reads tags.", "| TRUE | FALSE |", "", *rows]
    assert texts("\n".join(paper), "qualifications") == ["Reads tags."]
