"""One batch for the desk, in a process of its own: what to do comes as JSON on standard input."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress

from flows import commands
from review.errors import AtWork

_PATIENCE = 60


def main() -> None:
    """Runs the batch; waits a while for another that is at work, whose end takes the same files in."""
    errand = json.loads(sys.stdin.buffer.read())
    settings = commands.settings_of()
    for _ in range(_PATIENCE):
        with suppress(AtWork):
            if errand["do"] == "retry":
                commands.retry(settings, [errand["number"]], password=errand["password"])
            else:
                commands.run_once(settings)
            return
        time.sleep(1)


if __name__ == "__main__":
    main()
