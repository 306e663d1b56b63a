"""Misses first: what is not the same value, then what is."""

from __future__ import annotations

import pytest

from benchmarks.alike import once_each, pair, program, same_cue, same_item, same_name


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("Custodian", "Custodial Supervisor"),
        ("Larkmoor Works, Inc.", "Tollgate Creek Services"),
        ("Custodian", ""),
        ("Aide", "Library Aide"),  # too short to count as held by the longer
        ("Office Assistant", "Office Assistant to the Director of Facilities and Grounds"),  # less than half
    ],
)
def test_other_names(gold: str, said: str) -> None:
    assert not same_name(gold, said, 85)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("Larkmoor Works, Inc.", "LARKMOOR WORKS INC"),
        ("Mail and Supply Clerk", "Mail and Supply Clerk I"),
        ("Harrow Mill Vocational Center", "Harrow Mill Vocational Center, Inc."),
        ("Driver’s Helper", "Driver's Helper"),
    ],
)
def test_the_same_name(gold: str, said: str) -> None:
    assert same_name(gold, said, 85)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("Sweeps and mops the lobby and the stairs", "Sweeps and mops"),  # cut short
        ("Sweeps the lobby", "Sweeps the lobby Empties bins Cleans restrooms Washes windows"),  # runs on
        ("Sweeps the lobby", "Empties the bins"),
        ("Sweeps the lobby", ""),
    ],
)
def test_another_item(gold: str, said: str) -> None:
    assert not same_item(gold, said)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("Sweeps the lobby.", "Sweeps the lobby"),
        ("x" * 118, "x" * 200),  # the gold holds the beginning alone
        ("Cleans eight restrooms – daily", "Cleans eight restrooms - daily"),
    ],
)
def test_the_same_item(gold: str, said: str) -> None:
    assert same_item(gold, said)


def test_a_denied_cue_is_not_the_cue() -> None:
    assert not same_cue(("setting.crew", True, "not a mobile crew"), ("setting.crew", False, "not a mobile crew"))


def test_a_cue_that_quotes_a_whole_page_is_not_the_passage() -> None:
    assert not same_cue(("setting.crew", False, "mobile crew"), ("setting.crew", False, "mobile crew " * 20))


def test_a_kind_said_twice_of_one_passage_is_one_cue() -> None:
    cue = ("setting.crew", False, "goes out as a mobile crew")
    assert once_each([cue, ("setting.crew", False, "as a mobile crew"), ("job.team", False, "a mobile crew")]) == [
        cue,
        ("job.team", False, "a mobile crew"),
    ]


def test_each_said_value_counts_once() -> None:
    pairs, beyond = pair([1, 1], [1, 2], lambda gold, said: gold == said)
    assert pairs == [(1, 1)] and beyond == [2]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Maryland Employment Works", "state_use"),
        ("Oregon QRF price agreement", "state_use"),
        ("SourceAmerica (JWOD)", "abilityone"),
        ("a grant of the county", "a grant of the county"),
        ("", None),
    ],
)
def test_programs(text: str, family: str | None) -> None:
    assert program(text) == family
