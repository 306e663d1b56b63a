"""How things stand: the store, and what still lies in the inbox."""

from __future__ import annotations

from pathlib import Path

from flows.claim import broken_off, place
from flows.inbox import scan, shown
from flows.intake import look
from flows.order import Order, new_stillness, utc_now
from flows.report import BatchReport, StatusPage, WaitingFile
from flows.settings import Settings
from flows.summary import counts_of
from review import lock, queries

LATEST = 20


def status_of(settings: Settings) -> StatusPage:
    """Looks and changes nothing. An inbox that cannot be read is said, and the store's figures still stand."""
    waiting, refused = _files(settings.intake.inbox)
    return StatusPage(
        workspace=settings.workspace,
        counts=counts_of((), waiting, queries.counts()),
        waiting=waiting,
        refused=refused,
        lines=queries.latest_lines(LATEST),
        set_aside=queries.set_aside_lines(),
        runs=queries.runs(10),
        at_work=lock.who_is_at_work(utc_now()),
    )


def nothing_to_do(order: Order) -> BatchReport | None:
    """The report of a batch that would find nothing to do, or None where there is something.

    Looks alone: no flow is started, no lock taken, for an inbox that is empty.
    """
    started = order.now()
    try:
        seen = look(
            order.taking,
            new_stillness(order.settings, order.inbox),
            monotonic=order.monotonic(),
            wall=started.timestamp(),
        )
    except OSError:
        return None
    undone = (seen.still, seen.settling, queries.waiting(), queries.to_shelve(), queries.to_unshelve())
    if any(undone) or queries.days_to_write() or lock.who_is_at_work(started):
        return None
    return BatchReport(
        kind=order.kind,
        started=started,
        finished=order.now(),
        lines=(),
        waiting=seen.held,
        refused=seen.refused,
        counts=counts_of((), seen.held),
        totals=counts_of((), seen.held, queries.counts()),
    )


def _files(inbox: Path) -> tuple[tuple[WaitingFile, ...], tuple[WaitingFile, ...]]:
    try:
        found = scan(inbox)
    except OSError as error:
        return (), (WaitingFile(inbox, f"the inbox cannot be read: {error.strerror}"),)
    known = queries.remembered(place(inbox))
    # What was stored before it was broken off has its number already, and is counted there.
    taken = [path for _, claim, path in broken_off(inbox) if queries.sha256_of_claim(claim) is None]
    waiting = [WaitingFile(Path(shown(path)), "was being taken") for path in taken]
    for seen in found.files:
        if (place(seen.path), seen.signature.size, seen.signature.modified) not in known:
            waiting.append(WaitingFile(Path(shown(seen.path)), "waits for the next run"))
    waiting += [WaitingFile(Path(shown(path)), why) for path, why in found.held]
    return tuple(waiting), tuple(WaitingFile(Path(shown(path)), why) for path, why in found.refused)
