"""What a person entered stays in force, whatever later readings say."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cie_extract.model.particulars import ReadPart
from cie_extract.model.place import Evidence
from cie_extract.model.record import DutyFact, Facts, Reason, TextFact
from review import queries, store
from review.attachment import anchor_of
from review.models import Attachment, Original, Reading, Resolution
from tests.flows.plain_pool import VERSIONS, record_of

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
REVIEW = (Reason(code="missing", about="contract.end", message="The contract's end is not stated."),)
WORDS = st.text("abc \n", min_size=1, max_size=40)
FIELDS = ("job_title", "employer")


def read(text: str, title: tuple[int, int] | None, employer: tuple[int, int] | None, version: int) -> None:
    """One reading of the same bytes by another version: other text, other places, perhaps no value at all."""

    def found(id_: str, span: tuple[int, int] | None) -> TextFact | None:
        if span is None or span[0] >= span[1]:
            return None
        quote = text[span[0] : span[1]]
        place = Evidence(page=1, boxes=((1, span[0], 9, span[1]),), start=span[0], end=span[1], quote=quote)
        return TextFact(id=id_, value=quote.strip() or "-", confidence=0.5, evidence=(place,))

    facts = Facts(job_title=found("t", title), employer=found("e", employer))
    versions = VERSIONS | {"reader": str(version)}
    store.ask_again(["2026-0001"], NOW)
    record = record_of(text, facts=facts, reasons=REVIEW, versions=versions)
    assert store.save_reading("2026-0001", store.Try(NOW, NOW, versions), [ReadPart(record, text)])


def enter(field: str, value: str | None, number: int) -> None:
    """A person settles a field of the latest reading."""
    reading = Reading.objects.order_by("-id").first()
    assert reading
    fact = json.loads(reading.record)["facts"][field]
    store.resolve(
        reading,
        anchor_of(field, fact, reading.text),
        kind="corrected" if value is not None else "not_stated",
        value=value,
        entered_by=f"reviewer {number}",
        entered=NOW,
    )


SPANS = st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda span: (min(span), max(span)))
STEPS = st.lists(
    st.tuples(st.just("read"), WORDS, SPANS, SPANS)
    | st.tuples(st.just("enter"), st.sampled_from(FIELDS), st.none() | WORDS),
    max_size=14,
)


@given(STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_persons_value_is_never_overwritten_by_reprocessing(
    store_path: Path, steps: list[tuple[object, ...]]
) -> None:
    with transaction.atomic():  # taken back at the end: what a person entered cannot be deleted
        _steps(steps)
        transaction.set_rollback(True)


def _steps(steps: list[tuple[object, ...]]) -> None:
    taken = store.Taken("claim", "a.txt", "", "a" * 64, 1, NOW, date(2026, 11, 22))
    assert store.take_in(taken, VERSIONS) == "2026-0001"
    read("the first reading", (4, 9), None, 0)
    wanted: dict[str, tuple[object, str]] = {}
    for at, step in enumerate(steps):
        before = list(Resolution.objects.order_by("id").values())
        if step[0] == "read":
            _, text, title, employer = step
            clipped = [(s[0], min(s[1], len(str(text)))) if isinstance(s, tuple) else None for s in (title, employer)]
            read(str(text), clipped[0], clipped[1], at + 1)
            assert list(Resolution.objects.order_by("id").values()) == before
        else:
            _, field, value = step
            enter(str(field), value if value is None else str(value), at)
            wanted[str(field)] = (value, f"reviewer {at}")
            assert list(Resolution.objects.order_by("id").values())[: len(before)] == before
    latest = Reading.objects.order_by("-id").first()
    assert latest
    in_force = {each.field: each for each in queries.in_force("a" * 64)}
    assert len(in_force) == len(queries.in_force("a" * 64))
    assert {field: (each.value, each.entered_by) for field, each in in_force.items()} == wanted
    for each in in_force.values():
        # Each says where it stands in the latest reading, or that it lost its place there.
        assert Attachment.objects.filter(reading=latest, resolution__field=each.field).exists()
        assert each.how in ("value", "quote", "place", "unplaced") or each in queries.lost_places("a" * 64)
        if each.start is not None:
            assert latest.text[each.start : each.end]


def test_a_fact_of_a_list_is_the_same_when_its_id_has_changed(store_path: Path) -> None:
    store.take_in(store.Taken("claim", "a.txt", "", "a" * 64, 1, NOW, date(2026, 11, 22)), VERSIONS)
    text = "Sweeps the lobby\nWaxes the corridor"

    def duty(id_: str, words: str) -> DutyFact:
        start = text.index(words)
        place = Evidence(page=None, block=0, start=start, end=start + len(words), quote=words)
        return DutyFact(id=id_, text=words, confidence=0.5, evidence=(place,))

    for ids in (("d1", "d2"), ("d3", "d4")):
        duties = tuple(duty(id_, words) for id_, words in zip(ids, text.splitlines(), strict=True))
        record = record_of(text, facts=Facts(duties=duties))
        store.ask_again(["2026-0001"], NOW)
        store.save_reading("2026-0001", store.Try(NOW, NOW, VERSIONS), [ReadPart(record, text)])
        reading = Reading.objects.order_by("-id")[0]
        for fact, value in zip(json.loads(reading.record)["facts"]["duties"], ("sweep", "wax"), strict=True):
            anchor = anchor_of("duties", fact, text)
            value = f"{value} {ids[0]}"
            store.resolve(reading, anchor, kind="corrected", value=value, entered_by="R. Viewer", entered=NOW)
    assert sorted(each.value for each in queries.in_force("a" * 64)) == ["sweep d3", "wax d3"]


def test_a_part_that_is_gone_loses_its_place_and_keeps_its_value(store_path: Path) -> None:
    store.take_in(store.Taken("claim", "a.txt", "", "a" * 64, 1, NOW, date(2026, 11, 22)), VERSIONS)
    done = store.Try(NOW, NOW, VERSIONS)
    texts = ["Floor technician in the north wing of the terminal", "Window cleaner of the tower"]
    store.save_reading("2026-0001", done, [ReadPart(record_of(t, part=n + 1, of=2), t) for n, t in enumerate(texts)])
    second = Reading.objects.get(part=2)
    title = json.loads(second.record)["facts"]["job_title"]
    anchor = anchor_of("job_title", title, second.text)
    store.resolve(second, anchor, kind="corrected", value="Window washer", entered_by="R. Viewer", entered=NOW)
    store.ask_again(["2026-0001"], NOW)
    store.save_reading("2026-0001", done, [ReadPart(record_of(texts[0]), texts[0])])
    [lost] = queries.lost_places(Original.objects.get().sha256)
    assert (lost.value, lost.how) == ("Window washer", "lost")
