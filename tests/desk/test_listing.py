"""The public list: a line out of a signed determination, approved by whoever may, withdrawn with a reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cie_extract.pattern_files import load_patterns
from review import list_line, queries_contacts, store_determinations, store_history, store_publications
from review.errors import CannotChangeCase
from review.models import Case, Determination, Event, Publication
from review.store_publications import COLUMNS
from tests.desk.cases import PATTERNS, REVIEWER, signed
from tests.desk.office import KEY

GROUNDS, KIT, LAUNDRY = "grounds-crew-salem.pdf", "mail-clerk-annapolis.docx", "laundry-attendant-salisbury.pdf"


@pytest.fixture
def case(numbers: dict[str, str]) -> str:
    return numbers[KIT]


@pytest.fixture
def lead(as_role: Callable[[str], Client]) -> Client:
    return as_role("lead")


def approve(client: Client, case: str, seal: str | None = None) -> str:
    held = Determination.objects.order_by("-pk").first()
    given = {"seal": (held.seal if held else "") if seal is None else seal}
    return client.post(f"/cases/{case}/list/approve/", given, follow=True).content.decode()


def test_without_a_signature_there_is_no_line(case: str, lead: Client) -> None:
    assert "There is no signed determination" in lead.get(f"/cases/{case}/list/").content.decode()
    approve(lead, case)
    signed(case, "meets", second=True)  # waits for the second signature
    approve(lead, case)
    assert not Publication.objects.exists()


def test_a_withdrawn_request_gives_no_line(case: str, lead: Client) -> None:
    signed(case, "withdrawn")
    approve(lead, case)
    assert not Publication.objects.exists()


def test_a_line_is_shown_approved_and_exported(case: str, lead: Client) -> None:
    signed(case, "meets")
    assert "As it would be listed" in lead.get(f"/cases/{case}/list/").content.decode()
    assert "is on the public list" in approve(lead, case)
    row = Publication.objects.get()
    assert set(row.line) == set(COLUMNS) and row.approved_by == "lead"
    assert (row.line["number"], row.line["determination"], row.line["decided"]) == (case, "Meets", "2026-11-23")
    assert "Annapolis" in row.line["worksite"]
    assert case in lead.get("/list/").content.decode()
    response = lead.get("/list/list.csv")
    assert response["Content-Type"].startswith("text/csv") and "attachment" in response["Content-Disposition"]
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines[0][0] == "Number" and lines[0][-1] == "State" and len(lines) == 2
    assert lines[1][0] == case and lines[1][-1] == "In force"
    assert Event.objects.filter(what="listed", by="lead", number=case).count() == 1
    assert store_history.verify(KEY).broken is None


def test_no_person_and_no_wage_is_ever_listed(case: str, lead: Client) -> None:
    made = signed(case, "meets")
    approve(lead, case)
    said = " ".join(Publication.objects.get().line.values())
    assert made.signed_name not in said and "$" not in said
    frozen = made.frozen["case"]["facts"]
    names = [one["value"].get("name") for fact in frozen if fact["field"] == "signature" for one in fact["variants"]]
    assert names and not any(name and name in said for name in names)
    with pytest.raises(CannotChangeCase, match="its columns and no others"):
        store_publications.approve(case, made.pk, {"number": case, "worker": "x"}, REVIEWER)


def test_an_outcome_that_changed_since_blocks_and_is_shown(case: str, lead: Client) -> None:
    made = signed(case, "meets")
    for one in made.frozen["case"]["criteria"]:
        if one["id"] == "md-dors.1":
            one["outcome"] = "not_met"
    made.save()
    shown = approve(lead, case)
    assert "This cannot be listed now" in shown and "Statement 1: then papers contradict; now papers support." in shown
    assert not Publication.objects.exists()


def test_only_the_line_that_was_seen_is_approved(case: str, lead: Client) -> None:
    signed(case, "meets")
    assert "another one by now" in approve(lead, case, seal="0" * 64)
    assert not Publication.objects.exists()


def test_a_case_is_listed_once(case: str, lead: Client) -> None:
    signed(case, "meets")
    approve(lead, case)
    assert "on the list already" in approve(lead, case)
    assert Publication.objects.count() == 1


def test_a_line_is_withdrawn_with_a_reason_and_stays_to_be_read(case: str, lead: Client) -> None:
    signed(case, "meets")
    approve(lead, case)
    assert "Say why" in lead.post(f"/cases/{case}/list/withdraw/", {"why": " "}, follow=True).content.decode()
    shown = lead.post(f"/cases/{case}/list/withdraw/", {"why": "The contract ended."}, follow=True).content.decode()
    assert "The contract ended." in shown
    row = Publication.objects.get()
    assert (row.state, row.withdrawn_by, row.withdrawn_why) == ("withdrawn", "lead", "The contract ended.")
    assert case not in lead.get("/list/list.csv").content.decode()
    assert Event.objects.get(what="taken off the list").detail["why"] == "The contract ended."
    assert (
        "is not on the list" in lead.post(f"/cases/{case}/list/withdraw/", {"why": "x"}, follow=True).content.decode()
    )
    approve(lead, case)
    assert [one.state for one in Publication.objects.order_by("pk")] == ["withdrawn", "listed"]


def test_publishing_ends_undo(case: str, lead: Client) -> None:
    assert queries_contacts.undo_end(case) is None
    signed(case, "meets")
    approve(lead, case)
    end = queries_contacts.undo_end(case)
    assert end is not None and end.what == "the public list was changed"


def test_a_line_whose_determination_was_reopened_says_so(case: str, lead: Client) -> None:
    signed(case, "meets")
    approve(lead, case)
    store_determinations.reopen(case, "New papers.", REVIEWER)
    assert "withdraw the line" in lead.get(f"/cases/{case}/list/").content.decode()
    assert lead.get("/list/list.csv").content.decode().rstrip().endswith("Re-opened")


@pytest.mark.parametrize(
    ("end", "signature", "state"),
    [
        ("", "signed", "In force"),
        ("2026-11-23", "signed", "In force"),
        ("2026-11-22", "signed", "Expired"),
        ("2026-11-22", "reopened", "Re-opened"),
        ("", "reopened", "Re-opened"),
    ],
)
def test_a_line_that_holds_no_more_stays_and_says_so(end: str, signature: str, state: str) -> None:
    made = Publication(line={"contract_end": end}, determination=Determination(state=signature))
    assert list_line.state_of(made, date(2026, 11, 23)) == state


@pytest.mark.parametrize("word", ["=1+1", "+1", "-1", "@x"])
def test_no_cell_is_a_formula(word: str) -> None:
    line = dict.fromkeys(COLUMNS, "x") | {"employer": word}
    assert list_line.as_csv([(line, "In force")]).splitlines()[1] == f"x,'{word},x,x,x,x,x,x,In force"


def test_a_line_without_an_employer_is_none(case: str) -> None:
    made = signed(case, "meets")
    held = Case.objects.get(number=case)
    assert list_line.list_line(made, held, load_patterns(None)) is not None
    made.frozen["case"]["facts"] = [one for one in made.frozen["case"]["facts"] if one["field"] != "employer"]
    assert list_line.list_line(made, held, PATTERNS) is None


def test_who_has_no_right_to_publish_sees_the_line_and_no_button(case: str, as_role: Callable[[str], Client]) -> None:
    signed(case, "meets")
    reviewer = as_role("reviewer")
    page = reviewer.get(f"/cases/{case}/list/").content.decode()
    assert "Put it on the public list" not in page and "Somebody with the right" in page
    assert reviewer.post(f"/cases/{case}/list/approve/", {"seal": "x"}).status_code == 403
