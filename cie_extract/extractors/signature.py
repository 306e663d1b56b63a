"""Who signed a review request, in what capacity, and when.

Signed is a name in the signature place, "/s/" and a name, or the stamp of an electronic signature. A line left blank,
a promise to sign and a company's name are no signature; a printed name beside a blank line is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from cie_extract.extractors.naming import folded
from cie_extract.extractors.numbered_answers import find_numbered_answers
from cie_extract.extractors.request_form import Form, find_form
from cie_extract.extractors.signed_sentence import under_certification
from cie_extract.extractors.signer import PERSON, SLASH_S, Place, is_ocr, signer
from cie_extract.extractors.signing_dates import find_date
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Finding, Signed, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.signers import Signers, load_signers
from cie_extract.pattern_files.statements import load_statements

_STAMP = re.compile(
    r"(?<!\w)(?:(?:digitally|electronically|e-?)\s?-?\s?signed(?:\s+(?:electronically|digitally))?(?:\s+by)?|signed\s+(?:electronically|digitally|online)(?:\s+by)?|"
    r"\(signed\)|docusigned\s+by|adobe\s+sign(?:ature)?(?:\s+by)?|(?:typed|signed)\s+and\s+accepted(?:\s+by)?|(?:e-?|electronically\s+)accepted(?:\s+and\s+signed)?\s+by|accepted\s+(?:and\s+signed\s+)?electronically(?:\s+by)?|e-?signature(?:\s+of)?|electronic\s+signature(?:\s+of)?)\s*[:\-–—]*\s*",
    re.IGNORECASE,
)
_BEFORE_STAMP = (
    r"(?:signature|signed(?:\s+by)?|representative|certif(?:ied|ying)\s+(?:by|official)|submitted\s+by|completed\s+by|signer|official)"
    r"\s*[:\-–—]?\s+"
)
_LABEL = re.compile(
    r"(?<![\w’'])(?<!date )(?<!Date )(?<!DATE )(?:(?:authorized|authorised|employer(?:'s|’s)?|representative(?:'s|’s)?)\s+(?:representative(?:'s|’s)?\s+)?signature|"  # noqa: E501
    r"(?:typed\s+)?signature(?:s)?(?:\s+of\s+(?:the\s+)?[\w’']+(?:\s+[\w’']+){0,4}?|\s+(?:typed|as\s+typed|name|text)(?=\s*[:\t\n]|$))?|"
    r"signed(?:\s+by)?|sign\s+here|(?:certified|attested)(?:\s+true)?\s+by|by)"
    r"\s*(?:\([^()]{0,60}\))?\s*(?P<colon>[:–—]|(?=_)|(?=\t)|(?=\n)|$|\s(?=(?-i:[A-Z])|[/☐_~]|\[ink\]))\s*",
    re.IGNORECASE,
)
#: A label that asks for the signer's name where the signature has a place of its own.
_PRINTED = re.compile(r"(?:certified|attested)\b", re.IGNORECASE)
#: What ends the words in a signature place.
_NEXT_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=_)|(?<=^)|(?<=\t))(?:(?:job\s+)?title(?:\s*(?:and|&|/)\s*(?:printed\s+)?name)?|date(?:d|\s+signed)?|"
    r"(?:printed\s+|typed\s+|full\s+)?name(?:\s*(?:,|and|&|/)\s*(?:job\s+)?(?:title|position))*|print(?:ed)?|position|phone|telephone|e-?mail|"
    r"on\s+behalf\s+of|for)(?![\w’'])\s*(?:\([^()]{0,30}\))?\s*(?::|_|\t|\n|(?=\s?(?-i:[A-Z0-9]))|$)",
    re.IGNORECASE,
)
#: A line under a signature's that begins with a label of its own: "Employer: Tern Cove Services".
_ANY_LABEL = re.compile(r"[A-Z][A-Za-z’'/&() -]{1,40}:(?!\S)")
_FARTHEST = 45
_LABELLED = 0.9  # how sure a place is that is labelled as one
#: A date under a signature that is another's: of the description that follows, of a contract, of a print.
_OTHER_DATE = re.compile(
    r"\b(?:revis|updat|prepared|writt|rewritt|posted|effective|contract|option|expir|begin|start|end(?:s|ing)?\b|through\b|"
    r"until\b|version|edition|page\b|print|export|receiv|submit|since\b|form\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\s*(?:[QS]\d{1,2}[a-z]?[.:)]?|\(?\d{1,2}[.)])\s+")


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """One finding where the document holds a review request: signed, or not."""
    form = find_form(annotated, patterns)
    if form is None and not (
        _is_titled_request(annotated, patterns) or find_numbered_answers(annotated, patterns, None)
    ):
        return []
    known = load_signers(patterns)
    blocks = _after_answers(annotated, form)
    places = [place for block in blocks for place in _places(annotated, block, known)]
    if not any(place.sure >= _LABELLED for place in places):
        places += under_certification(annotated, blocks, known)
    signed = [place for place in places if place.name]
    if any(place.name is None and place.sure >= _LABELLED for place in places):
        signed = [place for place in signed if place.sure >= _LABELLED]
    if signed:
        place = max(signed, key=lambda one: (one.sure, -one.where[0]))
        return [_finding(annotated, place, blocks, known)]
    if places:
        where = places[0].where
        return [Finding("signature", Signed(False), (where,), "signature/blank", score=0.95)]
    if form is None:
        return []
    end = (form.last.body, form.last.end)
    note = "no signature place was found after the answers"
    return [Finding("signature", Signed(False), (end,), "signature/none", score=0.8, note=note)]


def _is_titled_request(annotated: Annotated, patterns: Patterns) -> bool:
    titles = load_statements(patterns).titles
    return any(
        titles.search(annotated.text, block.start, block.end)
        for block in annotated.document.blocks[:4]
        if block.end - block.start < 120
    )


def _after_answers(annotated: Annotated, form: Form | None) -> list[Block]:
    """The blocks in which a request is signed: after its last statement, its stamps and margins too."""
    blocks = annotated.document.blocks
    if form is None:
        return list(blocks)
    after = list(blocks[form.last.block : form.last.block + _FARTHEST])
    margins = [one for one in blocks if one.kind.value in ("sidebar", "footer", "header", "note") and one not in after]
    signed_before = list(blocks[max(0, form.first.block - 12) : form.first.block])
    return (
        after + margins + (signed_before if not any(_LABEL.match(annotated.text, b.body, b.end) for b in after) else [])
    )


def _places(annotated: Annotated, block: Block, known: Signers) -> list[Place]:
    """The signature places that begin in a block."""
    text, found = annotated.text, []
    for match in SLASH_S.finditer(text, block.body, block.end):
        found.append(_filled(annotated, block, match, known, 0.98))
    for match in _STAMP.finditer(text, block.body, block.end):
        if not found or found[-1].name is None:
            found.append(_stamped(annotated, block, match, known))
    if not found:
        for match in _LABEL.finditer(text, block.body, block.end):
            if match.group().strip().lower().startswith("by") and match.start() != block.body:
                continue
            if match.start() == _first_word(text, block) or match["colon"] in (":", "–", "—"):
                printed = _PRINTED.match(match.group())
                found.append(_filled(annotated, block, match, known, 0.85 if printed else 0.93))
                if not printed:
                    break
    return found


def _first_word(text: str, block: Block) -> int:
    """Where the words of a block begin behind the number of its question: "Q19 Signature", "12. Signature"."""
    number = _QUESTION.match(text, block.body, block.end)
    return number.end() if number else block.body


def _filled(annotated: Annotated, block: Block, label: re.Match[str], known: Signers, sure: float) -> Place:
    start, end, holder = _value(annotated, block, label.end())
    where = (label.start(), max(label.end(), min(end, block.end)) if holder is block else label.end())
    where = (label.start(), max(label.start() + 1, len(annotated.text[: where[1]].rstrip())))
    name = signer(annotated, start, end, known, loose=is_ocr(annotated, block))
    return Place(name, where, holder, sure)


def _stamped(annotated: Annotated, block: Block, stamp: re.Match[str], known: Signers) -> Place:
    """An electronic signature: the name behind the stamp, or before it in the same place."""
    start, end, holder = _value(annotated, block, stamp.end())
    if name := signer(annotated, start, end, known):
        return Place(name, (stamp.start(), name[1]), holder, 0.98)
    before = annotated.text[block.body : stamp.start()]
    if label := re.search(_BEFORE_STAMP, before, re.IGNORECASE):  # noqa: SIM102
        if name := signer(annotated, block.body + label.end(), stamp.start(), known):
            return Place(name, (block.body, stamp.end()), block, 0.97)
    if (name := signer(annotated, block.body, stamp.start(), known)) and name[0] - block.body < 3:
        return Place(name, (block.body, stamp.end()), block, 0.97)
    end = len(annotated.text[: stamp.end()].rstrip())
    return Place(None, (stamp.start(), max(end, stamp.start() + 1)), block, 0.5)


def _value(annotated: Annotated, block: Block, start: int) -> tuple[int, int, Block]:
    """What stands in a signature place: the rest of the block up to the next label, else the next cell or answer line."""  # noqa: E501
    text, blocks = annotated.text, annotated.document.blocks
    stop = _NEXT_LABEL.search(text, start, block.end)
    end = stop.start() if stop else block.end
    if text[start:end].strip(" \t\n:_.-–—") or text[start:end].strip(" \t\n:"):
        return start, end, block
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if following is None or stop:
        return start, end, block
    same_row = (
        block.cell
        and following.cell
        and (block.cell.table, block.cell.row) == (following.cell.table, following.cell.row)
    )
    under = block.cell is None and following.cell is None
    labelled = _NEXT_LABEL.match(text, following.body, following.end) or (
        under and _ANY_LABEL.match(text, following.body, following.end)
    )
    if (same_row or under) and not labelled:
        stop = _NEXT_LABEL.search(text, following.body, following.end)
        return following.body, stop.start() if stop else following.end, following
    return start, end, block


def _finding(annotated: Annotated, place: Place, blocks: list[Block], known: Signers) -> Finding:
    assert place.name is not None
    text = annotated.text
    start, end = place.name
    around = [one for one in blocks if 0 <= one.index - place.block.index <= 4]
    spans: list[Span] = [place.name]
    title = _title(annotated, place.name, place.block, around, known)
    day = _day(annotated, end, place.block, around)
    if title:
        spans.append(title)
    if day:
        spans.append(day[1])
    name: str | None = folded(text[start:end])
    printed = _printed_name(annotated, around)
    if (
        printed
        and is_ocr(annotated, place.block)
        and name
        and not re.fullmatch(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+", name)
    ):
        spans.append(printed)
        name = folded(text[printed[0] : printed[1]])
    elif name == "[ink]":
        name = None  # signed by a hand that nobody could read, and no name is printed beside it
    value = Signed(True, name, folded(text[title[0] : title[1]]) if title else None, day[0] if day else None)
    return Finding("signature", value, tuple(dict.fromkeys(spans)), "signature/named", score=place.sure)


def _title(annotated: Annotated, named: Span, block: Block, around: list[Block], known: Signers) -> Span | None:
    """The signer's title: behind the name, there or where it is printed once more, or after the label."""
    text, after = annotated.text, named[1]
    stop = _NEXT_LABEL.search(text, after, block.end)
    beside = text[after : stop.start() if stop else block.end]
    if (
        found := re.match(
            r"\s*[,–—-]?\s*(?P<title>[A-Z][^\n\t(:]{2,70}?)\s*(?:$|,?\s+on\b|[.(;]|,\s+\w{3,9}\.?\s+\d|\s+\d)", beside
        )
    ) and (known.titles.search(found["title"]) or beside.lstrip().startswith(",")):
        title = re.sub(r"\W*\b(?:signed|dated?)$", "", found["title"], flags=re.IGNORECASE).rstrip(" ,.")
        return (after + found.start("title"), after + found.start("title") + len(title))
    for one in around:
        if one.index > block.index and text.startswith(f"{text[slice(*named)]}, ", one.body):
            return _title(annotated, (one.body, one.body + after - named[0]), one, [], known)
        for label in re.finditer(r"(?<![\w’'])(?:Job\s+)?Title\s*[:_]?\s+|Position\s*:\s*", text[one.body : one.end]):
            begin = one.body + label.end()
            stop = _NEXT_LABEL.search(text, begin, one.end)
            span = _plain(text, begin, stop.start() if stop else one.end)
            if span and span[0] >= min(after, block.start):
                return span
        alone = text[one.body : one.end].strip()
        if one.index > block.index and len(alone) < 60 and known.titles.search(alone) and ":" not in alone:  # noqa: SIM102
            if not re.search(r"\d", alone):
                return _plain(text, one.body, one.end)
    return None


def _plain(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\n:_.":
        start += 1
    while end > start and text[end - 1] in " \t\n:_.,;":
        end -= 1
    return (start, end) if re.search(r"[A-Za-z]{2}", text[start:end]) else None


def _day(annotated: Annotated, after: int, block: Block, around: list[Block]) -> tuple[date, Span] | None:
    text = annotated.text
    if found := find_date(text, after, block.end):
        return found
    for one in around:
        found = find_date(text, one.body, one.end) if one.index != block.index else None
        if found and not _OTHER_DATE.search(text, one.body, found[1][0]):
            return found
    return _day_of_the_certification(annotated, block)


#: The sentence over a signature that says when it was given: "Certified for the employer on October 27, 2026 by".
_GIVEN_ON = re.compile(
    r"\b(?:certified|attested|affirmed|declared|sworn|signed|executed|given|done|answered)\b[^.;]{0,80}?\b(?:on|this)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _day_of_the_certification(annotated: Annotated, block: Block) -> tuple[date, Span] | None:
    """The date in the line right over a signature, where that line says that it was certified or signed on it."""
    over = annotated.document.blocks[block.index - 1] if block.index else None
    found = find_date(annotated.text, over.body, over.end) if over else None
    if over is None or found is None or not _GIVEN_ON.search(annotated.text, over.body, found[1][0]):
        return None
    return found


def _printed_name(annotated: Annotated, around: list[Block]) -> Span | None:
    text = annotated.text
    for one in around:
        if label := re.search(r"(?:printed\s+|print\s+)?name\s*:\s*", text[one.body : one.end], re.IGNORECASE):
            stop = _NEXT_LABEL.search(text, one.body + label.end(), one.end)
            if match := PERSON.match(text, one.body + label.end(), stop.start() if stop else one.end):
                return match.span("name")
    return None
