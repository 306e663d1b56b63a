"""People and their roles."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from review import store_people
from review.desk.doorkeeper import needs
from review.desk.forms import Person
from review.desk.hand import hand_of, person_of


@needs("manage_people")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    rows = [
        (user, [group.name for group in user.groups.all()])
        for user in User.objects.prefetch_related("groups").order_by("username")
    ]
    return render(request, "desk/people.html", {"rows": rows, "roles": tuple(store_people.ROLES)})


@needs("manage_people")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new account."""
    form = Person(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        store_people.make_person(
            given["name"], given["full_name"], given["password"] or None, tuple(given["roles"]), hand_of(request)
        )
        messages.success(request, f"The account {given['name']} is made.")
        return redirect("people")
    return render(request, "desk/new_person.html", {"form": form}, status=422 if form.errors else 200)


@needs("manage_people")
@require_POST
def person(request: HttpRequest, name: str) -> HttpResponse:
    """Changes an account's roles, or closes it."""
    user = get_object_or_404(User, username=name)
    roles = tuple(role for role in request.POST.getlist("roles") if role in store_people.ROLES)
    active = request.POST.get("active") == "yes"
    if user.pk == person_of(request).pk and (not active or "administrator" not in roles):
        messages.error(request, "You cannot take your own rights away: ask another administrator.")
        return redirect("people")
    store_people.change_person(name, roles, active, request.POST.get("email", user.email)[:254], hand_of(request))
    messages.success(request, f"The account {name} is changed.")
    return redirect("people")
