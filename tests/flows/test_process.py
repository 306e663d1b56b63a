"""Whole batches under Prefect, with the harness started once for the session."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import OperationalError

from flows import batch
from flows.desk import ERRAND, Errands
from flows.errand import _LOOKS, carry_out
from flows.inbox import files_below
from flows.order import Order
from flows.report import BatchReport, Progress
from flows.settings import PREFIX, load_settings
from review import lock, queries
from review.errors import AtWork
from review.models import Arrival, Reading
from review.nouns import Bin, Counts
from tests.flows.conftest import order_for
from tests.flows.plain_pool import PlainPool, drop

# Prefect leaves sockets to the garbage collector.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def artifacts(key: str) -> list[str]:
    """The artifacts of this key, newest first."""
    from prefect.settings import PREFECT_API_URL

    wanted = {"artifacts": {"key": {"any_": [key]}}, "sort": "CREATED_DESC"}
    found = httpx.post(f"{PREFECT_API_URL.value()}/artifacts/filter", json=wanted, timeout=30)
    return [artifact["data"] for artifact in found.raise_for_status().json()]


def run(prefect: Any, order: Order) -> BatchReport:
    report: BatchReport = asyncio.run(prefect.run_batch(order))
    everything = report.counts
    assert everything.seen == len(report.lines) + len(report.waiting)
    assert report.totals.seen == queries.counts().seen + len(report.waiting)
    return report


def test_every_file_ends_in_one_of_four_bins_and_a_bad_one_stops_nothing(
    prefect: Any, order: Order, pool: PlainPool
) -> None:
    seen: list[Progress] = []
    texts = ["clear", "review", "broken", "locked", "slow", "bug", "", "packet"]
    for number, text in enumerate(texts * 4):
        drop(order.inbox, f"Crew {number % 3}/{number:02}.txt", f"{text} {number // 2 if text == 'clear' else number}")
    drop(order.inbox, "~$lock.docx", "")
    (order.inbox / "link.pdf").symlink_to("/etc/hostname")
    small = order.settings.model_copy(update={"prefect": order.settings.prefect.model_copy(update={"chunk": 5})})
    report = run(prefect, replace(order, settings=small, on_progress=seen.append))
    assert report.counts == Counts(ready=4, review=12, set_aside=16) == report.totals
    assert [file.path.name for file in report.refused] == ["link.pdf"]
    assert sorted(line.number for line in report.lines) == [f"2026-{n:04}" for n in range(1, 33)]
    assert seen[-1] == Progress("read", 32, 32, seen[-1].name)
    [bug] = {line.reason for line in report.lines if line.codes[:1] == (("error", ""),)}
    assert "ValueError" in bug and "private" not in bug
    table = artifacts("run-report")[0]
    assert "| seen | 32 |" in table and "private" not in table and ".txt" not in table
    assert run(prefect, order).nothing_new


def test_receipts_and_notes_say_what_a_person_on_the_share_needs(prefect: Any, order: Order) -> None:
    names = ("<b>bold & co.txt", "again.txt", "b.txt", "c.txt")
    texts = ("clear a", "clear a", "review private words", "locked private words")
    for name, text in zip(names, texts, strict=True):
        drop(order.inbox, f"Crew/{name}", text)
    report = run(prefect, order)
    [page] = report.receipts
    html = page.read_text()
    assert page.name == f"{report.started.astimezone(order.settings.zone):%Y-%m-%d}.html"
    assert "4 seen: 1 no gap found, 1 something to settle first, 1 set aside, 1 already received." in html
    assert "&lt;b&gt;bold &amp; co.txt" in html and "<b>" not in html
    assert "as no. 2026-000" in html and "something is missing: contract end" in html
    assert "private" not in html and not any(word in html for word in (">done<", ">passed<", ">approved<"))
    [line] = [line for line in report.lines if line.bin is Bin.SET_ASIDE]
    shelf = order.settings.intake.set_aside / "encrypted"
    assert {path.name for path in shelf.iterdir()} == {f"{line.number} c.txt", f"{line.number} c.txt.txt"}
    note = (shelf / f"{line.number} c.txt.txt").read_text()
    assert f"`cie-extract retry {line.number} --password`" in note and "private" not in note
    assert (shelf / f"{line.number} c.txt").read_text() == "locked private words"


def test_a_password_opens_and_is_kept_nowhere(
    prefect: Any, settings: Any, store_path: Path, pool: PlainPool, tmp_path: Path
) -> None:
    drop(settings.intake.inbox, "c.txt", "locked c")
    order = order_for(settings, pool)
    run(prefect, order)
    wrong = replace(order, kind="retry", numbers=("2026-0001",), password="swordfish")
    assert run(prefect, wrong).counts == Counts(set_aside=1)
    report = run(prefect, replace(wrong, password="sesame"))
    assert report.counts == Counts(review=1)
    assert list(files_below(settings.intake.set_aside)) == []
    assert [attempt.outcome for attempt in _submission("2026-0001").attempts] == ["encrypted", "encrypted", "read"]
    for path in files_below(tmp_path):
        content = path.read_bytes()
        assert b"sesame" not in content and b"swordfish" not in content, path


def test_a_second_batch_is_told_to_wait_before_anything_is_begun(prefect: Any, order: Order) -> None:
    drop(order.inbox, "a.txt", "clear a")
    token = lock.take_lock("nightly", order.now())
    with pytest.raises(AtWork, match="nightly"):
        run(prefect, order)
    assert queries.counts() == Counts()
    lock.release_lock(token)
    assert run(prefect, order).counts == Counts(ready=1)
    assert lock.who_is_at_work(order.now()) is None


def test_a_passing_failure_of_the_store_is_tried_again_and_nothing_is_read_twice(
    prefect: Any, settings: Any, store_path: Path
) -> None:
    pool, failures = PlainPool(), [OperationalError("database is locked")]
    for number in range(6):
        drop(settings.intake.inbox, f"{number}.txt", f"clear {number}")

    def step(name: str) -> None:
        if name == "save reading" and len(pool.read_names) >= 3 and failures:
            raise failures.pop()

    report = run(prefect, order_for(settings, pool, step=step))
    assert not failures
    assert report.counts == Counts(ready=6)
    assert len(pool.read_names) == 7


def test_a_lasting_failure_leaves_documents_waiting_and_says_so(prefect: Any, settings: Any, store_path: Path) -> None:
    drop(settings.intake.inbox, "a.txt", "clear a")

    def step(name: str) -> None:
        if name == "save reading":
            raise RuntimeError("a fault of ours")

    report = run(prefect, order_for(settings, PlainPool(), step=step))
    assert report.counts == Counts(waiting=1)
    assert report.notes == ("Some documents stay waiting (RuntimeError); the next run reads them.",)
    assert run(prefect, order_for(settings, PlainPool())).counts == Counts(ready=1)


def test_an_inbox_that_is_away_is_said_and_what_waits_is_read(prefect: Any, order: Order, tmp_path: Path) -> None:
    report = run(prefect, replace(order, inbox=tmp_path / "away"))
    assert report.notes == (f"The inbox {tmp_path / 'away'} cannot be read: No such file or directory.",)


def test_a_share_that_is_away_is_put_right_when_it_is_back(prefect: Any, order: Order) -> None:
    for folder in (order.settings.intake.set_aside, order.settings.intake.receipts):
        folder.rmdir()
        folder.write_text("no folder just now")
    drop(order.inbox, "a.txt", "broken a")
    report = run(prefect, order)
    assert report.counts == Counts(set_aside=1)
    assert len(report.notes) == 2
    for folder in (order.settings.intake.set_aside, order.settings.intake.receipts):
        folder.unlink()
        folder.mkdir()
    report = run(prefect, order)
    assert report.notes == ()
    assert len(list(files_below(order.settings.intake.set_aside))) == 2
    assert len(report.receipts) == 1


def test_a_run_waits_for_a_file_that_was_just_written_and_not_for_one_that_never_rests(
    prefect: Any, order: Order
) -> None:
    intake = order.settings.intake.model_copy(update={"stable_seconds": 1.0})
    order = replace(order, settings=order.settings.model_copy(update={"intake": intake}), patience=2.0)
    drop(order.inbox, "a.txt", "clear a")
    restless = drop(order.inbox, "log.txt", "clear log")

    def write_on(progress: Progress) -> None:
        with restless.open("a") as file:
            file.write(".")

    report = run(prefect, replace(order, on_progress=write_on))
    assert report.counts == Counts(waiting=1, ready=1)
    assert [(file.path.name, file.why) for file in report.waiting] == [("log.txt", "was written to just now")]


def test_the_night_tries_passing_failures_again_until_it_has_tried_enough(
    prefect: Any, settings: Any, store_path: Path
) -> None:
    nightly = settings.nightly.model_copy(update={"tries": 3})
    settings = settings.model_copy(update={"nightly": nightly})
    pool = PlainPool()
    drop(settings.intake.inbox, "slow.txt", "slow")
    drop(settings.intake.inbox, "broken.txt", "broken")
    order = order_for(settings, pool, kind="nightly")
    assert run(prefect, order).counts == Counts(set_aside=2)
    assert run(prefect, order).counts == Counts(set_aside=1)
    report = run(prefect, order)
    assert report.counts == Counts(set_aside=1)
    assert run(prefect, order).nothing_new
    assert pool.read_names.count("slow.txt") == 3 and pool.read_names.count("broken.txt") == 1
    day = report.started.astimezone(settings.zone).date()
    page = settings.intake.receipts / f"night-{day}.html"
    html = page.read_text()
    assert "Everything received" in html and "reading it took too long" not in html
    assert len(artifacts("nightly-report")) >= 4


def test_the_night_removes_folders_empty_for_a_day(prefect: Any, settings: Any, store_path: Path) -> None:
    drop(settings.intake.inbox, "Crew/a.txt", "clear a")
    tomorrow = timedelta(days=1, minutes=1)
    order = order_for(settings, PlainPool(), kind="nightly")
    run(prefect, order)
    assert (settings.intake.inbox / "Crew").is_dir()
    run(prefect, replace(order, now=lambda: order_for(settings, PlainPool()).now() + tomorrow))
    assert not (settings.intake.inbox / "Crew").exists()
    assert settings.intake.inbox.is_dir()


def _submission(number: str) -> Any:
    return queries.submission(number, originals=Path(), set_aside=Path())


def test_the_plain_steps_are_the_ones_in_the_coat(prefect: Any) -> None:
    assert prefect.TASKS.take_in.fn is batch.take_in
    assert prefect.TASKS.read_chunk.fn is batch.read_chunk
    assert prefect.TASKS.put_away.fn is batch.put_away


def test_the_desk_has_a_number_read_again_by_a_process_of_its_own(
    prefect: Any, order: Order, store_path: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real process and the real reading: what the password opened is stored, and the password is nowhere."""
    from prefect.settings import PREFECT_API_URL

    drop(order.inbox, "a.txt", "locked\n\nJob title: Stock Clerk\n\nPay: $17.65 an hour\n")
    assert run(prefect, order).counts == Counts(set_aside=1)
    name, place = where(store_path)
    monkeypatch.setenv(name, place)
    monkeypatch.setenv("PREFECT_API_URL", PREFECT_API_URL.value())
    Errands(order.settings.workspace).read_again("2026-0001", "sesame")
    for thread in threading.enumerate():
        if thread.name == ERRAND:
            thread.join(240)
    assert Arrival.objects.get().bin in (Bin.READY, Bin.REVIEW)
    assert Reading.objects.get().text.count("Stock Clerk") == 1
    written = [path for path in order.settings.workspace.rglob("*") if path.is_file()]
    assert written and not [path for path in written if b"sesame" in path.read_bytes()]


def test_an_errand_waits_while_another_batch_is_at_work(prefect: Any, order: Order, store_path: Path | str) -> None:
    drop(order.inbox, "a.txt", "locked away")
    run(prefect, order)
    lock.take_lock("run", order.now())
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise TimeoutError

    settings = load_settings(order.settings.workspace, environ=dict([where(store_path)]))
    with pytest.raises(TimeoutError):
        carry_out({"do": "retry", "number": "2026-0001", "password": None}, settings, pause)
    assert waited == [1, 1, 1] and sum(_LOOKS) > 6 * 3600


def where(store: Path | str) -> tuple[str, str]:
    """The setting that names a store."""
    return f"{PREFIX}{'STORE_PATH' if isinstance(store, Path) else 'STORE_DATABASE'}", str(store)
