"""patterns/particulars/<kind>.yaml: the words by which contact, host, headcount, tax status, wage determination and
counts by disability are told."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.yaml_file import load_yaml

Phrases = tuple[str, ...]


class Examples(Frozen):
    """Papers in the marks of the tests: `misses` in which nothing of the kind may be found, `hits` with the answers
    inside tags."""

    misses: Phrases
    hits: Phrases


class ContactWords(Frozen):
    """patterns/particulars/contact.yaml. `persons`, `phones`, `emails`, `any` are printed labels; `others` are the
    words of a line whose contact is somebody else's, `boxes` e-mail names (before the @) of a desk that did not send
    it."""

    persons: Phrases
    phones: Phrases
    emails: Phrases
    any: Phrases
    asks: Phrases
    others: Phrases
    boxes: Phrases
    no_names: Phrases
    examples: Examples


class HostWords(Frozen):
    """patterns/particulars/host.yaml. `places` are what can be hosted; `ways` join a place to the one who runs it;
    `runs` follow that one's name. `bodies` run places and are told by no ending, as `bodies_of` a place are not; one
    of `governments` may stand before them."""

    labels: Phrases
    places: Phrases
    ways: Phrases
    runs: Phrases
    nobody: Phrases
    governments: Phrases
    bodies: Phrases
    bodies_of: Phrases
    examples: Examples


class HeadcountWords(Frozen):
    """patterns/particulars/headcount.yaml. `subjects` stand for the employer as a whole."""

    labels: Phrases
    subjects: Phrases
    people: Phrases
    examples: Examples


class TaxStatusWords(Frozen):
    """patterns/particulars/tax_status.yaml. Adjectives and nouns by status; `bodies` are what they
    describe."""

    labels: Phrases
    subjects: Phrases
    bodies: Phrases
    nonprofit: Phrases
    for_profit: Phrases
    government: Phrases
    examples: Examples


class OccupationWords(Frozen):
    """patterns/particulars/occupation.yaml. `labels` stand right before a code; `laws` make five digits one."""

    labels: Phrases
    laws: Phrases
    not_codes: Phrases
    examples: Examples


class WageDeterminationWords(Frozen):
    """patterns/particulars/wage_determination.yaml."""

    names: Phrases
    numbers: Phrases
    revisions: Phrases
    examples: Examples


class DisabilityCountWords(Frozen):
    """patterns/particulars/disability_count.yaml. `never` in the same sentence makes of a count a rule, a goal, a
    statistic or somebody who is served."""

    with_disability: Phrases
    without_disability: Phrases
    labels_with: Phrases
    labels_without: Phrases
    labels_people: Phrases
    never: Phrases
    no_units: Phrases
    examples: Examples


class ParticularWords(Frozen):
    """All of them."""

    contact: ContactWords
    host: HostWords
    headcount: HeadcountWords
    tax_status: TaxStatusWords
    occupation: OccupationWords
    wage_determination: WageDeterminationWords
    disability_count: DisabilityCountWords


_File = TypeVar("_File", bound=Frozen)


@lru_cache(maxsize=4)
def load_particulars(patterns: Patterns) -> ParticularWords:
    """Every file of patterns/particulars. Raises PatternFileError."""

    def read(kind: str, model: type[_File]) -> _File:
        return load_yaml(patterns.file(f"particulars/{kind}.yaml"), model)

    return ParticularWords(
        contact=read("contact", ContactWords),
        host=read("host", HostWords),
        headcount=read("headcount", HeadcountWords),
        tax_status=read("tax_status", TaxStatusWords),
        occupation=read("occupation", OccupationWords),
        wage_determination=read("wage_determination", WageDeterminationWords),
        disability_count=read("disability_count", DisabilityCountWords),
    )
