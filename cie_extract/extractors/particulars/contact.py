"""Who sent a paper, or answers for it: name, telephone, e-mail.

Personal data: shown on the case alone, never in a log, a list or a receipt. Contacts of others
(references, an agency that receives the form, emergency numbers) are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.naming import organization_likeness, title_likeness
from cie_extract.extractors.particulars.told import Told, in_sections, labelled, sentences_with
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import BlockKind
from cie_extract.model.finding import Span
from cie_extract.model.particulars import Contact
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@])")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-])?(?:\(\d{3}\)\s?|\d{3}[ ./–-])\d{3}[ .–-]\d{4}(?![\d-])(?:,?\s*(?:x|ext\.?|extension)\s*\d{1,6})?",  # noqa: E501
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Rev)\.?\s+)?(?P<name>[A-Z][a-zà-ÿ’'-]+(?:\s+[A-Z]\.?)?(?:\s+(?:de|la|van|von|der|del)){0,2}"
    r"(?:\s+[A-Z][A-Za-zà-ÿ’'-]+){1,2})(?![\w@])"
)
_FROM = re.compile(r"From:\s*(?P<rest>[^\n]+)")
_NEAR = 400  # characters between the name and the telephone of one contact


@dataclass(frozen=True, slots=True)
class _Parts:
    name: Span | None = None
    phone: Span | None = None
    email: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for span in (self.name, self.phone, self.email) if span)

    def joined(self, other: _Parts) -> _Parts | None:
        """Both as one contact, or None where they disagree or stand far apart."""
        for own, others in ((self.name, other.name), (self.phone, other.phone), (self.email, other.email)):
            if own and others:
                return None
        if other.spans[0][0] - max(end for _, end in self.spans) > _NEAR:
            return None
        return _Parts(self.name or other.name, self.phone or other.phone, self.email or other.email)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_particulars(patterns).contact
    return phrase_finder(words.asks), phrase_finder(words.others), re.compile(any_of(words.no_names), re.IGNORECASE)


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """The contacts beside labels, joined where they stand together; an e-mail's sender; whom a sentence says to ask."""
    text = annotated.text
    asks, others, _ = _expressions(patterns)
    names = load_name_words(patterns)
    taken: set[Span] = set()
    for parts in _together(_beside_labels(annotated, patterns, names)):
        taken.update(parts.spans)
        yield _told(text, parts, "label", 0.9 if parts.name else 0.75)
    if "from:" in annotated.small:
        for block in annotated.document.blocks:
            header = _FROM.match(text, block.start, block.end)
            if header and block.kind in (BlockKind.HEADER, BlockKind.PARAGRAPH):
                parts = _parts(text, header.span("rest"), patterns, names)
                if parts.email and not taken & set(parts.spans):
                    taken.update(parts.spans)
                    yield _told(text, parts, "e-mail header", 0.93)
    telling = tuple(word.lower() for word in load_particulars(patterns).contact.asks)
    for start, end in sentences_with(annotated, telling):
        asked = asks.search(text, start, end)
        if asked is None or others.search(text, start, end) or in_sections(annotated, start, "how_to_apply"):
            continue
        if not (_PHONE.search(text, start, end) or "@" in text[start:end]):
            continue
        parts = _parts(text, (asked.end(), end), patterns, names)
        if (parts.phone or parts.email) and not taken & set(parts.spans):
            taken.update(parts.spans)
            yield _told(text, parts, "sentence", 0.8 if parts.name else 0.65)


def _beside_labels(annotated: Annotated, patterns: Patterns, names: NameWords) -> Iterator[_Parts]:
    text, (_, others, _) = annotated.text, _expressions(patterns)
    done: set[Span] = set()
    for value in labelled(annotated, patterns, "contact"):
        line = text[value.where[0] : value.value[1]]
        before = text[max(0, value.where[0] - 40) : value.where[0]].rpartition("\n")[2]
        if value.value in done or others.search(line) or others.search(before):
            continue
        done.add(value.value)
        found = _parts(text, value.value, patterns, names)
        if value.label.role == "persons" and not found.name:
            found = _Parts(None, found.phone, found.email)
        elif value.label.role in ("phones", "emails"):
            found = _Parts(found.name if value.label.role == "emails" else None, found.phone, found.email)
        if found.spans:
            yield found


def _together(found: Iterable[_Parts]) -> Iterator[_Parts]:
    """The parts that stand one after the other as one contact; a name alone is none."""
    held: _Parts | None = None
    for parts in found:
        joined = held.joined(parts) if held else None
        if held and joined is None and (held.phone or held.email):
            yield held
        held = joined or parts
    if held and (held.phone or held.email):
        yield held


def _parts(text: str, within: Span, patterns: Patterns, names: NameWords) -> _Parts:
    phone, email = _PHONE.search(text, *within), _EMAIL.search(text, *within)
    if email and email.group().split("@")[0].lower() in load_particulars(patterns).contact.boxes:
        email = None
    stop = min((match.start() for match in (phone, email) if match), default=within[1])
    return _Parts(
        _name(text, (within[0], stop), patterns, names),
        phone.span() if phone else None,
        email.span() if email else None,
    )


def _name(text: str, within: Span, patterns: Patterns, names: NameWords) -> Span | None:
    """The first words that look like a person's name: no organisation, no job, no word that opens a sentence."""
    never = _expressions(patterns)[2]
    for match in _NAME.finditer(text, *within):
        said = match["name"]
        if organization_likeness(said, names) >= 0.6 or title_likeness(said, names) >= 0.85 or never.search(said):
            continue
        return match.span("name")
    return None


def _told(text: str, parts: _Parts, rule: str, score: float) -> Told:
    name, phone, email = (
        " ".join(text[slice(*span)].split()) if span else None for span in (parts.name, parts.phone, parts.email)
    )
    return Told(Contact(name=name, phone=phone, email=email), parts.spans, rule, score)
