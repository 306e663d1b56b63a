"""Which papers belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cie_extract.model.case import Clues, Role, SitePlace
from cie_extract.pattern_files.cases import load_grouping, load_guides
from cie_extract.pattern_files.criteria import load_criteria
from cie_extract.stages.clues import fold_title, keys_of, references_in
from cie_extract.stages.combine import fold_employer
from cie_extract.stages.group import group
from cie_extract.stages.groups import Grouping, Held
from tests.case_papers import DESCRIPTION, PATTERNS, REQUEST, clues

TOWNS = ("Easton", "Frederick", "Salisbury", "Towson", "Westminster")


def made(
    serial: int,
    role: Role = "description",
    title: str = "mail clerk",
    employer: str = "corbel services",
    city: str | None = "Easton",
    **more: object,
) -> Clues:
    sites = (SitePlace(city=city, state="MD"),) if city else ()
    base = Clues(number=f"2026-{serial:04d}", role=role, title=title, employer=employer, sites=sites)
    return base.model_copy(update=more)


def cases_of(grouping: Grouping) -> list[list[int]]:
    """The papers of each case by their serials."""
    return sorted(sorted(int(one.paper[0][-4:]) for one in each.papers) for each in grouping.groups)


@pytest.mark.parametrize(
    ("papers", "wanted"),
    [
        # Apart: another title, another site, another employer and site, nothing but an employer in common.
        ((made(1), made(2, "request", title="floor finisher")), [[1], [2]]),
        ((made(1), made(2, "request", city="Towson")), [[1], [2]]),
        ((made(1, employer="alder depot", city="Towson"), made(2, "request")), [[1], [2]]),
        ((made(1, title="", city=None), made(2, "request")), [[1], [2]]),
        # A title in other words is a proposal, never a case; so is a title at a place without an employer.
        ((made(1, title="mailroom clerk"), made(2, "request")), [[1], [2]]),
        ((made(1, employer=""), made(2, "request")), [[1], [2]]),
        ((made(1, city=None), made(2, city=None)), [[1], [2]]),
        # Together.
        ((made(1), made(2, "request")), [[1, 2]]),
        ((made(1, city=None), made(2, "request")), [[1, 2]]),
        ((made(1), made(2)), [[1, 2]]),
        ((made(1, later_version_of=""), made(2, city=None, later_version_of="2026-0001")), [[1, 2]]),
        ((made(1, employer="", references=("qz-118",)), made(2, "request", references=("qz-118",))), [[1, 2]]),
        ((made(1, employer="host hospital", contracts=("gs 07",)), made(2, "request", contracts=("gs 07",))), [[1, 2]]),
        # What came in a folder, a message or an archive is one, whatever it says.
        ((made(1, folder="a"), made(2, "attachment", "", "", None, folder="a")), [[1, 2]]),
        ((made(1, folder="a", title="porter"), made(2, "request", folder="a")), [[1, 2]]),
        ((made(1, folder="a"), made(2, "request", folder="b")), [[1], [2]]),
        ((made(1, of=2, part=1, role="other"), made(1, of=2, part=2)), [[1, 1]]),
        # A folder of several positions is as many cases.
        ((made(1, folder="a"), made(2, folder="a", title="porter"), made(3, folder="a", title="cook")),
         [[1], [2], [3]]),
        ((made(1, "request", folder="a"), made(2, "request", folder="a", city="Towson")), [[1], [2]]),
        ((made(1, "request", folder="a"), made(2, folder="a", title="porter", city="Towson")), [[1], [2]]),
        ((made(1, "request", folder="a"), made(2, folder="a", title="porter", city="Towson"), made(3, folder="a")),
         [[1, 3], [2]]),
        ((made(1, "request", folder="a"), made(2, folder="a", title="porter", city=None)), [[1, 2]]),
        ((made(1, "request", folder="a", contracts=("a 1",)),
          made(2, folder="a", title="porter", city="Towson", contracts=("a 1",))), [[1, 2]]),
    ],
)  # fmt: skip
def test_what_belongs_together(papers: tuple[Clues, ...], wanted: list[list[int]]) -> None:
    assert cases_of(group(papers)) == wanted


@pytest.mark.parametrize(
    ("first", "second", "proposed"),
    [
        (made(1), made(2, "request", city="Towson"), False),
        (made(1), made(2, title="floor finisher"), False),
        (made(1, title="mailroom clerk"), made(2, "request"), True),
        (made(1, employer=""), made(2, "request"), True),
        (made(1, city=None), made(2, city=None), True),
        (made(1, contracts=("a 1",)), made(2, contracts=("b 2",)), True),
    ],
)
def test_what_is_not_certain_is_a_proposal_with_its_reasons(first: Clues, second: Clues, proposed: bool) -> None:
    grouping = group((first, second))
    assert bool(grouping.proposals) is proposed
    for one in grouping.proposals:
        assert one.why
        assert 0.45 <= one.score <= 1


@pytest.mark.parametrize(
    ("papers", "apart"),
    [
        # One position: the same title, one with words more, in other words of the request, of a place one leaves out.
        ((made(1), made(2, "request")), []),
        ((made(1, title="custodian"), made(2, title="night custodian")), []),
        ((made(1, "request", title="mailroom clerk"), made(2)), []),
        ((made(1, "request", city=None), made(2)), []),
        ((made(1, "request", employer="host hospital"), made(2, employer="alder depot")), []),
        ((made(1, title=""), made(2, "request", title="porter")), []),
        ((made(1, title="porter"), made(2, "attachment", title="vacation policy")), []),
        ((made(1, title="porter", references=("qz-118",)), made(2, "request", references=("qz-118",))), []),
        ((made(1, title="laundry aide"), made(2, title="laundry worker", later_version_of="2026-0001")), []),
        # What may be two.
        ((made(1, title="porter"), made(2, "request")), [1]),
        ((made(1, title="laundry aide"), made(2, title="laundry worker")), [2]),
        ((made(1, "request"), made(2, city="Towson", contracts=("b 2",), employer="alder depot"), ), [2]),
        ((made(1, "request"), made(2), made(3, title="mail sorter"), made(4, "attachment", title="")), [3]),
    ],
)  # fmt: skip
def test_papers_of_one_folder_that_may_be_two_positions_are_one_case_and_a_proposal(
    papers: tuple[Clues, ...], apart: list[int]
) -> None:
    grouping = group(one.model_copy(update={"folder": "a"}) for one in papers)
    assert len(grouping.groups) == 1
    found = [int(number[5:]) for parting in grouping.partings for number, _ in parting.doubt.papers]
    assert found == apart
    for one in grouping.partings:
        assert one.doubt.why and 0.45 <= one.doubt.score <= 1


@pytest.mark.parametrize(
    ("papers", "wanted"),
    [
        # What is no position opens no case, alone, in a folder or as the parts of one file.
        ((made(1, "other"),), []),
        ((made(1, "other"), made(2, "other")), []),
        ((made(1, "attachment", folder="a"), made(2, "attachment", folder="a")), []),
        ((made(1, "other", of=2, part=1), made(1, "other", of=2, part=2)), []),
        ((made(1, "other", title="", city=None), made(2)), [[2]]),
        # It goes to the case that it belongs to.
        ((made(1, "other"), made(2)), [[1, 2]]),
        ((made(1, "attachment", title="", folder="a"), made(2, folder="a")), [[1, 2]]),
        ((made(1, "other", of=2, part=1), made(1, of=2, part=2)), [[1, 1]]),
    ],
)
def test_what_is_no_position_opens_no_case(papers: tuple[Clues, ...], wanted: list[list[int]]) -> None:
    assert cases_of(group(papers)) == wanted


def test_the_same_description_for_five_sites_is_five_cases() -> None:
    description = made(1, city=None)
    requests = [made(2 + at, "request", city=town) for at, town in enumerate(TOWNS)]
    wanted = [[1, 2 + at] for at in range(5)]
    assert cases_of(group((description, *requests))) == wanted
    # One after the other, as they come in.
    held = [Held("C-2026-0001", (description,))]
    for at, request in enumerate(requests):
        found = group((request,), held)
        new = [one for one in found.groups if one.case is None]
        assert cases_of(found) == ([[2]] if at == 0 else [[1, 2 + at]])
        if at == 0:
            held = [Held("C-2026-0001", (description, request))]
        else:
            assert len(new) == 1
            held.append(Held(f"C-2026-000{at + 1}", (description, request)))


def test_a_description_that_names_five_sites_is_in_a_case_for_each() -> None:
    sites = tuple(SitePlace(city=town, state="MD") for town in TOWNS)
    found = group((made(1, sites=sites, sure_sites=True), made(2, "request", city="Towson")))
    assert cases_of(found) == [[1], [1], [1], [1], [1, 2]]
    assert {joined.site.city for one in found.groups for joined in one.papers if joined.site} == set(TOWNS)
    assert cases_of(group((made(1, sites=sites, sure_sites=False),))) == [[1]]


def test_a_later_paper_finds_the_case_that_is_there() -> None:
    held = (Held("C-2026-0007", (made(1),)), Held("C-2026-0008", (made(2, title="cook"),), folder="x"))
    found = group((made(3, "request"), made(4, "attachment", "", "", None, folder="x")), held)
    assert {one.case: [joined.paper[0] for joined in one.papers] for one in found.groups} == {
        "C-2026-0007": ["2026-0003"],
        "C-2026-0008": ["2026-0004"],
    }


some_clues = st.builds(
    made,
    st.just(1),
    st.sampled_from(["request", "description", "packet", "attachment", "other"]),
    st.sampled_from(["mail clerk", "mailroom clerk", "cook", ""]),
    st.sampled_from(["corbel services", "alder depot", ""]),
    st.sampled_from(["Easton", "Towson", None]),
    folder=st.sampled_from(["", "", "a"]),
)
piles = st.lists(some_clues, max_size=7).map(
    lambda found: [one.model_copy(update={"number": f"2026-{at:04d}"}) for at, one in enumerate(found, 1)]
)


@given(piles, st.randoms())
def test_every_paper_of_a_position_is_in_a_case_and_their_order_never_matters(
    papers: list[Clues], seed: object
) -> None:
    grouping = group(papers)
    positions = {(one.number, 1) for one in papers if one.role in ("request", "description", "packet")}
    for each in grouping.groups:
        assert positions & {one.paper for one in each.papers}
    assert positions <= {one.paper for each in grouping.groups for one in each.papers}
    shuffled = list(papers)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled) == grouping


def test_the_examples_of_references_hold() -> None:
    for example in load_grouping(PATTERNS).examples:
        text = example.text.strip("| ").replace(" | ", "\t")
        assert references_in(text, PATTERNS) == example.says, example.text
    assert references_in("Reference: 2026-11-04", PATTERNS) == ()


def test_every_criteria_set_has_its_guide_to_cases() -> None:
    assert load_guides(PATTERNS).keys() == load_criteria(PATTERNS).keys()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Custodian I", "Custodian, second shift", True),
        ("Mail Clerk", "MAIL CLERK", True),
        ("Mail Clerk", "File Clerk", False),
    ],
)
def test_titles_are_compared_without_level_and_shift(first: str, second: str, same: bool) -> None:
    assert (fold_title(first, PATTERNS) == fold_title(second, PATTERNS)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Corbel Services, Inc.", "CORBEL SERVICES", True),
        ("The Alder Depot LLC", "Alder Depot", True),
        ("Alder Depot", "Alder Works", False),
    ],
)
def test_employers_are_compared_without_their_form(first: str, second: str, same: bool) -> None:
    assert (fold_employer(first) == fold_employer(second)) is same


def test_the_clues_of_real_papers() -> None:
    found = clues(REQUEST.replace("# CIE Review Request", "# CIE Review Request\nReference no. QZ-118"))
    assert (found.role, found.title, found.employer) == ("request", "mail clerk", "corbel services")
    assert found.references == ("qz-118",)
    assert "title:mail clerk" in keys_of(found)
    assert "place:corbel services|hagerstown|MD" in keys_of(clues(DESCRIPTION))
