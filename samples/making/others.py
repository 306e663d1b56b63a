"""What else lands in an inbox: plain text, an invoice, a broken file, a locked one."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import inch
from reportlab.platypus import Paragraph

from samples.making.pdf import Look, gap, save_pdf

_STOCK_HELPER = """\
STOCK HELPER
Corbel & Finch Hardware, 1822 Lovejoy Row, Portland, OR 97209

Pay: $19.25 per hour
Hours: 32 hours per week, Tuesday through Friday
Posted: 11/10/2026

ABOUT THE STORE
Corbel & Finch is a neighborhood hardware store that has been open to the
public since 1961. Eleven people work here.

WHAT YOU WILL DO
- Unload the truck with the receiving clerk and check the count against the
  packing list
- Put freight away by aisle and bin, and turn older stock to the front
- Help customers find what they need and carry it to the counter
- Cut keys and thread pipe after training
- Sweep the aisles and flatten cardboard at close

WHAT YOU WILL NEED
- Be able to lift 50 pounds and climb a rolling ladder
- Be able to read bin labels and a tape measure
- Be at ease with customers

HOW WE WORK
Stock helpers work alongside clerks and cashiers who do not have disabilities.
Everyone in the same job earns the same rate, and no one's pay is set by a
time study. This is not a work crew or an enclave.

All employees who work 30 hours or more, with or without a disability, have
the same health plan, holidays and sick time.

We will hire you with the help of any employment provider, or none, and the
job stays yours if you change providers.

Openings for clerk and receiving lead are posted in the break room, and stock
helpers with disabilities may apply on the same terms as everyone else.
"""


def stock_helper_portland(path: Path) -> None:
    """Plain text with lines of the writer's own length; nothing is left open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_STOCK_HELPER, encoding="utf-8")


def invoice(path: Path) -> None:
    """A paper that is no position description."""
    look = Look("Helvetica", "Helvetica-Bold", 10)
    rows = (
        ("Date", "Service", "Hours", "Rate", "Amount"),
        ("10/06/2026", "Job coaching, authorization 7714", "3.0", "$51.00", "$153.00"),
        ("10/14/2026", "Job development", "2.5", "$51.00", "$127.50"),
        ("10/21/2026", "Site visit with employer", "1.5", "$51.00", "$76.50"),
        ("", "", "", "Total due", "$357.00"),
    )
    story = [
        Paragraph("INVOICE 3317", look.title),
        look.p("Willow Ferry Enterprises<br/>14 Bynum Run Lane, Bel Air, MD 21014<br/>(410) 555-0177"),
        look.p("Bill to: Rehabilitation agency, accounts payable"),
        look.p("Invoice date: October 31, 2026. Terms: net 30 days."),
        gap(),
        look.grid(rows, tuple(width * inch for width in (1.0, 3.0, 0.7, 0.9, 0.9)), header=True),
        gap(),
        look.p("Please remit payment to the address above."),
    ]
    save_pdf(path, story)


def damaged(path: Path) -> None:
    """The beginning of a PDF whose upload broke off, with what the line added."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + bytes(range(256)) * 6
    )


def locked(path: Path) -> None:
    """A description that opens only with its password, "tannery"."""
    look = Look()
    story = [
        Paragraph("Position Description", look.title),
        look.p("Job title: Shipping Clerk"),
        look.p("Employer: Larkmoor Works, Inc."),
        look.p("Pay: $18.20 per hour"),
    ]
    save_pdf(path, story, encrypt=StandardEncryption("tannery", "larkmoor", strength=128))
