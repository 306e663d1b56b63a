"""Cities, ZIP codes and counties: a county is said only where ZIP and city leave no doubt."""

from __future__ import annotations

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.places import Places, fold_city, load_places, state_code


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(load_patterns())


@pytest.mark.parametrize(
    ("city", "state", "zip_code"),
    [
        ("Laurel", "MD", None),  # three counties
        ("Portland", "OR", None),
        ("Nosuchtown", "MD", None),
        ("Rockville", "VA", "20852"),  # the ZIP is in another state
        ("Rockville", "MD", "21201"),  # the ZIP is in another county than any Rockville
        ("Springfield", None, None),
        (None, "MD", None),
    ],
)
def test_a_county_in_doubt_is_not_said(
    places: Places, city: str | None, state: str | None, zip_code: str | None
) -> None:
    assert places.county(city, state, zip_code) is None


@pytest.mark.parametrize(
    ("city", "state", "zip_code", "county"),
    [
        ("Rockville", "MD", None, "Montgomery"),
        ("ROCKVILLE", "MD", "20852", "Montgomery"),
        ("Laurel", "MD", "20708", "Prince George's"),
        ("Bowie", "MD", None, "Prince George's"),
        ("Joint Base Lewis-McChord", "WA", "98433", "Pierce"),  # a base that is no postal city
        ("Ft. George G. Meade", "MD", "20755", "Anne Arundel"),
        (None, "VA", "24016", "Roanoke (city)"),
        ("Salem", "OR", "97301", "Marion"),
    ],
)
def test_county(places: Places, city: str | None, state: str, zip_code: str | None, county: str) -> None:
    assert places.county(city, state, zip_code) == county


def test_states_of_a_city(places: Places) -> None:
    assert {"OR", "IL", "MO"} <= set(places.states("Springfield"))
    assert places.states("Nosuchtown") == ()
    assert places.known("St. Paul", "MN") and not places.known("Paul", "MN")


def test_a_town_of_any_state(places: Places) -> None:
    assert not places.is_town("Nosuchtown") and not places.is_town("Rockville, MD") and not places.is_town("")
    assert places.is_town("Saint Paul") and places.is_town("St. Paul") and places.is_town("ROCKVILLE")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Maryland", "MD"),
        ("md", "MD"),
        ("Md.", "MD"),
        ("D.C.", "DC"),
        ("W. Va.", "WV"),
        ("NORTH  CAROLINA", "NC"),
        ("Ore.", "OR"),
        ("Maryland Avenue", None),
        ("XX", None),
        ("", None),
    ],
)
def test_state_code(name: str, code: str | None) -> None:
    assert state_code(name) == code


def test_one_spelling_for_a_city() -> None:
    assert fold_city("St. Mary’s") == fold_city("Saint Marys") == "saint marys"
    assert fold_city("Winston-Salem") == fold_city("WINSTON SALEM")


def test_a_table_of_other_columns_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import gzip

    wrong = tmp_path / "places.csv.gz"
    with gzip.open(wrong, "wt") as stream:
        stream.write("zip,city\n21201,Baltimore\n")
    with pytest.raises(PatternFileError, match="columns"):
        Places(wrong).at_zip("21201")
