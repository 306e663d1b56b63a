"""A request with known answers, laid out in one way of many: a tuple of parts that the writers know how to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.generators.requests.words import (
    ASKED,
    CERTIFIED,
    CLAIMS,
    EMPLOYERS,
    EXPLAINED,
    FIELDS,
    JOBS,
    SIGNED,
    SITES,
    TITLES,
    TOPICS,
    UNSIGNED,
)

Given = bool | str | None  # True, False, None for a blank, "both" for a double tick
SEVEN = range(1, 8)


@dataclass(frozen=True)
class Heading:
    """A heading, the title of the paper at level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Far:
    """A line whose answer stands far to the right of its text."""

    text: str
    answer: str


@dataclass(frozen=True)
class Grid:
    """A table; the first row heads it where `headed`. `widths` are shares of the page."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    headed: bool = False


Part = Heading | Line | Far | Grid


@dataclass(frozen=True)
class Request:
    """A paper and what was put in. An answer that nobody gave is None."""

    layout: str
    parts: tuple[Part, ...]
    title: str
    employer: str
    city: str
    wage: str
    answers: dict[int, bool | None]
    signed: bool
    fields: tuple[tuple[str, str], ...] = field(default=())
    said: tuple[tuple[str, str], ...] = field(default=())  # statement and answer, for a survey's export


Lay = Callable[[Random, dict[int, Given]], tuple[Part, ...]]


def _claims(random: Random) -> dict[int, str]:
    return {number: random.choice(CLAIMS[number]) for number in SEVEN}


def _word(given: Given, words: tuple[str, str], blank: str = "") -> str:
    return blank if not isinstance(given, bool) else words[0] if given else words[1]


def _boxes(given: Given, on: str, off: str, words: tuple[str, str]) -> str:
    true, false = given in (True, "both"), given in (False, "both")
    if given is None:
        true = false = False
    return f"{on if true else off} {words[0]}   {on if false else off} {words[1]}"


_WORDS = (("True", "False"), ("TRUE", "FALSE"), ("T", "F"))
_LONG = (("True", "False"), ("TRUE", "FALSE"))
_SIGNS = (("☒", "☐"), ("[X]", "[ ]"), ("[x]", "[ ]"), ("(X)", "( )"), ("☑", "☐"))


# --- layouts that can show a blank and a double tick


def _boxes_first(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, (on, off), words = _claims(random), random.choice(_SIGNS), random.choice(_WORDS)
    return tuple(Line(f"{_boxes(given[n], on, off, words)}   {n}. {said[n]}") for n in SEVEN)


def _boxes_under(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, (on, off), words = _claims(random), random.choice(_SIGNS), random.choice(_WORDS)
    return tuple(part for n in SEVEN for part in (Line(f"{n}. {said[n]}"), Line(_boxes(given[n], on, off, words))))


def _ticked_columns(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, sign, words = _claims(random), random.choice(("X", "x", "✓", "☒")), random.choice(_WORDS)
    off = "☐" if sign == "☒" else ""
    numbers = random.choice(("{}", "{}.", "{})"))
    head = random.choice((("No.", "Statement", *words), ("#", "The employer states", *words)))
    rows = [
        (numbers.format(n), said[n], sign if given[n] in (True, "both") and given[n] is not None else off,
         sign if given[n] in (False, "both") and given[n] is not None else off)
        for n in SEVEN
    ]  # fmt: skip
    return (Grid((head, *rows), (0.08, 0.68, 0.12, 0.12), headed=True),)


def _columns_first(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, sign, words = _claims(random), random.choice(("X", "✓")), random.choice(_WORDS)
    rows = [
        (sign if given[n] is True or given[n] == "both" else "",
         sign if given[n] is False or given[n] == "both" else "", f"{n}. {said[n]}")
        for n in SEVEN
    ]  # fmt: skip
    return (Grid(((*words, "Statement"), *rows), (0.1, 0.1, 0.8), headed=True),)


def _lines_to_cross(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said = _claims(random)
    words = random.choice(_LONG)
    mark = {True: "__X__", False: "_____"}
    return tuple(
        Line(f"{n}. {said[n]}  {words[0]} {mark[given[n] in (True, 'both') and given[n] is not None]}  "
             f"{words[1]} {mark[given[n] in (False, 'both') and given[n] is not None]}")
        for n in SEVEN
    )  # fmt: skip


# --- layouts of typed words: a blank is an empty place


def _answer_far_right(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_WORDS)
    return tuple(Far(f"{n}. {said[n]}", _word(given[n], words, "____")) for n in SEVEN)


def _answer_column(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_WORDS)
    head = random.choice((("Statement", "Answer"), ("Assurance", "T/F"), ("The employer certifies", "True or False")))
    rows = [(f"{n}. {said[n]}", _word(given[n], words)) for n in SEVEN]
    return (Grid((head, *rows), (0.82, 0.18), headed=True),)


def _explained_table(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_LONG)
    why = {n: random.choice(EXPLAINED) if given[n] is False else "" for n in SEVEN}
    rows = [(str(n), said[n], _word(given[n], words), why[n]) for n in SEVEN]
    return (Grid((("Item", "Statement", "Answer", "Explanation"), *rows), (0.08, 0.44, 0.12, 0.36), headed=True),)


def _bracket_at_end(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_WORDS)
    shape = random.choice(("[{}]", "({})", "– {}", "...... {}", ": {}"))
    return tuple(Line(f"{n}. {said[n]} {shape.format(_word(given[n], words, '____'))}") for n in SEVEN)


def _word_first(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_LONG)
    shape = random.choice(("{n}. {a}. {s}", "{n}. {a} – {s}", "{n}) {a}: {s}", "{a}   {n}. {s}", "[{a}] {n}. {s}"))
    return tuple(Line(shape.format(n=n, a=_word(given[n], words, "_____"), s=said[n])) for n in SEVEN)


def _on_a_line_first(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice((("T", "F"), ("True", "False")))
    return tuple(Line(f"__{_word(given[n], words, '_')}__ {n}. {said[n]}") for n in SEVEN)


def _answer_line(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_LONG)
    lead = random.choice(("Answer: ", "Response: ", "Employer's answer: ", "→ ", "A: "))
    parts: list[Part] = []
    for n in SEVEN:
        parts += [Line(f"{n}. {said[n]}"), Line(f"{lead}{_word(given[n], words, '________')}")]
        if given[n] is False and random.random() < 0.7:
            parts.append(Line(f"Explanation: {random.choice(EXPLAINED)}"))
    return tuple(parts)


def _lettered(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_WORDS)
    shape = random.choice(("{l}. {s} [{a}]", "{l}) {s}  ..... {a}", "({l}) [{a}] {s}"))
    return tuple(Line(shape.format(l="abcdefg"[n - 1], s=said[n], a=_word(given[n], words, "__"))) for n in SEVEN)


def _roman(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    said, words = _claims(random), random.choice(_LONG)
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii")
    shape = random.choice(("{l}. {s} – {a}", "({l}) {s} [{a}]", "{l}) {a}. {s}"))
    return tuple(Line(shape.format(l=romans[n - 1], s=said[n], a=_word(given[n], words, "__"))) for n in SEVEN)


def _asked(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    words = random.choice((("Yes", "No"), ("YES", "NO"), ("Y", "N")))
    way = random.randrange(3)
    if way == 0:
        rows = [(str(n), ASKED[n], _word(given[n], words)) for n in SEVEN]
        return (Grid((("#", "Question", "Yes/No"), *rows), (0.08, 0.74, 0.18), headed=True),)
    if way == 1:
        return tuple(Line(f"{n}. {ASKED[n]}  {_word(given[n], words, '____')}") for n in SEVEN)
    return tuple(part for n in SEVEN for part in (Line(f"{n}. {ASKED[n]}"), Line(_word(given[n], words, "____"))))


def _named(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    words = random.choice(_LONG)
    dots = random.choice((" ........ ", ": ", " – ", " = "))
    return tuple(Line(f"Statement {n}{dots}{_word(given[n], words, '______')}") for n in SEVEN)


def _numbers_alone(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    words = random.choice(_WORDS)
    shape = random.choice(("{n} - {a}", "{n}. {a}", "#{n}: {a}", "{n}) {a}", "{n} = {a}"))
    return tuple(Line(shape.format(n=n, a=_word(given[n], words, "__"))) for n in SEVEN)


def _all_in_a_line(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    words = random.choice(_WORDS)
    shape, between = random.choice(
        (("{n} {a}", " "), ("{n}-{a}", ", "), ("{n}: {a}", "; "), ("{n}. {a}", "   "), ("#{n} {a}", ", "))
    )
    line = between.join(shape.format(n=n, a=_word(given[n], words, "__")) for n in SEVEN)
    return (Line(random.choice(("Answers: {}", "{}", "Our answers to the seven statements: {}")).format(line)),)


def _topics(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    words = random.choice(_LONG)
    rows = [(f"{n}. {random.choice(TOPICS[n])}", _word(given[n], words)) for n in SEVEN]
    return (Grid((("Statement", "Answer"), *rows), (0.7, 0.3), headed=True),)


# --- layouts that cannot show a blank


def _sentence(random: Random, given: dict[int, Given]) -> tuple[Part, ...]:
    false = [n for n in SEVEN if given[n] is False]
    true = [n for n in SEVEN if given[n] is True]
    if not false:
        line = random.choice(
            (
                "All seven statements are true of this position.",
                "We answer True to all seven statements.",
                "Our answer to each of the seven statements is True.",
                "Statements 1 through 7 are all true.",
            )
        )
    elif len(false) == 1:
        line = random.choice(
            (
                "All of the seven statements are true except number {0}, which is false.",
                "Every statement is true but statement {0}; that one is false.",
                "We answer True to all statements except {0}, to which we answer False.",
            )
        ).format(false[0])
    else:
        line = random.choice(
            (
                "Statements {1} are true; statements {0} are false.",
                "True: {1}. False: {0}.",
                "We answer True to {1} and False to {0}.",
            )
        ).format(_series(false), _series(true))
    statements = [Line(f"{n}. {said}") for n, said in _claims(random).items()] if random.random() < 0.5 else []
    return (*statements, Line(line)) if random.random() < 0.5 else (Line(line), *statements)


def _series(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


WITH_BOXES: dict[str, Lay] = {
    "boxes first": _boxes_first,
    "boxes under": _boxes_under,
    "ticked columns": _ticked_columns,
    "columns first": _columns_first,
    "lines to cross": _lines_to_cross,
}
WITH_WORDS: dict[str, Lay] = {
    "answer far right": _answer_far_right,
    "answer column": _answer_column,
    "explained table": _explained_table,
    "bracket at end": _bracket_at_end,
    "word first": _word_first,
    "on a line first": _on_a_line_first,
    "answer line": _answer_line,
    "lettered": _lettered,
    "roman": _roman,
    "asked": _asked,
    "named": _named,
    "numbers alone": _numbers_alone,
    "all in a line": _all_in_a_line,
    "topics": _topics,
}
WITHOUT_BLANKS: dict[str, Lay] = {"sentence": _sentence}
LAYOUTS: dict[str, Lay] = {**WITH_BOXES, **WITH_WORDS, **WITHOUT_BLANKS}


def request_of(seed: int) -> Request:
    """The request of a seed."""
    random = Random(seed)
    name = random.choice(tuple(LAYOUTS))
    given = _given(random, name)
    title, employer, place = random.choice(JOBS), random.choice(EMPLOYERS), random.choice(SITES)
    wage, hours = f"{random.randint(16, 21)}.{random.choice(('00', '25', '40', '75'))}", str(random.randint(18, 40))
    street, city, state, code = place
    told = {
        "employer": employer,
        "title": title,
        "site": f"{street}, {city}, {state} {code}",
        "wage": f"${wage}" + random.choice((" per hour", "/hr", " an hour")),
        "hours": hours,
    }
    fields = [(random.choice(FIELDS[what]), value) for what, value in told.items()]
    random.shuffle(fields)
    head: tuple[Part, ...] = (
        (Grid(tuple(fields), (0.35, 0.65)),)
        if random.random() < 0.5
        else tuple(Line(f"{label}: {value}") for label, value in fields)
    )
    signed = random.random() < 0.6
    between = (
        (Heading(random.choice(("Statements", "Employer's answers", "Part B. Answers"))),)
        if random.random() < 0.6
        else ()
    )
    end = (Line(random.choice(CERTIFIED)), Line(random.choice(SIGNED if signed else UNSIGNED)))
    parts = (Heading(random.choice(TITLES), 1), *head, *between, *LAYOUTS[name](random, given), *end)
    answers = {n: one if isinstance(one, bool) else None for n, one in given.items()}
    said = tuple((f"{n}. {random.choice(CLAIMS[n])}", _word(given[n], _LONG[seed % 2])) for n in SEVEN)
    return Request(name, parts, title, employer, city, wage, answers, signed, tuple(fields), said)


def _given(random: Random, name: str) -> dict[int, Given]:
    if name in WITHOUT_BLANKS:
        choices: tuple[Given, ...] = (True, True, True, False)
    elif name in WITH_BOXES:
        choices = (True, True, True, True, False, None, "both")
    else:
        choices = (True, True, True, True, True, False, None)
    given = {number: random.choice(choices) for number in SEVEN}
    blanks = [number for number, one in given.items() if one is None]
    for number in blanks[2:]:  # a form of blanks alone is another matter
        given[number] = True
    return given
