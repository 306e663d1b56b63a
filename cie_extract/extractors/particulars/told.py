"""What an extractor of this shelf gives, and what several of them look at: labels with their values, counts, sentences,
and whether a name is the employer's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors import employer
from cie_extract.extractors.grammar.number_words import NUMBER_WORDS, read_number_words
from cie_extract.extractors.labelled import Labelled, values_beside
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Span, Text
from cie_extract.model.particulars import ParticularValue
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.labels import Label, Labels, fold_label, load_labels
from cie_extract.pattern_files.particulars import load_particulars

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
#: A count of people, in figures or words: 12, 1,200, twelve; and the second one of "50 to 99".
COUNT = rf"(?:(?<![\d$.,/])(?<!\d-)(?:{_DIGITS})(?![\d%/]|[.,]\d)|\b(?:{NUMBER_WORDS})\b)"
UP_TO = rf"(?:(?:{_DIGITS})(?![\d%/]|[.,]\d|-\d)|\b(?:{NUMBER_WORDS})\b)"
_FIRM = re.compile(r"[,\s]+(?:incorporated|inc|llc|corporation|corp|company|co|ltd)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A value, the spans of the text that say it (the value itself first), the rule, and how sure the rule is."""

    value: ParticularValue
    spans: tuple[Span, ...]
    found_by: str
    score: float


def read_count(words: str) -> int | None:
    """The whole number that figures or words say, or None."""
    plain = words.replace(",", "").strip()
    if plain.isdigit():
        return int(plain)
    number = read_number_words(plain)
    return int(number) if number is not None and number == number.to_integral_value() else None


def labelled(annotated: Annotated, patterns: Patterns, kind: str) -> tuple[Labelled, ...]:
    """The values beside the labels of a kind; the label's `role` says which of its lists it is from."""
    return tuple(value for value in annotated.view(_beside_all, patterns) if value.label.field == f"particulars.{kind}")


def _beside_all(annotated: Annotated, patterns: Patterns) -> tuple[Labelled, ...]:
    return values_beside(annotated, _labels(patterns))


@lru_cache(maxsize=4)
def _labels(patterns: Patterns) -> Labels:
    """The labels of this shelf among those of the record, which end a value here as they do there."""
    words, known = load_particulars(patterns), load_labels(patterns)
    own = {
        ("contact", "persons"): words.contact.persons,
        ("contact", "phones"): words.contact.phones,
        ("contact", "emails"): words.contact.emails,
        ("contact", "any"): words.contact.any,
        ("host", "name"): words.host.labels,
        ("headcount", "count"): words.headcount.labels,
        ("tax_status", "status"): words.tax_status.labels,
        ("occupation", "code"): words.occupation.labels,
        ("wage_determination", "number"): words.wage_determination.names + words.wage_determination.numbers,
        ("wage_determination", "revision"): words.wage_determination.revisions,
        ("disability_count", "with"): words.disability_count.labels_with,
        ("disability_count", "without"): words.disability_count.labels_without,
        ("disability_count", "people"): words.disability_count.labels_people,
    }
    by_phrase = dict(known.by_phrase)
    for (kind, role), phrases in own.items():
        for phrase in phrases:
            folded = fold_label(phrase)
            label = Label(f"particulars.{kind}", role, 0.9, bare=False)
            by_phrase[folded] = (*by_phrase.get(folded, ()), label)
    openings = {first.group() for phrase in by_phrase if (first := re.search(r"\w+", phrase))}
    return Labels(by_phrase, known.expression, frozenset(openings))


def blocks_with(annotated: Annotated, words: tuple[str, ...]) -> Iterator[Block]:
    """The blocks that hold one of these words, in small letters; none where the whole text holds none."""
    if any(word in annotated.small for word in words):
        for block in annotated.document.blocks:
            small = annotated.text[block.start : block.end].lower()
            if any(word in small for word in words):
                yield block


def sentences_with(annotated: Annotated, words: tuple[str, ...]) -> Iterator[Span]:
    """The sentences that hold one of these words, in small letters, without the space around them."""
    if any(word in annotated.small for word in words):
        for start, end in annotated.sentences:
            said = annotated.text[start:end]
            if any(word in said.lower() for word in words):
                yield start + len(said) - len(said.lstrip()), start + len(said.rstrip())


def in_sections(annotated: Annotated, offset: int, *names: str) -> bool:
    """Whether a place lies in one of these sections."""
    section = annotated.section_at(offset)
    return section is not None and section.name in names


def is_employer(annotated: Annotated, patterns: Patterns, name: str, *, least: float = 0.65) -> bool | None:
    """Whether a name is the employer's, or its acronym; None where the document names no employer this surely."""
    known = [one for one, score in annotated.view(_employers, patterns) if score >= least]
    if not known:
        return None
    folded = _folded(name)
    return any(
        folded == one or one.startswith(f"{folded} ") or folded == "".join(word[0] for word in one.split())
        for one in known
    )


def _employers(annotated: Annotated, patterns: Patterns) -> tuple[tuple[str, float], ...]:
    """The names that may be the employer's, the surest and those near it."""
    found = sorted(employer.find(annotated, patterns), key=lambda one: -one.score)
    return tuple(
        (_folded(one.value.value), one.score)
        for one in found
        if isinstance(one.value, Text) and one.score >= found[0].score - 0.1
    )


def _folded(name: str) -> str:
    plain = _FIRM.sub("", re.sub(r"\s*\([^)]*\)", "", " ".join(name.split())).strip(" ,."))
    return plain.lower().removeprefix("the ").strip(" ,.")
