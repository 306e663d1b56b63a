"""A new table: every fault is seen and named with its line, a sound one passes, differences are said in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cie_extract.checks.rate_changes import changes_between
from cie_extract.checks.rates import LOCALITIES, PROVIDERS, RATES, SOURCES, remarks_on
from cie_extract.cli.tables import not_tried
from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.candidate import with_candidate
from cie_extract.pattern_files.tables import load_wage_tables

PATTERNS = load_patterns()
MD = "MD,state,MD,,general,15.00,2024-01-01,,DOL26; NCSL26,verified"
LINES = (
    "jurisdiction,level,state,place,category,hourly,effective_from,effective_to,source,confidence",
    "MD,state,MD,,general,13.25,2023-01-01,2023-12-31,DOLhist; EPI23,verified",
    MD,
    "MD/Howard County,county,MD,Howard County,general,16.00,2025-01-01,,MWC26,reported",
)


def written(folder: Path, *lines: str, name: str = "new.csv") -> Path:
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", [RATES, LOCALITIES, PROVIDERS])
def test_the_tables_in_force_hold(name: str) -> None:
    assert [str(one) for one in remarks_on(PATTERNS.file(f"tables/{name}"), PATTERNS) if one.grave] == []


def test_a_sound_table(tmp_path: Path) -> None:
    found = remarks_on(written(tmp_path, *LINES[:3]), PATTERNS)
    assert found == ()


FAULTS: list[tuple[str, int, str]] = [
    ("MD,state,MD,,general,15.00,2024-02-01,,DOL26; NCSL26,verified", 3, "no rate holds from 2024-01-01 to 2024-01-31"),
    ("MD,state,MD,,general,15.00,2023-12-31,,DOL26; NCSL26,verified", 3, "from 2023-12-31 on two rates hold"),
    ("MD,state,MD,,general,15.00,2024-01-01,2023-01-01,DOL26; NCSL26,verified", 3, "it ends on 2023-01-01"),
    ("MD,state,MD,,general,15.00,2024-01-01,2025-01-01,DOL26; NCSL26,verified", 3, "nothing follows"),
    ("MD,state,MD,,general,15.00,2024-01-01,,,verified", 3, "no source is named"),
    ("MD,state,MD,,general,15.00,2024-01-01,,ZZ99,verified", 3, "has none of its sources (ZZ99)"),
    ("MD,state,MD,,general,15.00,2024-01-01,,DOL26; NCSL26,certain", 3, "'certain' is no confidence"),
    ("MD,province,MD,,general,15.00,2024-01-01,,DOL26; NCSL26,verified", 3, "'province' is no level"),
    ("MD,state,MD,,everyone,15.00,2024-01-01,,DOL26; NCSL26,verified", 3, "'everyone' is no class of employers"),
    ("MD,state,MD,,employers_15,15.00,2024-01-01,,DOL26; NCSL26,verified", 3, "is no class of employers"),
    ("MD,state,MD,,general,150.00,2024-01-01,,DOL26; NCSL26,verified", 3, "150.00 is no minimum wage"),
    ("MD,state,MD,,general,-1.00,2024-01-01,,DOL26; NCSL26,verified", 3, "is no minimum wage"),
    ("MD,state,MD,,general,fifteen,2024-01-01,,DOL26; NCSL26,verified", 3, "this row cannot be read"),
    ("MD,state,MD,,general,15.00,01/01/2024,,DOL26; NCSL26,verified", 3, "this row cannot be read"),
    ("MD,state,VA,,general,15.00,2024-01-01,,DOL26; NCSL26,verified", 3, "MD is not in VA"),
    ("MY,state,MY,,general,15.00,2024-01-01,,DOL26; NCSL26,verified", 3, "'MY' is no state"),
    (
        "MD/Ocean City,city,MD,Ocean City,general,16.00,2024-01-01,,DOL26; NCSL26,verified",
        3,
        "no place leads to this rate",
    ),
]


@pytest.mark.parametrize(("line", "number", "said"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str, number: int, said: str) -> None:
    found = [one for one in remarks_on(written(tmp_path, *LINES[:2], line), PATTERNS) if one.grave]
    assert [one for one in found if one.line == number and said in one.sentence], found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MD,state,MD,,general,17.30,2024-01-01,,DOL26; NCSL26,verified", "13.25 becomes 17.30 (+31%)"),
        ("MD,state,MD,,general,9.00,2024-01-01,,DOL26; NCSL26,verified", "13.25 becomes 9.00 (-32%)"),
        ("MD,state,MD,,general,15.00,2024-01-01,,DOL26,verified", "verified asks for 2 sources, 1 named"),
    ],
)
def test_what_is_only_to_be_looked_at(tmp_path: Path, line: str, said: str) -> None:
    (remark,) = remarks_on(written(tmp_path, *LINES[:2], line), PATTERNS)
    assert not remark.grave and said in remark.sentence and str(remark).startswith("new.csv:3: to look at: ")


def test_a_gap_in_a_tier_is_none(tmp_path: Path) -> None:
    # A tier has a row only while its rate differs from the general one.
    tiers = (
        "MD,state,MD,,employers_1_14,12.80,2023-01-01,2023-12-31,VZ,reported",
        "MD,state,MD,,employers_1_14,14.00,2025-01-01,2025-12-31,VZ,reported",
    )
    assert not [one for one in remarks_on(written(tmp_path, *LINES[:3], *tiers), PATTERNS) if one.grave]


def test_the_tables_beside_a_new_one_are_those_it_goes_with(tmp_path: Path) -> None:
    row = "MD/Ocean City,city,MD,Ocean City,general,16.00,2024-01-01,,OC26,reported"
    file = written(tmp_path, LINES[0], row)
    assert len(remarks_on(file, PATTERNS)) == 2
    written(tmp_path, "id,citation,where,rows_cited", "OC26,Ordinance 26-1,town hall,1", name=SOURCES)
    written(
        tmp_path,
        "state,city_or_county,county,region,jurisdiction,scope",
        "MD,Ocean City,Worcester,,MD/Ocean City,city",
        name=LOCALITIES,
    )
    assert remarks_on(file, PATTERNS) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MD,Ocean City,Worcestershire,,MD/Howard County,city", "MD has no county 'Worcestershire'"),
        ("MD,Ocean City,Worcester,,MD/Ocean City,city", "has no rate in"),
        ("MD,Ocean City,Worcester,,MD/Howard County,town", "'town' is no scope"),
        ("XX,Ocean City,Worcester,,MD/Howard County,city", "'XX' is no state"),
    ],
)
def test_a_locality_that_leads_nowhere(tmp_path: Path, line: str, said: str) -> None:
    file = written(tmp_path, "state,city_or_county,county,region,jurisdiction,scope", line)
    assert [one for one in remarks_on(file, PATTERNS) if one.grave and one.line == 2 and said in one.sentence]


@pytest.mark.parametrize(
    ("line", "grave", "said"),
    [
        ("Corbel Works,1 Main Street,Hagerstown,MD,99999", True, "MD has no ZIP code '99999'"),
        ("Corbel Works,1 Main Street,Hagerstown,ZZ,21740", True, "'ZZ' is no state"),
        (",1 Main Street,Hagerstown,MD,21740", True, "a site has a provider's name"),
        ("Corbel Works,1 Main Street,Frederick,MD,21740", False, "21740 is Hagerstown, not Frederick"),
        ("Corbel Works,1 Main Street,Nowhere,MD,", False, "Nowhere, MD is no postal city"),
    ],
)
def test_a_provider_site_that_is_nowhere(tmp_path: Path, line: str, grave: bool, said: str) -> None:
    (remark,) = remarks_on(written(tmp_path, "provider,street,city,state,zip", line), PATTERNS)
    assert (remark.grave, said in remark.sentence) == (grave, True)


@pytest.mark.parametrize("content", ["a,b,c\n1,2,3\n", "", "\ufeffjurisdiction;level\n"])
def test_a_file_that_is_no_table(tmp_path: Path, content: str) -> None:
    file = written(tmp_path, content)
    with pytest.raises(PatternFileError, match="no table"):
        remarks_on(file, PATTERNS)
    with pytest.raises(PatternFileError, match="no table"):
        with_candidate(PATTERNS, file, tmp_path / "into")


def test_a_row_that_is_too_short_is_named(tmp_path: Path) -> None:
    with pytest.raises(PatternFileError, match=r"new\.csv:3: this row has not 10 cells"):
        remarks_on(written(tmp_path, *LINES[:2], "MD,state,MD"), PATTERNS)


# -- differences


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: line, []),
        (lambda line: "", ["MD, general, from 2024-01-01: gone; it was 15.00 (verified)."]),
        (
            lambda line: line.replace("15.00", "15.50").replace("verified", "reported"),
            ["MD, general, from 2024-01-01: 15.00 becomes 15.50; verified becomes reported."],
        ),
        (
            lambda line: line.replace("2024-01-01,,", "2024-01-01,2026-12-31,"),
            ["MD, general, from 2024-01-01: its end, open, becomes 2026-12-31."],
        ),
        (lambda line: line.replace("NCSL26", "NLR25"), ["MD, general, from 2024-01-01: another source is named."]),
        (
            lambda line: f"{line}\nMD,state,MD,,employers_1_14,14.00,2024-01-01,2024-06-30,VZ,reported",
            ["MD, employers_1_14, from 2024-01-01: new, 14.00 (reported) until 2024-06-30."],
        ),
    ],
)
def test_differences_in_words(tmp_path: Path, change: Callable[[str], str], said: list[str]) -> None:
    old = written(tmp_path, *LINES, name="old.csv")
    new = written(tmp_path, *(line for line in (*LINES[:2], change(MD), LINES[3]) if line))
    assert [str(one) for one in changes_between(old, new)] == said


def test_a_period_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternFileError, match=r"new\.csv:4: this period stands on line 3 too"):
        changes_between(written(tmp_path, *LINES, name="old.csv"), written(tmp_path, *LINES[:3], MD))


# -- a table that is tried before it is in force


def test_a_candidate_lies_over_what_is_in_force_and_changes_no_file(tmp_path: Path) -> None:
    overlay, into = tmp_path / "overlay", tmp_path / "into"
    (overlay / "tables").mkdir(parents=True)
    written(overlay / "tables", "provider,street,city,state,zip", "Corbel Works,,Hagerstown,MD,21740", name=PROVIDERS)
    file = written(tmp_path, *LINES)
    candidate = with_candidate(load_patterns(overlay), file, into)
    assert set(load_wage_tables(candidate).rates) == {"MD", "MD/Howard County"}
    assert "Corbel Works" in candidate.file("tables/providers.csv").read_text(encoding="utf-8")
    assert len(load_wage_tables(PATTERNS).rates) > 100


def test_a_folder_of_criteria_and_tables_is_tried_and_the_rest_is_named(tmp_path: Path) -> None:
    new = tmp_path / "new"
    for part in ("criteria", "tables", "cues"):
        (new / part).mkdir(parents=True)
    written(new / "tables", *LINES, name=RATES)
    candidate = with_candidate(PATTERNS, new, tmp_path / "into")
    assert set(load_wage_tables(candidate).rates) == {"MD", "MD/Howard County"}
    assert not_tried(new) == ("cues",)
    assert not_tried(new / "tables" / RATES) == ()


def test_a_folder_that_holds_nothing_to_try(tmp_path: Path) -> None:
    (tmp_path / "new" / "cues").mkdir(parents=True)
    with pytest.raises(PatternFileError, match="no folder criteria/ or tables/"):
        with_candidate(PATTERNS, tmp_path / "new", tmp_path / "into")
