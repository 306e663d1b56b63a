"""Facts added by hand: with their source, assessed at once, shown as added, taken back with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from cie_extract.model.particulars import (
    Contact,
    Headcount,
    Host,
    Particular,
    Particulars,
    ParticularValue,
    TaxStatus,
)
from cie_extract.model.place import Evidence
from cie_extract.pattern_files.visits import load_visits
from cie_extract.stages.added import CUE_KINDS
from review.desk.added_facts import KNOWN, fields_in_words, inputs_for, value_of
from review.desk.values import Wrong
from review.models import AddedFact, Event, Reading, Task
from tests.desk.cases import PATTERNS, signed, standing

LAUNDRY, KIT, GROUNDS = "laundry-attendant-salisbury.pdf", "mail-clerk-annapolis.docx", "grounds-crew-salem.pdf"
VISITS = load_visits(PATTERNS)
SAID = {"said": "Nobody is timed.", "source": "call", "who": "payroll office", "said_on": "2026-11-20"}


def add(client: Client, case: str, field: str, **given: str) -> str:
    return client.post(f"/cases/{case}/facts/add/", SAID | {"field": field} | given, follow=True).content.decode()


def outcome(case: str, criterion: str) -> str:
    return next(one.outcome for one in standing(case).record.criteria if one.id == criterion)


@pytest.mark.parametrize(
    ("field", "given", "problem"),
    [
        ("wages", {"low": "much", "per": "hour"}, "a number such as"),
        ("wages", {"low": "20", "high": "10", "per": "hour"}, "below the lowest"),
        ("employees", {"value": "a dozen"}, "whole number"),
        ("nonprofit", {"value": "perhaps"}, "choose one"),
        ("host", {"value": " "}, "this is needed"),
        ("contract.end", {"end": "soon"}, "year-month-day"),
        ("contract.end", {"end": ""}, "this is needed"),
        ("statements.3", {"answer": ""}, "choose one"),
        ("wage.time_study", {"status": "other"}, "choose one"),
        ("worksite", {}, "at least one part"),
    ],
)
def test_what_is_no_value_is_said(field: str, given: dict[str, str], problem: str) -> None:
    with pytest.raises(Wrong) as caught:
        value_of(field, given, VISITS)
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("job_title", {"value": "Mail Clerk"}, "Mail Clerk"),
        ("wages", {"low": "17.65", "per": "hour"}, {"low": 17.65, "high": 17.65, "per": "hour"}),
        ("hours_per_week", {"low": "20", "high": "30"}, "20-30"),
        ("worksite", {"city": "Bel Air", "state": "MD"}, {"city": "Bel Air", "state": "MD"}),
        ("contract.end", {"end": "2027-09-30"}, "2027-09-30"),
        ("contract.number", {"number": "GS-07"}, "GS-07"),
        ("statements.3", {"answer": "true"}, True),
        ("employees", {"value": "1,200"}, "1200"),
        ("nonprofit", {"value": "no"}, False),
        ("host", {"value": "Bay Trust  Bank"}, "Bay Trust Bank"),
        ("duties", {"text": "Sorts mail"}, "Sorts mail"),
        ("wage.time_study", {"status": "negated"}, "negated"),
    ],
)
def test_what_is_typed_becomes_a_value(field: str, given: dict[str, str], value: object) -> None:
    assert value_of(field, given, VISITS) == value


def test_everything_that_can_be_added_has_a_label_and_a_form() -> None:
    for _, fields in fields_in_words(VISITS):
        for field, label in fields:
            assert inputs_for(field, VISITS) and label and "." not in label, field
    offered = {field for _, fields in fields_in_words(VISITS) for field, _ in fields}
    assert set(KNOWN) <= offered and offered - set(KNOWN) <= set(CUE_KINDS)


def test_an_added_fact_is_assessed_at_once_and_shown_as_added(case: str, reviewer: Client) -> None:
    assert outcome(case, "md-dors.2") == "insufficient"
    shown = add(reviewer, case, "wage.time_study", status="negated")
    assert "Statement 2 is now: papers support." in shown
    assert outcome(case, "md-dors.2") == "met"
    assert "from a call" in shown and "payroll office" in shown and "Nobody is timed." in shown
    row = AddedFact.objects.get()
    assert (row.source, row.entered_by, row.said_on.isoformat()) == ("call", "reviewer", "2026-11-20")
    assert Event.objects.filter(what="added", by="reviewer", number=case).count() == 1
    assert "md-dors.2" not in str(Task.objects.get(number=case).why)


def test_an_added_wage_stands_beside_the_one_that_was_read(case: str, reviewer: Client) -> None:
    page = reviewer.get(f"/cases/{case}/facts/add/?field=wages&question=What+is+paid%3F").content.decode()
    assert "What is paid?" in page and "The papers and what was added say" in page
    add(reviewer, case, "wages", low="9.00", per="hour")
    fact = standing(case).record.fact("wages")
    assert fact and {source.how for variant in fact.variants for source in variant.sources} == {"read", "added"}


@pytest.mark.parametrize("left_out", ["said", "source", "who", "said_on"])
def test_without_its_source_nothing_is_added(left_out: str, case: str, reviewer: Client) -> None:
    given = SAID | {"field": "wage.time_study", "status": "negated", left_out: ""}
    response = reviewer.post(f"/cases/{case}/facts/add/", given)
    assert response.status_code == 422 and f'href="#{left_out}"' in response.content.decode()
    assert not AddedFact.objects.exists()


def test_an_unknown_field_leads_to_the_choice(case: str, reviewer: Client) -> None:
    for field in ("", "criteria.md-dors.1", "point.x", "contract.periods"):
        assert "What is it about?" in reviewer.get(f"/cases/{case}/facts/add/?field={field}").content.decode()
        assert reviewer.post(f"/cases/{case}/facts/add/", SAID | {"field": field}).status_code == 422
    assert not AddedFact.objects.exists()


def test_a_fact_is_taken_back_with_a_reason_and_its_row_stays(case: str, reviewer: Client) -> None:
    add(reviewer, case, "wage.time_study", status="negated")
    row = AddedFact.objects.get()
    address = f"/cases/{case}/facts/{row.pk}/withdraw/"
    assert "Nobody is timed." in reviewer.get(address).content.decode()
    assert reviewer.post(address, {"why": " "}).status_code == 422
    shown = reviewer.post(address, {"why": "Another job was meant."}, follow=True).content.decode()
    assert "Statement 2 is now: papers do not say." in shown and "Taken back: 1" in shown
    row.refresh_from_db()
    assert (row.withdrawn_by, row.said) == ("reviewer", "Nobody is timed.")
    assert Event.objects.get(what="withdrawn").detail["why"] == "Another job was meant."
    assert reviewer.post(address, {"why": "Once more."}).status_code == 404


def test_nothing_is_added_while_somebody_else_holds_it(
    case: str, reviewer: Client, as_role: Callable[[str], Client]
) -> None:
    as_role("lead").post(f"/cases/{case}/take/")
    assert "You can look, not change" in add(reviewer, case, "wage.time_study", status="negated")
    assert not AddedFact.objects.exists()


def test_nothing_is_added_to_what_is_signed(case: str, reviewer: Client) -> None:
    signed(case, "does_not_meet")
    assert "This is signed" in add(reviewer, case, "wage.time_study", status="negated")
    assert not AddedFact.objects.exists()


def test_a_fact_of_another_case_is_not_found(case: str, numbers: dict[str, str], reviewer: Client) -> None:
    add(reviewer, case, "wage.time_study", status="negated")
    other = numbers[KIT]
    pk = AddedFact.objects.get().pk
    assert reviewer.post(f"/cases/{other}/facts/{pk}/withdraw/", {"why": "Mine."}).status_code == 404
    assert AddedFact.objects.get().withdrawn is None


def suggested(case: str, *values: ParticularValue) -> None:
    """Lets the first paper of a case say this beside its record."""
    part = standing(case).parts[0].standing
    found = tuple(
        Particular(
            value=value,
            confidence=0.9,
            evidence=(Evidence(page=1, start=0, end=5, quote=part.text[:5], boxes=((72, 72, 120, 84),)),),
            found_by="test",
        )
        for value in values
    )
    beside = Particulars(schema="cie-extract/particulars/1", name="a", text_sha256="0" * 64, particulars=found)
    Reading.objects.filter(pk=part.reading_id).update(particulars=beside.model_dump(mode="json", by_alias=True))


def test_what_a_paper_says_beside_its_record_counts_once_a_person_takes_it_over(case: str, reviewer: Client) -> None:
    contact = Contact(name="Dana Whitfield", phone="410-555-0119")
    sizes = Headcount(low=40, high=40, about=True), Headcount(low=51, high=200)
    suggested(case, contact, *sizes, TaxStatus(status="nonprofit", form="501(c)(3)"))
    page = reviewer.get(f"/cases/{case}/").content.decode()
    assert "410-555-0119" in page and "about 40" in page and "51 to 200" in page
    keys = re.findall(r'name="suggestion" value="(\w+)"', page)
    assert len(keys) == 2 and "?field=employees" in page
    assert not AddedFact.objects.filter(case__number=case, field__in=("employees", "nonprofit")).exists()
    after = reviewer.post(f"/cases/{case}/facts/accept/", {"suggestion": keys[0]}, follow=True).content.decode()
    row = AddedFact.objects.get(case__number=case, field="employees")
    assert (row.value, row.source) == ("40", "papers") and row.source_detail.endswith("page 1")
    assert "taken over from" in after and re.findall(r'name="suggestion" value="(\w+)"', after) == keys[1:]


@pytest.mark.parametrize("view", ["picture", "text"])
def test_what_a_paper_says_beside_its_record_is_marked_where_it_stands(view: str, case: str, reviewer: Client) -> None:
    suggested(case, Host(name="Bay Trust Bank"))
    page = reviewer.get(f"/cases/{case}/?view={view}").content.decode()
    [dom] = re.findall(r'<article class="desk-card" id="(s-\w+)"', page)
    assert f'data-show="{dom}"' in page and "Show Host" in page
    assert (f'data-card="{dom}" class="desk-box-mark"' in page) == (view == "picture")
    shown = reviewer.get(f"/cases/{case}/?view={view}&spot={dom}").content.decode()
    assert f'<mark class="desk-mark is-lit" data-card="{dom}"><a href="#{dom}">' in shown
    assert f'<article class="desk-card is-lit" id="{dom}"' in shown


def test_a_contact_is_never_taken_over_nor_told_in_the_history(case: str, reviewer: Client) -> None:
    suggested(case, Contact(name="Dana Whitfield", phone="410-555-0119"), Host(name="Bay Trust Bank"))
    reviewer.post(f"/cases/{case}/facts/accept/", {"suggestion": "0" * 16})
    assert not AddedFact.objects.filter(case__number=case, source="papers").exists()
    key = re.search(r'name="suggestion" value="(\w+)"', reviewer.get(f"/cases/{case}/").content.decode())
    assert key
    reviewer.post(f"/cases/{case}/facts/accept/", {"suggestion": key[1]})
    assert AddedFact.objects.get(case__number=case, source="papers").value == "Bay Trust Bank"
    assert not any("Whitfield" in str(one.detail) for one in Event.objects.all())
