"""Where cues are sought, and what is quoted."""

from __future__ import annotations

import pytest

from cie_extract.extractors.cues import find
from cie_extract.model.finding import CueMention
from cie_extract.pattern_files import load_patterns
from tests.cue_sentences import cues_in
from tests.factory import annotated_of

PATTERNS = load_patterns()


def quotes(source: str) -> set[tuple[str, str, str]]:
    annotated = annotated_of(source, PATTERNS)
    cues = cues_in(annotated, PATTERNS)
    return {(mention.kind, mention.status, annotated.text[slice(*finding.spans[0])]) for finding, mention in cues}


def kinds(source: str) -> set[tuple[str, str]]:
    return {(kind, status) for kind, status, _ in quotes(source)}


@pytest.mark.parametrize(
    "source",
    [
        "☐ AbilityOne ☐ Employment Works ☐ none",
        "Funding: ☐ 14(c) certificate ☒ none of these",
        "# Mobile crews and their history\nThe clerk files invoices.\n# Advancement opportunities",
        "| Contract, if any |  |\n| Position | Mail clerk |",
    ],
)
def test_nothing_is_said(source: str) -> None:
    said = {(kind, status) for kind, status in kinds(source) if kind != "setting.crew"}
    assert said == set()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("☐ AbilityOne ☒ Employment Works", ("contract.state_use", "asserted", "Employment Works")),
        ("☒ AbilityOne, contract X-17 ☐ none", ("contract.abilityone", "asserted", "AbilityOne, contract X-17")),
        (
            "☐ False Number 4: the jobs are filled only from our own day program.",
            ("provider.tied", "asserted", "False Number 4: the jobs are filled only from our own day program."),
        ),
        ("| AbilityOne contract | none |", ("contract.abilityone", "negated", "AbilityOne contract\tnone")),
        (
            "| AbilityOne contract | FX-20-D-117 |",
            ("contract.abilityone", "asserted", "AbilityOne contract\tFX-20-D-117"),
        ),
        (
            "| Answers the desk phone and takes messages // Folds towels |  |",
            ("interaction.public", "asserted", "Answers the desk phone and takes messages"),
        ),
        ("| Telework eligible | No |", ("telework", "negated", "Telework eligible\tNo")),
        (
            "Associates with disabilities are timed on the\npress each May, and their rate follows.",
            (
                "wage.time_study",
                "asserted",
                "Associates with disabilities are timed on the\npress each May, and their rate follows.",
            ),
        ),
        (
            "# Duties\n- Folds towels\n- Wipes tables\nAttendants serve some 300 guests a day.",
            ("interaction.public", "asserted", "Attendants serve some 300 guests a day."),
        ),
    ],
)
def test_what_is_said_and_quoted(source: str, said: tuple[str, str, str]) -> None:
    assert said in quotes(source)


FORM = "| employer | Alder Works |\n| pay | $16.60 |\n| hours | 20 |\n"


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("| promotional opportunities | |\n", []),
        ("| promotional opportunities | Clerks may advance to lead clerk. |\n", ["advancement.stated"]),
    ],
)
def test_a_label_of_a_form_that_is_left_empty_says_nothing(row: str, kinds: list[str]) -> None:
    found = find(annotated_of(FORM + row, PATTERNS), PATTERNS)
    assert sorted({one.value.kind for one in found if isinstance(one.value, CueMention)}) == kinds


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("| CRP (employer of record) | Tern Cove |\n", []),
        ("| CRP / employer of record: | Tern Cove |\n", []),
        ("| Employer or CRP | Tern Cove |\n", []),
        ("CRP / employer of record: Tern Cove\n", []),
        ("| Employer of record | Tern Cove, a community rehabilitation program |\n", ["employer.provider"]),
        ("| Who employs the aide? | The CRP is the employer of record. |\n", ["employer.provider"]),
        ("CRP (employer of record): Tern Cove\n", ["employer.provider"]),
    ],
)
def test_the_name_of_a_forms_place_says_nothing_of_who_is_entered(row: str, kinds: list[str]) -> None:
    found = find(annotated_of(FORM + row, PATTERNS), PATTERNS)
    assert sorted({one.value.kind for one in found if isinstance(one.value, CueMention)}) == kinds


def test_a_long_sentence_gives_the_clause_that_holds_the_words() -> None:
    padding = "the room has tables, lamps, shelves, carts, bins, fans, hooks, mats and a sink along the north wall"
    source = (
        f"On most days {padding}; the packers are paid by the piece; {padding} and, in winter, two heaters as well."
    )
    assert quotes(source) == {("wage.piece_rate", "asserted", "the packers are paid by the piece")}


def test_a_passage_gives_a_kind_once() -> None:
    source = "Time studies are made each spring, and the time study sets the rate."
    assert len(quotes(source)) == 1


def test_weak_words_count_only_where_nothing_stronger_is_said() -> None:
    duty = "# Duties\n- Tells the press operators when paper runs low"
    assert ("interaction.coworkers", "asserted") in kinds(duty)
    both = quotes(f"{duty}\n# The people\nThe clerk works beside four clerks who have no disability.")
    assert [quote for kind, _, quote in both if kind == "interaction.coworkers"] == [
        "The clerk works beside four clerks who have no disability."
    ]


def test_every_finding_names_its_rule_and_its_words() -> None:
    annotated = annotated_of("The job is on a mobile crew.", PATTERNS)
    (finding,) = find(annotated, PATTERNS)
    assert isinstance(finding.value, CueMention)
    assert finding.found_by == "setting.crew/named"
    quote, words = finding.spans
    assert annotated.text[slice(*quote)] == "The job is on a mobile crew."
    assert annotated.text[slice(*words)] == "mobile crew"


def test_groups_stand_in_one_clause_in_any_order() -> None:
    together = "Like our other aides, each aide who is deaf gets the same rate."
    parted = "The same form is used by all; each aide is paid on Friday; a disability is not asked about."
    assert ("wage.customary", "asserted") in kinds(together)
    assert "wage.customary" not in {kind for kind, _ in kinds(parted)}


def test_a_faint_cue_yields_to_any_other_of_its_kind() -> None:
    faint = "# Duties\n- Drops the trays with the bakers"
    assert ("interaction.coworkers", "asserted") in kinds(faint)
    both = quotes(f"{faint}\n- Relieves the cashier at noon")
    assert [quote for kind, _, quote in both if kind == "interaction.coworkers"] == ["Relieves the cashier at noon"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("# Telework eligible\nNo", ("telework", "negated")),
        ("# Promotion potential\nNone", ("advancement.none", "asserted")),
    ],
)
def test_a_heading_that_is_a_label_is_read_with_the_value_below_it(source: str, said: tuple[str, str]) -> None:
    assert said in kinds(source)


def test_a_heading_is_not_read_with_a_paragraph_below_it() -> None:
    assert kinds("# Telework\nThe room has two desks and a window.") <= {("telework", "asserted")}
