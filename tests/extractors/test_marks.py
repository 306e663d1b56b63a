"""How an answer is marked: what is no mark first."""

from __future__ import annotations

import pytest

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, read_mark
from cie_extract.extractors.marks_behind import is_grown, read_tail
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.answer_words import load_answer_words

KNOWN = load_answer_words(load_patterns())


@pytest.mark.parametrize(
    "words",
    [
        "The job pays the minimum wage",
        "No one is timed here",
        "A true copy of the plan",
        "Total",
        "Truesdale Road",
        "Falsework is built by others",
        "X",  # a cross says something only under a column's head
        "F. Doe",
        "Not segregated",
        "True:",  # the label of a place
        "No. 4 is the last",
        "Negative pressure is kept",
        "Not sure why a provider would matter to anybody here",
        "Both floors are cleaned daily",
        "",
    ],
)
def test_no_mark(words: str) -> None:
    assert read_mark(words, 0, len(words), KNOWN) is None


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("☐ True ☐ False", Doubt.BLANK),
        ("☒ True ☒ False", Doubt.BOTH),
        ("[X] True [x] False", Doubt.BOTH),
        ("T [__] F [__] 7. This position", Doubt.BLANK),
        ("True / False", Doubt.BLANK),
        ("T F", Doubt.BLANK),
        ("[T] [F]", Doubt.BLANK),
        ("(no response)", Doubt.BLANK),
        ("n/a", Doubt.BLANK),
        ("No answer", Doubt.BLANK),
        ("Answer: ______", Doubt.BLANK),
        ("☒ ☐", Doubt.UNCLEAR),  # two boxes, and nothing says which is which
        ("True, except for trainees", Doubt.HEDGED),
        ("True unless output falls", Doubt.HEDGED),
        ("TRUE (only if the contract is renewed)", Doubt.HEDGED),
        ("True, I think", Doubt.HEDGED),
        ("False (not sure)", Doubt.HEDGED),
        ("☒ True ☐ False – we believe", Doubt.HEDGED),
        ("False?", Doubt.HEDGED),
        ("Mostly true", Doubt.HEDGED),
        ("Not sure", Doubt.HEDGED),
        ("We do not know.", Doubt.HEDGED),
        ("It depends", Doubt.HEDGED),
        ("True and False", Doubt.BOTH),
    ],
)
def test_no_answer(words: str, doubt: Doubt) -> None:
    mark = read_mark(words, 0, len(words), KNOWN)
    assert mark is not None and (mark.word, mark.doubt) == (None, doubt)


@pytest.mark.parametrize(
    ("words", "word", "rest"),
    [
        ("☒ True ☐ False 1. The position", Word.TRUE, "1. The position"),
        ("☐ True ☒ False", Word.FALSE, ""),
        ("True ☒ False ☐", Word.TRUE, ""),
        ("Yes ☐ No ☒", Word.NO, ""),
        ("[ X ] True [ ] False", Word.TRUE, ""),
        ("( ) T (x) F", Word.FALSE, ""),
        ("__X__ True ____ False", Word.TRUE, ""),
        ("True ____ False __x__", Word.FALSE, ""),
        ("T [X] F [__] 1. The position", Word.TRUE, "1. The position"),
        ("[T] 1. The position", Word.TRUE, "1. The position"),
        ("[ False ] 3. The employee", Word.FALSE, "3. The employee"),
        ("T [& F[__] 1. The position", Word.TRUE, "1. The position"),  # a pen's cross, as a recogniser spells it
        ("[& F[__] 2. At no time", Word.TRUE, "2. At no time"),  # the T lost
        ("[__] F [X] 2. At no time", Word.FALSE, "2. At no time"),
        ("X True   False", Word.TRUE, ""),
        ("True False X", Word.FALSE, ""),
        ("TRUE – the job pays it", Word.TRUE, "– the job pays it"),
        ("True. No helper is timed.", Word.TRUE, ". No helper is timed."),
        ("FALSE because the crew is apart", Word.FALSE, "because the crew is apart"),
        ("True*", Word.TRUE, ""),
        ("Answer: False. See below.", Word.FALSE, ". See below."),
        ("Our response is: True", Word.TRUE, ""),
        ("YES, see the note", Word.YES, ", see the note"),
        ("T", Word.TRUE, ""),
        ("True. We believe in equal pay.", Word.TRUE, ". We believe in equal pay."),
        ("False and we regret it", Word.FALSE, "and we regret it"),
    ],
)
def test_mark(words: str, word: Word, rest: str) -> None:
    mark = read_mark(words, 0, len(words), KNOWN)
    assert mark is not None and mark.doubt is None
    assert (mark.word, words[mark.rest :].strip()) == (word, rest)


def test_bare_boxes_are_named_by_their_columns() -> None:
    mark = read_mark("☐ ☒", 0, 3, KNOWN, columns=(Word.TRUE, Word.FALSE))
    assert mark is not None and mark.word is Word.FALSE


@pytest.mark.parametrize(
    "words", ["what is true", "not in a unit of no. 7", "for the deaf", "all employees", "Plan T-F"]
)
def test_no_answer_at_the_end(words: str) -> None:
    assert read_tail(words, 0, len(words), KNOWN) is None


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("where the site is ...... TRUE", Word.TRUE),
        ("for the area where the site is? YES", Word.YES),
        ("of disabilities. NO", Word.NO),
        ("as peers do ☐ True ☒ False", Word.FALSE),
        ("as peers do True ☒ False ☐", Word.TRUE),
        ("the same benefits. T", Word.TRUE),
        ("where the job site is located. [T]", Word.TRUE),
        ("the same benefits as others. [ False ]", Word.FALSE),
    ],
)
def test_answer_at_the_end(words: str, word: Word) -> None:
    mark = read_tail(words, 0, len(words), KNOWN)
    assert mark is not None and mark.word is word


@pytest.mark.parametrize(
    "words", ["… is located NTrue False", "… of the site. ETrue [] False", "… hired. []NTrue False"]
)
def test_a_word_grown_together_with_its_box_is_not_legible(words: str) -> None:
    mark = read_tail(words, 0, len(words), KNOWN)
    assert mark is not None and mark.word is None


@pytest.mark.parametrize(
    ("cell", "grown"),
    [("False", False), ("[X] True", False), ("Untrue", False), ("NTrue", True), ("[] EFalse", True), ("D True", False)],
)
def test_what_has_grown_on_to_a_word(cell: str, grown: bool) -> None:
    assert is_grown(cell, 0, len(cell)) == grown
