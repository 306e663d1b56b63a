"""The desk's forms: fields in the kit's dress, errors joined to their fields for screen readers."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from review.store_people import ROLES

F = TypeVar("F", bound=forms.BaseForm)
_DRESS = {
    "TextInput": "usa-input",
    "EmailInput": "usa-input",
    "PasswordInput": "usa-input",
    "DateInput": "usa-input",
    "NumberInput": "usa-input",
    "Textarea": "usa-textarea",
    "Select": "usa-select",
}


def tidy(form: F) -> F:
    """The form with the kit's classes, and each field told where its hint and error stand."""
    form.label_suffix = ""
    for name, field in form.fields.items():
        dress = _DRESS.get(type(field.widget).__name__, "")
        field.widget.attrs["class"] = f"{dress} usa-input--error".strip() if name in form.errors else dress
        field.widget.attrs.pop("autofocus", None)
    return form


class Tidy(forms.Form):
    """A form in the kit's dress."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            field.widget.attrs["class"] = _DRESS.get(type(field.widget).__name__, "")


class FirstAccount(Tidy):
    """The first account."""

    key = forms.CharField(label="Key", help_text="Printed where the desk was started.")
    full_name = forms.CharField(label="Your full name", max_length=150)
    name = forms.RegexField(
        r"^[\w.@+-]+$", label="Account name", max_length=60, help_text="Letters, digits and . @ + - _"
    )
    password = forms.CharField(
        label="Password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters.",
    )
    again = forms.CharField(
        label="The same password again", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("password") != given.get("again"):
            self.add_error("again", "The two passwords are not the same.")
        if given.get("password"):
            try:
                validate_password(given["password"], User(username=given.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return given


class Person(Tidy):
    """A new account."""

    full_name = forms.CharField(label="Full name", max_length=150)
    name = forms.RegexField(
        r"^[\w.@+-]+$", label="Account name", max_length=60, help_text="Letters, digits and . @ + - _"
    )
    password = forms.CharField(
        label="First password",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters; the person changes it. Leave it empty for single sign-on alone.",
    )
    roles = forms.MultipleChoiceField(
        label="Roles", choices=[(name, name) for name in ROLES], widget=forms.CheckboxSelectMultiple
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError("There is an account of this name.")
        return name

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if password:
            validate_password(password)
        return password
