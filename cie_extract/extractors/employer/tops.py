"""Names in letterheads and in the lines at the top of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.employer.names import is_name, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, organization_likeness, pieces, title_likeness, trimmed
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Span

_FIRST_BLOCKS = 8
_LEAST_BLOCKS = 5
_OPENING, _LONGEST_LINE, _MOST_WORDS, _MOST_LETTERS = 4, 120, 8, 8
_SURELY_A_TITLE = 0.9
_SHORT = 3  # words of a line that calls to jobs: "Careers", "Current job openings"
_NAMES_FIRST = 2  # blocks that may be a name over a list
_LISTS = ("duties", "qualifications", "competencies")
_MARGINS = (BlockKind.HEADER, BlockKind.FOOTER)
_DASH, _COMMA = re.compile(r"\s[–—-]\s"), re.compile(r",\s+(?=[A-Z])")
_SHORT_FORM = re.compile(r"\s+\((?:the\s+)?(?P<short>[A-Z]{2,8})\)")
#: A name before its street: "Conestoga Adult Program, 845 Manor Street, Lancaster".
_BEFORE_STREET = re.compile(
    r"(?P<name>[A-Z0-9][^\n\t,:;|•]{2,60}?(?:,?\s+(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LLP)\b\.?)?)\s*[,|•·–—]\s*"
    r"(?:P\.?\s?O\.?\s+Box\s+)?\d+[\w-]*\s+[A-Z]"
)
_STREET_LINE = re.compile(r"(?:P\.?\s?O\.?\s+Box\s+)?\d+[\w-]*\s+[A-Z][\w.’' ]+,")
_PRINTED = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_TOWN = r"[A-Z][a-z’'.]+(?:[ -][A-Z][a-z’'.]+){0,2},\s+[A-Z]{2}\b"
_TOWN_LINE = re.compile(rf"{_TOWN}(?:\s+\d{{5}})?(?:\s*[•·|(–—-].*)?\s*$")
_TOWN_BEHIND = re.compile(rf"(?P<name>[^•·|–—\n\t]{{2,50}}?)(?:\s+[•·|–—-]\s+|\t){_TOWN}")
#: The marks that readers gave a house: "3.4 out of 5 stars", "3.4".
_STARS = re.compile(r"\s*[1-5]\.\d(?:\s*out of 5.*|\s*★.*|\s*stars?)?\s*$")
#: The likeness to a title of a name that only ends as titles do.
_ENDS_AS_TITLES = 0.8
_MAIL_LINE = re.compile(r"(?:From|To|Cc|Date|Subject|Sent):")
_CAPITALS_END = re.compile(r"(?<=[A-Z]{3})\s+(?=[A-Z][a-z])|(?<=[a-z]{3})\s+(?=[A-Z]{3,}\b(?!\s[a-z]))")


def at_the_top(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """Letterheads, and the lines at the top, that look like an organisation."""
    text = annotated.text
    for block in annotated.document.blocks:
        margin = block.kind in (*_MARGINS, BlockKind.SIDEBAR)
        if not margin and block.index >= _FIRST_BLOCKS:
            continue
        if block.kind is BlockKind.LIST_ITEM or (block.end - block.body > 220 and not margin):
            continue
        if margin and _MAIL_LINE.match(text, block.body, block.end):
            continue
        for start, end in _top_pieces(text, block, book):
            paper = book.paper_behind.search(text, start, end)
            span = name_within(text, start, paper.start() if paper else end, book)
            if candidate := _at_the_top(annotated, block, span, book, margin=margin):
                yield candidate


def _at_the_top(annotated: Annotated, block: Block, span: Span, book: Wordbook, *, margin: bool) -> Candidate | None:
    text, words = annotated.text, book.words
    name = text[span[0] : span[1]]
    likeness = organization_likeness(name, words)
    if likeness < 0.6 or not is_name(name, book) or title_likeness(name, words) >= 0.9:
        return None
    if likeness < 0.85 and (_heads_a_part(annotated, block) or _heads_a_list(annotated, block)):
        return None
    if "," in name and title_likeness(name.split(",")[0], words) >= 0.8:
        return None
    if book.receiver_before.search(text[max(0, span[0] - 40) : span[0]]) or ":" in text[block.body : span[1]][-90:]:
        return None
    stands_out = block.kind is BlockKind.HEADING or block.caps
    score = 0.5 + 0.25 * likeness + 0.06 * (block.index < 3) + 0.04 * stands_out
    if block.cell is not None and block.cell.column > 0 and not margin:
        if likeness < 0.85:  # the value of a label that is not the employer's: a department, a division
            return None
        score = 0.5 + 0.1 * likeness
    if _follows_title(text, block, span, book):
        score -= 0.22 if likeness < 0.85 or text[block.body : span[0]].rstrip().endswith(",") else 0.0
    if book.part.match(name) and not book.whole_body.search(name) and _body_above(annotated, block, span, book):
        score -= 0.2
    if margin:
        score = 0.5 + 0.2 * likeness if block.kind is not BlockKind.SIDEBAR else 0.4 + 0.2 * likeness
    return Candidate(span, "letterhead" if margin else "top", score)


def _heads_a_part(annotated: Annotated, block: Block) -> bool:
    """Whether a line further down is the heading of a part of the paper: "Customer Service" over a list."""
    if block.kind is not BlockKind.HEADING or block.index < _NAMES_FIRST:
        return False
    below = annotated.document.blocks[block.index + 1 : block.index + 2]
    return any(one.kind is BlockKind.LIST_ITEM for one in below)


def _heads_a_list(annotated: Annotated, block: Block) -> bool:
    """Whether a line is the heading of the duties or of what is asked: "KNOWLEDGE, SKILLS AND ABILITIES"."""
    return any(one.heading == block.index and one.name in _LISTS for one in annotated.sections)


def with_its_short_form(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """A line at the top that a sentence says again with its first letters in brackets: "Keeper of the Seals" over "in
    the office of the Keeper of the Seals (KOS)"."""
    text = annotated.text
    short_forms = list(_SHORT_FORM.finditer(text))
    for block in annotated.document.blocks[:_OPENING] if short_forms else ():
        name = text[block.body : block.end].strip()
        capitals = "".join(word[0] for word in name.split() if word[:1].isupper())
        letters = "".join(word[0].upper() for word in name.split() if word.lower() != "the")
        if block.cell is not None or not 2 <= len(name.split()) <= _MOST_WORDS or not 1 < len(capitals) < _MOST_LETTERS:
            continue
        if not any(text.endswith(name, 0, short_form.start()) for short_form in short_forms):
            continue
        short = {capitals, letters, "".join(word[0].upper() for word in name.split())}
        again = re.search(rf"\b[Tt]he\s+{re.escape(name)}{_SHORT_FORM.pattern}", text)
        if again is None or again["short"] not in short or not is_name(name, book):
            continue
        if title_likeness(name, book.words) < _SURELY_A_TITLE:
            yield Candidate(trimmed(text, block.body, block.end), "with its short form", 0.68)


def beside_the_papers_name(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """A public body on the line that says what paper this is: "Class Description City of Elm Grove Office of Human
    Resources", wherever the line stands."""
    text = annotated.text
    for block in annotated.document.blocks:
        if block.end - block.body <= _LONGEST_LINE and (paper := book.paper_of_body.match(text, block.body, block.end)):
            span = name_within(text, paper.end(), block.end, book)
            if is_name(text[slice(*span)], book) and organization_likeness(text[slice(*span)], book.words) >= 0.9:
                yield Candidate(span, "beside the paper's name", 0.7)


def _body_above(annotated: Annotated, block: Block, span: Span, book: Wordbook) -> bool:
    """Whether the whole that a department is part of stands in a line beside it: "Department of Plant Science" under
    the name of its university."""
    text = annotated.text
    near = annotated.document.blocks[max(0, block.index - 2) : block.index + 3]
    margins = [one for one in annotated.document.blocks if one.kind in _MARGINS]
    for one in (*near, *margins):
        for start, end in _top_pieces(text, one, book):
            name = text[start:end]
            if (start, end) == span or len(name) > 90 or not book.whole_body.search(name):
                continue
            if not book.part.match(name) and organization_likeness(name, book.words) >= 0.6:
                return True
    return False


def _follows_title(text: str, block: Block, span: Span, book: Wordbook) -> bool:
    """Whether a name hangs on a job title by a comma: "Shelf Stocker, Commissary Store" is where, not who."""
    before = text[block.body : span[0]].rstrip()
    return before.endswith((",", "-", "–", "—")) and title_likeness(before.rstrip(",-–— "), book.words) >= 0.8


def above_its_address(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """A name at the top with its address behind or below it, whatever the name looks like."""
    text, blocks = annotated.text, annotated.document.blocks
    top = [block for block in blocks[:_FIRST_BLOCKS] if block.cell is None and block.kind is not BlockKind.LIST_ITEM]
    for block, below in zip(top, [*top[1:], None], strict=False):  # none at all where a form begins at once
        line = text[block.body : block.end]
        if match := _BEFORE_STREET.match(text, block.body, block.end):
            span = match.span("name")
        elif below is not None and len(line) < 70 and _STREET_LINE.match(text, below.body, below.end):
            span = trimmed(text, block.body, block.end)
        else:
            continue
        name = text[span[0] : span[1]]
        likeness = title_likeness(name, book.words)
        if likeness > _ENDS_AS_TITLES or (likeness == _ENDS_AS_TITLES and not _another_title(text, top, block, book)):
            continue
        if re.search(r"[:.!?]\s|\d{3}", name) or not is_name(name, book):
            continue
        yield Candidate(span, "above its address", 0.66)


def over_its_town(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """As the boards for jobs print it: the line right under the title, with a town and its state behind or below it
    ("Odd Otter" over "Elkton, MD 21921"; the marks that readers gave the house may stand between)."""
    text = annotated.text
    lines = [
        block for block in annotated.document.blocks[:_FIRST_BLOCKS] if block.cell is None and block.kind in _PRINTED
    ]
    lines = [block for block in lines if not _STARS.match(text, block.body, block.end)]
    for title, block, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        head = text[title.body : title.end].split(" - ")[0]
        if len(head) > _LONGEST_LINE or title_likeness(head, book.words) < _SURELY_A_TITLE:
            continue
        parts = _TOWN_BEHIND.match(text, block.body, block.end)
        if parts is None and (below is None or not _TOWN_LINE.match(text, below.body, below.end)):
            continue
        span = trimmed(text, *(parts.span("name") if parts else (block.body, block.end)))
        name = text[slice(*span)]
        named = 1 <= len(name.split()) <= _MOST_WORDS and not re.search(r"[\d:.?!@$|,;]", name) and is_name(name, book)
        capitals = all(word[0].isupper() or word in ("of", "and", "the", "&", "at") for word in name.split())
        told = (
            title_likeness(name, book.words) > _ENDS_AS_TITLES
            or book.places.is_town(name)
            or book.no_employer.search(name)
        )
        if named and capitals and not told:
            yield Candidate(span, "over its town", 0.58)


def _another_title(text: str, top: list[Block], block: Block, book: Wordbook) -> bool:
    """Whether another line at the top names the job: "Silver Platter" under it is no title by its ending."""
    others = (text[one.body : one.end].lower() for one in top if one is not block)
    return any(not book.words.job_nouns.isdisjoint(re.findall(r"[a-z]+", line)) for line in others if len(line) < 70)


def first_line(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """Where nothing says who employs: the line that opens the paper and stands out, over the job's title or
    over "Careers"."""
    text, blocks = annotated.text, annotated.document.blocks
    first = next((block for block in blocks if block.kind is not BlockKind.HEADER), None)
    if first is None or first.cell is not None or first.index > 1 or len(blocks) < _LEAST_BLOCKS:
        return
    name = text[first.body : first.end].strip()
    stands_out = first.kind is BlockKind.HEADING or first.bold or first.caps
    below = [text[block.body : block.end] for block in blocks[first.index + 1 : first.index + 4]]
    if not stands_out or not 2 <= len(name.split()) <= 5 or re.search(r"[\d:.?!@$|,]", name) or not is_name(name, book):
        return
    plain = " ".join(re.findall(r"[a-z]+", name.lower()))
    if title_likeness(name, book.words) > 0 or plain in book.words.papers or book.paper.search(name):
        return
    over_jobs = any(len(line.split()) <= _SHORT and book.paper.search(line) for line in below[:1])
    if over_jobs or any(title_likeness(line, book.words) >= 0.85 for line in below if len(line) < 70):
        yield Candidate(trimmed(text, first.body, first.end), "first line", 0.52)


def _top_pieces(text: str, block: Block, book: Wordbook) -> Iterator[Span]:
    """A line at the top in parts: at bars and bullets, and at dashes with spaces."""
    for start, end in _printed_pieces(text, block, book):
        at = start
        for dash in _DASH.finditer(text[start:end]):
            yield trimmed(text, at, start + dash.start())
            at = start + dash.end()
        yield trimmed(text, at, end)
        if comma := _COMMA.search(text[at:end]):  # "Warehouse Associate, Northgate Food Bank"
            yield trimmed(text, at + comma.end(), end)


def _printed_pieces(text: str, block: Block, book: Wordbook) -> Iterator[Span]:
    """The parts of a line at bars and bullets; where capitals end and small letters begin, as two lines read as one;
    without the paper's own name behind."""
    for start, end in pieces(text, block.body, block.end):
        if paper := book.paper_behind.search(text, start + 1, end):
            yield trimmed(text, start, paper.start())
        yield start, end
        if block.kind is BlockKind.HEADING or block.bold:
            for change in _CAPITALS_END.finditer(text, start, end):
                yield trimmed(text, start, change.start())
                yield trimmed(text, change.end(), end)
