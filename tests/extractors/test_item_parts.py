"""One paragraph that lists several items: misses first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.extractors.item_parts import alternatives, numbered_within, sentences, share_in


@pytest.mark.parametrize(
    "text",
    [
        "Two (2) years of cleaning and one (1) year as a lead",
        "One (1) year of cleaning or two (2) years of school",
        "Open at 8. Closed at 2. Nothing else",
        "Lifts 40 lb. 2 helpers assist.",
        "(1) sweeps",
        "Two full years of paid work with clocks, or of school, in one of these kinds: (1) tower; (2) mantel",
        "See rule 4. and rule 5. of the manual",
        "",
    ],
)
def test_nothing_is_numbered_within(text: str) -> None:
    assert numbered_within(text) == ()


@pytest.mark.parametrize(
    ("text", "marker", "items"),
    [
        ("(1) sweeps; (2) mops; and (3) dusts", "", ["sweeps", "mops", "dusts"]),
        ("1. Sweeps. 2. Mops.", "", ["Sweeps.", "Mops."]),
        ("1) sweep 2) mop 3) dust", "", ["sweep", "mop", "dust"]),
        ("• sweeps • mops", "", ["sweeps", "mops"]),
        ("Sweeps. 2. Mops. 3. Dusts.", "1.", ["Sweeps.", "Mops.", "Dusts."]),
        ("Duties: (a) sweeps, (b) mops", "", ["sweeps", "mops"]),
    ],
)
def test_numbered_within(text: str, marker: str, items: list[str]) -> None:
    assert [text[start:end] for start, end in numbered_within(text, marker)] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("A degree; or four years of work", []),
        ("A degree; or, A license", []),
        ("One year of baking bread; or, One year of training in it", 2),
    ],
)
def test_alternatives(text: str, items: int | list[str]) -> None:
    assert len(alternatives(text)) == (items or 0)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Saves 20% of scrap for reuse", None),
        ("Loads trucks (140%)", None),
        ("Loads trucks (30%)", Decimal(30)),
        ("40% - Sorts mail", Decimal(40)),
        ("Sorts mail – approx. 25 percent", Decimal(25)),
    ],
)
def test_share_of_time(text: str, share: Decimal | None) -> None:
    assert share_in(text) == share


@given(st.text(alphabet="ab 12.();:•,%-\n", max_size=40))
def test_spans_stay_within_the_text_and_in_order(text: str) -> None:
    for spans in (numbered_within(text), alternatives(text), sentences(text, iter([2, 5]))):
        ends = [0, *(end for span in spans for end in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)
