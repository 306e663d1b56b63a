"""Whose hand writes: the person of a request, now, with the office's key."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest

from review.desk.office import the_office
from review.store_desk import Hand


def hand_of(request: HttpRequest) -> Hand:
    """The hand of the person who is signed in."""
    office = the_office()
    return Hand(by=person_of(request).username, at=office.now(), key=office.history_key, calendar=office.calendar)


def person_of(request: HttpRequest) -> User:
    """The person who is signed in: the doorkeeper let nobody else through."""
    assert isinstance(request.user, User)
    return request.user
