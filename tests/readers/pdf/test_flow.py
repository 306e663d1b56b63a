"""Paragraphs, lists, headings, columns, furniture of PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from cie_extract.model.document import BlockKind
from tests.readers.pdf_files import BOLD, Sheet, block, bodies, read

DUTIES = (
    "Sweeps the loading dock and the two ramps before the first truck and again after the last one has left for "
    "the day",
    "Breaks down cartons",
    "Fills the paper towel and soap holders on all four floors of the building and reports any that are broken to "
    "the desk",
    "Answers visitors who ask the way",
)
PROSE = (
    "The office opens at seven and the person in this job is the first one that callers meet. Most of the day goes to "
    "the counter and the telephone, and the rest to the mail, which comes twice, and to the copier in the back room."
)


def test_lines_of_a_paragraph_are_one_block(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = sheet.paragraph(72, 100, PROSE)
        sheet.paragraph(72, y + 8, "Short notice is given when the hours change.")

    document = read(tmp_path, draw)
    assert bodies(document) == [PROSE, "Short notice is given when the hours change."]


def test_short_lines_are_blocks_of_their_own(tmp_path: Path) -> None:
    """What would have fitted on the line before did not wrap: it was meant to stand alone."""
    labels = ["Class code: 4410", "Reports to: Floor lead", "Status: Non-exempt, 30 hours", "Site: 200 Mill Road"]

    def draw(sheet: Sheet) -> None:
        for number, label in enumerate(labels):
            sheet.text(72, 100 + 12 * number, label)
        sheet.paragraph(72, 180, PROSE)

    assert bodies(read(tmp_path, draw))[:4] == labels


@pytest.mark.parametrize(
    "markers",
    [
        ["•"] * 4,
        ["-"] * 4,
        ["o"] * 4,
        ["__"] * 4,
        ["1.", "2.", "3.", "4."],
        ["a)", "b)", "c)", "d)"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["i.", "ii.", "iii.", "iv."],
        ["■"] * 4,
        ["drawn"] * 4,
    ],
    ids=lambda markers: str(markers[0]),
)
def test_each_list_item_is_one_block(tmp_path: Path, markers: list[str]) -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for marker, duty in zip(markers, DUTIES, strict=True):
            if marker == "■":
                sheet.text(72, y, "■", font="ZapfDingbats", size=8)
            elif marker == "drawn":
                sheet.box(74, y - 5, 77, y - 2, fill=True, stroke=False)
            typed = marker if marker not in ("■", "drawn") else " "
            y = sheet.paragraph(72, y, duty, marker=typed)

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.LIST_ITEM) == list(DUTIES)
    first = document.blocks[0]
    assert document.text[first.start : first.body].strip() == first.marker != ""


def test_a_number_that_ends_a_sentence_is_no_marker(tmp_path: Path) -> None:
    words = (
        "The rate is that of the wage determination for the county, which was last raised by the department in "
        "revision 28. It is paid for every hour worked and for holidays, and it is posted beside the clock for all."
    )
    document = read(tmp_path, lambda sheet: sheet.paragraph(72, 100, words, width=466))
    assert bodies(document) == [words]


def test_a_list_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 600, DUTIES[1], marker="1.")
        sheet.text(72, 700, "2.")
        sheet.text(
            90, 700, "Sweeps the loading dock and the two ramps before the first truck and again after the last one"
        )
        sheet.next()
        sheet.text(90, 72, "has left for the day, and salts them in winter.")
        sheet.paragraph(72, 90, DUTIES[3], marker="3.")

    document = read(tmp_path, draw)
    items = bodies(document, BlockKind.LIST_ITEM)
    assert items[1].endswith("after the last one has left for the day, and salts them in winter.")
    assert [each.marker for each in document.blocks] == ["1.", "2.", "3."]
    (first, second) = document.evidence(document.blocks[1].body, document.blocks[1].end)
    assert (first.page, second.page) == (1, 2)


def test_nested_items_have_levels(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, "Serves lunch:", marker="1.")
        sheet.paragraph(90, 112, "Sets out the trays", marker="a.")
        sheet.paragraph(90, 124, "Wipes the line", marker="b.")
        sheet.paragraph(72, 136, "Closes the kitchen", marker="2.")

    assert [each.level for each in read(tmp_path, draw).blocks] == [0, 1, 1, 0]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = (
        PROSE,
        "Hours are posted two weeks ahead. Trades between clerks need the lead's consent, and nobody " * 2,
    )

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 72, "A title across both columns", size=16, font=BOLD)
        sheet.paragraph(72, 100, left, width=220)
        sheet.paragraph(320, 100, right, width=220)
        sheet.paragraph(
            72, 300, "A last line across both columns, below them, that runs on until it has crossed the gap."
        )

    document = read(tmp_path, draw)
    assert bodies(document)[0] == "A title across both columns"
    assert bodies(document)[1] == left
    assert bodies(document)[2] == right.strip()
    assert bodies(document)[3].startswith("A last line")


def test_a_paragraph_goes_on_in_the_next_column(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(
            [
                "The person in this job opens the",
                "office and the mail, and is the",
                "first one whom a caller meets on",
                "the telephone and at the",
            ]
        ):
            sheet.text(72, 100 + 12 * number, line)
        for number, line in enumerate(
            [
                "counter of the office, where all",
                "who come in are asked to sign",
                "the book and to wear a badge",
                "while they stay.",
            ]
        ):
            sheet.text(320, 100 + 12 * number, line)

    document = read(tmp_path, draw)
    assert len(document.blocks) == 1
    assert "at the counter of the office" in document.text
    assert len(document.evidence(0, len(document.text))) == 2, "a piece for each column"


def test_headings_by_size_weight_and_case(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "Counter Clerk", size=18)
        sheet.text(72, 110, "What you do", font=BOLD)
        y = sheet.paragraph(72, 126, PROSE)
        sheet.text(72, y + 10, "WORKING CONDITIONS")
        sheet.paragraph(72, y + 26, PROSE)

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.HEADING) == ["Counter Clerk", "What you do", "WORKING CONDITIONS"]
    assert [each.level for each in document.blocks if each.kind is BlockKind.HEADING] == [1, 2, 3]


def test_codes_and_sentences_in_bold_are_no_headings(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "W91-23-C-0007")
        y = sheet.paragraph(72, 110, "Read this with care, " + PROSE.lower(), font=BOLD)
        for _ in range(4):
            y = sheet.paragraph(72, y + 10, PROSE)

    assert bodies(read(tmp_path, draw), BlockKind.HEADING) == []


def test_running_headers_footers_and_page_numbers_leave_the_flow(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for page in (1, 2, 3):
            sheet.text(72, 40, "Mill Road Stores", size=8)
            y = sheet.paragraph(72, 100, f"Part {page}. " + PROSE)
            sheet.paragraph(72, y + 10, PROSE)
            sheet.text(72, 760, f"Form 12 (rev. 3/26) Page {page} of 3", size=8)
            sheet.next()

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.HEADER) == ["Mill Road Stores"] * 3
    assert bodies(document, BlockKind.FOOTER) == [f"Form 12 (rev. 3/26) Page {page} of 3" for page in (1, 2, 3)]
    kinds = [each.kind for each in document.blocks if each.page == 1]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADER, BlockKind.FOOTER]


def test_a_sentence_at_the_foot_of_a_full_page_stays_in_the_flow(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 72.0
        while y < 730:
            y = sheet.paragraph(72, y, PROSE) + 6

    assert bodies(read(tmp_path, draw), BlockKind.FOOTER) == []


def test_a_pull_box_stands_aside(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "Baler Operator", size=16, font=BOLD)
        sheet.paragraph(72, 110, PROSE, width=280)
        sheet.box(380, 96, 540, 170)
        sheet.text(390, 112, "Pay: $17.10 an hour", size=9)
        sheet.text(390, 126, "Hours: 30 a week", size=9)
        sheet.text(390, 140, "Shift: days", size=9)
        sheet.paragraph(72, 220, PROSE)

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.SIDEBAR) == ["Pay: $17.10 an hour", "Hours: 30 a week", "Shift: days"]
    assert bodies(document, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_stamps_and_watermarks_stand_aside(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, PROSE)
        sheet.canvas.saveState()
        sheet.canvas.translate(250, 300)
        sheet.canvas.rotate(45)
        sheet.text(0, sheet.height, "DRAFT", size=60, font=BOLD)
        sheet.canvas.restoreState()

    document = read(tmp_path, draw)
    assert bodies(document) == [PROSE, "DRAFT"]
    assert block(document, "DRAFT").kind is BlockKind.SIDEBAR


def test_footnotes_leave_the_flow(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 640, PROSE.removesuffix(", and to the copier in the back room."))
        sheet.rule(72, 700, 216, 700)
        sheet.text(72, 714, "1", size=5)
        sheet.text(76, 716, "As set by the county for the current year.", size=8)
        sheet.next()
        sheet.paragraph(72, 72, "and to the copier in the back room.")

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.NOTE) == ["1 As set by the county for the current year."]
    assert len(bodies(document, BlockKind.PARAGRAPH)) == 1


def test_decimal_numbers_are_markers_before_a_capital(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, DUTIES[1], marker="1.1", hang=24)
        sheet.paragraph(72, 112, DUTIES[3], marker="1.2", hang=24)
        sheet.text(72, 140, "The shift is of six to eight hours with a break of half an hour, for a week of up to")
        sheet.text(72, 152, "37.5 hours in all.")

    document = read(tmp_path, draw)
    assert [each.marker for each in document.blocks] == ["1.1", "1.2", ""]
    assert bodies(document)[-1].endswith("up to 37.5 hours in all.")


def test_struck_out_words_are_left_out_and_said(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Pay: $15.10 $16.20 an hour")
        sheet.rule(94, 97, 127, 97)
        sheet.text(72, 120, "Underlined words stay")
        sheet.rule(72, 122, 180, 122)

    document = read(tmp_path, draw)
    assert document.text.replace("\t", " ") == "Pay: $16.20 an hour\nUnderlined words stay"
    assert [warning.code for warning in document.warnings] == ["unaccepted_edits"]


def test_words_written_on_a_typed_line(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Title: " + "_" * 30)
        sheet.text(110, 99, "Linen Aide")
        sheet.text(72, 130, "Signature: " + "_" * 30)

    assert read(tmp_path, draw).text.replace("\t", " ") == "Title: Linen Aide\nSignature: " + "_" * 30


def test_a_list_in_two_columns_ends_before_the_next_heading(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "What you will do", font=BOLD)
        for x, duties in ((72, DUTIES), (320, DUTIES[::-1])):
            y = 84.0
            for duty in duties:
                y = sheet.paragraph(x, y, duty, width=220, marker="•")
        sheet.text(72, 260, "What you need", font=BOLD)
        sheet.paragraph(72, 280, PROSE)

    document = read(tmp_path, draw)
    assert bodies(document) == ["What you will do", *DUTIES, *DUTIES[::-1], "What you need", PROSE]


def test_labels_in_a_column_too_narrow_for_two_words(tmp_path: Path) -> None:
    labels = (("POSITION", "Bakery Packing Assistant"), ("DEPARTMENT", "Bakery, finishing"), ("REPORTS TO", "Lead"))

    def draw(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(labels):
            sheet.text(40, 100 + 36 * number, label, font=BOLD, size=9)
            sheet.text(40, 118 + 36 * number, value, size=9)
        y = 100.0
        for _ in range(3):
            y = 8 + sheet.paragraph(200, y, PROSE, width=340)

    found = bodies(read(tmp_path, draw))
    assert all(label in found and value in found for label, value in labels)


def test_a_line_typed_under_a_heading_makes_it_one(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        first = ("What you would do", "-----------------", "- Cut keys", "- Mix paint", "")
        second = ("What you need", "= = = = = = =", "- Can climb a ladder", "~" * 60, "Ask for June.")
        for number, line in enumerate((*first, *second)):
            sheet.text(72, 100 + 12 * number, line, font="Courier")

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.HEADING) == ["What you would do", "What you need"]
    assert bodies(document) == [
        "What you would do",
        "Cut keys",
        "Mix paint",
        "What you need",
        "Can climb a ladder",
        "Ask for June.",
    ]


def test_what_a_browser_prints_over_a_page_leaves_the_flow(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(24, 20, "3/14/26, 9:05 AM", size=8)
        sheet.text(260, 20, "Shelving Aide - Mill Road Stores", size=8)
        sheet.paragraph(72, 72, PROSE)

    assert bodies(read(tmp_path, draw)) == [PROSE, "3/14/26, 9:05 AM Shelving Aide - Mill Road Stores"]


def test_narrow_justified_columns(tmp_path: Path) -> None:
    """Words set wide to fill the line leave gaps as wide as the gutter; only the gutter runs down the page."""
    thirds = [PROSE, PROSE.replace("office", "library"), PROSE.replace("office", "laundry")]

    def draw(sheet: Sheet) -> None:
        for x, words in zip((40, 219, 398), thirds, strict=True):
            lines = wrapped(words, 168, 9)
            for number, line in enumerate(lines):
                room = 168 - sum(stringWidth(word, "Helvetica", 9) for word in line)
                gap = room / max(1, len(line) - 1) if number + 1 < len(lines) else 2.5
                left = float(x)
                for word in line:
                    sheet.text(left, 100 + 11 * number, word, size=9)
                    left += stringWidth(word, "Helvetica", 9) + gap

    assert bodies(read(tmp_path, draw)) == thirds


def wrapped(words: str, width: float, size: float) -> list[list[str]]:
    """Words in lines that hardly fill a column, as long words make them."""
    lines: list[list[str]] = [[]]
    for word in words.split():
        if lines[-1] and stringWidth(" ".join([*lines[-1], word]), "Helvetica", size) > 0.85 * width:
            lines.append([])
        lines[-1].append(word)
    return lines
