"""The language of patterns/fields; every way of saying meets its hits, and none of its misses."""

from __future__ import annotations

import re

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.extractors.employer.said import said
from cie_extract.extractors.employer.wordbook import wordbook as employer_wordbook
from cie_extract.extractors.title.told import told
from cie_extract.extractors.title.wordbook import wordbook as title_wordbook
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.field_sayings import SayingFile, SayingWay, Way, load_employer_ways, load_title_ways
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.sayings import expression
from cie_extract.pattern_files.telling import telling_of
from cie_extract.pattern_files.yaml_file import load_yaml
from tests.factory import annotated_of

PATTERNS = load_patterns()


EMPLOYER_WAYS = load_yaml(PATTERNS.file("fields/employer_sayings.yaml"), SayingFile).ways
TITLE_WAYS = load_yaml(PATTERNS.file("fields/job_title_sayings.yaml"), SayingFile).ways


@pytest.mark.parametrize("way", EMPLOYER_WAYS, ids=lambda way: way.rule)
def test_ways_of_employers(way: SayingWay) -> None:
    book = employer_wordbook(PATTERNS)
    for text in (*way.misses, *way.hits):
        marked = parse_marked(text)
        found = [one.span for one in said(annotated_of(marked.text, PATTERNS), book) if one.rule == way.rule]
        assert found[:1] == [(mark.start, mark.end) for mark in marked.marks], text


@pytest.mark.parametrize("way", TITLE_WAYS, ids=lambda way: way.rule)
def test_ways_of_titles(way: SayingWay) -> None:
    book = title_wordbook(PATTERNS)
    for text in (*way.misses, *way.hits):
        marked = parse_marked(text)
        found = [one.span for one in told(annotated_of(marked.text, PATTERNS), book) if one.rule == way.rule]
        assert found[:1] == [(mark.start, mark.end) for mark in marked.marks], text


@pytest.mark.parametrize(
    ("saying", "misses", "hits"),
    [
        ("clean(s|ing)", ["clean", "cleaner"], ["cleans", "Cleaning"]),
        ("apply (at)? (the)? office", ["apply the shop", "applyoffice"], ["apply office", "apply at the office"]),
        ("worker's home", ["workers home", "worker home"], ["worker's home", "Worker’s home"]),
        ("drug-free", ["drugfree"], ["drug-free", "drug free"]),
        ("open (now)? (again)?", ["opennow"], ["open", "open now", "open now again"]),
        ("we ... sing", ["we sang. You sing"], ["we sing", "we all love to sing"]),
        ("(a|b (c)? d) e", ["c e", "b e"], ["a e", "b d e", "b c d e"]),
    ],
)
def test_sayings(saying: str, misses: list[str], hits: list[str]) -> None:
    wanted = re.compile(expression(saying, {}))
    assert [text for text in misses if wanted.fullmatch(text)] == []
    assert [text for text in hits if not wanted.fullmatch(text)] == []
    telling = telling_of(saying, {}, {})
    for words in (re.findall(r"\w+", text.lower()) for text in hits):
        assert telling.may_stand_among(dict.fromkeys(words).keys())
        assert telling.opening is None or words[0] in telling.opening


@pytest.mark.parametrize(
    ("saying", "needed", "opening"),
    [
        ("{a}(job|role) of (the)? house", [{"job", "role"}, {"of"}, {"house"}], None),
        ("{start}our (own)? clean(s|ing) {sort} by", [{"our"}, {"dark", "green"}, {"by"}], {"our"}),
        ("we{a}seek", [{"we"}, {"seek"}], {"we"}),
        ("we{other}seek", [], None),
        ("call (the)? us (s)?{other} at {other}(of)? noon now", [{"call"}, {"at"}, {"now"}], {"call"}),
        ("(part-time|{other} day) job-share", [{"part", "day"}, {"share"}], None),
        ("(we|they all)? sing", [{"sing"}], {"we", "they", "sing"}),
    ],
)
def test_what_a_saying_tells(saying: str, needed: list[set[str]], opening: set[str] | None) -> None:
    slots = {"start": r"(?:^|(?<=\n))", "a": r"\s+(?:an?\s+)?", "other": r"\w*"}
    telling = telling_of(saying, slots, {"sort": ("dark red", "green")}, {"a"})
    assert [set(some) for some in telling.needed] == needed
    assert telling.opening == opening


@pytest.mark.parametrize("ways", [load_employer_ways(PATTERNS), load_title_ways(PATTERNS)], ids=["employer", "title"])
def test_the_quick_look_overlooks_nothing(ways: tuple[Way, ...]) -> None:
    texts = [parse_marked(text).text for way in (*EMPLOYER_WAYS, *TITLE_WAYS) for text in (*way.hits, *way.misses)]
    annotated = annotated_of("\n".join(texts), PATTERNS)
    for saying in (saying for way in ways for saying in way.sayings):
        for stretches in ([(0, len(annotated.text))], [(one.start, one.end) for one in annotated.document.blocks]):
            slowly = [met.span() for stretch in stretches for met in saying.pattern.finditer(annotated.text, *stretch)]
            assert [met.span() for met in saying.matches(annotated, stretches)] == slowly


@pytest.mark.parametrize("saying", ["(a|b", "a) b", "{nobody} is", "what?"])
def test_sayings_that_are_none(saying: str) -> None:
    with pytest.raises(PatternFileError):
        expression(saying, {})
