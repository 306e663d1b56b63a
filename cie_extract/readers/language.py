"""Which language a text is in, by script and by the share of each language's commonest words."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in a is for with be are or on by as at an this that must will from have may not all work",
    "es": "el la de los las que en y a un una por con para del se es al como su o no trabajo debe ser más",
    "fr": "le la les de des du et à en un une pour dans est que qui sur par avec au aux ou ne pas travail doit être",
    "de": "der die das und in zu den mit von für ist im des auf eine ein dem nicht oder als werden bei sich auch",
    "pt": "o a os as de do da dos das que e em um uma para com não por no na ao se é ou trabalho deve ser mais",
    "it": "il la di che e in un una per con del della i le dei delle non è da al alla o lavoro deve essere più",
    "vi": "và của là các có được cho trong với không người một những này khi để từ hoặc việc làm phải tại",
    "tl": "ang ng sa na mga at ay para hindi ito kung may o isang trabaho dapat ni",
    "ht": "nan yo ak pou ki yon se nou ou li pa sou gen travay dwe oswa tout moun",
}
_WORDS = {name: frozenset(words.split()) for name, words in _COMMON.items()}
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)
_LEAST_LETTERS = 24
_LEAST_SHARE = 0.08  # of the words: English prose has 25–40 %, bare lists of duties 10–20 %
_SAMPLE = 20_000


def language_of(text: str) -> str:
    """The language's two-letter code, or "und" where there is too little text to tell."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST_LETTERS:
        return "und"
    for name, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.4 * letters:
            return name
    shares = _shares(sample)
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _LEAST_SHARE and shares["en"] < _LEAST_SHARE / 2:
        return "und"
    # a tie goes to English: short words are shared between languages
    return "en" if shares["en"] >= 0.8 * shares[best] else best


def _shares(text: str) -> dict[str, float]:
    """What share of the words is common in each language."""
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    total = max(1, counts.total())
    return {name: sum([counts[word] for word in common]) / total for name, common in _WORDS.items()}


def common_share(text: str) -> float:
    """The share of common ones among the different words of two letters and more, in the language that has most."""
    words = set(re.findall(r"[^\W\d_]{2,}", text[:_SAMPLE].lower()))
    return max(len(words & common) for common in _WORDS.values()) / max(1, len(words))
