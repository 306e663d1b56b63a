"""An order: everything that one batch is to do, and with what. Made at the door, carried by closures: nothing of it
becomes a parameter that an orchestrator would keep (a password least of all)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.claim import Taking
from flows.filesystem import mount_of
from flows.inbox import Stillness
from flows.originals import Step, no_step
from flows.reading import Pool
from flows.report import OnProgress, Progress
from flows.settings import Settings


def no_progress(progress: Progress) -> None:
    """Tells nobody."""


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Order:
    """One batch. `numbers` restricts it to these arrivals, read again, and leaves the inbox alone."""

    settings: Settings
    kind: str  # "run", "watch", "retry", "nightly"
    open_pool: Callable[[], AbstractContextManager[Pool]]
    versions: Mapping[str, str]
    inbox: Path
    numbers: tuple[str, ...] | None = None
    password: str | None = field(default=None, repr=False)
    on_progress: OnProgress = no_progress
    stillness: Stillness | None = None  # what `watch` knows from its looks before
    patience: float = 0  # seconds to wait for files that were just written
    now: Callable[[], datetime] = utc_now
    monotonic: Callable[[], float] = time.monotonic
    step: Step = no_step

    @property
    def taking(self) -> Taking:
        """What the intake needs of it."""
        return Taking(
            inbox=self.inbox,
            originals=self.settings.store.originals,
            zone=self.settings.zone,
            versions=self.versions,
            now=self.now,
            step=self.step,
        )


def new_stillness(settings: Settings, inbox: Path) -> Stillness:
    """Nothing watched yet. A local disk's own times are trusted, a share's are not."""
    return Stillness(settings.intake.stable_seconds, trust_times=not mount_of(inbox).network)
