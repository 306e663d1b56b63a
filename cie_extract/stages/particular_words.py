"""What stands beside the record in words, for the command line and the desk."""

from __future__ import annotations

from cie_extract.model.particulars import (
    Contact,
    DisabilityCount,
    Headcount,
    Host,
    Occupation,
    ParticularValue,
    TaxStatus,
    WageDetermination,
)

LABELS = {
    "contact": "Contact",
    "host": "Host or operator of the site",
    "headcount": "Employees of the employer",
    "tax_status": "Kind of organization",
    "occupation": "Occupation code (SCA)",
    "wage_determination": "Wage determination",
    "disability_count": "Unit, by disability",
}
_STATUSES = {"nonprofit": "nonprofit", "for_profit": "for-profit", "government": "part of government"}


def in_words(value: ParticularValue) -> str:
    """One value as a person would say it."""
    match value:
        case Contact(name=name, phone=phone, email=email):
            return ", ".join(part for part in (name, phone, email) if part)
        case Host(name=name):
            return name
        case Headcount():
            return _headcount(value)
        case TaxStatus(status=status, form=form):
            return f"{_STATUSES[status]}, {form}" if form else _STATUSES[status]
        case Occupation(code=code, title=title):
            return f"{code} {title}" if title else code
        case WageDetermination(number=number, revision=revision):
            return f"{number}, revision {revision}" if revision is not None else number
        case DisabilityCount():
            return _count(value)


def _headcount(value: Headcount) -> str:
    if value.low is None:
        return f"at most {value.high:,}"
    if value.high is None:
        return f"at least {value.low:,}"
    said = f"{value.low:,}" if value.low == value.high else f"{value.low:,} to {value.high:,}"
    return f"about {said}" if value.about else said


def _count(value: DisabilityCount) -> str:
    unit = f" {value.unit}" if value.unit else ""
    if value.percent is not None:
        return f"{value.percent:f} percent of the{unit or ' unit'} with a disability"
    said = []
    if value.with_disability is not None:
        said.append(f"{value.with_disability} with a disability")
    if value.without_disability is not None:
        said.append(f"{value.without_disability} without")
    parts = ", ".join(said)
    return f"{value.people}{unit}: {parts}" if value.people is not None else f"{parts}{unit and f' ({value.unit})'}"
