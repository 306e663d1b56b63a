"""The guard: what overruns is killed and said, the batch goes on, and a worker sees and reaches nothing."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cie_extract.errors import (
    DamagedDocument,
    ReaderCrashed,
    ReaderFailed,
    TookTooLong,
    TookTooMuchMemory,
    UnreadableDocument,
)
from cie_extract.guard import Level, ReadingPool, level
from cie_extract.guard.channel import Channel, Closed
from cie_extract.guard.pool import MEGABYTE, _result, _Seat
from cie_extract.guard.walls import walls
from tests.readers.word_files import docx, p

pytestmark = pytest.mark.slow

needs_bubblewrap = pytest.mark.skipif(level() is not Level.BUBBLEWRAP, reason="bubblewrap cannot be had here")
#: A small file of much work: 60,000 paragraphs.
HEAVY = "".join(p(f"Sweeps dock {number * 7919 % 100_003} and hall {number * 31 % 997}.") for number in range(60_000))


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(workers=1) as pool:
        yield pool


def _file(folder: Path, data: bytes, name: str = "arrival") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_batch_goes_on_past_broken_files(pool: ReadingPool, tmp_path: Path) -> None:
    good = _file(tmp_path, b"Pay is $15.60 an hour.", "a")
    broken = _file(tmp_path, b"PK\x03\x04 broken", "b")
    first, second, third, fourth = (pool.submit_text(path) for path in (good, broken, tmp_path / "gone", good))
    assert first.result() == fourth.result() == ("Pay is $15.60 an hour.",)
    with pytest.raises(DamagedDocument) as raised:
        second.result()
    assert str(raised.value).count(raised.value.advice) == 1
    with pytest.raises(FileNotFoundError):
        third.result()


def test_it_is_awaited(pool: ReadingPool, tmp_path: Path) -> None:
    async def read() -> tuple[str, ...]:
        return await asyncio.wrap_future(pool.submit_text(_file(tmp_path, b"Pay is $15.60 an hour.")))

    assert asyncio.run(read()) == ("Pay is $15.60 an hour.",)


def test_what_takes_too_long_is_killed(tmp_path: Path) -> None:
    heavy = _file(tmp_path, docx(HEAVY), "heavy")
    light = _file(tmp_path, b"Pay is $15.60 an hour.", "light")
    with ReadingPool(workers=1, seconds=0.5, seconds_a_megabyte=0) as pool:
        assert pool.submit_text(light).result() == ("Pay is $15.60 an hour.",)
        began = time.monotonic()
        with pytest.raises(TookTooLong):
            pool.submit_text(heavy).result()
        assert time.monotonic() - began < 10
        assert pool.submit_text(light).result() == ("Pay is $15.60 an hour.",)


def _play(channel: Channel, pages: list[str]) -> None:
    """A worker that says each page after a while, and then answers, as long as somebody listens."""
    channel.receive()
    with channel.socket, suppress(Closed):
        for page in pages:
            time.sleep(0.2)
            channel.send({"page": page})
        time.sleep(0.2)
        channel.send({"documents": []})


@pytest.mark.parametrize(
    ("page", "most", "ends"), [("other", 500, False), ("text", 0, False), ("text", 500, True), ("picture", 500, True)]
)
def test_each_page_that_is_read_gives_time_for_the_next(page: str, most: int, ends: bool) -> None:
    ours, theirs = socket.socketpair()
    seat = _Seat(0.5, 0.0, 0, None, 9)
    seat._channel, seat._process = Channel(ours), subprocess.Popen(["sleep", "60"], start_new_session=True)
    worker = threading.Thread(target=_play, args=(Channel(theirs), [page] * 4))
    worker.start()
    message = {"limits": {"max_pages": most}}
    if ends:
        assert seat.ask(message, [b""]) == {"documents": []}
    else:
        with pytest.raises(TookTooLong):
            seat.ask(message, [b""])
    seat.stop()
    worker.join()


def _peak(process: int) -> int:
    """The most address space that a process and those below it have had, in bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    below = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return max(int(status.split("VmPeak:")[1].split()[0]) * 1024, *map(_peak, map(int, below)), 0)


def test_what_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    heavy = _file(tmp_path, docx(HEAVY), "heavy")
    light = _file(tmp_path, b"Pay is $15.60 an hour.", "light")
    with ReadingPool(workers=1) as pool:
        pool.submit_text(light).result()
        process = pool._seats[0]._process
        assert process is not None
        needed = _peak(process.pid)
    with ReadingPool(workers=1, memory=needed + 40 * MEGABYTE) as pool:
        with pytest.raises(TookTooMuchMemory):
            pool.submit_text(heavy).result()
        assert pool.submit_text(light).result() == ("Pay is $15.60 an hour.",)


def test_a_worker_that_dies_is_said_and_replaced(tmp_path: Path) -> None:
    heavy = _file(tmp_path, docx(HEAVY), "heavy")
    light = _file(tmp_path, b"Pay is $15.60 an hour.", "light")
    with ReadingPool(workers=1) as pool:
        pool.submit_text(light).result()
        future = pool.submit_text(heavy)
        time.sleep(0.3)
        pool._seats[0].kill()
        with pytest.raises(ReaderCrashed):
            future.result()
        assert pool.submit_text(light).result() == ("Pay is $15.60 an hour.",)


def test_closing_drops_what_waits(tmp_path: Path) -> None:
    heavy = _file(tmp_path, docx(HEAVY), "heavy")
    pool = ReadingPool(workers=1)
    futures = [pool.submit_text(heavy) for _ in range(3)]
    time.sleep(0.2)
    pool.close()
    assert all(future.done() for future in futures)
    assert futures[-1].cancelled()


def test_workers_are_recycled(tmp_path: Path) -> None:
    light = _file(tmp_path, b"Pay is $15.60 an hour.")
    with ReadingPool(workers=1, documents_per_worker=2) as pool:
        processes = []
        for _ in range(4):
            pool.submit_text(light).result()
            process = pool._seats[0]._process
            assert process is not None
            processes.append(process.pid)
    assert processes[0] == processes[1] != processes[2] == processes[3]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"documents": "text"},
        {"documents": [{"record": {"schema": "x"}, "text": ""}]},
        {"error": {"code": "none of ours", "message": "x", "advice": "y", "kind": "ValueError"}},
    ],
)
def test_an_answer_that_cannot_be_right_is_no_record(answer: dict[str, object]) -> None:
    with pytest.raises(ReaderFailed) as raised:
        _result("records", answer)
    assert isinstance(raised.value, UnreadableDocument)


def test_messages_come_through_whole_and_no_others() -> None:
    ours, theirs = (Channel(end) for end in socket.socketpair())
    ours.send({"a": "ü"}, [b"", b"\0" * 1000])
    assert theirs.receive() == ({"a": "ü"}, [b"", b"\0" * 1000])
    with pytest.raises(TimeoutError):
        theirs.receive(time.monotonic() + 0.05)
    ours.socket.sendall(b"\xff\xff\xff\xff\x00")
    with pytest.raises(Closed):
        theirs.receive()
    ours.socket.close()
    theirs.socket.close()


def _behind_walls(code: str) -> str:
    done = subprocess.run([*walls(), sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


@needs_bubblewrap
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 1), 2)", "refused|unreachable"),
        ("import socket; socket.create_connection(('192.0.2.1', 80), 2)", "unreachable"),
        ("import socket; print(socket.if_nameindex())", r"\[\(1, 'lo'\)\]"),
        ("open('/usr/x', 'w')", "Read-only"),
        ("import sys; open(sys.prefix + '/x', 'w')", "Read-only"),
        ("import glob; print(glob.glob('/tmp/*.*') + glob.glob('/tmp/*/*.pdf'))", r"\[\]"),
        (
            "import os; print(os.path.exists('/etc/passwd'), os.path.exists('/home'), os.path.exists('/var'))",
            "(False ?){3}",
        ),
        ("import os; print(len([n for n in os.listdir('/proc') if n.isdigit()]))", "[12]"),
    ],
)
def test_behind_the_walls_is_nothing(code: str, said: str) -> None:
    assert re.search(said, _behind_walls(code))
