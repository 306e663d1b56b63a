"""What the wording of lines says of them: the vote over what stands under no heading that anybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cie_extract.model.document import FLOW, Block, BlockKind, Document
from cie_extract.pattern_files.phrases import plain_words
from cie_extract.pattern_files.sections import SectionPatterns
from cie_extract.stages.openings import CHECK_BOX, Rank

#: The sections whose lines are items of the record.
LISTED = ("duties", "qualifications")
POINTER = re.compile(r"\W*(?:please )?(?:see|refer to|as in) (?:the )?(?P<where>[^.]{3,40})\W*$", re.IGNORECASE)
_WANTED = 0.6  # the share of lines that must be worded like a section to be voted into it
_HALF = 0.5  # the same, where no line is worded like the other list
_FEWEST = 2
#: Sections that may hold a list under a heading nobody knows: the head of a paper, what it tells of the job.
_MAY_HOLD_LISTS = frozenset(
    {"identification", "summary", "setting", "about_employer", "other", "contract", "schedule", "pay"}
    | {"supervision", "signature"}
)
#: Sections whose heading only names the paper: "Position description", and the duties right below it.
_HEADS_OF_A_PAPER = frozenset({"identification"})


@dataclass(eq=False)
class Owner:
    """What owns blocks: a section being built."""

    name: str
    heading: int | None
    rank: Rank
    start: int | None = None
    blocks: list[int] = field(default_factory=list)
    number: int = 0  # of the last numbered item
    group: Rank | None = None  # how the headings of its groups look
    inherited: bool = False  # the name is that of the heading above, as nobody knows this one's own


def content_of(document: Document, owner: Owner, block: Block) -> str:
    start = block.body
    if owner.start is not None and block.start <= owner.start < block.end:
        start = max(start, owner.start)
    return document.text[start : block.end]


def vote(document: Document, sections: SectionPatterns, owners: list[Owner]) -> None:
    """Name what has no name by the wording of its lines: a group below a list of the same wording, or a list in a
    document that has none under a known heading."""
    known = {owner.name for owner in owners if owner.name in LISTED and holds_items(document, sections, owner)}
    before: Owner | None = None
    for owner in list(owners):
        blocks = [document.blocks[index] for index in owner.blocks]
        named = owner.name and not (owner.inherited and owner.name in _MAY_HOLD_LISTS)
        if blocks and blocks[0].kind not in FLOW:
            continue
        if owner.name in _HEADS_OF_A_PAPER and blocks and owner.heading is not None and "duties" not in known:
            _vote_by_run(document, sections, owner, owners, known)
            blocks = [document.blocks[index] for index in owner.blocks]
        if named or not blocks:
            before = owner if blocks or owner.heading is not None else before
            continue
        told = told_of(document, sections, blocks)
        group = before is not None and before.name == told and owner.heading is not None
        if told and (told not in known or (group and before is not None and not before.rank.below(owner.rank))):
            owner.name = told
        elif not told and _may_be_what_is_asked(document, sections, owner, before, known):
            owner.name = "qualifications"
        elif not told and not owner.name:
            _vote_by_run(document, sections, owner, owners, known)
        before = owner


def _may_be_what_is_asked(
    document: Document, sections: SectionPatterns, owner: Owner, before: Owner | None, known: set[str]
) -> bool:
    """Whether a list under a heading that nobody knows follows the duties of a paper without qualifications, and
    some of its lines, and hardly one of another section, are worded like those."""
    if owner.heading is None or before is None or before.name != "duties" or known != {"duties"}:
        return False
    items = [document.blocks[index] for index in owner.blocks]
    if len(items) < _FEWEST or any(block.kind is not BlockKind.LIST_ITEM for block in items):
        return False
    worded = [sections.wording(document.text_of(block)) for block in items]
    of_another = sum(bool(names) and names.isdisjoint(LISTED) for names in worded)
    as_done = sum("duties" in names and "qualifications" not in names for names in worded)
    asked = sum("qualifications" in names for names in worded)
    return asked > 0 and of_another * 4 <= len(items) and as_done * 2 <= len(items)


def _vote_by_run(
    document: Document, sections: SectionPatterns, owner: Owner, owners: list[Owner], known: set[str]
) -> None:
    """Where several lists follow each other without a heading, each run of items has its own vote."""
    runs: list[list[int]] = []
    for index in owner.blocks:
        if document.blocks[index].kind is not BlockKind.LIST_ITEM:
            runs.append([])
        elif not runs:
            runs.append([index])
        else:
            runs[-1].append(index)
    for run in runs:
        told = told_of(document, sections, [document.blocks[index] for index in run])
        if told and told not in known and len(run) > _FEWEST:
            owners.append(Owner(told, owner.heading, owner.rank, None, run))
            owner.blocks = [index for index in owner.blocks if index not in run]


def holds_items(document: Document, sections: SectionPatterns, owner: Owner) -> bool:
    """Does this section hold something that may be an item, beside lead-ins and remarks on the list itself?"""
    lines = [content_of(document, owner, document.blocks[index]) for index in owner.blocks]
    kept = [line for line in lines if not line.rstrip().endswith(":") and not sections.leaves_out(owner.name, line)]
    text = " ".join(kept)
    return plain_words(text).count(" ") >= 3 and not POINTER.match(text)


def told_of(
    document: Document, sections: SectionPatterns, blocks: Iterable[Block], *, fewest: int = _FEWEST
) -> str | None:
    """The list that these lines are worded like: duties, qualifications, or neither."""
    lines = [block for block in blocks if block.kind is not BlockKind.HEADING]
    items = [block for block in lines if block.kind is BlockKind.LIST_ITEM or block.marker] or lines
    texts = [text for block in items if len((text := document.text_of(block)).split()) > 1]
    if len(texts) < fewest or any(CHECK_BOX.search(text) for text in texts):
        return None
    worded = [sections.wording(text) for text in texts]
    if sum("statements" in names for names in worded) >= _FEWEST:
        return None
    for name, other in (LISTED, LISTED[::-1]):
        alone = sum(name in names and other not in names for names in worded) / len(texts)
        either = sum(name in names for names in worded) / len(texts)
        against = sum(other in names for names in worded) / len(texts)
        if alone >= _WANTED / 2 and (either >= _WANTED or (either >= _HALF and not against and len(texts) > 2)):
            return name
    return None
