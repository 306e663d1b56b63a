"""What holds of every document that the PDF reader makes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cie_extract.model.document import Document
from cie_extract.readers.layout.assembly import compose
from cie_extract.readers.layout.printed import PrintedPage, Rule, Word
from tests.readers.pdf_files import BOLD, Sheet, read


def check(document: Document) -> None:
    """Blocks stand in order, one separator apart, and every printed line knows the place of each of its characters."""
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words and words == words.strip()
        assert "\n" not in words and "\t" not in words
        assert block.start <= block.body <= block.end
        assert document.text[block.start : block.body].strip() == block.marker
    for before, after in pairwise(document.blocks):
        between = document.text[before.end : after.start]
        row = before.cell and after.cell and (before.cell.table, before.cell.row) == (after.cell.table, after.cell.row)
        assert between == ("\t" if row and before.cell.column != after.cell.column else "\n")
    for line in document.lines:
        assert len(line.edges) == line.end - line.start + 1
    for before, after in pairwise(document.lines):
        assert before.end <= after.start <= before.end + 1
    for piece in document.evidence(0, len(document.text)):
        assert document.text[piece.start : piece.end] == piece.quote
        assert piece.page is not None and piece.boxes


def everything(sheet: Sheet) -> None:
    sheet.text(72, 60, "Mill Road Stores", size=16, font=BOLD)
    y = sheet.paragraph(
        72, 90, "The clerk keeps the shelves in order and helps those who come in to find their way. " * 3
    )
    y = sheet.paragraph(72, y + 10, "Opens the mail and sorts it by floor, and takes it round", marker="1.")
    y = sheet.paragraph(72, y, "Answers the telephone", marker="2.")
    sheet.grid([72, 200, 400, 540], [y + 10, y + 30, y + 50])
    for row in range(2):
        for column, x in enumerate((76, 204, 404)):
            sheet.text(x, y + 24 + 20 * row, f"cell {row} {column}")
    sheet.text(72, y + 80, "Signature ______")
    sheet.text(300, y + 80, "Date ______")
    sheet.next()
    sheet.paragraph(72, 72, "A second page. " * 30)


def test_a_document_of_everything(tmp_path: Path) -> None:
    check(read(tmp_path, everything))


def word(text: str, x: float, y: float, size: float, bold: bool) -> Word:
    edges = tuple(x + 0.5 * size * at for at in range(len(text) + 1))
    return Word(text, x, y - 0.78 * size, edges[-1], y + 0.22 * size, size, bold, False, edges)


WORDS = st.builds(
    word,
    st.sampled_from(
        ["floor", "mail", "1.", "2.", "•", "☐", "☒", "Pay:", "$16.20", "a)", "(b)", "-", "non-", "....", "of"]
    ),
    st.floats(0, 600),
    st.floats(0, 780),
    st.sampled_from([6.0, 9.0, 10.0, 10.5, 14.0, 24.0]),
    st.booleans(),
)
RULES = st.one_of(
    st.builds(lambda x, y, length: Rule(x, y, x + length, y), st.floats(0, 500), st.floats(0, 780), st.floats(9, 500)),
    st.builds(lambda x, y, length: Rule(x, y, x, y + length), st.floats(0, 600), st.floats(0, 600), st.floats(9, 200)),
)
FRAMES = st.builds(
    lambda x, y, wide, high: (x, y, x + wide, y + high),
    st.floats(0, 500), st.floats(0, 700), st.floats(9, 500), st.floats(9, 500),
)  # fmt: skip
PAGES = st.lists(
    st.tuples(st.lists(WORDS, max_size=40), st.lists(RULES, max_size=12), st.lists(FRAMES, max_size=3)),
    min_size=1,
    max_size=3,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(PAGES)
def test_no_word_is_lost_wherever_words_and_rulings_stand(
    pages: list[tuple[list[Word], list[Rule], list[tuple[float, float, float, float]]]],
) -> None:
    printed = [
        PrintedPage(number, 612.0, 792.0, words, rules, frames)
        for number, (words, rules, frames) in enumerate(pages, 1)
    ]
    composed = compose(printed)
    document = Document("", "", 0, "", composed.text, composed.blocks, composed.lines, composed.pages)
    if document.text:
        check(document)
    letters = "".join(character for character in document.text if character.isalnum())
    expected = "".join(
        character for words, _, _ in pages for each in words for character in each.text if character.isalnum()
    )
    assert sorted(letters) == sorted(expected)


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_a_word(count: int) -> None:
    words = [word("Clerk", 72, 100, 10, False)] * count
    assert compose([PrintedPage(1, 612, 792, words)]).text == "Clerk" * count
