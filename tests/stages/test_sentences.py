"""Where sentences begin and end: after full stops that are none, at block ends, at quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.pattern_files import load_patterns
from cie_extract.stages.sentences import find_sentences
from tests.factory import document_of

PATTERNS = load_patterns()


def sentences_of(source: str) -> list[str]:
    document = document_of(source)
    return [document.text[start:end].strip() for start, end in find_sentences(document, PATTERNS)]


@pytest.mark.parametrize(
    "text",
    [
        "Harbor Mills, Inc. hires two packers.",
        "Walk approx. 3 miles a day.",
        "The shift ends at 3 p.m. on Fridays.",
        "Costs $4.50 a case",
        "Lift 40 lbs. Repeatedly, all day",
        "See Sec. 4 of the guide",
        "Sweep.then mop",
        "He asked: why? and left",
        "Filed under contract no. W-1182 of the depot",
        "Signs form no. ____ at the gate",
    ],
)
def test_no_sentence_ends_inside(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweep the dock. Mop it.", ["Sweep the dock.", "Mop it."]),
        ("Ready to start? Call us! We answer.", ["Ready to start?", "Call us!", "We answer."]),
        ("She said “Stop.” Then she left.", ["She said “Stop.”", "Then she left."]),
        ("Paid hourly (no overtime.) Apply now.", ["Paid hourly (no overtime.)", "Apply now."]),
        ("One rate, union or no. Leave is paid.", ["One rate, union or no.", "Leave is paid."]),
        ("Ends 3/1. 40 hours a week.", ["Ends 3/1.", "40 hours a week."]),
        ("- sweeps floors\n- mops floors", ["•", "sweeps floors", "•", "mops floors"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [one for one in sentences_of(text) if one not in "-•"] == [one for one in expected if one not in "-•"]


@given(st.text(alphabet="aB1 .!?)”,;'-\n", max_size=60))
def test_sentences_hold_the_whole_text_in_order(source: str) -> None:
    document = document_of(source)
    at = 0
    for start, end in find_sentences(document, PATTERNS):
        assert document.text[at:start].strip() == ""
        assert start < end
        at = end
    assert at == len(document.text)


@given(st.text(alphabet="aB1 .!?)”,;'-\n", max_size=60))
def test_no_sentence_runs_over_a_block(source: str) -> None:
    document = document_of(source)
    ends = {block.end for block in document.blocks}
    for start, end in find_sentences(document, PATTERNS):
        assert not any(start < cut < len(document.text[:end].rstrip()) for cut in ends)
