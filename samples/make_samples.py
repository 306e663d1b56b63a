"""Writes samples/inbox: `make samples`, or `python -m samples.make_samples [FOLDER]`.

Every document here was written for this project. The employers are invented, the cities are real, the telephone
numbers are 555-01xx. The same code gives the same bytes, so a change of a sample shows in the history.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from samples.making import descriptions_pdf, descriptions_word, others, packets, requests

INBOX = Path(__file__).resolve().parent / "inbox"

SAMPLES: dict[str, Callable[[Path], None]] = {
    "cafe-attendant-rockville.pdf": packets.cafe_attendant_rockville,
    "custodian-hagerstown.pdf": descriptions_pdf.custodian_hagerstown,
    "damaged-upload.pdf": others.damaged,
    "deli-clerk-madison.pdf": descriptions_pdf.deli_clerk_madison,
    "delivery-helper-survey.txt": requests.route_driver_helper_baltimore,
    "dish-room-cumberland-scan.pdf": requests.dish_room_cumberland_scan,
    "front-desk-bel-air/job description.pdf": descriptions_pdf.front_desk_bel_air,
    "front-desk-bel-air/review request.docx": requests.front_desk_request_bel_air,
    "grounds-crew-salem.pdf": descriptions_pdf.grounds_crew_salem,
    "invoice-3317.pdf": others.invoice,
    "kit-assembler-oshkosh.docx": descriptions_word.kit_assembler_oshkosh,
    "laundry-attendant-salisbury.pdf": requests.laundry_attendant_salisbury,
    "library-aide-eugene.pdf": descriptions_pdf.library_aide_eugene,
    "locked-shipping-clerk.pdf": others.locked,
    "mail-clerk-annapolis.docx": requests.mail_clerk_annapolis,
    "nutrition-aide-wausau.docx": descriptions_word.nutrition_aide_wausau,
    "records-clerk-milwaukee.docx": descriptions_word.records_clerk_milwaukee,
    "retail-associate-westminster.docx": packets.retail_associate_westminster,
    "stock-helper-portland.txt": others.stock_helper_portland,
}
#: The same bytes under another name, as they arrive when somebody sends a paper twice.
COPIES = {"Copy of deli-clerk-madison.pdf": "deli-clerk-madison.pdf"}


def make(inbox: Path) -> None:
    """Write every sample into `inbox`, which is emptied first."""
    if inbox.exists():
        shutil.rmtree(inbox)
    for name, draw in SAMPLES.items():
        draw(inbox / name)
    for name, original in COPIES.items():
        shutil.copyfile(inbox / original, inbox / name)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else INBOX
    make(folder)
    print(f"{len(SAMPLES) + len(COPIES)} documents in {folder}")
