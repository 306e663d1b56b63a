"""A survey's export (CSV): the questions in the first row, a response in each row below, each a document of its own."""

from __future__ import annotations

import csv
import io
import re

from cie_extract.errors import DamagedDocument, EmptyDocument, TooLarge
from cie_extract.model.document import BlockKind, Cell, Document
from cie_extract.readers.file_types import FileType, decoded
from cie_extract.readers.flow import typed
from cie_extract.readers.flow.characters import fold
from cie_extract.readers.flow.paragraphs import Paragraph, document, one_line
from cie_extract.readers.flow.tables import with_headers
from cie_extract.readers.limits import check_characters
from cie_extract.readers.source import Source

_MOST_RESPONSES = 500
#: "position_title", "weeklyHours": words without spaces, and more than one of them.
_NAME_OF_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z]+)+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GENERIC = re.compile(r"(?:open-ended )?response|other \(please specify\)|\s*", re.I)


#: The first row of an export that has a question and its answer in each row below.
_PAIRED = re.compile(
    r"(?:question|field|item|prompt|statement)s? (?:answer|response|value|reply)s?"
    r"(?: (?:comment|explanation|note|remark)s?)?",
    re.I,
)


def read_survey(source: Source) -> tuple[Document, ...]:
    """The responses of a survey, questions and answers as cells of one row; a table that is no survey as one document.

    Raises EmptyDocument for a file without rows, TooLarge beyond 500 responses, DamagedDocument for broken quoting.
    """
    check_characters(source.data, source.limits)
    rows = _rows(decoded(source.data))
    if len(rows) < 2:
        raise EmptyDocument("The file holds no responses.")
    if _PAIRED.fullmatch(" ".join(cell.strip() for cell in rows[0])):
        told = [[*row, "", ""][:3] for row in rows[1:]]
        one = _response(*([row[column] for row in told] for column in range(3)))
        return (document(source, FileType.CSV, one),)
    questions, responses = _questions(rows)
    if not _is_survey(questions):
        return (document(source, FileType.CSV, with_headers(_table(rows), {1: 1})),)
    if len(responses) > _MOST_RESPONSES:
        raise TooLarge(f"The file holds {len(responses)} responses; the limit is {_MOST_RESPONSES}.")
    found = tuple(document(source, FileType.CSV, _response(questions, response)) for response in responses)
    if not found:
        raise EmptyDocument("The file holds no responses.")
    return found


def _rows(text: str) -> list[list[str]]:
    """The rows that hold something, by the delimiter that parts the first into most fields."""
    best: list[list[str]] = []
    for delimiter in ",\t;":
        try:
            rows = [
                row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)
            ]
        except csv.Error as error:
            if delimiter == "," and not best:
                raise DamagedDocument("The rows of the file could not be told apart.") from error
            continue
        if rows and (not best or len(rows[0]) > len(best[0])):
            best = rows
    return best


def _questions(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The questions, and the rows of answers. Some tools write two or three rows above the answers: short names with
    the questions below and ids (Qualtrics), or questions with their parts below (SurveyMonkey)."""
    first, rest = rows[0], rows[1:]
    ids = next((at for at, row in enumerate(rest[:3]) if any("ImportId" in cell for cell in row)), None)
    if ids is not None:
        return (rest[ids - 1] if ids else first), rest[ids + 1 :]
    if len(rest) > 1 and _are_parts(first, rest[0]):
        return _with_parts(first, rest[0]), rest[1:]
    return first, rest


def _are_parts(questions: list[str], row: list[str]) -> bool:
    """Whether a row names the parts of the questions above it: where a question spans columns, its cell is blank."""
    if sum(bool(_GENERIC.fullmatch(cell)) for cell in row) > 0.6 * len(row):
        return True
    spanned = [below for above, below in zip(questions, row, strict=False) if not above.strip()]
    return bool(spanned) and all(below.strip() for below in spanned)


def _with_parts(questions: list[str], parts: list[str]) -> list[str]:
    found: list[str] = []
    question = ""
    for at in range(max(len(questions), len(parts))):
        question = (questions[at] if at < len(questions) else "").strip() or question
        part = parts[at].strip() if at < len(parts) else ""
        found.append(question if _GENERIC.fullmatch(part) else f"{question} {part}")
    return found


def _is_survey(questions: list[str]) -> bool:
    """Whether the first row asks: many fields, or long ones, rather than the names of a few columns."""
    return len(questions) >= 8 or any(len(question) > 40 or question.rstrip().endswith("?") for question in questions)


def _response(questions: list[str], answers: list[str], comments: list[str] | None = None) -> list[Paragraph]:
    found: list[Paragraph] = []
    for row, question in enumerate(questions):
        found.append(Paragraph(one_line(fold(_spoken(question))), BlockKind.CELL, cell=Cell(1, row, 0)))
        found += _cell(answers[row] if row < len(answers) else "", Cell(1, row, 1))
        found += _cell(comments[row], Cell(1, row, 2)) if comments else []
    return found


def _spoken(question: str) -> str:
    """A question as people say it: where a tool exports the name of a column ("position_title", "weeklyHours"), its
    words."""
    name = question.strip()
    if not _NAME_OF_COLUMN.fullmatch(name):
        return question
    return _INNER_CAPITAL.sub(" ", name.replace("_", " "))


def _table(rows: list[list[str]]) -> list[Paragraph]:
    return [
        paragraph
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        for paragraph in _cell(text, Cell(1, row, column))
    ]


def _cell(text: str, cell: Cell) -> list[Paragraph]:
    """The lines of an answer, each a paragraph, with a bullet typed at its start told apart."""
    found = []
    for line in fold(text).split("\n"):
        marker, words = typed.marker_of(line)
        found.append(Paragraph(words, BlockKind.CELL, marker=marker, cell=cell))
    return found
