"""A desk that is served for a benchmark: its store filled with cases and people, and what must stand in it after."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

PASSWORD = "a-long-password-1"


@dataclass(frozen=True)
class Fill:
    """A workspace with cases and people in it."""

    workspace: Path
    environ: dict[str, str]
    people: tuple[str, ...]

    def faults(self, accepted: Collection[str], undone: int) -> list[str]:
        """What of the accepted writes does not stand in the store or in its history, in words. A write is known by the
        words of its note, an undoing by its row of the history."""
        from cie_extract.pattern_files import load_patterns
        from flows.desk import keys_of
        from flows.settings import load_settings
        from review import store_history
        from review.case_desk import case_standing
        from review.door import open_store
        from review.models import AddedFact, Event, Resolution, Task

        settings = load_settings(self.workspace, environ=self.environ)
        open_store(settings.store.place)
        entries = dict(Resolution.objects.exclude(note="").values_list("note", "pk"))
        words = dict(AddedFact.objects.exclude(said="").values_list("said", "pk"))
        noted = {
            (event.what in ("entered",), event.detail.get("row", event.detail.get("fact"))): event
            for event in Event.objects.exclude(what__in=("undone", "withdrawn"))
        }
        found = [f"lost: {note}" for note in accepted if note not in entries and note not in words]
        found += [f"not in the history: {note}" for note, row in entries.items() if (True, row) not in noted]
        found += [f"not in the history: {note}" for note, row in words.items() if (False, row) not in noted]
        taken_back = Event.objects.filter(what__in=("undone", "withdrawn")).count()
        if taken_back < undone:
            found.append(f"{undone} undone, {taken_back} in the history")
        untold = (set(entries) | set(words)) - set(accepted)
        if untold:
            found.append(f"{len(untold)} writes stand that nobody was told of")
        verdict = store_history.verify(bytes.fromhex(keys_of(settings.desk.secrets)["history"]))
        if verdict.broken is not None:
            found.append(f"the history does not hold at row {verdict.broken}: {verdict.why}")
        patterns, today = load_patterns(None), datetime.now(UTC).astimezone(settings.zone).date()
        for task in Task.objects.order_by("id"):
            left = case_standing(task.number, patterns, as_of=today, also=settings.criteria[1:]).left
            if task.left != left:
                found.append(f"the queue says that {task.left} are left of {task.number}, {left} are")
        return found


@dataclass(frozen=True)
class Desk:
    """A served desk: its address and process."""

    address: str
    process: int

    def cpu_seconds(self) -> float:
        """The processor time that it took so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def filled(folder: Path, database: str, people: int, cases: int) -> Fill:
    """A workspace with a store of its own (in PostgreSQL where an address is given), so many cases of the samples and
    so many reviewers."""
    from flows.settings import load_settings
    from flows.workspace import make_workspace, prepare_folders
    from review.door import close_store, open_store, set_up

    set_up()
    from review.store_people import make_person
    from tests.desk import office

    environ = {"CIE_EXTRACT_STORE_DATABASE": database} if database else {}
    workspace = make_workspace(folder / "office")
    settings = load_settings(workspace, environ=environ)
    prepare_folders(settings)
    settings.desk.secrets.write_text(json.dumps({"sessions": "s" * 50, "history": office.KEY.hex()}), encoding="utf-8")
    settings.desk.secrets.chmod(0o600)
    open_store(settings.store.place)
    office.people()
    names = tuple(f"reviewer-{number}" for number in range(people))
    for name in names:
        make_person(name, f"Reviewer {name}", PASSWORD, ("reviewer",), office.HAND)
    store_papers(settings.store.originals, cases)
    office.file_cases(datetime.now(UTC) - timedelta(hours=1))
    close_store()
    return Fill(workspace, environ, names)


def store_papers(originals: Path, count: int) -> None:
    """So many papers, each in a folder of its own: the samples again and again, each with other bytes at its end."""
    from review import store
    from review.store import Taken, Try
    from tests.desk import office

    names = [name for name in office.NAMES if name.endswith(".pdf") and "/" not in name]
    for number in range(count):
        name = names[number % len(names)]
        data = (office.SAMPLES / name).read_bytes() + f"\n% {number}\n".encode()
        sha256 = hashlib.sha256(data).hexdigest()
        kept = originals / sha256[:2] / sha256
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
        now = datetime.now(UTC) - timedelta(hours=1)
        taken = Taken(f"claim-{number}", name, f"position {number}", sha256, len(data), now, now.date())
        arrival = store.take_in(taken, office.VERSIONS)
        store.save_reading(arrival, Try(now, now, office.VERSIONS), office.reading_of(name))


@contextmanager
def served(fill: Fill) -> Iterator[Desk]:
    """`cie-extract serve` over a workspace, until the block ends."""
    from tests.desk.serving import serving

    with serving(fill.workspace, fill.environ) as desk:
        yield Desk(desk.address, desk.process)
        if said := [line for line in desk.log.read_text(encoding="utf-8").splitlines() if "ERROR" in line]:
            print(f"the desk's log: {len(said)} errors, such as {said[0]}")
