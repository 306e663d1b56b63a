"""Where a section begins and ends: small documents in the factory's marks, and the names their lines come under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.document import FLOW
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.sections import find_sections
from tests.factory import document_of

PATTERNS = load_patterns()


def named_lines(source: str) -> dict[str, str]:
    """The first words of each line of the flow, with the section that holds it ("-" for none of a name)."""
    document = document_of(source)
    found: dict[str, str] = {}
    for section in find_sections(document, PATTERNS):
        for block in document.blocks[section.blocks.start : section.blocks.stop]:
            start = max(block.body, section.start)
            found[" ".join(document.text[start : block.end].split()[:3])] = section.name or "-"
    return found


@pytest.mark.parametrize(
    ("source", "line", "name"),
    [
        # sentences and items that hold a heading's words open nothing
        ("# Duties\n- Sweeps.\n- Duties are shared on Fridays.\n- Mops.", "Mops.", "duties"),
        (
            "# Requirements\n- Basic computer skills\n- Good math skills\n- Steel toes",
            "Good math skills",
            "qualifications",
        ),
        (
            "# Requirements\nBasic computer skills\nCustomer service skills\nA card",
            "Basic computer skills",
            "qualifications",
        ),
        ("# Benefits\nDuties are light in winter.\nA dental plan.", "Duties are light", "benefits"),
        ("# Duty station\nPier 4, Norfolk", "Pier 4, Norfolk", "-"),
        # a label's section is over where the next line begins
        ("Pay: $17.10 an hour\nThe shop is on Main Street.", "The shop is", "-"),
        ("# Qualifications\n- A card\nSalary: $40,000 a year\nThe shop is open daily.", "The shop is", "-"),
        # a lone heading of another kind ends the list
        ("# Duties\n- Sweeps.\n# Working with us\nThe crew is friendly.", "The crew is", "-"),
        ("# Duties\n- Sweeps.\n# Competencies\n- Shows teamwork\n- Shows care", "Shows teamwork", "competencies"),
        # statements of a request after a list
        ("# Duties\n- Sweeps.\n1. Pay is at the minimum.\n☒ True ☐ False", "Pay is at", "statements"),
    ],
)
def test_what_opens_nothing_and_what_ends(source: str, line: str, name: str) -> None:
    assert named_lines(source)[line] == name


@pytest.mark.parametrize(
    ("source", "line", "name"),
    [
        ("III. MAJOR DUTIES\nCuts cloth to the pattern.", "Cuts cloth to", "duties"),
        ("**What you'll do**\n- Cut cloth", "Cut cloth", "duties"),
        ("The clerk will:\n- cut cloth\n- fold it", "cut cloth", "duties"),
        ("QUALIFICATIONS: A steady hand.\n- A card", "A card", "qualifications"),
        ("POSITION SUMMARY. Keeps the shop.\nIt is small.", "It is small.", "summary"),
        # numbers as headings
        ("1. Purpose of the position\nTo keep the shop.\n2. Functions\n- Cuts cloth", "Cuts cloth", "duties"),
        # a heading in two lines
        ("# Knowledge, Skills and Abilities (Position\n# Expectations)\n- A card", "A card", "qualifications"),
        ("# Duties and\n# Responsibilities of the Job\nCuts cloth.", "Cuts cloth.", "duties"),
        # forms: label cells, single cells, cells with a heading of their own, columns
        ("| Position | Clerk |\n| Duties | Cuts cloth |\n| Pay | $17 |", "Cuts cloth", "duties"),
        ("| Position | Clerk |\n| Duties | Cuts cloth |\n| Pay | $17 |", "$17", "pay"),
        ("| MAJOR DUTIES |\n| Cuts cloth all day. |\n| QUALIFICATIONS |\n| A card |", "A card", "qualifications"),
        ("| Duties: // Cuts cloth | Requirements: // A card |", "A card", "qualifications"),
        ("| Duties | Requirements |\n| --- | --- |\n| Cuts cloth | A card |", "A card", "qualifications"),
        ("| Job duty | % |\n| --- | --- |\n| Cuts cloth | 40% |", "Cuts cloth", "duties"),
        # a grid of duties whose first column only looks like labels
        ("# Duties\n| Training | Trains helpers |\n| Supply | Orders thread |", "Trains helpers", "duties"),
        # sub-headings stay with their section
        ("# Benefits\n## Dental\nFrom day one.", "From day one.", "benefits"),
        ("# Physical demands\n## Strength\nMedium.\n## Other\nNone.", "Medium.", "conditions"),
        # a heading with nothing under it yet is not ended by a box of labels
        ("# Duties\nClass code: 0123\nA Clerk cuts cloth.", "A Clerk cuts", "duties"),
        # sidebars and footers are no part of the flow's section
        ("# Duties\n- Cuts cloth\n> Your week: 20 hours\n- Folds it", "Folds it", "duties"),
        ("# Duties\n- Cuts cloth\n> Your week: 20 hours\n- Folds it", "20 hours", "schedule"),
        ("# Duties\n- Cuts cloth\n_ Page 1\n---\n- Folds it", "Page 1", "-"),
    ],
)
def test_sections(source: str, line: str, name: str) -> None:
    assert named_lines(source)[line] == name


def test_a_heading_without_text_is_an_empty_section() -> None:
    document = document_of("# Duties\n# Pay\n$17 an hour.")
    empty = find_sections(document, PATTERNS)[0]
    assert (empty.name, empty.heading, empty.start == empty.end, len(empty.blocks)) == ("duties", 0, True, 0)


LINES = (
    "# Duties", "## Requirements", "**Closing up**", "Pay: $17", "- Sweeps.", "1. Mops.", "2. Functions", "Open.",
    "| Duties | Sweeps |", "| Pay | $17 |", "_ Page 1", "> Note", "---", "THE SHOP", "What you need:", "☒ True ☐ False",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_sections_are_in_order_apart_and_leave_out_only_headings(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    sections = find_sections(document, PATTERNS)
    at = 0
    for section in sections:
        assert at <= section.start <= section.end
        at = section.end
        for index in section.blocks:
            assert section.start < document.blocks[index].end <= section.end
    held = {index for section in sections for index in section.blocks}
    headings = {section.heading for section in sections}
    for block in document.blocks:
        if block.kind in FLOW:
            assert block.index in held | headings
