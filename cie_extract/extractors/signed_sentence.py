"""A name under the sentence that certifies a request, where no place for it is labelled.

A name is a signature there where it stands twice (by hand over its print), where it has its date, or where the sentence
says that typing it, or ticking its box, signs. A name alone is a printed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cie_extract.extractors.naming import title_likeness
from cie_extract.extractors.signer import Place, signer
from cie_extract.extractors.signing_dates import find_date
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import FLOW, Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files.signers import Signers

_LONGEST = 120  # characters behind a name up to the end of its line
_SIGNED = re.compile(r"\bsigned\b", re.IGNORECASE)
_NAME_LABEL = re.compile(r"(?:(?:full|legal|typed|your)\s+)*name\s*(?:\([^()]*\)\s*)?[:\t]\s*", re.IGNORECASE)


def under_certification(annotated: Annotated, blocks: Sequence[Block], known: Signers) -> list[Place]:
    """The signatures under the sentences that certify, most often one or none."""
    found = []
    for block in blocks:
        said = annotated.text[block.start : block.end]
        typed = bool(known.typing_signs.search(said)) or (
            bool(known.ticking_signs.search(said)) and said.lstrip().startswith("☒")
        )
        if (typed or known.certifies.search(said)) and (place := _under(annotated, block, known, typed=typed)):
            found.append(place)
    return found


def _under(annotated: Annotated, sentence: Block, known: Signers, *, typed: bool) -> Place | None:
    """The name in the line under a sentence, or behind it in the last words of its block."""
    text, lines = annotated.text, _lines_under(annotated, sentence)
    if not lines:
        return None
    start, end = lines[0]
    if typed and (label := _NAME_LABEL.match(text, start, end)):
        start = label.end()
    if behind := _behind(annotated, sentence, known):
        return _place(sentence, behind) if _is_printed_again(text, behind, lines[0], known) else None
    name = signer(annotated, start, end, known)
    if name is None or name[0] - start > 2 or title_likeness(text[slice(*name)], known.names):
        return None
    rest = text[name[1] : end]
    if not rest.strip(" .,\t"):
        signs = (
            typed
            or (len(lines) > 1 and _is_printed_again(text, name, lines[1], known))
            or _is_signed_off(text, lines[1:], known)
        )
    else:
        dated = find_date(text, name[1], end) is not None and len(rest) < _LONGEST and known.titles.search(rest)
        signs = typed or bool(_SIGNED.search(rest) or (dated and rest.lstrip(" ")[:1] in tuple(",–—-|\t")))
    return _place(annotated.document.block_at(name[0]) or sentence, name) if signs else None


def _is_printed_again(text: str, name: Span, line: Span, known: Signers) -> bool:
    """Whether a line prints a name once more, with the title or the date that goes with it."""
    said, after = text[slice(*line)].strip(), text[slice(*name)].strip()
    if not said.lower().startswith(after.lower()):
        return False
    rest = said[len(after) :]
    return not rest or (rest[0] in " ,–—-\t" and bool(known.titles.search(rest) or re.search(r"\d{4}", rest)))


def _is_signed_off(text: str, lines: list[Span], known: Signers) -> bool:
    """Whether the title stands under a name, and a date under the title."""
    title, day = (text[slice(*line)] for line in lines) if len(lines) == 2 else ("", "")
    return bool(
        len(title) < 60
        and known.titles.search(title)
        and len(day) < 30
        and (found := find_date(day, 0, len(day)))
        and re.fullmatch(r"(?:dated?|signed(?:\s+on)?|date\s+signed)?\W*", day[: found[1][0]], re.IGNORECASE)
    )


def _place(block: Block, name: Span) -> Place:
    return Place(name, name, block, 0.9)


def _behind(annotated: Annotated, sentence: Block, known: Signers) -> Span | None:
    """A name that a scan has drawn into the block of the sentence, behind its full stop."""
    last = re.search(r"[.]\s+(?=[A-Z][^.]{3,40}$)", annotated.text[sentence.body : sentence.end])
    if not last:
        return None
    start = sentence.body + last.end()
    name = signer(annotated, start, sentence.end, known)
    return name if name and name[1] == sentence.end else None


def _lines_under(annotated: Annotated, sentence: Block) -> list[Span]:
    """The next three lines of the flow; the cells of a row are one."""
    blocks = [one for one in annotated.document.blocks[sentence.index + 1 : sentence.index + 12] if one.kind in FLOW]
    lines: list[tuple[tuple[int, int] | None, Span]] = []
    for block in blocks:
        row = (block.cell.table, block.cell.row) if block.cell else None
        if row and lines and lines[-1][0] == row:
            lines[-1] = (row, (lines[-1][1][0], block.end))
        else:
            lines.append((row, (block.body, block.end)))
    return [span for _, span in lines[:3]]
