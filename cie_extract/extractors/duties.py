"""The duties of the position: what the document lists as its functions, responsibilities or tasks."""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.extractors.listed_items import listed_items
from cie_extract.extractors.naming import title_likeness
from cie_extract.extractors.request_form import find_form
from cie_extract.extractors.section_entries import Listed, folded
from cie_extract.extractors.told_in_prose import told_duties
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Finding, Item
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns, load_sections

#: How sure each layout is; what only its wording named is less so.
SCORES = {
    "listed": 0.95,
    "row": 0.95,
    "paragraph": 0.85,
    "prose": 0.85,
    "sentences": 0.7,
    "inline": 0.85,
    "by title": 0.6,
}
_HEAD_OF_THE_PAPER = 8  # blocks that may be the title
_LONGEST_TITLE = 60
_ARTICLES = frozenset({"a", "an", "the", "each"})
VOTED = 0.7


def find(annotated: Annotated, patterns: Patterns) -> Iterator[Finding]:
    """One finding a duty, in the order of the document."""
    sections = load_sections(patterns)
    words = load_name_words(patterns)
    form = find_form(annotated, patterns)
    items = tuple(item for item in listed_items(annotated, sections, "duties", form) if not is_title(item.text, words))
    items = items or _of_summary(annotated, sections) or _of_the_title(annotated, sections)
    for item in items or told_duties(annotated, patterns, sections):
        yield finding_of("duties", item, annotated, sections)


def is_title(text: str, words: NameWords) -> bool:
    """Whether an item is the job's name printed once more over its duties, or beside "Role" in a form."""
    return (
        len(text) <= _LONGEST_TITLE
        and text[-1:].isalnum()
        and title_likeness(text, words) >= 0.85
        and all(word[0].isupper() or word in ("of", "and", "for", "the") for word in text.split())
    )


def finding_of(field: str, item: Listed, annotated: Annotated, sections: SectionPatterns) -> Finding:
    """An item as a finding; one under a heading that no pattern knows rests on its wording alone."""
    score, rule = SCORES[item.how], item.how
    if item.heading is not None and not _named(annotated, sections, item.heading, field):
        score, rule = min(score, VOTED), f"{item.how} by wording"
    return Finding(field, Item(item.text, item.percent, item.essential), item.spans, f"{field}/{rule}", score)


def _named(annotated: Annotated, sections: SectionPatterns, heading: int, field: str) -> bool:
    text = annotated.document.text_of(annotated.document.blocks[heading])
    label = sections.label(text)
    return field in (sections.heading(text), sections.cell(text), label.name if label else None)


def _of_summary(annotated: Annotated, sections: SectionPatterns) -> tuple[Listed, ...]:
    """Where nothing else tells what is done, the sentences of the summary that do."""
    items = listed_items(annotated, sections, "summary")
    return tuple(item for item in items if sections.is_worded_as("duties", item.text))


def _of_the_title(annotated: Annotated, sections: SectionPatterns) -> tuple[Listed, ...]:
    """A paragraph that says of the job by its title what it does ("A Roofer inspects roofs; …"), wherever it stands:
    its heading may be lost."""
    document = annotated.document
    titles = {plain_words(document.text_of(block)) for block in document.blocks[:_HEAD_OF_THE_PAPER]} - {""}
    found = []
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = document.text_of(block)
        subject, _, rest = plain_words(text).partition(" ")
        title = next((title for title in titles if rest.startswith(title)), None) if subject in _ARTICLES else None
        told = rest.removeprefix(title) if title else ""
        verb = told.split(" ", 1)[0]
        does = told.startswith("does ") and not told.startswith("does not ")
        if does or (verb.endswith("s") and sections.is_worded_as("duties", told)):
            found.append(Listed(folded(text), ((block.body, block.end),), "by title"))
    return tuple(found)


EXAMPLES = (
    # misses: headings that only sound like duties, group headings, disclaimers, strays
    "# PHYSICAL DEMANDS\n- Stands and walks all day",
    "# Supervisory responsibilities\nSupervises nobody.",
    "# Duties\nThis list is not exhaustive.",
    "# Benefits\n- Explains nothing, costs nothing",
    "# Position summary\nThe laundry is in the basement and is run for the hospital.",
    "# Duty station\nPier 4, Norfolk",
    "# ROOFER\nThe Roofer shop is on Main Street.",
    "# City of Elm\nThe City of Elm does not discriminate on the basis of race.",
    "# Duties\n- <duties>Packs kits.</duties>\n- Working location: 12 Quay Street, Elm\n"
    "- Training level: below 80 pieces: $11 per hour",
    "# Position description\n- Full time, days\n- Reports to the lead\n- On the second floor",
    "# Duties\n- <duties>Sweeps the halls.</duties>\nAdopted 3/98\nRevised 6/04",
    "# Duties\nNOTE: The lamps are lit at six.",
    # a remark between the heading and its list; shares of time before each line; a list led in at a paragraph's end
    "# Duties\nNOTE: What follows is done by most holders of this class.\n1. <duties>Oils the gears.</duties>\n"
    "2. <duties>Winds the clock.</duties>\nNOTE: The tower is cold.",
    "# Duties\n<duties percent=96>96% - Oils the gears of the clock.</duties>\n"
    "<duties percent=4>4% - Completes the tower log.</duties>",
    "# Clock Winder\nWinders keep the time of a whole town, alone, all week. Responsibilities to include:\n"
    "- <duties>Wind the clock.</duties>\n- <duties>Oil its gears.</duties>\n- <duties>Must be able to climb.</duties>",
    # columns whose first row only looks like their heads; a survey with too little that anybody knows
    "| Duties | see below |\n| Requirements | see below |",
    "| Town | Requirements |\n| Elm | none |",
    "| Response number | 118 |\n| Store | Elm |\n| Status | Complete |\n| End | noon |\n| Work | days |",
    "# Responsibilities:\nThe successful applicant will have a head for heights.\n- <duties>Winds the clock.</duties>\n"
    "- <duties>Oils its gears.</duties>",
    # a table of the day beside a list; what is said of the others, under a list
    "# Duties\n- <duties>Winds the clocks.</duties>\n- <duties>Oils the gears.</duties>\n# The day\n"
    "| 7:30 | Clock in at the gate |\n| 7:40 to 11:30 | Rounds with the lead |\n| 11:30 a.m. | Lunch |",
    "# Duties\n- <duties>Winds the clocks.</duties>\n- <duties>Oils the gears.</duties>\n"
    "You will be with two other winders and a clerk.",
    # hits
    "# Responsibilities:\n<duties>The successful applicant will work with the head winder to look after the clocks of "
    "four towers and to keep the town on time.</duties>\nOther duties include:\n- <duties>Winds the clock.</duties>\n"
    "- <duties>Oils its gears.</duties>",
    "# The day\n| 7:30 | <duties>Open the tower</duties> |\n| 7:40 to 11:30 | <duties>Wind the clocks</duties> |",
    "# Duties\n- <duties>Winds the clocks.</duties>\n# A usual day\n| 12 | <duties>Oils the gears</duties> |\n"
    "| 14 | <duties>Sweeps the tower</duties> |",
    "# Duties\n- <duties>Winds the clocks.</duties>\n<duties>You will be responsible for the keys.</duties>",
    "# Winder\n| Main duties | Requirements |\n"
    "| • <duties>Wind the clock</duties> // • <duties>Oil its gears</duties> | • A head for heights |",
    "| Response | 118 |\n| Sent | Monday |\n| Start | noon |\n| State | OR |\n| Signed | yes |\n| More | no |\n"
    "| Other | no |\n| Town | Elm |\n| List the duties, one on each line | <duties>Wind the clock</duties> // "
    "<duties>Oil its gears</duties> |\n| List the qualifications, one on each line | A head for heights |",
    "# Position description\n1. <duties>Washes sedans and vans.</duties>\n2. <duties>Parks them.</duties>\n"
    "3. <duties>Hands out keys to clerks.</duties>\n# You must have\n- A valid license",
    "# ROOFER\nClass code 0101\n<duties>A Roofer inspects roofs; prepares estimates; and lays tile.</duties>",
    "# DUTIES\n- <duties>Sweeps the halls.</duties>\n- <duties>Empties bins.</duties>",
    "# What you'll do\n1. <duties>Bag groceries</duties>\n2. <duties>Bring in carts</duties>\n# What you need\n- Be 16",
    "Duties: <duties>Sorts mail for six floors and meters what goes out.</duties>\nPay: $17.10 an hour",
    "# Tasks\n**Front desk**\n- <duties>Greets visitors.</duties>\n**Back office**\n- <duties>Files forms.</duties>",
    "# Functions\n1. <duties>Cleans the kitchen.</duties>\n  1.1. <duties>Scrubs pots.</duties>",
    "# Duties\n| Duty | % of time |\n| --- | --- |\n| <duties percent=60>Runs the press.</duties> | 60% |",
    "# Duties\n- <duties>Loads vans.</duties>\nThe vans are white.\n# Conditions\n- Cold and wet",
    "| Essential functions | <duties>Washes pots.</duties> // <duties>Mops floors.</duties> |\n| Pay | $16 |",
    "# Responsibilities\n<duties>Greets guests. Seats them. Clears the tables.</duties>",
    "# Responsibilities\n<duties>Press shirts.</duties> <duties>Assess stains.</duties>",
    "# Responsibilities\n<duties>Greet guests.</duties> <duties>Seat them.</duties> <duties>Clear tables.</duties>",
)
