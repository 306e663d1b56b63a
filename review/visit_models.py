"""The tables of what happens around a case: contacts, site visits, letters, and the public list.

Rows say who did what and when. What was said, seen or sent is never changed: a correction is a new row that names the
one it replaces. Only the draft of a letter is written over, until it was sent.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint


class Contact(models.Model):
    """One time that somebody of the agency spoke or wrote with somebody else about a case."""

    case = models.ForeignKey("review.Case", models.PROTECT, related_name="contacts")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    on = models.DateField()
    time = models.TimeField(null=True)
    way = models.CharField(max_length=20)  # "call", "email", "letter", "meeting", "video"
    speaker = models.CharField(max_length=200)  # who of the agency
    partner = models.CharField(max_length=200)  # with whom, and in which part: "payroll of the employer"
    questions = models.JSONField(default=list)  # [{"about": "md-dors.3", "question": "…"}], as they were put
    asked = models.TextField(blank=True)  # what else was asked
    answered = models.TextField(blank=True)
    follow_up = models.DateField(null=True)  # the day that the case comes back
    entered_by = models.CharField(max_length=150)
    entered = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [Index(fields=["case", "-id"], name="contact_of_case")]


class Visit(models.Model):
    """A visit to the site of a case, by one guide. `state`: "planned", "recorded", "cancelled"."""

    case = models.ForeignKey("review.Case", models.PROTECT, related_name="visits")
    guide = models.CharField(max_length=40)
    day = models.DateField()
    time = models.TimeField(null=True)
    place = models.CharField(max_length=400)
    observer = models.CharField(max_length=200)
    note = models.TextField(blank=True)  # whom to ask for, where to sign in
    state = models.CharField(max_length=20, default="planned")
    made_by = models.CharField(max_length=150)
    made = models.DateTimeField()
    cancelled_by = models.CharField(max_length=150, blank=True)
    cancelled = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        indexes = [Index(fields=["case", "-id"], name="visit_of_case")]


class VisitRecord(models.Model):
    """What was seen at a visit: counts and observations, no names. A correction replaces, and the old row stays.

    `counts` are people as the employer counts them: {"unit_with", "unit_without", "shift_with", "shift_without"}, None
    where the employer did not say. `observations`: {"md-dors.6": {"seen": "…", "shows": "interaction.coworkers
    asserted"}}. `facts` are the added facts that were made of it.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="records")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    observer = models.CharField(max_length=200)
    day = models.DateField()
    shift = models.CharField(max_length=200)
    counts = models.JSONField(default=dict)
    compared_with = models.CharField(max_length=400, blank=True)  # the job of a co-worker that was compared
    observations = models.JSONField(default=dict)
    remarks = models.TextField(blank=True)
    facts = models.JSONField(default=list)
    why = models.TextField(blank=True)  # why it corrects the one before
    entered_by = models.CharField(max_length=150)
    entered = models.DateTimeField()

    class Meta:
        default_permissions = ()


class Letter(models.Model):
    """A letter about a case: drafted by the program, worded by a person, sent by a person outside of the program.

    `state`: "draft", "sent", "discarded". `body` is plain text: lines with "# " are headings, with "- " items of a
    list. `version` counts the saves of the draft. `texts` is the SHA-256 of the template that it was drafted from.
    """

    case = models.ForeignKey("review.Case", models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20)  # "acknowledgement", "request", "determination"
    determination = models.ForeignKey("review.Determination", models.PROTECT, null=True, related_name="letters")
    head = models.JSONField(default=dict)  # {"agency", "address", "signer", "signature"} as they were when drafted
    recipient = models.TextField(blank=True)  # name and address, as on the envelope
    subject = models.CharField(max_length=400)
    body = models.TextField()
    dated = models.DateField()
    texts = models.CharField(max_length=64)
    state = models.CharField(max_length=20, default="draft")
    version = models.IntegerField(default=1)
    made_by = models.CharField(max_length=150)
    made = models.DateTimeField()
    changed_by = models.CharField(max_length=150, blank=True)
    changed = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)
    sent_way = models.CharField(max_length=20, blank=True)  # "mail", "email", "fax", "hand"
    sent_to = models.CharField(max_length=400, blank=True)
    sent_by = models.CharField(max_length=150, blank=True)
    sent_noted = models.DateTimeField(null=True)  # when somebody said that it was sent: from then on nothing is undone

    class Meta:
        default_permissions = ()
        constraints = [
            CheckConstraint(
                condition=(Q(state="sent") & Q(sent_on__isnull=False) & Q(sent_noted__isnull=False))
                | (~Q(state="sent") & Q(sent_on__isnull=True) & Q(sent_noted__isnull=True)),
                name="sent_says_when",
            )
        ]
        indexes = [Index(fields=["case", "-id"], name="letter_of_case")]


class AgencyText(models.Model):
    """Words of the agency's own that stand in its letters (name, address, appeal). The latest row of a key holds."""

    key = models.CharField(max_length=40)
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [Index(fields=["key", "-id"], name="agency_text_latest")]


class Publication(models.Model):
    """A line of the agency's public list, out of a signed determination. `state`: "listed", "withdrawn".

    `line` holds the words that were shown and approved, and nothing else is ever listed: no person, no wage.
    """

    case = models.ForeignKey("review.Case", models.PROTECT, related_name="publications")
    determination = models.ForeignKey("review.Determination", models.PROTECT, related_name="publications")
    line = models.JSONField()
    seal = models.CharField(max_length=64)  # of the determination as it was signed
    state = models.CharField(max_length=20, default="listed")
    approved_by = models.CharField(max_length=150)
    approved = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        permissions = (("publish", "Approve and withdraw lines of the public list"),)
        constraints = [
            UniqueConstraint(fields=["case"], condition=Q(state="listed"), name="listed_once_a_case"),
        ]
