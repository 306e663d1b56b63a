"""A store for tests of cases: files that came and were read, put into cases."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.stores import cluster, migrated, store_path

# isort: split
from cie_extract.model.particulars import ReadPart
from review import case_work, store
from review.models import Arrival
from tests.case_papers import DESCRIPTION, PATTERNS, record_of, text_of
from tests.flows.plain_pool import VERSIONS

__all__ = ["DAY", "NOW", "OTHER_JOB", "arrive", "cluster", "migrated", "place", "store_path"]

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
OTHER_JOB = DESCRIPTION.replace("Mail Clerk", "Floor Finisher").replace("Corbel Services, Inc.", "Alder Depot LLC")


def arrive(source: str, name: str = "a.docx", folder: str = "") -> str:
    """A file comes and is read. Returns its number."""
    record = record_of(source)
    claim = f"claim {Arrival.objects.count()}"
    number = store.take_in(store.Taken(claim, name, folder, record.document.sha256, 1, NOW, DAY), VERSIONS)
    store.save_reading(number, store.Try(NOW, NOW, VERSIONS), [ReadPart(record, text_of(source))])
    return number


def place(guide: str = "md-dors") -> tuple[str, ...]:
    """What was read is put into cases."""
    return case_work.place_new(PATTERNS, lambda folder: guide, lambda folder: folder, day=DAY, now=NOW)
