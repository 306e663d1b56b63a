"""What the papers of a case say together: sources, conflicts, scope, readiness, revisions; what never changes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cie_extract.model.case import Added, CaseRecord, Listed, Paper, SitePlace
from cie_extract.model.place import Evidence
from cie_extract.model.record import Cue
from cie_extract.pattern_files import load_patterns
from cie_extract.stages.case import judge_case, sets_of
from cie_extract.stages.explain_case import explain_case_criterion
from tests.case_papers import DAY, DESCRIPTION, PATTERNS, REQUEST, paper
from tests.stages.test_silence import ORDINARY

CONTRACT = "The position is funded by AbilityOne contract QZ-26-0031, October 1, 2026 to September 30, 2027."
SAME_BENEFITS = "All employees in this job, with and without disabilities, are eligible for the same benefits."
LESS = "Employees with disabilities are not eligible for the health plan that other employees have."
TIED = "The job is open only to clients of Corbel Services and ends when services end."
POORER = DESCRIPTION.replace("$19.00", "$14.00")
ELSEWHERE = DESCRIPTION.replace("10 Main Street, Hagerstown, MD 21740", "4 Canal Road, Salisbury, MD 21801")
ORDER = {"not_met": 0, "conflicting": 0, "insufficient": 1, "met": 2, "not_applicable": 3}


def with_line(source: str, line: str) -> str:
    """A description with one more paragraph, before its duties."""
    return source.replace("# Essential functions", f"{line}\n# Essential functions", 1)


def answering(number: int, answer: bool | None) -> str:
    """The request with another answer to one statement."""
    marks = {True: "| ☒ | ☐ |", False: "| ☐ | ☒ |", None: "| ☐ | ☐ |"}[answer]
    lines = [f"{line.removesuffix('| ☒ | ☐ |')}{marks}" if line.startswith(f"| {number}. ") else line
             for line in REQUEST.splitlines()]  # fmt: skip
    return "\n".join(lines)


def case(*papers: Paper, chosen: str = "md-dors", **more: object) -> CaseRecord:
    return judge_case("C-2026-0001", papers, PATTERNS, chosen=chosen, as_of=DAY, **more)  # type: ignore[arg-type]


def outcomes(record: CaseRecord) -> dict[str, str]:
    return {one.id: one.outcome for one in record.criteria}


def items(record: CaseRecord) -> dict[str, str]:
    return {one.code: one.state for one in record.readiness.items}


def added(field: str, value: object, said: str = "", settles: bool = False, id_: int = 1) -> Added:
    return Added(id=id_, field=field, value=value, said=said, source="call", said_on=DAY, by="ada", settles=settles)


# Facts of several papers


def test_a_value_keeps_every_paper_that_states_it() -> None:
    fact = case(paper(DESCRIPTION), paper(REQUEST, "2026-0002")).fact("wages")
    assert fact is not None
    assert not fact.conflict
    [variant] = fact.variants
    assert [one.paper for one in variant.sources] == ["2026-0001", "2026-0002"]
    assert all(one.fact.evidence[0].quote for one in variant.sources)


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("wages", "$19.00 per hour", "$21.00 per hour"),
        ("hours_per_week", "30 per week", "24 per week"),
        ("employer", "Corbel Services, Inc.", "Alder Depot LLC"),
        ("job_title", "# Mail Clerk", "# Floor Finisher"),
        ("worksite", "10 Main Street, Hagerstown, MD 21740", "4 Canal Road, Salisbury, MD 21801"),
    ],
)
def test_values_that_disagree_are_a_conflict_and_none_is_chosen_as_the_newer(
    field: str, before: str, after: str
) -> None:
    other = DESCRIPTION.replace(before, after)
    assert other != DESCRIPTION
    later = paper(other, "2026-0002", received=date(2026, 11, 23))
    fact = case(paper(DESCRIPTION), later).fact(field)
    assert fact is not None
    assert fact.conflict
    assert [one.sources[0].paper for one in fact.variants] == ["2026-0001", "2026-0002"]
    assert all(one.sources[0].fact.evidence for one in fact.variants)
    assert fact.why.startswith("The papers disagree:")


def test_a_shorter_form_of_a_name_is_shown_and_is_no_conflict() -> None:
    fact = case(paper(DESCRIPTION), paper(DESCRIPTION.replace("Mail Clerk", "Mail Clerk II"), "2026-0002")).facts[0]
    assert ([one.said for one in fact.variants], fact.conflict) == (["Mail Clerk", "Mail Clerk II"], False)


@pytest.mark.parametrize(
    ("name", "other", "conflict"),
    [
        # Others: another name, the friends of it, a single word of it, one that begins alike.
        ("Alder Bend Works", "Corbel Bend Works", True),
        ("Alder Bend", "Friends of Alder Bend", True),
        ("Bend", "Greater Alder Bend Works", True),
        ("Alder Bend", "Alder Bendix Works", True),
        # A shorter form: at the beginning, in the middle, without its company form.
        ("Alder Bend", "Alder Bend Employment Services", False),
        ("Alder Bend", "Greater Alder Bend Works, Inc.", False),
        ("The Alder Bend Company", "Alder Bend Works LLC", False),
    ],
)
def test_the_shorter_form_of_an_employers_name_is_no_conflict(name: str, other: str, conflict: bool) -> None:
    papers = [
        paper(DESCRIPTION.replace("Corbel Services, Inc.", one), f"2026-000{at}")
        for at, one in enumerate((name, other), 1)
    ]
    for each in (papers, papers[::-1]):
        fact = case(*each).fact("employer")
        assert fact is not None
        assert (len(fact.variants), fact.conflict) == (2, conflict)


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("employer", "Corbel Services, Inc.", "CORBEL SERVICES"),
        ("job_title", "# Mail Clerk", "# MAIL CLERK"),
        ("worksite", "10 Main Street, Hagerstown, MD 21740", "Hagerstown, MD"),
        ("wages", "$19.00 per hour", "$19/hour"),
    ],
)
def test_the_same_in_other_words_is_no_conflict(field: str, before: str, after: str) -> None:
    fact = case(paper(DESCRIPTION), paper(DESCRIPTION.replace(before, after), "2026-0002")).fact(field)
    assert fact is not None
    assert not fact.conflict
    assert len(fact.variants) == 1


def test_papers_with_pay_on_both_sides_of_the_rate_disagree() -> None:
    assert outcomes(case(paper(POORER)))["md-dors.1"] == "not_met"
    both = case(paper(DESCRIPTION), paper(POORER, "2026-0002"))
    assert outcomes(both)["md-dors.1"] == "conflicting"
    assert outcomes(both)["fed.wage.floor"] == "conflicting"


def test_opposite_answers_of_two_papers_are_a_conflict_whatever_supports_them() -> None:
    described = paper(with_line(DESCRIPTION, SAME_BENEFITS))
    requests = (paper(REQUEST, "2026-0002"), paper(answering(3, False), "2026-0003"))
    record = case(described, *requests)
    assert outcomes(record)["md-dors.3"] == "conflicting"
    walk = explain_case_criterion("md-dors.3", record)
    assert walk is not None
    assert {step.paper for step in walk.steps if step.what == "statements.3"} == {"2026-0002", "2026-0003"}


def test_a_replaced_paper_is_kept_and_counts_no_more() -> None:
    record = case(paper(POORER, role="replaced"), paper(DESCRIPTION, "2026-0002"))
    assert outcomes(record)["md-dors.1"] == "met"
    assert [one.role for one in record.papers] == ["description", "replaced"]
    fact = record.fact("wages")
    assert fact is not None
    assert not fact.conflict


def test_a_case_of_one_site_of_several_looks_at_that_site_alone() -> None:
    towns = ("Hagerstown", "Salisbury")
    facts = paper(DESCRIPTION).reading.facts
    assert facts.worksite is not None
    second = facts.worksite.model_copy(update={"city": "Salisbury", "county": "Wicomico", "zip": "21801"})
    reading = paper(DESCRIPTION).reading.model_copy(
        update={"facts": facts.model_copy(update={"other_worksites": (second,)})}
    )
    several = paper(DESCRIPTION).model_copy(update={"reading": reading})
    for town in towns:
        record = case(several, site=SitePlace(city=town, state="MD"))
        assert {one.id: one for one in record.criteria}["md-dors.1"].why.count(town) == 1


# Scope


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", "cannot_tell"),
        ("The position is not on an AbilityOne contract.", "cannot_tell"),
        (CONTRACT, "in"),
        ("The job is on Maryland Employment Works contract 001B5600287.", "in"),
    ],
)
def test_silence_is_never_out_of_scope(line: str, wanted: str) -> None:
    assert case(paper(with_line(DESCRIPTION, line))).scope.answer == wanted


def saying(*cues: tuple[str, str]) -> Paper:
    """A description with these cues, by kind and status, and no others."""
    one = paper(DESCRIPTION)
    place = (Evidence(page=None, start=0, end=10, quote="Mail Clerk"),)
    made = [
        Cue.model_validate(
            {"id": f"c{at}", "kind": kind, "status": status, "pattern": "t", "confidence": 0.95, "evidence": place}
        )
        for at, (kind, status) in enumerate(cues)
    ]
    return one.model_copy(update={"reading": one.reading.model_copy(update={"cues": tuple(made)})})


@pytest.mark.parametrize(
    ("cues", "wanted"),
    [
        ((("contract.abilityone", "negated"),), "cannot_tell"),
        ((("employer.provider", "negated"),), "cannot_tell"),
        ((("contract.abilityone", "historical"), ("employer.provider", "negated")), "cannot_tell"),
        ((("setting.community", "asserted"),), "cannot_tell"),
        ((("contract.abilityone", "negated"), ("employer.provider", "negated")), "not_in"),
        ((("contract.abilityone", "negated"), ("employer.provider", "asserted")), "in"),
    ],
)
def test_only_papers_that_deny_every_reason_say_that_none_is_given(
    cues: tuple[tuple[str, str], ...], wanted: str
) -> None:
    assert case(saying(*cues)).scope.answer == wanted
    assert case(saying(*cues), paper(REQUEST, "2026-0002")).scope.answer == wanted.replace("not_in", "cannot_tell")


@pytest.mark.parametrize(("provider", "wanted"), [("Alder Depot LLC", "not_in"), ("CORBEL SERVICES", "in")])
def test_the_agency_table_of_providers_tells_an_ordinary_business(tmp_path: Path, provider: str, wanted: str) -> None:
    (tmp_path / "tables").mkdir()
    rows = f"provider,street,city,state,zip\n{provider},1 A Street,Easton,MD,21601\n"
    (tmp_path / "tables" / "providers.csv").write_text(rows, encoding="utf-8")
    ordinary = saying(("setting.community", "asserted"))
    filled = load_patterns(tmp_path)
    assert judge_case("C-2026-0001", [ordinary], filled, chosen="md-dors", as_of=DAY).scope.answer == wanted


def test_what_is_listed_already_needs_no_review_until_that_runs_out() -> None:
    site = SitePlace(city="Hagerstown", state="MD")
    listed = Listed(number="C-2025-0004", position="Mail Clerk", employer="Corbel Services", site=site)
    found = case(paper(with_line(DESCRIPTION, CONTRACT)), listed=(listed,)).scope
    assert (found.answer, found.why) == ("not_in", ("Already listed as no. C-2025-0004.",))
    for other in (
        listed.model_copy(update={"until": date(2026, 11, 21)}),
        listed.model_copy(update={"site": SitePlace(city="Easton", state="MD")}),
        listed.model_copy(update={"position": "Porter"}),
    ):
        assert case(paper(with_line(DESCRIPTION, CONTRACT)), listed=(other,)).scope.answer == "in"


@pytest.mark.parametrize(
    ("stated", "listed", "answer"),
    [
        ("", date(2027, 9, 30), "not_in"),  # the papers name no end: nothing speaks against the list
        ("September 30, 2027", date(2027, 9, 30), "not_in"),
        ("September 30, 2027", None, "not_in"),
        ("September 30, 2028", date(2027, 9, 30), "in"),  # an option or another contract since
        ("June 30, 2027", date(2027, 9, 30), "in"),
    ],
)
def test_a_listed_position_on_another_contract_period_is_looked_at_anew(
    stated: str, listed: date | None, answer: str
) -> None:
    without = "The position is funded by AbilityOne contract QZ-26-0031."
    line = CONTRACT.replace("September 30, 2027", stated) if stated else without
    known = Listed(
        number="C-2025-0004",
        position="Mail Clerk",
        employer="Corbel Services",
        site=SitePlace(city="Hagerstown", state="MD"),
        until=listed,
    )
    scope = case(paper(with_line(DESCRIPTION, line)), listed=(known,)).scope
    assert scope.answer == answer
    assert "C-2025-0004" in scope.why[0]


def test_another_guide_can_be_asked_of_any_position() -> None:
    assert case(paper(DESCRIPTION), chosen="or-vr").scope.answer == "in"


# Readiness


def test_a_lone_description_has_no_review_request_yet() -> None:
    record = case(paper(DESCRIPTION))
    assert (record.readiness.ready, record.readiness.summary) == (False, "No review request yet")
    assert items(record)["description"] == "there"
    assert items(record)["signature"] == "missing"


def test_a_request_and_its_description_are_together_once_promotion_is_described() -> None:
    told = with_line(DESCRIPTION, "Mail clerks may be promoted to lead clerk and mailroom supervisor like all others.")
    record = case(paper(told), paper(REQUEST, "2026-0002"))
    assert (record.readiness.ready, record.readiness.summary) == (True, "The papers are together")


@pytest.mark.parametrize(
    ("papers", "missing"),
    [
        ((REQUEST,), {"description", "essential_functions", "qualifications", "promotion"}),
        ((DESCRIPTION, REQUEST), {"promotion"}),
        ((DESCRIPTION, answering(4, None)), {"promotion", "answers"}),
        ((DESCRIPTION, answering(4, False)), {"promotion", "explanations"}),
        ((DESCRIPTION, answering(7, False)), {"explanations"}),
        ((DESCRIPTION, REQUEST, answering(4, False)), {"promotion", "answers"}),
        ((DESCRIPTION, REQUEST.replace("Nora Feld, Director", "")), {"promotion", "signature"}),
        ((with_line(DESCRIPTION, CONTRACT), REQUEST), {"promotion"}),
        ((with_line(DESCRIPTION, CONTRACT.replace("2026 to", "2024 to").replace("2027", "2025")), REQUEST),
         {"promotion", "period_in_force"}),
        ((with_line(DESCRIPTION, "The position is funded by AbilityOne contract QZ-26-0031."), REQUEST),
         {"promotion", "contract_end", "period_in_force"}),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_and_nothing_else(papers: tuple[str, ...], missing: set[str]) -> None:
    record = case(*(paper(source, f"2026-000{at}") for at, source in enumerate(papers, 1)))
    assert {code for code, state in items(record).items() if state in ("missing", "unread")} == missing
    assert all(one.ask for one in record.readiness.items if one.state in ("missing", "unread"))
    assert not any(one.ask for one in record.readiness.items if one.state not in ("missing", "unread"))


def test_maryland_always_has_the_federal_set_beside_it() -> None:
    assert sets_of("md-dors") == ("md-dors", "fed")
    assert sets_of("md-dors", ("or-vr",)) == ("md-dors", "fed", "or-vr")
    assert sets_of("wi-dvr") == ("wi-dvr",)


# Added by hand


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("wages", "17.65", "$17.65 an hour"),
        ("wages", "17.65-18.40", "$17.65 to $18.40 an hour"),
        ("wages", {"low": "36000", "high": "36000", "per": "year", "hours": "40"}, "$36,000 a year"),
        ("worksite", "Bel Air, MD 21014", "Bel Air, MD 21014"),
        ("contract.end", "2027-09-30", "2027-09-30"),
        ("statements.3", True, "True"),
        ("hours_per_week", "20-30", "20 to 30"),
        ("job_title", "Porter", "Porter"),
    ],
)
def test_what_is_added_by_hand_is_shown_as_such(field: str, value: object, said: str) -> None:
    record = case(added=(added(field, value),))
    fact = record.fact(field)
    assert fact is not None
    [variant] = fact.variants
    assert (variant.said, variant.sources[0].how, variant.sources[0].by) == (said, "added", "ada")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("wages", "a lot"),
        ("wages", "18-17"),
        ("worksite", "somewhere"),
        ("contract.end", "next year"),
        ("statements.3", "maybe"),
        ("statements.8", True),
        ("colour", "blue"),
    ],
)
def test_what_is_no_fact_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"no value|no amount|no place|no field|no answer"):
        case(paper(DESCRIPTION), added=(added(field, value),))


def test_an_added_value_makes_a_conflict_unless_a_person_lets_it_hold() -> None:
    stated = (paper(POORER), paper(DESCRIPTION, "2026-0002"))
    fact = case(*stated, added=(added("wages", "19.00"),)).fact("wages")
    assert fact is not None
    assert fact.conflict
    record = case(*stated, added=(added("wages", "19.00", settles=True),))
    settled = record.fact("wages")
    assert settled is not None
    assert (settled.conflict, settled.settled_by, len(settled.variants)) == (False, "added-1", 2)
    assert outcomes(record)["md-dors.1"] == "met"
    assert "ada" in settled.why


# Revisions


def test_a_revision_is_told_field_by_field_and_opens_only_what_it_touches() -> None:
    revised = with_line(DESCRIPTION.replace("$19.00", "$20.00"), SAME_BENEFITS)
    [revision] = case(paper(DESCRIPTION), paper(revised, "2026-0002")).revisions
    told = {one.field: (one.kind, one.before, one.after) for one in revision.differences}
    assert told["wages"] == ("changed", "$19.00 an hour", "$20.00 an hour")
    assert told["benefits.same"][0] == "added"
    assert set(told) == {"wages", "benefits.same"}
    assert revision.reopens == ("md-dors.1", "md-dors.3", "fed.wage.floor", "fed.benefits")


def test_a_description_sent_again_with_nothing_new_opens_nothing() -> None:
    [revision] = case(paper(DESCRIPTION), paper(f"{DESCRIPTION}- Has a driving license\n", "2026-0002")).revisions
    assert [one.field for one in revision.differences] == ["qualifications"]
    assert revision.reopens == ()
    assert case(paper(DESCRIPTION), paper(REQUEST, "2026-0002")).revisions == ()


# What never changes a case

POOL = (
    DESCRIPTION,
    REQUEST,
    POORER,
    ELSEWHERE,
    answering(3, False),
    answering(4, None),
    with_line(DESCRIPTION, SAME_BENEFITS),
    with_line(DESCRIPTION, CONTRACT),
    with_line(DESCRIPTION, LESS),
)
some_papers = st.lists(st.sampled_from(POOL), max_size=4, unique=True).map(
    lambda sources: [paper(source, f"2026-{at:04d}") for at, source in enumerate(sources, 1)]
)
guides = st.sampled_from(["md-dors", "fed", "wi-dvr", "wi-joint", "or-vr"])


@given(some_papers, guides, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_never_matters(papers: list[Paper], chosen: str, seed: object) -> None:
    shuffled = list(papers)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert case(*shuffled, chosen=chosen).json_line() == case(*papers, chosen=chosen).json_line()


@given(guides)
def test_without_documents_everything_is_insufficient(chosen: str) -> None:
    record = case(chosen=chosen)
    assert {one.outcome for one in record.criteria} == {"insufficient"}
    assert (record.readiness.ready, record.readiness.summary) == (False, "No papers")
    assert record.facts == ()


@given(some_papers, guides, st.sampled_from([LESS, TIED]))
@settings(max_examples=30, deadline=None)
def test_a_paper_that_contradicts_never_makes_an_outcome_better(papers: list[Paper], chosen: str, line: str) -> None:
    before = outcomes(case(*papers, chosen=chosen))
    worse = paper(f"# Letter about the Mail Clerk\n{line}", "2026-0009", "other")
    after = outcomes(case(*papers, worse, chosen=chosen))
    touched = {one.id for one in case(*papers, worse, chosen=chosen).criteria if set(one.evidence) & ids_of(worse)}
    for criterion in touched:
        assert ORDER[after[criterion]] <= ORDER[before[criterion]], criterion


def ids_of(one: Paper) -> set[str]:
    return {cue.id for cue in one.reading.cues if cue.kind in ("benefits.less", "provider.tied")}


@given(some_papers, st.sampled_from(ORDINARY))
@settings(max_examples=30, deadline=None)
def test_a_paper_of_boilerplate_changes_nothing(papers: list[Paper], line: str) -> None:
    if not papers:
        return
    silent = paper(f"# Notice\n{line}", "2026-0009", "attachment")
    before, after = case(*papers), case(*papers, silent)
    statements = [one for one in before.criteria if one.set == "md-dors"]
    assert [outcomes(after)[one.id] for one in statements] == [one.outcome for one in statements]
    assert items(after) == items(before)
    assert after.scope.answer == before.scope.answer


@given(some_papers, guides)
@settings(max_examples=20, deadline=None)
def test_the_same_papers_give_the_same_bytes_and_every_outcome_walks_to_its_quotes(
    papers: list[Paper], chosen: str
) -> None:
    record = case(*papers, chosen=chosen)
    assert record.json_line() == case(*papers, chosen=chosen).json_line()
    assert CaseRecord.model_validate_json(record.json_line()) == record
    for outcome in record.criteria:
        walk = explain_case_criterion(outcome.id, record)
        assert walk is not None
        assert {step.id for step in walk.steps} == set(outcome.evidence)
        assert all(piece.quote for step in walk.steps for piece in step.evidence)


def test_a_copy_of_a_paper_changes_nothing() -> None:
    one = case(paper(DESCRIPTION), paper(REQUEST, "2026-0002"))
    assert case(paper(DESCRIPTION), paper(REQUEST, "2026-0002"), paper(DESCRIPTION, "2026-0003")) == one
