"""What the extractor of titles looks for, made ready from patterns/names and patterns/fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.field_sayings import Way, load_title_ways
from cie_extract.pattern_files.field_words import load_title_words
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.sayings import expression, source_of

_PAPER_WORD = re.compile(r"[a-z]+(?:['’]s)?")


@dataclass(frozen=True, slots=True)
class Wordbook:
    """Words and expressions of titles and of what stands around them."""

    words: NameWords
    ways: tuple[Way, ...]
    tails: Tails
    paper_before: re.Pattern[str]
    slogan_or_paper: re.Pattern[str]
    paper_behind: re.Pattern[str]
    slogan: re.Pattern[str]
    greeting: re.Pattern[str]
    sign_off: re.Pattern[str]
    says_who: re.Pattern[str]
    anothers: re.Pattern[str]
    signing: re.Pattern[str]
    part_of_paper: re.Pattern[str]
    paper_words: tuple[str, ...]
    paper_nouns: frozenset[str]
    paper_kin: frozenset[str]
    no_jobs: frozenset[str]

    def is_paper(self, said: str) -> bool:
        """Whether words are the name of a paper and nothing else: "position guide", "request for CIE review"."""
        tokens = _PAPER_WORD.findall(said.lower().replace("’", "'"))
        return not self.paper_nouns.isdisjoint(tokens) and self.paper_nouns.union(self.paper_kin).issuperset(tokens)


@dataclass(frozen=True, slots=True)
class Tails:
    """What hangs on a title and is none of it."""

    cut: re.Pattern[str]
    site: re.Pattern[str]
    standing: re.Pattern[str]
    time: re.Pattern[str]
    place: re.Pattern[str]


@lru_cache(maxsize=4)
def wordbook(patterns: Patterns) -> Wordbook:
    """Everything made ready. Raises PatternFileError."""
    said = load_title_words(patterns)
    paper = (
        rf"(?:{source_of(said.papers_before)}|"
        r"[\w’'&.,\s-]{3,60}?\s(?:is\s+|are\s+)?(?:now\s+)?(?:hiring|seeking)(?=\s*[:–—-]))"
        r"(?:\s*-?\s*(?:no\.?\s*|number\s+|id\s+|\#\s*)?[A-Z]{0,3}-?\d[\w./-]*(?=\s*[:–—|-]|\s+[A-Z]))?"
        r"\s*(?:[:–—|-]|\bfor\s+(?:the\s+)?(?:position\s+of\s+)?|\bof\b|(?<=\d)\s(?=[A-Z]))\s*"
    )
    return Wordbook(
        words=load_name_words(patterns),
        ways=load_title_ways(patterns),
        tails=_tails(patterns),
        paper_before=re.compile(paper, re.IGNORECASE),
        slogan_or_paper=re.compile(rf"{paper}|:\s*$", re.IGNORECASE),
        paper_behind=re.compile(
            rf"\s+{source_of(said.jobs_behind)}\s*$|(?<!\bnow)(?<!\bwe're)\s+{source_of(said.wanted_behind)}[^\n]*$|"
            rf"\s*[:–—|,-]?\s*\(?{source_of(said.papers_behind)}\)?\s*$|"
            rf"\s*(?::|\||\s[–—-])\s+\(?{source_of(said.says_of_itself)}[^\n]*$|"
            r"\s*[–—-]\s*class\s+specification\s*$",
            re.IGNORECASE,
        ),
        slogan=re.compile(rf"{source_of(said.slogans)}[^:]{{2,60}}[:!]\s+(?=[A-Z])", re.IGNORECASE),
        greeting=re.compile(source_of(said.greetings)),
        sign_off=re.compile(rf"\W*{source_of(said.sign_offs)}[^.]{{0,30}}$"),
        says_who=re.compile(source_of(said.says_who)),
        anothers=re.compile(rf"{source_of(said.anothers)}\s+(?:by|to|of|is|the)?\s*(?:the|an?)?\s*$", re.IGNORECASE),
        signing=re.compile(source_of(said.signings)),
        part_of_paper=re.compile(
            rf"{source_of(said.parts_of_papers)}|{source_of(said.numbered_parts)}\s+(?i:\d|[A-Z]\b)"
        ),
        paper_words=said.paper_words,
        paper_nouns=frozenset(said.paper_nouns),
        paper_kin=frozenset(said.paper_kin),
        no_jobs=frozenset(said.no_jobs),
    )


def _tails(patterns: Patterns) -> Tails:
    said = load_title_words(patterns)
    parts = source_of(said.parts_behind)
    cut = (
        r"\s+at\s+(?=(?:the\s+)?[A-Z0-9])|\s+@\s|\s*\*|,?\s+(?:for\s+)?\$\s?\d|\s+in\s+(?=[A-Z][\w.’']+(?:\s[A-Z][\w.’']+)?,\s+[A-Z][A-Za-z]+)|"
        rf"\s+{source_of(said.pay_behind)}\s*(?:\(\$\)\s*)?[:$\d]|\s+\|\s|\t|\n|\s[–—-]\s(?=(?:class|job|position)?\s*(?:code|no|number|#))|(?<!\b[Bb]ldg)(?<!\bSt)(?<!\bFt)(?<!\bMt)(?<!\bNo)[.;]\s|"
        rf"\s*\((?=(?:{source_of(said.brackets)}|\#|\d)[^)]*\))|"
        r",\s+(?:up\s+to\s+)?\d+(?:\.\d+)?(?:\s*(?:to|-|–)\s*\d+)?\s*(?:hours?|hrs?)\b|"
        rf",?\s+(?:{source_of(said.codes)}|(?:class|job|position|sca|soc)\s+#)|\s*#\s?\d|"
        rf",\s+{source_of(said.code_words)}\s*#?\s*\d|\s+(?:in|at)\s+(?:the\s+)?(?=[A-Z][\w’']+\s+{parts})"
    )
    houses = "|".join(expression(one, {}, any_first_letter=False) for one in sorted(said.houses, key=len, reverse=True))
    named = "|".join(
        expression(one, {}, any_first_letter=False) for one in sorted(said.named_houses, key=len, reverse=True)
    )
    site = (
        rf"(?:,\s+|\s[–—-]\s|\s[/@]\s)(?:(?:(?:the|our|at|in)\s+)?(?:[A-Z0-9][\w’'.&-]*\s+){{0,3}}(?:{houses})\s*(?:cluster\s*)?#?(?:[A-Z]{{0,2}}-?\d{{1,4}}[A-Z]?|[A-Z])(?:\s*(?:and|&|-|–)\s*\d+)?|"
        rf"(?!(?:Middle|Elementary|High|Secondary|Primary)\b)(?:[A-Z0-9][\w’'.&-]*\s+){{1,3}}(?:{named})|"
        r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|ground|main|lower|upper)\s+floor(?:\s+[A-Z]?[a-z]+)?)\s*$"
    )
    return Tails(
        cut=re.compile(cut, re.IGNORECASE),
        site=re.compile(site, re.IGNORECASE),
        standing=re.compile(
            rf"\s*[–—,|-]\s+(?:{source_of(said.standings)}|"
            rf"{source_of(said.grades)}\.?\s*(?:\#|[Nn]o\.?|[Nn]umber|ID)?\s*:?\s*[A-Z]{{0,3}}-?\d)[^\n]*$|"
            r"\s+(?!(?:GS|WG|WL|WS|NF|NA|NL|GG|YA|AD|FS|K)\b)[A-Z]{1,4}-?\d{4,}[\w-]*$"
        ),
        time=re.compile(rf"(?:\s*[–—,(|/-]\s*|\s+)(?:{source_of(said.times_short)}|{source_of(said.times)})[^\n]*$"),
        place=re.compile(
            rf"\s[–—-]\s.*(?:\d{{2,}}|{source_of(said.place_words)}|shift\b.*\d|\b[A-Z]{{2}}\b\s*\d{{5}})",
            re.IGNORECASE,
        ),
    )
