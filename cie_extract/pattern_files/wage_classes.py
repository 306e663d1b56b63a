"""patterns/tables/classes.yaml: which employers a minimum wage binds where its category does not tell."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Names = tuple[str, ...]


class SmallByRevenue(Frozen):
    """Places whose smallest employers pay the next rate where they take in more than `revenue` a year."""

    revenue: str
    jurisdictions: Names


class ClassExample(Frozen):
    """An employer at a place on a day, and every rate that could apply there with what it depends on ("" nothing)."""

    state: str
    city: str
    zip: str
    day: date
    employees: int | None = None
    nonprofit: bool | None = None
    rates: dict[str, str] = Field(min_length=1)


class ClassExamples(Frozen):
    """`hits`: what is not known of the employer leaves several rates open; `misses`: one rate is left."""

    hits: tuple[ClassExample, ...] = Field(min_length=1)
    misses: tuple[ClassExample, ...] = Field(min_length=1)


class WageClasses(Frozen):
    """The file. `apart` and `depends_on` are beginnings and parts of categories of minimum_wage.csv."""

    apart: Names
    depends_on: dict[str, str]
    nonprofit_may_be_exempt: Names
    nonprofit_class: dict[str, str]
    small_by_revenue_too: SmallByRevenue
    surely_large: int = Field(ge=1)
    examples: ClassExamples

    @property
    def jurisdictions(self) -> Names:
        """Every one that the file names."""
        return (*self.nonprofit_may_be_exempt, *self.nonprofit_class, *self.small_by_revenue_too.jurisdictions)


@lru_cache(maxsize=4)
def load_wage_classes(patterns: Patterns) -> WageClasses:
    """Raises PatternFileError."""
    return load_yaml(patterns.file("tables/classes.yaml"), WageClasses)
