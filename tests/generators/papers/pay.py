"""How pay and hours are worded: each wording takes figures and says which wage or week a reader must find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

Wage = tuple[Decimal, Decimal, str]

_WORDS = {
    14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty",
    21: "twenty-one", 22: "twenty-two", 25: "twenty-five", 28: "twenty-eight", 30: "thirty", 32: "thirty-two",
    35: "thirty-five", 40: "forty",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A wording and the answers that it holds: wages, and fringe by the hour."""

    text: str
    wages: tuple[Wage, ...]
    fringe: tuple[Decimal, ...] = ()


def _cents(random: Random) -> Decimal:
    return Decimal(random.choice((0, 25, 40, 50, 60, 75, 5, 10, 85))) / 100


def _one(random: Random) -> Decimal:
    return Decimal(random.randint(14, 22)) + _cents(random)


def _two(random: Random) -> tuple[Decimal, Decimal]:
    low = _one(random)
    return low, low + Decimal(random.choice((75, 100, 150, 240, 310, 465))) / 100


def hourly(text: str) -> Callable[[Random], Said]:
    """A wording of one figure by the hour: `{}` is the figure with cents."""

    def say(random: Random) -> Said:
        figure = _one(random)
        return Said(text.format(f"{figure:.2f}"), ((figure, figure, "hour"),))

    return say


def ranged(text: str, per: str = "hour", scale: int = 1) -> Callable[[Random], Said]:
    """A wording of a range: two figures."""

    def say(random: Random) -> Said:
        low, high = (figure * scale for figure in _two(random))
        form = "{:,.2f}" if scale == 1 else "{:,.0f}"
        low, high = (Decimal(form.format(one).replace(",", "")) for one in (low, high))
        return Said(text.format(form.format(low), form.format(high)), ((low, high, per),))

    return say


def salaried(text: str, per: str, scale: int) -> Callable[[Random], Said]:
    """A wording of one figure by a longer unit: the hourly figure times `scale`, whole dollars."""

    def say(random: Random) -> Said:
        figure = (_one(random) * scale).quantize(Decimal(1))
        return Said(text.format(f"{figure:,}"), ((figure, figure, per),))

    return say


def _in_words(random: Random) -> Said:
    dollars = random.randint(14, 22)
    part, text = random.choice(
        (
            (Decimal(0), "{} dollars an hour"),
            (Decimal("0.50"), "{} dollars and fifty cents an hour"),
            (Decimal("0.25"), "{} and a quarter an hour"),
            (Decimal("0.50"), "{}-fifty an hour"),
        )
    )
    figure = dollars + part
    return Said(text.format(_WORDS[dollars]), ((figure, figure, "hour"),))


def _with_fringe(random: Random) -> Said:
    figure, fringe = _one(random), Decimal(random.choice(("4.98", "5.09", "5.36", "5.55")))
    text = random.choice(
        (
            "${:.2f} per hour plus ${:.2f} per hour health and welfare",
            "${:.2f}/hr, H&W ${:.2f}/hr",
            "${:.2f} an hour; fringe of ${:.2f} an hour is paid into the plan",
            "Base ${:.2f} per hour (H&W ${:.2f} per hour)",
        )
    )
    return Said(text.format(figure, fringe), ((figure, figure, "hour"),), (fringe,))


def _raised(random: Random) -> Said:
    low, high = _two(random)
    text = random.choice(
        (
            "${:.2f} an hour to start, ${:.2f} after 90 days",
            "${:.2f} per hour, going to ${:.2f} after six months",
            "${:.2f} an hour your first six months, then ${:.2f}",
        )
    )
    return Said(text.format(low, high), ((low, low, "hour"), (high, high, "hour")))


def _piece(random: Random) -> Said:
    cents, floor = Decimal(random.choice((4, 8, 12, 22))), _one(random)
    thing = random.choice(("tray", "box", "crate", "bag", "plug", "garland"))
    text = random.choice(
        (
            "{} cents a {}, and never less than ${:.2f} an hour",
            "{}¢ per {}, with a guaranteed ${:.2f} per hour",
        )
    )
    piece = cents / 100
    return Said(text.format(cents, thing, floor), ((piece, piece, "piece"), (floor, floor, "hour")))


#: What stands behind a pay label, or under a pay heading.
VALUES: tuple[Callable[[Random], Said], ...] = (
    hourly("${} per hour"),
    hourly("${}/hr"),
    hourly("${} an hour"),
    hourly("${} hourly"),
    hourly("$ {} / hour"),
    hourly("{} per hour"),
    hourly("USD ${}/hour"),
    hourly("${} per hour, paid every other Friday"),
    hourly("${}/hour DOE"),
    hourly("Starting at ${} per hour"),
    hourly("${} an hour plus tips"),
    hourly("${} per hour (non-exempt)"),
    ranged("${} - ${} per hour"),
    ranged("${}–${}/hr."),
    ranged("${} to ${} an hour"),
    ranged("${} to - ${} per hour"),
    ranged("${}—{} hourly, depending on experience"),
    ranged("between ${} and ${} an hour"),
    ranged("from ${} to ${} per hour"),
    ranged("Min. ${} / Max. ${} per hour"),
    ranged("Step 1 ${} – Step 5 ${} hourly"),
    ranged("starts at ${} and tops out at ${} an hour"),
    ranged("${} at hire, topping out at ${} an hour"),
    ranged("${} - ${} annually", "year", 2080),
    ranged("${} to ${} a month", "month", 173),
    ranged("${}–${} biweekly", "biweekly", 80),
    salaried("${} per year", "year", 2080),
    salaried("${} annually, paid twice a month", "year", 2080),
    salaried("${}/month", "month", 173),
    salaried("${} a week", "week", 40),
    salaried("${} biweekly", "biweekly", 80),
    salaried("${} every two weeks", "biweekly", 80),
    salaried("${} twice a month", "semimonthly", 87),
    salaried("${} per day", "day", 8),
    _in_words,
    _in_words,
    _with_fringe,
    _with_fringe,
    _raised,
    _piece,
)

#: Whole sentences, where no label or heading says pay; `{}` is a value that reads on in a sentence.
SENTENCES = (
    "The job pays {}.",
    "We pay {}.",
    "Pay is {}.",
    "The rate of pay is {}.",
    "You would earn {}.",
    "The position is paid {}.",
    "Wages are {}.",
    "The wage for this job is {}.",
    "We start people at {}.",
    "Compensation for this position is {}.",
)
IN_SENTENCES: tuple[Callable[[Random], Said], ...] = (
    hourly("${} per hour"),
    hourly("${} an hour"),
    hourly("${}/hour"),
    ranged("${} to ${} an hour"),
    ranged("between ${} and ${} per hour"),
    ranged("${}-${} an hour"),
    salaried("${} a year", "year", 2080),
    salaried("${} a month", "month", 173),
    _in_words,
    hourly("${} per hour, with a raise of $0.50 after a year"),
)

#: Money that is no wage of this position, as sentences.
OTHER_MONEY = (
    "A sign-on bonus of $250 is paid after 90 days.",
    "Nights add $1.25 an hour.",
    "Overtime is paid at time and a half.",
    "The tool allowance is $120 a year.",
    "Shift leads are paid $23.40 an hour.",
    "Health insurance costs $42 per paycheck.",
    "The minimum wage in the county is $15.00 an hour.",
    "In 2019 the rate was $11.25 an hour.",
)


@dataclass(frozen=True)
class Week:
    """Hours a week, worded as a label's value and as part of a sentence."""

    value: str
    sentence: str
    low: Decimal
    high: Decimal


def _number(hours: int) -> str:
    return _WORDS[hours]


def week_of(random: Random) -> Week:
    """A wording of hours a week."""
    hours = random.choice((20, 25, 28, 30, 32, 35, 40))
    more = hours + random.choice((4, 5, 8))
    value, sentence, low, high = random.choice((
        (f"{hours} hours per week", f"The job is {hours} hours a week.", hours, hours),
        (f"{hours} hours/week", f"You will work {hours} hours each week.", hours, hours),
        (f"{hours} hrs/wk", f"Plan on {hours} hours a week.", hours, hours),
        (f"{_number(hours)} ({hours}) hours weekly", f"It is {_number(hours)} hours a week.", hours, hours),
        (f"{hours} to {more} hours a week", f"We need you {hours} to {more} hours a week.", hours, more),
        (f"{hours}-{more} hours per week, days", f"Expect {hours}–{more} hours per week.", hours, more),
        (f"Monday to Friday, {hours} hours a week", f"Work is Monday to Friday, {hours} hours per week.", hours, hours),
        (f"Part time, {hours} hours weekly", f"This is a part-time job of {hours} hours a week.", hours, hours),
        (f"up to {hours} hours a week", f"The job is up to {hours} hours a week.", 0, hours),
        (f"{hours} a week, days or evenings", f"Hours are {hours} per week.", hours, hours),
    ))  # fmt: skip
    return Week(value, sentence, Decimal(low), Decimal(high))
