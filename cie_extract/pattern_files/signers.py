"""patterns/answers/signers.yaml: who signs a request, and who does not sign it for the employer of record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.names import NameWords, load_name_words
from cie_extract.pattern_files.sayings import Words, bare_source_of, finder_of, source_of
from cie_extract.pattern_files.word_lists import any_case
from cie_extract.pattern_files.yaml_file import load_yaml


class SignerWords(Frozen):
    """The file."""

    titles: Words
    offices: Words
    no_part_of_a_name: Words
    not_for_the_employer: Words
    promises: Words
    no_names: Words
    stamps: Words
    certifies: Words
    typing_signs: Words
    ticking_signs: Words
    given: Words
    other_dates: Words
    asks_to_sign: Words


@dataclass(frozen=True)
class Signers:
    """The words, ready to be looked for, beside those that names are made of.

    `name_ends` meets where a name has ended: words of titles, of offices, of what somebody works in. `offices` meets
    one that ends what it stands in: "Alder Ridge Staff". `given` meets the words right before the day of a signature.
    one that ends what it stands in: "Alder Ridge Staff". `asks_to_sign` meets a label whose typed name is a signature.
    """

    words: SignerWords
    names: NameWords
    titles: re.Pattern[str]
    offices: re.Pattern[str]
    name_ends: re.Pattern[str]
    not_for_the_employer: re.Pattern[str]
    promises: re.Pattern[str]
    no_names: frozenset[str]
    stamps: re.Pattern[str]
    certifies: re.Pattern[str]
    typing_signs: re.Pattern[str]
    ticking_signs: re.Pattern[str]
    given: re.Pattern[str]
    other_dates: re.Pattern[str]
    asks_to_sign: re.Pattern[str]


@lru_cache(maxsize=4)
def load_signers(patterns: Patterns) -> Signers:
    """Raises PatternFileError."""
    words = load_yaml(patterns.file("answers/signers.yaml"), SignerWords)
    return Signers(
        words,
        load_name_words(patterns),
        titles=finder_of(words.titles),
        offices=re.compile(source_of(words.offices) + r"(?!\s+\w)"),
        name_ends=finder_of((*words.titles, *words.offices, *words.no_part_of_a_name)),
        not_for_the_employer=finder_of(words.not_for_the_employer),
        promises=finder_of(words.promises),
        no_names=frozenset(phrase for group in words.no_names for phrase in group.phrases),
        stamps=any_case(
            rf"(?<!\w)(?:{bare_source_of(words.stamps)}|\(signed\))\s*(?:\([^()]{{0,40}}\)\s*)?[:\-–—]*\s*"
        ),
        certifies=any_case(
            rf"(?:\b(?:I|we|undersigned|representative)\b|\|)[^.]{{0,60}}?\b{bare_source_of(words.certifies)}\b"
        ),
        typing_signs=finder_of(words.typing_signs),
        ticking_signs=any_case(rf"\b{bare_source_of(words.ticking_signs)}\b[^.]*\b(?:sign|certif|attest)"),
        given=any_case(rf"\b{bare_source_of(words.given)}\b[^.;]{{0,80}}?\b(?:on|this)\s+(?:the\s+)?$"),
        other_dates=finder_of(words.other_dates),
        asks_to_sign=finder_of(words.asks_to_sign),
    )
