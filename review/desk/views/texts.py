"""The agency's own words in its letters: edited here, checked, and kept row by row."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cie_extract.pattern_files.letters import load_letters
from review import queries_contacts, store_letters
from review.desk.case_page import patterns_in_force
from review.desk.doorkeeper import needs
from review.desk.forms_contacts import TextsForm
from review.desk.hand import hand_of


@needs("lead")
@require_http_methods(["GET", "POST"])
def letter_texts(request: HttpRequest) -> HttpResponse:
    """Name, address, appeal words. A text holds for letters that are drafted from now on."""
    letters = load_letters(patterns_in_force())
    entered = queries_contacts.agency_texts()
    words = letters.words_with({key: row.text for key, row in entered.items()})
    form = TextsForm(request.POST if request.method == "POST" else None, initial=words, texts=letters.agency)
    if request.method == "POST" and form.is_valid():
        changed = [key for key, text in form.cleaned_data.items() if text.replace("\r\n", "\n") != words[key]]
        for key in changed:
            store_letters.save_agency_text(key, form.cleaned_data[key].replace("\r\n", "\n"), hand_of(request))
        count = len(changed)
        messages.success(
            request, f"{count} text{'' if count == 1 else 's'} saved." if count else "Nothing was changed."
        )
        return redirect("letter_texts")
    known = [(form[one.key], entered.get(one.key)) for one in letters.agency]
    context = {"form": form, "texts": known, "letters": tuple(letters.letters.values())}
    return render(request, "desk/letter_texts.html", context, status=422 if form.errors else 200)
