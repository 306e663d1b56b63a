"""One batch for the desk, in a process of its own: what to do comes as JSON on standard input."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from flows import commands
from flows.settings import Settings
from review.errors import AtWork

#: Seconds between two looks whether another batch is still at work: for a minute often, for six hours now and then.
_LOOKS = (1,) * 60 + (15,) * 1440


def main() -> int:
    """Carries the errand out. Returns 1 where another batch never ended."""
    return 0 if carry_out(json.loads(sys.stdin.buffer.read()), commands.settings_of()) else 1


def carry_out(errand: Mapping[str, Any], settings: Settings, pause: Callable[[float], None] = time.sleep) -> bool:
    """Runs the batch; waits while another is at work: nobody else reads a file again with the password that came with
    the errand. Returns False where that one never ended."""
    for seconds in _LOOKS:
        with suppress(AtWork):
            if errand["do"] == "retry":
                commands.retry(settings, [errand["number"]], password=errand["password"])
            else:
                commands.run_once(settings)
            return True
        pause(seconds)
    return False


if __name__ == "__main__":
    sys.exit(main())
