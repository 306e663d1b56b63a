"""The facts of several papers, together: every value with every paper that states it.

Papers that disagree are a conflict, shown with every quote; none wins because it is newer. The order of the papers
never matters: they are taken by their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cie_extract.model.case import Added, CaseCue, CombinedFact, How, Paper, SitePlace, Source, Variant
from cie_extract.model.record import AnyFact, Fact, SiteFact, TextFact, WageFact
from cie_extract.stages.wording import said_of

#: A candidate of a paper that lost there is shown in the case where it was so sure that it may be right.
_RIVAL = 0.85
_FORMS = re.compile(
    r"\b(?:inc|incorporated|llc|l\.l\.c|llp|lp|pllc|pc|ltd|limited|corp|corporation|co|company|nfp|plc)\b\.?",
    re.IGNORECASE,
)
#: A name behind one of these is the name of another than whom the whole names.
_OTHERS = ("of", "for", "at", "near", "and", "by", "to")
_CONTRACT = ("program", "number", "start", "end", "periods")


@dataclass(frozen=True, slots=True)
class _Said:
    """One value as one paper states it. `key` makes two values the same."""

    key: Any
    value: Any
    words: str
    source: Source


def in_order(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers that count, in an order of their own: by number and part, added facts last. A replaced paper does
    not count; a second copy of the same reading counts once, under its first number."""
    ranked = sorted((one for one in papers if one.role != "replaced"), key=_place)
    seen: set[tuple[str, int, str]] = set()
    kept = []
    for paper in ranked:
        document = paper.reading.document
        same = (document.sha256, document.part.index, document.text_sha256)
        if same not in seen:
            seen.add(same)
            kept.append(paper)
    return tuple(kept)


def _place(paper: Paper) -> tuple[bool, str, int, str, int]:
    stem, _, serial = paper.number.rpartition("-")
    return (paper.role == "added", stem, int(serial) if serial.isdigit() else 0, serial, paper.part)


def combine(papers: Iterable[Paper], added: Iterable[Added] = ()) -> tuple[CombinedFact, ...]:
    """What the papers say of every field that one of them states. `added` are the facts behind the papers that a
    person added: who said so, and whether the value settles a conflict."""
    by_number = {f"added-{one.id}": one for one in added}
    ordered = in_order(papers)
    found = [
        _named("job_title", tuple(_texts(ordered, "job_title", fold_words)), _begins),
        _named("employer", tuple(_texts(ordered, "employer", fold_employer)), _stands_in),
        _worksite(tuple(_sites(ordered))),
        _wages(ordered),
        _single("hours_per_week", _facts(ordered, "hours_per_week", lambda fact: (fact.low, fact.high))),
        *(_single(f"contract.{part}", _contract(ordered, part)) for part in _CONTRACT),
        *(_single(f"statements.{number}", _answers(ordered, str(number))) for number in range(1, 8)),
        _single("signature", _signatures(ordered)),
        *(_listed(field, ordered) for field in ("fringe", "duties", "qualifications", "position_dates")),
    ]
    return tuple(_settled(_by_hand(one, by_number), by_number) for one in found if one is not None)


def combined_cues(papers: Iterable[Paper]) -> tuple[CaseCue, ...]:
    """Every cue with the paper it stands in."""
    return tuple(
        CaseCue(paper=paper.name, how="added" if paper.role == "added" else "read", cue=cue)
        for paper in in_order(papers)
        for cue in paper.reading.cues
    )


def fold_words(words: str) -> str:
    """Words as they are compared: lower case, letters and digits alone."""
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


def fold_employer(name: str) -> str:
    """An employer's name as it is compared: without its company form."""
    folded = fold_words(_FORMS.sub(" ", re.sub(r"\b([A-Z])\.(?=[A-Z]\.)", r"\1", name)))
    return folded.removeprefix("the ") or fold_words(name)


def same_place(one: SiteFact | SitePlace, other: SiteFact | SitePlace) -> bool:
    """Whether two places can be one: no part that both state differs, and they share the city or the ZIP."""
    pairs = [
        (fold_words(one.city or ""), fold_words(other.city or "")),
        (one.state or "", other.state or ""),
        ((one.zip or "")[:5], (other.zip or "")[:5]),
    ]
    if any(left and right and left != right for left, right in pairs):
        return False
    return any(left and left == right for left, right in (pairs[0], pairs[2]))


def _source(paper: Paper, fact: AnyFact) -> Source:
    how: How = "added" if paper.role == "added" else "read"
    word = next((one for one in paper.entered if one.fact and one.fact == fact.id), None)
    if word is not None and how == "read":
        how = "confirmed" if word.kind == "confirmed" else "entered"
    by = word.by if word else ""
    return Source(paper=paper.name, role=paper.role, received=paper.received, how=how, by=by, fact=fact)


def _rivals(paper: Paper, field: str) -> tuple[AnyFact, ...]:
    """The candidates of a paper that were nearly as sure as the one that stands: a header against the body, a form
    against the description behind it."""
    if field == "job_title":
        return ()  # what else looks like a title is, as a rule, the name of something else
    return tuple(one for one in paper.reading.alternatives.get(field, ()) if one.confidence >= _RIVAL)


def _facts(papers: Iterable[Paper], field: str, key: Callable[[Any], Any]) -> Iterator[_Said]:
    for paper in papers:
        fact = getattr(paper.reading.facts, field)
        for one in (*((fact,) if fact else ()), *_rivals(paper, field)):
            yield _Said(key(one), _value(one), said_of(one), _source(paper, one))


def _texts(papers: Iterable[Paper], field: str, fold: Callable[[str], str]) -> Iterator[_Said]:
    return _facts(papers, field, lambda fact: fold(fact.value) if isinstance(fact, TextFact) else said_of(fact))


def _sites(papers: Iterable[Paper]) -> Iterator[_Said]:
    for paper in papers:
        facts = paper.reading.facts
        for site in (facts.worksite, *facts.other_worksites):
            if site is not None:
                key = (fold_words(site.city or ""), site.state or "", (site.zip or "")[:5])
                yield _Said(key, _value(site), said_of(site), _source(paper, site))


def _contract(papers: Iterable[Paper], part: str) -> Iterator[_Said]:
    for paper in papers:
        fact = paper.reading.facts.contract
        value = getattr(fact, part) if fact else None
        if fact and value:
            plain = fact.model_dump(mode="json")[part]
            words = said_of(fact, part)
            key = fold_words(words) if part in ("program", "number") else words
            yield _Said(key, plain, words, _source(paper, fact))


def _answers(papers: Iterable[Paper], number: str) -> Iterator[_Said]:
    answers = [(paper, paper.reading.facts.statements.get(number)) for paper in papers]
    clear = any(answer is not None and answer.answer is not None for _, answer in answers)
    for paper, answer in answers:
        # A blank beside a clear answer says nothing.
        if answer is not None and (answer.answer is not None or not clear):
            yield _Said(answer.answer, answer.answer, said_of(answer), _source(paper, answer))


def _signatures(papers: Iterable[Paper]) -> Iterator[_Said]:
    requests = [paper for paper in papers if paper.role in ("request", "packet", "added")]
    return _facts(requests, "signature", lambda fact: (fact.signed, fold_words(fact.name or ""), fact.date))


def _single(field: str, said: Iterable[_Said]) -> CombinedFact | None:
    """A field with one value: more than one is a conflict."""
    variants = _grouped(said)
    if not variants:
        return None
    return _fact_of(field, variants, conflict=len(variants) > 1)


def _named(field: str, said: tuple[_Said, ...], within: Callable[[str, str], bool]) -> CombinedFact | None:
    """A name. One that is the shorter form of another ("Alder Depot" and "Alder Depot Services") does not disagree with
    it: every form is kept, and names of which none is a form of the other disagree."""
    variants = _grouped(said)
    if not variants:
        return None
    names = list(dict.fromkeys(one.key for one in said))
    conflict = any(not (within(one, other) or within(other, one)) for one in names for other in names)
    return _fact_of(field, variants, conflict=conflict)


def _begins(short: str, long: str) -> bool:
    return f"{long} ".startswith(f"{short} ")


def _stands_in(short: str, long: str) -> bool:
    """Whether an employer's name is a shorter form of another: it begins it, or two words of it or more stand whole in
    it ("Umber Ridge" in "Greater Umber Ridge Industries"). Behind "of" or "for" it is somebody else's name: friends of
    Umber Ridge are not Umber Ridge."""
    if _begins(short, long):
        return True
    before, found, _ = f" {long} ".partition(f" {short} ")
    return bool(found) and " " in short and before.split()[-1:][0] not in _OTHERS


def _fact_of(field: str, variants: tuple[Variant, ...], *, conflict: bool) -> CombinedFact:
    why = ""
    if conflict:
        each = "; ".join(f"{one.said} ({', '.join(dict.fromkeys(s.paper for s in one.sources))})" for one in variants)
        why = f"The papers disagree: {each}."
    return CombinedFact(field=field, variants=variants, conflict=conflict, why=why)


def _grouped(said: Iterable[_Said]) -> tuple[Variant, ...]:
    groups: dict[Any, list[_Said]] = {}
    for one in said:
        groups.setdefault(one.key, []).append(one)
    return tuple(
        Variant(value=group[0].value, said=group[0].words, sources=tuple(one.source for one in group))
        for group in groups.values()
    )


def _worksite(said: tuple[_Said, ...]) -> CombinedFact | None:
    """Places of work. A place that says less than another, and nothing else, is the same place."""
    groups: list[tuple[SitePlace, list[_Said]]] = []
    # The fullest first, so that "Bel Air, MD" finds "Bel Air, MD 21014" whichever paper came first.
    for one in sorted(said, key=lambda each: (-sum(map(bool, each.key)), each.key)):
        place = SitePlace.model_validate(one.value)
        near = next((group for held, group in groups if same_place(held, place)), None)
        if near is None:
            groups.append((place, [one]))
        else:
            near.append(one)
    ordered = sorted(groups, key=lambda group: min(said.index(one) for one in group[1]))
    variants = tuple(
        Variant(
            value=held.model_dump(),
            said=group[0].words,
            sources=tuple(one.source for one in sorted(group, key=said.index)),
        )
        for held, group in ordered
    )
    if not variants:
        return None
    # Two places in one paper are two sites; two papers that name different places disagree.
    papers = [{source.paper for source in variant.sources} for variant in variants]
    every = set().union(*papers)
    conflict = len(variants) > 1 and any(named != every for named in papers)
    return _fact_of("worksite", variants, conflict=conflict)


def _wages(papers: tuple[Paper, ...]) -> CombinedFact | None:
    """Pay. Papers that state different sets of wages disagree, but where one states a part of what the other does."""
    stated = {paper.name: paper.reading.facts.wages for paper in papers if paper.reading.facts.wages}
    said = tuple(
        _Said(_pay(wage), _value(wage), said_of(wage), _source(paper, wage))
        for paper in papers
        for wage in paper.reading.facts.wages
    )
    variants = _grouped(said)
    if not variants:
        return None
    sets = [frozenset(_pay(wage) for wage in wages) for wages in stated.values()]
    conflict = any(not (one <= other or other <= one) for one in sets for other in sets)
    return _fact_of("wages", variants, conflict=conflict)


def _pay(wage: WageFact) -> tuple[Any, ...]:
    if wage.hourly_low is not None or wage.hourly_high is not None:
        return (wage.hourly_low, wage.hourly_high, "hour")
    return (wage.low, wage.high, wage.per)


def _listed(field: str, papers: Iterable[Paper]) -> CombinedFact | None:
    """A list: every item once, in the order of the papers, with all that state it. Lists do not disagree."""
    said = [
        _Said(fold_words(said_of(item)), _value(item), said_of(item), _source(paper, item))
        for paper in papers
        for item in getattr(paper.reading.facts, field)
    ]
    variants = _grouped(said)
    return _fact_of(field, variants, conflict=False) if variants else None


def _value(fact: Fact) -> Any:
    plain = fact.model_dump(mode="json", exclude={"id", "confidence", "evidence"})
    return plain["value"] if set(plain) == {"value"} else plain


def _by_hand(fact: CombinedFact, added: dict[str, Added]) -> CombinedFact:
    """The same with the names of those who added values by hand."""
    if not any(source.paper in added for variant in fact.variants for source in variant.sources):
        return fact
    variants = tuple(
        variant.model_copy(
            update={
                "sources": tuple(
                    source.model_copy(update={"by": added[source.paper].by}) if source.paper in added else source
                    for source in variant.sources
                )
            }
        )
        for variant in fact.variants
    )
    return fact.model_copy(update={"variants": variants})


def _settled(fact: CombinedFact, added: dict[str, Added]) -> CombinedFact:
    """A conflict that a person settled by letting an added value hold; what the papers say stays beside it."""
    holds = [
        (variant, added[source.paper])
        for variant in fact.variants
        for source in variant.sources
        if source.paper in added and added[source.paper].settles
    ]
    if not fact.conflict or not holds or len({variant.said for variant, _ in holds}) > 1:
        return fact
    variant, one = holds[-1]
    others = tuple(each for each in fact.variants if each is not variant)
    why = f"{one.by} let the {one.source} of {one.said_on.isoformat()} hold; {fact.why[:1].lower()}{fact.why[1:]}"
    return fact.model_copy(
        update={"variants": (variant, *others), "conflict": False, "settled_by": f"added-{one.id}", "why": why}
    )
