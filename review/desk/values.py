"""What a person may type for each field: the inputs of its form, and how they become a value of the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cie_extract.stages.wording import UNITS
from review.wording import DATES

_LETTERS = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP"
)
STATES = tuple(one for one in _LETTERS.split())


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form. `kind`: "text", "long", "money", "number", "date", "choice"."""

    name: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    hint: str = ""


class Wrong(ValueError):
    """What was typed is no value of the field: messages by input."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


_UNITS = Input("per", "Paid by", "choice", tuple((key, words) for key, words in UNITS.items()), needed=True)
_SITE = (
    Input("city", "City"),
    Input("county", "County"),
    Input("state", "State", "choice", (("", "not stated"), *((one, one) for one in STATES))),
    Input("zip", "ZIP code"),
)
_ANSWERS = (("true", "True"), ("false", "False"), ("", "no clear answer"))
INPUTS: dict[str, tuple[Input, ...]] = {
    "job_title": (Input("value", "Job title", needed=True),),
    "employer": (Input("value", "Employer", needed=True),),
    "worksite": _SITE,
    "other_worksites": _SITE,
    "wages": (
        Input("low", "Lowest rate in dollars", "money", needed=True),
        Input("high", "Highest rate in dollars", "money", hint="Empty if there is one rate."),
        _UNITS,
    ),
    "fringe": (Input("amount", "Amount in dollars", "money", needed=True), _UNITS),
    "hours_per_week": (
        Input("low", "Hours a week, least", "number", needed=True),
        Input("high", "Hours a week, most", "number", hint="Empty if it is the same."),
    ),
    "contract": (
        Input("program", "Program"),
        Input("number", "Contract number"),
        Input("start", "Start", "date"),
        Input("end", "End", "date"),
    ),
    "signature": (
        Input("signed", "Signed", "choice", (("yes", "Yes"), ("no", "No")), needed=True),
        Input("name", "Name as signed"),
        Input("title", "Title"),
        Input("date", "Date signed", "date"),
    ),
    "position_dates": (
        Input("what", "Which date", "choice", tuple(DATES.items()), needed=True),
        Input("date", "Date", "date", needed=True),
    ),
    "duties": (Input("text", "Duty", "long", needed=True),),
    "qualifications": (Input("text", "Qualification", "long", needed=True),),
    "statements": (
        Input("answer", "The employer's answer", "choice", _ANSWERS),
        Input("explanation", "Explanation", "long"),
    ),
}


def inputs_of(field: str) -> tuple[Input, ...]:
    """The inputs of a field's form."""
    return INPUTS.get(field.partition(".")[0], ())


def typed(field: str, fact: Mapping[str, Any] | None) -> dict[str, str]:
    """A value as it would be typed."""
    found: dict[str, str] = {}
    for one in inputs_of(field):
        value = fact.get(one.name) if fact else None
        if one.name in ("answer", "signed"):
            words = {True: "true", False: "false"} if one.name == "answer" else {True: "yes", False: "no"}
            found[one.name] = words.get(value, "") if isinstance(value, bool) else ""
        else:
            found[one.name] = "" if value is None else _as_typed(one, value)
    if found.get("high") == found.get("low"):
        found |= {"high": ""} if "high" in found else {}  # as the hint beside it says
    return found


def _as_typed(one: Input, value: Any) -> str:
    """Sums with their cents: "17.10"; a rate by the piece may have more places."""
    if one.kind != "money":
        return str(value)
    number = Decimal(str(value))
    return f"{number:.2f}" if number == round(number, 2) else str(value)


def parse(field: str, given: Mapping[str, str], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """What was typed as a value of the record; what the form does not ask for stays as it was. Raises Wrong."""
    name = field.partition(".")[0]
    problems: dict[str, str] = {}
    value: dict[str, Any] = {}
    for one in inputs_of(field):
        words = given.get(one.name, "").strip()
        if one.needed and not words:
            problems[one.name] = f"{one.label}: this is needed."
            continue
        try:
            value[one.name] = _one(one, words)
        except ValueError as error:
            problems[one.name] = f"{one.label}: {error}"
    if name in ("worksite", "other_worksites") and not any(value.values()):
        problems["city"] = "City: give at least one part of the place."
    if name in ("wages", "hours_per_week") and not problems:
        value["high"] = value["low"] if value["high"] is None else value["high"]
        if value["high"] < value["low"]:
            problems["high"] = "The highest is below the lowest."
    if problems:
        raise Wrong(problems)
    kept = {key: part for key, part in (before or {}).items() if key not in ("id", "confidence", "evidence", *value)}
    return {**_empty(name), **kept, **value}


def _one(one: Input, words: str) -> Any:
    if one.name == "answer":
        return {"true": True, "false": False}.get(words)
    if one.name == "signed":
        return words == "yes"
    if one.kind == "choice" and words and words not in dict(one.choices):
        raise ValueError("choose one of the list.")
    if not words:
        return None
    if one.kind in ("money", "number"):
        return _number(words, one.kind)
    if one.kind == "date":
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            raise ValueError("give a date as year-month-day, such as 2027-09-30.") from None
    return " ".join(words.split())[:4000]


def _number(words: str, kind: str) -> float:
    try:
        number = Decimal(words.replace("$", "").replace(",", "").strip())
    except InvalidOperation:
        raise ValueError("give a number such as 17.65.") from None
    if not number.is_finite() or number < 0 or number > (10_000_000 if kind == "money" else 168):
        raise ValueError("this is no likely figure.")
    return float(number) if number != number.to_integral_value() else int(number)


def _empty(name: str) -> dict[str, Any]:
    if name == "wages":
        return {"hourly_low": None, "hourly_high": None, "assumptions": []}
    if name == "contract":
        return {"periods": []}
    if name == "duties":
        return {"percent": None, "essential": None}
    if name == "statements":
        return {"reason": None}
    return {}
