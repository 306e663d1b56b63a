"""Names that an address on the web spells: "Odd Otter" beside jobs@oddotter.example, whatever the name looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cie_extract.extractors.employer.names import is_name, name_within
from cie_extract.extractors.employer.wordbook import Wordbook
from cie_extract.extractors.naming import Candidate, title_likeness
from cie_extract.model.annotated import Annotated

_DOMAIN = re.compile(
    r"(?:@|\bwww\.|https?://(?:www\.)?)(?:[\w-]+\.){0,2}?(?P<name>[a-z0-9-]{4,40})\.(?:com|org|net|coop|co|us|biz|info|edu|example|test)\b",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?:[A-Z0-9][\w’'&.-]*|&)(?:[ ](?:[A-Z0-9][\w’'&.-]*|&|of|the|and|for|in|at|to))*")
#: A street may be called as the house in it: "1230 Kings Hwy N" beside mail@kingshwydental.example.
_STREET = re.compile(
    r"\d{1,5}\s+(?:[A-Z][\w’'.]*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Hwy|Highway|Pike|Way|Ct|Court)\b"
)
_WORD, _NO_LETTER = re.compile(r"\S+"), re.compile(r"[^a-z0-9]")
_MOST_WORDS, _LEAST_LETTERS = 6, 6
_MOST_DOMAINS = 12
_SCORE = 0.7


def spelled_on_the_web(annotated: Annotated, book: Wordbook) -> Iterator[Candidate]:
    """The first run of capitals that spells the domain of an e-mail or a page; hosts of mail are nobody's."""
    text = annotated.text
    domains = {_letters(match["name"]) for match in _DOMAIN.finditer(text)} - book.mail_hosts
    if not domains:
        return
    for domain in sorted(domains)[:_MOST_DOMAINS]:
        for run in _RUN.finditer(text):
            if _STREET.match(run.group()):
                continue
            if found := _spells(run, domain):
                span = name_within(text, *found, book)
                name = text[slice(*span)]
                if is_name(name, book) and title_likeness(name, book.words) < 0.85:
                    yield Candidate(span, "as its address", _SCORE)
                    break


def _spells(run: re.Match[str], domain: str) -> tuple[int, int] | None:
    """The words of a run that spell a domain, or its beginning where they are many letters."""
    words = list(_WORD.finditer(run.group()))
    for first in range(len(words)):
        letters = ""
        for last in range(first, min(len(words), first + _MOST_WORDS)):
            letters += _letters(words[last].group())
            whole = letters == domain
            begun = len(letters) >= _LEAST_LETTERS and last > first and domain.startswith(letters)
            longer = last + 1 < len(words) and domain.startswith(letters + _letters(words[last + 1].group()))
            if whole or (begun and not longer):
                return run.start() + words[first].start(), run.start() + words[last].end()
            if not domain.startswith(letters):
                break
    return None


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words.lower().replace("&", "and"))
