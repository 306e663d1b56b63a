"""Review requests: Word with check boxes, a fillable PDF, a survey's e-mail, a scan, and one beside its description."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.units import inch
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from samples.making.scans import scan
from samples.making.statements import CERTIFY, FORM, SHORT
from samples.making.word import Paper


def mail_clerk_annapolis(path: Path) -> None:
    """Seven answers in check boxes, promotions described, signed, contract running: nothing is left open."""
    paper = Paper("Calibri", 10.5)
    paper.title("Request for Review of a Position", 16)
    paper.p("Competitive integrated employment. Tick one box for each statement.", italic=True)
    paper.table(
        (
            ("Employer of record", "Tollgate Creek Services, Inc."),
            ("Contact", "Marian Oakes, (410) 555-0164"),
            ("Position title", "Mail and Supply Clerk"),
            ("Employment site", "State Records Center, 45 Calder Street, Annapolis, MD 21401"),
            ("Hourly wage", "$18.75 per hour"),
            ("Hours per week", "30"),
            ("Contract", "Maryland Employment Works contract 001B7700419"),
            ("Contract term", "July 1, 2025 through June 30, 2029; no renewal options"),
        ),
        (1.7, 4.3),
        labels=(0,),
    )
    paper.heading("Essential functions")
    paper.bullets(
        (
            "Sorts incoming mail and interoffice envelopes for eleven agencies",
            "Makes two delivery rounds a day and collects outgoing mail",
            "Runs the postage meter and keeps the daily meter sheet",
            "Receives supply orders at the dock and puts them away by bin number",
            "Fills supply requests that employees bring to the window",
        )
    )
    paper.heading("Qualifications")
    paper.bullets(
        (
            "Able to read names, room numbers and bin numbers",
            "Able to push a loaded mail cart and lift 40 pounds",
            "One year of any work experience, paid or unpaid",
        )
    )
    paper.heading("Statements")
    for number, statement in enumerate(FORM, 1):
        paper.p(f"{number}. {statement}")
        answer = paper.p("      ")
        paper.tick(answer, True, "True")
        paper.tick(answer, False, "False")
    paper.heading("Explanations")
    paper.p(
        "Promotional opportunities (statement 7): Clerks may apply for lead clerk and purchasing assistant on the same "
        "posting, and under the same rules, as every other employee; two of the last three leads were clerks."
    )
    paper.p(
        "Statement 6: The clerk shares the mail room with four state employees who do not have disabilities and serves "
        "some 600 employees at the window and on rounds."
    )
    paper.p(CERTIFY)
    paper.p("Signature: /s/ Marian Oakes     Title: Contracts Manager     Date: November 9, 2026")
    paper.save(path)


def laundry_attendant_salisbury(path: Path) -> None:
    """A fillable PDF with its fields filled in: statement 4 is answered False, and explained."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=LETTER, invariant=1)
    form, left, top = canvas.acroForm, 0.8 * inch, LETTER[1] - 0.8 * inch

    def text(name: str, value: str, x: float, y: float, width: float, height: float = 17, flags: str = "") -> None:
        form.textfield(
            name=name, value=value, x=x, y=y, width=width, height=height, fontSize=9, borderWidth=0.6,
            fillColor=colors.HexColor("#eef3fb"), borderColor=colors.HexColor("#50607a"), fieldFlags=flags,
        )  # fmt: skip

    def box(name: str, ticked: bool, x: float, y: float) -> None:
        form.checkbox(
            name=name, checked=ticked, x=x, y=y, size=12, buttonStyle="cross", borderWidth=0.8,
            fillColor=colors.white, borderColor=colors.black,
        )  # fmt: skip

    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(left, top, "CIE Review Request: Employer's Answers")
    canvas.setFont("Helvetica", 9.5)
    rows = (
        ("Employer of record", "employer", "Brightwater Hollow Partners"),
        ("Position title", "title", "Laundry Attendant"),
        ("Work site address", "site", "Shoreline Wash House, 612 Snow Hill Road, Salisbury, MD 21804"),
        ("Hourly wage", "wage", "$16.50 per hour"),
        ("Hours per week", "hours", "25"),
        ("Contract end date", "contract_end", "not applicable"),
    )
    y = top - 30
    for label, name, value in rows:
        canvas.drawString(left, y + 5, label)
        text(name, value, left + 1.5 * inch, y, 5.2 * inch)
        y -= 23
    canvas.drawString(left, y + 4, "Funding:")
    for at, (label, ticked) in enumerate(
        (("AbilityOne", False), ("Employment Works", False), ("No contract; the program is the employer", True))
    ):
        x = left + (1.5, 2.7, 4.3)[at] * inch
        box(f"funding{at}", ticked, x, y)
        canvas.drawString(x + 17, y + 3, label)
    y -= 22
    canvas.setFont("Helvetica-Bold", 9.5)
    canvas.drawString(left, y, "Statements")
    canvas.drawCentredString(6.85 * inch, y, "True")
    canvas.drawCentredString(7.4 * inch, y, "False")
    canvas.setFont("Helvetica", 9.5)
    for number, statement in enumerate(FORM, 1):
        lines = simpleSplit(f"{number}. {statement}", "Helvetica", 9.5, 5.6 * inch)
        y -= 19
        box(f"true{number}", number != 4, 6.85 * inch - 6, y - 3)
        box(f"false{number}", number == 4, 7.4 * inch - 6, y - 3)
        for at, line in enumerate(lines):
            canvas.drawString(left, y - 12 * at, line)
        y -= 12 * (len(lines) - 1)
    y -= 24
    canvas.drawString(left, y, "Explain each False. For 7 True, describe the promotional opportunities.")
    y -= 66
    text(
        "explain",
        "4: These jobs are filled from our own supported employment program. A worker who\n"
        "leaves the program gives the job up.\n"
        "7: Attendants can become shift lead; leads are chosen from all attendants alike.",
        left, y, 6.7 * inch, 60, "multiline",
    )  # fmt: skip
    y -= 20
    for at, line in enumerate(simpleSplit(CERTIFY, "Helvetica", 9.5, 6.7 * inch)):
        canvas.drawString(left, y - 12 * at, line)
    y -= 42
    for label, name, value, x, width in (
        ("Signature", "signature", "/s/ Owen Tarrant", 0.0, 1.9),
        ("Title", "signer_title", "Program Director", 2.75, 1.6),
        ("Date", "date", "October 27, 2026", 4.85, 1.3),
    ):
        canvas.drawString(left + x * inch, y + 5, label)
        text(name, value, left + (x + 0.35 + 0.3 * (x == 0)) * inch, y, width * inch)
    canvas.save()


def route_driver_helper_baltimore(path: Path) -> None:
    """A survey's answers as they arrive by e-mail, saved as text: one left blank, the contract run out."""
    lines = [
        "From: Survey Service <answers@survey.example>",
        "To: cie-review@agency.example",
        "Date: Thu, 22 Oct 2026 08:41:07 -0400",
        "Subject: New response to CIE Review Request (no. 40117)",
        "",
        "A response was submitted.",
        "",
        "Employer of record: Gannet Point Services",
        "Your name: Tessa Whitcombe",
        "Telephone: 410-555-0139",
        "Position title: Delivery Helper",
        "Address of the employment site: 3100 Keswick Yard, Baltimore, MD 21211",
        "Current wage: $17.35 per hour",
        "Hours per week: 35",
        "Funded by: AbilityOne",
        "Contract number: QZ-21-7730",
        "Contract start and end: 10/01/2023 - 09/30/2026",
        "",
    ]
    for number, statement in enumerate(FORM, 1):
        lines += [f"{number}. {statement}", f"Answer: {'(no response)' if number == 5 else 'True'}", ""]
    lines += [
        "If 7 is True, describe the promotional opportunities:",
        "(no response)",
        "",
        "Certification: I certify that the answers are true and that I am authorized to sign.",
        "Electronically signed by Tessa Whitcombe, Operations Director, on October 22, 2026",
        "",
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")


def dish_room_cumberland_scan(path: Path) -> None:
    """A form filled in with a typewriter, crosses in drawn boxes, signed by pen, and scanned."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.pdf"
        canvas = Canvas(str(page), pagesize=LETTER, invariant=1)
        left, y = 0.9 * inch, LETTER[1] - 1.0 * inch
        canvas.setFont("Times-Bold", 15)
        canvas.drawCentredString(LETTER[0] / 2, y, "CIE REVIEW REQUEST")
        y -= 30
        for label, value in (
            ("Employer of record:", "Umber Ridge Industries"),
            ("Position title:", "Dish Room Attendant"),
            ("Work site:", "77 Braddock Terrace, Cumberland, MD 21502"),
            ("Hourly wage:", "$15.85 per hour"),
            ("Hours per week:", "20"),
            ("Contract, if any:", "none"),
        ):
            canvas.setFont("Times-Bold", 11)
            canvas.drawString(left, y, label)
            canvas.setFont("Courier", 11)
            canvas.drawString(left + 1.7 * inch, y, value)
            y -= 18
        y -= 8
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(left, y, "Mark True or False for each statement.")
        for number, statement in enumerate(SHORT, 1):
            y -= 25
            for at, label in enumerate(("True", "False")):
                x = left + at * 0.8 * inch
                canvas.rect(x, y - 2, 11, 11)
                canvas.drawString(x + 15, y, label)
                if (number == 3) == (label == "False"):
                    canvas.setLineWidth(1.6)
                    canvas.line(x - 2, y - 4, x + 13, y + 11)
                    canvas.line(x - 2, y + 10, x + 12, y - 4)
                    canvas.setLineWidth(1)
            for at, line in enumerate(simpleSplit(f"{number}. {statement}", "Times-Roman", 11, 5.0 * inch)):
                canvas.drawString(left + 1.7 * inch, y - 13 * at, line)
            if len(statement) > 70:
                y -= 13
        y -= 30
        canvas.drawString(left, y, "Explanation of any False:")
        canvas.setFont("Courier", 11)
        for line in (
            "3. Attendants work 20 hours. Our kitchen staff get",
            "health insurance at 20 hours but attendants do not.",
        ):
            y -= 16
            canvas.drawString(left, y, line)
        y -= 34
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(left, y, "I certify that the above is true and that I may sign for the employer.")
        y -= 42
        canvas.drawString(left, y, "Signature ______________________   Title ___________________   Date ____________")
        canvas.setFont("Courier", 11)
        canvas.drawString(left + 2.95 * inch, y + 2, "Director")
        canvas.drawString(left + 4.95 * inch, y + 2, "11/04/2026")
        pen = canvas.beginPath()
        pen.moveTo(left + 0.8 * inch, y + 6)
        for at in range(9):
            x = left + (0.8 + 0.15 * at) * inch
            pen.curveTo(x + 3, y + 22 - at, x + 8, y - 8 + at, x + 0.15 * inch, y + 8)
        canvas.setLineWidth(1.3)
        canvas.drawPath(pen)
        canvas.save()
        scan(page, path)


def front_desk_request_bel_air(path: Path) -> None:
    """Half of a case of two papers: the request, answered in typed words, one of them an ambiguous yes."""
    paper = Paper("Times New Roman", 11)
    paper.title("CIE REVIEW REQUEST", 14, "000000")
    paper.labelled("Employer", "Willow Ferry Enterprises")
    paper.labelled("Position", "Front Desk Attendant")
    paper.labelled("Work site", "Harford Swim Center, 25 Gunpowder Road, Bel Air, MD 21014")
    paper.labelled("Wage", "$17.10 per hour")
    paper.labelled("Contract", "none; Willow Ferry is a community rehabilitation program and the employer of record")
    paper.p("See the attached job description.")
    rows = [("No.", "Statement", "True or False")]
    rows += [(str(at), text, "Yes" if at == 2 else "True") for at, text in enumerate(SHORT, 1)]
    paper.table(rows, (0.4, 4.4, 1.2), header=True)
    paper.p("")
    paper.p("Statement 7: Attendants may move up to desk supervisor in the same way as the county’s attendants do.")
    paper.p(CERTIFY)
    paper.p("Signed: /s/ Leonard Aske, Employment Manager          Date: 10/30/2026")
    paper.save(path)
