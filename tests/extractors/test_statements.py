"""The seven answers: forms that are none, answers that are none, answers, and what is said about them."""

from __future__ import annotations

import pytest

from cie_extract.extractors.request_form import find_form, printed_statements
from cie_extract.extractors.statements import find
from cie_extract.model.finding import Answer
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.statements import StatementFile
from cie_extract.pattern_files.yaml_file import load_yaml
from tests.extractors.request_forms import APART, CERTIFICATION, HEADS, WITH_BOXES, WORDINGS, Given, request
from tests.factory import annotated_of

PATTERNS = load_patterns()
EXAMPLES = load_yaml(PATTERNS.file("document_types/statements.yaml"), StatementFile).examples


def answers(paper: str) -> dict[int, Answer]:
    found = [finding.value for finding in find(annotated_of(paper, PATTERNS), PATTERNS)]
    assert all(isinstance(value, Answer) for value in found)
    return {value.number: value for value in found if isinstance(value, Answer)}


def form(*lines: str, title: str = "# CIE Review Request", end: str = CERTIFICATION) -> str:
    return "\n".join([title, "", *lines, "", end])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.paper[:30])
def test_examples_of_the_pattern_file(example) -> None:  # type: ignore[no-untyped-def]
    assert {number: one.value for number, one in answers(example.paper).items()} == example.answers


@pytest.mark.parametrize("seed", range(240))
def test_what_is_put_in_comes_out(seed: int) -> None:
    made = request(seed)
    wanted = {number: given if isinstance(given, bool) else None for number, given in made.answers.items()}
    assert {number: one.value for number, one in answers(made.paper).items()} == wanted, made.layout


@pytest.mark.parametrize("layout", sorted(APART))
def test_a_column_apart_is_placed_whole_or_not_at_all(layout: str) -> None:
    said = {number: wordings[1] for number, wordings in WORDINGS.items()}
    given: dict[int, Given] = {1: True, 2: True, 3: False, 4: True, 5: True, 6: False, 7: True}
    assert {n: one.value for n, one in answers(form(APART[layout](said, given))).items()} == given
    gap = form(APART[layout](said, {**given, 4: None}))
    assert {one.value for one in answers(gap).values()} == {None}


@pytest.mark.parametrize("layout", sorted(WITH_BOXES))
def test_a_double_tick_and_a_blank_have_their_reasons(layout: str) -> None:
    said = {number: wordings[0] for number, wordings in WORDINGS.items()}
    given = {1: True, 2: "both", 3: True, 4: None, 5: False, 6: True, 7: True}
    found = answers(form(WITH_BOXES[layout](said, given)))
    assert [(found[n].value, found[n].reason) for n in range(1, 8)] == [
        (True, None),
        (None, "both_marked"),
        (True, None),
        (None, "blank"),
        (False, None),
        (True, None),
        (True, None),
    ]


@pytest.mark.parametrize(
    "paper",
    [
        # a description that speaks of all seven things is no form
        "# Stock Clerk\nPay is above the minimum wage.\nNo time study sets it.\nBenefits are the same as for all employees."  # noqa: E501
        "\nKeep the job with any service provider.\nThe store was not set up solely to employ people with disabilities."
        "\nClerks interact with customers.\nClerks may advance to lead.",
        "# Quiz for new employees\nTrue or false: 1. Floors are wet. 2. Doors are locked. 3. Bins are full.",
        "# Safety test\n1. T 2. F 3. T",
        "True False",
        "Nothing",
    ],
)
def test_no_form(paper: str) -> None:
    annotated = annotated_of(paper, PATTERNS)
    assert list(find(annotated, PATTERNS)) == []
    assert find_form(annotated, PATTERNS) is None
    assert printed_statements(annotated, PATTERNS) == ()


def test_an_unanswered_form_has_seven_blanks() -> None:
    said = {number: wordings[1] for number, wordings in WORDINGS.items()}
    paper = HEADS[0] + "\n\n" + WITH_BOXES["boxes under"](said, dict.fromkeys(said)) + "\n\n" + CERTIFICATION
    assert [(one.value, one.reason) for one in answers(paper).values()] == [(None, "blank")] * 7


def test_yes_and_no_to_a_denial_can_be_read_both_ways() -> None:
    said = {number: wordings[0] for number, wordings in WORDINGS.items()}
    lines = [f"{n}. {words}\n{'NO' if n in (3, 5) else 'YES'}" for n, words in said.items()]
    found = answers(form(*lines))
    assert {n: (one.value, one.reason) for n, one in found.items()} == {
        1: (True, None),
        2: (None, "ambiguous"),
        3: (False, None),
        4: (True, None),
        5: (None, "ambiguous"),
        6: (None, "ambiguous"),
        7: (True, None),
    }


def test_a_true_that_is_taken_back_in_part_is_no_answer() -> None:
    said = {number: wordings[0] for number, wordings in WORDINGS.items()}
    lines = [f"{n}. {words}\nAnswer: True{', except for trainees' if n == 2 else ''}" for n, words in said.items()]
    found = answers(form(*lines))
    assert (found[2].value, found[2].reason) == (None, "ambiguous")
    assert all(found[n].value is True for n in found if n != 2)


def test_answers_by_number_alone() -> None:
    paper = form("Answers to the seven statements:", "1. T  2. T  3. F  4. T  5. T  6. T  7. T")
    assert {n: one.value for n, one in answers(paper).items()} == {n: n != 3 for n in range(1, 8)}


def test_answers_listed_apart_from_the_printed_statements() -> None:
    printed = [f"{n}. {wordings[0]}" for n, wordings in WORDINGS.items()]
    paper = form(*printed, "Our answers: 1-T, 2-T, 3-T, 4-F, 5-T, 6-T, 7-T")
    assert {n: one.value for n, one in answers(paper).items()} == {n: n != 4 for n in range(1, 8)}


def test_a_statement_left_out_is_left_unanswered() -> None:
    lines = [f"☒ True ☐ False {n}. {wordings[0]}" for n, wordings in WORDINGS.items() if n != 4]
    found = answers(form(*lines))
    assert found[4].value is None and found[4].reason == "blank"
    assert all(found[n].value is True for n in (1, 2, 3, 5, 6, 7))


def test_statements_in_another_order_are_known_by_their_wording() -> None:
    order = (7, 1, 3, 2, 4, 6, 5)
    lines = [f"☒ True ☐ False {place}. {WORDINGS[n][0]}" for place, n in enumerate(order, 1)]
    lines[2] = lines[2].replace("☒ True ☐ False", "☐ True ☒ False")
    assert {n: one.value for n, one in answers(form(*lines)).items()} == {n: n != 3 for n in range(1, 8)}


def test_the_columns_may_stand_the_other_way_round() -> None:
    rows = [
        f"| {n}. {wordings[0]} | {'' if n != 6 else 'X'} | {'X' if n != 6 else ''} |"
        for n, wordings in WORDINGS.items()
    ]
    paper = form("| Statement | False | True |", "| --- | --- | --- |", *rows)
    assert {n: one.value for n, one in answers(paper).items()} == {n: n != 6 for n in range(1, 8)}


ALL_TRUE = [f"☒ True ☐ False {n}. {wordings[0]}" for n, wordings in WORDINGS.items()]
FALSE_5 = [line.replace("☒ True ☐ False", "☐ True ☒ False") if " 5. " in line else line for line in ALL_TRUE]


@pytest.mark.parametrize(
    ("lines", "number", "explanation"),
    [
        ([*ALL_TRUE, "Promotional opportunities: Clerks may apply for lead."], 7, "Clerks may apply for lead."),
        ([*ALL_TRUE, "7, promotions: Clerks may apply for lead."], 7, "Clerks may apply for lead."),
        ([*ALL_TRUE, "## Comments", "On (2): Nobody is timed.", "On (7): Lead clerk is next."], 2, "Nobody is timed."),
        (
            [*ALL_TRUE, "## Comments", "On (2): Nobody is timed.", "On (7): Lead clerk is next."],
            7,
            "Lead clerk is next.",
        ),
        ([*ALL_TRUE, "Comments: re 5: it is a hotel. Statement 3: all get dental."], 5, "it is a hotel."),
        ([*ALL_TRUE, "Comments: re 5: it is a hotel. Statement 3: all get dental."], 3, "all get dental."),
        # a list of its own numbers names no statement
        ([*ALL_TRUE, "Describe the promotional opportunities.", "1. Lead clerk", "2. Supervisor"], 2, None),
        ([*FALSE_5, "Explain each False; for 7 the promotions.", "5. For clients.", "7. Lead."], 5, "For clients."),
        ([*FALSE_5, "Explain each False; for 7 the promotions.", "5. For clients.", "7. Lead."], 7, "Lead."),
        ([*ALL_TRUE, "Number 4: the jobs are kept for our clients."], 4, "the jobs are kept for our clients."),
        (
            [*FALSE_5, "Explanation of FALSE answers:", "The unit opened for our clients."],
            5,
            "The unit opened for our clients.",
        ),
        (
            [*ALL_TRUE, "If you ticked False, say why. For 7, describe the promotions: Clerks may bid on lead."],
            7,
            "Clerks may bid on lead.",
        ),
        (
            [*ALL_TRUE, "Describe the promotional opportunities.", "Lead clerk, by seniority."],
            7,
            "Lead clerk, by seniority.",
        ),
        ([*ALL_TRUE, "Describe the promotional opportunities.", "n/a"], 7, None),
        # the lists that follow a prompt left empty are no comment
        ([*ALL_TRUE, "Comments:", "If 7 is true, describe promotions:", "**Duties**", "- Washes pots."], 7, None),
        ([*ALL_TRUE, "If 7 is true, describe promotions:", "Qualifications: Able to stand six hours"], 7, None),
        ([*ALL_TRUE, "If 7 is true, describe promotions:", "# What you do", "- Washes pots.", "- Peels."], 7, None),
        (
            [*ALL_TRUE, "If 7 is true, describe promotions:", "Helpers may bid on cook.", "# Duties", "- Washes."],
            7,
            "Helpers may bid on cook.",
        ),
        # another prompt takes over from one left empty
        ([*ALL_TRUE, "If 7 is true, list the promotions: ____", "Anything else: The cooks are the park's."], 7, None),
        ([*ALL_TRUE, "If 7 is true, list the promotions: ____", "Other information: open all year."], 7, None),
        ([*ALL_TRUE, "If 7 is true, list the promotions:", "Lead cook.", "Anything else: no."], 7, "Lead cook."),
        ([*ALL_TRUE, "Promotional opportunities: none"], 7, None),
        ([*ALL_TRUE, "Additional explanation:", "The hotel has 90 rooms."], 7, None),
        ([*ALL_TRUE, "Comments: The description was mailed on October 2."], 7, None),
        (["1. x", *ALL_TRUE], 2, None),
    ],
)
def test_explanation(lines: list[str], number: int, explanation: str | None) -> None:
    assert answers(form(*lines))[number].explanation == explanation


def test_notes_beside_an_answer_are_its_explanation() -> None:
    rows = [
        f"| {n} | {wordings[0]} | {'F' if n == 3 else 'T'} | {'Part-timers get none.' if n == 3 else ''} |"
        for n, wordings in WORDINGS.items()
    ]
    found = answers(form("| # | Statement | T or F | Notes |", "| --- | --- | --- | --- |", *rows))
    assert (found[3].value, found[3].explanation) == (False, "Part-timers get none.")
    assert found[2].explanation is None


def test_every_answer_shows_where_it_stands() -> None:
    annotated = annotated_of(form(*ALL_TRUE), PATTERNS)
    for finding in find(annotated, PATTERNS):
        start, end = finding.spans[0]
        assert annotated.text[start:end] == "☒ True"
    spans = printed_statements(annotated, PATTERNS)
    assert [annotated.text[start:end] for start, end in spans] == [wordings[0] for wordings in WORDINGS.values()]


ROWS = "\n".join(f"| {number} | {WORDINGS[number][0]} |{{}} |" for number in range(1, 8))
COLUMNS = "| No. | Statement | True | False |\n| --- | --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        # misses: initials that differ from row to row, a code, a blank, both columns, a word that looks like initials
        (
            (" AB | ", " CD | ", " EF | ", " GH | ", " IJ | ", " KL | ", " MN | "),
            dict.fromkeys(range(1, 8)),
        ),
        ((" RS | ", " | ", " RS | RS", " RS | ", " RS | ", " RS | ", " RS | "), {2: None, 3: None}),
        (
            (" TRUE | ", " FALSE | ", " TRUE | ", " TRUE | ", " TRUE | ", " TRUE | ", " TRUE | "),
            {2: False, 3: True, 4: True},
        ),
        # hits
        ((" RS | ", " RS | ", " | RS", " RS | ", " RS | ", " RS | ", " RS | "), {1: True, 3: False, 7: True}),
        ((" R.M.S. | ",) * 7, {1: True, 7: True}),
        ((" √ | ",) * 7, {1: True, 7: True}),
    ],
)
def test_initials_under_an_answer_are_its_mark(cells: tuple[str, ...], wanted: dict[int, bool | None]) -> None:
    found = answers(form(COLUMNS + ROWS.format(*cells)))
    assert {number: found[number].value for number in wanted} == wanted


CROSSES = tuple("x X xx XX ✓ ✔ ✗ ✘ ✖ ☒ ☑ ■ • ● ⬤ ◉ ⦿ ⚫ * √ ü v V /".split())  # noqa: SIM905
CROSSES += ("x" * 3, "X" * 3, "[x]", "[ X ]", "[✓]", "(x)", "( X )", "( ✓ )")
EMPTY = (*"☐□○◯⚪-–—", "___", "...", "_ _ _", "[]", "[ ]", "()", "( )")


def in_columns(cells: dict[int, tuple[str, str]], others: tuple[str, str], heads: str = COLUMNS) -> dict[int, Answer]:
    """The answers of a table in whose rows `cells` stand under True and False, `others` in the remaining ones."""
    rows = (" {} | {}".format(*cells.get(number, others)) for number in range(1, 8))
    return answers(form(heads + ROWS.format(*rows)))


@pytest.mark.parametrize(
    "sign", ["xxxx", "Xy", "VV", "vv", "//", "✓✗", "●●", "**", "see below", "12", "[y]", "o", "?", "[x", "↑"]
)
def test_what_is_no_cross_answers_nothing(sign: str) -> None:
    found = in_columns({3: (sign, ""), 6: ("", sign)}, ("X", ""))
    assert (found[2].value, found[3].value, found[6].value, found[7].value) == (True, None, None, True)


@pytest.mark.parametrize(("sign", "empty"), [*((sign, "") for sign in CROSSES), *(("X", empty) for empty in EMPTY)])
def test_a_cross_answers_under_its_head(sign: str, empty: str) -> None:
    found = in_columns({3: (empty, sign), 5: (empty, empty), 6: (sign, sign)}, (sign, empty))
    assert [found[number].value for number in range(1, 8)] == [True, True, False, True, None, None, True]
    assert (found[5].reason, found[6].reason) == ("blank", "both_marked")


@pytest.mark.parametrize(("sign", "empty"), ("⬤◯", "●○", "⚫⚪", "◉○", "✘□", "X☐", "X–", "X—"))
def test_of_two_places_without_heads_the_first_is_true(sign: str, empty: str) -> None:
    found = in_columns({4: (empty, sign), 5: (empty, empty)}, (sign, empty), heads="")
    assert [found[number].value for number in range(1, 8)] == [True, True, True, False, None, True, True]
    # one place of two: nothing says which one it is
    assert in_columns({4: ("", sign)}, (sign, empty), heads="")[4].value is None


@pytest.mark.parametrize(
    ("ending", "value", "said"),
    [
        (": ______", None, None),
        (": TRUE, except for trainees.", None, "except for trainees."),
        (": TRUE. It is a county golf course.", True, "It is a county golf course."),
        (" .......... True The shop stands on Main Street.", True, "The shop stands on Main Street."),
        (": FALSE - all of us there have a disability", False, "all of us there have a disability"),
        ("? TRUE (it is a hotel)", True, "it is a hotel"),
    ],
)
def test_an_answer_may_stand_before_its_explanation(ending: str, value: bool | None, said: str | None) -> None:
    lines = [f"{number}. {WORDINGS[number][0].rstrip('.')}: TRUE" for number in range(1, 8)]
    lines[4] = f"5. {WORDINGS[5][0].rstrip('.')}{ending}"
    found = answers(form(*lines))
    assert (found[5].value, (found[5].explanation or "").strip("()") or None) == (value, said)
    assert found[4].value is True and found[6].value is True


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (("4", "5", "6"), {3: False, 4: True, 5: True, 6: True}),
        (("4", "S", "6"), {3: False, 4: True, 5: True, 6: True}),
        (("", "", ""), {3: False, 4: True, 5: True, 6: True}),
        (("", ""), {3: None, 4: None, 5: None, 6: None}),
    ],
)
def test_of_statements_that_share_a_cell_none_takes_the_others_mark(
    numbers: tuple[str, ...], wanted: dict[int, bool | None]
) -> None:
    """A scan without its rulings: the words of four rows in one cell, the marks in rows of their own."""
    said = {number: wordings[0] for number, wordings in WORDINGS.items()}
    shared = " // ".join(said[number] for number in (3, 4, 5, 6))
    rows = [
        "| No. | Statement | True X | False |",
        f"| 1 | {said[1]} | | |",
        f"| 2 | {said[2]} | X | |",
        f"| {'3' if numbers[0] else ''} | {shared} | | X |",
        *(f"| {number} | | X | |" for number in numbers),
        f"| 7 | {said[7]} | | X |",
    ]
    found = {number: one.value for number, one in answers(form(*rows)).items()}
    assert found == {1: None, 2: True, 7: False} | wanted
