"""The language of cue patterns: what a line finds, what it does not, and how a broken one is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.cue_language import Vocabulary
from cie_extract.pattern_files.cue_words import forms_of, read_words

CLASSES = {
    "people": ["worker~", "{trade}", "{trade} in training"],
    "trade": ["cook~", "mail clerk~"],
    "with": ["with", "side by side with"],
}


def found(line: str, text: str) -> list[str]:
    words = read_words(text)
    vocabulary = Vocabulary(CLASSES)
    pattern = vocabulary.compile(line)
    spans = vocabulary.read(words).spans(pattern)
    return [text[words.start[first] : words.end[after - 1]] for first, after in spans]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("time study", "a study of time"),
        ("study~", "studio"),
        ("cook ... clerk", "cook one two three four five six seven clerk"),
        ("cook ..1 clerk", "cook and also clerk"),
        ("work with {people}", "work with nobody"),
        ("paid {number}", "paid well"),
        ("{dollars} an hour", "15.50 an hour"),
        ("paid by piece", "paid by good piece"),
        ("each {doer} gets", "each number gets a line"),
        ("other {doer}", "other containers"),
        ("other {doer}", "other helps"),
    ],
)
def test_a_line_finds_nothing(line: str, text: str) -> None:
    assert found(line, text) == []


@pytest.mark.parametrize(
    ("line", "text", "quote"),
    [
        ("time study", "A Time-Study is made", "Time-Study"),
        ("time study~", "Time studies are made", "Time studies"),
        ("14(c)", "under Section 14(c).", "14(c"),
        ("14(c)", "under section 14 C", "14 C"),
        ("is not timed", "He isn't timed", "isn't timed"),
        ("can not join", "they cannot join", "cannot join"),
        ("co-worker~", "with coworkers", "coworkers"),
        ("provider services", "the provider’s services", "provider’s services"),
        ("cook ... clerk", "cook, baker and mail clerk", "cook, baker and mail clerk"),
        ("work with {people}", "work with the mail clerks", "work with the mail clerks"),
        ("{with} ... {people}", "side by side with two cooks in training", "side by side with two cooks"),
        ("(paid|earns) {number}", "He earns twelve dollars", "earns twelve"),
        ("{dollars} (an|per) hour", "pays $ 15.50 per hour", "$ 15.50 per hour"),
        ("may (not)? apply", "may apply", "may apply"),
        ("may (not)? apply", "may not apply", "may not apply"),
        ("the? job ends", "Job ends", "Job ends"),
        ("each {doer} gets", "Each binder gets a stool", "Each binder gets"),
        ("other {doer}", "with other machinists", "other machinists"),
        ("it is", "It’s a store", "It’s"),
    ],
)
def test_a_line_finds(line: str, text: str, quote: str) -> None:
    assert quote in found(line, text)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "no pattern"),
        ("paid ...", "no pattern"),
        ("(by)? (the)?", "no pattern"),
        ("{nobody} pays", "names the word class 'nobody'"),
        ("(paid (by|per) piece)", "open, or stands within another"),
        ("(paid|by ..3 piece)", "outside of choices"),
        ("paid, by", None),
        ("paid ;", "is no word"),
    ],
)
def test_a_broken_line_is_refused(line: str, problem: str | None) -> None:
    vocabulary = Vocabulary(CLASSES)
    if problem is None:
        assert vocabulary.compile(line).symbols
    else:
        with pytest.raises(PatternFileError, match=problem.replace("(", r"\(")):
            vocabulary.compile(line)


def test_a_class_that_holds_itself_is_refused() -> None:
    with pytest.raises(PatternFileError, match="holds itself"):
        Vocabulary({"a": ["{b}"], "b": ["{a} x"]}).compile("{a}")


@pytest.mark.parametrize(
    ("word", "forms"),
    [("pay", {"pay", "pays"}), ("time", {"timed", "timing"}), ("study", {"studies"}), ("plan", {"planned"})],
)
def test_the_forms_of_a_word(word: str, forms: set[str]) -> None:
    assert forms <= forms_of(word)


@given(st.text(alphabet="ab'’-.,;:()$14c \n", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    words = read_words(text)
    assert list(words.start) == sorted(words.start)
    for start, end in zip(words.start, words.end, strict=True):
        assert text[start:end].strip() == text[start:end] != ""


@given(st.lists(st.sampled_from(["cook", "the", "mail", "clerk", "with", "workers"]), max_size=12))
def test_a_match_begins_and_ends_with_words_of_the_line(chosen: list[str]) -> None:
    for quote in found("cook ..3 clerk", " ".join(chosen)):
        assert quote.startswith("cook")
        assert quote.endswith("clerk")
        assert len(quote.split()) <= 5
