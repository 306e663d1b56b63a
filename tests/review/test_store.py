from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cie_extract.model.particulars import ReadPart
from cie_extract.model.record import Reason
from review import queries, store
from review.errors import UnknownNumber
from review.models import Arrival, Attachment, Attempt, Original, Reading, Resolution
from review.nouns import Bin
from tests.flows.plain_pool import VERSIONS, record_of

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def taken(claim: str, content: str = "a", name: str = "a.txt", folder: str = "") -> store.Taken:
    return store.Taken(claim, name, folder, content.rjust(64, "0"), len(content), NOW, DAY)


def attempt(versions: dict[str, str] = VERSIONS) -> store.Try:
    return store.Try(NOW, NOW, versions)


def test_the_same_claim_gives_the_same_number_and_writes_nothing(store_path: Path) -> None:
    assert store.take_in(taken("one"), VERSIONS) == store.take_in(taken("one"), VERSIONS) == "2026-0001"
    assert Arrival.objects.count() == 1


def test_what_no_longer_waits_is_not_saved_again(store_path: Path) -> None:
    store.take_in(taken("one"), VERSIONS)
    assert store.save_reading("2026-0001", attempt(), [ReadPart(record_of("a"), "a")])
    assert not store.save_reading("2026-0001", attempt(), [ReadPart(record_of("b"), "b")])
    assert not store.save_failure("2026-0001", attempt(), store.Failure("damaged", "", ""))
    assert (Attempt.objects.count(), Reading.objects.count()) == (1, 1)


def test_a_reading_keeps_the_record_as_printed_its_text_and_its_versions(store_path: Path) -> None:
    store.take_in(taken("one"), VERSIONS)
    record = record_of("Stock helper\nand more")
    store.save_reading("2026-0001", attempt(), [ReadPart(record, "Stock helper\nand more")])
    row = Reading.objects.get()
    assert (row.record, row.text) == (record.json_line(), "Stock helper\nand more")
    assert (row.reader, row.patterns, row.rules, row.as_of) == ("0", "p", "r", DAY)
    found = queries.submission("2026-0001", originals=Path("o"), set_aside=Path("s"))
    assert found.attempts[-1].versions == "cie_extract 0, reader 0, patterns p, rules r"
    [page] = found.readings
    assert page.record["facts"]["job_title"]["value"] == "Stock helper"


def test_a_file_of_several_parts_is_ready_only_when_each_is_clear(store_path: Path) -> None:
    missing = (Reason(code="missing", about="wages", message="No wage is stated."),)
    for number, second in enumerate(((), missing), start=1):
        store.take_in(taken(f"c{number}", str(number)), VERSIONS)
        parts = [
            ReadPart(record_of("a", part=1, of=2), "a"),
            ReadPart(record_of("b", part=2, of=2, reasons=second), "b"),
        ]
        store.save_reading(f"2026-000{number}", attempt(), parts)
    assert [line.bin for line in queries.lines(["2026-0001", "2026-0002"])] == [Bin.READY, Bin.REVIEW]
    assert queries.lines(["2026-0002"])[0].reason == "No wage is stated."


def test_the_day_of_receipt_can_be_set_and_the_number_stays(store_path: Path) -> None:
    store.take_in(taken("one"), VERSIONS)
    store.set_received("2026-0001", date(2026, 11, 18), NOW)
    [line] = queries.latest_lines(1)
    assert (line.number, line.received) == ("2026-0001", date(2026, 11, 18))
    with pytest.raises(UnknownNumber):
        store.set_received("2026-0002", DAY, NOW)


def test_of_a_file_that_came_again_after_it_was_set_aside_the_later_one_is_at_work(store_path: Path) -> None:
    store.take_in(taken("one"), VERSIONS)
    store.save_failure("2026-0001", attempt(), store.Failure("damaged", "", ""))
    assert queries.holders(["2026-0001"]) == ("2026-0001",)
    store.take_in(taken("two"), VERSIONS)
    store.take_in(taken("three"), VERSIONS)
    for number in ("2026-0001", "2026-0002", "2026-0003"):
        assert queries.holders([number]) == ("2026-0002",)


def test_only_passing_failures_are_tried_in_the_night_and_not_for_ever(store_path: Path) -> None:
    for number, (code, transient) in enumerate([("took_too_long", True), ("damaged", False)], start=1):
        store.take_in(taken(f"c{number}", str(number)), VERSIONS)
        store.save_failure(f"2026-000{number}", attempt(), store.Failure(code, "", "", transient))
    assert queries.failed_for_a_passing_cause(2) == ("2026-0001",)
    store.ask_again(["2026-0001"], NOW)
    store.save_failure("2026-0001", attempt(), store.Failure("took_too_long", "", "", True))
    assert queries.failed_for_a_passing_cause(2) == ()


OPERATIONS = st.lists(
    st.tuples(st.just("come"), st.sampled_from("abc"), st.sampled_from(["0", "1"]))
    | st.tuples(st.sampled_from(["read", "review", "fail"]), st.integers(0, 9))
    | st.tuples(st.just("again"), st.integers(0, 9)),
    max_size=25,
)


@given(OPERATIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_seen_is_what_waits_and_the_four_bins(store_path: Path, operations: list[tuple[str, ...]]) -> None:
    Arrival.objects.update(same_as=None, earlier_version=None, bin="")
    for table in (Attachment, Resolution, Reading, Attempt, Arrival, Original):
        table.objects.all().delete()
    came: list[str] = []
    for number, operation in enumerate(operations):
        match operation:
            case ("come", content, version):
                store.take_in(taken(f"claim {number}", content, f"{content}.txt"), VERSIONS | {"reader": version})
                came.append(content)
            case ("again", at):
                if came:
                    number_of = f"2026-{int(at) % len(came) + 1:04}"
                    store.ask_again(queries.holders([number_of]), NOW)
            case (what, at):
                if waiting := queries.waiting():
                    chosen = waiting[int(at) % len(waiting)].number
                    if what == "fail":
                        store.save_failure(chosen, attempt(), store.Failure("damaged", "", ""))
                    else:
                        reasons = (Reason(code="missing", about="", message=""),) if what == "review" else ()
                        store.save_reading(chosen, attempt(), [ReadPart(record_of("a", reasons=reasons), "a")])
        check(came)


def check(came: list[str]) -> None:
    counts = queries.counts()
    assert counts.seen == len(came) == Arrival.objects.count()
    assert Original.objects.count() == len(set(came))
    for original in Original.objects.all():
        bins = list(original.arrivals.values_list("bin", flat=True))
        # One file is one piece of work: at most one of its arrivals waits or is with the reviewers.
        assert sum(each in ("", Bin.READY, Bin.REVIEW) for each in bins) <= 1
        assert any(each != Bin.ALREADY_RECEIVED for each in bins)
        if Bin.SET_ASIDE in bins:
            assert not original.readings.exists()
        assert {arrival.original_id for arrival in Arrival.objects.filter(same_as__original=original)} <= {original.pk}
