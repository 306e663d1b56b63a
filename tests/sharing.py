"""How the two workers of the suite share its files: a file is one worker's, files that need the same costly thing are
together one worker's, and what takes long comes first, so that no worker is left with it when the other has nothing
more to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

#: Prefect's harness is made once by each worker that needs it, in 20 seconds.
UNDER_PREFECT = ("tests/flows/test_nightly.py", "tests/flows/test_process.py", "tests/flows/test_watch.py")
#: Every sample is read, among them a scan.
ABOUT_SAMPLES = ("tests/samples/test_samples.py", "tests/test_offsets.py")
#: Chromium and the desk that it is served by keep more than a core busy: never two of them at once.
IN_CHROMIUM = ("tests/desk/test_browser.py", "tests/desk/test_records_browser.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """The scheduler of `--dist loadfile` with some files together."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return shared_as(super()._split_scope(nodeid))

    return Sharing(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Puts the files that start servers, processes or browsers first, where workers share the files."""
    if not hasattr(config, "workerinput"):
        return
    slow = {_file(item) for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: _file(item) not in slow)  # a stable sort: each file stays whole and in its order


def shared_as(file: str) -> str:
    """What a file is given to a worker as: itself, or the first of the files that it goes together with."""
    return next((some[0] for some in (UNDER_PREFECT, ABOUT_SAMPLES, IN_CHROMIUM) if file in some), file)


def _file(item: Any) -> str:
    return str(item.nodeid).partition("::")[0]
