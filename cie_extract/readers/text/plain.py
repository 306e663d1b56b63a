"""Plain text: paragraphs, lists and forms by how the lines are broken and set in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cie_extract.errors import EmptyDocument
from cie_extract.model.document import BlockKind, Cell, Document
from cie_extract.readers.file_types import FileType, decoded
from cie_extract.readers.flow import typed
from cie_extract.readers.flow.characters import fold
from cie_extract.readers.flow.paragraphs import Paragraph, document, one_line
from cie_extract.readers.flow.structure import structured
from cie_extract.readers.layout.circles import choices_as_boxes
from cie_extract.readers.limits import check_characters
from cie_extract.readers.source import Source
from cie_extract.readers.text.answer_columns import Answers, with_answers

_RULE = re.compile(r"\s*([-=*~#+.·•])(?:\s*\1){3,}\s*|_{50,}")  # shorter lines of these are blanks to fill in
_TITLE = re.compile(r"(#{1,6})\s+(?=\w)")  # as Markdown writes its headings
_SHORT = 40  # letters: a line this short was ended by a person, even before a small letter
_WRAPPED = 110  # longer lines than this are whole paragraphs, not broken by a program
#: A line that begins with an answer: "T [X] F [ ]", "[ ] True", "_X_ T".
_ANSWER = re.compile(
    r"\s*(?:(?:true|false|yes|no|[tfyn])\s*[:=]?\s*)?"
    r"(?:\[[ xX✓✔_]{0,4}\]|\([ xX✓✔_]{0,4}\)|_+[xX✓✔]_+|_{2,}\s*(?:true|false|[tf]\b))",
    re.IGNORECASE,
)
#: A line that ends with one, behind dots or a gap.
_ANSWERED = re.compile(r"(?:\.{3}|…|\t| {2})\s*(?:TRUE|FALSE|True|False|YES|NO|Yes|No|[TF])\s*$")
#: A line that ends with the word of an answer, whose blank stands at the head of the next.
_AWAITED = re.compile(r"\s(?:TRUE|FALSE|True|False|YES|NO|Yes|No|[TF])\s*[:=]?\s*$")
_BLANK = re.compile(r"\s*_+[xX✓✔]?_+")
#: The first answer of a choice at the end of a line, and the second at the head of the next.
_FIRST_ANSWER = re.compile(
    r"\b(?:true|t|yes|y)\s*[:=]?\s*(?:_+[xX✓✔]?_+|\[[ xX✓✔_]{0,4}\]|\([ xX✓✔_]{0,4}\))\s*$", re.IGNORECASE
)
_OTHER_ANSWER = re.compile(r"\s*(?:false|f|no|n)\b", re.IGNORECASE)
_LETTER = re.compile(r"\s*\(?(?P<letter>[A-Za-z])[.)]\s+(?=\S)")
_WHOLE = 3  # so many such lines are no accident (a link, a rule)


def read_plain(source: Source) -> tuple[Document, ...]:
    """The document of a text file. Raises EmptyDocument for white space alone, TooLarge."""
    check_characters(source.data, source.limits)
    paragraphs = paragraphs_of(decoded(source.data))
    if not paragraphs:
        raise EmptyDocument("The file holds no text.")
    return (document(source, FileType.TEXT, paragraphs),)


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of plain text, lines that a program broke joined again."""
    return structured(list(_paragraphs("\n".join(map(choices_as_boxes, fold(text).split("\n"))))))


@dataclass(slots=True)
class _Run:
    """The lines of one paragraph so far."""

    text: str
    last: str  # the last line
    underlined: bool = False


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines = [
        line.expandtabs(8).rstrip() if line.startswith((" ", "\t")) else line.rstrip() for line in text.split("\n")
    ]
    width = _width(lines)
    table = 0
    for piece in with_answers(lines):
        if isinstance(piece, Answers):
            table += piece.heads is not None
            yield from _statements(piece, table)
            continue
        for paragraph in _read(piece, width, table):
            table = max(table, paragraph.cell.table) if paragraph.cell else table
            yield paragraph


def _statements(answers: Answers, table: int) -> Iterator[Paragraph]:
    """Each statement with its answer: the cells of a row where words stand over the answers, else one paragraph."""
    if answers.heads is None:
        for entry in answers.entries:
            marker, words = typed.marker_of(entry.words)
            kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
            yield Paragraph(f"{words} {entry.answer}".strip(), kind, marker)
        return
    for row, said in enumerate((answers.heads, *answers.rows)):
        for column, words in enumerate(said):
            if words:
                yield Paragraph(words, BlockKind.CELL, caps=_in_capitals(words), cell=Cell(table, row, column))


def _read(lines: list[str], width: int, table: int) -> Iterator[Paragraph]:
    row: int | None = None
    for run in _runs(lines, width):
        body = re.sub(r"(?<=\S)[ ]{3,}", "\t", run.text.strip())
        title = _TITLE.match(body)
        if title:
            row = None
            yield Paragraph(body[title.end() :].strip(" #"), BlockKind.HEADING, title[1], level=len(title[1]))
            continue
        marker, body = typed.marker_of(body)
        indent = float(len(run.text) - len(run.text.lstrip()))
        spans = typed.columns(body) if not marker else [(0, len(body))]
        parts = [body[start:end] for start, end in spans]
        if typed.is_row(parts):
            if row is None:
                table, row = table + 1, -1
            row += 1
            for column, part in enumerate(parts):
                yield Paragraph(part, BlockKind.CELL, caps=_in_capitals(part), cell=Cell(table, row, column))
            continue
        row = None
        for part in parts:
            yield Paragraph(
                text=part,
                kind=BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH,
                marker=marker,
                level=0,
                caps=_in_capitals(part),
                underlined=run.underlined,
                indent=indent * 6,
            )


def _runs(lines: list[str], width: int) -> Iterator[_Run]:
    run: _Run | None = None
    for line in lines:
        if _RULE.fullmatch(line):
            if run is not None:
                run.underlined = one_line(run.text) == one_line(run.last)
                yield run
            run = None
        elif not line.strip():
            if run is not None:
                yield run
            run = None
        elif run is not None and _goes_on(run, line, width):
            space = "" if typed.parts_compound(run.text, line.strip()) else " "
            run.text = f"{run.text}{space}{line.strip()}"
            run.last = line
        else:
            if run is not None:
                yield run
            run = _Run(line, line)
    if run is not None:
        yield run


def _goes_on(run: _Run, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph above it: its first word had no room there, or it cannot begin."""
    words = line.split()
    if _TITLE.match(run.text.strip()) or _TITLE.match(line.strip()):
        return False
    if typed.marker_of(line)[0] or words[0][0] in "☐☒" or (typed.is_labelled(line) and not line.startswith(" ")):
        return False
    if _is_next_letter(run.text, line):
        return False
    if (_ANSWERED.search(run.last) or _ANSWER.match(line)) and not _parts_a_choice(run.last, line):
        return False
    if "\t" in line.strip() or re.search(r"\S {3,}\S", line):
        return False
    if len(run.last) > _WRAPPED or typed.is_closing(run.last):
        return False
    full = len(run.last) + 1 + len(words[0]) > width
    if full and width >= 50:
        return True
    if typed.ends_open(run.last) and not typed.is_labelled(line):
        return True
    return words[0][0].islower() and len(run.last) >= max(_SHORT, 0.6 * width)


def _parts_a_choice(above: str, line: str) -> bool:
    """Whether a choice was broken between two lines: a word and its blank ("FALSE", "__X__"), or its two answers."""
    return bool(
        (_BLANK.match(line) and _AWAITED.search(above)) or (_OTHER_ANSWER.match(line) and _FIRST_ANSWER.search(above))
    )


def _is_next_letter(text: str, line: str) -> bool:
    """Whether a line is the next of a row of lettered ones: "B. …" below "A. …"."""
    this, then = _LETTER.match(text), _LETTER.match(line)
    return this is not None and then is not None and ord(then["letter"]) == ord(this["letter"]) + 1


def _width(lines: list[str]) -> int:
    """How long the lines are that a program broke, 0 where none seem broken: where several are longer than any program
    leaves them, or where most of the long ones end as sentences do, as items on lines of their own."""
    if sum(len(line) > _WRAPPED and " " in line.strip() for line in lines) >= _WHOLE:
        return 0
    width = _longest(lines)
    full = [line for line, after in pairwise(lines) if after.strip() and 0.8 * width <= len(line) <= _WRAPPED]
    ended = sum(line.endswith((".", ";", "!", "?")) for line in full)
    return 0 if len(full) >= _WHOLE and ended > 0.6 * len(full) else width


def _longest(lines: list[str]) -> int:
    lengths = sorted((len(line) for line in lines if len(line) <= _WRAPPED and " " in line.strip()), reverse=True)
    return lengths[min(2, len(lengths) - 1)] if len(lengths) > 2 else 0


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha() and letter.upper() != letter.lower()]
    return len(letters) >= 2 and all(letter.isupper() for letter in letters)
