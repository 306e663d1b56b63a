"""The criteria of a case as cards: outcome, why, the passages it rests on, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.explain_case import Step, explain_case_criterion
from review import wording
from review.case_desk import CaseStanding
from review.desk.paper_names import known_paper, paper_words, places_of
from review.desk.sheet import Card, Spot


def criterion_cards(standing: CaseStanding, patterns: Patterns) -> Iterator[Card]:
    """A card for each criterion of every set, in their order."""
    record = standing.record
    sets = load_criteria(patterns)
    asked = {
        (name, criterion.id): criterion
        for name in {outcome.set for outcome in record.criteria}
        for criterion in sets[name].in_force(record.versions.as_of).criteria
    }
    found = {one.criterion: one.found for one in record.judged}
    overtaken = {one.criterion: one.overtaken_by for one in record.judged if one.overtaken_by}
    papers = {part.name: paper_words(part.role, part.name) for part in standing.parts}
    for outcome in record.criteria:
        criterion = asked.get((outcome.set, outcome.id))
        answer = record.fact(f"statements.{criterion.statement}") if criterion and criterion.statement else None
        answered = answer is not None and any(isinstance(one.value, bool) for one in answer.variants)
        word = standing.word_on(f"criteria.{outcome.id}")
        dom = f"c-{outcome.id.replace('.', '-')}"
        walk = explain_case_criterion(outcome.id, record)
        before = found.get(outcome.id)
        points = tuple(point for point in standing.points if point.about == outcome.id and not point.paper)
        key = points[0].key if points else f"{outcome.outcome}:{outcome.id}"
        source = ""
        if word is not None:
            source = f"Settled by {word.by} on {wording.day(word.at.date())}: “{word.note}”"
            if outcome.id in overtaken:
                source = f"{word.by} said on {wording.day(word.at.date())}: “{word.note}”"
                later = overtaken[outcome.id]
                source += f" {later[:1].upper()}{later[1:]} came later and touches it: look again."
            elif before is not None and before != outcome.outcome:
                source += f" The program found: {wording.OUTCOMES[before]}."
        yield Card(
            dom=dom,
            kind="criterion",
            field=f"criteria.{outcome.id}",
            fact="",
            label=wording.criterion_label(outcome.id),
            words=wording.outcome_words(outcome.outcome, outcome.basis, outcome.why, answered=answered),
            source=source,
            spots=_distinct(
                spot
                for step in _in_order(walk.steps if walk else ())
                for spot in places_of(step.evidence, dom, known_paper(step.paper, papers))
            ),
            points=points,
            seen=word.id if word else 0,
            asks=criterion.asks if criterion else "",
            why=outcome.why,
            question=outcome.question or "",
            outcome=outcome.outcome,
            set=wording.SETS.get(outcome.set, outcome.set),
            set_id=outcome.set,
            key=key,
            looked=asked_.id if (asked_ := standing.word_on(f"point.{key}")) else 0,
        )


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """What papers tell comes before what the employer ticked."""
    return tuple(sorted(steps, key=lambda step: step.what.startswith("statements.")))


def _distinct(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Every place once: two findings may rest on the same words."""
    return tuple({(spot.paper, spot.start, spot.end): spot for spot in spots}.values())
