"""One ruler: whatever the paragraphs, each block's place in the text gives back its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.document import BlockKind, Cell
from cie_extract.readers.flow.characters import fold, symbols
from cie_extract.readers.flow.paragraphs import Paragraph, document, one_line
from cie_extract.readers.source import Source
from tests.readers.test_mutations import in_order

_CELLS = st.none() | st.builds(Cell, st.integers(1, 2), st.integers(0, 2), st.integers(0, 2))
_PARAGRAPHS = st.builds(
    Paragraph, st.text(max_size=30), st.sampled_from(BlockKind), st.sampled_from(["", "•", "1.", " a) "]), cell=_CELLS
)


@given(st.lists(_PARAGRAPHS, max_size=12))
def test_each_block_is_where_it_says(paragraphs: list[Paragraph]) -> None:
    made = document(Source("made", b""), "text/plain", paragraphs)
    said = [paragraph for paragraph in paragraphs if one_line(paragraph.text)]
    assert [made.text_of(block) for block in made.blocks] == [one_line(paragraph.text) for paragraph in said]
    assert [block.marker for block in made.blocks] == [one_line(paragraph.marker) for paragraph in said]
    assert in_order(made)


@given(st.lists(_PARAGRAPHS, max_size=12))
def test_a_tab_stands_only_between_cells_of_a_row(paragraphs: list[Paragraph]) -> None:
    made = document(Source("made", b""), "text/plain", paragraphs)
    for before, after in zip(made.blocks, made.blocks[1:], strict=False):
        one, other = before.cell, after.cell
        same_row = bool(
            one and other and (one.table, one.row) == (other.table, other.row) and one.column < other.column
        )
        assert (made.text[before.end] == "\t") is same_row


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert symbols(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$17.65", "$17.65"),
        ("\uf733rd", "3rd"),
        ("$\uf731\uf737.\uf736\uf735 an hour", "$17.65 an hour"),
        ("D\uf775\uf774\uf769\uf765\uf773", "Duties"),
        ("𝐏𝐚𝐲: $𝟏𝟕", "Pay: $17"),
    ],
)
def test_figures_and_letters_in_other_settings(text: str, read: str) -> None:
    assert fold(text) == read
