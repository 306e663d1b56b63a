"""Tables of PDF files: rows, cells, header paths, with rulings and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from cie_extract.model.document import BlockKind, Document
from tests.readers.pdf_files import BOLD, REGULAR, Sheet, block, bodies, read

ROWS = (
    ("1", "Runs the dish machine, racks what comes back from the dining room and checks the rinse", "40%", "Y"),
    ("2", "Mops the kitchen", "25%", "Y"),
    ("3", "Carries boxes from the walk-in to the line when the cooks ask for them, and breaks them down", "35%", "N"),
)
HEADER = ("#", "Duty", "% of time", "Essential")
XS = [72.0, 100.0, 380.0, 450.0, 540.0]


def duty_table(sheet: Sheet, y: float, *, rules: bool, rows: tuple[tuple[str, ...], ...] = ROWS) -> float:
    top = y
    ys = [top]
    for x, name in zip(XS, HEADER, strict=False):
        sheet.text(x + 4, y + 12, name, font=BOLD)
    y += 18
    ys.append(y)
    for row in rows:
        bottom = y
        for x, right, words in zip(XS, XS[1:], row, strict=False):
            bottom = max(bottom, sheet.paragraph(x + 4, y + 12, words, width=right - x - 10))
        y = bottom + 2
        ys.append(y)
    if rules:
        sheet.grid(XS, ys)
    return y


def rows(document: Document) -> list[list[str]]:
    """The document's cells by row, a cell's paragraphs on lines."""
    found: dict[tuple[int, int], dict[int, list[str]]] = {}
    for each in document.blocks:
        if each.cell is not None:
            columns = found.setdefault((each.cell.table, each.cell.row), {})
            columns.setdefault(each.cell.column, []).append(document.text_of(each))
    return [["\n".join(columns[column]) for column in sorted(columns)] for _, columns in sorted(found.items())]


def test_ruled_table(tmp_path: Path) -> None:
    document = read(tmp_path, lambda sheet: duty_table(sheet, 100, rules=True))
    assert rows(document) == [list(HEADER), *map(list, ROWS)]
    percent = block(document, "25%")
    assert percent.kind is BlockKind.CELL
    assert percent.cell is not None
    assert percent.cell.header == ("% of time",)
    assert (percent.cell.row, percent.cell.column) == (2, 2)


def test_cells_of_a_row_are_parted_by_tabs(tmp_path: Path) -> None:
    document = read(tmp_path, lambda sheet: duty_table(sheet, 100, rules=True))
    assert document.text.split("\n")[2] == "2\tMops the kitchen\t25%\tY"


def test_unruled_table(tmp_path: Path) -> None:
    document = read(tmp_path, lambda sheet: duty_table(sheet, 100, rules=False))
    assert rows(document) == [list(HEADER), *map(list, ROWS)]
    assert [each.cell.header for each in document.blocks if each.cell and each.cell.column == 3][1:] == [
        ("Essential",)
    ] * 3


def test_table_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 600, "Essential functions", font=BOLD)
        duty_table(sheet, 640, rules=True, rows=ROWS[:2])
        sheet.next()
        duty_table(sheet, 60, rules=True, rows=ROWS[2:])

    document = read(tmp_path, draw)
    assert rows(document) == [list(HEADER), *map(list, ROWS)]
    assert bodies(document, BlockKind.HEADER) == list(HEADER), "the repeated names of the columns"
    assert len({each.cell.table for each in document.blocks if each.cell}) == 1


def test_row_cut_by_the_page_is_made_whole(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([72, 200, 540], [640, 670, 700])
        sheet.text(76, 652, "Title")
        sheet.text(204, 652, "Linen Room Aide")
        sheet.text(76, 682, "Leave")
        sheet.text(204, 682, "Ten days a year, and sick leave under the")
        sheet.next()
        sheet.grid([72, 200, 540], [60, 80, 100])
        sheet.text(204, 72, "county ordinance")
        sheet.text(76, 92, "Shift")
        sheet.text(204, 92, "Evenings")

    document = read(tmp_path, draw)
    assert rows(document) == [
        ["Title", "Linen Room Aide"],
        ["Leave", "Ten days a year, and sick leave under the county ordinance"],
        ["Shift", "Evenings"],
    ]


def test_merged_cells(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rule(72, 100, 540, 100)
        sheet.rule(72, 120, 540, 120)
        sheet.rule(300, 140, 540, 140)
        sheet.rule(72, 160, 540, 160)
        for x in (72, 540):
            sheet.rule(x, 100, x, 160)
        sheet.rule(300, 120, 300, 160)
        sheet.text(76, 113, "Over both columns")
        sheet.text(76, 140, "Over two rows")
        sheet.text(304, 133, "Upper")
        sheet.text(304, 153, "Lower")

    document = read(tmp_path, draw)
    cells = {document.text_of(each): each.cell for each in document.blocks}
    wide, high = cells["Over both columns"], cells["Over two rows"]
    assert wide is not None and high is not None
    assert (wide.column_span, wide.row_span) == (2, 1)
    assert (high.column_span, high.row_span) == (1, 2)
    assert rows(document) == [["Over both columns"], ["Over two rows", "Upper"], ["Lower"]]


def test_each_bullet_in_a_cell_is_a_block(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([72, 200, 540], [100, 180])
        sheet.text(76, 114, "What you do", font=BOLD)
        y = sheet.paragraph(
            204,
            114,
            "Hangs shirts on the rail, faces them left and puts the size on the hook of each one of them",
            width=320,
            marker="•",
        )
        sheet.paragraph(204, y, "Barbs tickets", width=320, marker="•")

    document = read(tmp_path, draw)
    assert [(document.text_of(each), each.marker) for each in document.blocks] == [
        ("What you do", ""),
        ("Hangs shirts on the rail, faces them left and puts the size on the hook of each one of them", "•"),
        ("Barbs tickets", "•"),
    ]
    assert all(each.kind is BlockKind.CELL for each in document.blocks)


def test_labels_and_values_without_rulings(tmp_path: Path) -> None:
    pairs = (
        ("Position:", "Laundry Worker"),
        ("Location:", "Building 8H, on the grounds of the medical center, Perry Mill, MD, by the river"),
        ("Base pay:", "$17.42 per hour"),
    )

    def draw(sheet: Sheet) -> None:
        y = 100.0
        for label, value in pairs:
            sheet.text(72, y, label, font=BOLD)
            y = sheet.paragraph(180, y, value, width=220) + 2
        sheet.paragraph(72, y + 20, "The person in this job presses sheets and gowns for the two clinics in town.")

    document = read(tmp_path, draw)
    assert rows(document) == [list(pair) for pair in pairs]
    assert document.text.split("\n")[0] == "Position:\tLaundry Worker"
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_numbers_before_a_wide_gap_are_markers_not_a_column(tmp_path: Path) -> None:
    duties = ["Opens the mail", "Sorts it by floor", "Takes it round twice a day"]

    def draw(sheet: Sheet) -> None:
        for number, duty in enumerate(duties, 1):
            sheet.text(72, 88 + 12 * number, f"{number}.")
            sheet.text(120, 88 + 12 * number, duty)

    document = read(tmp_path, draw)
    assert bodies(document, BlockKind.LIST_ITEM) == duties


def test_justified_lines_are_no_table(tmp_path: Path) -> None:
    lines = (
        "For information regarding transfers",
        "between the departments and the",
        "counter clerk of your own floor",
    )

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            words = line.split()
            gap = (210 - sum(stringWidth(word, REGULAR, 10) for word in words)) / (len(words) - 1)
            x = 72.0
            for word in words:
                sheet.text(x, 100 + 12 * number, word)
                x += stringWidth(word, REGULAR, 10) + gap

    document = read(tmp_path, draw)
    assert bodies(document) == [" ".join(lines)]


def test_step_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([72, 180, 260, 340, 420], [100, 118, 136, 154])
        for row, words in enumerate(
            (
                ("", "Step 1", "Step 2", "Step 3"),
                ("Aide 1", "15.10", "15.85", "16.64"),
                ("Aide 2", "17.02", "17.87", "18.76"),
            )
        ):
            for column, word in enumerate(words):
                sheet.text([76, 184, 264, 344][column], 113 + 18 * row, word)

    cell = block(read(tmp_path, draw), "17.87").cell
    assert cell is not None
    assert cell.header == ("Step 2",)


def test_a_frame_round_a_heading_is_no_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(70, 90, 140, 104)
        sheet.text(72, 100, "DUTIES", font=BOLD)
        sheet.paragraph(
            72, 124, "Looks after the grounds of the two schools and the depot on Mill Road in all weathers."
        )

    document = read(tmp_path, draw)
    assert [each.kind for each in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_grid_drawn_as_one_path(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        path = sheet.canvas.beginPath()
        for x in (72, 300, 540):
            path.moveTo(x, 792 - 100)
            path.lineTo(x, 792 - 140)
        for y in (100, 120, 140):
            path.moveTo(72, 792 - y)
            path.lineTo(540, 792 - y)
        sheet.canvas.drawPath(path)
        for row, words in enumerate((("Grade", "4"), ("Shift", "Days"))):
            sheet.text(76, 114 + 20 * row, words[0])
            sheet.text(304, 114 + 20 * row, words[1])

    assert rows(read(tmp_path, draw)) == [["Grade", "4"], ["Shift", "Days"]]


def test_parts_of_a_row_that_reads_across_are_cells(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 100, "I certify that these answers are true to the best of my knowledge.")
        sheet.text(72, 130, "Signature: /s/ T. Whit")
        sheet.text(260, 130, "Operations Director")
        sheet.text(430, 130, "Date: 5 November 2026")

    assert read(tmp_path, draw).text.split("\n")[-1] == (
        "Signature: /s/ T. Whit\tOperations Director\tDate: 5 November 2026"
    )


def test_a_run_in_heading_before_a_tab_stays_with_its_sentence(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "PURPOSE:", font=BOLD)
        sheet.text(150, 100, "The aide in this job keeps the shelves of the two floors in order and helps")
        sheet.text(72, 112, "those who come in to find what they look for, in person and by telephone.")

    (only,) = bodies(read(tmp_path, draw))
    assert only.startswith("PURPOSE: The aide") and only.endswith("by telephone.")


def test_a_title_and_what_stands_beside_it_are_blocks(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "Shelving Aide", size=18)
        sheet.text(430, 80, "Rev. 3/2026", size=8)
        sheet.paragraph(72, 110, "The aide keeps the shelves in order and helps those who come in.")

    assert bodies(read(tmp_path, draw))[:2] == ["Shelving Aide", "Rev. 3/2026"]


def test_dots_that_lead_to_a_figure_are_left_out(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for number, (step, wage) in enumerate((("Step 1", "15.10"), ("Step 2", "15.85"))):
            sheet.text(72, 100 + 14 * number, step + " " + "." * 60)
            sheet.text(300, 100 + 14 * number, f"${wage}")
        sheet.text(72, 140, "Interview " + ". " * 40)
        sheet.text(320, 140, ".100%")

    assert read(tmp_path, draw).text == "Step 1\t$15.10\nStep 2\t$15.85\nInterview\t100%"


def test_labels_as_wide_as_their_column(tmp_path: Path) -> None:
    duties = [
        "Sweeps the dock and the ramps and breaks down the cartons that the trucks leave there",
        "Answers visitors",
    ]
    pairs = (
        ("Class title", ["Stock Clerk II"]),
        ("Essential duties", duties),
        ("Education and Experience", ["High school diploma or any combination of schooling and work."]),
        ("Pay range", ["$17.10 - $21.35 per hour"]),
    )

    def draw(sheet: Sheet) -> None:
        y = 100.0
        for label, values in pairs:
            sheet.text(72, y, label, font=BOLD)
            for value in values:
                y = sheet.paragraph(200, y, value, width=340, marker="•" if values is duties else "")
            y += 12

    assert rows(read(tmp_path, draw)) == [[label, "\n".join(values)] for label, values in pairs]


def test_the_rest_of_a_date_goes_with_the_date(tmp_path: Path) -> None:
    """A line set with tabs that runs to the edge goes on at the left margin, under its first part."""

    def draw(sheet: Sheet) -> None:
        sheet.paragraph(72, 80, "I certify that what stands above is true and that I may answer for the employer. " * 2)
        sheet.text(72, 140, "Signed: Dana Whitlock-Moreau, Director")
        sheet.text(462, 140, "Date: October 9,")
        sheet.text(72, 152, "2026")

    assert rows(read(tmp_path, draw)) == [["Signed: Dana Whitlock-Moreau, Director", "Date: October 9, 2026"]]


def test_a_number_below_a_label_stays_with_it(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Mill Road Stores of Salisbury, MD")
        sheet.text(330, 100, "Grade 4")
        sheet.text(72, 112, "21801")
        sheet.text(330, 112, "Step 2")

    assert rows(read(tmp_path, draw))[0][0].startswith("Mill Road Stores")


def test_a_first_row_of_names_over_tasks_and_their_share(tmp_path: Path) -> None:
    tasks = [(number, task, share.strip("%")) for number, task, share, _ in ROWS]

    def draw(sheet: Sheet) -> None:
        ys = [100.0]
        for row in (("No.", "Function", "% time"), *tasks):
            bottom = max(
                sheet.paragraph(x + 4, ys[-1] + 12, words, width=right - x - 10)
                for x, right, words in zip(XS, XS[1:], row, strict=False)
            )
            ys.append(bottom + 2)
        sheet.grid(XS[:4], ys)

    found = block(read(tmp_path, draw), "Mops the kitchen").cell
    assert found is not None and found.header == ("Function",)


def test_labels_beside_labels_are_no_header(tmp_path: Path) -> None:
    form = (
        ("Title", "Stock clerk", "Status"),
        ("Pay", "$18.45 an hour", "37.5"),
        ("Code", "Hourly staff", "6"),
        ("Site", "Dover", "12"),
    )

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(form):
            for x, words in zip(XS, row, strict=False):
                sheet.text(x + 4, 112 + 18 * number, words)
        sheet.grid(XS[:4], [100.0 + 18 * number for number in range(5)])

    found = block(read(tmp_path, draw), "Hourly staff").cell
    assert found is not None and found.header == ()


def test_an_item_beside_a_heading_is_an_item(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Qualifications", font=BOLD, size=14)
        sheet.text(320, 100, "• One year of cleaning work")
        sheet.text(332, 113, "preferred")
        sheet.text(72, 118, "• Able to lift 40 pounds")

    found = bodies(read(tmp_path, draw))
    assert found[:2] == ["Qualifications", "One year of cleaning work"] and found[-1] == "Able to lift 40 pounds"


FORM = (
    ("Company", ["Keel Remanufacturing, 18 Foundry Lane, Racine, WI 53402"]),
    (
        "Essential duties",
        ["Loads parts into the wash cabinet and picks the cycle on the card", "Dries parts", "Changes filters"],
    ),
    ("Skills", ["Reads part numbers", "Stands for eight hours"]),
    ("Works under", ["The cell lead, next to three assemblers"]),
)


@pytest.mark.parametrize("shaded", [False, True])
def test_labels_in_the_middle_of_ruled_rows(shaded: bool, tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for number, (label, values) in enumerate(FORM):
            high = 14.0 * len(values) + 8
            if not shaded:
                sheet.rule(72, y, 200, y)
                sheet.rule(200, y, 540, y)
            elif number % 2 == 0:
                sheet.canvas.setFillGray(0.9)
                sheet.box(72, y, 540, y + high, fill=True, stroke=False)
                sheet.canvas.setFillGray(0)
            sheet.text(76, y + high / 2 + 4, label, font=BOLD)
            for at, value in enumerate(values):
                sheet.text(210, y + 14 + 14 * at, f"• {value}" if len(values) > 1 else value)
            y += high
        for x in (72, 320):
            for at in range(4):
                sheet.text(x, y + 40 + 14 * at, f"• tool number {at}")

    assert rows(read(tmp_path, draw))[:4] == [[label, "\n".join(values)] for label, values in FORM]


def test_rulings_between_sections_make_no_table(tmp_path: Path) -> None:
    words = "The clerk opens the mail, dates it and takes it round, and helps those who come in to find their way. "

    def draw(sheet: Sheet) -> None:
        y = 100.0
        for number in range(4):
            sheet.rule(72, y, 540, y)
            sheet.text(72, y + 16, f"Part {number}", font=BOLD)
            y = sheet.paragraph(72, y + 32, words * 2) + 6
        sheet.rule(72, y, 540, y)
        for number in range(4):
            sheet.text(72, y + 20 + 14 * number, "•")
            sheet.text(90, y + 20 + 14 * number, "Sweeps the floor")
            sheet.rule(72, y + 24 + 14 * number, 540, y + 24 + 14 * number)

    document = read(tmp_path, draw)
    assert rows(document) == []
    assert bodies(document)[1::2][:4] == [(words * 2).strip()] * 4
