"""What an employer says of an answer, apart from it: "On (2): …", "7, promotions: …", "Explanation of FALSE answers".

A comment goes to the statement that it names; one under a prompt for promotions to statement 7; one that names none to
the statements answered False. A prompt is the form's own words and no comment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.signer import PERSON
from cie_extract.model.document import FLOW, Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import bare_source_of, finder_of
from cie_extract.pattern_files.statements import Statements

_FARTHEST = 30
_SHORT_PROMPT = 60  # characters
_CAPTION_WITHIN = 4  # blocks
#: "Number 4:", "On (2):", "re 5:", "#6 -", "7, promotions:", "Statement 3 –", "Q7a".
_NAMED = re.compile(
    r"(?:(?<=^)|(?<=[\n.;!?:)”]\s)|(?<=\n))[ \t]*(?:(?:(?:on|re|re:|regarding|as to|about|for|explanation (?:for|of|to))\s+)?"  # noqa: E501
    r"(?:statements?|numbers?|no\.?|nos\.?|items?|questions?|answers?|assurance|q|#)?\s*[(#]?\s*(?P<number>[1-7])[a-c]?\s*\)?"
    r"(?:\s*[,(]?\s*(?:promotions?|advancement|benefits?|wages?|interaction|setting|false|true|explanation|comment)[^:.\n]{0,30})?"
    r"\s*(?:[:.)–—]|-\s|,\s|(?:is|was)\s+(?:(?:answered|marked)\s+)?(?:true|false|not\s+true)\s*(?:[,:]\s*)?(?:because|since|as)\b))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\(?(?P<number>[1-7])(?P<end>[.):])")  # the number of a list item
_BY_NUMBER = re.compile(
    r"\b(?:statements?|numbers?|no\.|items?|questions?|#|if|for)\s*#?\(?([1-7])\)?\b", re.IGNORECASE
)
#: A label that asks who signs or when.
_SIGN_HERE = (
    r"date\s+signed|(?:authori[sz]ed\s+|employer(?:'s|’s)?\s+)?(?:signature|representative\s*:)|signed\b|/s/|by\s*:|"
    r"(?:printed\s+|print\s+|full\s+|typed\s+)?name(?:\s*(?:/|and|&)\s*title)?\s*(?:\([^()\n]{1,20}\)\s*)?:"
)


@dataclass(frozen=True)
class Comments:
    """The words around comments, ready to be looked for. `nothing` stands in the place of one; `asking` is the form's;
    `ends` begins the signing."""

    nothing: re.Pattern[str]
    asking: re.Pattern[str]
    ends: re.Pattern[str]


@lru_cache(maxsize=4)
def words_around(known: AnswerWords) -> Comments:
    """The words around comments of a pattern set."""
    words = known.comments
    signing, closings = bare_source_of(words.signing), bare_source_of(words.closings)
    return Comments(
        re.compile(rf"[\W_]*{bare_source_of(words.nothing)}?[\W_]*$", re.IGNORECASE),
        finder_of(words.asking),
        re.compile(rf"[\s(_]*(?:{_SIGN_HERE}|{signing}|{closings}\s*[,.!]?\s*$)", re.IGNORECASE),
    )


def comments_after(
    text: str, blocks: tuple[Block, ...], last: int, known: Statements, ends: frozenset[int] = frozenset()
) -> tuple[Mapping[int, tuple[Span, ...]], tuple[Span, ...]]:
    """The comments after the block of the last statement: those that name a statement (by number), and the others.
    `ends`: the headings of what is no comment, such as the duties."""
    named: dict[int, list[Span]] = {}
    general: list[Span] = []
    current: int | None = None
    around = words_around(known.words)
    for start, end in _comment_blocks(text, blocks, last, known, ends):
        spots = [
            spot
            for spot in _NAMED.finditer(text, start, end)
            if spot.start() == start or _fits(text, spot) or _follows_prompt(text, start, spot, known)
        ]
        first = spots[0].start() if spots else end
        if first > start:
            body, number = _after_prompt(text, start, first, known)
            current = number if number else (current if body == start else None)
            if body < first and not around.nothing.match(text, body, first) and not _is_name(text, body, first):
                (named.setdefault(current, []) if current else general).append((body, first))
        for index, spot in enumerate(spots):
            until = spots[index + 1].start() if index + 1 < len(spots) else end
            current = int(spot["number"])
            if not around.nothing.match(text, spot.end(), until):
                named.setdefault(current, []).append(_stripped(text, spot.end(), until))
    return {number: tuple(spans) for number, spans in named.items()}, tuple(_stripped(text, *one) for one in general)


def _comment_blocks(
    text: str, blocks: tuple[Block, ...], at: int, known: Statements, ends: frozenset[int]
) -> list[Span]:
    """The stretches after the last statement that may hold comments, up to the certification, the signature, or the
    heading of the duties."""
    found: list[Span] = []
    last, ends_here = blocks[at], words_around(known.words).ends
    following = blocks[at + 1 : at + 1 + _FARTHEST]
    named = next((item["number"] for one in following if (item := _ITEM.fullmatch(one.marker))), "")
    for block in following:
        if block.kind not in FLOW:
            continue
        if last.cell and block.cell and (block.cell.table, block.cell.row) == (last.cell.table, last.cell.row):
            continue  # the last statement's own row
        words = text[block.body : block.end]
        if ends_here.match(words) or known.certifications.search(words) or _signs(text, blocks, block):
            break
        if block.index in ends and not known.prompts.search(words):
            break
        if block.kind.value == "heading" and not known.prompts.search(words) and len(found) > 1:
            break
        found.append((block.start if _numbers_a_statement(block, named) else block.body, block.end))
    return found


def _signs(text: str, blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether a block is a name alone, with the word "Signature" under it."""
    name = PERSON.match(text, block.body, block.end)
    if name is None or re.search(r"[a-z]", text[name.end() : block.end]):
        return False
    following = blocks[block.index + 1 : block.index + 1 + _CAPTION_WITHIN]
    return any(re.match(r"\W*signature\b", text[one.body : one.end], re.I) for one in following)


def _numbers_a_statement(block: Block, first: str) -> bool:
    """Whether a list item has the number of a statement: "4: …", or "4. …" in a list that does not begin at 1."""
    marker = _ITEM.fullmatch(block.marker)
    return marker is not None and (marker["end"] == ":" or first != "1")


def _fits(text: str, spot: re.Match[str]) -> bool:
    """Whether a number inside a paragraph names a statement, and is no figure of a sentence."""
    words = spot.group().lower()
    return bool(re.search(r"statement|number|no\.|item|question|#|on \(|re |re:|regarding", words))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a person's name and nothing more (whoever wrote the paper), or a label without a value."""
    if re.fullmatch(r"\W*[A-Z][\w ]{2,30}:\s*", text[start:end]):
        return True
    while start < end and text[start] in " -–—_":
        start += 1
    name = PERSON.match(text, start, end)
    return name is not None and not text[name.end() : end].strip(" .,")


def _follows_prompt(text: str, start: int, spot: re.Match[str], known: Statements) -> bool:
    """Whether a number stands right behind a prompt: "Comments: 7. Attendants may apply"."""
    before = text[start : spot.start()].rstrip()
    return before.endswith(":") and len(before) < _SHORT_PROMPT and known.prompts.search(before) is not None


def _after_prompt(text: str, start: int, end: int, known: Statements) -> tuple[int, int | None]:
    """Where the employer's words begin behind a printed prompt, and the statement that the prompt is about."""
    colons = [match.end() for match in re.finditer(r"[:?](?=\s|$)", text[start:end])]
    head, asking = None, words_around(known.words).asking
    for colon in colons:
        if known.prompts.search(text, start, start + colon) or asking.search(text, start, start + colon):  # noqa: SIM102
            if colon <= 230:
                head = start + colon
    words = text[start : head or end]
    prompted = known.prompts.search(words) is not None
    number = None
    if prompted:
        numbers = _BY_NUMBER.findall(words)
        if known.promotion.search(words) or re.search(r"promotion|advance", words, re.I):
            number = 7
        elif numbers:
            number = int(numbers[-1])
    if head is not None:
        return head, number
    if prompted and asking.search(words) and len(words) < 230:
        return end, number  # a prompt and nothing more: its answer is the next block
    if prompted and len(words) < 60 and not words.rstrip().endswith("."):
        return end, number  # a heading such as "Promotional opportunities"
    return start, None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n:;,.–—-)":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)
