"""patterns/contract/contract.yaml: the words of the contract that funds a position."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import Words
from cie_extract.pattern_files.yaml_file import load_yaml

Phrases = tuple[str, ...]


class ContractParts(Frozen):
    """The parts of a contract that an example states; the others must be empty."""

    program: str | None = None
    number: str | None = None
    start: date | None = None
    end: date | None = None


class ContractExample(Frozen):
    """What a passage says of the contract, part by part; an empty `says` is a miss.

    `periods` are written `base 2024-10-01 2025-09-30`, with `exercised` or `open` behind where the text says so.
    """

    text: str
    says: ContractParts = ContractParts()
    periods: tuple[str, ...] | None = None


class ContractWords(Frozen):
    """patterns/contract/contract.yaml. `unsettled` is in the language of sayings.py, the rest are plain phrases."""

    programs: dict[str, Phrases]
    labels: Phrases
    not_labels: Phrases
    funding: Phrases
    not_this: Phrases
    none: Phrases
    starts: Phrases
    ends: Phrases
    exercised: Phrases
    not_exercised: Phrases
    unsettled: Words
    examples: tuple[ContractExample, ...] = ()


@lru_cache(maxsize=4)
def load_contract(patterns: Patterns) -> ContractWords:
    """Read patterns/contract/contract.yaml."""
    return load_yaml(patterns.file("contract/contract.yaml"), ContractWords)
