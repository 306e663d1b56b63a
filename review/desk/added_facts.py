"""Facts that a person adds by hand: which can be added, the inputs of each, and what was typed as a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cie_extract.pattern_files.visits import VisitFile
from cie_extract.stages.added import CUE_KINDS, FIELDS, NOTED
from cie_extract.stages.particular_words import LABELS as NOTED_LABELS
from review.desk.values import Input, Wrong, inputs_of, parse
from review.wording import field_label

_EMPLOYER = {
    "employees": Input("value", "How many people work for the employer", "number", needed=True),
    "nonprofit": Input("value", "Non-profit organization", "choice", (("yes", "Yes"), ("no", "No")), needed=True),
}
_NOTED = {field: Input("value", NOTED_LABELS[field], needed=True) for field in NOTED}
_LABELS = {"employees": "How many employees", "nonprofit": "Non-profit or not"} | {
    field: NOTED_LABELS[field] for field in NOTED
}
#: What can be added at the desk; periods of a contract are read from papers alone.
KNOWN = tuple(field for field in FIELDS if field != "contract.periods")


def label_of(field: str, visits: VisitFile) -> str:
    """A field in words: "Wage", "Contract end"; of a kind of cue what holds where it is so."""
    if field in CUE_KINDS:
        return next((one.asserted for one in visits.shows if one.cue == field), field)
    if field.startswith("contract."):
        return f"Contract {field.partition('.')[2]}"
    return _LABELS.get(field) or field_label(field)


def fields_in_words(visits: VisitFile) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Everything that can be added, in groups."""
    known = {one.cue for one in visits.shows}
    return (
        ("Facts of the position", tuple((field, label_of(field, visits)) for field in KNOWN)),
        (
            "What was said or seen of a criterion",
            tuple((kind, label_of(kind, visits)) for kind in CUE_KINDS if kind in known),
        ),
    )


def inputs_for(field: str, visits: VisitFile) -> tuple[Input, ...]:
    """The inputs of a field's form; none for a field that cannot be added."""
    if field in CUE_KINDS:
        words = next((one for one in visits.shows if one.cue == field), None)
        choices = (("asserted", words.asserted), ("negated", words.negated)) if words else ()
        return (Input("status", "What was said or seen", "choice", choices, needed=True),) if words else ()
    if field in _EMPLOYER or field in _NOTED:
        return ((_EMPLOYER | _NOTED)[field],)
    if field not in KNOWN:
        return ()
    name, _, part = field.partition(".")
    found = inputs_of(field)
    if name == "contract":
        return tuple(Input(one.name, one.label, one.kind, needed=True) for one in found if one.name == part)
    if name == "statements":
        return tuple(
            Input(one.name, one.label, one.kind, one.choices[:2], True) for one in found if one.name == "answer"
        )
    return found


def value_of(field: str, given: Mapping[str, str], visits: VisitFile) -> Any:
    """What was typed, in the form of an added fact. Raises Wrong."""
    inputs = inputs_for(field, visits)
    if field in _NOTED:
        words = " ".join(given.get("value", "").split())[:200]
        if not words:
            raise Wrong({"value": f"{inputs[0].label}: this is needed."})
        return words
    if field in CUE_KINDS or field in _EMPLOYER or field.startswith("statements."):
        return _chosen(field, inputs[0], given)
    name, _, part = field.partition(".")
    if name == "contract":
        typed = parse("contract", {**given, "program": given.get("program", "")}, None)
        if not typed[part]:
            raise Wrong({part: f"{inputs[0].label}: this is needed."})
        return typed[part]
    typed = parse(field, given, None)
    match name:
        case "job_title" | "employer":
            return typed["value"]
        case "worksite":
            return {key: typed[key] for key in ("city", "county", "state", "zip") if typed.get(key)}
        case "wages":
            return {"low": typed["low"], "high": typed["high"], "per": typed["per"]}
        case "hours_per_week":
            return f"{typed['low']}-{typed['high']}"
        case "duties" | "qualifications":
            return typed["text"]
    return {key: typed[key] for key in ("signed", "name", "title", "date")}


def _chosen(field: str, one: Input, given: Mapping[str, str]) -> Any:
    words = given.get(one.name, "").strip()
    if field == "employees":
        if not words.replace(",", "").isdigit() or int(words.replace(",", "")) < 1:
            raise Wrong({one.name: "Give a whole number of people, such as 120."})
        return words.replace(",", "")
    if words not in dict(one.choices):
        raise Wrong({one.name: f"{one.label}: choose one."})
    return {"true": True, "false": False, "yes": True, "no": False}.get(words, words)
