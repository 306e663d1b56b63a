"""Filters for the templates: dates, reasons and people in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from review import wording
from review.desk.office import the_office
from review.desk.paper import Piece, TextBlock
from review.desk.sheet import Card, Spot
from review.desk.suggestions import Suggestion
from review.sentences import with_days

register = template.Library()


@register.filter
def day(value: date | str | None) -> str:
    """ "30 Sep 2027"."""
    if isinstance(value, datetime):
        value = value.astimezone(the_office().zone).date()
    return wording.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """ "30 Sep 2027, 14:05" in the office's time zone."""
    if value is None:
        return ""
    here = value.astimezone(the_office().zone)
    return f"{here.day} {here:%b %Y, %H:%M}"


@register.filter
def clock(value: datetime | None) -> str:
    """ "14:05" in the office's time zone."""
    return f"{value.astimezone(the_office().zone):%H:%M}" if value else ""


@register.filter
def days(sentence: str) -> str:
    """A sentence of the core with its days in words."""
    return with_days(sentence)


@register.filter
def why(pair: list[str]) -> str:
    """A reason of the queue in words."""
    return wording.why_words(pair[0], pair[1])


@register.filter
def state_words(state: str) -> str:
    """A task's state in words."""
    return wording.STATES.get(state, state)


@register.filter
def decision_words(decision: str) -> str:
    """A decision in words."""
    return wording.DECISIONS.get(decision, decision)


@register.filter
def size(count: int) -> str:
    """A size in words."""
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, round(count / 1024))} KB"


@register.filter
def as_id(field: str) -> str:
    """A field as a part of an id."""
    return field.replace(".", "-")


@register.filter
def set_words(name: str) -> str:
    """A guide in words."""
    return wording.SETS.get(name, name)


@register.filter
def criterion_words(name: str) -> str:
    """A criterion in words: "Statement 3"."""
    return wording.criterion_label(name)


@register.filter
def field_words(name: str) -> str:
    """A field in words."""
    return wording.field_label(name)


@register.filter
def scope_words(answer: str) -> str:
    """Whether a review is needed, in words."""
    return {"in": "Yes", "not_in": "No", "cannot_tell": "It cannot be told"}.get(answer, answer)


@register.filter
def item_words(state: str) -> str:
    """Whether a thing is among the papers, in words."""
    return {"there": "there", "missing": "missing", "unread": "could not be read", "not_needed": "not needed"}.get(
        state, state
    )


@register.filter
def way_words(way: str) -> str:
    """How somebody was spoken with: "Call"."""
    return wording.WAYS.get(way, way)


@register.filter
def source_words(source: str) -> str:
    """Where a fact comes from: "from a site visit"."""
    return wording.SOURCES.get(source, wording.ELSEWHERE)


@register.filter
def visit_words(state: str) -> str:
    """A visit's state in words."""
    return {"planned": "Planned", "recorded": "Recorded", "cancelled": "Called off"}.get(state, state)


@register.filter
def letter_words(kind: str) -> str:
    """A letter's kind in words."""
    return wording.LETTERS.get(kind, kind)


@register.simple_tag(takes_context=True)
def who(context: Mapping[str, Any], account: str) -> str:
    """A person by name, where the account is known."""
    return str(context["names"].get(account, account))


@register.simple_tag
def quoted(words: str) -> SafeString:
    """The words that something rests on. A cross or a tick alone is called what it is: a mark."""
    if wording.is_mark(words):
        return format_html('<span class="desk-sub">the mark</span> <q>{}</q>', words)
    return format_html("<q>{}</q>", words if len(words) <= 220 else f"{words[:219]}…")


@register.simple_tag(takes_context=True)
def act(context: Mapping[str, Any], card: Card) -> SafeString:
    """The link that brings a card's form: with JavaScript in its place, without by loading the page."""
    if card.seen or card.looked:
        words = "Change"
    elif card.open or card.kind != "fact":
        words = "Settle"
    else:
        words = "Confirm or change" if card.has_value else "Enter"
    words = "Add another" if card.adds else words
    where = f" in {card.paper_words}" if context["several"] and card.kind == "fact" and not card.adds else ""
    return format_html(
        '<a class="desk-act" href="?{0}&amp;edit={1}#{1}" hx-get="?{0}&amp;edit={1}" hx-target="#{1}" hx-select="#{1}"'
        ' hx-swap="outerHTML show:none">{2}<span class="desk-visually"> {3}{4}</span></a>',
        context["here"],
        card.dom,
        words,
        card.label,
        where,
    )


@register.simple_tag(takes_context=True)
def show(context: Mapping[str, Any], spot: Spot, card: Card | Suggestion) -> SafeString:
    """The link from a value, or a suggestion, to its place on the page."""
    if not spot.paper:
        return format_html('<span class="desk-sub">{}</span>', "added by hand")
    several = context["several"]
    place = f"page {spot.page}" if spot.page else ""
    words = ", ".join(part for part in (spot.paper if several else "", place) if part) or "in the text"
    query = {"paper": spot.paper, "view": context["view"], "page": spot.page or "", "spot": card.dom}
    return format_html(
        '<a class="desk-show" href="?{}#papers" data-show="{}" data-paper="{}"><span class="desk-visually">Show {} {}'
        "</span>{}</a>",
        urlencode({key: value for key, value in query.items() if value}),
        card.dom,
        spot.paper,
        card.label,
        "in " if several else "",
        words,
    )


@register.simple_tag
def boxes(spots: Iterable[Spot], lit: str) -> SafeString:
    """The places of values on the picture of a page; the one to be shown is lit."""
    drawn = []
    for spot in spots:
        mark = format_html('data-card="{}" class="desk-box-mark{}"', spot.dom, " is-lit" if spot.dom == lit else "")
        drawn += [
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" {mark}/>' for x, y, w, h in spot.boxes
        ]
    return mark_safe("".join(drawn))


@register.simple_tag
def block_of_text(block: TextBlock) -> SafeString:
    """A heading or paragraph of a paper's text; words that a value rests on are marked."""
    words = mark_safe("".join(conditional_escape(_piece(one)) for one in block.pieces))
    if block.kind == "heading":
        return format_html('<h{0} data-start="{1}">{2}</h{0}>', block.level, block.start, words)
    doubt = mark_safe(' <span class="desk-doubt">(recognised with doubt)</span>') if block.doubtful else ""
    return format_html('<p class="desk-text__{}" data-start="{}">{}{}</p>', block.kind, block.start, words, doubt)


def _piece(one: Piece) -> str:
    if not one.dom:
        return one.text
    return format_html(
        '<mark class="desk-mark{}" data-card="{}"><a href="#{}">{}</a></mark>',
        " is-lit" if one.lit else "",
        one.dom,
        one.dom,
        one.text,
    )
