"""The tables of the desk: the work list, drafts, saved views, determinations and the history.

`Task` is one row for each case, with what the queue shows of it, so that a page of the queue is one question to the
store. `Event` is only ever added to; each row carries a seal over itself and the row before.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Index


class Task(models.Model):
    """One case at the desk, and the columns that the queue shows and orders by.

    `state`: "settle" (something is open), "ready" (to decide), "employer" (an answer is awaited), "postponed",
    "supervisor" (asked for advice), "second" (signed once; a second person is to sign), "decided", "merged" (its case
    became part of another), "waiting" (of the time before there were cases; it goes into the case of its arrival).
    `rank`: 0 contradictions, 1 a contract that expires, 2 gaps, 3 nothing open. `arrival` is of that time too.
    """

    case = models.OneToOneField("review.Case", models.CASCADE, null=True, related_name="task")
    arrival = models.OneToOneField("review.Arrival", models.CASCADE, null=True, related_name="task")
    number = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=20, default="settle")
    rank = models.IntegerField(default=2)
    title = models.CharField(max_length=400, blank=True)
    employer = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=200, blank=True)
    site_state = models.CharField(max_length=2, blank=True)
    contract_end = models.DateField(null=True)
    why = models.JSONField(default=list)  # [code, about] of what is open, the chief one first
    left = models.IntegerField(default=0)
    received = models.DateField()  # of its first paper
    clock_from = models.DateField(null=True)  # `received`, moved by the working days that an employer's answer took
    acknowledged = models.DateField(null=True)  # when a person first took it
    asked = models.DateField(null=True)  # since when an employer's answer is awaited
    complete = models.BooleanField(default=False)  # whether the papers are together
    flag = models.CharField(max_length=200, blank=True)  # what happened to the papers after the signature
    held_by = models.CharField(max_length=150, blank=True)
    held_until = models.DateTimeField(null=True)
    assigned_to = models.CharField(max_length=150, blank=True)
    note = models.TextField(blank=True)  # why it is postponed, or what is awaited
    note_by = models.CharField(max_length=150, blank=True)
    wake = models.DateField(null=True)  # when it comes back by itself
    changed = models.DateTimeField()

    class Meta:
        default_permissions = ()
        permissions = (
            ("see_desk", "See documents, the queue and the history"),
            ("use_intake", "Drop files and mend what was set aside"),
            ("settle", "Take cases and settle what is flagged"),
            ("decide", "Sign determinations"),
            ("lead", "Reassign, release and see everybody's load"),
            ("manage_people", "Make accounts and give roles"),
        )
        indexes = [
            Index(fields=["state", "rank", "received", "id"], name="task_queue"),
            Index(fields=["held_by"], name="task_held"),
        ]


class SavedView(models.Model):
    """A filter of the queue that somebody keeps under a name; a lead can share it with everybody."""

    owner = models.CharField(max_length=150)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)  # as it stands in the address
    shared = models.BooleanField(default=False)
    made = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="view_once")]


class Draft(models.Model):
    """What somebody has begun to type and not saved: one a person and form."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="drafts")
    by = models.CharField(max_length=150)
    form = models.CharField(max_length=120)
    content = models.JSONField(default=dict)
    saved = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["task", "by", "form"], name="draft_once")]


class Determination(models.Model):
    """A named person's decision. `frozen` holds everything it rests on as it was at the signature, `seal` its SHA-256.

    `decision`: "meets", "does_not_meet", "withdrawn". `state`: "second" (a second person is to sign), "signed",
    "reopened". Rows are never deleted; a re-opened one stays and says why.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="determinations")
    case = models.ForeignKey("review.Case", models.PROTECT, null=True, related_name="determinations")
    decision = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    reasons = models.JSONField(default=list)  # [{"criterion", "text"}] as accepted
    special_reason = models.TextField(blank=True)
    signed_name = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=150)
    signed_at = models.DateTimeField()
    second_name = models.CharField(max_length=200, blank=True)
    second_by = models.CharField(max_length=150, blank=True)
    second_at = models.DateTimeField(null=True)
    as_of = models.DateField()
    frozen = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)
    reopened_by = models.CharField(max_length=150, blank=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.TextField(blank=True)

    class Meta:
        default_permissions = ()


class Event(models.Model):
    """One thing that somebody did or saw. `seal` is a keyed hash over the row and the seal before it; the key lies
    outside the database."""

    at = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)  # "" for the program
    what = models.CharField(max_length=40)
    number = models.CharField(max_length=16, blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes = [Index(fields=["number", "id"], name="event_number")]


class ChainHead(models.Model):
    """The last seal of the history: the row that writers hold while they add to it."""

    name = models.CharField(max_length=20, unique=True)
    seal = models.CharField(max_length=64, blank=True)
    count = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()
