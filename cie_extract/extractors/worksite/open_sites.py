"""Addresses and cities beside no label, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.addresses import Address
from cie_extract.extractors.naming import organization_likeness, title_likeness
from cie_extract.extractors.subject_lines import subject_of
from cie_extract.extractors.worksite.labelled_sites import site_of
from cie_extract.extractors.worksite.states import states_named
from cie_extract.extractors.worksite.wordbook import Candidate, Wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Site, Span

#: Sections that speak of the house, not of the work …
_QUIET = ("boilerplate", "how_to_apply", "history", "about_employer", "signature", "statements")
#: … and those in which a city alone may be the work's.
_OF_THE_JOB = ("", "summary", "setting", "identification", "duties", "other", "schedule")
_TOP = 9
_MOST_BLOCKS = 30
_SHORT = 200
_BEHIND = 60
_FEWEST_OF_SHOP = 2
#: The house says who it is, with its street: "We are Pine Street Cycles, 40 Pine Street, …".
_WE_ARE = re.compile(r"(?:^|[\n.!?]\s*)[Ww]e(?:\s+are|[’']re)\s+(?:the\s+)?[A-Z0-9][^.;:]{2,70},\s*$")
_PARTED = re.compile(r"\s[|•·–—-](?=\s|$)|\t")
_BUT = re.compile(r",?\s+(?:but|though|while|however)\b")
#: "This job is not at the showroom; it is at our shop, …"
_NOT_THERE = re.compile(r"\bnot\s[^.;]{2,60}[;,:]\s[^.;]{2,60}$")
_PAY = re.compile(r"\$\s?\d")
_STREET = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:Street|Avenue|Road|Drive|Lane|Boulevard|Way|Highway)")
_IN_CITY = re.compile(
    r"\b(?:in|around|near|at)\s+(?:and\s+around\s+|downtown\s+)?(?P<city>[A-Z][a-z’'.]+(?:[ -][A-Z][a-z’'.]+){0,2})(?=[.,;)]|\s+(?:and|to|on|for|where|area)\b|$)"  # noqa: E501
)


def in_the_open(
    annotated: Annotated, addresses: tuple[Address, ...], away: list[Span], already: list[Candidate], book: Wordbook
) -> Iterator[Candidate]:
    """Every address that is beside no label, with what its surroundings say."""
    for address in addresses:
        if any(one.span[0] <= address.city_start < one.span[1] for one in already):
            continue
        block = annotated.document.block_at(address.city_start)
        if block is None:
            continue
        rule, score = "elsewhere", 0.1
        if not address.post_box and not any(start <= address.city_start < end for start, end in away):
            rule, score = _by_surroundings(annotated, address, block, book)
        yield Candidate(site_of(address), (address.start, address.end), rule, score)


def _by_surroundings(annotated: Annotated, address: Address, block: Block, book: Wordbook) -> tuple[str, float]:
    text = annotated.text
    sentence = max(block.start, text.rfind(". ", block.start, address.start) + 1)
    before = text[max(sentence, address.start - 130) : address.start]
    if block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
        return _letterhead(annotated, address, 0.3, book)
    if block.kind is BlockKind.SIDEBAR and not book.away.search(before):
        return _letterhead(annotated, address, 0.62 if _facts_beside(annotated) else 0.42, book)
    if _where_the_worker_is(text[sentence : address.start], text[address.end : address.end + _BEHIND], address, book):
        return "where the worker is", 0.86
    if book.away.search(before) or book.away.match(text, address.end, min(address.end + 40, len(text))):
        return "elsewhere", 0.15
    if book.the_house_itself.search(text[sentence : address.start]):
        return "the organization's own", 0.3
    if _WE_ARE.search(text[sentence : address.start]) and address.street:
        return _letterhead(annotated, address, 0.5, book)
    if subject_of(text, block) is not None:
        return "with the title", 0.78
    if len(text[block.start : block.end]) < _SHORT and _is_under_its_title(annotated, block, book):
        return "under the title", 0.74
    section = annotated.section_at(address.start)
    quiet = section is not None and section.name in _QUIET and block.index >= _TOP
    if block.index < _TOP and len(text[block.start : block.end]) < _SHORT:
        return _at_the_top(annotated, address, block, before, book)
    if book.at_work.search(before) and not book.moved.search(before):
        return "prose", 0.62 if quiet else (0.84 if address.street else 0.72)
    if not address.street and address.zip is None and not book.work_words.search(text[block.start : block.end]):
        return "mentioned", 0.3
    return "mentioned", 0.35 if quiet else 0.45


def _where_the_worker_is(before: str, behind: str, address: Address, book: Wordbook) -> bool:
    """Whether a sentence says that whoever does the job sits or works at this street, day by day. The name of a room
    sends nobody away: "in the billing office at …"."""
    met = book.worker_is.search(before)
    if met is None or not address.street or book.moved.search(before):
        return False
    behind = behind.split(".")[0]
    if book.not_daily.search(before) or book.not_daily.search(behind) or book.away.match(behind):
        return False
    return book.away.search(book.rooms.sub(" ", before)) is None


def _at_the_top(annotated: Annotated, address: Address, block: Block, before: str, book: Wordbook) -> tuple[str, float]:
    """An address in a line at the top: the job's, or the house's."""
    text = annotated.text
    parts = [part.strip(" ,;:") for part in _PARTED.split(before)]
    piece = parts[-1]
    if book.work_done.search(before) or (_NOT_THERE.search(before) and book.at_work.search(before)):
        return "with the title", 0.84
    if _BUT.match(text, address.end):  # "Our office is at …, but the work is done at …"
        return "with the title", 0.6
    if any(title_likeness(part, book.words) >= 0.8 for part in parts[:-1]):
        return "with the title", 0.76
    if piece and organization_likeness(piece, book.words) < 0.75:
        return "with the title", 0.78
    if re.match(r"\s*at\s", before):
        return "with the title", 0.8
    return _letterhead(annotated, address, 0.62 if _stands_under_title(annotated, block, book) else 0.42, book)


def _facts_beside(annotated: Annotated) -> bool:
    """Whether the sidebar is the job's: it tells the pay too."""
    blocks = annotated.document.blocks
    return any(block.kind is BlockKind.SIDEBAR and _PAY.search(annotated.document.text_of(block)) for block in blocks)


def _is_under_its_title(annotated: Annotated, block: Block, book: Wordbook) -> bool:
    """Whether the line right over an address, deeper in a file, is the heading of a description: the job's title, after
    the paper's name or not."""
    if block.index < _TOP or block.cell is not None or block.kind is BlockKind.LIST_ITEM:
        return False
    first, over = annotated.document.blocks[block.index - 2 : block.index]
    line = annotated.document.text_of(over).strip()
    paper = book.paper.match(line)
    stands_out = over.kind is BlockKind.HEADING or over.bold or over.caps or paper is not None
    stands_out = stands_out or annotated.document.text_of(first).strip(" -–—=*_#:").lower() in book.words.papers
    title = line[paper.end() :] if paper else line
    return stands_out and len(line) < 90 and title_likeness(title, book.words) >= 0.8


def _stands_under_title(annotated: Annotated, block: Block, book: Wordbook) -> bool:
    """Whether the job's title stands above a line at the top: what follows it speaks of the job, not of the house."""
    above = annotated.document.blocks[: block.index]
    return any(
        title_likeness(part, book.words) >= 0.85
        for one in above
        if one.kind is BlockKind.HEADING or one.bold or one.index < 2
        for text in (annotated.document.text_of(one),)
        if len(text) < 70
        for part in (text, *re.split(r"\s[–—-]\s", text)[:1])
    )


def _letterhead(annotated: Annotated, address: Address, score: float, book: Wordbook) -> tuple[str, float]:
    """A letterhead's address: the place of work only where the text speaks of that house or that street."""
    text = annotated.text
    rest = text[: address.start] + text[address.end :]
    street = _STREET.search(text[address.start : address.city_start])
    if street and street.group() in rest:
        score += 0.2
    if address.city in rest:
        score += 0.1
    if book.house.search(rest):
        score += 0.12
    elif len(book.shop_words.findall(rest)) >= _FEWEST_OF_SHOP and not book.elsewhere.search(rest):
        score += 0.1
    if book.roving.search(rest):
        score -= 0.15
    return "letterhead", score


def cities_alone(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """A city without its state in a sentence about the work, where the document names one state: "…, in Corvallis"."""
    text = annotated.text
    states = states_named(text)
    if len(states) != 1:
        return
    state = next(iter(states))
    for block in annotated.document.blocks[:_MOST_BLOCKS]:
        section = annotated.section_at(block.start)
        if section is not None and section.name not in _OF_THE_JOB:
            continue
        for match in _IN_CITY.finditer(text, block.start, block.end):
            city = match["city"]
            if not book.places.known(city, state) or not book.work_words.search(text, block.start, match.start()):
                continue
            if book.away.search(text, max(block.start, match.start() - 60), match.start()):
                continue
            yield Candidate(Site(city=city, state=state), match.span("city"), "city in prose", 0.55)
