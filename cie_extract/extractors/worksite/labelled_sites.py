"""Places beside the labels of work sites, and beside labels of city, state and ZIP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.addresses import Address
from cie_extract.extractors.labelled import Labelled
from cie_extract.extractors.naming import folded
from cie_extract.extractors.worksite.states import states_named
from cie_extract.extractors.worksite.wordbook import Candidate, Wordbook
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Site, Span
from cie_extract.pattern_files.places import state_code

_MOST_SITES = 6
#: City, state and ZIP on one line, their labels among them or not.
_CITY_LINE = re.compile(
    r"(?P<city>[A-Z][\w.’' -]+?),?\s+(?:State:?\s+)?(?P<state>[A-Z]{2})\b\.?,?\s*(?:Zip(?:\s+code)?:?\s*)?(?P<zip>\d{5})?\s*$",  # noqa: E501
    re.I,
)
_COUNTY = re.compile(r"\b([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?) County(?:,\s*(\w[\w ]+))?")


def site_of(address: Address) -> Site:
    """The place of an address."""
    return Site(city=address.city, state=address.state, zip=address.zip)


def labelled_sites(
    annotated: Annotated, labelled: tuple[Labelled, ...], addresses: tuple[Address, ...], book: Wordbook
) -> Iterator[Candidate]:
    """Addresses beside the label of a work site; without one, a city that the state of the document knows."""
    text = annotated.text
    for value in labelled:
        if value.label.role not in ("site", "address"):
            continue
        start, end = value.value
        end = max(end, _rest_of_address(annotated, value))
        inside = [one for one in addresses if start <= one.city_start < end and not one.post_box]
        away = book.away.search(text, start, min(end, start + 40))
        score = value.label.score - (0.5 if away and value.label.role == "address" else 0.0)
        for order, address in enumerate(inside[:_MOST_SITES]):
            yield Candidate(site_of(address), (address.start, address.end), f"label {value.how}", score - 0.001 * order)
        if not inside and (site := _place_named(text[start:end], annotated, book)):
            yield Candidate(site, (start, min(end, start + 120)), f"label {value.how}, city alone", score - 0.14)


def away_spans(annotated: Annotated, labelled: tuple[Labelled, ...]) -> list[Span]:
    """What stands beside labels of places that are not the work's: mailing, headquarters."""
    return [
        (one.value[0], max(one.value[1], _rest_of_address(annotated, one)))
        for one in labelled
        if one.label.role == "away"
    ]


def _rest_of_address(annotated: Annotated, value: Labelled) -> int:
    """The end of an address that goes on in the next blocks of its cell, or in the next two short paragraphs."""
    end = value.value[1]
    for block in annotated.document.blocks[value.block.index + 1 : value.block.index + 3]:
        same = block.cell == value.block.cell if value.block.cell else block.cell is None
        words = annotated.text[block.start : block.end]
        if not same or len(words) > 70 or ":" in words or block.kind is BlockKind.HEADING:
            break
        if re.search(r"[A-Z]{2}\s+\d{5}|,\s+[A-Z][a-z]+\s+\d{5}|,\s[A-Z]{2}$", words):
            end = block.end
    return end


def _place_named(said: str, annotated: Annotated, book: Wordbook) -> Site | None:
    """The city (or county, or base) that a value without a state names, in the one state that the document states."""
    if book.roving.search(said) or len(said) > 160:
        return None
    states = states_named(annotated.text)
    if book.remote_value.match(said):
        inside = states_named(said)
        return Site(state=next(iter(inside))) if len(inside) == 1 else None
    state = next(iter(states)) if len(states) == 1 else None
    if county := _COUNTY.search(said):
        named = state_code(county[2]) if county[2] else state
        return Site(county=county[1], state=named) if named else None
    if state is None:
        return None
    parts = [part.strip() for part in re.split(r"[,;(|\n\t]|\s[–—-]\s", said) if part.strip()]
    for part in reversed(parts):
        plain = book.branch_behind.sub("", part)
        capital = plain[:1].isupper() and not any(character.isdigit() for character in plain)
        if capital and book.places.known(plain, state):
            return Site(city=plain, state=state)
    if parts and book.base.match(parts[0]):
        return Site(city=parts[0], state=state)
    return None


def in_parts(annotated: Annotated, labelled: tuple[Labelled, ...], book: Wordbook) -> Iterator[Candidate]:
    """City, state and ZIP each beside a label of its own, as in fillable forms and survey exports."""
    text = annotated.text
    for at, value in enumerate(labelled):
        if value.label.role != "city":
            continue
        before = [one for one in labelled[:at] if one.label.role in ("site", "street", "address", "away")][-1:]
        if before and before[0].label.role == "away" and value.where[0] - before[0].where[0] < 400:
            continue
        near = [one for one in labelled[at : at + 5] if one.where[0] - value.where[0] < 250]
        parts = {one.label.role: text[one.value[0] : one.value[1]].strip() for one in reversed(near)}
        city = folded(text[value.value[0] : value.value[1]]).rstrip(",. ")
        state = state_code(parts.get("state", ""))
        zip_code = re.fullmatch(r"(\d{5})(?:-\d{4})?", parts.get("zip", ""))
        if not city[:1].isupper() or len(city) > 50:
            continue
        if state is None and not zip_code:
            inline = _CITY_LINE.match(city)
            if not inline or state_code(inline["state"]) is None:
                continue
            city, state = inline["city"], state_code(inline["state"])
            zip_code = re.fullmatch(r"(\d{5})", inline["zip"] or "")
        if state is None and zip_code and (place := book.places.at_zip(zip_code[1])):
            state = place.state
        named = "site" in text[value.where[0] : value.where[1]].lower()
        explicit = named or (before and before[0].label.role != "away")
        site = Site(city=city, state=state, zip=zip_code[1] if zip_code else None)
        yield Candidate(site, value.value, "label parts", 0.93 if explicit else 0.7)
