"""Signing in and out, the first account, one's own password."""

from __future__ import annotations

import hmac

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from review import store_history, store_people
from review.desk.doorkeeper import needs
from review.desk.forms import FirstAccount, tidy
from review.desk.hand import hand_of, person_of
from review.desk.office import the_office
from review.store_desk import Hand


@needs("nobody")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password. Too many wrong ones lock the account from that address (django-axes)."""
    if not store_people.anybody():
        return redirect("first_account")
    form = tidy(AuthenticationForm(request, data=request.POST or None))
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        hand = hand_of(request)
        store_history.note(hand.key, "signed in", by=hand.by, at=hand.at)
        return HttpResponseRedirect(_next(request))
    return render(request, "desk/sign_in.html", {"form": form, "next": request.GET.get("next", "")})


@needs("signed_in")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    hand = hand_of(request)
    store_history.note(hand.key, "signed out", by=hand.by, at=hand.at)
    logout(request)
    return redirect("sign_in")


@needs("nobody")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def first_account(request: HttpRequest) -> HttpResponse:
    """The first account, an administrator who is a lead too; asks for the key that `serve` printed."""
    if store_people.anybody():
        return redirect("sign_in")
    form = FirstAccount(request.POST or None, initial={"key": request.GET.get("key", "")})
    if request.method == "POST" and form.is_valid():
        office = the_office()
        if office.first_key and hmac.compare_digest(form.cleaned_data["key"], office.first_key):
            hand = Hand(by=form.cleaned_data["name"], at=office.now(), key=office.history_key)
            given = form.cleaned_data
            user = store_people.make_person(
                given["name"], given["full_name"], given["password"], ("administrator", "lead"), hand
            )
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            messages.success(request, "The first account is made. Make accounts for the others under People.")
            return redirect("queue")
        form.add_error("key", "This is not the key that was printed when the desk was started.")
    return render(request, "desk/first_account.html", {"form": form})


@needs("signed_in")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """One's own password."""
    form = tidy(PasswordChangeForm(person_of(request), request.POST or None))
    if request.method == "POST" and form.is_valid():
        user = form.save()
        update_session_auth_hash(request, user)
        hand = hand_of(request)
        store_history.note(hand.key, "password changed", by=hand.by, at=hand.at)
        messages.success(request, "Your password is changed.")
        return redirect("queue")
    return render(request, "desk/password.html", {"form": form})


@needs("signed_in")
def shortcuts(request: HttpRequest) -> HttpResponse:
    """The shortcuts, off until switched on here."""
    if request.method == "POST":
        request.session["shortcuts"] = request.POST.get("on") == "yes"
        messages.success(request, f"Shortcuts are {'on' if request.session['shortcuts'] else 'off'}.")
        return redirect("shortcuts")
    return render(request, "desk/shortcuts.html", {"on": request.session.get("shortcuts", False)})


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe and wanted.startswith("/") else reverse("queue")
