"""How long the desk takes with many cases: the median of each page and of a save, and how many questions it asks.

    python benchmarks/desk.py [--cases 20000] [--times 31] [--postgresql]

Says the time of the clock and the processor time of the desk's own process, and beside them a fixed piece of work, as a
busy machine makes everything slower. Runs over a store of its own, filled from the samples; nothing is served over a
network. The figures are of this machine and of the desk alone: Django's own client asks, so no browser is in them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

Ask = Callable[[dict[str, str]], int]
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.config.desk")


def main() -> None:
    """Fills a store, asks, and prints a table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--cases", type=int, default=20_000)
    given.add_argument("--times", type=int, default=31)
    given.add_argument("--postgresql", action="store_true", help="a PostgreSQL started for it, in the place of SQLite")
    chosen = given.parse_args()
    from review.door import open_store, set_up

    set_up()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place: Path | str = folder / "store.sqlite3"
        if chosen.postgresql:
            from tests.postgresql import running

            place = stack.enter_context(running(careful=True)).database()
        open_store(place)
        measure(folder, chosen.cases, chosen.times)


def measure(folder: Path, cases: int, times: int) -> None:
    """The table of one store."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from review.desk.office import open_office
    from tests.desk import office as offices
    from tests.desk.cases import LAUNDRY, cards
    from tests.desk.test_queue import many

    settings.ALLOWED_HOSTS = ["testserver"]
    office = offices.office_at(folder)
    open_office(office)
    offices.people()
    paper = offices.store_samples(office.originals)[LAUNDRY]
    number = offices.file_cases()[paper]
    for start in range(0, cases, 2_000):
        many(min(2_000, cases - start), start)
    client = Client()
    client.force_login(User.objects.get(username="lead"), backend="django.contrib.auth.backends.ModelBackend")

    def form() -> dict[str, str]:
        card = cards(number)["job_title"]
        title = f"Title {time.time()}"
        return {"card": card.dom, "seen": str(card.seen), "kind": "corrected", "value": title}

    def page(address: str) -> Ask:
        return lambda _: client.get(address).status_code

    asked: dict[str, Ask] = {
        "queue": page("/queue/"),
        "queue, last page": page(f"/queue/?page={cases // 25}"),
        "queue, filtered": page("/queue/?words=clerk&why=gap"),
        "case": page(f"/cases/{number}/"),
        "search": page("/search/?words=clerk"),
        "load": page("/load/"),
        "save": lambda given: client.post(f"/cases/{number}/settle/", given).status_code,
        "fixed work": lambda _: sum(range(2_000_000)) and 200,
    }
    print(f"{cases:,} cases, {times} times each, {connection.vendor}; load {os.getloadavg()[0]:.1f}\n")
    print(f"{'page':<18}{'median ms':>10}{'slowest ms':>12}{'CPU ms':>8}{'questions':>11}")
    for name, ask in asked.items():
        ask(form())
        given = form()
        with CaptureQueriesContext(connection) as questions:
            ask(given)
        count = len(questions)  # now: later requests empty the log that it looks into
        found, busy = [], []
        for _ in range(times):
            given = form()
            started, worked = time.perf_counter(), time.process_time()
            if ask(given) >= 400:
                raise SystemExit(f"{name}: the desk refused")
            found.append(time.perf_counter() - started)
            busy.append(time.process_time() - worked)
        middle, cpu = statistics.median(found) * 1e3, statistics.median(busy) * 1e3
        print(f"{name:<18}{middle:>10.0f}{max(found) * 1e3:>12.0f}{cpu:>8.0f}{count:>11}", flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
