"""A position with known facts, and the paper made of it: one layout of many, in the marks of `tests/factory.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.generators.papers.pay import (
    IN_SENTENCES,
    OTHER_MONEY,
    SENTENCES,
    VALUES,
    Said,
    Wage,
    Week,
    week_of,
)
from tests.generators.papers.words import EMPLOYERS, HEADINGS, IDLE, JOBS, LABELS, OTHERS, QUALIFICATIONS, SITES


@dataclass(frozen=True)
class Position:
    """What a paper must say, and in which words."""

    title: str
    employer: str
    street: str
    city: str
    state: str
    zip: str
    pay: Said
    week: Week
    duties: tuple[str, ...]
    qualifications: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"{self.street}, {self.city}, {self.state} {self.zip}"


@dataclass(frozen=True)
class Paper:
    """A paper and what it states. None: it does not say."""

    layout: str
    source: str
    title: str | None
    employer: str | None
    site: tuple[str, str] | None
    wages: tuple[Wage, ...]
    fringe: tuple[Decimal, ...]
    hours: tuple[Decimal, Decimal] | None
    duties: tuple[str, ...]
    qualifications: tuple[str, ...]
    kind: str = "position_description"


def position_of(random: Random, *, in_sentences: bool = False) -> Position:
    """A position drawn at random."""
    title = random.choice(tuple(JOBS))
    street, city, state, code = random.choice(SITES)
    tasks = JOBS[title]
    return Position(
        title,
        random.choice(EMPLOYERS),
        street,
        city,
        state,
        code,
        random.choice(IN_SENTENCES if in_sentences else VALUES)(random),
        week_of(random),
        tuple(random.sample(tasks, random.randint(3, len(tasks)))),
        tuple(random.sample(QUALIFICATIONS, random.randint(2, 4))),
    )


# --- bodies: the lists, and what stands among them


def _heading(random: Random, words: str, style: int) -> str:
    return (f"## {words}", f"**{words}**", f"**{words.upper()}**", f"## {words.upper()}", f"**{words}:**")[style]


def _listed(items: tuple[str, ...], style: int) -> list[str]:
    if style == 0:
        return [f"- {item}" for item in items]
    if style == 1:
        return [f"{number}. {item}" for number, item in enumerate(items, start=1)]
    if style == 2:
        return [f"• {item}" for item in items]
    return [f"({chr(96 + number)}) {item}" for number, item in enumerate(items, start=1)]


def _lists(random: Random, position: Position, facts: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Duties and qualifications under headings, other sections before, between and behind; `facts` are sections of
    one line that tell what the head of the paper does not."""
    look, marks = random.randrange(5), random.randrange(4)
    parts: list[list[str]] = []
    for name, items in (("duties", position.duties), ("qualifications", position.qualifications)):
        words = random.choice(HEADINGS[name])
        parts.append([_heading(random, words, look), *_listed(items, marks)])
    if random.random() < 0.15:
        parts.reverse()
    others = random.sample(OTHERS, random.randint(1, 4))
    for names, lines in others:
        body = _listed(lines, marks) if len(lines) > 1 and random.random() < 0.5 else list(lines)
        parts.insert(random.randint(0, len(parts)), [_heading(random, random.choice(names), look), *body])
    for name, line in facts:
        parts.insert(random.randint(0, len(parts)), [_heading(random, random.choice(HEADINGS[name]), look), line])
    return [line for part in parts for line in part]


def _pay_and_hours(position: Position) -> tuple[tuple[str, str], ...]:
    return (("pay", _sentence(position.pay.text)), ("schedule", _sentence(position.week.value)))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _rows(random: Random, position: Position, *, title: bool = True) -> list[tuple[str, str]]:
    """Labels with their values, in no fixed order but for the title, a few idle ones among them."""
    said = {
        "employer": position.employer,
        "site": random.choice((position.address, f"{position.city}, {position.state} {position.zip}")),
        "pay": position.pay.text,
        "hours": position.week.value,
    }
    rows = [(_label(random, name), value) for name, value in said.items()]
    rows += random.sample(IDLE, random.randint(0, 3))
    random.shuffle(rows)
    return [*([(_label(random, "title"), position.title)] if title else []), *rows]


def _label(random: Random, name: str) -> str:
    return random.choice(LABELS[name])


def _said(position: Position, layout: str, lines: list[str], *, listed: bool = True) -> Paper:
    return Paper(
        layout,
        "\n".join(lines),
        position.title,
        position.employer,
        (position.city, position.state),
        position.pay.wages,
        position.pay.fringe,
        (position.week.low, position.week.high),
        position.duties if listed else (),
        position.qualifications if listed else (),
    )


# --- layouts


def _table(random: Random) -> Paper:
    position = position_of(random)
    rows = [f"| {label} | {value} |" for label, value in _rows(random, position)]
    return _said(position, "table", ["# POSITION DESCRIPTION", *rows, *_lists(random, position)])


def _four_columns(random: Random) -> Paper:
    position = position_of(random)
    rows = _rows(random, position)
    if len(rows) % 2:
        rows.append(("Form", "HR-7"))
    pairs = [f"| {a} | {b} | {c} | {d} |" for (a, b), (c, d) in zip(rows[::2], rows[1::2], strict=True)]
    return _said(position, "four columns", ["# Job description", *pairs, *_lists(random, position)])


def _colons(random: Random) -> Paper:
    position = position_of(random)
    rows = [f"{label}: {value}" for label, value in _rows(random, position)]
    head = random.choice(("# JOB DESCRIPTION", "# Position Description", "# Job sheet", "# Vacancy announcement"))
    return _said(position, "colons", [head, *rows, *_lists(random, position)])


def _dotted(random: Random) -> Paper:
    position = position_of(random)
    rows = [f"{label} {'.' * 8} {value}" for label, value in _rows(random, position)]
    return _said(position, "dotted", ["# JOB DESCRIPTION", *rows, *_lists(random, position)])


def _label_above(random: Random) -> Paper:
    position = position_of(random)
    rows = [line for label, value in _rows(random, position) for line in (f"**{label}**", value)]
    return _said(position, "label above", ["# Position description", *rows, *_lists(random, position)])


def _numbered(random: Random) -> Paper:
    position = position_of(random)
    rows = [f"{at}. {label}: {value}" for at, (label, value) in enumerate(_rows(random, position), start=1)]
    return _said(position, "numbered form", ["# Position questionnaire", *rows, *_lists(random, position)])


def _bars(random: Random) -> Paper:
    position = position_of(random)
    rows = _rows(random, position)
    half = len(rows) // 2
    lines = [" | ".join(f"{label}: {value}" for label, value in part) for part in (rows[:half], rows[half:])]
    return _said(position, "bars", ["# Job outline", *lines, *_lists(random, position)])


def _title_first(random: Random) -> Paper:
    position = position_of(random)
    head = [f"# {position.title}", position.employer, position.address]
    rows = [f"{_label(random, 'pay')}: {position.pay.text}", f"{_label(random, 'hours')}: {position.week.value}"]
    random.shuffle(rows)
    return _said(position, "title first", [*head, *rows, *_lists(random, position)])


def _employer_first(random: Random) -> Paper:
    position = position_of(random)
    where = f"{_label(random, 'site')}: {position.address}"
    head = [f"**{position.employer}**", f"# {position.title.upper()}", where]
    paper = _said(position, "employer first", [*head, *_lists(random, position, _pay_and_hours(position))])
    return paper


def _letterhead(random: Random) -> Paper:
    position = position_of(random)
    rows = [f"| {label} | {value} |" for label, value in _rows(random, position) if value != position.employer]
    head = [f"^ {position.employer}", "^ P.O. Box 118, Salisbury, MD 21803"]
    return _said(position, "letterhead", [*head, "# Position description", *rows, *_lists(random, position)])


def _one_line(random: Random) -> Paper:
    position = position_of(random, in_sentences=True)
    sign = random.choice((" | ", " · ", " – "))
    line = sign.join((position.employer, f"{position.city}, {position.state}", position.pay.text, position.week.value))
    return _said(position, "one line", [f"# {position.title}", line, *_lists(random, position)])


def _posting(random: Random) -> Paper:
    position = position_of(random, in_sentences=True)
    article = "an" if position.title[0] in "AEIO" else "a"
    opening = random.choice(
        (
            f"{position.employer} is hiring {article} {position.title} at {position.address}.",
            f"{position.employer} is looking for {article} {position.title} to work at {position.address}.",
            f"{position.employer} seeks {article} {position.title} for its site at {position.address}.",
            f"Join {position.employer} as {article} {position.title}. The job is at {position.address}.",
            f"{article.capitalize()} {position.title} is wanted at {position.address}. "
            f"The employer is {position.employer}.",
        )
    )
    head = random.choice((f"# {position.title}", "# NOW HIRING", f"# Now hiring: {position.title}", "# Job posting"))
    said = [random.choice(SENTENCES).format(position.pay.text), position.week.sentence]
    random.shuffle(said)
    more = [random.choice(OTHER_MONEY)] if random.random() < 0.5 else []
    return _said(position, "posting", [head, opening, " ".join([*said, *more]), *_lists(random, position)])


def _letter(random: Random) -> Paper:
    position = position_of(random, in_sentences=True)
    lines = [
        position.employer,
        position.address,
        "October 14, 2026",
        "To whom it may concern:",
        f"Below is the description of our {position.title} position. The work is done at {position.address}. "
        + random.choice(SENTENCES).format(position.pay.text)
        + " "
        + position.week.sentence,
        *_lists(random, position),
        "Sincerely,",
        "R. Munro, Operations",
    ]
    return _said(position, "letter", lines)


def _mail(random: Random) -> Paper:
    position = position_of(random, in_sentences=True)
    lines = [
        "From: Rae Munro",
        "To: Job developers",
        "Date: Tue, 10 Nov 2026 08:52",
        f"Subject: {random.choice(('Opening', 'Position', 'Job description'))}: {position.title}",
        f"Hello, here is the {position.title} job we spoke of. The employer is {position.employer} and the job is at "
        f"{position.address}. {random.choice(SENTENCES).format(position.pay.text)} {position.week.sentence}",
        *_lists(random, position),
        "Thanks, Rae",
    ]
    return _said(position, "mail", lines)


def _specification(random: Random) -> Paper:
    position = position_of(random)
    lines = [
        f"# {position.employer.upper()}",
        "# CLASS SPECIFICATION",
        f"Class title: {position.title}",
        "Class code: 4417",
        f"Salary range: {position.pay.text}",
        f"Duty station: {position.city}, {position.state} {position.zip}",
        f"Hours: {position.week.value}",
        "## DEFINITION",
        "Under immediate supervision, does routine work of the class at one building.",
        *_lists(random, position),
    ]
    return _said(position, "class specification", lines)


def _flyer(random: Random) -> Paper:
    position = position_of(random)
    lines = [
        "# HELP WANTED",
        f"**{position.title.upper()}**",
        f"**{position.employer}**",
        f"Where: {position.address}",
        f"Pay: {position.pay.text}",
        f"Hours: {position.week.value}",
        *_lists(random, position),
    ]
    return _said(position, "flyer", lines)


def _questions(random: Random) -> Paper:
    position = position_of(random)
    lines = [
        "# Tell us about the job",
        "1. What is the job title?",
        position.title,
        "2. Who is the employer?",
        position.employer,
        "3. Where is the work done?",
        position.address,
        "4. What is the hourly wage?" if all(one[2] == "hour" for one in position.pay.wages) else "4. What is the pay?",
        position.pay.text,
        "5. How many hours per week?",
        position.week.value,
        *_lists(random, position),
    ]
    return _said(position, "questions", lines)


LAYOUTS: tuple[Callable[[Random], Paper], ...] = (
    _table,
    _four_columns,
    _colons,
    _dotted,
    _label_above,
    _numbered,
    _bars,
    _title_first,
    _employer_first,
    _letterhead,
    _one_line,
    _posting,
    _letter,
    _mail,
    _specification,
    _flyer,
    _questions,
)


def paper_of(seed: int) -> Paper:
    """The paper of a seed."""
    random = Random(seed)
    return random.choice(LAYOUTS)(random)
