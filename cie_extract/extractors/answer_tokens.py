"""The boxes, crosses and answer words that stand one after the other, as far as nothing else stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from cie_extract.extractors.agreement import Agreement, agreement_of
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import bare_source_of


class Word(Enum):
    """What an answer word says."""

    TRUE = "true"
    FALSE = "false"
    YES = "yes"
    NO = "no"


#: A crossed bracket as a recogniser spells it: "T [& F [__]".
_INKED = r"\[\s?[^\s\w\[\]()☐.,]{1,2}\s?\]?(?=\s?(?:[TFYN]\b|True|False|Yes|No|\d{1,2}[.)]))|\[\s?[MWKNHRA]{1,2}\s?\]?(?=\s?[TF]\s?\[)"  # noqa: E501
ON = rf"{_INKED}|[☒☑✓✔✗✘⊠■]|\[\s*(?:[xX✓✔✗*•/]|[xX]{{2}}|><)\s*\]|\(\s*(?:[xX✓✔✗*•●])\s*\)|_++\s*[xX✓✔✗]\s*_++"
OFF = r"[☐□❏○]|\[[\s_.]*+\]|\([\s_]*+\)|_{2,}+|(?<!\w)_(?!\w)"
#: A letter or word written on a line or in a bracket: "_T_ 1. The position …", "… is located. [T]".
IN_A_BRACKET = r"[\[(]\s?(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|NO|No|[TFYN])\s?[\])]"
_ON_A_LINE = IN_A_BRACKET + r"|(?<!_)_{1,3}(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|NO|No|no|[TFYN])_{1,3}(?![_\w])"
_SAYS = (
    r"[Aa]ffirmative|[Nn]egative|[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|(?:NO|No)(?!\.?\s*#?\d)|[TFYN](?=__)|"
    r"[TFYN](?![\w.'’-])"
)
WORDS = {"true": Word.TRUE, "t": Word.TRUE, "false": Word.FALSE, "f": Word.FALSE}
WORDS |= {"affirmative": Word.YES, "negative": Word.NO}
WORDS |= {"yes": Word.YES, "y": Word.YES, "no": Word.NO, "n": Word.NO}


class Token(NamedTuple):
    """One of them: on, off, word, cross, third; `word` where it says an answer."""

    kind: str
    words: str
    start: int
    end: int
    word: Word | None = None

    @property
    def said(self) -> Word:
        assert self.word is not None
        return self.word


@dataclass(frozen=True)
class _Vocabulary:
    """The words of a pattern set; `third`: of a third answer behind its box, or before it."""

    agreement: Agreement
    token: re.Pattern[str]


@lru_cache(maxsize=4)
def _vocabulary_of(known: AnswerWords) -> _Vocabulary:
    agreement, third = agreement_of(known), bare_source_of(known.doubts.third_answer)
    return _Vocabulary(
        agreement,
        re.compile(
            rf"(?P<on>{ON})|(?P<written>{_ON_A_LINE})|(?P<off>{OFF})|"
            rf"(?P<word>(?<!\w)(?<![A-Za-z]-)(?:{_SAYS}|{agreement.source})(?:(?![\w])|(?=__))\*?)|"
            rf"(?P<third>(?<=[☐☒☑✓✔\])_ ])(?i:{third}))|(?P<cross>(?<![\w])[xX✓✔✗](?![\w]))|"
            r"(?P<skip>[\s:;,/|.·…\-–—]+|(?<!\w)or(?!\w))"
        ),
    )


def tokens_in(text: str, start: int, end: int, known: AnswerWords) -> tuple[list[Token], int]:
    """The boxes and answer words from `start` on, and where the last of them ends."""
    vocabulary = _vocabulary_of(known)
    tokens: list[Token] = []
    at = after = start
    while at < end and (match := vocabulary.token.match(text, at, end)):
        kind = match.lastgroup or "skip"
        if kind == "written":
            words = match.group().strip("_[]() \t")
            tokens.append(Token("word", words, *match.span(), _word(words, vocabulary.agreement)))
            after = match.end()
        elif kind != "skip":
            if kind == "word" and _is_prose(tokens, match.group(), vocabulary.agreement):
                break
            if kind == "third" and not any(token.kind in ("on", "off") for token in tokens):
                break
            word = _word(match.group(), vocabulary.agreement) if kind == "word" else None
            tokens.append(Token(kind, match.group(), *match.span(), word))
            after = match.end()
        at = match.end()
    return tokens, after


def _is_prose(tokens: list[Token], word: str, agreement: Agreement) -> bool:
    """Whether a word after a finished answer opens its explanation: "True. No one is timed"."""
    has_box = any(token.kind in ("on", "off") for token in tokens)
    said = [token for token in tokens if token.kind == "word"]
    if has_box or not said or said[0].said not in (Word.TRUE, Word.FALSE):
        return False
    return word in ("No", "no", "yes", "Yes") or (
        agreement.says(word) is not None and agreement.says(said[0].words) is None
    )


def _word(said: str, agreement: Agreement) -> Word:
    agreed = agreement.says(said.rstrip("*"))
    if agreed is not None:
        return Word.TRUE if agreed else Word.FALSE
    return WORDS[said.rstrip("*").lower()]
