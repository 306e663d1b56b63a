"""Codes in plain words, for the people on the share. Nothing here comes from a document."""

from __future__ import annotations

from collections.abc import Iterable

BINS = {
    "": "waits to be read",
    "ready": "no gap found; waits for a person's decision",
    "review": "something to settle first; waits for a reviewer",
    "set_aside": "set aside: could not be read",
    "already_received": "already received",
}

REASONS = {
    "insufficient": "the papers do not say enough",
    "not_met": "the papers speak against a criterion",
    "conflicting": "two things in the papers disagree",
    "missing": "something is missing",
    "expired": "the contract has ended or ends soon",
    "unsigned": "not signed",
    "unanswered": "a statement is not answered",
    "low_confidence": "a value could not be read with certainty",
    "not_read": "a part of the file could not be read",
    "several_positions": "more than one position in the file",
    "several_sites": "more than one worksite",
    "option_unproved": "nothing shows that the contract's option was exercised",
    "personal_data": "holds personal data of a participant",
    "not_a_position": "neither a position description nor a review request",
    "language": "not in English",
    "error": "reading it again failed",
}

ABOUT = {
    "job_title": "job title",
    "employer": "employer",
    "worksite": "worksite",
    "wages": "wage",
    "hours_per_week": "hours per week",
    "duties": "duties",
    "qualifications": "qualifications",
    "contract": "contract",
    "contract.end": "contract end",
    "signature": "signature",
    "statements": "answers",
}

SET_ASIDE = {
    "encrypted": "it is protected by a password",
    "damaged": "it is damaged",
    "empty": "it is empty",
    "too_large": "it is too large",
    "unsupported": "its type is not read",
    "reader_missing": "a part that reads its type is not installed",
    "took_too_long": "reading it took too long",
    "too_much_memory": "reading it took too much memory",
    "crashed": "the program that reads it came to a sudden end",
    "input_output": "the disk did not give it",
    "unreadable": "it could not be read",
    "error": "reading it failed",
}


def reasons_in_words(codes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The reasons of a route in plain words, those of a kind in one: "something is missing: wage, contract end"."""
    about: dict[str, list[str]] = {}
    for code, what in codes:
        subjects = about.setdefault(REASONS.get(code, code.replace("_", " ")), [])
        if (subject := _subject(what)) and subject not in subjects:
            subjects.append(subject)
    return tuple(f"{words}: {', '.join(subjects)}" if subjects else words for words, subjects in about.items())


def _subject(about: str) -> str:
    field, _, rest = about.partition(".")
    if field in ("md-dors", "statements") and rest.isdigit():
        return f"statement {rest}"
    return ABOUT.get(about) or ABOUT.get(field, "")


def set_aside_words(code: str) -> str:
    """Why a file was set aside, in plain words."""
    return SET_ASIDE.get(code, SET_ASIDE["error"])
