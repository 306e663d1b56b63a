"""patterns/pay/: how units of pay are written, what makes a figure this job's pay, and what makes it another's."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pydantic import BaseModel

from cie_extract.errors import PatternFileError
from cie_extract.model.finding import PER
from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Phrases = tuple[str, ...]


class UnitWords(Frozen):
    """How one unit is written: after "per" or "a" (`nouns`), or by itself (`alone`)."""

    nouns: Phrases
    alone: Phrases = ()


class Size(Frozen):
    """The figures that are possible for a unit, in dollars, both inclusive."""

    least: Decimal
    most: Decimal

    def holds(self, amount: Decimal) -> bool:
        return self.least <= amount <= self.most


class Units(Frozen):
    """patterns/pay/units.yaml. `sizes`: what a stated unit may be; `guessed`: the unit that a bare figure gives."""

    units: dict[str, UnitWords]
    sizes: dict[str, Size]
    guessed: dict[str, Size]
    no_units: Phrases = ()


class PayWords(Frozen):
    """patterns/pay/pay.yaml: words that make a figure this job's pay."""

    labels: Phrases
    not_labels: Phrases
    clauses: Phrases
    up_to: Phrases
    from_: Phrases
    titles: Phrases
    holders: Phrases
    jobs: Phrases
    above: Phrases
    any_doer: Phrases = ()
    any_work: Phrases = ()
    any_kind: Phrases = ()
    piecework: Phrases
    steps: Phrases
    risen: Phrases = ()
    lowest: Phrases
    highest: Phrases
    examples: Phrases = ()


class OtherFigure(Frozen):
    """Words that make a figure something else: before it, after it, on either side, or in the label over it."""

    before: Phrases = ()
    after: Phrases = ()
    either: Phrases = ()
    labels: Phrases = ()


class OtherFigures(Frozen):
    """patterns/pay/other_figures.yaml: what a figure may be other than base pay, by name; who makes the law of wages,
    and what they do right before its figure."""

    groups: dict[str, OtherFigure]
    lawgivers: Phrases = ()
    demands: Phrases = ()
    examples: Phrases = ()


class HoursWords(Frozen):
    """patterns/pay/hours.yaml: words around hours a week."""

    labels: Phrases
    week_labels: Phrases
    weekly: Phrases
    biweekly: Phrases
    daily: Phrases
    week_words: Phrases
    own: Phrases
    up_to: Phrases
    thresholds: Phrases
    benefits: Phrases
    never: Phrases
    experience: Phrases
    seasons: Phrases = ()
    examples: Phrases = ()


class PayPatterns(BaseModel, frozen=True):
    """All of patterns/pay/."""

    units: Units
    pay: PayWords
    other: OtherFigures
    hours: HoursWords


@lru_cache(maxsize=4)
def load_pay(patterns: Patterns) -> PayPatterns:
    """Read patterns/pay/. Raises PatternFileError for a unit that there is not."""
    units = load_yaml(patterns.file("pay/units.yaml"), Units)
    for part in (units.units, units.sizes, units.guessed):
        for name in part:
            if name not in PER:
                raise PatternFileError(f"units.yaml: {name!r} is not a unit of pay ({', '.join(PER)}).")
    return PayPatterns(
        units=units,
        pay=load_yaml(patterns.file("pay/pay.yaml"), PayWords),
        other=load_yaml(patterns.file("pay/other_figures.yaml"), OtherFigures),
        hours=load_yaml(patterns.file("pay/hours.yaml"), HoursWords),
    )
