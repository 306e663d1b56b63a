"""How many of a unit have a disability: "four of the nine clerks", "a crew of eight, five of whom …".

Counts, never names; a ratio that a law asks for, a goal, and people who are served are no counts of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from cie_extract.extractors.labelled import Labelled
from cie_extract.extractors.particulars.told import (
    COUNT,
    Told,
    in_sections,
    labelled,
    read_count,
    sentences_with,
)
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.particulars import DisabilityCount
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.particulars import DisabilityCountWords, load_particulars
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

_TELLING = ("disab", "blind", "impair")
_UNIT = r"(?:[A-Za-z][a-z’'-]+\s+){0,2}?[A-Za-z][a-z’'-]+"
#: Several, where nothing behind the word shows that it is the last: "four press operators, none of whom …".
_UNITS = r"(?:[A-Za-z][a-z’'-]+\s+){0,2}?[A-Za-z][a-z’'-]+(?<!s)s"
_FILLER = r"(?:\s+(?:on|in|at|who|of|that|now|working|here)\b[^.;,()]{0,45}?)?"
_OF = r"(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+|these\s+|a\s+total\s+of\s+)?"
_LABEL_COUNT = re.compile(
    rf"^\W*(?P<count>{COUNT})(?:\s*(?:people|persons|employees|workers|staff))?\s*(?:$|[.;,(])", re.IGNORECASE
)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_particulars(patterns).disability_count
    kind = rf"(?:(?P<without>{any_of(words.without_disability)})|(?P<with>{any_of(words.with_disability)}))"
    unit = rf"(?P<unit>{_UNIT})"

    def made(source: str) -> re.Pattern[str]:
        return re.compile(source, re.IGNORECASE)

    return (
        ("n of m", made(rf"(?P<n>{COUNT}|none|all)\s+{_OF}(?P<m>{COUNT})\s+{unit}{_FILLER}\s+{kind}")),
        ("all m", made(rf"\b(?P<n>all)\s+(?:the\s+|our\s+)?(?P<m>{COUNT})\s+{unit}{_FILLER}\s+{kind}")),
        (
            "n of them",
            made(
                rf"(?P<m>{COUNT})\s+(?P<unit>{_UNITS})\b[^.\n]{{0,80}}?[;,.–—-]\s*(?:and\s+|but\s+)?(?P<n>{COUNT}|all|none)\s+of\s+(?:them|whom|these)\s+{kind}"
            ),
        ),
        (
            "unit of m",
            made(
                rf"(?P<unit>crew|team|unit|shift|group|staff)\s+of\s+(?P<m>{COUNT})\b[^.\n]{{0,60}}?[;,.–—-]\s*(?:and\s+|but\s+)?(?P<n>{COUNT}|all|none)\s+of\s+(?:them|whom|these)\s+{kind}"
            ),
        ),
        ("percent", made(rf"(?P<percent>\d{{1,3}}(?:\.\d)?)\s?(?:%|percent)\s+of\s+(?:the|our|its|this)\s+{unit}{_FILLER}\s+{kind}")),  # noqa: E501
        (
            "both",
            made(
                rf"(?P<both>{COUNT})\s+{unit}\s+(?:with|who\s+have)\s+(?:a\s+)?(?:significant\s+)?disabilit(?:y|ies)\s+and\s+(?P<none>{COUNT})\s+(?:[a-z]+\s+)?without(?:\s+(?:a\s+|any\s+)?disabilit(?:y|ies))?"
            ),
        ),
        ("employs", made(rf"\b(?:employs?|includes?|consists?\s+of|made\s+up\s+of|staffed\s+by)\s+(?:about\s+|some\s+)?(?P<n>{COUNT})\s+{unit}\s+{kind}")),  # noqa: E501
    )  # fmt: skip


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every count by disability: of labels that stand together, else of sentences."""
    words = load_particulars(patterns).disability_count
    if not any(word in annotated.small for word in _TELLING):
        return
    yield from _beside_labels(annotated, patterns)
    never = phrase_finder(words.never)
    text = annotated.text
    for start, end in _stretches(annotated):
        if never.search(text, start, end) or in_sections(
            annotated, start, "qualifications", "boilerplate", "statements"
        ):
            continue
        taken: list[Span] = []
        for rule, expression in _expressions(patterns):
            for match in expression.finditer(text, start, end):
                if any(match.start() < last and match.end() > first for first, last in taken):
                    continue
                value = _value(match, words) if _one_count(match) else None
                if value is not None:
                    taken.append(match.span())
                    yield Told(value, (match.span(),), rule, 0.6 if rule == "employs" else 0.85)


def _stretches(annotated: Annotated) -> Iterator[Span]:
    """Sentences that speak of disability, with the sentence before where one begins by "Four of them"."""
    text, last = annotated.text, None
    for start, end in sentences_with(annotated, _TELLING):
        opens = re.match(rf"(?:{COUNT}|all|none)\s+of\s+(?:them|these)\b", text[start:end], re.IGNORECASE)
        if opens:
            before = [span for span in annotated.sentences if span[1] <= start and text[span[0] : span[1]].strip()]
            last = before[-1][0] if before and "\n" not in text[before[-1][0] : start].rstrip(" ") else None
        yield (last if opens and last is not None else start), end


def _one_count(match: re.Match[str]) -> bool:
    """Whether nothing is counted between a unit and its part: "46 people, of whom 27 are ours, eleven of whom …"."""
    said = match.groupdict()
    if not said.get("m") or match.start("n") < match.start("m"):
        return True
    between = match.string[match.end("m") : match.start("n")]
    return not re.search(rf"{COUNT}|\band\s+an?\s|\d", between, re.IGNORECASE)


def _value(match: re.Match[str], words: DisabilityCountWords) -> DisabilityCount | None:
    said = match.groupdict()
    unit = _unit(said["unit"], words)
    if said.get("percent"):
        share = Decimal(said["percent"])
        if share > 100 or not said["with"]:
            share = 100 - share
        return DisabilityCount(unit=unit, percent=share) if 0 <= share <= 100 else None
    if said.get("both"):
        some, others = read_count(said["both"]), read_count(said["none"])
        if some is None or others is None:
            return None
        return DisabilityCount(unit=unit, people=some + others, with_disability=some, without_disability=others)
    people = read_count(said["m"]) if said.get("m") else None
    which = said["n"].lower()
    count = people if which == "all" else 0 if which == "none" else read_count(which)
    if count is None or (people is not None and (count > people or people < 2)):
        return None
    rest = people - count if people is not None else None
    if said["with"]:
        return DisabilityCount(unit=unit, people=people, with_disability=count, without_disability=rest)
    return DisabilityCount(unit=unit, people=people, with_disability=rest, without_disability=count)


def _unit(words: str, known: DisabilityCountWords) -> str | None:
    """The unit in small words; nothing that could be a person's name."""
    plain = " ".join(words.split())
    if plain.lower() in known.no_units or (not plain.islower() and not plain.endswith("s")):
        return None
    return plain.lower()


def _beside_labels(annotated: Annotated, patterns: Patterns) -> Iterator[Told]:
    """One count of the labels "with", "without" and "in all", each standing once."""
    text = annotated.text
    found: dict[str, list[tuple[int, Span, Labelled]]] = {}
    for value in labelled(annotated, patterns, "disability_count"):
        match = _LABEL_COUNT.match(text[slice(*value.value)])
        count = read_count(match["count"]) if match else None
        if match is not None and count is not None:
            at = value.value[0]
            found.setdefault(value.label.role, []).append(
                (count, (at + match.start("count"), at + match.end("count")), value)
            )
    if any(len(counts) > 1 for counts in found.values()) or not {"with", "without"} & set(found):
        return
    some, others, people = (found[role][0][0] if role in found else None for role in ("with", "without", "people"))
    if people is None and some is not None and others is not None:
        people = some + others
    if people is not None and (some or 0) + (others or 0) > people:
        return
    if people is not None and others is None and some is not None:
        others = people - some
    if people is not None and some is None and others is not None:
        some = people - others
    spans = tuple(sorted(counts[0][1] for counts in found.values()))
    yield Told(DisabilityCount(people=people, with_disability=some, without_disability=others), spans, "labels", 0.88)
