"""Several documents of one case: their order and their copies never matter, without any nothing is met."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cie_extract.model.place import Evidence
from cie_extract.model.record import (
    AnswerFact,
    Cue,
    CueKind,
    DocumentInfo,
    DocumentPart,
    Facts,
    HoursFact,
    Reading,
    SiteFact,
    Status,
    WageFact,
)
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.assess import assess

PATTERNS = load_patterns()
DAY = date(2026, 11, 22)
SETS = ("md-dors", "fed", "wi-dvr", "wi-joint", "or-vr")
PAID = (Decimal("14.5"), Decimal(16), Decimal(19))
STATUSES: tuple[Status, ...] = ("asserted", "negated", "other")
PLACE = (Evidence(page=1, start=0, end=1, quote="x"),)
SITES = (
    ("MD", "Hagerstown", "21740"),
    ("MD", "Rockville", "20852"),
    ("MD", "Fort Meade", None),
    ("OR", "Boring", None),
)
KINDS: tuple[CueKind, ...] = (
    "wage.customary", "wage.subminimum", "wage.time_study", "benefits.same", "benefits.less", "provider.tied",
    "setting.community", "setting.segregated", "setting.disability_purpose", "interaction.coworkers", "setting.crew",
    "advancement.same", "contract.abilityone", "contract.labor_ratio", "self_employment", "peer_mentor", "job.shared",
)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A document that states some of everything."""
    number = draw(st.integers(0, 10**6))
    wages = tuple(
        WageFact(
            id=f"w{number}-{at}", confidence=0.9, evidence=PLACE, low=paid, high=paid, per="hour", hourly_low=paid,
            hourly_high=paid,
        )
        for at, paid in enumerate(draw(st.lists(st.sampled_from(PAID), max_size=2)))
    )  # fmt: skip
    sites = tuple(
        SiteFact(
            id=f"s{number}-{at}", confidence=0.9, evidence=PLACE, state=state, city=city, county=None, zip=zip_code
        )
        for at, (state, city, zip_code) in enumerate(draw(st.lists(st.sampled_from(SITES), max_size=2)))
    )
    answers = {
        str(statement): AnswerFact(
            id=f"a{number}-{statement}", confidence=0.9, evidence=PLACE, answer=said, explanation=None
        )
        for statement, said in draw(st.dictionaries(st.integers(1, 7), st.sampled_from([True, False, None]))).items()
    }
    cues = tuple(
        Cue(id=f"c{number}-{at}", kind=kind, status=status, pattern="p", confidence=0.9, evidence=PLACE)
        for at, (kind, status) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(STATUSES)), max_size=4))
        )
    )
    hours = HoursFact(id=f"h{number}", confidence=0.9, evidence=PLACE, low=Decimal(20), high=Decimal(30))
    return Reading(
        document=DocumentInfo(
            name=f"{number}.txt", sha256=f"{number}", bytes=1, text_sha256=f"{number}",
            part=DocumentPart(index=1, of=1), media_type="text/plain", pages=None, kind="position_description",
            language="en",
        ),
        facts=Facts(
            wages=wages, worksite=sites[0] if sites else None, other_worksites=sites[1:], statements=answers,
            hours_per_week=hours if draw(st.booleans()) else None,
        ),
        cues=cues,
    )  # fmt: skip


def said(papers: tuple[Reading, ...]) -> list[tuple[object, ...]]:
    found = assess(papers, PATTERNS, as_of=DAY, sets=SETS)
    return [(one.id, one.outcome, one.basis, one.why, one.question, sorted(one.evidence)) for one in found]


several = st.lists(readings(), min_size=1, max_size=4, unique_by=lambda one: one.document.sha256).map(tuple)


@given(papers=several, seed=st.integers(0, 1000))
@settings(deadline=None)
def test_the_order_of_documents_never_matters(papers: tuple[Reading, ...], seed: int) -> None:
    shuffled = list(papers)
    random.Random(seed).shuffle(shuffled)
    assert said(tuple(shuffled)) == said(papers)


@given(papers=several, data=st.data())
@settings(deadline=None)
def test_a_second_copy_changes_nothing(papers: tuple[Reading, ...], data: st.DataObject) -> None:
    copy = data.draw(st.sampled_from(papers))
    assert said((*papers, copy)) == said(papers)


@given(papers=several, data=st.data())
@settings(deadline=None)
def test_a_document_that_contradicts_never_makes_a_statement_met(
    papers: tuple[Reading, ...], data: st.DataObject
) -> None:
    """A lower wage at the same places: what was not met or open is not met by it."""
    if not any(paper.facts.wages for paper in papers):
        return
    low = Decimal("5")
    wage = WageFact(
        id="w", confidence=0.9, evidence=PLACE, low=low, high=low, per="hour", hourly_low=low, hourly_high=low
    )
    document = data.draw(st.sampled_from(papers)).document.model_copy(update={"sha256": "low", "text_sha256": "low"})
    lower = Reading(document=document, facts=Facts(wages=(wage,)))
    before, after = (
        {one[0]: one[1] for one in said(case) if one[0] in ("md-dors.1", "fed.wage.floor", "or-vr.1b")}
        for case in (papers, (*papers, lower))
    )
    assert all(after[one] != "met" for one in before)


def test_without_papers_everything_is_insufficient() -> None:
    found = assess((), PATTERNS, as_of=DAY, sets=SETS)
    assert {one.outcome for one in found} == {"insufficient"}
    assert {one.set for one in found} == set(SETS)
    assert all(one.question and not one.evidence and one.basis is None for one in found)


def test_an_unknown_set_is_no_set() -> None:
    with pytest.raises(KeyError):
        assess((), PATTERNS, as_of=DAY, sets=("md-dorz",))
