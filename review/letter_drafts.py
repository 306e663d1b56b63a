"""Letters drafted from a case: the template's words with what is known of the case in their braces.

What is not known stands in [brackets], so that a person fills it in: a letter with brackets cannot be noted as sent.
The body is plain text: a line with "# " is a heading, with "- " or "1. " an item of a list; an empty line ends a
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Literal

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.pattern_files.letters import LetterPart, LetterTemplate
from review.case_desk import CaseStanding
from review.questions import OpenQuestion
from review.wording import criterion_label

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ITEM = re.compile(r"(?:-|(?P<number>\d{1,3})\.)\s+(?P<words>.*)")


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that a letter speaks of."""

    today: date
    reply_by: date
    decide_by: date
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists of a letter hold, item by item."""

    missing: Sequence[str] = ()
    questions: Sequence[str] = ()
    reasons: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of a letter: "heading", "paragraph", or the "bullets" or "numbers" of a list, from `start` on."""

    kind: Literal["heading", "paragraph", "bullets", "numbers"]
    lines: tuple[str, ...]
    start: int = 1


def places_of(standing: CaseStanding, patterns: Patterns, dates: Dates) -> dict[str, str]:
    """What a letter says of a case, by the names in its braces."""
    record = standing.record
    ends = record.fact("contract.end")
    end = min((str(one.value) for one in ends.variants), default="") if ends else ""
    received = min((paper.received for paper in record.papers), default=None)
    changes = "something about the position changes"
    return {
        "number": record.number,
        "position": _said(standing, "job_title", "Position"),
        "employer": _said(standing, "employer", "Employer of record"),
        "worksite": _said(standing, "worksite", "Place of work"),
        "guide": load_criteria(patterns)[record.set].name,
        "received": long_day(received) if received else "[Day of receipt]",
        "today": long_day(dates.today),
        "reply_by": long_day(dates.reply_by),
        "decide_by": long_day(dates.decide_by),
        "decided": long_day(dates.decided) if dates.decided else "[Day of the decision]",
        "until": f"the contract ends on {long_day(date.fromisoformat(end))}, or until {changes}" if end else changes,
    }


def draft(template: LetterTemplate, places: Mapping[str, str], lists: Lists, holds: Collection[str]) -> tuple[str, str]:
    """The subject and the body of a letter. `holds` names the conditions that hold ("meets", "missing"). Questions are
    numbered through, so that an answer can name them."""
    parts = [part for part in template.parts if not part.when or any(one in holds for one in part.when)]
    numbers = count(1)
    body = "\n\n".join(block for part in parts for block in _blocks(part, places, lists, numbers))
    return _filled(template.subject, places), body


def question_lists(questions: Sequence[OpenQuestion]) -> Lists:
    """Questions as the lists of a letter."""
    return Lists(
        missing=[one.question for one in questions if one.missing],
        questions=[f"{one.label}: {one.question}" for one in questions if not one.missing],
    )


def reason_list(reasons: Sequence[Mapping[str, str]], asks: Mapping[str, str]) -> Lists:
    """The reasons of a determination as a list; `asks` is what each criterion asks."""
    lines = []
    for one in reasons:
        criterion = one["criterion"]
        asked = asks.get(criterion, "")
        lines.append(f"{criterion_label(criterion)}. {asked} {' '.join(one['text'].split())}".replace("  ", " "))
    return Lists(reasons=lines)


def pieces_of(body: str) -> tuple[TextPiece, ...]:
    """The body of a letter in its pieces."""
    found: list[TextPiece] = []
    for block in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        found.extend(_pieces(block))
    return tuple(found)


def long_day(day: date) -> str:
    """ "September 30, 2027"."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _said(standing: CaseStanding, field: str, label: str) -> str:
    """A value in words; in brackets, for a person to choose, where the papers disagree."""
    fact = standing.record.fact(field)
    if fact is None or not fact.variants:
        return f"[{label}]"
    said = [one.said for one in fact.variants]
    return f"[{label}: {' or '.join(said)}]" if fact.conflict else said[0]


def _blocks(part: LetterPart, places: Mapping[str, str], lists: Lists, numbers: Iterator[int]) -> Iterator[str]:
    if part.heading:
        yield f"# {_filled(part.heading, places)}"
    if part.text:
        yield _filled(part.text, places)
    if part.items:
        yield "\n".join(f"- {_filled(item, places)}" for item in part.items)
    held = getattr(lists, part.list) if part.list else ()
    if held:
        bullet = part.list == "reasons"
        yield "\n".join(f"- {one}" if bullet else f"{next(numbers)}. {one}" for one in held)


def _filled(words: str, places: Mapping[str, str]) -> str:
    return words.format(**places)


def _pieces(block: str) -> Iterator[TextPiece]:
    """The pieces of a block of lines: headings, items, and what stands between them."""
    waiting: list[str] = []
    kind: Literal["paragraph", "bullets", "numbers"] = "paragraph"
    start = 1
    for line in (one.strip() for one in block.split("\n")):
        item = _ITEM.match(line)
        now: Literal["paragraph", "bullets", "numbers"] = (
            "paragraph" if item is None else "numbers" if item["number"] else "bullets"
        )
        heading = line.startswith("# ")
        if waiting and (heading or now != kind):
            yield TextPiece(kind, tuple(waiting), start)
            waiting = []
        if heading:
            yield TextPiece("heading", (line.removeprefix("# ").strip(),))
        elif line:
            if not waiting:
                kind, start = now, int(item["number"]) if item and item["number"] else 1
            waiting.append(item["words"] if item else line)
    if waiting:
        yield TextPiece(kind, tuple(waiting), start)
