"""Who owns or runs the place of work, where that is not the employer: "Host agency: …", "a depot operated by …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cie_extract.extractors.naming import organization_likeness, trimmed
from cie_extract.extractors.particulars.told import Told, blocks_with, in_sections, is_employer, labelled
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.model.particulars import Host
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.names import load_name_words
from cie_extract.pattern_files.particulars import load_particulars
from cie_extract.pattern_files.word_lists import any_of

_CAP = r"(?:[A-Z][\w’'&-]*|U\.S\.|&|St\.)"
_NAME = rf"(?P<name>(?:[Tt]he\s+)?{_CAP}(?:(?:\s+(?:of|the|for|and|de)){{0,2}}\s+{_CAP}){{0,8}}(?:,?\s+(?:Inc|LLC|Corp|Co)\b\.?)?)"  # noqa: E501
_ENDS = re.compile(
    r"\s+[|•·]\s+|[\n\t;]|\s+[–—-]\s+|(?<=[a-z])\.\s|\s*\((?![A-Z]{2,6}\))|,(?!\s*(?:Inc|LLC|Corp|Co|Ltd)\b)|\s+(?=\d)"
)


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> tuple[re.Pattern[str], ...]:
    words = load_particulars(patterns).host
    place = rf"(?i:{any_of(words.places)})"
    return (
        re.compile(rf"{place}(?:[^.;\n]{{0,60}}?[\s,])(?i:{any_of(words.ways)})\s+{_NAME}"),
        re.compile(rf"(?<![\w-]){_NAME}\s+(?i:{any_of(words.runs)})\s+(?i:the|this|that|our)\s+(?:[\w’'-]+\s+){{0,3}}?{place}"),
        re.compile(rf"(?<![\w-]){_NAME}(?:\s*\([A-Z]{{2,6}}\))?(?:,|\s+is|\s+serves\s+as|\s+acts\s+as)\s+(?i:the|our|its)\s+(?i:site\s+)?(?i:host(?:\s+(?:agency|company|employer|organization|site))?|site\s+operator)\b"),
        re.compile(rf"(?i:\b(?:the|our)\s+host(?:\s+(?:agency|company|employer|organization))?),?\s+(?i:is\s+|will\s+be\s+)?{_NAME}"),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _body(patterns: Patterns) -> re.Pattern[str]:
    """What the names of bodies that run places begin with, where no ending tells them."""
    words = load_particulars(patterns).host
    country, names, of = ("|".join(map(re.escape, some)) for some in (words.governments, words.bodies, words.bodies_of))
    return re.compile(rf"^(?:the\s+)?(?:(?:{country})\s+)?(?:{names}|(?:{of}) of [A-Z])")


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Told]:
    """Every name beside a label of a host, or in a sentence that says who owns, runs or hosts a place."""
    words = load_particulars(patterns).host
    text = annotated.text
    for value in labelled(annotated, patterns, "host"):
        span = _cut(text, *value.value)
        if _is_body(text, span, annotated, patterns, least=0.0) and not re.match(
            any_of(words.nobody), text[slice(*span)], re.I
        ):
            yield Told(Host(name=" ".join(text[slice(*span)].split())), (span,), "label", 0.88)
    telling = tuple(word.lower() for word in (*words.ways, *words.runs, "host", "site operator"))
    for block in blocks_with(annotated, telling):
        for rule, expression in zip(
            ("run by", "runs", "is the host", "the host is"), _expressions(patterns), strict=True
        ):
            for match in expression.finditer(text, block.body, block.end):
                span = _cut(text, *match.span("name"))
                if in_sections(annotated, span[0], "qualifications", "boilerplate", "statements"):
                    continue
                if _is_body(text, span, annotated, patterns, least=0.5):
                    yield Told(Host(name=" ".join(text[slice(*span)].split())), (span,), rule, 0.82)


def _cut(text: str, start: int, end: int) -> Span:
    """A name without "the" before it and without what follows it."""
    if article := re.compile(r"[Tt]he\s+").match(text, start, end):
        start = article.end()
    if stop := _ENDS.search(text, start, end):
        end = stop.start()
    start, end = trimmed(text, start, end)
    return (start, end - 1) if re.search(r"(?:LLC|[a-z]{5,})\.$", text[start:end]) else (start, end)


def _is_body(text: str, span: Span, annotated: Annotated, patterns: Patterns, *, least: float) -> bool:
    """Whether the words name an organisation that is not the employer. Beside a label nearly every name is one."""
    name = text[slice(*span)]
    if not 2 <= len(name) <= 110 or not name[0].isupper() or is_employer(annotated, patterns, name, least=0.85):
        return False
    if least == 0.0:
        return sum(word[0].islower() for word in name.split()) * 2 <= len(name.split()) and "☐" not in name
    known = bool(_body(patterns).match(name)) or (name.isupper() and 2 < len(name) < 7)
    return known or organization_likeness(name, load_name_words(patterns)) >= least
