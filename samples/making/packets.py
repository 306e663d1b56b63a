"""Packets: the request and the description in one file."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.units import inch
from reportlab.platypus import PageBreak, Paragraph

from samples.making.pdf import Look, footer, gap, save_pdf
from samples.making.statements import CERTIFY, FORM, SHORT
from samples.making.word import Paper, page_break


def cafe_attendant_rockville(path: Path) -> None:
    """Everything answered True; the wage is below the county's minimum, and the description speaks of less benefits."""
    look = Look("Helvetica", "Helvetica-Bold", 9.5, "#000000")
    facts = (
        ("Employer", "Gannet Point Services, Inc. (640 employees)"),
        ("Position", "Café Attendant"),
        ("Work site", "Twinbrook Café, 12 Parklawn Court, Rockville, MD 20852"),
        ("Wage", "$15.25 per hour"),
        (
            "Contract",
            "AbilityOne contract QZ-26-0031, base year February 1, 2026 to January 31, 2027, three option years",
        ),
    )
    answers = [("T", "F", "Statement")] + [("X", "", f"{at}. {text}") for at, text in enumerate(FORM, 1)]
    story = [
        Paragraph("CIE Review Request with Position Description", look.title),
        look.grid(facts, (1.1 * inch, 5.7 * inch), labels=(0,)),
        look.h("Answers of the employer"),
        look.grid(answers, (0.35 * inch, 0.35 * inch, 6.1 * inch), header=True),
        gap(),
        look.p("Promotional opportunities, if 7 is true: ______________________________"),
        look.p(CERTIFY),
        look.p(
            "Signature: /s/ Tessa Whitcombe &nbsp;&nbsp;&nbsp; Operations Director &nbsp;&nbsp;&nbsp; "
            "Date: 5 November 2026"
        ),
        PageBreak(),
        Paragraph("Café Attendant", look.title),
        look.p("25 to 30 hours per week. Reports to the Café Manager."),
        look.h("Duties"),
        look.bullets(
            (
                "Sets out pastries, fruit and coffee before the café opens",
                "Makes sandwiches from the build cards",
                "Takes orders at the counter and rings up simple sales",
                "Clears and wipes tables and keeps the condiment stand full",
                "Washes dishes and logs refrigerator temperatures",
            )
        ),
        look.h("Qualifications"),
        look.bullets(("County food handler card", "Able to stand for four hours", "Friendly with customers")),
        look.h("About the café"),
        look.p(
            "The café is open to everyone who works in or visits the building. Attendants serve about 300 customers a "
            "day and work with two cooks and a cashier who do not have disabilities."
        ),
        look.p("Cooks and the cashier may join the health plan after 60 days; attendants are not eligible for it."),
        Paragraph("Applicants are considered without regard to disability.", look.small),
    ]
    save_pdf(path, story, on_page=footer("Gannet Point Services, Inc."), side=0.8 * inch, top=0.7 * inch)


def retail_associate_westminster(path: Path) -> None:
    """A Word packet that leaves nothing open: no contract, promotions described, signed."""
    paper = Paper("Cambria", 10.5)
    paper.title("Umber Ridge Industries", 18, "2E5A3C")
    paper.p("CIE review request and position description", italic=True)
    paper.table(
        (
            ("Position", "Retail Associate", "Hourly wage", "$17.80 per hour"),
            ("Store", "Second Chapter Thrift, 401 Carroll Pike, Westminster, MD 21157", "Hours", "20 to 28 per week"),
            (
                "Employer",
                "Umber Ridge Industries, a community rehabilitation program, is the employer of record",
                "Contract",
                "None",
            ),
        ),
        (0.9, 2.6, 1.1, 1.4),
        labels=(0, 2),
    )
    paper.p("")
    rows = [("Statement", "True", "False")] + [(f"{at}. {text}", "X", "") for at, text in enumerate(SHORT, 1)]
    paper.table(rows, (4.8, 0.6, 0.6), header=True)
    paper.p("")
    paper.p(
        "Promotions (7): Key holder and assistant manager jobs are filled from the associates of all our stores on the "
        "same criteria for everyone, with or without a disability."
    )
    paper.p(CERTIFY)
    paper.p("Signature: /s/ Delia Marchetti, Director of Retail")
    paper.p("Date signed: November 12, 2026")
    page_break(paper)
    paper.heading("Position description: Retail Associate", 1)
    paper.heading("Essential duties")
    paper.numbers(
        (
            "Greets customers, answers questions and helps carry purchases to the car",
            "Runs the register and balances the drawer at the end of the shift",
            "Sorts, tags and hangs donated clothing",
            "Keeps shelves and racks straight and rotates stock by tag color",
            "Receives donations at the back door and writes receipts",
        )
    )
    paper.heading("Required")
    paper.bullets(
        (
            "Able to count money and make change",
            "Able to lift 30 pounds and to be on the feet for four hours",
            "Two evenings or one weekend day a week",
        )
    )
    paper.heading("The store")
    paper.p(
        "Second Chapter is an ordinary retail store, open to the public seven days a week. Associates work beside the "
        "manager, key holders and associates who do not have disabilities."
    )
    paper.p("All associates are on one benefits schedule, with and without disabilities, by hours worked.")
    paper.save(path)
