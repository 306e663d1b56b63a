"""An office for tests: a few samples, read and stored, and a person of each role."""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from cie_extract.model.particulars import ReadPart
from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import read_part
from cie_extract.readers.limits import Limits
from cie_extract.stages.read import read
from review import case_work, queries_cases, store
from review.desk.office import Office
from review.models import CasePaper
from review.store import Taken, Try
from review.store_desk import Hand
from review.store_people import ROLES, make_person, make_roles

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "inbox"
NAMES = (
    "laundry-attendant-salisbury.pdf",
    "custodian-hagerstown.pdf",
    "mail-clerk-annapolis.docx",
    "grounds-crew-salem.pdf",
    "front-desk-bel-air/review request.docx",
    "front-desk-bel-air/job description.pdf",
)
NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
KEY = b"k" * 32
PASSWORD = "a-long-password-1"
HAND = Hand(by="", at=NOON, key=KEY)
VERSIONS = {"cie_extract": "1", "reader": "1", "patterns": "1", "rules": "1"}
FULL_NAMES = {
    "read-only": "Vera Looker",
    "intake": "Tom Reed",
    "reviewer": "Ivo Stone",
    "lead": "Lena Marsh",
    "administrator": "Rosa Field",
}


@cache
def reading_of(name: str) -> tuple[ReadPart, ...]:
    """What is made of a sample, part by part."""
    patterns = load_patterns(None)
    return tuple(read_part(document, patterns, as_of=TODAY) for document in read(SAMPLES / name, limits=Limits()))


def store_samples(originals: Path, names: tuple[str, ...] = NAMES) -> dict[str, str]:
    """Takes samples in and stores their readings; the number of each by name."""
    numbers = {}
    for name in names:
        data = (SAMPLES / name).read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        kept = originals / sha256[:2] / sha256
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLES / name, kept)
        folder, _, file = name.rpartition("/")
        taken = Taken(f"claim-{name}", file, folder, sha256, len(data), NOON, TODAY)
        number = store.take_in(taken, VERSIONS)
        store.save_reading(number, Try(NOON, NOON, VERSIONS), reading_of(name))
        numbers[name] = number
    return numbers


def file_cases(now: datetime = NOON) -> dict[str, str]:
    """Puts what was read into cases and shows them; the case of each arrival by its number."""
    patterns = load_patterns(None)
    case_work.place_new(patterns, lambda folder: "md-dors", lambda folder: folder, day=TODAY, now=now)
    case_work.assess_cases(queries_cases.stale_cases(), patterns, as_of=TODAY, now=now, also=("fed",))
    papers = CasePaper.objects.filter(case__state="open").order_by("-case_id")
    return dict(papers.values_list("arrival__number", "case__number"))


def people() -> None:
    """A person of each role; the account is named after the role."""
    make_roles()
    for role in ROLES:
        make_person(role, FULL_NAMES[role], PASSWORD, (role,), HAND)
    make_person("second", "Cara Dale", PASSWORD, ("lead",), HAND)


def office_at(folder: Path) -> Office:
    """An office in a folder, at noon."""
    for name in ("inbox", "originals", "pictures"):
        (folder / name).mkdir(exist_ok=True)
    return Office(
        inbox=folder / "inbox",
        originals=folder / "originals",
        pictures=folder / "pictures",
        history_key=KEY,
        now=lambda: NOON,
    )
