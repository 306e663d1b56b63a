"""Many reviewers at once at a desk that is served: whether anything fails or is lost, and how long they wait.

    python benchmarks/reviewers.py [--reviewers 25] [--seconds 180] [--think 3] [--postgresql]

Serves a desk of its own over loopback (`cie-extract serve`, with SQLite, or with a PostgreSQL that is started for it),
and lets each reviewer sign in, take the next case, look at it, begin to type, settle, undo, give back and take the
next. Afterwards every write that the desk accepted must stand in the store and in its history, the history's seals
must hold, and the queue must show of each case what stands for it.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.config.desk")

from benchmarks.at_the_desk import Done, Reviewer  # noqa: E402
from benchmarks.served_desk import Fill, filled, served  # noqa: E402


def main() -> None:
    """Serves, lets them work, and prints what was done and whether it stands."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--reviewers", type=int, default=25)
    given.add_argument("--seconds", type=int, default=180)
    given.add_argument("--think", type=float, default=3.0, help="seconds between two things that one of them does")
    given.add_argument("--cases", type=int, default=80)
    given.add_argument("--postgresql", action="store_true")
    chosen = given.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = ""
        if chosen.postgresql:
            from tests.postgresql import running

            database = stack.enter_context(running(careful=True)).database()
        fill = filled(folder, database, chosen.reviewers, chosen.cases)
        print(f"load before: {os.getloadavg()[0]:.1f}; {chosen.cases} cases, {chosen.reviewers} reviewers", flush=True)
        with served(fill) as desk:
            before = desk.cpu_seconds()
            done = work(desk.address, fill, chosen.seconds, chosen.think)
            cpu = desk.cpu_seconds() - before
        print(f"load after: {os.getloadavg()[0]:.1f}; the desk took {cpu:.0f} s of CPU in {chosen.seconds} s")
        raise SystemExit(not tell(fill, done))


def work(address: str, fill: Fill, seconds: int, think: float) -> Done:
    """What all of them did, each in a thread, for so many seconds."""
    done = Done()
    end = time.monotonic() + seconds
    people = [Reviewer(name, address, done, think, random.Random(name)) for name in fill.people]
    threads = [threading.Thread(target=person.work_until, args=(end,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def tell(fill: Fill, done: Done) -> bool:
    """Prints what they did and how long it took; says whether all of it stands and nothing failed."""
    print(f"\n{'what':<14}{'times':>7}{'median ms':>11}{'95% ms':>9}{'slowest ms':>12}")
    for what, times in sorted(done.times.items()):
        ordered = sorted(times)
        middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        print(f"{what:<14}{len(times):>7}{middle * 1e3:>11.0f}{high * 1e3:>9.0f}{ordered[-1] * 1e3:>12.0f}")
    print(f"\nanswers by status: {dict(sorted(Counter(done.statuses).items()))}; errors: {len(done.errors)}")
    print(f"refused, with words: {dict(Counter(done.refused))}")
    for error in done.errors[:5]:
        print("  " + error)
    faults = fill.faults(done.accepted, done.undone)
    print(f"accepted writes: {len(done.accepted)}, undone: {done.undone}; what does not stand: {len(faults)}")
    for fault in faults[:10]:
        print("  " + fault)
    return not (faults or done.errors or any(status >= 500 for status in done.statuses))


if __name__ == "__main__":
    main()
