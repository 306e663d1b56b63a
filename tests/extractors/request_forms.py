"""Review requests made to order: a layout, an answer style, wordings and answers; what is put in must come out.

Every form is seeded. Blank and double answers are among what is put in. The names and places are invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

Given = bool | str | None  # True, False, None for a blank, "both" for a double tick

WORDINGS: dict[int, tuple[str, ...]] = {
    1: (
        "The position pays an hourly wage at or above the state or local minimum wage rate, whichever is higher.",
        "Pay for this job is no less than the state minimum wage or the local minimum, if that is higher.",
        "The hourly rate meets or exceeds the higher of the State and local minimum wage for the worksite",
        "Wages are at least the minimum wage that applies where the work is done",
    ),
    2: (
        "At no time will the wages be subject to “time studies” to which non-disabled individuals are not subject.",
        "The pay is never based on time studies that workers without disabilities do not go through.",
        "No time study decides what the worker earns unless every co-worker is studied too",
        "Wages will not depend on time studies applied only to people with disabilities",
    ),
    3: (
        "An individual in this position will be eligible for the same level of benefits as non-disabled employees.",
        "The employee may have the same benefits as employees who have no disability.",
        "Eligible for an equal level of benefits as other employees",
        "Benefits are offered at the same level as to co-workers without disabilities",
    ),
    4: (
        "This position is and will continue to be available regardless of the service provider of the individual.",
        "The job stays open to the person hired no matter which provider serves him or her.",
        "Available now and later whichever service provider the individual chooses",
        "The position does not depend on the provider: it is kept even if the individual changes agencies",
    ),
    5: (
        "This position is not in a setting established for the sole purpose of employing individuals with disabilities.",  # noqa: E501
        "The workplace was not set up only to employ people with disabilities.",
        "Not located in a site that exists solely to employ people who have disabilities",
        "The business was not established just to give jobs to persons with disabilities",
    ),
    6: (
        "The duties are not performed in a segregated environment, and interaction with others is that of any peer.",
        "The work is not segregated: there is the same interaction with people without disabilities as peers have.",
        "Duties not performed in a segregated setting; same contact with people without disabilities",
        "The employee is not isolated and may interact with co-workers and customers as peers do",
    ),
    7: (
        "This position provides the same opportunities for advancement as those available to non-disabled peers.",
        "People with the most significant disabilities have the same chances of promotion as other employees.",
        "Equal opportunities for advancement",
        "Chances to advance are the same as for peers in like jobs",
    ),
}


@dataclass(frozen=True)
class Made:
    """A form in the factory's marks, and what was put in."""

    paper: str
    answers: dict[int, Given]
    layout: str
    signed: bool


def _boxes(given: Given, on: str = "☒", off: str = "☐", true: str = "True", false: str = "False") -> str:
    t = on if given is True or given == "both" else off
    f = on if given is False or given == "both" else off
    return f"{t} {true} {f} {false}"


def _boxes_behind(given: Given) -> str:
    t = "☒" if given is True or given == "both" else "☐"
    f = "☒" if given is False or given == "both" else "☐"
    return f"True {t} False {f}"


def _word(given: Given, true: str = "True", false: str = "False") -> str:
    return {True: true, False: false}.get(given, "") if isinstance(given, bool) else ""


def _cells(given: Given, on: str, off: str) -> str:
    t = on if given is True or given == "both" else off
    f = on if given is False or given == "both" else off
    return f"{t} | {f}"


Layout = Callable[[dict[int, str], dict[int, Given]], str]


def _lines(line: Callable[[int, str, Given], str]) -> Layout:
    return lambda said, given: "\n".join(line(number, said[number], given[number]) for number in said)


def _table(head: str, row: Callable[[int, str, Given], str]) -> Layout:
    columns = head.count("|") - 1
    rule = "|" + " --- |" * columns

    def lay(said: dict[int, str], given: dict[int, Given]) -> str:
        return "\n".join([head, rule, *(row(number, said[number], given[number]) for number in said)])

    return lay


def _run_on(said: dict[int, str], given: dict[int, Given]) -> str:
    return " ".join(f"{n}. {said[n].rstrip('.')}. {_word(given[n], 'TRUE', 'FALSE')}" for n in said)


def _columns_under_a_heading(said: dict[int, str], given: dict[int, Given]) -> str:
    rows = (f"{n}. {said[n]} {_cells(given[n], '☒', '☐').replace(' | ', ' ')}" for n in said)
    return "\n".join(["**True False**", *rows])


def _second_drawn_in(said: dict[int, str], given: dict[int, Given]) -> str:
    """Two bare boxes before each statement; the second stands in the statement's cell."""
    return "\n".join(["True False", *(f"| {_cells(given[n], '☒', '☐')} {n}. {said[n]} |" for n in said)])


#: Layouts that can show a blank and a double tick.
WITH_BOXES: dict[str, Layout] = {
    "boxes before": _lines(lambda n, s, g: f"{_boxes(g)} {n}. {s}"),
    "boxes before, number in brackets": _lines(lambda n, s, g: f"{_boxes(g)} ({n}) {s}"),
    "boxes under": _lines(lambda n, s, g: f"{n}. {s}\n{_boxes(g)}"),
    "boxes behind their words": _lines(lambda n, s, g: f"{n}. {s}\n{_boxes_behind(g)}"),
    "boxes at the end": _lines(lambda n, s, g: f"{n}. {s} {_boxes(g)}"),
    "boxes over": _lines(lambda n, s, g: f"{_boxes(g)}\n{n}. {s}"),
    "brackets": _lines(lambda n, s, g: f"{_boxes(g, '[X]', '[ ]')} {n}. {s}"),
    "round brackets, letters": _lines(lambda n, s, g: f"{n}. {s}\n{_boxes(g, '(x)', '( )', 'T', 'F')}"),
    "underscores": _lines(lambda n, s, g: f"{_boxes(g, '__X__', '_____')} {n}. {s}"),
    "letters before brackets": _lines(lambda n, s, g: f"T {_cells(g, '[X]', '[__]').replace(' | ', ' F ')} {n}. {s}"),
    "table, crosses": _table("| No. | Statement | T | F |", lambda n, s, g: f"| {n} | {s} | {_cells(g, 'X', '')} |"),
    "table, sentences over crosses": _table(
        "| No. | Statement | Yes, this is true | No, this is false |",
        lambda n, s, g: f"| {n} | {s} | {_cells(g, 'X', '')} |",
    ),
    "table, boxes": _table("| Statement | True | False |", lambda n, s, g: f"| {n}. {s} | {_cells(g, '☒', '☐')} |"),
    "table, crosses at the left": _table(
        "| T | F | Statement |", lambda n, s, g: f"| {_cells(g, 'x', '')} | {n}. {s} |"
    ),
    "table, boxes with words": _table("| Answer | Statement |", lambda n, s, g: f"| {_boxes(g)} | {n}. {s} |"),
    "columns under a heading": _columns_under_a_heading,
    "boxes at the left, the second in the statement's cell": _second_drawn_in,
}
#: Layouts of typed words: a blank is an empty place, a double tick cannot be.
WITH_WORDS: dict[str, Layout] = {
    "word first": _lines(lambda n, s, g: f"{n}) {_word(g, 'TRUE', 'FALSE')} – {s}"),
    "dots": _lines(lambda n, s, g: f"{n}. {s} ...... {_word(g, 'TRUE', 'FALSE')}"),
    "answer line": _lines(lambda n, s, g: f"Statement {n}. {s}\nAnswer: {_word(g) or '________'}"),
    "survey": _lines(lambda n, s, g: f"{n + 8}. {s}\n{_word(g) or '(no response)'}"),
    "table, letters": _table(
        "| # | Statement | T or F | Notes |", lambda n, s, g: f"| {n} | {s} | {_word(g, 'T', 'F')} |  |"
    ),
    "export": lambda said, given: "\n".join(f"| Q{n} {said[n]} | {_word(given[n], 'TRUE', 'FALSE')} |" for n in said),
    "run on": _run_on,
}


def _column(given: dict[int, Given]) -> str:
    return "\n".join(_word(given[n], "TRUE", "FALSE") for n in given)


#: Answers in a column that was read apart from its statements: only whole columns can be placed.
APART: dict[str, Layout] = {
    "column behind": lambda said, given: "\n".join([*(f"{n}. {said[n]}" for n in said), "Answer", _column(given)]),
    "column before": lambda said, given: "\n".join(["Answer", _column(given), *(f"{n}. {said[n]}" for n in said)]),
}

HEADS = (
    "# CIE Review Request\n| Employer of record | Larch Hill Services, Inc. |\n| Position | Lobby Attendant |",
    "# Request for CIE review\nEmployer: Larch Hill Services, Inc.\nPosition: Lobby Attendant\nWage: $16.10 per hour",
    "**COMPETITIVE INTEGRATED EMPLOYMENT REVIEW REQUEST**\n\nCRP: Larch Hill Services, Inc. Position: Lobby Attendant",
)
SIGNED = (
    "Signature: /s/ Ann B. Doe   Title: Director   Date: 10/5/2026",
    "Signed electronically by Ann Doe, Director of Contracts, October 5, 2026 2:10 PM",
    "| Signature: /s/ Ann Doe | Contracts Manager | Date: 5 Oct 2026 |",
    "/s/ Ann Doe, Vice President Date signed: 10/05/2026",
    "| Signature (type your full name) | Ann Doe |\n| Date signed | 10/05/2026 |",
    "Digitally signed by Ann Doe\nDirector of Programs\nDate: 2026.10.05 15:22:08 -05'00'",
)
UNSIGNED = (
    "Signature: ______________________ Title: ____________ Date: ________",
    "Signature: ____________________ (will sign once the form is final)\nPrinted name: Ann Doe\nTitle: Director",
    "Signature:\nPrinted name: Ann Doe\nDate:",
    "Signature: Larch Hill Services, Inc.   Date: 10/5/2026",
    "| Signature (type your full name) |  |\n| Date signed |  |",
)
CERTIFICATION = "I certify that the answers above are true and that I am authorized to sign for the employer of record."


def request(seed: int) -> Made:
    """The form of a seed."""
    dice = random.Random(seed)
    name, lay = dice.choice(sorted({**WITH_BOXES, **WITH_WORDS}.items()))
    choices: tuple[Given, ...] = (True, True, True, True, False, None, "both" if name in WITH_BOXES else True)
    given: dict[int, Given] = {number: dice.choice(choices) for number in range(1, 8)}
    said = {number: dice.choice(wordings) for number, wordings in WORDINGS.items()}
    signed = dice.random() < 0.6
    end = dice.choice(SIGNED if signed else UNSIGNED)
    paper = "\n\n".join([dice.choice(HEADS), lay(said, given), CERTIFICATION, end])
    return Made(paper, given, name, signed)
