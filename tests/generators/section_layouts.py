"""Position descriptions with known duties and qualifications, in many layouts: what is put in must come out.

Everything is made up here and drawn by a seed: the same seed gives the same paper. The paper is written in the marks
of `tests/factory.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

OBJECTS = {
    "sweep": ("the loading dock", "both stairwells", "the sales floor after closing"),
    "sort": ("returned trays by size", "incoming mail for six floors", "linen by ward"),
    "carry": ("supplies to the upper floors", "full totes to the van"),
    "wipe": ("tables and chairs between guests", "the steam table at close"),
    "answer": ("the main line and take messages", "questions at the front counter"),
    "label": ("cartons with the day's code", "jars on the second line"),
    "load": ("the afternoon truck with the dock crew", "racks onto the belt"),
    "check": ("temperatures twice a shift and log them", "badges at the gate"),
    "replace": ("liners and empty the bins", "lamps that have burned out"),
    "prepare": ("salads from the recipe card", "files for the scanner"),
}
CONNECTED = ("as the lead directs", "before the doors open", "with a second person", "by the posted checklist")
EXTRA_DUTIES = ("Other duties as assigned.", "May be asked to cover the front desk.", "Responsible for the key log.")
QUALIFICATIONS = (
    "High school diploma or GED",
    "Able to lift 40 pounds",
    "Ability to follow written and picture-based lists",
    "Six months of kitchen or cleaning experience preferred",
    "Must pass a background check",
    "Valid driver's license",
    "Good customer service skills",
    "Knowledge of safe lifting",
    "Willing to work alternate Saturdays",
    "At least 18 years of age",
    "Basic computer skills",
    "No experience needed",
    "Food handler card within 30 days of hire",
    "Dependable attendance",
    "Reads and writes simple English",
)
KNOWN = {
    "duties": (
        *(
            "Duties",
            "Essential functions",
            "Major duties and responsibilities",
            "What you'll do",
            "The work",
            "Job tasks",
        ),
        *("Job tasks", "Examples of duties", "What the attendant does", "A day in this job", "Key responsibilities"),
        *("Principal accountabilities", "Typical tasks", "Performance responsibilities", "Your part of it"),
    ),
    "qualifications": (
        *("Qualifications", "Minimum qualifications", "Requirements", "What you need", "What we look for"),
        *("Who may apply", "Knowledge, skills and abilities", "Education and experience", "To be hired you need"),
        *("Job requirements", "What you bring", "The person"),
    ),
}
#: Headings that no list of phrases can foresee: the lines below them must tell.
UNKNOWN = {
    "duties": ("Between seven and three", "Hands on deck", "Keeping the place running", "On the clock"),
    "qualifications": ("Could this be yours?", "Come as you are, with these", "Before your first morning"),
}
#: Other sections: heading, and lines that are neither duty nor qualification.
OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Pay", ("$17.35 an hour, paid every other Friday.",)),
    ("Benefits", ("Health insurance after 60 days", "Eleven paid holidays", "Dental plan")),
    ("Schedule", ("Monday to Friday, 7:00 to 3:30.",)),
    ("Physical demands", ("Stands and walks for the whole shift", "Lifts up to 40 lb", "Noise up to 85 dB")),
    ("Working conditions", ("The kitchen is hot in summer and the dock is cold in winter.",)),
    ("About us", ("We are a grocery that our own members have run since 1962.",)),
    ("How to apply", ("Send a letter to the office by May 1.",)),
    ("Where it can lead", ("Leads are chosen from the crew on the same terms for everybody.",)),
    ("The people around you", ("Clerks work beside stockers and drivers all day.",)),
    ("Equal opportunity", ("We are an equal opportunity employer.",)),
    ("Position summary", ("Keeps the building ready for the people who use it every day.",)),
)


@dataclass(frozen=True)
class Laid:
    """A paper in the factory's marks, and what it lists."""

    source: str
    duties: tuple[str, ...]
    qualifications: tuple[str, ...]


def lay_out(seed: int) -> Laid:
    """The paper of this seed."""
    random = Random(seed)
    duties, qualifications = _duties(random), tuple(random.sample(QUALIFICATIONS, random.randint(3, 6)))
    heading = random.choice(HEADING_STYLES)
    if random.random() < 0.12:
        return Laid(_form(random, duties, qualifications), duties, qualifications)
    sections = [
        _section(random, heading, "duties", duties),
        _section(random, heading, "qualifications", qualifications),
    ]
    if random.random() < 0.25:
        sections.reverse()
    for other in random.sample(OTHERS, random.randint(2, 5)):
        sections.insert(random.randint(0, len(sections)), _other(random, heading, *other))
    lines = ["# Linden Street Market", "Position: Floor Clerk", "Reports to: Shift lead"]
    for section in sections:
        lines += section
    return Laid("\n".join(_with_furniture(random, lines)), duties, qualifications)


def _duties(random: Random) -> tuple[str, ...]:
    form = random.choice((_third_person, str.capitalize, _gerund))
    stop = random.choice((".", ".", " "[:0]))
    found = []
    for verb in random.sample(sorted(OBJECTS), random.randint(3, 8)):
        tail = f" {random.choice(CONNECTED)}" if random.random() < 0.4 else ""
        found.append(f"{form(verb)} {random.choice(OBJECTS[verb])}{tail}{stop}")
    if random.random() < 0.4:
        found.append(random.choice(EXTRA_DUTIES))
    return tuple(found)


def _third_person(verb: str) -> str:
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return (f"{verb[:-1]}ies" if verb.endswith("ry") else f"{verb}{ending}").capitalize()


def _gerund(verb: str) -> str:
    return f"{verb.removesuffix('e') if not verb.endswith('ee') else verb}ing".capitalize()


HeadingStyle = Callable[[str], str]
HEADING_STYLES: tuple[HeadingStyle, ...] = (
    lambda words: f"## {words}",
    lambda words: f"## {words.upper()}",
    lambda words: f"**{words}**",
    lambda words: f"**{words}:**",
    lambda words: words.upper(),
    lambda words: f"{words}:",
)


def _section(random: Random, heading: HeadingStyle, name: str, items: tuple[str, ...]) -> list[str]:
    plain = heading("Ab cd") == "Ab cd:"
    unknown = random.random() < 0.25 and not plain
    words = random.choice((UNKNOWN if unknown else KNOWN)[name])
    lines = [heading(words)]
    if not unknown and random.random() < 0.3:
        lines.append("This list is not exhaustive and may be supplemented." if name == "duties" else "You need:")
    ways = [_bullets, _numbers, _letters]
    if name == "duties" and not unknown:
        ways += [_table, _groups]
    return lines + random.choice(ways)(random, items)


def _bullets(random: Random, items: tuple[str, ...]) -> list[str]:
    sign = random.choice("-•*–")
    return [f"{sign} {item}" for item in items]


def _numbers(random: Random, items: tuple[str, ...]) -> list[str]:
    shape = random.choice(("{}.", "{})", "({})"))
    return [f"{shape.format(number)} {item}" for number, item in enumerate(items, 1)]


def _letters(random: Random, items: tuple[str, ...]) -> list[str]:
    return [f"{letter}) {item}" for letter, item in zip("abcdefghijkl", items, strict=False)]


def _table(random: Random, items: tuple[str, ...]) -> list[str]:
    head = random.choice(("| # | Duty | % of time |", "| No. | Essential function | Percent |"))
    rows = [f"| {number} | {item} | {100 // len(items)}% |" for number, item in enumerate(items, 1)]
    return [head, "| --- | --- | --- |", *rows]


def _groups(random: Random, items: tuple[str, ...]) -> list[str]:
    cut = max(1, len(items) // 2)
    first, second = random.sample(("Front of house", "Supplies", "Closing up", "In the back"), 2)
    lines = [f"**{first}**", *_bullets(random, items[:cut])]
    return [*lines, f"**{second}**", *_bullets(random, items[cut:])] if items[cut:] else lines


def _other(random: Random, heading: HeadingStyle, words: str, lines: tuple[str, ...]) -> list[str]:
    return [heading(words), *(_bullets(random, lines) if len(lines) > 1 else lines)]


def _with_furniture(random: Random, lines: list[str]) -> list[str]:
    """Page breaks with footers, anywhere but inside a table."""
    found = []
    for line in lines:
        if random.random() < 0.06 and not line.startswith("|"):
            found += ["_ Linden Street Market, page 1", "---", "^ Linden Street Market"]
        found.append(line)
    return found


def _form(random: Random, duties: tuple[str, ...], qualifications: tuple[str, ...]) -> str:
    sign = random.choice(("• ", ""))
    cell = lambda items: " // ".join(f"{sign}{item}" for item in items)  # noqa: E731
    rows = [
        "| Position | Floor Clerk |",
        "| Employer of record | Linden Street Market |",
        f"| {random.choice(('Essential functions', 'Duties', 'What the clerk does'))} | {cell(duties)} |",
        f"| {random.choice(('Qualifications', 'Requirements', 'What you need'))} | {cell(qualifications)} |",
        "| Hourly wage | $17.35 |",
    ]
    return "\n".join(rows)
