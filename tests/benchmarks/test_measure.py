"""The measure on records of two or three fields: what is right, lost, beyond, and grave."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.measure import Count, measure
from benchmarks.quality import calibration_bins, calibration_error, family


def gold(**fields: Any) -> dict[str, Any]:
    return {"file": "a01_custodian.pdf", "kind": "position_description", **fields}


def record(facts: dict[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    return {
        "document": {"name": "a01_custodian.pdf", "kind": "position_description"},
        "facts": facts or {},
        "cues": [],
        "criteria": [],
        "route": {"decision": "review"},
        **parts,
    }


def text_fact(value: str, confidence: float = 0.9) -> dict[str, Any]:
    return {"value": value, "confidence": confidence}


def test_a_file_without_record_is_wrong_in_every_field_of_its_gold() -> None:
    for none in (None, {"error": {"code": "damaged"}, "document": {}}):
        found = measure(gold(job_title="Custodian", duties=["Mops floors"]), none)
        assert found.no_record
        assert found.counts["kind"].right == 0
        assert found.counts["job_title"] == Count(0, 0, 1, "said None, gold 'Custodian'")
        assert found.counts["duties"].recall == 0


def test_a_value_said_where_the_paper_states_none_costs_precision() -> None:
    found = measure(gold(employer=None), record({"employer": text_fact("Larkmoor Works")}))
    assert (found.counts["employer"].said, found.counts["employer"].gold) == (1, 0)
    assert found.counts["employer"].f1 == 0
    assert found.confidences == [(0.9, False)]


def test_other_papers_are_measured_by_kind_alone() -> None:
    found = measure(gold(kind="other"), record(route={"decision": "clear"}))
    assert set(found.counts) == {"kind"}
    assert found.false_clear


def test_wages_are_right_only_with_both_ends_and_unit() -> None:
    said = {"low": 17.65, "high": 18.4, "per": "hour", "confidence": 0.8}
    right = measure(gold(wages=[{"low": 17.65, "high": 18.40, "per": "hour"}]), record({"wages": [said]}))
    wrong = measure(gold(wages=[{"low": 17.65, "high": 18.40, "per": "year"}]), record({"wages": [said]}))
    assert right.counts["wages"].f1 == 1 and right.confidences == [(0.8, True)]
    assert wrong.counts["wages"].f1 == 0 and wrong.confidences == [(0.8, False)]


def cue(kind: str, quote: str, status: str = "asserted") -> dict[str, Any]:
    return {"kind": kind, "status": status, "evidence": [{"quote": quote}]}


@pytest.mark.parametrize(
    ("status", "right"), [("asserted", 0), ("hypothetical", 0), ("other", 0), ("negated", 1), ("historical", 1)]
)
def test_history_counts_as_denied(status: str, right: int) -> None:
    wanted = gold(cues=[{"kind": "setting.crew", "quote": "Until 2019 it was an enclave", "negated": True}])
    found = measure(wanted, record(cues=[cue("setting.crew", "Until 2019 it was an enclave", status)]))
    assert found.counts["cues"].right == right
    assert found.counts["cue_kinds"].right == right


def test_a_cue_more_of_a_kind_on_which_readers_differ_is_no_mistake() -> None:
    said = record(cues=[cue("telework", "may work from home")])
    assert measure(gold(cues=[]), said).counts["cues"].said == 1
    assert measure(gold(cues=[], lenient=["telework"]), said).counts["cues"].said == 0


def test_met_where_the_papers_contradict_is_named() -> None:
    outcome = {"set": "md-dors", "id": "md-dors.3", "outcome": "met"}
    wanted = gold(md_dors={"3": "not_met"}, route="review")
    found = measure(wanted, record(criteria=[outcome], route={"decision": "clear"}))
    assert found.false_met == ["md-dors.3 said met, gold not_met"]
    assert found.false_clear
    silent = measure(gold(md_dors={"3": "insufficient"}), record(criteria=[outcome]))
    assert silent.met_on_silence == ["md-dors.3"] and not silent.false_met


def test_calibration() -> None:
    pairs = [(0.95, True)] * 9 + [(0.95, False)] + [(0.55, True), (0.55, False)]
    assert calibration_bins(pairs) == [
        ("0.5-0.6", pytest.approx(0.55), 0.5, 2),
        ("0.9-1.0", pytest.approx(0.95), 0.9, 10),
    ]
    assert calibration_error(pairs) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("name", "source"),
    [("a01_custodian.pdf", "a"), ("b16_x.doc", "b"), ("river-cook.pdf", "river"), ("18f-x.pdf", "18f")],
)
def test_families(name: str, source: str) -> None:
    assert family(name) == source
