"""The desk's addresses."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from review.desk import urls_around
from review.desk.views import (
    accounts,
    cases,
    decisions,
    errors,
    history,
    intake,
    pages,
    papers,
    people,
    queue,
    settling,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.home, name="home"),
    path("sign-in/", accounts.sign_in, name="sign_in"),
    path("sign-out/", accounts.sign_out, name="sign_out"),
    path("first-account/", accounts.first_account, name="first_account"),
    path("password/", accounts.password, name="password"),
    path("shortcuts/", accounts.shortcuts, name="shortcuts"),
    path("queue/", queue.queue, name="queue"),
    path("queue/next/", queue.take_next, name="take_next"),
    path("load/", queue.lead, name="lead"),
    path("queue/views/", queue.views, name="view_save"),
    path("cases/<str:number>/", cases.case, name="case"),
    path("cases/<str:number>/take/", queue.take, name="take"),
    path("cases/<str:number>/release/", queue.release, name="release"),
    path("cases/<str:number>/lay-aside/", queue.lay_aside, name="lay_aside"),
    path("cases/<str:number>/assign/", queue.assign, name="assign"),
    path("cases/<str:number>/settle/", settling.settle, name="settle"),
    path("cases/<str:number>/undo/", settling.undo, name="undo"),
    path("cases/<str:number>/draft/", settling.draft, name="draft"),
    path("cases/<str:number>/history/", history.history, name="history"),
    path("cases/<str:number>/papers/", papers.papers, name="case_papers"),
    path("cases/<str:number>/determination/", decisions.determination, name="determination"),
    path("cases/<str:number>/reopen/", decisions.reopen, name="reopen"),
    # contacts, visits, letters
    *urls_around.urlpatterns,
    path("documents/<str:number>/", cases.document, name="document"),
    path("papers/<str:number>/original/", pages.original, name="original"),
    path("papers/<str:number>/pages/<int:part>/<int:page>.png", pages.picture, name="picture"),
    path("intake/", intake.intake, name="intake"),
    path("intake/status/", intake.status, name="intake_status"),
    path("intake/<str:number>/again/", intake.again, name="again"),
    path("search/", intake.search, name="search"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="new_person"),
    path("people/<str:name>/", people.person, name="person"),
]
if settings.SINGLE_SIGN_ON:
    urlpatterns.append(path("single-sign-on/", include("allauth.urls")))

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
