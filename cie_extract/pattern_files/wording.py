"""How the lines of a section are worded: what tells a duty from a qualification where no heading does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cie_extract.pattern_files.phrases import plain_words

_ADVERBS_WORDS = """
may will can also to always often sometimes occasionally usually normally generally typically daily weekly
monthly nightly annually seasonally periodically then and
"""
_ADVERBS = frozenset(_ADVERBS_WORDS.split())
#: What opens a phrase before the verb: "In snow or ice, shovels the steps", "Upon request, sets up tables".
_PREFACE = re.compile(
    r"(?:in|on|at|when|during|after|before|as|under|with|for|if|using|upon|once|each|every|twice|from|between|while|"
    r"until|where|by|according|within|through|working|following|alone)\b[^,;:.]{2,70},\s*",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"[^:;,.]{2,45}(?::| [–—-]) +")
_SHARE = re.compile(r"^\W*(?:(?:approx\w*\.? )?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?%|\([^)]{0,30}\))[\s:.\-–—]*")
_DETERMINERS_WORDS = """
the a an all any each every your our their his her its this that these those incoming outgoing other
"""
_DETERMINERS = frozenset(_DETERMINERS_WORDS.split())
#: Words that stand before a determiner and are no verb.
_NO_VERB_WORDS = """
in on at of for to by with from as is are was were be been has have had do does did not no all both each every
any some under over into onto upon after before during through until while when where if because and or but nor
so than that which who whose whom what how why this these those the a an we you they he she it i there here one
two about above across along among around behind below beside between beyond like near off out outside per plus
since toward within without also only just even once twice most many much more such same own other another must
should can could may might shall will would our your their his her its my except including unless whether half
part only minus via pay said says say
"""
_NO_VERB = frozenset(_NO_VERB_WORDS.split())


def verb_forms(verbs: Iterable[str]) -> frozenset[str]:
    """Every form of each verb that opens a duty: sweep, sweeps, sweeping; carry, carries, carrying."""
    forms: set[str] = set()
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
        forms |= {verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{verb}{verb[-1]}ing", f"{verb}ing"}
        if verb.endswith("y"):
            forms.add(f"{verb[:-1]}ies")
        if verb.endswith("ie"):
            forms.add(f"{verb[:-2]}ying")
    return frozenset(forms)


def openings_of(line: str) -> tuple[str, ...]:
    """The plain words of a line from each place where its own words may begin: after a share of time, after a
    preface, after a topic and colon."""
    line = _SHARE.sub("", line.strip())
    found = [line]
    for before in (_PREFACE, _TOPIC):
        if skipped := before.match(line):
            found.append(line[skipped.end() :])
    return tuple(words for words in (_from_verb(plain_words(text)) for text in found) if words)


def opens_with_verb(words: str, forms: frozenset[str]) -> bool:
    """Does this begin with one of the verbs, or with a word that can only be one ("barbs the tags")?"""
    first, second = [*words.removeprefix("re ").split(" ", 2)[:2], ""][:2]
    if first in forms:
        return True
    return second in _DETERMINERS and first not in _NO_VERB and first.isalpha() and not first.endswith("ly")


def _from_verb(words: str) -> str:
    while words:
        first, _, rest = words.partition(" ")
        if first not in _ADVERBS and not (first.endswith("ly") and len(first) > 5 and first != "reply"):
            return words
        words = rest
    return ""
