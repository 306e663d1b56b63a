"""The samples: the same bytes each time, what is put in comes out, and nothing changes unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cie_extract.errors import UnreadableDocument
from cie_extract.model.record import Record
from samples import make_samples
from samples.snapshots import EXPECTED, as_lines, expected_file, snapshot
from tests.read_samples import PATTERNS, records

TRUTH: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(make_samples.__file__).parent / "truth.yaml").read_text(encoding="utf-8")
)
READABLE = [name for name, truth in TRUTH.items() if "error" not in truth]
POSITIONS = [name for name in READABLE if TRUTH[name]["kind"] != "other"]


def record(name: str) -> Record:
    (one,) = records(name)
    return one


def test_every_sample_has_its_truth() -> None:
    assert set(TRUTH) == set(make_samples.SAMPLES)
    assert len(TRUTH) >= 16
    assert sum(truth.get("route") == "clear" for truth in TRUTH.values()) >= 4


def test_the_script_writes_the_same_bytes(tmp_path: Path) -> None:
    make_samples.make(tmp_path / "inbox")
    written = {path.relative_to(tmp_path / "inbox"): path for path in (tmp_path / "inbox").rglob("*.*")}
    kept = {path.relative_to(make_samples.INBOX): path for path in make_samples.INBOX.rglob("*.*")}
    assert set(written) == set(kept)
    assert [name for name in kept if kept[name].read_bytes() != written[name].read_bytes()] == []


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "error" in truth])
def test_what_cannot_be_read_says_why(name: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        record(name)
    assert raised.value.code == TRUTH[name]["error"]
    assert raised.value.advice


@pytest.mark.parametrize("name", READABLE)
def test_kind_and_route(name: str) -> None:
    assert record(name).document.kind == TRUTH[name]["kind"]
    assert record(name).route.decision == TRUTH[name]["route"]
    assert bool(record(name).route.reasons) == (TRUTH[name]["route"] == "review")


@pytest.mark.parametrize("name", POSITIONS)
def test_title_employer_and_worksite(name: str) -> None:
    facts, truth = record(name).facts, TRUTH[name]
    assert facts.job_title and facts.job_title.value.casefold() == truth["job_title"].casefold()
    assert facts.employer and facts.employer.value.casefold().rstrip(".") == truth["employer"].casefold().rstrip(".")
    site = facts.worksite
    assert (
        site and {"city": site.city, "county": site.county, "state": site.state, "zip": site.zip} == truth["worksite"]
    )


@pytest.mark.parametrize("name", POSITIONS)
def test_wages_fringe_and_hours(name: str) -> None:
    facts, truth = record(name).facts, TRUTH[name]
    assert sorted([float(one.low or 0), float(one.high or 0), one.per] for one in facts.wages) == sorted(
        [float(low), float(high), per] for low, high, per in truth["wages"]
    )
    assert [[float(one.amount), one.per] for one in facts.fringe] == truth.get("fringe", [])
    hours = facts.hours_per_week
    assert ([float(hours.low), float(hours.high)] if hours else None) == truth.get("hours_per_week")


@pytest.mark.parametrize("name", POSITIONS)
def test_duties_and_qualifications(name: str) -> None:
    facts, truth = record(name).facts, TRUTH[name]
    assert (len(facts.duties), len(facts.qualifications)) == (truth["duties"], truth["qualifications"])


@pytest.mark.parametrize("name", POSITIONS)
def test_contract(name: str) -> None:
    contract, truth = record(name).facts.contract, TRUTH[name]["contract"]
    if truth is None:
        assert contract is None
        return
    assert contract is not None
    assert (contract.start, contract.end) == (truth["start"], truth["end"])
    assert contract.number == truth["number"]
    assert contract.program and truth["program"].split()[-1] in contract.program


@pytest.mark.parametrize("name", POSITIONS)
def test_answers_and_signature(name: str) -> None:
    facts, truth = record(name).facts, TRUTH[name]
    letters = {True: "T", False: "F", None: "-"}
    said = "".join(letters[facts.statements[str(at)].answer] for at in range(1, 8)) if facts.statements else None
    if truth.get("scanned"):
        assert said and all(read in (put_in, "-") for read, put_in in zip(said, truth["statements"], strict=True))
    else:
        assert said == truth.get("statements")
    if "signed" in truth:
        assert facts.signature is not None and facts.signature.signed == truth["signed"]


@pytest.mark.parametrize("name", POSITIONS)
def test_kinds_of_cues(name: str) -> None:
    said = {
        cue.kind if cue.status == "asserted" else f"not {cue.kind}"
        for cue in record(name).cues
        if cue.status in ("asserted", "negated")
    }
    assert said == set(TRUTH[name]["cues"])


@pytest.mark.parametrize("name", POSITIONS)
def test_outcomes_of_the_seven_statements(name: str) -> None:
    outcomes = [one.outcome for one in record(name).criteria if one.set == "md-dors"]
    truth = TRUTH[name]
    if truth.get("scanned"):
        assert all(
            read in (wanted, "insufficient", "not_met") for read, wanted in zip(outcomes, truth["md_dors"], strict=True)
        )
    else:
        assert outcomes == truth["md_dors"]


def test_every_snapshot_belongs_to_a_sample() -> None:
    kept = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.yaml")}
    assert kept == {expected_file(name).relative_to(EXPECTED).as_posix() for name in make_samples.SAMPLES}


@pytest.mark.parametrize("name", make_samples.SAMPLES)
def test_snapshot(name: str) -> None:
    """A difference is meant or a mistake: read it, then `make snapshots`."""
    try:
        said = as_lines(record(name))
    except UnreadableDocument as error:
        said = as_lines(error)
    assert said == expected_file(name).read_text(encoding="utf-8")


def test_what_make_snapshots_writes_is_what_is_compared() -> None:
    for name in ("stock-helper-portland.txt", "damaged-upload.pdf"):
        assert snapshot(name, PATTERNS) == expected_file(name).read_text(encoding="utf-8")
