"""Which blocks open a section: headings, labels run in with their text, label cells of forms, columns of tables.

A heading is told by its words first (patterns/sections) and by its look second. One that no section knows still
opens something: it may end the section above it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cie_extract.model.document import FLOW, Block, BlockKind, Document
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns
from cie_extract.stages.openings import CHECK_BOX, Opening, Rank, Reach, rank_of
from cie_extract.stages.section_votes import LISTED
from cie_extract.stages.table_headings import openings_in_tables

_SENTENCE_ENDS = (".", ";", ",", "!")
_LONGEST_HEADING = 14  # words
_LONGEST_UNKNOWN = 10
_LONGEST_LINE = 8  # words of a line that may be an item of a list without bullets
_FEWEST_RUN_IN = 4  # words after a label that are surely its text and no part of a heading
_CAPITAL_LABEL = re.compile(r"[A-Z][A-Z0-9 ,/&()'’.-]{3,50}:\s+(?=\S)")
_NUMBERED = re.compile(r"[\W_]*(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-z])[\W_]*")
_HEADING_LIKE = re.compile(r"\W{0,2}[A-Z0-9].*\w\w")
_POINTS = re.compile(r"\b(?:pts|points|cont)\.$", re.IGNORECASE)  # "Factor 1 … 350 pts."
_REMARK_BEHIND = re.compile(r"\s*\([^()]*\)?\s*$")
_LAST_SENTENCE = re.compile(r"[.!?]\s+(?P<last>[A-Z][^.!?:]{3,80}:)\s*$")
_GOES_ON = re.compile(r"(?:[,/&–-]|\b(?:and|or|of|for|to|the|with|in))$", re.IGNORECASE)
#: How a letter ends: what follows is its sender's.
_FAREWELL = re.compile(
    r"\W*(?:(?:yours\s+)?(?:sincerely|truly|faithfully|respectfully)(?:\s+yours)?|(?:with\s+)?(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)|thank\s+you|thanks(?:\s+again)?|cordially|best)"
    r"\s*[,.!–—-]?(?:\s+[A-Z][\w.’'-]+){0,3}\W*",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"[☐☒]\W{0,3}(?i:true|false|yes|no)\b|(?:\.{3,}|_{3,}|…)\s*(?:TRUE|FALSE|T|F)\W*$|^\W*(?:TRUE|FALSE)\s*[–—-]"
)

#: Without any of these nothing is answered in a document: a quick look.
_SIGNS_OF_ANSWERS = ("☐", "☒", "...", "___", "…", "TRUE", "FALSE")


def find_openings(document: Document, sections: SectionPatterns) -> dict[int, Opening]:
    """Every opening, by the index of its block."""
    found = {opening.block: opening for opening in openings_in_tables(document, sections)}
    flow = [block for block in document.blocks if block.kind in FLOW]
    following = {block.index: after for block, after in pairwise(flow)}
    preceding = {block.index: ahead for ahead, block in pairwise(flow)}
    answered = _first_answered(document, flow)
    if answered is not None:
        found[answered.index] = Opening(answered.index, "statements", answered.start, "on", rank_of(answered))
    before: Block | None = None
    asked = ""  # the number that the next question of a survey would have, after one that was a heading
    for block in document.blocks:
        if block.index in found or block.kind in (BlockKind.CELL, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
            continue
        if block.kind is BlockKind.LIST_ITEM:
            opening = _item_heading(document, preceding.get(block.index), block, following.get(block.index), sections)
            if opening is None and block.marker and block.marker == asked:
                opening = Opening(block.index, None, block.end, "on", rank_of(block))
            asked = _next_number(block.marker) if opening else ""
        else:
            opening = _opening(document, block, following.get(block.index), sections)
        if opening and not (before and _second_line(document, before, block, sections)):
            found[block.index] = opening
        before = block if opening else None
    return found


def _next_number(marker: str) -> str:
    """The marker after this one: "4." after "3."; "" after one that is no number."""
    return re.sub(r"\d+", lambda number: str(int(number[0]) + 1), marker) if re.search(r"\d", marker) else ""


def _first_answered(document: Document, flow: list[Block]) -> Block | None:
    """The first of a request's statements, told by the answer in it or below it: "☒ True ☐ False", "…… TRUE".

    Only statements outside tables need it, where no heading stood above them.
    """
    if not any(sign in document.text for sign in _SIGNS_OF_ANSWERS):
        return None
    for before, block in pairwise([None, *flow]):
        if block is None or block.cell or not _ANSWER.search(document.text_of(block)):
            continue
        if before and before.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.PARAGRAPH:
            return before
        return block if block.kind is not BlockKind.HEADING else None
    return None


def _second_line(document: Document, before: Block, block: Block, sections: SectionPatterns) -> bool:
    """Is this the rest of the heading above, which took two lines ("Knowledge, Skills (Position" / "Expectations)")?"""
    if block.index != before.index + 1 or before.kind is not block.kind:
        return False
    above, text = document.text_of(before).strip(), document.text_of(block).strip()
    if above.count("(") > above.count(")") and text.count(")") > text.count("("):
        return True
    if block.kind is not BlockKind.HEADING:
        return False
    if _GOES_ON.search(above) or text[:1].islower():
        return True
    words = plain_words(above).count(" "), plain_words(text).count(" ")
    name = sections.heading(above)
    return name is not None and words[0] > 3 >= words[1] and sections.heading(f"{above} {text}") == name


def _opening(document: Document, block: Block, after: Block | None, sections: SectionPatterns) -> Opening | None:
    text = document.text_of(block)
    label = sections.label(text)
    run_in = label is not None and plain_words(text[label.end :]).count(" ") >= _FEWEST_RUN_IN
    if not run_in and _may_be_heading(document, block, after) and (name := sections.heading(text)):
        return Opening(block.index, name, block.end, "on", rank_of(block))
    if not label and after and after.kind is BlockKind.PARAGRAPH and block.kind is BlockKind.PARAGRAPH:
        name = sections.heading(text) if not text.rstrip().endswith(_SENTENCE_ENDS) else None
        if name and sections.is_worded_as(name, document.text_of(after)):
            return Opening(block.index, name, block.end, "on", rank_of(block))
    if label:
        reach: Reach = "on" if sections.files[label.name].runs_on else "block"
        return Opening(block.index, label.name, block.body + label.end, reach, rank_of(block))
    if after and after.kind is BlockKind.LIST_ITEM and (name := _led_in(text, sections)):
        return Opening(block.index, name, block.end, "on", rank_of(block, lead=True))
    if _FAREWELL.fullmatch(text):
        return Opening(block.index, "other", block.start, "on", rank_of(block))
    if capitals := _CAPITAL_LABEL.match(text):
        rank = Rank(0, block.size, block.bold, True, False)
        return Opening(block.index, None, block.body + capitals.end(), "on", rank)
    return _unknown(block, text)


def _led_in(text: str, sections: SectionPatterns) -> str | None:
    """The list that the last sentence of a paragraph leads in: "… all week. Responsibilities to include:"."""
    found = _LAST_SENTENCE.search(text)
    name = sections.heading(found["last"]) if found else None
    return name if name in LISTED else None


def _may_be_heading(document: Document, block: Block, after: Block | None) -> bool:
    """May these words be a heading where they stand? In plain type only over a list, a table or a whole sentence."""
    text = document.text_of(block).rstrip()
    if block.kind is BlockKind.HEADING or block.bold or block.caps or text.endswith(":"):
        return True
    if text.endswith(")") and _REMARK_BEHIND.sub("", text).isupper():
        return True  # "MINIMUM TRAINING (What follows is the least that is asked.)"
    if after is None or (text.endswith(_SENTENCE_ENDS) and not _POINTS.search(text)):
        return False
    if after.kind is BlockKind.PARAGRAPH:
        below = document.text_of(after).rstrip()
        if text.count("(") > text.count(")"):
            return below.endswith(")")
        return below.endswith((".", ";")) or plain_words(below).count(" ") > _LONGEST_LINE
    return after.kind is not BlockKind.HEADING


def _unknown(block: Block, text: str) -> Opening | None:
    words = plain_words(text).count(" ")
    ends = text.rstrip()
    if not words or CHECK_BOX.search(text):
        return None
    if block.kind is BlockKind.HEADING:
        if (words > _LONGEST_HEADING and ends.endswith(_SENTENCE_ENDS)) or not _HEADING_LIKE.match(ends):
            return None
        return Opening(block.index, None, block.end, "on", rank_of(block))
    if words <= _LONGEST_UNKNOWN and (block.bold or block.caps) and not ends.endswith(_SENTENCE_ENDS):
        return Opening(block.index, None, block.end, "on", rank_of(block))
    if words <= _LONGEST_HEADING and ends.endswith(":"):
        return Opening(block.index, None, block.end, "on", rank_of(block, lead=True))
    return None


def _item_heading(
    document: Document, ahead: Block | None, block: Block, after: Block | None, sections: SectionPatterns
) -> Opening | None:
    """A heading that was read as a list item, as its number is one: "2. Functions", alone among other blocks."""
    text = document.text_of(block)
    if text.rstrip().endswith(_SENTENCE_ENDS) or plain_words(text).count(" ") > _LONGEST_UNKNOWN:
        return None
    sibling = any(other and other.kind is BlockKind.LIST_ITEM and _alike(block, other) for other in (ahead, after))
    standing_out = block.bold or block.caps
    if sibling or not (standing_out or _NUMBERED.fullmatch(block.marker)):
        return None
    if name := sections.heading(text):
        return Opening(block.index, name, block.end, "on", rank_of(block))
    return Opening(block.index, None, block.end, "on", rank_of(block)) if standing_out else None


def _alike(one: Block, other: Block) -> bool:
    shapes = [re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", block.marker)) for block in (one, other)]
    return one.level == other.level and shapes[0] == shapes[1] and one.bold == other.bold
