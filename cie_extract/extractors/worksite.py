"""Where the work is done. Headquarters, mailing addresses, places to apply at and letterheads are somewhere else; who
works from home works where the worker sits.

An address counts by what stands before it: the label of a work site, words such as "the yard is at", or the title of
the job. A letterhead's address counts only where the text shows that the work is done in that house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cie_extract.extractors.addresses import Address, find_addresses
from cie_extract.extractors.labelled import Labelled, labelled_values
from cie_extract.extractors.naming import folded, organization_likeness, title_likeness
from cie_extract.extractors.subject_lines import subject_of
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Finding, Site, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.places import STATES, Places, load_places, state_code


@dataclass(frozen=True, slots=True)
class _Candidate:
    site: Site
    span: Span
    rule: str
    score: float


_AWAY = re.compile(
    r"\b(?:appl(?:y|ications?|icants?)|resumes?|mail(?:ed|ing)?(?!\s*(?:clerk|room|handler|sorter|carrier|processor|courier|services|center|associate|and\s))|send|sent|submit(?:ted)?|deliver(?:ed|ing)?|fax|remit|"
    r"headquarter(?:s|ed)|corporate|main\s+office|home\s+office|head\s+office|human\s+resources|personnel\s+department|interviews?|"
    r"test(?:s|ing)?|examinations?|founded|incorporated|contact(?!\s+(?:agent|center|representative|specialist))|questions|return(?:ed)?|P\.?\s?O\.?\s*Box|formerly|until|moved\s+from|"
    r"(?-i:orientation)|training\s+(?:is|will)|(?-i:training\s+center)|pick\s+up|letters?)\b",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:(?:is|are|be|job|work(?:s|ed|ing)?|located|situated|based|stationed|performed|done|assigned|report(?:s|ing)?|serves?|serving|"
    r"position|employed|placed|takes\s+place)\s+(?:is\s+)?(?:at|in|on|to|around|from|out\s+of)|"
    r"(?:store|plant|shop|yard|office|offices|clinics?|branch|campus|hotel|warehouse|restaurant|hospital|market|building|center|school|"
    r"library|museum|facility|site|base|depot|cafe|café|kitchen|laundry|grocery|bakery|diner|inn|farm|mill|factory|garage|nursery|"
    r"greenhouse|studio|salon|theater|cinema|gym|brewery|cannery|packing\s+house)\s+(?:is\s+)?(?:at|in|on|near|around|in\s+and\s+around)|"
    r"(?:at|in)\s+(?:the|our)\s+[\w’'&. ]{3,60},?|in\s+and\s+around)\s*(?:the\s+)?(?:(?-i:[A-Z0-9])[\w.’'&-]*,?\s+){0,7}$",  # noqa: E501
    re.IGNORECASE,
)
_WORK_WORDS = re.compile(
    r"\b(?:work|works|worker|workers|job|position|dut(?:y|ies)|perform|performs|serves?|clean|cleans|travel|department|departments|office|"
    r"offices|clinic|store|shop|plant|crew|employee|employees|located|stationed|assigned)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:our|the|this)\s+(?:[\w’'-]+\s+){0,2}(?:store|shop|plant|room|office|facility|building|warehouse|hotel|restaurant|kitchen|bakery|"
    r"market|farm|yard|showroom|campus|hospital|library|laundry|garage|greenhouse|floor)\b|\bon[- ]site\b|\bin[- ]store\b",  # noqa: E501
    re.IGNORECASE,
)
#: Words of a house that the public enters: a letterhead over them is the house's own.
_SHOP = re.compile(
    r"\b(?:shoppers?|aisles?|checkout|back\s+door|sales\s+floor|dining\s+room|front\s+desk|stockroom|registers?|shelves|lobby|guests?|"
    r"customers?|counter|patrons?)\b",
    re.IGNORECASE,
)
_FEWEST_OF_SHOP = 2
#: Words of work done at somebody else's house.
_ELSEWHERE = re.compile(
    r"\b(?:contracts?|client|host|job\s+sites?|work\s?sites?|customer\s+sites?|federal|base|crews?|placed|assigned\s+to|travel|AbilityOne|staffing)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully\s+remote|100%\s+(?:remote|telework)|remote(?:-first)?\s+(?:position|job|role|work)|work(?:s|ing)?\s+from\s+home|"
    r"home[- ]based|full[- ]time\s+telework|from\s+(?:his|her|their|your|the\s+employee.s)\s+(?:or\s+her\s+)?(?:own\s+)?home)\b",  # noqa: E501
    re.IGNORECASE,
)
_REMOTE_VALUE = re.compile(
    r"\s*(?:fully\s+)?(?:remote|telework|virtual|work\s+from\s+home|home|anywhere)\b", re.IGNORECASE
)
_ROVING = re.compile(
    r"\b(?:various|multiple|different|all|several|rotating|any)\s+(?:\w+\s+){0,2}(?:sites?|locations?|schools?|buildings?)\b",
    re.I,
)
#: "Harbor Works, Inc. is a nonprofit corporation located in …": where the house has its seat, not where the work is.
_THE_HOUSE_ITSELF = re.compile(
    r"\b(?:is|as|are)\s+(?:an?|the)\s+[^.;]{0,80}\b(?:non-?profit|not-for-profit|501\s*\(c\)|corporation|company|charity|"
    r"organi[sz]ation|agency|firm|contractor|provider|institution|foundation|association|business)\b[^.;]{0,80}"
    r"\b(?:located|based|headquartered|seated|incorporated)\s+(?:in|at|near)\s+[^.;]{0,20}$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:not|no longer|never|formerly|until)\b[^.;]{0,30}$", re.IGNORECASE)
_QUIET = ("boilerplate", "how_to_apply", "history", "about_employer", "signature", "statements")
_TOP = 9


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Candidates of `worksite`; sites that are labelled as such beside the first one go to `other_worksites`."""
    places, words = load_places(patterns), load_name_words(patterns)
    addresses = find_addresses(annotated.text, places)
    labelled = labelled_values(annotated, patterns, "worksite")
    found = [*_labelled(annotated, labelled, addresses, places), *_in_parts(annotated, labelled, places)]
    away = _away_spans(annotated, labelled)
    found += _in_the_open(annotated, addresses, away, found, words)
    if not any(one.score >= 0.5 for one in found):
        found += _cities_alone(annotated, places, found)
    remote = _REMOTE.search(annotated.text) or any(
        one.label.role == "site" and _REMOTE_VALUE.match(annotated.text, *one.value) for one in labelled
    )
    if remote:
        found = [replace(one, score=min(one.score, 0.35)) if one.rule == "letterhead" else one for one in found]
    return _as_findings(found, places)


def _as_findings(found: list[_Candidate], places: Places) -> Iterator[Finding]:
    found = sorted(found, key=lambda one: (-one.score, one.span))
    taken: list[Site] = []
    for one in found:
        site = one.site
        county = site.county or places.county(site.city, site.state, site.zip)
        field = "worksite"
        if (
            taken
            and one.rule.startswith("label")
            and one.score >= 0.9
            and not any(_alike(site, other) for other in taken)
        ):
            field = "other_worksites"
        if one.score >= 0.5:
            taken.append(site)
        yield Finding(
            field,
            replace(site, county=county),
            (one.span,),
            f"worksite/{one.rule}",
            score=round(min(0.99, one.score), 3),
        )


def _alike(one: Site, other: Site) -> bool:
    """Whether two sites may be one: nothing that both state differs."""
    pairs = ((one.city, other.city), (one.state, other.state), (one.zip, other.zip))
    return all(a is None or b is None or a.lower() == b.lower() for a, b in pairs)


def _site(address: Address) -> Site:
    return Site(city=address.city, state=address.state, zip=address.zip)


def _labelled(
    annotated: Annotated, labelled: tuple[Labelled, ...], addresses: tuple[Address, ...], places: Places
) -> Iterator[_Candidate]:
    """Addresses beside the label of a work site; without one, a city that the state of the document knows."""
    text = annotated.text
    for value in labelled:
        if value.label.role not in ("site", "address"):
            continue
        start, end = value.value
        end = max(end, _rest_of_address(annotated, value))
        inside = [one for one in addresses if start <= one.city_start < end and not one.post_box]
        away = _AWAY.search(text, start, min(end, start + 40))
        score = value.label.score - (0.5 if away and value.label.role == "address" else 0.0)
        for order, address in enumerate(inside[:6]):
            yield _Candidate(_site(address), (address.start, address.end), f"label {value.how}", score - 0.001 * order)
        if not inside and (site := _place_named(text[start:end], annotated, places)):
            yield _Candidate(site, (start, min(end, start + 120)), f"label {value.how}, city alone", score - 0.14)


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


def _place_named(said: str, annotated: Annotated, places: Places) -> Site | None:
    """The city (or county, or base) that a value without a state names, in the one state that the document states."""
    if _ROVING.search(said) or len(said) > 160:
        return None
    states = _states(annotated.text)
    if _REMOTE_VALUE.match(said):
        inside = _states(said)
        return Site(state=next(iter(inside))) if len(inside) == 1 else None
    state = next(iter(states)) if len(states) == 1 else None
    if county := re.search(r"\b([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?) County(?:,\s*(\w[\w ]+))?", said):
        named = state_code(county[2]) if county[2] else state
        return Site(county=county[1], state=named) if named else None
    if state is None:
        return None
    parts = [part.strip() for part in re.split(r"[,;(|\n\t]|\s[–—-]\s", said) if part.strip()]
    for part in reversed(parts):
        plain = re.sub(
            r"\s+(?:branch|store|site|office|campus|location|plant|area|school)s?$", "", part, flags=re.IGNORECASE
        )
        if plain[:1].isupper() and not any(character.isdigit() for character in plain) and places.known(plain, state):
            return Site(city=plain, state=state)
    if parts and re.match(r"(?:Fort|Ft\.|Camp|Joint Base|Naval|Marine Corps|NAS|NSA)\s", parts[0]):
        return Site(city=parts[0], state=state)
    return None


def _states(text: str) -> frozenset[str]:
    """The states that a text names in full or after a comma; an address of a ZIP counts too."""
    small = text.lower()
    names = tuple(name for name, telling in _STATE_WORDS if telling in small)
    found = {STATES[" ".join(match.group().lower().split())] for match in _state_name(names).finditer(text)}
    found |= {match[1] for match in re.finditer(r",\s+([A-Z]{2})(?:\s+\d{5}|\b)", text) if match[1] in STATES.values()}
    return frozenset(found)


#: Each state with its longest word, the longest name first: "West Virginia" before "Virginia".
_STATE_WORDS = tuple((name, max(name.split(), key=len)) for name in sorted(STATES, key=len, reverse=True))


@lru_cache(maxsize=256)
def _state_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that meets these states' names; a document names few of them."""
    source = "|".join(name.replace(" ", r"\s+") for name in names)
    return re.compile(rf"\b(?:{source})\b(?<=[A-Za-z])" if names else r"(?!)", re.IGNORECASE)


def _in_parts(annotated: Annotated, labelled: tuple[Labelled, ...], places: Places) -> Iterator[_Candidate]:
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
        if state is None and zip_code and (place := places.at_zip(zip_code[1])):
            state = place.state
        explicit = "site" in text[value.where[0] : value.where[1]].lower() or (
            before and before[0].label.role != "away"
        )
        site = Site(city=city, state=state, zip=zip_code[1] if zip_code else None)
        yield _Candidate(site, value.value, "label parts", 0.93 if explicit else 0.7)


#: City, state and ZIP on one line, their labels among them or not.
_CITY_LINE = re.compile(
    r"(?P<city>[A-Z][\w.’' -]+?),?\s+(?:State:?\s+)?(?P<state>[A-Z]{2})\b\.?,?\s*(?:Zip(?:\s+code)?:?\s*)?(?P<zip>\d{5})?\s*$",  # noqa: E501
    re.I,
)


def _away_spans(annotated: Annotated, labelled: tuple[Labelled, ...]) -> list[Span]:
    return [
        (one.value[0], max(one.value[1], _rest_of_address(annotated, one)))
        for one in labelled
        if one.label.role == "away"
    ]


def _in_the_open(
    annotated: Annotated,
    addresses: tuple[Address, ...],
    away: list[Span],
    already: list[_Candidate],
    words: NameWords,
) -> Iterator[_Candidate]:
    """Addresses beside no label, by what stands around them."""
    document = annotated.document
    for address in addresses:
        if any(one.span[0] <= address.city_start < one.span[1] for one in already):
            continue
        block = document.block_at(address.city_start)
        if block is None:
            continue
        span = (address.start, address.end)
        if address.post_box or any(start <= address.city_start < end for start, end in away):
            yield _Candidate(_site(address), span, "elsewhere", 0.1)
            continue
        rule, score = _by_surroundings(annotated, address, block, words)
        yield _Candidate(_site(address), span, rule, score)


def _by_surroundings(annotated: Annotated, address: Address, block: Block, words: NameWords) -> tuple[str, float]:
    text = annotated.text
    sentence = max(block.start, text.rfind(". ", block.start, address.start) + 1)
    before = text[max(sentence, address.start - 130) : address.start]
    if block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
        return _letterhead(annotated, address, 0.3)
    if _AWAY.search(before) or _AWAY.match(text, address.end, min(address.end + 40, len(text))):
        return "elsewhere", 0.15
    if _THE_HOUSE_ITSELF.search(text[sentence : address.start]):
        return "the organization's own", 0.3
    if _WE_ARE.search(text[sentence : address.start]) and address.street:
        return _letterhead(annotated, address, 0.5)
    if subject_of(text, block) is not None:
        return "with the title", 0.78
    if len(text[block.start : block.end]) < 200 and _is_under_its_title(annotated, block, words):
        return "under the title", 0.74
    section = annotated.section_at(address.start)
    quiet = section is not None and section.name in _QUIET and block.index >= _TOP
    if block.index < _TOP and len(text[block.start : block.end]) < 200:
        piece = re.split(r"\s[|•·–—-]\s|\t", before)[-1].strip(" ,;:")
        if piece and organization_likeness(piece, words) < 0.75:
            return "with the title", 0.78
        if re.match(r"\s*at\s", before):
            return "with the title", 0.8
        return _letterhead(annotated, address, 0.62 if _stands_under_title(annotated, block, words) else 0.42)
    if _AT_WORK.search(before) and not _MOVED.search(before):
        return "prose", 0.62 if quiet else (0.84 if address.street else 0.72)
    if not address.street and address.zip is None and not _WORK_WORDS.search(text[block.start : block.end]):
        return "mentioned", 0.3
    return "mentioned", 0.35 if quiet else 0.45


#: The house says who it is, with its street: "We are Pine Street Cycles, 40 Pine Street, …".
_WE_ARE = re.compile(r"(?:^|[\n.!?]\s*)[Ww]e(?:\s+are|[’']re)\s+(?:the\s+)?[A-Z0-9][^.;:]{2,70},\s*$")
#: The name of a paper before a title: "Job sheet: Produce Grader".
_PAPER = re.compile(
    r"(?:job|position|role)\s+(?:sheet|description|outline|profile|summary|card)\s*[:–—-]\s*", re.IGNORECASE
)


def _is_under_its_title(annotated: Annotated, block: Block, words: NameWords) -> bool:
    """Whether the line right over an address, deeper in a file, is the heading of a description: the job's title, after
    the paper's name or not."""
    if block.index < _TOP or block.cell is not None or block.kind is BlockKind.LIST_ITEM:
        return False
    over = annotated.document.blocks[block.index - 1]
    line = annotated.document.text_of(over).strip()
    paper = _PAPER.match(line)
    stands_out = over.kind is BlockKind.HEADING or over.bold or over.caps or paper is not None
    return stands_out and len(line) < 90 and title_likeness(line[paper.end() :] if paper else line, words) >= 0.8


def _stands_under_title(annotated: Annotated, block: Block, words: NameWords) -> bool:
    """Whether the job's title stands above a line at the top: what follows it speaks of the job, not of the house."""
    above = annotated.document.blocks[: block.index]
    return any(
        title_likeness(part, words) >= 0.85
        for one in above
        if one.kind is BlockKind.HEADING or one.bold or one.index < 2
        for text in (annotated.document.text_of(one),)
        if len(text) < 70
        for part in (text, *re.split(r"\s[–—-]\s", text)[:1])
    )


def _letterhead(annotated: Annotated, address: Address, score: float) -> tuple[str, float]:
    """A letterhead's address: the place of work only where the text speaks of that house or that street."""
    text = annotated.text
    rest = text[: address.start] + text[address.end :]
    street = re.search(
        r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:Street|Avenue|Road|Drive|Lane|Boulevard|Way|Highway)",
        text[address.start : address.city_start],
    )
    if street and street.group() in rest:
        score += 0.2
    if address.city in rest:
        score += 0.1
    if _HOUSE.search(rest):
        score += 0.12
    elif len(_SHOP.findall(rest)) >= _FEWEST_OF_SHOP and not _ELSEWHERE.search(rest):
        score += 0.1
    if _ROVING.search(rest):
        score -= 0.15
    return "letterhead", score


def _cities_alone(annotated: Annotated, places: Places, found: list[_Candidate]) -> Iterator[_Candidate]:
    """A city without its state in a sentence about the work, where the document names one state: "…, in Corvallis"."""
    text = annotated.text
    states = _states(text)
    if len(states) != 1:
        return
    state = next(iter(states))
    for block in annotated.document.blocks[:30]:
        section = annotated.section_at(block.start)
        if section is not None and section.name not in (
            "",
            "summary",
            "setting",
            "identification",
            "duties",
            "other",
            "schedule",
        ):
            continue
        for match in _IN_CITY.finditer(text, block.start, block.end):
            city = match["city"]
            if not places.known(city, state) or not _WORK_WORDS.search(text, block.start, match.start()):
                continue
            if _AWAY.search(text, max(block.start, match.start() - 60), match.start()):
                continue
            yield _Candidate(Site(city=city, state=state), match.span("city"), "city in prose", 0.55)


_IN_CITY = re.compile(
    r"\b(?:in|around|near|at)\s+(?:and\s+around\s+|downtown\s+)?(?P<city>[A-Z][a-z’'.]+(?:[ -][A-Z][a-z’'.]+){0,2})(?=[.,;)]|\s+(?:and|to|on|for|where|area)\b|$)"  # noqa: E501
)
