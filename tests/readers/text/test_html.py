"""Web pages: what a browser shows, and nothing that it hides or would have to fetch or run."""

from __future__ import annotations

import pytest

from cie_extract.model.document import BlockKind
from cie_extract.readers.flow.paragraphs import Paragraph
from cie_extract.readers.source import Source
from cie_extract.readers.text.html import paragraphs_of


def _read(page: str) -> list[Paragraph]:
    return paragraphs_of(page, Source("made.html", b""))[0]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret</script>",
        "<style>.x{color:red}</style>",
        "<!-- secret -->",
        '<span style="display: none">secret</span>',
        '<span style="font-size:0">secret</span>',
        '<span style="color:#FFFFFF">secret</span>',
        "<p hidden>secret</p>",
        '<style>.z { display:none }</style><b class="z">secret</b>',
        '<input type="hidden" value="secret">',
        "<del>secret</del>",
        '<iframe src="http://a.example">secret</iframe>',
        "<noscript>secret</noscript>",
        "<button>secret</button>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert [p.text.strip() for p in _read(f"<p>Pay is {hidden}</p>") if p.text.strip()] == ["Pay is"]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ('<span style="font-size:10pt">seen</span>', "as seen"),
        ('<span style="color:#fff;background:#000">seen</span>', "as seen"),
        ('<b style="background:navy"><font color="white">seen</font></b>', "as seen"),
        ('<input type="checkbox" checked> True', "as ☒ True"),
        ('<input type="radio"> True', "as ☐ True"),
        ("<select><option>a<option selected>seen</select>", "as seen"),
        ("<textarea>seen</textarea>", "as seen"),
        ("&nbsp;se&shy;en", "as seen"),
        ("$15.25<sup>1</sup>, or $16<sup>50</sup>", "as $15.25¹, or $16.50"),
    ],
)
def test_what_is_shown_is_read(shown: str, text: str) -> None:
    assert [" ".join(p.text.split()) for p in _read(f"<div>as {shown}</div>")] == [text]


def test_lists_tables_and_headings() -> None:
    page = """
      <header>Harbor Works</header><main>
      <h2>Duties</h2><ol start="3"><li>Sweeps<li><p>Mops</p><ul><li>halls</ul></ol>
      <p><b>Pay and hours</b></p><p>Paid every second Friday.<br>Pay: $15.20<br/>Hours: 20</p>
      <table><tr><th>Step<th>Rate</tr><tr><td rowspan=2>1<td>$15</tr><tr><td>$16</tr></table>
      <p>- typed item</p></main>"""
    found = [(p.kind, p.marker, " ".join(p.text.split()), p.cell.header if p.cell else None) for p in _read(page)]
    assert found == [
        (BlockKind.HEADING, "", "Duties", None),
        (BlockKind.LIST_ITEM, "3.", "Sweeps", None),
        (BlockKind.LIST_ITEM, "4.", "Mops", None),
        (BlockKind.LIST_ITEM, "•", "halls", None),
        (BlockKind.HEADING, "", "Pay and hours", None),
        (BlockKind.PARAGRAPH, "", "Paid every second Friday.", None),
        (BlockKind.PARAGRAPH, "", "Pay: $15.20", None),
        (BlockKind.PARAGRAPH, "", "Hours: 20", None),
        (BlockKind.CELL, "", "Step", ()),
        (BlockKind.CELL, "", "Rate", ()),
        (BlockKind.CELL, "", "1", ("Step",)),
        (BlockKind.CELL, "", "$15", ("Rate",)),
        (BlockKind.CELL, "", "$16", ("Rate",)),
        (BlockKind.LIST_ITEM, "-", "typed item", None),
        (BlockKind.HEADER, "", "Harbor Works", None),
    ]


def test_a_table_that_only_places_things_is_no_table() -> None:
    page = "<table><tr><td><p>One<p>Two</td></tr></table>"
    assert [p.cell for p in _read(page)] == [None, None]


def test_names_and_what_is_said_of_them_are_a_form() -> None:
    found = _read("<dl><dt>Pay</dt><dd>$15.75</dd><div><dt>Hours</dt><dd>20</dd></div></dl>")
    assert [(p.text, p.cell.row, p.cell.column) for p in found if p.cell] == [
        ("Pay", 0, 0),
        ("$15.75", 0, 1),
        ("Hours", 1, 0),
        ("20", 1, 1),
    ]
