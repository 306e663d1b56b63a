"""Circles that are choices become boxes; bullets, dots and rings stay."""

from __future__ import annotations

import pytest

from cie_extract.readers.layout.circles import choices_as_boxes, is_lone_circle

LEFT = (
    "○ Sweeps the dock",
    "● No experience is needed",
    "● Yes, we train",
    "● Sweeps ● Mops ● Waxes",
    "○ Sweeps ○ Mops",
    "True or false",
    "No. 3 ● Sweeps the dock ● Mops",
    "◎ Target: 40 parts an hour",
)
READ = (
    ("○ True", "☐ True"),
    ("● False", "☒ False"),
    ("(●) Yes", "(●) Yes"),
    ("○ True ● False", "☐ True ☒ False"),
    ("True ● False ○", "True ☒ False ☐"),
    ("Yes: ○  No: ◉", "Yes: ☐  No: ☒"),
    ("◯ Agree ⦿ Disagree", "☐ Agree ☒ Disagree"),
    ("○ Yes ○ No", "☐ Yes ☐ No"),
    ("4. The pay is the same. ○ T ● F", "4. The pay is the same. ☐ T ☒ F"),
    ("Type: ○ Full-time ● Part-time ○ Seasonal", "Type: ☐ Full-time ☒ Part-time ☐ Seasonal"),
    ("○N/A", "☐N/A"),
)


@pytest.mark.parametrize("line", LEFT)
def test_circles_that_stay(line: str) -> None:
    assert choices_as_boxes(line) == line


@pytest.mark.parametrize(("line", "read"), READ)
def test_circles_that_are_choices(line: str, read: str) -> None:
    assert choices_as_boxes(line) == read
    assert len(read) == len(line)


def test_a_cell_of_one_circle() -> None:
    assert is_lone_circle(" ● ")
    assert not is_lone_circle("● Yes")
    assert not is_lone_circle("•")
