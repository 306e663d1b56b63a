"""The states that a text names."""

from __future__ import annotations

import re
from functools import lru_cache

from cie_extract.pattern_files.places import STATES

#: Each state with its longest word, the longest name first: "West Virginia" before "Virginia".
_STATE_WORDS = tuple((name, max(name.split(), key=len)) for name in sorted(STATES, key=len, reverse=True))


def states_named(text: str) -> frozenset[str]:
    """The codes of states that a text names in full or after a comma; an address of a ZIP counts too."""
    small = text.lower()
    names = tuple(name for name, telling in _STATE_WORDS if telling in small)
    found = {STATES[" ".join(match.group().lower().split())] for match in _state_name(names).finditer(text)}
    found |= {match[1] for match in re.finditer(r",\s+([A-Z]{2})(?:\s+\d{5}|\b)", text) if match[1] in STATES.values()}
    return frozenset(found)


@lru_cache(maxsize=256)
def _state_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that meets these states' names; a document names few of them."""
    source = "|".join(name.replace(" ", r"\s+") for name in names)
    letters = "".join({name[0] for name in names})
    return re.compile(rf"\b(?=[{letters}])(?:{source})\b(?<=[A-Za-z])" if names else r"(?!)", re.IGNORECASE)
