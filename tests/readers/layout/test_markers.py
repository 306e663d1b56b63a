"""What is a list's bullet or number at the start of a line, and what is not."""

from __future__ import annotations

import pytest

from cie_extract.readers.layout.hyphens import Hyphens
from cie_extract.readers.layout.markers import marker_of


@pytest.mark.parametrize(
    "word",
    ["Sweeps", "2026", "$15.25", "U.S.", "e.g.", "A", "X", "10", "3.5", "1/2", "Dr.", "etc.)", "(optional)", "-based",
     "16-year", "1st", "___________________", "IV", "OK.", "~20"],
)  # fmt: skip
def test_no_marker(word: str) -> None:
    assert marker_of(word, alone=True) is None


@pytest.mark.parametrize("word", ["•", "–", "~", "1.", "a)"])
def test_a_marker_stands_before_words(word: str) -> None:
    assert marker_of(word, alone=False) is None


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("•", "•"),
        ("▪", "▪"),
        ("–", "–"),
        ("*", "*"),
        ("~", "~"),
        ("o", "o"),
        ("☐", "☐"),
        ("___", "___"),
        ("1.", "1."),
        ("12)", "12)"),
        ("(3)", "(3)"),
        ("1.2.", "1.2."),
        ("a.", "a."),
        ("(b)", "(b)"),
        ("iv.", "iv."),
        ("II.", "II."),
        ("•Sweeps", "•"),
        ("1.Sweeps", "1."),
        ("(a)Sweeps", "(a)"),
    ],
)
def test_marker(word: str, text: str) -> None:
    found = marker_of(word, alone=True)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [("1.", "2.", True), ("1.", "3.", False), ("a)", "b)", True), ("h.", "i.", True), ("i.", "ii.", True),
     ("1.", "b.", False), ("•", "•", True), ("•", "–", False), ("1.1.", "1.2.", True), ("(1)", "2.", False)],
)  # fmt: skip
def test_order(before: str, after: str, follows: bool) -> None:
    one, other = marker_of(before, alone=True), marker_of(after, alone=True)
    assert one is not None and other is not None
    assert other.follows(one) is follows


@pytest.mark.parametrize(
    ("before", "after"),
    [("non-", "disabled"), ("full-", "time"), ("District-", "approved"), ("24-", "hour"), ("self-", "employed"),
     ("state-of-", "the-art"), ("entry-", "level"), ("and/or-", "else"), ("co-", "workers"), ("X-", "ray"),
     ("decision-", "making"), ("serving-", "line")],
)  # fmt: skip
def test_hyphens_that_stay(before: str, after: str) -> None:
    assert not Hyphens([]).dropped(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("respon-", "sible"), ("man-", "agement"), ("mainte-", "nance"), ("employ-", "ees"), ("clean-", "ing"),
     ("quali-", "fications,"), ("super-", "vision."), ("com-", "munity"), ("cus-", "tomers")],
)  # fmt: skip
def test_hyphens_that_go(before: str, after: str) -> None:
    assert Hyphens([]).dropped(before, after)


def test_the_document_knows_its_own_words() -> None:
    words = ["The", "handrail", "and", "the", "well-being"]
    assert Hyphens(words).dropped("hand-", "rail")
    assert not Hyphens(words).dropped("well-", "being")
