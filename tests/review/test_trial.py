"""A table or set that is not in force is tried on what is stored: what would change is said, nothing is written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cie_extract.cli.tables import trial_lines
from cie_extract.model.particulars import ReadPart
from cie_extract.model.place import Evidence
from cie_extract.model.record import Facts, SiteFact, TextFact, WageFact
from cie_extract.pattern_files import Patterns, load_patterns
from cie_extract.pattern_files.candidate import with_candidate
from review import case_work, store, store_case_desk
from review.models import Arrival, Case, Determination, Reading, Task
from review.store_desk import Hand
from review.trial import Trial, try_patterns
from tests.flows.plain_pool import VERSIONS, record_of

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
SETS = ("md-dors", "fed")
TEXT = "Packer\nHagerstown\n$15.25"
IN_FORCE = load_patterns()
COLUMNS = "jurisdiction,level,state,place,category,hourly,effective_from,effective_to,source,confidence"


def facts(wage: str) -> Facts:
    def place(words: str) -> tuple[Evidence, ...]:
        start = TEXT.index(words)
        return (Evidence(page=None, block=0, start=start, end=start + len(words), quote=words),)

    paid = Decimal(wage)
    return Facts(
        job_title=TextFact(id="t", confidence=0.9, evidence=place("Packer"), value="Packer"),
        worksite=SiteFact(
            id="s", confidence=0.9, evidence=place("Hagerstown"), city="Hagerstown", county=None, state="MD", zip=None
        ),
        wages=(
            WageFact(
                id="w", confidence=0.9, evidence=place("$15.25"), low=paid, high=paid, per="hour",
                hourly_low=paid, hourly_high=paid,
            ),
        ),
    )  # fmt: skip


def stored(number: int, wage: str) -> None:
    taken = store.Taken(f"claim {number}", f"{number}.txt", "", f"{number}" * 64, 1, NOW, DAY)
    arrival = store.take_in(taken, VERSIONS)
    record = record_of(TEXT, name=f"{number}.txt", facts=facts(wage))
    store.save_reading(arrival, store.Try(NOW, NOW, VERSIONS), [ReadPart(record, TEXT)])


def dearer(tmp_path: Path, rate: str) -> Patterns:
    new = tmp_path / "new.csv"
    rows = (
        f"MD,state,MD,,general,{rate},2026-01-01,,DOL26; NCSL26,verified",
        "US,federal,,,general,7.25,2009-07-24,,DOL26; DOLhist,verified",
    )
    new.write_text("\n".join((COLUMNS, *rows)) + "\n", encoding="utf-8")
    return with_candidate(IN_FORCE, new, tmp_path / f"into {rate}")


def decide(number: str) -> None:
    task, _ = Task.objects.get_or_create(
        number=number, defaults={"arrival": Arrival.objects.get(number=number), "received": DAY, "changed": NOW}
    )
    Determination.objects.create(
        task=task, decision="meets", state="signed", signed_name="R. Viewer", signed_by="rv", signed_at=NOW,
        as_of=DAY, seal="x",
    )  # fmt: skip


@pytest.fixture
def two(store_path: Path) -> None:
    stored(1, "15.25")
    stored(2, "19.00")
    decide("2026-0001")


def tried(candidate: Patterns) -> Trial:
    return try_patterns(IN_FORCE, candidate, as_of=DAY, sets=SETS)


@pytest.mark.usefixtures("two")
def test_what_is_in_force_changes_nothing() -> None:
    assert tried(IN_FORCE) == Trial(DAY, open=1, decided=1, changed=(), other_words=0)


@pytest.mark.usefixtures("two")
def test_a_rate_between_two_wages_changes_one_of_them(tmp_path: Path) -> None:
    trial = tried(dearer(tmp_path, "16.00"))
    (change,) = trial.changed
    assert (change.number, change.decided, trial.other_words) == ("2026-0001", "meets", 1)
    assert {one.criterion: (one.before, one.after) for one in change.outcomes} == {
        "md-dors.1": ("met", "not_met"),
        "fed.wage.floor": ("met", "not_met"),
    }
    assert "15.25 an hour, the lowest stated, is below 16.00" in change.outcomes[0].why
    said = "\n".join(trial_lines(trial))
    assert "1 open position and 1 decided; 1 would change." in said
    assert "2026-0001 1.txt, decided (meets)" in said
    assert "md-dors.1: papers support it becomes papers contradict it." in said


@pytest.mark.usefixtures("two")
def test_nothing_is_written(tmp_path: Path) -> None:
    before = [list(model.objects.order_by("id").values()) for model in (Arrival, Reading, Task, Determination)]
    assert len(tried(dearer(tmp_path, "20.00")).changed) == 2
    assert [list(model.objects.order_by("id").values()) for model in (Arrival, Reading, Task, Determination)] == before


@pytest.mark.usefixtures("two")
def test_a_criteria_set_is_tried_too(tmp_path: Path) -> None:
    text = IN_FORCE.file("criteria/md-dors.yaml").read_text(encoding="utf-8")
    new = tmp_path / "new" / "criteria" / "md-dors.yaml"
    new.parent.mkdir(parents=True)
    new.write_text(text.replace("id: md-dors.7", "id: md-dors.8").replace("md-dors.7:", "md-dors.8:"), encoding="utf-8")
    trial = tried(with_candidate(IN_FORCE, tmp_path / "new", tmp_path / "into"))
    assert {one.criterion: (one.before, one.after) for one in trial.changed[0].outcomes} == {
        "md-dors.7": ("insufficient", "not_asked"),
        "md-dors.8": ("not_asked", "insufficient"),
    }


def test_an_empty_store(store_path: Path) -> None:
    assert tried(IN_FORCE).open == 0


@pytest.mark.usefixtures("two")
def test_a_document_in_a_case_is_tried_with_its_case(tmp_path: Path) -> None:
    places = case_work.place_new(IN_FORCE, lambda _: "md-dors", lambda _: "", day=DAY, now=NOW)
    assert places
    trial = tried(dearer(tmp_path, "20.00"))
    assert (trial.open, trial.decided) == (len(places) - 1, 1)
    assert {change.number for change in trial.changed} == set(places)
    (decided,) = [change for change in trial.changed if change.decided]
    assert ("md-dors.1", "not_met") in {(one.criterion, one.after) for one in decided.outcomes}


@pytest.mark.usefixtures("two")
def test_a_persons_word_on_a_criterion_hides_nothing_of_what_would_change(tmp_path: Path) -> None:
    case, _ = case_work.place_new(IN_FORCE, lambda _: "md-dors", lambda _: "", day=DAY, now=NOW)
    store_case_desk.judge(case, "md-dors.1", "met", "Payroll was looked at.", Hand("rv", NOW, b"k" * 32))
    (change,) = [one for one in tried(dearer(tmp_path, "16.00")).changed if one.number == case]
    assert ("md-dors.1", "not_met") in {(one.criterion, one.after) for one in change.outcomes}


@pytest.mark.usefixtures("two")
def test_what_was_signed_of_a_case_counts_as_decided(tmp_path: Path) -> None:
    cases = case_work.place_new(IN_FORCE, lambda _: "md-dors", lambda _: "", day=DAY, now=NOW)
    for case in Case.objects.filter(number__in=cases):
        task, _ = Task.objects.get_or_create(case=case, number=case.number, defaults={"received": DAY, "changed": NOW})
        Determination.objects.create(
            task=task, case=case, decision="does_not_meet", state="signed", signed_name="R. Viewer", signed_by="rv",
            signed_at=NOW, as_of=DAY, seal="x",
        )  # fmt: skip
    trial = tried(dearer(tmp_path, "20.00"))
    assert (trial.open, trial.decided) == (0, 2)
    assert {change.decided for change in trial.changed} == {"does_not_meet"}
