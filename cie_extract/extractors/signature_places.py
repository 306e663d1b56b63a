"""Where a request is signed: places labelled for it, stamps, and names over the word "Signature"; filled or empty."""

from __future__ import annotations

import re

from cie_extract.extractors.signer import SLASH_S, Place, is_ocr, signer
from cie_extract.extractors.signing_dates import find_date
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files.signers import Signers

_BEFORE_STAMP = (
    r"(?:signature|signed(?:\s+by)?|representative|certif(?:ied|ying)\s+(?:by|official)|submitted\s+by|completed\s+by|signer|official)"
    r"\s*[:\-–—]?\s+"
)
LABEL = re.compile(
    r"(?<![\w’'])(?<!date )(?<!Date )(?<!DATE )(?:(?:authorized|authorised|employer(?:'s|’s)?|representative(?:'s|’s)?)\s+(?:representative(?:'s|’s)?\s+)?signature|"  # noqa: E501
    r"(?:typed\s+)?signature(?:s)?(?:\s+of\s+(?:the\s+)?[\w’']+(?:\s+[\w’']+){0,4}?|\s+(?:typed|as\s+typed|name|text)(?=\s*[:\t\n]|$))?|"
    r"(?:please\s+)?(?:type|enter|print|write|sign)\s+(?:in\s+)?(?:your|the)\s+(?:(?:full|legal|own|first\s+and\s+last)\s+)*name\b[^:\n\t]{0,40}?\bsign\w*|"
    r"signed(?:\s+by|\s+(?:for|on\s+behalf\s+of)\s+(?:the\s+)?(?:employer|company|firm|owner)(?=\s*:))?|sign\s+here|sign(?=\s*:)|(?:certified|attested)(?:\s+true)?\s+by|by)"
    r"\s*(?:\([^()]{0,60}\))?\s*(?P<colon>[:–—]|(?<=[Ss]igned),(?=\s*(?:\n|$))|(?<=[Ss]igned),(?=\s(?-i:[A-Z][a-z]+\s[A-Z][a-z]+,))|(?<=SIGNED),(?=\s*(?:\n|$))|(?=_)|(?=\t)|(?=\n)|$|(?=\)\s*$)|\s(?=(?-i:[A-Z])|[/☐_~]|\[ink\]))\s*",
    re.IGNORECASE,
)
#: A label that asks for the signer's name where the signature has a place of its own.
_PRINTED = re.compile(r"(?:certified|attested)\b", re.IGNORECASE)
#: What ends the words in a signature place.
NEXT_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=_)|(?<=^)|(?<=\t))(?:(?:job\s+)?title(?:\s*(?:and|&|/)\s*(?:printed\s+)?name)?|date(?:d|\s+signed)?|"
    r"(?:printed\s+|typed\s+|full\s+)?name(?:\s*(?:,|and|&|/)\s*(?:job\s+)?(?:title|position))*|print(?:ed)?|position|phone|telephone|e-?mail|"
    r"on\s+behalf\s+of|for)(?![\w’'])\s*(?:\([^()]{0,30}\))?\s*(?::|_|\t|\n|(?=\s?(?-i:[A-Z0-9]))|$)",
    re.IGNORECASE,
)
#: A line under a signature's that begins with a label of its own: "Employer: Tern Cove Services".
_ANY_LABEL = re.compile(r"[A-Z][A-Za-z’'/&() -]{1,40}:(?!\S)")
_QUESTION = re.compile(r"\s*(?:[QS]\d{1,2}[a-z]?[.:)]?|\(?\d{1,2}[.)])\s+")


#: A label under its line: "Signature", "(Signature of employer)", "Signature / Date".
_CAPTION = re.compile(
    r"\(?(?:(?:authori[sz]ed|employer(?:'s|’s)?|representative(?:'s|’s)?)\s+){0,2}signature"
    r"(?:\s+of\s+[\w’' ]{1,60}?)?\)?(?:\s*[/,\t]?\s*(?:and\s+)?date)?",
    re.IGNORECASE,
)
_OTHER_CAPTION = re.compile(
    r"\(?(?:date|title|position|printed\s+name|name|phone|title\s*(?:/|and|&)\s*date)\)?", re.IGNORECASE
)
#: A line left empty with a name in print behind it.
_BLANK_THEN_NAME = re.compile(r"\s*_{8,}\s+[^_\s][^_]*$")
_LINE = re.compile(r"[\s_.–—-]*")
#: The number of an electronic signature: "8F3A2B1C9D4E4F5...".
_SEAL = re.compile(r"\s*(?=[A-F0-9-]*\d)[A-F0-9][A-F0-9-]{9,}(?:\.{3}|…)?\s*")


_PICTURED = 0.6  # how sure a picture is
_ASKED = 0.89  # how sure a name is that was typed where the label asks to sign so: a signature's own line outweighs it
_QUALIFIES = 60  # characters before a label that may say whose signature it asks for


def places_in(annotated: Annotated, block: Block, known: Signers) -> list[Place]:
    """The signature places that begin in a block."""
    text, found = annotated.text, []
    for match in SLASH_S.finditer(text, block.body, block.end):
        found.append(_filled(annotated, block, match, known, 0.98))
    for match in known.stamps.finditer(text, block.body, block.end):
        if known.not_for_the_employer.search(text, max(block.body, match.start() - _QUALIFIES), match.start()):
            continue
        if not found or found[-1].name is None:
            found.append(_stamped(annotated, block, match, known))
    if not found and (asked := _asked(annotated, block, known)):
        found.append(asked)
    if not found:
        for match in LABEL.finditer(text, block.body, block.end):
            if match.group().strip().lower().startswith("by") and match.start() != block.body:
                continue
            if known.not_for_the_employer.search(text, max(block.body, match.start() - _QUALIFIES), match.start()):
                continue  # another's signature: the counselor's, the participant's
            captions = _CAPTION.fullmatch(text, block.body, block.end) is not None
            if captions or match.start() == _first_word(text, block) or match["colon"] in (":", "–", "—"):
                printed = _PRINTED.match(match.group())
                found.append(_filled(annotated, block, match, known, 0.85 if printed else 0.93))
                if not printed:
                    break
    return found


_STOPS = str.maketrans("()[].", "     ")  # what a label may hold between what it certifies and the name it asks for
_LONGEST_PROMPT = 260  # characters of a label that asks to sign
#: A signature's own line, left empty, beside a name that is asked for.
_LEFT_EMPTY = re.compile(r"\bsign(?:ature|ed|ed\s+by|\s+here)?\s*:?\s*_{2,}", re.IGNORECASE)
_LED_IN = re.compile(r"[^:\n\t]{0,40}?[:\t]\s*")


def _asked(annotated: Annotated, block: Block, known: Signers) -> Place | None:
    """A place whose label asks to sign by typing a name: "I certify this (type name and title)". What is typed stands
    behind its colon, in the next cell, or in the line under it."""
    text = annotated.text
    if block.end - block.body > _LONGEST_PROMPT or _CAPTION.fullmatch(text, block.body, block.end):
        return None
    met = known.asks_to_sign.search(text[block.body : block.end].translate(_STOPS))
    if (
        met is None
        or _LEFT_EMPTY.search(text, block.body, block.end)
        or known.not_for_the_employer.search(text, block.body, block.body + met.end())
    ):
        return None
    led = _LED_IN.match(text, block.body + met.end(), block.end)
    start, end, holder = _value(annotated, block, led.end() if led else block.end)
    if start >= block.end and holder is block:
        return Place(None, (block.body, block.end), block, _ASKED)
    name = signer(annotated, start, end, known)
    if name and text[start : name[0]].strip(" \t\n_"):
        name = None  # a sentence that names somebody
    return Place(name, (block.body, block.end), holder, _ASKED)


def _first_word(text: str, block: Block) -> int:
    """Where the words of a block begin behind the number of its question: "Q19 Signature", "12. Signature"."""
    number = _QUESTION.match(text, block.body, block.end)
    return number.end() if number else block.body


def _filled(annotated: Annotated, block: Block, label: re.Match[str], known: Signers, sure: float) -> Place:
    """A labelled place: what stands behind its label or under it; over it, where the label is a caption."""
    if _CAPTION.fullmatch(annotated.text, block.body, block.end):
        over = _over(annotated, block)
        if over and (written := _written_over(annotated, block, over, known)):
            return Place(written, (written[0], block.end), over, 0.91)
        if over and _LINE.fullmatch(annotated.text, over.body, over.end):
            return Place(None, (over.body, block.end), block, sure)
    start, end, holder = _value(annotated, block, label.end())
    if not is_ocr(annotated, block) and _BLANK_THEN_NAME.match(annotated.text, start, end):
        return Place(None, (label.start(), end), block, sure)
    where = (label.start(), max(label.end(), min(end, block.end)) if holder is block else label.end())
    where = (label.start(), max(label.start() + 1, len(annotated.text[: where[1]].rstrip())))
    name = signer(annotated, start, end, known, loose=is_ocr(annotated, block))
    if name and annotated.text[slice(*name)] == "[ink]" and not is_ocr(annotated, block):
        sure = _PICTURED  # a picture in the place of a signature: a person must look at it
    return Place(name, where, holder, sure)


def _over(annotated: Annotated, block: Block) -> Block | None:
    """The block over a caption: the cell over its cell, else the one before it; of a row its first cell."""
    before = annotated.document.blocks[: block.index]
    if block.cell is None or block.cell.row == 0:
        last = before[-1] if before else None
        if last is None or last.cell is None:
            return last
        line = (last.cell.table, last.cell.row)
        return next(one for one in before if one.cell and (one.cell.table, one.cell.row) == line)
    table, row, column = block.cell.table, block.cell.row - 1, block.cell.column
    return next(
        (
            one
            for one in reversed(before)
            if one.cell and (one.cell.table, one.cell.row, one.cell.column) == (table, row, column)
        ),
        None,
    )


def _written_over(annotated: Annotated, block: Block, over: Block, known: Signers) -> Span | None:
    """The name alone, or with its date, over a caption; none where it is labelled as something else, or where what
    stands beside the caption fills its place."""
    text, blocks = annotated.text, annotated.document.blocks
    beside = [
        one
        for one in blocks[block.index + 1 : block.index + 3]
        if block.cell and one.cell and (one.cell.table, one.cell.row) == (block.cell.table, block.cell.row)
    ]
    if any(
        not _LINE.fullmatch(text, one.body, one.end) and not _OTHER_CAPTION.fullmatch(text, one.body, one.end)
        for one in beside
    ):
        return None
    name = signer(annotated, over.body, over.end, known)
    begin = over.body
    if cross := re.match(r"[xX][\s_]+", text[over.body : over.end]):  # the cross that says where to sign
        begin += cross.end()
        name = signer(annotated, begin, over.end, known)
    if name is None or text[begin : name[0]].strip(" _"):
        return None
    rest = re.sub(r"(?i)^date\b\W*", "", text[name[1] : over.end].strip(" _,\t"))
    if rest and not ((day := find_date(rest, 0, len(rest))) and not rest[: day[1][0]].strip(" ,–-")):
        return None
    labelled = blocks[over.index - 1] if over.index else None
    if labelled and NEXT_LABEL.fullmatch(text[labelled.body : labelled.end].strip() + "\n"):
        return None
    return name


def _stamped(annotated: Annotated, block: Block, stamp: re.Match[str], known: Signers) -> Place:
    """An electronic signature: the name behind the stamp, or before it in the same place."""
    start, end, holder = _value(annotated, block, stamp.end())
    if name := signer(annotated, start, end, known):
        return Place(name, (stamp.start(), name[1]), holder, 0.98)
    if name := _after_seal(annotated, block, known):
        return Place(name, (stamp.start(), name[1]), block, 0.95)
    before = annotated.text[block.body : stamp.start()]
    if label := re.search(_BEFORE_STAMP, before, re.IGNORECASE):  # noqa: SIM102
        if name := signer(annotated, block.body + label.end(), stamp.start(), known):
            return Place(name, (block.body, stamp.end()), block, 0.97)
    if (name := signer(annotated, block.body, stamp.start(), known)) and name[0] - block.body < 3:
        return Place(name, (block.body, stamp.end()), block, 0.97)
    end = len(annotated.text[: stamp.end()].rstrip())
    return Place(None, (stamp.start(), max(end, stamp.start() + 1)), block, 0.5)


def _below(annotated: Annotated, block: Block) -> Block | None:
    """The cell under a label that heads its column."""
    cell = block.cell
    if cell is None or NEXT_LABEL.match(annotated.text, block.body, block.end):
        return None
    wanted = (cell.table, cell.row + 1, cell.column)
    following = annotated.document.blocks[block.index + 1 : block.index + 8]
    return next(
        (one for one in following if one.cell and (one.cell.table, one.cell.row, one.cell.column) == wanted), None
    )


def _after_seal(annotated: Annotated, block: Block, known: Signers) -> Span | None:
    """The name under a stamp whose signature is a picture: behind the number that the service prints for it."""
    text, sealed = annotated.text, False
    for one in annotated.document.blocks[block.index + 1 : block.index + 5]:
        if _SEAL.fullmatch(text, one.body, one.end):
            sealed = True
        elif sealed:
            name = signer(annotated, one.body, one.end, known)
            return name if name and not text[name[1] : one.end].strip(" ,.") else None
    return None


def _value(annotated: Annotated, block: Block, start: int) -> tuple[int, int, Block]:
    """What stands in a signature place: the rest of the block up to the next label, else the next cell or answer line."""  # noqa: E501
    text, blocks = annotated.text, annotated.document.blocks
    stop = NEXT_LABEL.search(text, start, block.end)
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
    if (
        same_row
        and _OTHER_CAPTION.fullmatch(text, following.body, following.end)
        and (below := _below(annotated, block))
    ):
        return below.body, below.end, below
    under = block.cell is None and following.cell is None
    labelled = NEXT_LABEL.match(text, following.body, following.end) or (
        under and _ANY_LABEL.match(text, following.body, following.end)
    )
    if (same_row or under) and not labelled:
        stop = NEXT_LABEL.search(text, following.body, following.end)
        return following.body, stop.start() if stop else following.end, following
    return start, end, block
