"""What a person sees in Word is read, once and in order; what nobody sees is not."""

from __future__ import annotations

import pytest

from cie_extract.errors import DamagedDocument, EmptyDocument
from cie_extract.model.document import BlockKind
from tests.readers.word_files import codes, p, r, read, table, tc

BOLD, HIDDEN = "<w:b/>", "<w:vanish/>"

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize(
    ("run", "warning"),
    [
        (r("secret", HIDDEN), "hidden_text"),
        (r("secret", '<w:color w:val="FFFFFF"/>'), "hidden_text"),
        (r("secret", '<w:color w:val="FDFDFD"/>'), "hidden_text"),
        (r("secret", '<w:sz w:val="2"/>'), "hidden_text"),
        (r("secret", '<w:color w:val="00FF00"/><w:shd w:fill="00FF00"/>'), "hidden_text"),
        (r("secret", "<w:strike/>"), "struck_out"),
        ("<w:del><w:r><w:delText>secret</w:delText></w:r></w:del>", "unaccepted_edits"),
        ("<w:moveFrom><w:r><w:t>secret</w:t></w:r></w:moveFrom>", "unaccepted_edits"),
    ],
)
def test_what_nobody_sees_is_left_out_and_said(run: str, warning: str) -> None:
    document = read(p("All custodians are paid ", run, "$15.60 an hour."))
    assert document.text == "All custodians are paid $15.60 an hour."
    assert codes(document) == {warning}


@pytest.mark.parametrize(
    "run",
    [
        r("seen", '<w:vanish w:val="0"/>'),
        r("seen", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>'),
        r("seen", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
        r("seen", '<w:color w:val="808080"/>'),
        r("seen", '<w:sz w:val="12"/>'),
        r("seen", '<w:strike w:val="false"/>'),
        '<w:hyperlink r:id="rId9"><w:r><w:t>seen</w:t></w:r></w:hyperlink>',
        "<w:smartTag><w:r><w:t>seen</w:t></w:r></w:smartTag>",
        f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>seen</m:t></m:r></m:oMath>',
    ],
)
def test_what_a_person_sees_is_read(run: str) -> None:
    document = read(p("as ", run))
    assert document.text == "as seen"
    assert not codes(document)


def test_white_letters_in_a_dark_cell_are_seen() -> None:
    white = p(r("Wage", '<w:color w:val="FFFFFF"/>'))
    document = read(table([tc(white, '<w:shd w:fill="1F3864"/>'), "$16.10"]))
    assert document.text == "Wage\t$16.10"
    assert not codes(document)


def test_insertions_are_read_as_accepted() -> None:
    document = read(p("Pay is ", "<w:ins><w:r><w:t>$17.00</w:t></w:r></w:ins>", " an hour."))
    assert document.text == "Pay is $17.00 an hour."
    assert codes(document) == {"unaccepted_edits"}


def test_a_deleted_paragraph_end_joins_the_paragraphs() -> None:
    document = read(p("Sweeps the dock ", props="<w:rPr><w:del/></w:rPr>") + p("and the ramp."))
    assert document.text == "Sweeps the dock and the ramp."


def test_a_deleted_row_is_left_out() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>old</w:t></w:r></w:p></w:tc></w:tr>"
    document = read(table(["Wage", "$15.00"]).replace("</w:tbl>", gone + "</w:tbl>"))
    assert document.text == "Wage\t$15.00"


def test_field_codes_are_not_text_but_their_results_are() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "M"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7/1/2026</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(p("Revised ", field, " by staff")).text == "Revised 7/1/2026 by staff"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Hourly"/><w:listEntry w:val="Salaried"/></w:ddList>',
            "Salaried",
        ),
    ],
)
def test_old_form_fields_show_their_state(data: str, shown: str) -> None:
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    code = '<w:r><w:instrText>FORMX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(p("Paid: ", field, code, " yes")).text == f"Paid: {shown} yes"


def _control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (_control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', r("\u2611")), "True ☒"),
        (_control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', r("\u2610")), "True ☐"),
        # the state counts, not the glyph that a careless editor left
        (_control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', r("\u2612")), "True ☐"),
        (_control("<w:showingPlcHdr/><w:text/>", r("Click or tap here to enter text.")), "True"),
        (_control("<w:text/>", r("Click or tap to enter a date.")), "True"),
        (_control("<w:dropDownList/>", r("Full time")), "True Full time"),
        (_control("<w:date/>", r("5 May 2026")), "True 5 May 2026"),
    ],
)
def test_content_controls(control: str, text: str) -> None:
    assert read(p("True ", control)).text == text


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☒"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☒"),
        (r("\u2611"), "☒"),
        (r("\u25a1"), "☐"),
        (r("o", '<w:rFonts w:ascii="Wingdings"/>'), "☐"),
    ],
)
def test_symbols_are_read_by_their_shape(run: str, shown: str) -> None:
    assert read(p(run, r(" True"))).text == f"{shown} True"


def _box(words: str) -> str:
    inner = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    shape = f"<wp:anchor><wps:wsp><wps:spPr/><wps:txbx>{inner}</wps:txbx></wps:wsp></wp:anchor>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_flow() -> None:
    document = read(
        p("Sort the carts by color and size.", _box("Pay: $13.10 an hour")) + p("Hang the shirts facing left.")
    )
    assert [(b.kind, document.text_of(b)) for b in document.blocks][-1] == (BlockKind.SIDEBAR, "Pay: $13.10 an hour")
    assert document.text.count("$13.10") == 1


def test_a_paper_set_in_text_boxes_is_its_boxes() -> None:
    document = read(p("1", _box("The aide folds linens and restocks the carts on each floor of the hospital.")))
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_merged_and_nested_cells_stand_once() -> None:
    inner = table(["Step 1", "$15.00"], ["Step 2", "$16.00"])
    down, across = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    body = table(
        [tc("Shift", across), "Rate"], [tc("Day", down), "A", tc(inner + p(""))], [tc("", "<w:vMerge/>"), "B", "$17.00"]
    )
    document = read(body)
    assert document.text == "Shift\tRate\nDay\tA\nStep 1\t$15.00\nStep 2\t$16.00\nB\t$17.00"
    day = next(b for b in document.blocks if document.text_of(b) == "Day")
    assert day.cell is not None and (day.cell.row, day.cell.row_span) == (1, 2)


def test_columns_have_their_header() -> None:
    head = [tc(p(r(word, BOLD))) for word in ("Duty", "% of time", "Essential")]
    document = read(table(head, ["Mops the halls", "60%", "Y"], ["Empties the bins", "40%", "N"]))
    cells = {document.text_of(b): b.cell.header for b in document.blocks if b.cell}
    assert cells["40%"] == ("% of time",)
    assert cells["Duty"] == ()


def test_a_form_has_no_header() -> None:
    rows = [[tc(p(r(label, BOLD))), value] for label, value in (("Title", "Sorter"), ("Site", "Dover"), ("Pay", "$16"))]
    document = read(table(*rows))
    assert all(b.cell and not b.cell.header for b in document.blocks)


def test_a_title_row_within_a_form_is_a_heading() -> None:
    bar = tc(p(r("Essential functions", BOLD)), '<w:gridSpan w:val="2"/>')
    document = read(table(["Title", "Sorter"], [bar], ["1", "Sorts glass"]))
    assert [document.text_of(b) for b in document.blocks if b.kind is BlockKind.HEADING] == ["Essential functions"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>'
    '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _item(words: str, number: int, level: int = 0) -> str:
    return p(words, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_lists_count_as_word_counts() -> None:
    items = [("a", 1, 0), ("b", 1, 1), ("c", 1, 1), ("d", 1, 0), ("e", 1, 1), ("f", 2, 0), ("g", 1, 0), ("h", 3, 0)]
    document = read("".join(_item(*item) for item in items), numbering=NUMBERING)
    assert [b.marker for b in document.blocks] == ["1.", "1.a)", "1.b)", "2.", "2.a)", "•", "3.", "1."]
    assert all(b.kind is BlockKind.LIST_ITEM for b in document.blocks)
    assert document.text.startswith("1. a\n1.a) b")


def test_a_number_that_is_turned_off_is_none() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    off = p("plain", style="L", props='<w:numPr><w:numId w:val="0"/></w:numPr>')
    document = read(p("first", style="L") + off, numbering=NUMBERING, styles=styles)
    assert [b.marker for b in document.blocks] == ["1.", ""]


@pytest.mark.parametrize(
    ("typed", "marker"),
    [
        ("•\tSweeps the dock", "•"),
        ("- Sweeps the dock", "-"),
        ("1. Sweeps the dock", "1."),
        ("b) Sweeps the dock", "b)"),
        ("(3) Sweeps the dock", "(3)"),
        ("iv. Sweeps the dock", "iv."),
        ("2.1. Sweeps the dock", "2.1."),
    ],
)
def test_typed_bullets_are_list_items(typed: str, marker: str) -> None:
    document = read(p(typed))
    (block,) = document.blocks
    assert (block.kind, block.marker, document.text_of(block)) == (BlockKind.LIST_ITEM, marker, "Sweeps the dock")


@pytest.mark.parametrize(
    "text",
    [
        "J. Smith, Manager",
        "18.55 per hour",
        "1230 York Road",
        "--- end ---",
        "☐ True ☐ False",
        "x 40 hours",
        "$15. A raise",
        "✓ True",
    ],
)
def test_not_every_first_word_is_a_bullet(text: str) -> None:
    (block,) = read(p(text)).blocks
    assert block.marker == ""


def test_capital_letters_are_markers_in_a_row_of_them() -> None:
    document = read(p("A. Purpose") + p("B. Duties") + p("C. Pay") + p("J. Smith"))
    assert [b.marker for b in document.blocks] == ["A.", "B.", "C.", ""]


def test_headings_by_style_and_by_look() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    body = (
        p("Background", style="H")
        + p("The aide folds linens and restocks carts on each of the four floors.")
        + p(r("Essential functions", BOLD))
        + p("Folds sheets and gowns to the card that hangs at the table.")
        + p(r("Pay: ", BOLD), "$15.50 an hour")
        + p(r("WE PAY $15 AN HOUR", BOLD))
        + p(r("Everyone is paid the same hourly rate, whatever they can do.", BOLD))
    )
    headings = [
        read(body, styles=styles).text_of(b) for b in read(body, styles=styles).blocks if b.kind is BlockKind.HEADING
    ]
    assert headings == ["Background", "Essential functions"]


def test_bold_is_said_only_of_a_whole_block() -> None:
    document = read(p(r("Pay: ", BOLD), "$15.50 an hour") + p(r("All bold here, and long enough to say so.", BOLD)))
    assert [b.bold for b in document.blocks] == [False, True]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Title: Custodian\nPay: $15.00", ["Title: Custodian", "Pay: $15.00"]),
        ("The aide works with\nthe ward staff.", ["The aide works with the ward staff."]),
        ("• Sweeps\n• Mops", ["Sweeps", "Mops"]),
        ("sweeps the dock\nmops the hall", ["sweeps the dock", "mops the hall"]),
        ("First thought.\n\nSecond thought.", ["First thought.", "Second thought."]),
        ("29 Dover Street,\nEaston, MD 21601", ["29 Dover Street, Easton, MD 21601"]),
        ("Hours:\t32 per week", ["Hours: 32 per week"]),
        ("Name:\tP. Ode\tDate:\t5/5/2026", ["Name: P. Ode", "Date: 5/5/2026"]),
        ("☒ True\t☐ False", ["☒ True ☐ False"]),
        ("/s/ P. Ode\tDirector\t5/5/2026", ["/s/ P. Ode", "Director", "5/5/2026"]),
        ("Pat  Ode", ["Pat Ode"]),
    ],
)
def test_breaks_and_tabs(text: str, blocks: list[str]) -> None:
    document = read(p(text))
    assert [document.text_of(b) for b in document.blocks] == blocks


def test_lines_set_in_columns_by_tabs_are_a_table() -> None:
    document = read(p("Step\tHourly") + p("1\t$15.00") + p("2\t$15.75"))
    assert document.text == "Step\tHourly\n1\t$15.00\n2\t$15.75"
    assert document.blocks[-1].cell is not None and document.blocks[-1].cell.header == ("Hourly",)


def test_headers_footers_and_notes_come_after_the_flow() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:headerReference w:type="first" r:id="rIdheader2"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/></w:sectPr>'
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = {2: "But for holidays.", 3: "unused"}
    document = read(
        p("Paid every second Friday.", note) + section,
        header1=p("Harbor Works"),
        header2=p("not shown, as no page is a title page"),
        footer1=p("Revised 5/2026"),
        footnotes="".join(f'<w:footnote w:id="{at}">{p(words)}</w:footnote>' for at, words in notes.items()),
    )
    assert [(b.kind, document.text_of(b)) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "Paid every second Friday."),
        (BlockKind.NOTE, "But for holidays."),
        (BlockKind.HEADER, "Harbor Works"),
        (BlockKind.FOOTER, "Revised 5/2026"),
    ]


def test_characters_are_read_as_meant() -> None:
    text = "o\ufb03ce\u00a0and\u200b\u00ad non\u2011profit \u201cin order\u201d \u2013 yes"
    assert read(p(text)).text == "office and non-profit “in order” – yes"


def _picture(inches: float) -> str:
    side = int(inches * 914400)
    return f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><pic:pic/></wp:inline></w:drawing></w:r>'


def test_a_logo_is_nothing_but_a_page_as_a_picture_is_said() -> None:
    assert not codes(read(p("A short but honest text.", _picture(1))))
    scanned = read(p(_picture(7)))
    assert codes(scanned) == {"unreadable_page"}
    assert scanned.unread_pages == (1,)


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(p(""))


@pytest.mark.parametrize(
    "body",
    ["<w:p>", "<w:p>&secret;</w:p>"],
)
def test_broken_xml_is_damaged(body: str) -> None:
    with pytest.raises(DamagedDocument):
        read(body)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Our mission weighs the needs of both the residents and", "the staff of the house.", True),
        (
            "The aide helps at the desk of the second floor, where visitors come to sign their",
            "names in the book.",
            True,
        ),
        ("Sweeps the dock", "mops the hall", False),
        ("sweeps all of the docks in the building and takes the bins to the yard", "mops the hall", False),
        ("The aide sweeps the dock at night and takes the bins of the day to the yard.", "mops the hall", False),
        (
            "The aide helps at the desk of the second floor, where visitors come to sign their",
            "Names in the book.",
            False,
        ),
        ("The aide does all of the following things, each in the order of the card:", "mops the hall", False),
    ],
)
def test_a_sentence_cut_between_two_paragraphs(above: str, below: str, joined: bool) -> None:
    assert len(read(p(above) + p(below)).blocks) == (1 if joined else 2)


def test_a_centred_line_begins_far_from_the_left() -> None:
    left, middle = read(p("Aide") + p("Custodian", props='<w:jc w:val="center"/>')).blocks
    assert (left.indent, middle.indent > 150) == (0, True)


@pytest.mark.parametrize(
    "body",
    [
        p("secret", props='<w:spacing w:line="20" w:lineRule="exact"/>'),
        p("secret", props='<w:ind w:left="40000"/>'),
        p(r("secret", "<w14:textFill><w14:noFill/></w14:textFill>")),
        table(["secret", ""]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"),
        table(["secret", ""]).replace("<w:tr>", "<w:tr><w:trPr><w:trHeight w:val='20' w:hRule='exact'/></w:trPr>"),
    ],
)
def test_what_is_squeezed_or_off_the_page_is_left_out(body: str) -> None:
    document = read(p("Pay is $15.60.") + body)
    assert document.text == "Pay is $15.60."
    assert codes(document) == {"hidden_text"}


def test_a_white_title_on_a_banner_is_seen_but_no_sentence_is() -> None:
    extent = '<wp:extent cx="6000000" cy="900000"/>'
    banner = f'<w:r><w:drawing><wp:anchor behindDoc="1">{extent}<wps:wsp/></wp:anchor></w:drawing></w:r>'
    white = '<w:color w:val="FFFFFF"/>'
    document = read(
        p(banner, r("Yard Attendant", white + '<w:sz w:val="40"/>')) + p(r("Everyone is paid alike.", white))
    )
    assert document.text == "Yard Attendant"
    assert codes(document) == {"hidden_text"}


def test_a_watermark_stands_beside_the_flow() -> None:
    stamp = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    document = read(p("Pay is $15.60.", stamp))
    assert [(b.kind, document.text_of(b)) for b in document.blocks][1:] == [(BlockKind.SIDEBAR, "DRAFT")]


def test_a_title_above_its_text_in_a_wide_cell_is_a_heading() -> None:
    wide = tc(p(r("Essential functions", BOLD)) + p("• Sweeps") + p("• Mops"), '<w:gridSpan w:val="2"/>')
    document = read(table(["Title", "Sorter"], [wide]))
    assert [(b.kind, document.text_of(b)) for b in document.blocks][2:] == [
        (BlockKind.HEADING, "Essential functions"),
        (BlockKind.CELL, "Sweeps"),
        (BlockKind.CELL, "Mops"),
    ]


def test_boxes_below_one_another_are_no_table() -> None:
    document = read(table([tc(p(r("Essential functions", BOLD)))], ["Sweeps the dock and mops the hall each night."]))
    assert [b.kind for b in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_cells_merged_the_old_way_stand_once() -> None:
    merged = [tc("Site", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), "Pay"]
    document = read(table(merged, ["Dover", "DE", "$16"]))
    assert document.text == "Site\tPay\nDover\tDE\t$16"
    assert [b.cell.column for b in document.blocks if b.cell] == [0, 2, 0, 1, 2]


CHUNK = '<w:altChunk r:id="rIdchunk"/>'
SAVED = b"MIME-Version: 1.0\nFrom: <Saved>\nContent-Type: text/html\n\n<p>Pay is $16.</p>"


@pytest.mark.parametrize("chunk", [b"<html><body><p>Pay is $16.</p></body></html>", b"Pay is $16.", SAVED])
def test_a_part_in_another_format_is_shown_by_word_and_read(chunk: bytes) -> None:
    document = read(table(["a", "b"]) + CHUNK + p("after"), chunk=chunk)
    assert document.text == "a\tb\nPay is $16.\nafter"
    assert not codes(document)


def test_a_part_that_cannot_be_read_is_said() -> None:
    document = read(CHUNK + p("after"), chunk=b"{\\rtf1 Pay is $16.}")
    assert (document.text, codes(document), document.unread_pages) == ("after", {"unreadable_page"}, (1,))


def test_typed_circles_are_choices_where_answers_stand_beside_them() -> None:
    body = p("1. The job is open to all.") + p("○ True  ● False") + p("● Sweeps the dock") + p("○ Mops the hall")
    document = read(body + table(["2. The pay is the same.", "○", "●"]))
    assert document.text.split("\n") == [
        "1. The job is open to all.",
        "☐ True ☒ False",
        "● Sweeps the dock",
        "○ Mops the hall",
        "2. The pay is the same.\t☐\t☒",
    ]


@pytest.mark.parametrize(
    ("before", "figures", "after", "text"),
    [
        ("Pay is $15.25", "1", " per hour", "Pay is $15.25¹ per hour"),
        ("for 30 hours", "2, 3", ".", "for 30 hours², ³."),
        ("Pay is $16", "50", " an hour", "Pay is $16.50 an hour"),
        ("the 1", "st", " of May", "the 1st of May"),
        ("7 ", "1", "/2 hours", "7 1/2 hours"),
        ("", "1", " As of May.", "1 As of May."),
    ],
)
def test_raised_figures_are_no_part_of_the_figure_before_them(before: str, figures: str, after: str, text: str) -> None:
    assert read(p(r(before), r(figures, '<w:vertAlign w:val="superscript"/>'), r(after))).text == text


def _signed_picture(wide: float, high: float) -> str:
    extent = f'<wp:extent cx="{int(wide * 914400)}" cy="{int(high * 914400)}"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}<pic:pic/></wp:inline></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("Our logo:", _signed_picture(2, 0.6)), "Our logo:"),
        (p("Signature:", _signed_picture(1, 1)), "Signature:"),  # a seal, a code
        (p("Signature:", _signed_picture(6, 1.2)), "Signature:"),
        (p("Signature: Ann Doe", _signed_picture(2, 0.6)), "Signature: Ann Doe"),
        (p("Signature:") + p("Date:") + p(_signed_picture(2, 0.6)), "Signature:\nDate:"),
        (p("Signature:", _signed_picture(2, 0.6)), "Signature: [ink]"),
        (p("Signature of employer") + p(_signed_picture(2, 0.6)), "Signature of employer\n[ink]"),
        (table(["Signature", p(_signed_picture(2, 0.6)), "Date"]), "Signature\t[ink]\tDate"),
    ],
)
def test_a_picture_in_the_place_of_a_signature(body: str, text: str) -> None:
    assert read(body).text == text
