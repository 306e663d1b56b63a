"""The items of a section: bullets, numbered entries, rows of a table, and paragraphs where there is no list.

An item is what the document lists as one. A lead item with items beneath is an item too; a mere group heading is
not. Run-on prose gives a paragraph an item. Lines of pay, benefits or disclaimers that strayed into a list are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from cie_extract.extractors.answer_sheet import COLUMN_WORDS
from cie_extract.extractors.item_parts import alternatives, numbered_within, sentences, share_in
from cie_extract.extractors.request_form import Form
from cie_extract.extractors.section_entries import (
    LETTERS,
    SHORT_HEADING,
    Entry,
    Listed,
    entries_of,
    folded,
    scanned,
    units_of,
)
from cie_extract.extractors.stray_rows import is_timetable, without_facts_below
from cie_extract.extractors.table_rows import rows_of
from cie_extract.model.annotated import Annotated, Section
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns

_TERMINAL = (".", ";", ":", "!", "?", ")")
#: A line of a form that strayed into a list: "Working location: 12 Main Street", "Training level: below 80 pieces".
_FACT_LINE = re.compile(
    r"(?:work(?:ing)?|job|duty|reporting|site|office)\s+(?:location|site|station|address)s?\s*:|(?:work\s?site|location|address|telephone|phone|fax|e-?mail|website)\s*:|"
    r"(?:training|production|entry|starting|beginning|top|expert|skilled|standard)\s+(?:level|rate|tier|step)\s*(?:\d\s*)?:[^.]*?(?:\$|\bpieces\b|per\s+hour)",
    re.IGNORECASE,
)
#: An address alone: "115 Market Street, Denton, MD 21629".
_ADDRESS = re.compile(
    r"\d{1,6}[\w-]*\s+[A-Z][\w.’' ]+,(?:\s+[\w.# ]+,)?\s+[A-Z][\w.’' ]+,\s+[A-Z]{2}(?:\s+\d{5}(?:-\d{4})?)?\.?"
)
_CONNECTS = re.compile(r"(?:[;,]|\b(?:and|or))(?:,? (?:and|or),?)?\s*$", re.IGNORECASE)
#: "Sorts", "Meters", and not "Press", "Assess": what somebody does, and no order.
_TOLD_OF_SOMEBODY = re.compile(r"[A-Za-z-]+[^\Ws]s\b")
_LONGEST_ORDER = 40  # words of a sentence that may be an item by itself
_LONGEST_HEADING = 6  # words of a heading that has a bullet of its own
_UNMARKED = frozenset({"paragraph", "prose", "row"})
_LONGEST_TITLE = 9  # words, share of time included
_MOST = 0.6  # the share of items with a full stop, beside which a lead without one is a heading
_A_LITTLE_LARGER = 0.3  # points, where the letters are bold as well
_LARGER = 0.7  # points by which a heading's letters are larger than its list's


def listed_items(
    annotated: Annotated, patterns: SectionPatterns, name: str, form: Form | None = None
) -> tuple[Listed, ...]:
    """The items of every section of this name, in order; one that a later section repeats word for word comes once.
    Where a request's statements follow a list without a heading of their own, the list ends before them."""
    parts = units_of(annotated, name)
    units = [
        tuple(item for item in _of_unit(annotated, patterns, name, *unit) if not _in_form(item, annotated, form))
        for unit in parts
    ]
    if any(item.how == "listed" for items in units for item in items):
        units = [items for items, (_, pieces) in zip(units, parts, strict=True) if not is_timetable(annotated, pieces)]
    any_list = any(item.how in ("listed", "row") for items in units for item in items)
    found: list[Listed] = []
    seen: set[str] = set()
    for items in units:
        if any_list and name == "duties" and all(item.how == "prose" for item in items):
            items = tuple(item for item in items if patterns.is_worded_as(name, item.text))
        found += [item for item in items if plain_words(item.text) not in seen]
        seen |= {plain_words(item.text) for item in items}
    return tuple(found)


def _in_form(item: Listed, annotated: Annotated, form: Form | None) -> bool:
    """Whether an item is one of a request's statements, or follows them under a heading that stands before them."""
    if form is not None and item.text.lower().strip(" :.*") in COLUMN_WORDS:
        return True  # the head of its answers' column
    if form is None or item.spans[0][1] <= form.first.start:
        return False
    if item.spans[0][0] < form.last.end:
        return True
    if item.heading is None and item.how == "row":
        return False  # under the head of its column, which stands behind the statements too
    heading = annotated.document.blocks[item.heading].start if item.heading is not None else 0
    return heading < form.first.start


def _of_unit(
    annotated: Annotated, patterns: SectionPatterns, name: str, heading: int | None, pieces: list[Section]
) -> Iterator[Listed]:
    essential = _essential_by(annotated, heading)
    entries = without_facts_below(entries_of(annotated, pieces, heading), patterns, name)
    for item in _in_order(annotated, patterns, name, entries):
        if _is_item(patterns, name, item):
            known = item.essential if item.essential is not None else essential
            yield replace(item, percent=item.percent or share_in(item.text), essential=known, heading=heading)


def _in_order(annotated: Annotated, patterns: SectionPatterns, name: str, entries: list[Entry]) -> list[Listed]:
    """Rows, list items and paragraphs in the order of the text."""
    if titles := _titles(entries):
        return list(_of_titled(entries, titles))
    cells = {entry.block.index: entry for entry in entries if entry.block.cell}
    listed = [entry for entry in entries if entry.listed and not entry.block.cell]
    plain = [entry for entry in entries if not entry.listed and not entry.block.cell]
    if not cells and not listed:
        return list(_of_prose(annotated, patterns, name, plain))
    found = [*_of_list(listed), *_of_rows(annotated, patterns, name, cells)]
    largest = max(entry.block.size for entry in [*listed, *cells.values()])
    over_lists = {entry.start for entry, after in pairwise(entries) if after.listed and not entry.listed}
    found += [
        entry.item("paragraph")
        for entry in plain
        if (entry.block.size <= largest + _LARGER or scanned(annotated, entry.block))
        and not (entry.start in over_lists and entry.words <= SHORT_HEADING and not entry.text.endswith("."))
        and _belongs(patterns, name, entry)
    ]
    return sorted(found, key=lambda item: item.spans[0])


def _titles(entries: list[Entry]) -> dict[int, Decimal | None]:
    """The numbered titles over paragraphs ("1. Sorting (40%)", and below it what is done), by the start of their
    text, with the share of time each states. Empty where most listed entries are items themselves."""
    titles = {
        entry.start: share_in(entry.text)
        for entry, after in pairwise(entries)
        if entry.listed and not (after.listed or after.block.cell or entry.block.cell) and _is_title(entry)
    }
    listed = sum(entry.listed for entry in entries)
    return titles if len(titles) > 1 and len(titles) >= _MOST * listed else {}


def _is_title(entry: Entry) -> bool:
    return entry.words <= _LONGEST_TITLE and not entry.text.endswith((".", ";", "!", "?"))


def _of_titled(entries: list[Entry], titles: dict[int, Decimal | None]) -> Iterator[Listed]:
    """The paragraphs below titles; one that has a title to itself has its share of time."""
    groups: list[tuple[Decimal | None, list[Entry]]] = [(None, [])]
    for entry in entries:
        if entry.start in titles:
            groups.append((titles[entry.start], []))
        elif not _leads_in(entry):
            groups[-1][1].append(entry)
    for share, paragraphs in groups:
        for entry in paragraphs:
            yield replace(entry.item("paragraph"), percent=share if len(paragraphs) == 1 else None)


def _of_list(listed: list[Entry]) -> Iterator[Listed]:
    """List items; parts that only complete the sentence of their lead are read with it."""
    at = 0
    while at < len(listed):
        entry, beneath = listed[at], _beneath(listed, at)
        at += 1
        if _group_heading(entry, beneath):
            continue
        if entry.text.endswith(":") and _complete_it(beneath):
            whole = " ".join([entry.text, *(f"{part.block.marker} {part.text}" for part in beneath)])
            yield replace(entry.item("listed"), text=folded(whole), spans=((entry.start, beneath[-1].block.end),))
            at += len(beneath)
            continue
        inline = entry.parts(numbered_within(entry.text, entry.block.marker), "inline")
        parts = inline or entry.parts(alternatives(entry.text), "listed")
        yield from parts or (entry.item("listed"),)


def _beneath(listed: list[Entry], at: int) -> list[Entry]:
    found: list[Entry] = []
    for later in listed[at + 1 :]:
        if later.block.level <= listed[at].block.level:
            break
        found.append(later)
    return found


def _group_heading(entry: Entry, beneath: list[Entry]) -> bool:
    """ "Customer service:" over a list of its duties is no duty; "Cleans the restrooms." over its steps is one."""
    if not beneath:
        return False
    if entry.block.bold and entry.block.size > max(one.block.size for one in beneath) + _A_LITTLE_LARGER:
        return True
    if entry.text.endswith((".", ";")):
        return False
    if entry.text.endswith(":"):
        return entry.words <= 5
    stopped = sum(one.text.endswith(".") for one in beneath) / len(beneath)
    return entry.words <= 3 or (entry.words <= 8 and (entry.block.bold or stopped > _MOST))


def _heads_the_rest(entries: list[Entry]) -> bool:
    """Does the first paragraph of a cell only lead in the list below it?"""
    listed = all(entry.listed for entry in entries[1:])
    return listed and (_group_heading(entries[0], entries[1:]) or entries[0].text.endswith(":"))


def _complete_it(beneath: list[Entry]) -> bool:
    """Do the parts read on from their lead ("…, which includes: a. one year of …; and b. two years of …")?"""
    return len(beneath) > 1 and all(_CONNECTS.search(part.text) for part in beneath[:-1])


def _of_rows(annotated: Annotated, patterns: SectionPatterns, name: str, cells: dict[int, Entry]) -> Iterator[Listed]:
    blocks = [entry.block for entry in cells.values()]
    for row in rows_of(annotated.document, blocks, lambda head: patterns.cell(head) == name):
        entries = [cells[index] for index in row.main]
        if len(entries) > 1 and not entries[0].listed and _heads_the_rest(entries):
            entries = entries[1:]
        for entry in entries:
            for item in entry.parts(numbered_within(entry.text, entry.block.marker), "inline") or (entry.item("row"),):
                one = len(entries) == 1
                yield replace(
                    item,
                    percent=row.percent if one else None,
                    essential=row.essential,
                    spans=(*item.spans, *(row.beside if one else ())),
                )


def _belongs(patterns: SectionPatterns, name: str, entry: Entry) -> bool:
    """Is a paragraph beside a list one more item ("Performs other duties as assigned.")? A lead-in is none."""
    if _leads_in(entry) or entry.text[:1].islower() or "boilerplate" in patterns.wording(entry.text):
        return False
    run_in = entry.start > entry.block.body
    return patterns.is_worded_as(name, entry.text) or (run_in and entry.words >= 3)


def _of_prose(annotated: Annotated, patterns: SectionPatterns, name: str, plain: list[Entry]) -> Iterator[Listed]:
    paragraphs = [entry for entry in plain if not _leads_in(entry)]
    for entry in paragraphs:
        parts = entry.parts(numbered_within(entry.text), "inline")
        if not parts and len(paragraphs) == 1 and name == "duties":
            parts = _orders(annotated, patterns, entry)
        yield from parts or (entry.item("prose"),)


def _leads_in(entry: Entry) -> bool:
    return entry.text.endswith(":") or (entry.words <= 6 and entry.block.bold and not entry.text.endswith("."))


def _orders(annotated: Annotated, patterns: SectionPatterns, entry: Entry) -> tuple[Listed, ...]:
    """One paragraph of bare orders ("Greet guests. Seat them. Clear tables.") is a list without bullets."""
    end = entry.start + len(entry.text)
    starts = (max(0, at - entry.start) for at, after in annotated.sentences if at < end and after > entry.start)
    parts = entry.parts(sentences(entry.text, starts), "sentences")
    ordered = all(patterns.is_worded_as("duties", part.text) for part in parts)
    short = all(len(part.text.split()) <= _LONGEST_ORDER for part in parts)
    told = sum(_TOLD_OF_SOMEBODY.match(part.text) is not None for part in parts)  # "Sorts mail. Meters it.": prose
    return parts if len(parts) > 1 and ordered and short and told * 2 < len(parts) else ()


def _is_item(patterns: SectionPatterns, name: str, item: Listed) -> bool:
    text = item.text
    if (
        not LETTERS.search(text)
        or patterns.leaves_out(name, text)
        or _FACT_LINE.match(text)
        or _ADDRESS.fullmatch(text)
    ):
        return False
    if text.endswith(":") and len(text.split()) <= _LONGEST_HEADING and patterns.heading(text) is not None:
        return False  # a heading with a bullet of its own: "- Knowledge, skills and abilities:"
    if item.how == "row" and text.endswith(":"):
        return False  # a label, whatever the cell beside it answers: "Credit check:", "Not required"
    if item.how in _UNMARKED and len(text.split()) <= _LONGEST_HEADING and _only_heads(patterns, name, text):
        return False  # the heading of what follows, in plain type: "Supplemental Information"
    worded = patterns.wording(text)
    if name in worded:
        return True
    label = patterns.label(text)
    strayed = label is not None and not patterns.files[label.name].runs_on
    closing = patterns.closing
    if name == "qualifications" and item.how == "listed":
        closing = closing - {"conditions"}  # what a list of demands asks of the body is one of them: "Stands two hours"
    return not strayed and not worded.intersection(closing)


def _only_heads(patterns: SectionPatterns, name: str, text: str) -> bool:
    """Whether words in capitals of their own, without a full stop, are the heading of another section."""
    opened = None if text.endswith((".", ";", ",")) else patterns.heading(text)
    return opened is not None and opened != name and name not in patterns.wording(text)


def _essential_by(annotated: Annotated, heading: int | None) -> bool | None:
    """Whether the heading itself says so: "Essential functions", "Marginal functions"."""
    if heading is None:
        return None
    words = plain_words(annotated.document.text_of(annotated.document.blocks[heading])[:90])
    if re.search(r"\b(?:non ?essential|marginal|secondary)\b", words):
        return False
    return True if re.search(r"\bessential\b", words) else None
