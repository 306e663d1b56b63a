"""Filters for the templates: dates, reasons and people in words."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from review import wording
from review.desk.office import the_office

register = template.Library()


@register.filter
def day(value: date | str | None) -> str:
    """ "30 Sep 2027"."""
    if isinstance(value, datetime):
        value = value.astimezone(the_office().zone).date()
    return wording.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """ "30 Sep 2027, 14:05" in the office's time zone."""
    if value is None:
        return ""
    here = value.astimezone(the_office().zone)
    return f"{here.day} {here:%b %Y, %H:%M}"


@register.filter
def clock(value: datetime | None) -> str:
    """ "14:05" in the office's time zone."""
    return f"{value.astimezone(the_office().zone):%H:%M}" if value else ""


@register.filter
def why(pair: list[str]) -> str:
    """A reason of the queue in words."""
    return wording.why_words(pair[0], pair[1])


@register.filter
def state_words(state: str) -> str:
    """A task's state in words."""
    return wording.STATES.get(state, state)


@register.filter
def decision_words(decision: str) -> str:
    """A decision in words."""
    return wording.DECISIONS.get(decision, decision)


@register.filter
def size(count: int) -> str:
    """A size in words."""
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, round(count / 1024))} KB"


@register.filter
def as_id(field: str) -> str:
    """A field as a part of an id."""
    return field.replace(".", "-")


@register.filter
def set_words(name: str) -> str:
    """A guide in words."""
    return wording.SETS.get(name, name)


@register.filter
def criterion_words(name: str) -> str:
    """A criterion in words: "Statement 3"."""
    return wording.criterion_label(name)


@register.filter
def field_words(name: str) -> str:
    """A field in words."""
    return wording.field_label(name)


@register.filter
def scope_words(answer: str) -> str:
    """Whether a review is needed, in words."""
    return {"in": "Yes", "not_in": "No", "cannot_tell": "It cannot be told"}.get(answer, answer)


@register.filter
def item_words(state: str) -> str:
    """Whether a thing is among the papers, in words."""
    return {"there": "there", "missing": "missing", "unread": "could not be read", "not_needed": "not needed"}.get(
        state, state
    )


@register.filter
def way_words(way: str) -> str:
    """How somebody was spoken with: "Call"."""
    return wording.WAYS.get(way, way)


@register.filter
def source_words(source: str) -> str:
    """Where a fact comes from: "from a site visit"."""
    return wording.SOURCES.get(source, "from elsewhere")


@register.filter
def visit_words(state: str) -> str:
    """A visit's state in words."""
    return {"planned": "Planned", "recorded": "Recorded", "cancelled": "Called off"}.get(state, state)


@register.filter
def letter_words(kind: str) -> str:
    """A letter's kind in words."""
    return wording.LETTERS.get(kind, kind)
