"""The tables of cases. A case is one position at one site; its papers are parts of arrivals.

`store_cases.py` is the one writer. What a case is made of can change (join, split, merge) and every change can be
undone: `CaseChange` keeps what was before and after, and is only ever added to. What the program made of a case on a
day is an `Assessment`, and stays.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint


class Case(models.Model):
    """One position at one site, under the number that a person says: "C-2026-0031".

    `state` is "open", or "merged" into another (which is the one to look at; it has no papers any more). `site` is
    the place of work that this case is about, where its papers name several ({"city", "county", "state", "zip"}).
    The columns from `position` on repeat the latest assessment, for lists.
    """

    number = models.CharField(max_length=16, unique=True)
    year = models.IntegerField()
    serial = models.IntegerField()
    state = models.CharField(max_length=20, default="open")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")
    criteria_set = models.CharField(max_length=40)  # the guide it is judged by; others are shown beside
    folder = models.CharField(max_length=4096, blank=True)  # the sub-folder of the inbox it came from, "" for none
    site = models.JSONField(null=True)
    created = models.DateTimeField()
    changed = models.DateTimeField()
    position = models.CharField(max_length=400, blank=True)
    employer = models.CharField(max_length=400, blank=True)
    worksite = models.CharField(max_length=400, blank=True)
    scope = models.CharField(max_length=20, blank=True)  # "in", "not_in", "cannot_tell"; "" before it was assessed
    missing = models.JSONField(default=list)  # codes of what it is not ready for: ["request", "signature"]
    outcomes = models.JSONField(default=dict)  # of the chosen set: [["md-dors.1", "met"], …]; "attested" as in lists
    contract_end = models.DateField(null=True)
    stale = models.BooleanField(default=True)  # its papers or added facts changed since it was last assessed
    assessed = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["year", "serial"], name="case_year_serial"),
            CheckConstraint(
                condition=(Q(state="merged") & Q(merged_into__isnull=False))
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="merged_says_into_what",
            ),
            CheckConstraint(condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="not_into_itself"),
        ]
        indexes = [
            Index(fields=["state", "-id"], name="case_state"),
            Index(fields=["stale"], name="case_stale"),
            Index(fields=["folder"], name="case_folder"),
        ]


class CasePaper(models.Model):
    """A part of an arrival that belongs to a case now. One paper can stand in several cases (a description for five
    sites): its bytes and its reading are kept once.

    `how` it came in: "folder", "mail", "archive", "alone", "joined" (by what the papers say), "sites", "repeat" (the
    bytes came before), "proposal" (accepted), "hand".
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    arrival = models.ForeignKey("review.Arrival", models.PROTECT, related_name="case_papers")
    part = models.IntegerField(default=1)
    role = models.CharField(max_length=20)  # "request", "description", "packet", "attachment", "other"
    how = models.CharField(max_length=20)
    clues = models.JSONField(default=dict)  # what it was grouped by: `cie_extract.model.case.Clues`
    added = models.DateTimeField()
    added_by = models.CharField(max_length=150, blank=True)  # "" for the program

    class Meta:
        constraints = [UniqueConstraint(fields=["case", "arrival", "part"], name="paper_once_a_case")]


class NoPosition(models.Model):
    """A person's word that an arrival is no position (an invoice, a letter): it is kept, and waits for no case. Taken
    back by taking the row away; the history has both."""

    arrival = models.OneToOneField("review.Arrival", models.PROTECT, related_name="no_position")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class CaseKey(models.Model):
    """A word by which the papers of a case are found again: "title:mail clerk", "contract:gs-07f"."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=300)

    class Meta:
        constraints = [UniqueConstraint(fields=["case", "key"], name="key_once_a_case")]
        indexes = [Index(fields=["key"], name="case_key")]


class CaseProposal(models.Model):
    """Something that a person may do to cases, with the reasons for it; never done by itself.

    `kind`: "join" (`case` and `other` seem to be one position) or "split" (`papers` seem to be a position of their
    own: [[arrival number, part], …]). `state`: "open", "accepted", "refused", "overtaken" (the cases changed).
    """

    kind = models.CharField(max_length=20)
    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    other = models.ForeignKey(Case, models.PROTECT, null=True, related_name="proposals_as_other")
    papers = models.JSONField(default=list)
    score = models.FloatField()
    why = models.JSONField(default=list)  # sentences
    state = models.CharField(max_length=20, default="open")
    made = models.DateTimeField()
    settled = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [Index(fields=["state", "case"], name="proposal_state")]


class AddedFact(models.Model):
    """A fact that a person added by hand: what a call, a letter or a visit said. It counts as a paper of the case,
    and is shown as added. A row is never changed but for `withdrawn`.

    `field` is a key of the facts ("wages", "contract.end", "statements.3") or a cue kind ("interaction.coworkers"),
    `value` what was said in the form of that field, `said` the words noted down.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="added_facts")
    field = models.CharField(max_length=80)
    value = models.JSONField()
    said = models.TextField(blank=True)
    source = models.CharField(max_length=20)  # "call", "letter", "visit", "email", "table", "other"
    source_detail = models.CharField(max_length=400, blank=True)  # who said it, or which visit
    said_on = models.DateField()
    settles = models.BooleanField(default=False)  # where papers disagree, a person lets this value hold
    entered_by = models.CharField(max_length=150)
    entered = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)


class CaseChange(models.Model):
    """What was done to cases, in order: added to, never changed.

    `before` and `after` say which papers and added facts the cases in question had ({"cases": …, "papers": …}), so
    that a change can be undone and the undoing undone. `undoes` is the change that this one takes back.
    """

    what = models.CharField(max_length=20)  # "open", "join", "split", "merge", "add_fact", "withdraw_fact", "undo", …
    case = models.ForeignKey(Case, models.PROTECT, related_name="changes")
    other = models.ForeignKey(Case, models.PROTECT, null=True, related_name="changes_as_other")
    why = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    by = models.CharField(max_length=150, blank=True)  # "" for the program
    at = models.DateTimeField()


class Assessment(models.Model):
    """What the program made of a case on a day: the case's record as printed, with its versions. Rows stay, so that
    an answer of 2026 can be shown in 2029; a new one is added only where something in it changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    made = models.DateTimeField()
    as_of = models.DateField()
    record = models.TextField()  # one line of JSON: what `cie-extract case NUMBER --json` prints
    fingerprint = models.CharField(max_length=64)  # of the record without its day
    cie_extract = models.CharField(max_length=40)
    patterns = models.CharField(max_length=64)
    rules = models.CharField(max_length=64)

    class Meta:
        indexes = [Index(fields=["case", "-id"], name="assessment_latest")]
