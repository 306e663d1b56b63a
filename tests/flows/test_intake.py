"""Taking files: what becomes of them in the inbox, in originals/ and in the store."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cie_extract.model.particulars import ReadPart
from flows.claim import Changing, Taking, take
from flows.inbox import CLAIMED, Seen, Stillness, files_below, scan
from flows.intake import Haul, Look, look, take_all, tidy_inbox
from flows.originals import original_path, sha256_of
from review import queries, store
from review.nouns import Bin, Counts
from tests.flows.conftest import NOON
from tests.flows.plain_pool import VERSIONS, drop, record_of


def look_now(taking: Taking) -> Look:
    return look(taking, Stillness(0, trust_times=True), monotonic=time.monotonic(), wall=time.time())


def take_now(taking: Taking) -> Haul:
    tidy_inbox(taking)
    return take_all(look_now(taking).still, taking, lambda seen: None)


def read(number: str, text: str, versions: dict[str, str] = VERSIONS) -> None:
    store.save_reading(number, store.Try(NOON, NOON, versions), [ReadPart(record_of(text, versions=versions), text)])


def fail(number: str, code: str = "damaged", transient: bool = False) -> None:
    failure = store.Failure(code, "It is damaged.", "Send it again.", transient)
    store.save_failure(number, store.Try(NOON, NOON, VERSIONS), failure)


@contextmanager
def mounted(folder: Path, target: Path) -> Iterator[None]:
    """The folder seen at another place, where it can be mounted at all."""
    target.mkdir()
    if subprocess.run(["mount", "--bind", str(folder), str(target)], capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(target)], check=True)


def remount(target: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how},bind", str(target)], check=True)


def bins() -> dict[str, str]:
    return {line.number: line.bin.value if line.bin else "" for line in queries.latest_lines(100)}


def test_a_file_is_kept_byte_for_byte_read_only_and_leaves_the_inbox(taking: Taking) -> None:
    content = bytes(range(256)) * 5000
    (taking.inbox / "a.pdf").write_bytes(content)
    assert take_now(taking).numbers == ("2026-0001",)
    [waiting] = queries.waiting()
    kept = original_path(taking.originals, waiting.sha256)
    assert kept.read_bytes() == content
    assert stat.S_IMODE(kept.stat().st_mode) == 0o444
    assert list(files_below(taking.inbox)) == []
    assert list((taking.inbox / CLAIMED).iterdir()) == []
    assert list((taking.originals / "incoming").iterdir()) == []


def test_a_sub_folder_is_read_and_its_name_kept(taking: Taking) -> None:
    drop(taking.inbox, "Harbor crew/papers/a.txt", "clear a")
    drop(taking.inbox, "b.txt", "clear b")
    take_now(taking)
    assert {(line.folder, line.name) for line in queries.latest_lines(9)} == {
        ("Harbor crew/papers", "a.txt"),
        ("", "b.txt"),
    }


def test_numbers_count_up_within_a_year_and_start_anew_with_the_next(taking: Taking) -> None:
    for name in ("a", "b"):
        drop(taking.inbox, name, name)
        take_now(taking)
    drop(taking.inbox, "c", "c")
    # 02:00 UTC on 1 January is still the old year in the office.
    take_now(replace(taking, now=lambda: NOON.replace(year=2027, month=1, day=1, hour=2)))
    drop(taking.inbox, "d", "d")
    take_now(replace(taking, now=lambda: NOON.replace(year=2027, month=1, day=1, hour=6)))
    assert sorted(bins()) == ["2026-0001", "2026-0002", "2026-0003", "2027-0001"]


def test_the_same_bytes_are_kept_once_and_each_arrival_is_told(taking: Taking) -> None:
    drop(taking.inbox, "Crew A/a.txt", "clear a")
    drop(taking.inbox, "Crew B/other name.txt", "clear a")
    take_now(taking)
    read("2026-0001", "clear a")
    drop(taking.inbox, "a.txt", "clear a")
    take_now(taking)
    assert bins() == {"2026-0001": "ready", "2026-0002": "already_received", "2026-0003": "already_received"}
    lines = queries.latest_lines(9)
    assert [line.same_as for line in lines] == ["2026-0001", "2026-0001", None]
    assert lines[0].reason == "Already received on 22 Nov 2026 as no. 2026-0001."
    assert lines[1].folder == "Crew B"
    assert len(list(files_below(taking.originals))) == 1


def test_the_same_bytes_of_a_file_that_was_set_aside_are_another_attempt(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "broken")
    take_now(taking)
    fail("2026-0001")
    drop(taking.inbox, "a.txt", "broken")
    take_now(taking)
    assert [waiting.number for waiting in queries.waiting()] == ["2026-0002"]
    fail("2026-0002")
    assert bins() == {"2026-0001": "set_aside", "2026-0002": "set_aside"}
    drop(taking.inbox, "a.txt", "broken")
    take_now(taking)
    read("2026-0003", "broken")
    # It has been read now: the earlier arrivals of the same bytes are no work for anybody.
    assert bins() == {"2026-0001": "already_received", "2026-0002": "already_received", "2026-0003": "ready"}
    assert len(queries.submission("2026-0001", originals=Path(), set_aside=Path()).attempts) == 3


def test_the_same_bytes_that_an_older_version_read_are_read_again_under_the_first_number(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "clear a")
    take_now(taking)
    read("2026-0001", "clear a")
    newer = VERSIONS | {"reader": "1"}
    drop(taking.inbox, "a.txt", "clear a")
    take_now(replace(taking, versions=newer))
    assert bins() == {"2026-0001": "", "2026-0002": "already_received"}
    read("2026-0001", "clear a", newer)
    found = queries.submission("2026-0002", originals=Path(), set_aside=Path())
    assert (len(found.attempts), len(found.readings), found.earlier_readings) == (2, 1, 1)
    drop(taking.inbox, "a.txt", "clear a")
    take_now(replace(taking, versions=newer))
    assert bins()["2026-0001"] == "ready"


def test_a_failed_second_reading_takes_nothing_away(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "clear a")
    take_now(taking)
    read("2026-0001", "clear a")
    store.ask_again(["2026-0001"], NOON)
    fail("2026-0001")
    [line] = queries.latest_lines(9)
    assert line.bin is Bin.REVIEW
    assert line.job_title == "clear a"
    assert line.codes == (("error", "reading"),)


def test_the_same_name_with_other_bytes_is_linked_as_a_later_version(taking: Taking) -> None:
    drop(taking.inbox, "Crew/Position.txt", "clear a")
    take_now(taking)
    drop(taking.inbox, "Crew/position.TXT", "clear b")
    drop(taking.inbox, "Position.txt", "clear c")
    take_now(taking)
    earlier = {line.number: line.earlier_version for line in queries.latest_lines(9)}
    assert earlier == {"2026-0001": None, "2026-0002": "2026-0001", "2026-0003": None}
    assert queries.submission("2026-0001", originals=Path(), set_aside=Path()).later_versions == ("2026-0002",)


def test_a_file_that_changes_while_it_is_taken_is_left_for_the_next_look(taking: Taking) -> None:
    path = drop(taking.inbox, "a.txt", "half")

    def write_on(step: str) -> None:
        if step == "copy":  # the writer still holds the file that was claimed
            handle.write(" and the other half")
            handle.flush()

    with path.open("a") as handle:
        haul = take_all(look_now(taking).still, replace(taking, step=write_on), lambda seen: None)
    assert haul.numbers == ()
    assert [file.why for file in haul.left] == ["was written to just now"]
    assert take_now(taking).numbers == ("2026-0001",)
    [waiting] = queries.waiting()
    assert original_path(taking.originals, waiting.sha256).read_text() == "half and the other half"


def test_what_is_written_after_it_was_stored_is_another_arrival(taking: Taking) -> None:
    path = drop(taking.inbox, "a.txt", "first")

    def write_on(step: str) -> None:
        if step == "remove":
            handle.write(" and more")
            handle.flush()

    with path.open("a") as handle:
        take_all(look_now(taking).still, replace(taking, step=write_on), lambda seen: None)
    take_now(taking)
    texts = [original_path(taking.originals, waiting.sha256).read_text() for waiting in queries.waiting()]
    assert texts == ["first", "first and more"]


def test_a_file_that_changed_since_the_look_is_not_taken(taking: Taking) -> None:
    path = drop(taking.inbox, "a.txt", "one")
    [seen] = look_now(taking).still
    path.write_text("two!")
    with pytest.raises(Changing):
        take(seen, taking)
    assert path.read_text() == "two!"
    assert queries.counts() == Counts()


def test_a_file_put_under_the_name_between_look_and_claim_is_watched_anew(taking: Taking) -> None:
    path = drop(taking.inbox, "a.txt", "one")
    [seen] = look_now(taking).still

    def replace_it(step: str) -> None:
        if step == "claim":
            other = taking.inbox / ".other"
            other.write_text("another")
            other.replace(path)

    with pytest.raises(Changing):
        take(seen, replace(taking, step=replace_it))
    assert queries.counts() == Counts()
    assert take_now(taking).numbers == ("2026-0001",)


def test_a_link_put_under_the_name_is_not_followed(taking: Taking, tmp_path: Path) -> None:
    secret = drop(tmp_path, "secret", "not for the inbox")
    (taking.inbox / "a.txt").symlink_to(secret)
    haul = take_all((Seen(Path("a.txt"), scan(tmp_path).files[0].signature),), taking, lambda seen: None)
    assert haul.numbers == ()
    assert queries.counts() == Counts()


def test_a_file_that_somebody_takes_away_first_is_no_error(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "x")
    seen = look_now(taking).still
    (taking.inbox / "a.txt").unlink()
    assert take_all(seen, taking, lambda each: None) == Haul((), ())


def test_a_damaged_copy_in_originals_is_mended_by_the_next_arrival(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "clear a")
    take_now(taking)
    [waiting] = queries.waiting()
    kept = original_path(taking.originals, waiting.sha256)
    kept.chmod(0o600)
    kept.write_text("rot")
    drop(taking.inbox, "b.txt", "clear a")
    take_now(taking)
    assert sha256_of(kept) == waiting.sha256


def test_one_file_that_cannot_be_taken_does_not_hold_up_the_next(taking: Taking) -> None:
    drop(taking.inbox, "a.txt", "a")
    drop(taking.inbox, "b.txt", "b")

    def fail_once(step: str) -> None:
        if step == "claim":
            drop(taking.inbox, "c.txt", "c")
            nonlocal failing
            if failing:
                failing = False
                raise OSError(16, "Device or resource busy")

    failing = True
    haul = take_all(look_now(taking).still, replace(taking, step=fail_once), lambda seen: None)
    assert (len(haul.numbers), [file.path.name for file in haul.left]) == (1, ["a.txt"])
    assert "busy" in haul.left[0].why


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV])
def test_what_cannot_be_moved_is_copied_and_remembered(taking: Taking, number: int) -> None:
    def refuse(step: str) -> None:
        if step == "claim":
            raise OSError(number, os.strerror(number))

    drop(taking.inbox, "a.txt", "clear a")
    stuck = replace(taking, step=refuse)
    assert take_now(stuck).numbers == ("2026-0001",)
    assert take_now(stuck) == Haul((), ())
    assert (taking.inbox / "a.txt").exists()


def test_a_read_only_inbox_is_copied_and_remembered(taking: Taking, tmp_path: Path) -> None:
    inbox, share = taking.inbox, tmp_path / "share"
    taking = replace(taking, inbox=share)
    drop(inbox, "Crew/a.txt", "clear a")
    drop(inbox, "b.txt", "clear b")
    with mounted(inbox, share):
        remount(share, "ro")
        assert take_now(taking).numbers == ("2026-0001", "2026-0002")
        assert take_now(taking).numbers == ()
        os.utime(inbox / "b.txt", (1, 1))  # a new time, the same bytes
        assert take_now(taking).numbers == ()
        (inbox / "b.txt").write_text("clear c")
        assert take_now(taking).numbers == ("2026-0003",)
        assert {path.name for path in files_below(share)} == {"a.txt", "b.txt"}
        remount(share, "rw")
        # What was copied is taken out, and is no new arrival.
        assert take_now(taking).numbers == ()
        assert list(files_below(share)) == []
        assert queries.counts() == Counts(waiting=3)
        drop(inbox, "b.txt", "clear c")
        assert take_now(taking).numbers == ("2026-0004",)


def test_a_slowly_written_file_is_taken_once_and_whole(taking: Taking) -> None:
    stillness = Stillness(0.5, trust_times=True)
    path = taking.inbox / "slow.txt"

    def write_slowly() -> None:
        with path.open("w") as file:
            for piece in range(10):
                file.write(f"piece {piece}\n")
                file.flush()
                time.sleep(0.1)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    deadline = time.monotonic() + 10
    while queries.counts().seen == 0 and time.monotonic() < deadline:
        found = look(taking, stillness, monotonic=time.monotonic(), wall=time.time())
        take_all(found.still, taking, lambda seen: None)
        time.sleep(0.05)
    writer.join()
    [waiting] = queries.waiting()
    assert original_path(taking.originals, waiting.sha256).read_text().count("\n") == 10
