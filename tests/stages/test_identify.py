"""What a paper is, and whether it holds several positions."""

from __future__ import annotations

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.document_types import DocumentType
from cie_extract.pattern_files.yaml_file import load_yaml
from cie_extract.stages.identify import identify, several_positions
from tests.extractors.request_forms import CERTIFICATION, WORDINGS, request
from tests.factory import annotated_of

PATTERNS = load_patterns()
KINDS = ("other", "position_description", "review_request", "packet")
EXAMPLES = [
    (kind, paper)
    for kind in KINDS
    for paper in load_yaml(PATTERNS.file(f"document_types/{kind}.yaml"), DocumentType).examples
]


@pytest.mark.parametrize(("kind", "paper"), EXAMPLES, ids=lambda value: value[:24])
def test_examples_of_the_pattern_files(kind: str, paper: str) -> None:
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == kind


@pytest.mark.parametrize("seed", range(1000, 1040))
def test_a_form_is_a_request_however_it_is_laid_out(seed: int) -> None:
    assert identify(annotated_of(request(seed).paper, PATTERNS), PATTERNS) == "review_request"


DESCRIPTION = (
    "## Duties\n- Greets guests\n- Cleans the lobby\n- Waters plants\n## Qualifications\n- Courteous\n- Can stand"
)


@pytest.mark.parametrize("seed", range(1000, 1020))
@pytest.mark.parametrize(
    "heading", ["# Position Description", "# Lobby Attendant", "# JOB DESCRIPTION: Lobby Attendant"]
)
def test_a_form_with_a_description_behind_or_before_it_is_a_packet(seed: int, heading: str) -> None:
    form = request(seed).paper
    assert identify(annotated_of(f"{form}\n---\n{heading}\n{DESCRIPTION}", PATTERNS), PATTERNS) == "packet"
    assert identify(annotated_of(f"{heading}\n{DESCRIPTION}\n---\n{form}", PATTERNS), PATTERNS) == "packet"


@pytest.mark.parametrize(
    "fields",
    [
        "| Essential functions | Greets guests // Cleans the lobby |\n| Qualifications | Courteous |",
        "## Essential functions\n- Greets guests\n- Cleans the lobby\n- Waters plants\n## Qualifications\n- Courteous",
        "Position description: attached",
        "Attach the position description.",
    ],
)
def test_duties_among_the_fields_of_a_form_make_no_packet(fields: str) -> None:
    answers = "\n".join(f"{n}. {said[0]}\n☒ True ☐ False" for n, said in WORDINGS.items())
    paper = f"# CIE Review Request\n| Position | Lobby Attendant |\n{fields}\n\n{answers}\n{CERTIFICATION}\nSignature: /s/ Ann Doe"  # noqa: E501
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == "review_request"


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("", "review_request"),
        ("Supervision\n\nWorks by himself once trained.", "review_request"),
        ("## Physical demands\n\nStands all day and lifts thirty pounds.", "packet"),
        ("## Purpose\n\nKeeps the lobby fit for guests.\n\n## Supervision\n\nReports to the manager.", "packet"),
    ],
)
def test_what_a_mailed_form_asks_for_before_its_statements_makes_no_packet(beside: str, kind: str) -> None:
    """A form has fields for duties and qualifications; a description says more of the job."""
    answers = "\n".join(f"{n}. {said[0]}: TRUE" for n, said in WORDINGS.items())
    fields = (
        "EMPLOYER OF RECORD: Larch Market\n\nJOB: Lobby Attendant\n\nWAGE: $17.10 hourly\n\n"
        "## MAIN DUTIES\n- Greets guests\n- Cleans the lobby\n- Waters plants\n- Empties the bins\n"
        "## QUALIFICATIONS\n- Courteous\n- Can stand"
    )
    paper = f"Dear reviewer,\n\nHere are our answers.\n\n{fields}\n{beside}\n\n## YOUR SEVEN STATEMENTS\n{answers}\n{CERTIFICATION}\n/s/ Ann Doe"  # noqa: E501
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == kind


def test_duties_after_the_answers_of_a_letter_make_no_packet() -> None:
    answers = "\n".join(f"{n}. {said[0]}\nTRUE" for n, said in WORDINGS.items())
    rest = "What the attendant does:\n- Greets guests\n- Cleans the lobby\n- Waters plants\nWe look for:\n- Courtesy"
    paper = (
        f"Good morning, here is our review request.\nPosition: Lobby Attendant\n{answers}\n{rest}\nSignature: ________"
    )
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == "review_request"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        # both lists in one cell, under heads of their own, in plain type or not
        ("Duties // - Greets guests // - Waters plants // Qualifications // - Courteous", "packet"),
        ("Lobby Attendant // DUTIES: // Greets guests // Waters plants // REQUIREMENTS: // Courteous", "packet"),
        ("Greets guests // Waters plants // Cleans the lobby", "review_request"),
        ("Duties // - Greets guests // - Waters plants", "review_request"),
        ("Greets guests. Has the same duties as others, and the same qualifications.", "review_request"),
    ],
)
def test_a_description_pasted_into_one_cell_makes_a_packet(cell: str, kind: str) -> None:
    answers = "\n".join(f"| {n}. {said[0]} | True |" for n, said in WORDINGS.items())
    paper = f"| Employer | Larch Market |\n| Position description | {cell} |\n{answers}\n| Signature | Ann Doe |"
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == kind


@pytest.mark.parametrize(
    ("head", "lists", "kind"),
    [
        ("## Part 1: Position description", DESCRIPTION, "packet"),
        ("## A. Job description, lobby attendant", DESCRIPTION, "packet"),
        ("## Position description (see the attached pages)", DESCRIPTION, "review_request"),
        ("## Position description", "## Duties\n- Greets guests\n- Cleans the lobby", "review_request"),
        ("## The position", DESCRIPTION, "review_request"),
    ],
)
def test_a_description_between_a_requests_title_and_its_statements(head: str, lists: str, kind: str) -> None:
    answers = "\n".join(f"{n}. {said[0]}: TRUE" for n, said in WORDINGS.items())
    paper = f"# CIE Review Request\nEmployer: Larch Market\n{head}\n{lists}\n## Part 2: Statements\n{answers}\n{CERTIFICATION}\n/s/ Ann Doe"  # noqa: E501
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == kind


@pytest.mark.parametrize("paper", ["", "Page 1", "Bonjour, voici la facture du mois. Merci de payer avant le 30."])
def test_little_or_nothing_is_something_else(paper: str) -> None:
    assert identify(annotated_of(paper, PATTERNS), PATTERNS) == "other"


@pytest.mark.parametrize(
    "paper",
    [
        "# Stock Clerk\n" + DESCRIPTION,
        "# Stock Clerk\nReports to: Store Manager\n"
        + DESCRIPTION
        + "\n## Career path\nLead Clerk, then Store Manager.",
        # a request and a description of one job
        "# CIE Review Request\nPosition: Stock Clerk\n# Stock Clerk\n" + DESCRIPTION,
        "# Stock Clerk I\n" + DESCRIPTION + "\n# Stock Clerk\n## Duties\n- Counts",
    ],
)
def test_one_position(paper: str) -> None:
    assert several_positions(annotated_of(paper, PATTERNS), PATTERNS) == ()


def test_several_positions() -> None:
    paper = f"# Stock Clerk\n{DESCRIPTION}\n---\n# Bus Washer\n{DESCRIPTION}\n---\nPosition title: Night Baker\n{DESCRIPTION}"  # noqa: E501
    parts = several_positions(annotated_of(paper, PATTERNS), PATTERNS)
    assert [(part.title, part.pages) for part in parts] == [
        ("Stock Clerk", (1,)),
        ("Bus Washer", (2,)),
        ("Night Baker", (3,)),
    ]


LETTERS = (
    # misses: what is paid or sold, who leaves, who is thanked
    (
        "Dear Ms. Oak,\nThank you for the workshop. Your speaker's fee of $40 an hour is enclosed.\nSincerely,\nP. Ash",
        "other",
    ),
    (
        "Dear Mr. Elm,\nI apply for the opening for a stock clerk. I now earn $16.00 an hour.\nYours,\nP. Ash",
        "other",
    ),
    (
        "Dear neighbors,\nThe mower can be hired for $20.00 per hour. Call the shop.\nYours,\nThe Hardware Store",
        "other",
    ),
    # hits
    (
        "Fenway Mill\n12 Mill Lane\nElm, PA 17603\nDear Ms. Oak:\n"
        "Here in writing is the opening for a bag room helper at our mill. The helper sews sacks shut and sweeps. "
        "The pay is $17.10 an hour for forty hours a week.\nSincerely,\nP. Ash",
        "position_description",
    ),
    (
        "Dear Mr. Elm,\nWe would like to take on a print shop assistant. The assistant jogs sheets and packs orders. "
        "We pay sixteen dollars an hour, 30 hours a week.\nYours truly,\nP. Ash",
        "position_description",
    ),
)


@pytest.mark.parametrize(("letter", "kind"), LETTERS)
def test_letters(letter: str, kind: str) -> None:
    assert identify(annotated_of(letter, PATTERNS), PATTERNS) == kind


def test_a_request_that_calls_itself_both_is_a_packet() -> None:
    answers = "\n".join(f"{n}. {said} True" for n, said in enumerate(CLAIMED, start=1))
    work = "# Essential functions\n- Carries bags.\n- Vacuums the lobby.\n# Answers"
    sign = "I certify these answers.\n/s/ Ann Doe, Director"
    for title, kind in (
        ("CIE Review Request with Position Description", "packet"),
        ("CIE REVIEW REQUEST + DESCRIPTION", "packet"),
        ("CIE review request and job description", "packet"),
        ("CIE Review Request (attach the position description)", "review_request"),
        ("CIE Review Request (send with the description)", "review_request"),
    ):
        paper = f"# {title}\nEmployer: Tern Cove Services, Inc.\n{work}\n{answers}\n{sign}"
        assert identify(annotated_of(paper, PATTERNS), PATTERNS) == kind


CLAIMED = (
    "The hourly wage is at or above the state or local minimum wage.",
    "No time studies are used that other workers are spared.",
    "The same benefits are open to this employee as to others.",
    "The job is kept regardless of the service provider.",
    "The site was not set up solely to employ people with disabilities.",
    "The work is not segregated, and interaction is that of any peer.",
    "The employee has the same opportunities for advancement.",
)
