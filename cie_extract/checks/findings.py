"""What a check of the pattern files found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Findings:
    """What one check looked at, how many examples it ran, and what is wrong, a sentence each."""

    part: str
    examples: int
    wrong: tuple[str, ...] = ()
