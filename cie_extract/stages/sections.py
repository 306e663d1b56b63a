"""Document -> its sections: which heading each line stands under, and what a heading that nobody knows is about.

Three steps, in this order: openings (stages/headings), who owns each block, and a vote over the wording of what is
left without a name. Words under a known heading are never voted away from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, takewhile

from cie_extract.model.annotated import Section
from cie_extract.model.document import FLOW, Block, BlockKind, Cell, Document
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns, load_sections
from cie_extract.stages.headings import find_openings
from cie_extract.stages.openings import Opening, Rank
from cie_extract.stages.section_votes import LISTED, POINTER, Owner, content_of, holds_items, told_of, vote

_PLAIN = Rank(0, 0.0, False, False, False, lead=True)
_NUMBER = re.compile(r"\W*(\d{1,2})\W*$")
#: Sections that never stand inside a list of duties or qualifications, however their lines are worded.
_NEVER_INSIDE = frozenset({*LISTED, "boilerplate", "conditions", "how_to_apply", "identification", "pay", "statements"})


def find_sections(document: Document, patterns: Patterns) -> tuple[Section, ...]:
    """The sections in order of the text; together they hold every block but the headings."""
    sections = load_sections(patterns)
    owners = _Walk(document, sections).owners()
    vote(document, sections, owners)
    return tuple(sorted(_as_sections(document, owners), key=lambda section: (section.start, section.end)))


class _Walk:
    """One pass over the blocks, which gives each an owner."""

    def __init__(self, document: Document, sections: SectionPatterns) -> None:
        self.document = document
        self.sections = sections
        self.openings = find_openings(document, sections)
        self.current = Owner("", None, _PLAIN)
        self.found = [self.current]
        self.pointers: dict[str, str] = {}

    def owners(self) -> list[Owner]:
        """Every owner with its blocks, in order of opening."""
        brief: tuple[Owner, Opening] | None = None
        aside: Owner | None = None
        for block in self.document.blocks:
            if block.kind not in FLOW:
                aside = self._beside(block, aside)
                continue
            aside = None
            if brief and not self._reaches(brief[1], block):
                brief = None
            opening = self.openings.get(block.index)
            if opening and opening.reach == "table" and opening.name == self.current.name:
                opening = None  # its heading said so already
            elif opening and opening.reach == "row" and self._is_topic(opening, block):
                opening = None
            if opening and self._is_a_note_on_the_list(opening, block):
                opening = None
            if opening and opening.reach != "on":
                brief = (self._brief(opening, block), opening)
            elif opening and brief and brief[1].reach != "block":
                brief = None if opening.reach == "on" and self._opens(opening, block) else brief
                if brief:
                    brief[0].blocks.append(block.index)
            elif opening:
                self._opens(opening, block)
            elif brief:
                brief[0].blocks.append(block.index)
            else:
                self._owner_of(block).blocks.append(block.index)
        return self.found

    def _is_topic(self, opening: Opening, block: Block) -> bool:
        """In a grid of duties by topic ("Training | Trains helpers"): is this cell a topic and no label of a form?"""
        inside = opening.name in LISTED or opening.name not in _NEVER_INSIDE
        if self.current.name not in LISTED or not inside or not block.cell:
            return False
        row = takewhile(
            lambda after: after.cell and block.cell and _row(after.cell) == _row(block.cell),
            islice(self.document.blocks, block.index + 1, None),
        )
        worded = [self.sections.wording(self.document.text_of(after)) for after in row]
        return any(self.current.name in names and opening.name not in names for names in worded)

    def _is_a_note_on_the_list(self, opening: Opening, block: Block) -> bool:
        """Is this a remark right under a list's heading ("NOTE: These are examples."), with the list below it?"""
        current = self.current
        if opening.name != "boilerplate" or opening.start >= block.end or current.name not in LISTED or current.blocks:
            return False
        return current.heading is not None and bool(self._until_next(block))

    def _opens(self, opening: Opening, block: Block) -> bool:
        """Take an opening that reaches on; False where it turns out to be a heading within the current section."""
        name = opening.name or self._pointed_to(block)
        if self._stays(name, opening, block):
            self.current.blocks.append(block.index)
            return False
        self._note_pointer()
        below = opening.rank.below(self.current.rank)
        inherited = name is None and below and bool(self.current.name)
        inner = below and (inherited or name == self.current.name)
        rank = self.current.rank if inner else opening.rank
        name = self.current.name if inherited else name or ""
        self._start(Owner(name, block.index, rank, opening.start, inherited=inherited), block)
        return True

    def _start(self, owner: Owner, block: Block) -> None:
        if owner.start is not None and owner.start < block.end:
            owner.blocks.append(block.index)
        self.current = owner
        self.found.append(owner)

    def _stays(self, name: str | None, opening: Opening, block: Block) -> bool:
        """Is this a heading within the current section: of a group of duties, or a lead-in?"""
        current = self.current
        if not current.name or name == current.name:
            return False
        if name is None:
            if current.name not in LISTED:
                return False
            if not opening.rank.below(current.rank):
                return self._heads_a_group(opening, block)
            told = told_of(self.document, self.sections, self._until_next(block)) if opening.rank.lead else None
            if told and told != current.name:
                self.current = Owner(told, None, current.rank)
                self.found.append(self.current)
            return True
        if current.name not in LISTED or name in _NEVER_INSIDE:
            return False
        if opening.start < block.end:  # run in: "Supervision: trains two helpers"
            rest = self.document.text[opening.start : block.end]
            return not opening.rank.caps and not opening.rank.bold and self.sections.is_worded_as(current.name, rest)
        lower = opening.rank.below(current.rank)
        return lower and told_of(self.document, self.sections, self._until_next(block), fewest=1) == current.name

    def _heads_a_group(self, opening: Opening, block: Block) -> bool:
        """Is this a group's heading that looks no lower than its section's? Then the first stands right below that
        one, the others look like the first, and all stand over lines of the section's wording."""
        current = self.current
        like_the_first = current.group is not None and not current.group.below(opening.rank)
        if holds_items(self.document, self.sections, current) and not like_the_first:
            return False
        if told_of(self.document, self.sections, self._until_next(block), fewest=1) != current.name:
            return False
        current.group = opening.rank
        return True

    def _until_next(self, block: Block) -> list[Block]:
        below: list[Block] = []
        for after in islice(self.document.blocks, block.index + 1, None):
            if after.kind not in FLOW:
                continue
            if after.index in self.openings:
                break
            below.append(after)
        return below

    def _brief(self, opening: Opening, block: Block) -> Owner:
        """An owner for one block, cell, row or table. What follows it belongs to what stood before, if that was
        only the head of the paper."""
        owner = Owner(opening.name or "", block.index, opening.rank, opening.start)
        if opening.reach in ("table", "cell") and opening.start == block.start:
            owner.heading = None
        if opening.start < block.end:
            owner.blocks.append(block.index)
        self.found.append(owner)
        begun = self.current.blocks or opening.reach != "block"
        if begun and self.current.name not in ("", "identification", owner.name):
            self.current = Owner("", None, _PLAIN)
            self.found.append(self.current)
        return owner

    def _reaches(self, opening: Opening, block: Block) -> bool:
        head, cell = self.document.blocks[opening.block].cell, block.cell
        if opening.reach == "block" or head is None or cell is None or head.table != cell.table:
            return False
        if opening.reach == "table":
            return True
        if opening.reach == "row":
            return head.row == cell.row
        return (head.row, head.column) == (cell.row, cell.column)

    def _owner_of(self, block: Block) -> Owner:
        """The current owner; or, for "3." after a box that broke into a list, the owner of "2."."""
        number = _number(block)
        headed = self.current.name in LISTED and self.current.heading is not None  # a numbering that runs on
        fresh = self.current.heading is not None and not self.current.blocks  # its own heading stands right above
        if number > 1 and not headed and not fresh and self.current.number != number - 1 and not self.current.number:
            for owner in reversed(self.found[-8:]):
                if owner.number == number - 1 and owner.name in (*LISTED, ""):
                    self.current = owner
                    break
        if number and block.level == 0:
            self.current.number = number
        return self.current

    def _beside(self, block: Block, aside: Owner | None) -> Owner:
        """Headers, footers and sidebars stand apart from the flow; a sidebar may have headings of its own."""
        opening = self.openings.get(block.index)
        if aside is None or opening:
            aside = Owner(opening.name or "" if opening else "", block.index if opening else None, _PLAIN)
            self.found.append(aside)
        if opening is None or opening.start < block.end:
            aside.start = opening.start if opening else aside.start
            aside.blocks.append(block.index)
        return aside

    def _note_pointer(self) -> None:
        """ "SPECIFIC RESPONSIBILITIES: See Timeline": the heading "Timeline" will open duties."""
        if self.current.name in LISTED and len(self.current.blocks) <= 1:
            blocks = [self.document.blocks[index] for index in self.current.blocks]
            text = " ".join(content_of(self.document, self.current, block) for block in blocks)
            if pointer := POINTER.match(text):
                self.pointers[plain_words(pointer["where"])] = self.current.name

    def _pointed_to(self, block: Block) -> str | None:
        return self.pointers.get(plain_words(self.document.text_of(block)))


def _row(cell: Cell) -> tuple[int, int]:
    return cell.table, cell.row


def _number(block: Block) -> int:
    number = _NUMBER.match(block.marker) if block.kind is BlockKind.LIST_ITEM else None
    return int(number[1]) if number else 0


def _as_sections(document: Document, owners: list[Owner]) -> Iterable[Section]:
    """A section for each stretch of neighbouring blocks of one owner; an empty one where a heading has no text."""
    for owner in owners:
        if not owner.blocks and owner.heading is not None:
            at = document.blocks[owner.heading].end
            yield Section(owner.name, owner.heading, range(owner.heading + 1, owner.heading + 1), at, at)
        stretch: list[int] = []
        for index in [*sorted(owner.blocks), -1]:
            if stretch and index != stretch[-1] + 1:
                first, last = document.blocks[stretch[0]], document.blocks[stretch[-1]]
                inside = owner.start is not None and first.start <= owner.start < first.end
                start = owner.start if inside and owner.start is not None else first.start
                yield Section(owner.name, owner.heading, range(first.index, last.index + 1), start, last.end)
                stretch = []
            stretch.append(index)
