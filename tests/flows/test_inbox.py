from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.inbox import CLAIMED, Seen, Signature, Stillness, scan, shown


@pytest.mark.parametrize(
    "name",
    [
        "~$sition.docx",
        ".~lock.position.odt#",
        "position.pdf.part",
        "position.pdf.crdownload",
        "position.TMP",
        "Thumbs.db",
        "thumbs.db",
        ".DS_Store",
        "._position.pdf",
        "desktop.ini",
        ".hidden/position.pdf",
        "__MACOSX/position.pdf",
        f"{CLAIMED}/20261122T000000Z-00/position.pdf",
    ],
)
def test_names_that_are_none_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    found = scan(tmp_path)
    assert found.files == found.held == found.refused == ()
    assert found.ignored == (CLAIMED not in name)


@pytest.mark.parametrize("name", ["a", "tmp", "a.pdf", "part.docx", "~a.txt", "Crew A/b c.docx", "x/y/z/ü.pdf"])
def test_names_that_are_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert [seen.path for seen in scan(tmp_path).files] == [Path(name)]


@pytest.mark.parametrize(
    ("name", "beside", "why"),
    [
        ("position.docx", "~$sition.docx", "Word"),
        ("posted.docx", "~$osted.docx", "Word"),
        ("p.docx", "~$p.docx", "Word"),
        ("p.odt", ".~lock.p.odt#", "LibreOffice"),
        ("p.pdf", "p.pdf.part", "downloaded"),
        ("p.pdf", "p.pdf.crdownload", "downloaded"),
    ],
)
def test_a_file_that_somebody_is_at_waits_and_says_so(tmp_path: Path, name: str, beside: str, why: str) -> None:
    for each in (name, beside, "other.docx"):
        (tmp_path / each).touch()
    found = scan(tmp_path)
    assert [seen.path for seen in found.files] == [Path("other.docx")]
    assert [path for path, _ in found.held] == [Path(name)]
    assert why in found.held[0][1]


def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.pdf").touch()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "link.pdf").symlink_to(tmp_path / "outside" / "secret.pdf")
    (inbox / "folder").symlink_to(tmp_path / "outside")
    (inbox / "nowhere.pdf").symlink_to("gone")
    os.mkfifo(inbox / "pipe.pdf")
    found = scan(inbox)
    assert found.files == ()
    assert {str(path) for path, _ in found.refused} == {"link.pdf", "folder", "nowhere.pdf", "pipe.pdf"}


def test_a_name_of_odd_bytes_can_be_shown_and_stored() -> None:
    assert shown(Path(os.fsdecode(b"gr\xfc\x1bn.pdf"))) == "gr\ufffd\ufffdn.pdf"
    assert shown(Path("Grün/ü.pdf")) == "Grün/ü.pdf"


def seen(size: int = 1, modified: float = 0.0, changed: float = 0.0, path: str = "a") -> Seen:
    return Seen(Path(path), Signature(1, 1, size, int(modified * 1e9), int(changed * 1e9)))


def test_on_a_share_only_what_was_watched_counts() -> None:
    stillness = Stillness(5, trust_times=False)
    assert stillness.still((seen(),), monotonic=100, wall=1000) == ()
    assert stillness.still((seen(),), monotonic=104.9, wall=1005) == ()
    assert stillness.still((seen(size=2),), monotonic=105, wall=1005) == ()
    assert stillness.still((seen(size=2),), monotonic=109.9, wall=1010) == ()
    assert stillness.still((seen(size=2),), monotonic=110, wall=1010) == (seen(size=2),)


def test_on_a_local_disk_an_old_file_is_still_at_the_first_look_unless_it_was_just_copied() -> None:
    stillness = Stillness(5, trust_times=True)
    assert stillness.still((seen(modified=900, changed=900),), monotonic=1, wall=1000) != ()
    # `cp -p` keeps the old time of change of the bytes, never the kernel's own.
    assert stillness.still((seen(modified=900, changed=998, path="b"),), monotonic=1, wall=1000) == ()
    # A clock that was set back says nothing; watching does.
    assert stillness.still((seen(modified=2000, changed=2000, path="c"),), monotonic=1, wall=1000) == ()
    assert stillness.still((seen(modified=2000, changed=2000, path="c"),), monotonic=7, wall=1006) != ()


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 4)), min_size=1, max_size=30))
def test_a_file_that_is_taken_has_not_changed_for_long_enough(looks: list[tuple[int, float]]) -> None:
    stillness, clock, since, last = Stillness(5, trust_times=False), 0.0, 0.0, None
    for size, pause in looks:
        clock += pause
        if size != last:
            since, last = clock, size
        assert bool(stillness.still((seen(size=size),), monotonic=clock, wall=0)) == (clock - since >= 5)
