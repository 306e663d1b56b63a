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
