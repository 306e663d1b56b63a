"""The factory keeps the conventions of Document, so that a test on its documents holds for a reader's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.document import BlockKind
from tests.factory import document_of

SOURCE = """
# DUTIES
1. Sweeps the hall.
  a) Moves the chairs first.
2. Empties bins.
| Pay | $17.10 |
| --- | --- |
| Hours | 20 // 24 in summer |
**Not a heading**
_ Page 1
---
> Apply by May 1
Plain words.
"""


def test_kinds_in_order() -> None:
    kinds = [block.kind.value for block in document_of(SOURCE).blocks]
    assert kinds == ["heading", *["list_item"] * 3, *["cell"] * 5, "paragraph", "footer", "sidebar", "paragraph"]


def test_a_list_item_has_its_marker_before_its_body() -> None:
    document = document_of(SOURCE)
    item = document.blocks[2]
    assert (item.marker, document.text[item.start : item.body], document.text_of(item), item.level) == (
        "a)",
        "a) ",
        "Moves the chairs first.",
        1,
    )


def test_cells_of_a_row_are_parted_by_tabs_and_know_their_header() -> None:
    document = document_of(SOURCE)
    assert "Pay\t$17.10\nHours\t20\n24 in summer\nNot" in document.text
    headers = [block.cell.header for block in document.blocks if block.cell]
    assert headers == [(), (), ("Pay",), ("$17.10",), ("$17.10",)]


def test_a_page_break_gives_pages() -> None:
    document = document_of(SOURCE)
    assert [page.number for page in document.pages] == [1, 2]
    assert document.blocks[-1].page == 2
    assert document_of("One line.").pages == ()


@pytest.mark.parametrize("line", ["☐ True", "A plain line", "$ 15.50", "1.5 hours a day", "-dash without a space"])
def test_these_are_no_list_items(line: str) -> None:
    assert document_of(line).blocks[0].kind is BlockKind.PARAGRAPH


@given(st.lists(st.sampled_from(["# Head", "- item", "1. one", "| a | b |", "words", "_ foot", "---"]), max_size=12))
def test_blocks_tile_the_text(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    at = 0
    for block in document.blocks:
        assert document.text[at : block.start] in ("", "\n", "\t")
        assert block.start <= block.body < block.end
        at = block.end
    assert at == len(document.text)
