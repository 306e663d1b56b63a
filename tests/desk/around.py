"""What tests of contacts, visits and letters share: the case of a sample, and a signature on it."""

from __future__ import annotations

from cie_extract.pattern_files import load_patterns
from review import store_determinations
from review.case_desk import CaseStanding, case_standing
from review.models import Determination
from review.store_desk import Hand
from review.store_determinations import Signing
from tests.desk.office import FULL_NAMES, KEY, NOON, TODAY

PATTERNS = load_patterns(None)
REVIEWER = Hand(by="reviewer", at=NOON, key=KEY)
#: Who may open what around a case: right by name of the address.
RIGHTS = {
    "contacts": "see_desk", "log_contact": "settle", "add_fact": "settle", "withdraw_fact": "settle",
    "plan_visit": "settle", "visit": "see_desk", "visit_sheet": "see_desk", "record_visit": "settle",
    "cancel_visit": "settle", "new_letter": "settle", "letter": "settle", "letter_page": "see_desk",
    "letter_file": "see_desk", "letter_sent": "settle", "letter_discard": "settle", "listing": "see_desk",
    "list_approve": "publish", "list_withdraw": "publish", "public_list": "see_desk", "public_list_csv": "see_desk",
    "letter_texts": "lead",
}  # fmt: skip
POSTS = {"cancel_visit", "letter_sent", "letter_discard", "list_approve", "list_withdraw"}


def standing(number: str) -> CaseStanding:
    return case_standing(number, PATTERNS, as_of=TODAY, also=("fed",))


def signed(number: str, decision: str = "meets", *, second: bool = False) -> Determination:
    """A determination of a case, signed as it stands."""
    now = standing(number)
    reasons = [
        {"criterion": one.id, "text": f"{one.why} So it is."}
        for one in now.record.criteria
        if one.set == now.record.set
    ]
    signing = Signing(
        decision=decision,
        reasons=reasons,
        special_reason="",
        signed_name=FULL_NAMES["reviewer"],
        as_of=TODAY,
        needs_second=second,
    )
    return store_determinations.sign(now, signing, REVIEWER)
