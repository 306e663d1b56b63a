"""patterns/confidence/fitted.yaml: how far each sign of doubt lowers the probability that a value is right."""

from __future__ import annotations

import math
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

#: The signs that a value may have, all of doubt: each is 0 where it does not show.
SIGNS = ("weak_rule", "rival_near", "joined", "ends_apart", "dim")


class FittedConfidence(Frozen):
    """A logistic scale, written by benchmarks/confidence.py: where each field starts, what each sign takes off."""

    about: str
    fields: dict[str, float]
    signs: dict[str, float]
    most: float = Field(gt=0, le=1)

    def probability(self, field: str, signs: dict[str, float]) -> float:
        """The probability that a value of a fitted field with these signs is right."""
        reached = self.fields[field] + sum(self.signs[name] * much for name, much in signs.items())
        return min(self.most, 1 / (1 + math.exp(-reached)))


@lru_cache(maxsize=4)
def load_confidence(patterns: Patterns) -> FittedConfidence:
    """The fitted scale. Raises PatternFileError for a file that is not as it should be."""
    return load_yaml(patterns.file("confidence/fitted.yaml"), FittedConfidence)
