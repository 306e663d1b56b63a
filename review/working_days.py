"""Working days. Holidays of an office are not known here."""

from __future__ import annotations

from datetime import date, timedelta


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum((start + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))


def after_working_days(start: date, days: int) -> date:
    """The day that lies so many working days after `start`."""
    weeks, rest = divmod(days, 5)
    day = start + timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def before_working_days(end: date, days: int) -> date:
    """The latest day from which so many working days have passed by `end`."""
    weeks, rest = divmod(days, 5)
    day = end - timedelta(weeks=weeks)
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    while rest:
        day -= timedelta(days=1)
        rest -= day.weekday() < 5
    return day
