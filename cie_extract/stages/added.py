"""A fact that a person added by hand, as a paper of its own: what was said on a call, in a letter, at a visit.

It counts like any other paper and keeps its source; nothing of it is written into what a document says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from pydantic import ValidationError

from cie_extract.model.case import Added, Paper
from cie_extract.model.finding import Hours, Wage
from cie_extract.model.place import Evidence
from cie_extract.model.record import Cue, CueKind, DocumentInfo, DocumentPart, Facts, Reading, Status
from cie_extract.stages.floors import Employer
from cie_extract.stages.hourly import hourly

CUE_KINDS: tuple[str, ...] = get_args(CueKind)
_CONTRACT = ("program", "number", "start", "end", "periods")
#: What is told of the case and decides nothing: kept in its words.
NOTED = ("host", "occupation", "wage_determination", "disability_count")
#: Fields that can be added, as a person names them.
FIELDS = (
    "job_title", "employer", "worksite", "wages", "hours_per_week", "duties", "qualifications", "signature",
    "employees", "nonprofit", *NOTED,
    *(f"contract.{part}" for part in _CONTRACT), *(f"statements.{number}" for number in range(1, 8)),
)  # fmt: skip


def added_paper(added: Added) -> Paper:
    """The added fact as a paper. Raises ValueError for a field that is none or a value that is none of its field."""
    said = added.said or _plain(added.value)
    evidence = [Evidence(page=None, start=0, end=len(said), quote=said).model_dump()]
    common = {"id": f"added-{added.id}", "confidence": 1.0, "evidence": evidence}
    facts: dict[str, Any] = {}
    cues: tuple[Cue, ...] = ()
    try:
        if added.field in CUE_KINDS:
            cues = (Cue.model_validate({**common, **_cue(added.value), "kind": added.field, "pattern": "added"}),)
        else:
            facts = _facts(added, common)
        reading = Reading(document=_document(added, said), facts=Facts.model_validate(facts), cues=cues)
    except (ValidationError, InvalidOperation, TypeError, KeyError) as error:
        raise ValueError(f"{_plain(added.value)!r} is no value of {added.field}.") from error
    number = f"added-{added.id}"
    return Paper(number=number, received=added.said_on, role="added", reading=reading, since=added.entered)


def _facts(added: Added, common: Mapping[str, Any]) -> dict[str, Any]:
    name, _, part = added.field.partition(".")
    value = added.value
    if added.field not in FIELDS:
        raise ValueError(f"{added.field!r} is no field that can be added ({', '.join(FIELDS)}) and no cue kind.")
    match name:
        case _ if name in NOTED:
            if not isinstance(value, str) or not value.strip():
                raise ValueError(f"{_plain(value)!r} is no value of {added.field}.")
            return {}
        case "employees" | "nonprofit":
            _of_employer(added)
            return {}  # it decides which minimum wage binds, and is no fact of the position
        case "job_title" | "employer":
            return {name: {**common, "value": str(value)}}
        case "worksite":
            site = value if isinstance(value, Mapping) else _site(str(value))
            return {name: {"city": None, "county": None, "state": None, "zip": None, **site, **common}}
        case "wages":
            return {name: [{**_wage(value), **common}]}
        case "hours_per_week":
            low, high = _ends(value)
            return {name: {"low": low, "high": high, **common}}
        case "duties" | "qualifications":
            return {name: [{"text": str(value), **common}]}
        case "contract":
            empty: dict[str, Any] = {"program": None, "number": None, "start": None, "end": None}
            return {name: {**empty, part: value, **common}}
        case "statements":
            if not isinstance(value, bool):
                raise ValueError(f"{_plain(value)!r} is no answer; it is True or False.")
            return {name: {part: {"answer": value, "explanation": added.said or None, **common}}}
    signed = value if isinstance(value, Mapping) else {"signed": bool(value)}
    return {"signature": {"name": None, "title": None, "date": None, **signed, **common}}


def _cue(value: Any) -> dict[str, Any]:
    """ "asserted", "negated", or {"status", "marks"}: how what was said stands, and whether others were compared."""
    if isinstance(value, Mapping):
        return {"status": value.get("status", "asserted"), "marks": tuple(value.get("marks", ()))}
    return {"status": value if value in get_args(Status) else "asserted"}


def employer_of(added: Iterable[Added]) -> Employer | None:
    """What persons entered of the employer that decides between minimum wages: the latest word on each holds."""
    known: dict[str, Any] = {}
    for one in sorted(added, key=lambda one: one.id):
        if one.field in ("employees", "nonprofit"):
            known[one.field] = _of_employer(one)
    return Employer(**known) if known else None


def _of_employer(added: Added) -> int | bool:
    value = added.value
    if added.field == "nonprofit" and isinstance(value, bool):
        return value
    if added.field == "employees" and not isinstance(value, bool) and str(value).isdigit() and int(value) > 0:
        return int(value)
    raise ValueError(f"{_plain(value)!r} is no value of {added.field}.")


def _wage(value: Any) -> dict[str, Any]:
    """ "17.65", "17.65-18.40", or {"low", "high", "per", "hours"}."""
    if isinstance(value, Mapping):
        low, high, per = value.get("low"), value.get("high", value.get("low")), str(value.get("per", "hour"))
        hours = Hours(*_ends(value["hours"])) if value.get("hours") else None
    else:
        (low, high), per, hours = _ends(value), "hour", None
    made = hourly(Wage(low=_amount(low), high=_amount(high), per=per), hours)
    return {
        "low": made.low,
        "high": made.high,
        "per": per,
        "hourly_low": made.hourly_low,
        "hourly_high": made.hourly_high,
        "assumptions": made.assumptions,
    }


def _ends(value: Any) -> tuple[Decimal, Decimal]:
    parts = [part for part in str(value).replace("$", "").replace("–", "-").split("-") if part.strip()]
    low = Decimal(parts[0].strip().replace(",", ""))
    high = Decimal(parts[-1].strip().replace(",", ""))
    if not low.is_finite() or not high.is_finite() or low < 0 or high < low:
        raise ValueError(f"{value!r} is no amount.")
    return low, high


def _amount(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value).replace("$", "").replace(",", ""))


def _site(words: str) -> dict[str, str | None]:
    """ "Bel Air, MD 21014" in its parts."""
    city, _, rest = words.partition(",")
    state, _, zip_code = rest.strip().partition(" ")
    if len(state) != 2 or not state.isalpha() or (zip_code and not zip_code.strip()[:5].isdigit()):
        raise ValueError(f'{words!r} is no place such as "Bel Air, MD 21014".')
    return {"city": city.strip() or None, "state": state.upper(), "zip": zip_code.strip() or None}


def _document(added: Added, said: str) -> DocumentInfo:
    content = f"{added.id}\0{added.field}\0{_plain(added.value)}\0{said}"
    digest = hashlib.sha256(content.encode()).hexdigest()
    return DocumentInfo(
        name=f"{added.source} of {added.said_on.isoformat()}",
        sha256=digest,
        bytes=len(said.encode()),
        text_sha256=hashlib.sha256(said.encode()).hexdigest(),
        part=DocumentPart(index=1, of=1),
        media_type="text/plain",
        pages=None,
        kind="other",
        language="und",
    )


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
