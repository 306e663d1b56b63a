"""Determinations: signed by a named person, frozen with everything they rest on, re-opened only with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from cie_extract.errors import CieExtractError
from review import store_history
from review.case_desk import CaseStanding
from review.models import Determination, Task
from review.queries_desk import task_of
from review.store_desk import Hand


class NotAllowed(CieExtractError):
    """The determination cannot be signed as it is."""

    code = "not_allowed"


@dataclass(frozen=True, slots=True)
class Signing:
    """What a person is about to sign."""

    decision: str
    reasons: Sequence[Mapping[str, str]]
    special_reason: str
    signed_name: str
    as_of: date
    needs_second: bool
    tables: Mapping[str, str] = field(default_factory=dict)  # SHA-256 of each table in force


def seal_of(frozen: Mapping[str, Any]) -> str:
    """The SHA-256 of a frozen determination."""
    return hashlib.sha256(json.dumps(frozen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def sign(standing: CaseStanding, draft: Signing, hand: Hand) -> Determination:
    """Signs a case as it stands: the first of two where a second person is needed. Raises NotAllowed where it is signed
    already."""
    task = _locked(standing.file.number)
    if task.state in ("decided", "second"):
        raise NotAllowed("It is signed already.")
    frozen = standing.frozen() | {
        "decision": draft.decision,
        "reasons": list(draft.reasons),
        "as_of": draft.as_of.isoformat(),
        "tables": dict(draft.tables),
    }
    made = Determination.objects.create(
        task=task,
        case=task.case,
        decision=draft.decision,
        state="second" if draft.needs_second else "signed",
        reasons=list(draft.reasons),
        special_reason=draft.special_reason,
        signed_name=draft.signed_name,
        signed_by=hand.by,
        signed_at=hand.at,
        as_of=draft.as_of,
        frozen=frozen,
        seal=seal_of(frozen),
    )
    _move(task, "second" if draft.needs_second else "decided", hand)
    detail = {"decision": draft.decision, "determination": made.pk, "frozen": made.seal}
    store_history.note(hand.key, "signed", by=hand.by, at=hand.at, number=task.number, detail=detail)
    return made


@transaction.atomic
def sign_second(number: str, name: str, hand: Hand) -> Determination:
    """The second person's signature. Raises NotAllowed where it is the first person, or nothing waits for it."""
    task = _locked(number)
    made = Determination.objects.select_for_update().filter(case=task.case, state="second").order_by("-id").first()
    if made is None:
        raise NotAllowed("Nothing waits for a second signature.")
    if made.signed_by == hand.by:
        raise NotAllowed("The second signature must be another person's.")
    made.state, made.second_name, made.second_by, made.second_at = "signed", name, hand.by, hand.at
    made.save(update_fields=["state", "second_name", "second_by", "second_at"])
    _move(task, "decided", hand)
    store_history.note(
        hand.key, "signed second", by=hand.by, at=hand.at, number=number, detail={"determination": made.pk}
    )
    return made


@transaction.atomic
def reopen(number: str, why: str, hand: Hand) -> None:
    """Takes a signed determination back to work, with the reason; the signed one stays as it was."""
    task = _locked(number)
    made = Determination.objects.select_for_update().filter(case=task.case).order_by("-id").first()
    if made is None or made.state == "reopened":
        raise NotAllowed("Nothing is signed.")
    made.state, made.reopened_by, made.reopened_at, made.reopened_why = "reopened", hand.by, hand.at, why
    made.save(update_fields=["state", "reopened_by", "reopened_at", "reopened_why"])
    _move(task, "settle" if task.left else "ready", hand)
    detail = {"why": why, "determination": made.pk}
    store_history.note(hand.key, "re-opened", by=hand.by, at=hand.at, number=number, detail=detail)


def _move(task: Task, state: str, hand: Hand) -> None:
    task.state, task.flag, task.held_by, task.held_until, task.changed = state, "", "", None, hand.at
    task.wake, task.note, task.note_by, task.asked = None, "", "", None
    task.save()


def _locked(number: str) -> Task:
    task_of(number)
    return Task.objects.select_for_update(of=("self",)).select_related("case").get(number=number)
