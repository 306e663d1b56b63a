"""Words of which print leaves only one reading, where the recogniser mixes up strokes that look alike."""

from __future__ import annotations

import re

#: "LLC" behind a company's name: two letters that are strokes, read with a one, a small l or a bar among them.
_LLC = re.compile(r"(?=[^C]*[1l|])(?=[^C]*L|[^C]*l{2})[L1l|]{2,3}C(?P<stop>[.,]?)")


def mended(word: str) -> str:
    """The word as it must have been printed: "1L1C" is "LLC". Any other word stays as it was read."""
    match = _LLC.fullmatch(word)
    return f"LLC{match['stop']}" if match else word
