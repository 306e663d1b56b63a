"""The tables. Rows of readings, attempts and resolutions are added and never changed.

`store.py` is the one writer, `queries.py` reads. An *original* is a file's bytes, kept once; an *arrival* is one time
that a file came, and has the number that a person says; a *reading* is what one version of the program made of one
part of an original; a *resolution* is what a person entered, and stays in force whatever later readings say.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from review.desk_models import ChainHead, Determination, Draft, Event, SavedView, Task
from review.nouns import Bin

BINS = [(bin.value, bin.value) for bin in Bin]


class Original(models.Model):
    """The bytes of a file, kept once under their SHA-256 in `originals/`."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120, blank=True)  # by content; "" until it was read
    stored = models.DateTimeField()


class Arrival(models.Model):
    """One time that a file came. `claim` names the taking of it, so that taking it twice is seen.

    `bin` is "" while it waits. `received` is the day it counts as received: the day it came, until a person says
    otherwise (mail, fax). `name_key` is the folder and name, folded: the same for a later version of a file.
    """

    number = models.CharField(max_length=16, unique=True)
    year = models.IntegerField()
    serial = models.IntegerField()
    name = models.CharField(max_length=1024)
    folder = models.CharField(max_length=4096, blank=True)
    name_key = models.CharField(max_length=5200)
    received = models.DateField()
    arrived = models.DateTimeField()
    day = models.DateField()  # of `arrived`, in the office's time zone: the receipt it stands on
    changed = models.DateTimeField()
    claim = models.CharField(max_length=128, unique=True)
    original = models.ForeignKey(Original, models.PROTECT, related_name="arrivals")
    bin = models.CharField(max_length=20, choices=BINS, blank=True)
    reasons = models.JSONField(default=list)  # [{"code", "about", "message"}], the first is the chief one
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeats")
    earlier_version = models.ForeignKey("self", models.PROTECT, null=True, related_name="later_versions")
    shelf = models.CharField(max_length=2048, blank=True)  # where its set-aside copy lies, below set-aside/
    shelved = models.DateTimeField(null=True)  # when that was last written

    class Meta:
        constraints = [
            UniqueConstraint(fields=["year", "serial"], name="arrival_year_serial"),
            CheckConstraint(
                condition=Q(bin=Bin.ALREADY_RECEIVED.value, same_as__isnull=False)
                | (~Q(bin=Bin.ALREADY_RECEIVED.value) & Q(same_as__isnull=True)),
                name="already_received_says_as_what",
            ),
            CheckConstraint(condition=Q(bin="") | Q(bin__in=[bin.value for bin in Bin]), name="four_bins"),
            CheckConstraint(condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")), name="not_its_own_repeat"),
        ]
        indexes = [
            Index(fields=["bin"], name="arrival_bin"),
            Index(fields=["day"], name="arrival_day"),
            Index(fields=["name_key"], name="arrival_name_key"),
        ]


class Remembered(models.Model):
    """A file of a read-only inbox that was copied: by place and hash, as it cannot be taken out."""

    inbox = models.CharField(max_length=4096)
    path = models.CharField(max_length=5200)  # below the inbox
    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="remembered")
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    modified_ns = models.BigIntegerField()

    class Meta:
        constraints = [UniqueConstraint(fields=["inbox", "path", "sha256"], name="remembered_once")]


class Attempt(models.Model):
    """One try at reading an original: `outcome` is "read" or the code of the error. `asked` is the arrival it was for.

    `transient` is said of failures that may pass by themselves: they are tried again in the night.
    """

    original = models.ForeignKey(Original, models.PROTECT, related_name="attempts")
    asked = models.ForeignKey(Arrival, models.PROTECT, related_name="attempts")
    started = models.DateTimeField()
    finished = models.DateTimeField()
    outcome = models.CharField(max_length=40)
    message = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    transient = models.BooleanField(default=False)
    versions = models.JSONField(default=dict)


class Reading(models.Model):
    """What one version of the program made of one part of an original: the record as printed, and its text."""

    original = models.ForeignKey(Original, models.PROTECT, related_name="readings")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="readings")
    part = models.IntegerField()
    of = models.IntegerField()
    made = models.DateTimeField()
    record = models.TextField()  # one line of JSON, the very bytes that `extract --json` prints
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    particulars = models.JSONField(null=True)  # what it says beside the record; null where none was made
    decision = models.CharField(max_length=10)
    cie_extract = models.CharField(max_length=40)
    reader = models.CharField(max_length=40)
    patterns = models.CharField(max_length=64)
    rules = models.CharField(max_length=64)
    as_of = models.DateField()

    class Meta:
        constraints = [UniqueConstraint(fields=["attempt", "part"], name="reading_once_an_attempt")]
        indexes = [Index(fields=["original", "part", "-id"], name="reading_latest")]


class Resolution(models.Model):
    """What a person entered for one field of one part of an original. The latest row of a field is in force
    (of a field that is a list: the latest row of each of its facts).

    `value` is what holds from now on (null: not stated, or unreadable; see `kind`). `found` is the value that it was
    said of, as the record gave it; quote, surroundings and place are where that stood in `reading`. A row is never
    changed: `Attachment` says where it stands in each later reading.
    """

    original = models.ForeignKey(Original, models.PROTECT, related_name="resolutions")
    part = models.IntegerField(default=1)
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="resolutions")
    field = models.CharField(max_length=80)  # "wages", "statements.3"
    fact = models.CharField(max_length=64, blank=True)  # id that the fact had in `reading`
    subject = models.CharField(max_length=64, blank=True)  # which of a list it is about, whatever its id became since
    # "confirmed", "corrected", "chosen", "not_stated", "unreadable", "ask_employer", "judged" (of a criterion), "seen"
    # (of the document), "undone" (takes the latest row of its field and subject out of force)
    kind = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    found = models.JSONField(null=True)
    quote = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    page = models.IntegerField(null=True)
    boxes = models.JSONField(default=list)
    source = models.CharField(max_length=20, default="papers")  # "papers", "call", "visit", "letter", "email"
    note = models.TextField(blank=True)  # what was said, or why
    entered_by = models.CharField(max_length=150)
    entered = models.DateTimeField()

    class Meta:
        indexes = [Index(fields=["original", "part", "field", "subject", "-id"], name="resolution_in_force")]


class Attachment(models.Model):
    """Where a resolution stands in a later reading: found by value, by quote, by place; "lost" is a review item."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="attachments")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="attachments")
    how = models.CharField(max_length=10)  # "value", "quote", "place", "lost"
    fact = models.CharField(max_length=64, blank=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["resolution", "reading"], name="attached_once")]


class BatchRun(models.Model):
    """One batch: what it did, as it was reported."""

    kind = models.CharField(max_length=20)  # "run", "watch", "retry", "nightly"
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)


class ReceiptPage(models.Model):
    """The last time that the page of a day was written to receipts/."""

    day = models.DateField(unique=True)
    written = models.DateTimeField()


class Lock(models.Model):
    """Who is at work. One row a name; a holder that died is found out by its process, else by its silence."""

    name = models.CharField(max_length=40, unique=True)
    holder = models.CharField(max_length=200)  # host, process and its start, so that a reused number is no match
    what = models.CharField(max_length=40)
    since = models.DateTimeField()
    seen = models.DateTimeField()


# The tables of cases stand in a file of their own; Django looks for all of them here.
from review.case_models import (  # noqa: E402
    AddedFact,
    Assessment,
    Case,
    CaseChange,
    CaseKey,
    CasePaper,
    CaseProposal,
    NoPosition,
)
from review.visit_models import AgencyText, Contact, Letter, Publication, Visit, VisitRecord  # noqa: E402

__all__ = [
    "AddedFact",
    "AgencyText",
    "Arrival",
    "Assessment",
    "Attachment",
    "Attempt",
    "BatchRun",
    "Case",
    "CaseChange",
    "CaseKey",
    "CasePaper",
    "CaseProposal",
    "ChainHead",
    "Contact",
    "Determination",
    "Draft",
    "Event",
    "Letter",
    "Lock",
    "NoPosition",
    "Original",
    "Publication",
    "Reading",
    "ReceiptPage",
    "Remembered",
    "Resolution",
    "SavedView",
    "Task",
    "Visit",
    "VisitRecord",
]
