"""The addresses around a case: contacts, facts added by hand, visits, letters, the public list."""

from __future__ import annotations

from django.urls import URLPattern, path

from review.desk.views import contacts, facts, letters, listing, texts, visits

urlpatterns: list[URLPattern] = [
    path("cases/<str:number>/contacts/", contacts.contacts, name="contacts"),
    path("cases/<str:number>/contacts/new/", contacts.log_contact, name="log_contact"),
    path("cases/<str:number>/facts/add/", facts.add_fact, name="add_fact"),
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
