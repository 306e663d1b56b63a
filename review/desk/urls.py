"""The desk's addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from review.desk.views import (
    accounts,
    cases,
    contacts,
    decisions,
    errors,
    facts,
    history,
    intake,
    letters,
    listing,
    pages,
    papers,
    people,
    queue,
    settling,
    texts,
    visits,
)

CONTACTS_VISITS_LETTERS: list[URLPattern] = [
    path("cases/<str:number>/contacts/", contacts.contacts, name="contacts"),
    path("cases/<str:number>/contacts/new/", contacts.log_contact, name="log_contact"),
    path("cases/<str:number>/facts/add/", facts.add_fact, name="add_fact"),
    path("cases/<str:number>/facts/accept/", facts.accept_suggestion, name="accept_suggestion"),
    path("cases/<str:number>/facts/<int:fact>/withdraw/", facts.withdraw_fact, name="withdraw_fact"),
    path("cases/<str:number>/visits/plan/", visits.plan_visit, name="plan_visit"),
    path("cases/<str:number>/visits/<int:visit>/", visits.visit, name="visit"),
    path("cases/<str:number>/visits/<int:visit>/sheet/", visits.visit_sheet, name="visit_sheet"),
    path("cases/<str:number>/visits/<int:visit>/record/", visits.record_visit, name="record_visit"),
    path("cases/<str:number>/visits/<int:visit>/cancel/", visits.cancel_visit, name="cancel_visit"),
    path("cases/<str:number>/letters/new/", letters.new_letter, name="new_letter"),
    path("cases/<str:number>/letters/<int:letter>/", letters.letter, name="letter"),
    path("cases/<str:number>/letters/<int:letter>/page/", letters.letter_page, name="letter_page"),
    path("cases/<str:number>/letters/<int:letter>/letter.docx", letters.letter_file, name="letter_file"),
    path("cases/<str:number>/letters/<int:letter>/sent/", letters.letter_sent, name="letter_sent"),
    path("cases/<str:number>/letters/<int:letter>/discard/", letters.letter_discard, name="letter_discard"),
    path("cases/<str:number>/list/", listing.listing, name="listing"),
    path("cases/<str:number>/list/approve/", listing.list_approve, name="list_approve"),
    path("cases/<str:number>/list/withdraw/", listing.list_withdraw, name="list_withdraw"),
    path("list/", listing.public_list, name="public_list"),
    path("list/list.csv", listing.public_list_csv, name="public_list_csv"),
    path("letter-texts/", texts.letter_texts, name="letter_texts"),
]

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
    *CONTACTS_VISITS_LETTERS,
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
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
