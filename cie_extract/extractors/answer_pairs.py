"""Two answers side by side in typed text, of which signs or capitals set one off: "(T)  F", "True / *False*"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"true|false|yes|no|[tfyn]"
_OPENS, _CLOSES = r"[\[(*<>«_]{0,4}", r"[\])*<>»_]{0,4}"
_PAIR = re.compile(
    rf"(?<![\w*])(?P<open1>{_OPENS})(?P<word1>{_WORD})(?P<close1>{_CLOSES})(?P<between>[ \t]*(?:[/|,]|\bor\b)?[ \t]*)"
    rf"(?P<open2>{_OPENS})(?P<word2>{_WORD})(?P<close2>{_CLOSES})(?!\w)",
    re.IGNORECASE,
)
_OPPOSITES = {"true": "false", "t": "f", "yes": "no", "y": "n"}
_OPPOSITES |= {denial: claim for claim, denial in _OPPOSITES.items()}
_LOOSE = re.compile(r"(?<!\w)[xX✓✔✗](?!\w)|[☐☒☑]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\)")
_LONGEST = 40  # characters


@dataclass(frozen=True, slots=True)
class Pair:
    """Two opposite answers; `chosen` is the one that is set off, None where neither is, or both are."""

    start: int
    end: int
    chosen: str | None


def pair_at(text: str, start: int, end: int) -> Pair | None:
    """The pair that a stretch begins with."""
    met = _PAIR.match(text, start, end)
    return _pair(met) if met else None


def pair_before(text: str, start: int, end: int) -> Pair | None:
    """The pair that a stretch ends with, but for stops."""
    found = None
    for met in _PAIR.finditer(text, max(start, end - _LONGEST), end):
        found = met
    if found is None or text[found.end() : end].strip(" .|\t\n"):
        return None
    return _pair(found)


def _pair(met: re.Match[str]) -> Pair | None:
    one, other = met["word1"], met["word2"]
    if _OPPOSITES[one.lower()] != other.lower():
        return None
    if not met["between"] and not (met["close1"] or met["open2"]):
        return None  # "TF" is no pair
    set_off = [bool(met[f"open{at}"] and met[f"close{at}"]) for at in (1, 2)]
    if _LOOSE.search(met.group()):
        return None  # boxes and crosses are read as such
    if set_off[0] is not set_off[1]:
        return Pair(met.start(), met.end(), one if set_off[0] else other)
    if (
        len(one) > 1
        and one.isupper() is not other.isupper()
        and (one + other).replace(one if one.isupper() else other, "").islower()
    ):
        return Pair(met.start(), met.end(), one if one.isupper() else other)
    return Pair(met.start(), met.end(), None)
