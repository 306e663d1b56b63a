"""patterns/dates/roles.yaml: what a date of the position is, by its label."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Role = Literal["start", "end", "revised", "posted", "closing", "signed"]
Phrases = tuple[str, ...]


class RoleWords(Frozen):
    """The words of one role: right before the date (`labels`), or farther before it in its sentence."""

    labels: Phrases
    sentences: Phrases = ()


class DateWords(Frozen):
    """patterns/dates/roles.yaml. `stretches`: the roles of two dates ("posted closing"), by their label; `papers` that
    are `decided` on by `bodies`; what a sentence `asked_to` do with `papers_asked` by its day."""

    roles: dict[Role, RoleWords]
    asked_to: Phrases
    papers_asked: Phrases
    editions: Phrases
    papers: Phrases
    decided: Phrases
    adopted: Phrases
    bodies: Phrases
    plain: Phrases
    signatures: Phrases
    stretches: dict[str, Phrases]
    never: Phrases
    pay: Phrases
    examples: Phrases = ()


@lru_cache(maxsize=4)
def load_dates(patterns: Patterns) -> DateWords:
    """Read patterns/dates/roles.yaml."""
    return load_yaml(patterns.file("dates/roles.yaml"), DateWords)
