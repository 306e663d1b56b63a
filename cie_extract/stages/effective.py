"""The readings of a case as the criteria look at them: at its own site, and with what a person let settle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cie_extract.model.case import Added, Paper, SitePlace
from cie_extract.model.record import ContractFact, Reading
from cie_extract.stages.combine import in_order, same_place


def effective(papers: Iterable[Paper], added: Iterable[Added], site: SitePlace | None = None) -> tuple[Reading, ...]:
    """The readings of the papers that count. Where a person lets an added value hold, no paper states another."""
    settling = {f"added-{one.id}": one.field for one in added if one.settles}
    readings = []
    for paper in in_order(papers):
        reading = paper.reading
        for number, field in settling.items():
            if settling.get(paper.number) != field and number != paper.number:
                reading = _without(reading, field)
        readings.append(at_site(reading, site) if site else reading)
    return tuple(readings)


def at_site(reading: Reading, site: SitePlace) -> Reading:
    """The reading as it speaks of one site of several: the other places of work that it names are left out. A paper
    that names one other place alone still does, and disagrees."""
    facts = reading.facts
    stated = [one for one in (facts.worksite, *facts.other_worksites) if one is not None]
    if len(stated) < 2:
        return reading
    here = [one for one in stated if same_place(one, site)]
    update = {"worksite": here[0] if here else None, "other_worksites": tuple(here[1:])}
    return reading.model_copy(update={"facts": facts.model_copy(update=update)})


def _without(reading: Reading, field: str) -> Reading:
    """The reading without its values of a field."""
    name, _, part = field.partition(".")
    held = getattr(reading.facts, name, None)
    if not held:
        return reading
    value: Any = () if isinstance(held, tuple) else None
    if name == "statements":
        value = {number: answer for number, answer in held.items() if number != part}
    elif isinstance(held, ContractFact):
        value = held.model_copy(update={part: () if part == "periods" else None})
    update: dict[str, Any] = {name: value}
    if name == "worksite":
        update["other_worksites"] = ()
    return reading.model_copy(update={"facts": reading.facts.model_copy(update=update)})
