"""Lines at the top, and headings further down, that look like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.naming import Candidate, organization_likeness, pieces, title_likeness, trimmed
from cie_extract.extractors.title.labelled_titles import LONGEST
from cie_extract.extractors.title.tails import without_tails
from cie_extract.extractors.title.wordbook import Wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block, BlockKind
from cie_extract.model.finding import Span
from cie_extract.pattern_files.labels import Labels

_FIRST_BLOCKS = 14
_LONGEST_LINE = 170
_LONGEST_PAPER = 50
_SIGN_OFF_LENGTH = 40
_WORDS_OF_A_SENTENCE = 5
_AGAIN, _TWICE, _SHORTEST, _SOME_TITLE, _LIKE_A_NAME = 3, 2, 2, 0.5, 0.6
_MOST_SMALL = 5
#: How many lines of a box a title may stand over the pay.
_NEAR_IN_A_BOX = 5
_PAY = re.compile(r"\$\s?\d")
_PARTING = re.compile(r":\s+|\s[–—-]\s")
_DASH, _COMMA = re.compile(r"\s[–—-]\s"), re.compile(r",\s+(?=[A-Z])")
#: What parts the name of a paper from the title behind it, and from the one before it.
_BEHIND_PAPER = re.compile(
    r":\s+|\s[–—-]\s|\s(?:for|of)\s+(?:(?:the|an?|our)\s+)?(?:(?:position|job|post)\s+of\s+)?(?=[A-Z])"
)
_BEFORE_PAPER = re.compile(r":\s+|\s[–—-]\s|,\s|\s\(|\s")
#: Whoever does the job, before the list of what is done: "An attendant:", "Each clerk".
_ANYONE = re.compile(r"(?:an?|each|every|our)\s", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[A-Z][\w’'/&]*(?:\s[\w’'/&()]+){0,4}:\s")
#: The number of a section, of a class, or a year, before a title: "7.12 Certified Peer Specialist", "2026 Garden
#: Internship", "4410 - Stock Clerk".
_SECTION_NUMBER = re.compile(
    r"(?:(?:20[0-4]\d(?:\s?[-–/]\s?\d{2,4})?|(?:§\s?)?\d{1,2}(?:\.\d{1,2})+\.?)\s+|[A-Z]{0,2}\d{3,6}\s*[–—/-]\s+)(?=[A-Z])"
)


def in_headings(annotated: Annotated, book: Wordbook, labels: Labels) -> Iterator[Candidate]:
    """Every line that may be one, with what stands out about it."""
    text = annotated.text
    flow = [block for block in annotated.document.blocks if block.kind in FLOW]
    largest = max((block.size for block in flow[:60]), default=0.0)
    for place, block in enumerate(flow):
        top = place < _FIRST_BLOCKS
        if place and _answers_another(text, flow[place - 1], labels):
            continue
        named = place > 0 and _names_a_paper(text, flow[place - 1], book)
        if not top and not named and block.kind is not BlockKind.HEADING and not block.bold:
            continue
        if block.kind is BlockKind.LIST_ITEM or block.end - block.body > _LONGEST_LINE:
            continue
        if book.greeting.match(text, block.body, block.end) or _signs_off(text, flow[max(0, place - 3) : place], book):
            continue
        for span in _title_spans(text, block, book):
            if named and title_likeness(text[slice(*span)], book.words) == 1.0:
                yield Candidate(span, "under the paper's name", 0.64)
            yield from _candidates(annotated, block, place, span, largest, book)


def _answers_another(text: str, over: Block, labels: Labels) -> bool:
    """Whether the line above is a label of something else: "Position Type:" over "Maintenance/Custodian"."""
    line = text[over.body : over.end].rstrip()
    found = labels.of(line.rstrip(" :")) if line.endswith(":") and over.cell is None else ()
    return bool(found) and all(label.field == "other" for label in found)


def _names_a_paper(text: str, block: Block, book: Wordbook) -> bool:
    """Whether a line is the name of a paper alone, below which the job's stands: "---- Job description ----"."""
    said = text[block.body : block.end].strip(" -–—=*_#:\n")
    return len(said) <= _LONGEST_PAPER and (said.lower() in book.words.papers or book.is_paper(said))


def _candidates(
    annotated: Annotated, block: Block, place: int, span: Span, largest: float, book: Wordbook
) -> Iterator[Candidate]:
    text, words = annotated.text, book.words
    said = text[span[0] : span[1]]
    likeness = _looks(text, span, book) if place else _in_sentence_case(said, book)
    if _OTHER_LABEL.match(said) or _ANYONE.match(said) or book.says_who.match(said) or book.part_of_paper.search(said):
        return
    if likeness < 0.5 and place < 5 and _is_prominent(annotated, block, said, book):
        yield Candidate(span, "prominent", 0.62 - 0.02 * place)
    if likeness < 0.8 and _opens_section(annotated, block):
        return
    if likeness < 0.5 or len(said) > LONGEST or organization_likeness(said, words) >= 0.9:
        return
    line = text[block.body : block.end].rstrip()
    whole = span[1] >= block.body + len(line) - 1 or text[span[1]] == "."
    if likeness < 0.85 and whole and line.endswith(".") and len(line.split()) >= _WORDS_OF_A_SENTENCE:
        return
    top = place < _FIRST_BLOCKS
    score = 0.42 + 0.2 * likeness
    score += 0.12 * (block.kind is BlockKind.HEADING or block.bold or block.caps)
    score += 0.1 * (largest > 0 and block.size >= largest * 0.95 and largest > 11.5)
    score += 0.08 * (place < 4) - 0.2 * (not top) - 0.15 * (block.cell is not None)
    score -= 0.2 * (likeness < 0.85 and organization_likeness(said, words) >= 0.7)
    before = text[block.body : span[0]]
    another = book.anothers.search(text[max(0, span[0] - 40) : span[0]]) or ":" in before
    paper = book.paper_before if place else book.slogan_or_paper
    if another and not paper.search(text, block.body, span[0]) and not book.is_paper(before):
        score -= 0.3
    yield Candidate(span, "heading" if top else "later heading", min(0.9, score))


def _opens_section(annotated: Annotated, block: Block) -> bool:
    """Whether a line is the heading of a section that says more than who and what."""
    return any(
        section.heading == block.index and section.name not in ("", "identification", "summary")
        for section in annotated.sections
    )


def _signs_off(text: str, before: list[Block], book: Wordbook) -> bool:
    """Whether a letter ends shortly before: what follows is the writer's name and title."""
    return any(
        book.sign_off.match(text, block.body, block.end)
        for block in before
        if block.end - block.body < _SIGN_OFF_LENGTH
    )


def _is_prominent(annotated: Annotated, block: Block, said: str, book: Wordbook) -> bool:
    """Whether a line at the top stands out like a title though its words are no known job's."""
    plain = " ".join(re.findall(r"[a-z]+", said.lower()))
    stands_out = block.kind is BlockKind.HEADING or block.bold or block.caps
    named = any(section.heading == block.index and section.name for section in annotated.sections)
    return (
        stands_out
        and block.cell is None
        and not named
        and 1 <= len(said.split()) <= 6
        and said[:1].isupper()
        and not re.search(r"[\d:.?!@$|]", said)
        and plain not in book.words.papers
        and not _calls(plain, book)
        and not any(paper in plain for paper in book.paper_words)
        and organization_likeness(said, book.words) < 0.6
        and not _OTHER_LABEL.match(said + " ")
        and not annotated.text[block.body : block.end].rstrip().endswith((":", "."))
    )


def _calls(plain: str, book: Wordbook) -> bool:
    """Whether a line is a sentence or a call: "We're hiring", "Join our crew"."""
    words = plain.split()
    return words[0] in book.words.no_title_opens or not book.words.no_title_holds.isdisjoint(words[1:])


def in_margins(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """Where nothing else names the job: the title in a running head ("Stock Clerk – Position Description")."""
    text = annotated.text
    for block in annotated.document.blocks:
        if block.kind is BlockKind.HEADER and block.end - block.body <= _LONGEST_LINE:
            for start, end in _dashed(text, block):
                span = without_tails(text, start, end, book.tails)
                if _looks(text, span, book) == 1.0:
                    yield Candidate(span, "running head", 0.54)


def in_sidebars(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """Where nothing else names the job: the line of a box at the side that is a job's title, over what the job pays."""
    document = annotated.document
    aside = [block for block in document.blocks if block.kind is BlockKind.SIDEBAR]
    for place, block in enumerate(aside):
        below = [one for one in aside[place + 1 : place + _NEAR_IN_A_BOX] if one.index - block.index < _NEAR_IN_A_BOX]
        if not any(_PAY.search(annotated.text, one.body, one.end) for one in below):
            continue
        span = without_tails(annotated.text, *trimmed(annotated.text, block.body, block.end), book.tails)
        said = annotated.text[slice(*span)]
        if len(said) <= LONGEST and _in_sentence_case(said, book) == 1.0 and not book.says_who.match(said):
            yield Candidate(span, "in a box", 0.6)


def _dashed(text: str, block: Block) -> Iterator[Span]:
    for start, end in pieces(text, block.body, block.end):
        at = start
        for dash in _DASH.finditer(text[start:end]):
            yield trimmed(text, at, start + dash.start())
            at = start + dash.end()
        yield trimmed(text, at, end)


def _title_spans(text: str, block: Block, book: Wordbook) -> list[Span]:
    """The parts of a heading that may be the title: whole, after the paper's name, before a place."""
    found: list[Span] = []
    for start, end in pieces(text, block.body, block.end):
        if paper := book.paper_before.match(text, start, end):
            start = paper.end()
        if tail := book.paper_behind.search(text, start, end):
            end = tail.start()
        if number := _SECTION_NUMBER.match(text, start, end):
            start = number.end()
        start, end = _beside_papers(text, *trimmed(text, start, end), book)
        if start >= end:
            continue
        if place := book.tails.place.search(text, start, end):
            end = place.start()
        cut = without_tails(text, start, end, book.tails)
        if _looks(text, cut, book) < _SOME_TITLE and _looks(text, (start, end), book) == 1.0:
            cut = (start, end)  # "FLK Part-Time Night Porter": what looked like a tail is its middle
        found.append(_without_house(text, cut, book))
        if slogan := book.slogan.match(text, start, end):  # "Come work outside: Lot Attendant"
            called = without_tails(text, slogan.end(), end, book.tails)
            if _looks(text, called, book) >= 0.85:
                found.append(called)
    return found


def _beside_papers(text: str, start: int, end: int, book: Wordbook) -> Span:
    """A stretch without the names of papers at its ends: "CIE packet for", ": position guide", "(review request)"."""
    for parting in _BEHIND_PAPER.finditer(text, start, end):
        if book.is_paper(text[start : parting.start()]):
            start = parting.end()
            break
    for parting in _BEFORE_PAPER.finditer(text, start, end):
        words = text[parting.end() : end]
        behind = parting[0].strip() or _looks(text, (start, parting.start()), book) == 1.0
        if behind and book.is_paper(words) and words.count("(") <= words.count(")"):
            return trimmed(text, start, parting.start())
    return trimmed(text, start, end)


def _without_house(text: str, span: Span, book: Wordbook) -> Span:
    """A title without the employer or the paper's name that a dash or a comma joins to it."""
    words = book.words
    if parting := _PARTING.search(text[span[0] : span[1]]):
        right = trimmed(text, span[0] + parting.end(), span[1])
        if _is_the_house(text, text[span[0] : span[0] + parting.start()], book) and (
            _in_sentence_case(text[right[0] : right[1]], book) == 1.0
        ):
            return right
    if dash := _DASH.search(text[span[0] : span[1]]):
        left = trimmed(text, span[0], span[0] + dash.start())
        right = trimmed(text, span[0] + dash.end(), span[1])
        said = text[left[0] : left[1]]
        if said.lower() in words.papers or organization_likeness(said, words) >= 0.6:
            span = right
        elif (likely := organization_likeness(text[right[0] : right[1]], words)) >= 0.7 and (
            _looks(text, left, book) > (0.4 if likely == 1.0 else 0.5)  # "Cooks – Tern Cove, Inc."
        ):
            span = left
    comma = _COMMA.search(text[span[0] : span[1]])
    if comma and _looks(text, (span[0], span[0] + comma.start()), book) >= 0.8:
        behind = text[span[0] + comma.end() : span[1]]
        if organization_likeness(behind, words) >= 0.7:
            span = (span[0], span[0] + comma.start())
    return span


def _is_the_house(text: str, said: str, book: Wordbook) -> bool:
    """Whether words before a dash or a colon are whose job it is: a name the paper says again and again, no job's."""
    if said.lower() in book.words.papers or title_likeness(said, book.words) > _SOME_TITLE or len(said) < _SHORTEST:
        return False
    if text.count(said) < _TWICE:
        return False
    again = len(re.findall(rf"(?<![\w-]){re.escape(said)}(?![\w-])", text)) - 1
    return again >= _AGAIN or (again > 0 and organization_likeness(said, book.words) >= _LIKE_A_NAME)


def _in_sentence_case(said: str, book: Wordbook) -> float:
    """How much words look like a title, one in sentence case too: "Account support manager"."""
    likeness = title_likeness(said, book.words)
    tokens = said.split()
    small = 1 < len(tokens) <= _MOST_SMALL and tokens[0][:1].isupper() and all(one.islower() for one in tokens[1:])
    if likeness or not small or tokens[-1].lower() not in book.words.job_nouns:
        return likeness
    return title_likeness(said.title(), book.words)


def _looks(text: str, span: Span, book: Wordbook) -> float:
    return title_likeness(text[span[0] : span[1]], book.words)
