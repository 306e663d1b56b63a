"""Does tables/classes.yaml leave the rates open that its examples say, and does it name what the tables hold?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.tables import WageTables, load_wage_tables
from cie_extract.pattern_files.wage_classes import ClassExample
from cie_extract.stages.floors import Employer, floors_at, place_of

FILE = "tables/classes.yaml"


def check(patterns: Patterns) -> Findings:
    """Every jurisdiction and category that is named, and every example."""
    tables = load_wage_tables(patterns)
    examples = tables.classes.examples
    wrong = [*_unknown(tables)]
    for example in (*examples.hits, *examples.misses):
        rates = _rates(example, tables, patterns)
        if rates != example.rates:
            where = f"{example.city}, {example.state} on {example.day}"
            wrong.append(f"{FILE}: {where}: the rates are {rates}, not {example.rates}.")
    wrong += [f"{FILE}: {one.city}: a hit has several rates." for one in examples.hits if len(one.rates) < 2]
    wrong += [f"{FILE}: {one.city}: a miss has one rate." for one in examples.misses if len(one.rates) > 1]
    return Findings("classes of employers", len(examples.hits) + len(examples.misses), tuple(wrong))


def _rates(example: ClassExample, tables: WageTables, patterns: Patterns) -> dict[str, str]:
    place = place_of(patterns, state=example.state, city=example.city, county=None, zip_code=example.zip)
    floors = floors_at(tables, place, example.day, Employer(example.employees, example.nonprofit))
    return {f"{floor.hourly:.2f}": "; ".join(floor.supposing) for floor in floors}


def _unknown(tables: WageTables) -> Iterator[str]:
    classes = tables.classes
    categories = {row.category for rows in tables.rates.values() for row in rows}
    for name in classes.jurisdictions:
        if name not in tables.rates:
            yield f"{FILE}: {name!r} has no rate in minimum_wage.csv."
    for name in (*classes.apart, *classes.depends_on, *classes.nonprofit_class.values()):
        if not any(name in category for category in categories):
            yield f"{FILE}: {name!r} is in no category of minimum_wage.csv."
