"""The forms of contacts, visits, letters and the public list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cie_extract.pattern_files.letters import AgencyWords
from cie_extract.pattern_files.visits import Choice, VisitFile
from review import store_contacts, store_letters
from review.desk.forms import Tidy
from review.questions import OpenQuestion
from review.store_visits import Observation
from review.wording import WAYS

SENT_BY = {"mail": "Mail", "email": "E-mail", "fax": "Fax", "hand": "By hand"}
SOURCES = {"call": "a call", "email": "an e-mail", "letter": "a letter", "visit": "a site visit", "other": "elsewhere"}
_NO_NAMES = "No names of workers, nothing about anyone's disability or health; counts are enough."

assert set(WAYS) == set(store_contacts.WAYS) and set(SENT_BY) == set(store_letters.WAYS)


class Noted(Tidy):
    """A form in the kit's dress, with its days and times as the browser picks them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.DateInput | forms.TimeInput | forms.NumberInput):
                field.widget.attrs["class"] = "usa-input desk-input--short"
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["class"] = "usa-textarea desk-textarea"


def a_day(label: str, **more: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


def a_time(label: str) -> forms.TimeField:
    """A time of day that may be left out."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, required=False, widget=widget)


def words(label: str, *, needed: bool = False, hint: str = "", most: int = 4000, rows: int = 3) -> forms.CharField:
    """A text of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=needed, help_text=hint, max_length=most, widget=widget)


class ContactForm(Noted):
    """A contact. Its questions are check boxes `ask-0`, …, each with its words in `ask-0-words`."""

    on = a_day("Day")
    time = a_time("Time")
    way = forms.ChoiceField(label="How", choices=tuple(WAYS.items()))
    speaker = forms.CharField(label="Who of us", max_length=200)
    partner = forms.CharField(
        label="With whom", max_length=200, help_text="Name and part, such as: payroll office of the employer."
    )
    asked = words("What else was asked")
    answered = words("What was answered", hint=_NO_NAMES)
    then = forms.ChoiceField(
        label="What happens with the case",
        required=False,
        choices=(
            ("", "It stays where it is"),
            ("wait", "It waits for the employer until the day below"),
            ("back", "It comes back to the queue"),
        ),
        widget=forms.RadioSelect,
    )
    follow_up = a_day("Follow up on", required=False, help_text="On this day the case comes back by itself.")

    def __init__(self, *args: Any, questions: Sequence[OpenQuestion] = (), today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.questions = tuple(questions)

    def picked(self) -> tuple[store_contacts.Question, ...]:
        """The questions that were put, as they were worded."""
        found = []
        for number, one in enumerate(self.questions):
            said = " ".join(self.data.get(f"ask-{number}-words", "").split())[:1000] or one.question
            if self.data.get(f"ask-{number}"):
                found.append(store_contacts.Question(one.about, said, one.point))
        return tuple(found)

    def asking(self) -> tuple[tuple[int, OpenQuestion, str, bool], ...]:
        """Each question with its number, its words and whether it is picked: for the page."""
        return tuple(
            (n, one, self.data.get(f"ask-{n}-words") or one.question, bool(self.data.get(f"ask-{n}")))
            for n, one in enumerate(self.questions)
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("on") and given["on"] > self.today:
            self.add_error("on", "This day is still to come: note a contact when it has been.")
        if given.get("then") == "wait" and not given.get("follow_up"):
            self.add_error("follow_up", "Say until which day the case waits.")
        if given.get("follow_up") and given["follow_up"] <= self.today:
            self.add_error("follow_up", "This day is not to come any more.")
        if not (given.get("asked") or given.get("answered") or self.picked()):
            self.add_error("answered", "Say what was asked or what was answered.")
        return given


class VisitForm(Noted):
    """A visit as it is planned."""

    day = a_day("Day")
    time = a_time("Time")
    observer = forms.CharField(label="Who goes", max_length=200)
    place = forms.CharField(label="Where", max_length=400, help_text="The address, and which entrance.")
    note = words("What to know beforehand", hint="Whom to ask for, where to sign in, what to wear.")


class RecordForm(Noted):
    """What was seen at a visit: counts, and for each criterion what was seen and what it shows."""

    observer = forms.CharField(label="Who observed", max_length=200)
    day = a_day("Day")
    shift = forms.CharField(label="Shift", max_length=200, help_text="Such as: Tuesday, evening, 5 to 9 pm.")
    compared_with = forms.CharField(
        label="Compared with",
        max_length=400,
        required=False,
        help_text="The job of a co-worker without a disability that you compared with. No names.",
    )
    remarks = words("Anything else", hint=_NO_NAMES)
    why = words("Why is it corrected?", needed=True)

    def __init__(
        self,
        *args: Any,
        sheet: VisitFile,
        criteria: Sequence[tuple[str, str, str, tuple[Choice, ...]]],
        corrects: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        """`criteria`: id, label, what to look at, what it can show."""
        super().__init__(*args, **kwargs)
        self.today, self.criteria = today, tuple(criteria)
        if not corrects:
            del self.fields["why"]
        for count in sheet.counts:
            self.fields[f"count-{count.key}"] = forms.IntegerField(
                label=count.label, required=False, min_value=0, max_value=100_000, help_text=count.hint
            )
            self.fields[f"count-{count.key}"].widget.attrs["class"] = "usa-input desk-input--short"
        for criterion, _, look, choices in self.criteria:
            self.fields[f"seen-{criterion}"] = words("What was seen", hint=look)
            self.fields[f"seen-{criterion}"].widget.attrs["class"] = "usa-textarea desk-textarea"
            if choices:
                shown = (("", "nothing to add to the case"), *((one.key, one.words) for one in choices))
                field = forms.ChoiceField(label="It shows", required=False, choices=shown)
                field.widget.attrs["class"] = "usa-select"
                self.fields[f"shows-{criterion}"] = field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("day") and given["day"] > self.today:
            self.add_error("day", "This day is still to come: record a visit when it has been.")
        for criterion, *_ in self.criteria:
            if given.get(f"shows-{criterion}") and not given.get(f"seen-{criterion}"):
                self.add_error(f"seen-{criterion}", "Say what was seen that shows it.")
        return given

    def counts(self) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in self.fields if name.startswith("count-"))

    def looked_at(self) -> tuple[tuple[str, forms.BoundField, forms.BoundField | None], ...]:
        """Each criterion with its two fields."""
        return tuple(
            (label, self[f"seen-{criterion}"], self[f"shows-{criterion}"] if choices else None)
            for criterion, label, _, choices in self.criteria
        )

    def observations(self) -> tuple[Observation, ...]:
        """What was noted of each criterion; those without a word are left out."""
        found = []
        for criterion, _, _, choices in self.criteria:
            seen = self.cleaned_data.get(f"seen-{criterion}", "").strip()
            shows = self.cleaned_data.get(f"shows-{criterion}", "")
            choice = next((one for one in choices if one.key == shows), None)
            if seen or choice:
                said, marks = (choice.words, choice.marks) if choice else ("", ())
                found.append(Observation(criterion, seen, shows, said, marks))
        return tuple(found)


class LetterForm(Noted):
    """The wording of a letter."""

    dated = a_day("Day on the letter")
    recipient = words("To", hint="Name and address, as on the envelope.", most=1000, rows=4)
    subject = forms.CharField(label="Subject", max_length=400)
    body = words(
        "Letter",
        needed=True,
        most=20000,
        rows=24,
        hint="A line with # and a space is a heading, with - or 1. an item of a list; an empty line ends a paragraph. "
        "Words in [brackets] are still to be filled in.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs["class"] = "usa-textarea desk-letter-body"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        return {key: value.replace("\r\n", "\n") if isinstance(value, str) else value for key, value in given.items()}


class SentForm(Noted):
    """That a letter was sent, by a person and outside of the program."""

    on = a_day("Sent on")
    way = forms.ChoiceField(label="How", choices=tuple(SENT_BY.items()))
    to = forms.CharField(label="To whom", max_length=400, help_text="As on the envelope or in the address line.")
    wait_until = a_day(
        "Waiting for the employer until", required=False, help_text="Leave it empty where no answer is awaited."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("on") and given["on"] > self.today:
            self.add_error("on", "This day is still to come: note a letter when it was sent.")
        if given.get("wait_until") and given["wait_until"] <= self.today:
            self.add_error("wait_until", "This day is not to come any more.")
        return given


class TextsForm(Noted):
    """The agency's own words in its letters."""

    def __init__(self, *args: Any, texts: Sequence[AgencyWords], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in texts:
            field = words(one.label, needed=True, hint=one.hint, rows=3)
            field.widget.attrs["class"] = "usa-textarea desk-textarea"
            self.fields[one.key] = field
