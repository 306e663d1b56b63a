"""An answer as it is marked: ticked boxes beside True and False, "[ X ] True", "T", "FALSE because …", "(no response)".

Works on a stretch of text and knows nothing of statements: what a Yes means for a negative one, others decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cie_extract.extractors.agreement import AGREEMENT, agrees


class Word(Enum):
    """What an answer word says."""

    TRUE = "true"
    FALSE = "false"
    YES = "yes"
    NO = "no"


class Doubt(Enum):
    """Why a marked place holds no answer."""

    BLANK = "blank"
    BOTH = "both_marked"
    UNCLEAR = "not_legible"
    HEDGED = "ambiguous"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a stretch says: a word, or the doubt. `start` to `end` is the mark itself (the ticked box with its word,
    the typed word); `rest` begins what is said after it."""

    word: Word | None
    doubt: Doubt | None
    start: int
    end: int
    rest: int


#: A crossed bracket as a recogniser spells it: "T [& F [__]".
_INKED = r"\[\s?[^\s\w\[\]()☐.,]{1,2}\s?\]?(?=\s?(?:[TFYN]\b|True|False|Yes|No|\d{1,2}[.)]))|\[\s?[MWKNHRA]{1,2}\s?\]?(?=\s?[TF]\s?\[)"  # noqa: E501
_ON = rf"{_INKED}|[☒☑✓✔✗✘⊠■]|\[\s*(?:[xX✓✔✗*•/]|[xX]{{2}}|><)\s*\]|\(\s*(?:[xX✓✔✗*])\s*\)|_++\s*[xX✓✔✗]\s*_++"
_OFF = r"[☐□❏○]|\[[\s_.]*+\]|\([\s_]*+\)|_{2,}+"
#: A letter or word written on a line or in a bracket: "_T_ 1. The position …", "… is located. [T]".
_IN_A_BRACKET = r"[\[(]\s?(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|NO|No|[TFYN])\s?[\])]"
_ON_A_LINE = _IN_A_BRACKET + r"|(?<!_)_{1,3}(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|NO|No|no|[TFYN])_{1,3}(?![_\w])"
_TOKEN = re.compile(
    rf"(?P<on>{_ON})|(?P<written>{_ON_A_LINE})|(?P<off>{_OFF})|(?P<word>(?<!\w)(?<![A-Za-z]-)(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|NO|No|[TFYN](?![\w.'’-])|"
    rf"{AGREEMENT})(?![\w])\*?)|(?P<cross>(?<![\w])[xX✓✔✗](?![\w]))|(?P<skip>[\s:;,/|.·…\-–—]+|(?<!\w)or(?!\w))"
)
_WORDS = {"true": Word.TRUE, "t": Word.TRUE, "false": Word.FALSE, "f": Word.FALSE}
#: "Yes - True": one answer, said twice.
_TWICE = ({Word.YES, Word.TRUE}, {Word.NO, Word.FALSE})
_WORDS |= {"yes": Word.YES, "y": Word.YES, "no": Word.NO, "n": Word.NO}
#: What stands before an answer that is written out.
_LEAD = re.compile(
    r"\s*(?:(?:our\s+|employer(?:'s|’s)?\s+)?(?:answer|response|reply|selected|selection|choice|marked)s?(?:\s+is)?\s*"
    r"(?:\([^()]*\)\s*)?[:.–—-]*\s*|a\s*:\s*|(?:[>»→⇒]|[-=]+>)\s*)",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"[\s(\[<\-–—]*(?:no\s+(?:response|answer|selection|reply)|not\s+answered|unanswered|left\s+blank|blank|skipped|"
    r"n\s?/\s?a|not\s+applicable|\(?empty\)?|none\s+selected|[-–—]+)[\s)\]>.]*$",
    re.IGNORECASE,
)
#: A True that is taken back in part is no answer: "True, except for trainees".
_HEDGE = re.compile(
    r"[\s,;:(–—-]*(?:except|unless|only\s+(?:if|for|when|after)|if\s|but\s+not|provided\s+that|with\s+(?:an?\s+)?exception|in\s+part|"
    r"partly|partially|mostly|sometimes|for\s+most|for\s+some|not\s+always|until\s|\?)",
    re.IGNORECASE,
)


def read_mark(text: str, start: int, end: int, *, columns: tuple[Word, ...] = ()) -> Marked | None:
    """The answer that `text[start:end]` begins with, or None where it begins with something else.

    `columns` are the words over bare boxes, left to right, where the boxes have none beside them.
    """
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    while at < end and text[at].isspace():
        at += 1
    if _NO_ANSWER.match(text, at, end):
        return Marked(None, Doubt.BLANK, at, end, end)
    tokens, after = _tokens(text, at, end)
    boxes = [token for token in tokens if token[0] in ("on", "off")]
    if boxes:
        return _from_boxes(text, tokens, after, end, columns)
    words = [token for token in tokens if token[0] == "word"]
    if len(words) == 1:
        return _from_word(text, words[0], end)
    if len(words) == 2 and {_said(word) for word in words} in _TWICE:
        return _from_word(text, next(word for word in words if _said(word) in (Word.TRUE, Word.FALSE)), end)
    if len(words) == 2 and _said(words[0]) is not _said(words[1]):
        crosses = [token for token in tokens if token[0] == "cross"]
        if len(crosses) == 1:
            return _beside_cross(words, crosses[0], after)
        return Marked(None, Doubt.BLANK, words[0][2], words[1][3], after)
    if words and len({_said(word) for word in words}) == 1:
        return _from_word(text, words[0], end)
    return None


_Token = tuple[str, str, int, int]


def _tokens(text: str, start: int, end: int) -> tuple[list[_Token], int]:
    """The boxes and answer words from `start` on, as far as nothing else stands between them."""
    tokens: list[_Token] = []
    at = after = start
    while at < end and (match := _TOKEN.match(text, at, end)):
        kind = match.lastgroup or "skip"
        if kind == "written":
            tokens.append(("word", match.group().strip("_[]() \t"), match.start(), match.end()))
            after = match.end()
        elif kind != "skip":
            if kind == "word" and _is_prose(tokens, match.group()):
                break
            tokens.append((kind, match.group(), match.start(), match.end()))
            after = match.end()
        at = match.end()
    return tokens, after


def _is_prose(tokens: list[_Token], word: str) -> bool:
    """Whether a word after a finished answer opens its explanation: "True. No one is timed"."""
    has_box = any(token[0] in ("on", "off") for token in tokens)
    said = [token for token in tokens if token[0] == "word"]
    if has_box or not said or _said(said[0]) not in (Word.TRUE, Word.FALSE):
        return False
    return word in ("No", "no", "yes", "Yes") or (agrees(word) is not None and agrees(said[0][1]) is None)


def _said(token: _Token) -> Word:
    return _word(token[1])


def _word(said: str) -> Word:
    agreed = agrees(said.rstrip("*"))
    if agreed is not None:
        return Word.TRUE if agreed else Word.FALSE
    return _WORDS[said.rstrip("*").lower()]


def _from_boxes(text: str, tokens: list[_Token], after: int, end: int, columns: tuple[Word, ...]) -> Marked:
    tokens = [token for token in tokens if token[0] != "cross"]
    pairs: list[tuple[_Token, Word | None]] = []
    kinds = [token[0] == "word" for token in tokens]
    # Of box, word, box one word is lost: False in the middle stands before its box, True behind it.
    torn = kinds == [False, True, False] and _said(tokens[1]) in (Word.FALSE, Word.NO)
    if torn and tokens[0][0] != tokens[2][0]:
        denial = _said(tokens[1])
        claim = Word.TRUE if denial is Word.FALSE else Word.YES
        return Marked(denial if tokens[2][0] == "on" else claim, None, tokens[0][2], after, after)
    words_first = kinds[0]
    pending: _Token | None = None
    for token in tokens:
        if words_first:
            if token[0] == "word":
                pending = token
            else:
                pairs.append((token, _said(pending) if pending else None))
                pending = None
        elif token[0] == "word":
            if pairs and pairs[-1][1] is None:
                pairs[-1] = (pairs[-1][0], _said(token))
        else:
            pairs.append((token, None))
    if all(word is None for _, word in pairs) and len(pairs) <= len(columns):
        pairs = [(box, word) for (box, _), word in zip(pairs, columns, strict=False)]
    ticked = [(box, word) for box, word in pairs if box[0] == "on"]
    start = tokens[0][2]
    said = {word for _, word in ticked if word}
    if len(said) > 1 or len(ticked) > 1:
        return Marked(None, Doubt.BOTH, start, after, after)
    if not ticked:
        return Marked(None, Doubt.BLANK, start, after, after)
    box, word = ticked[0]
    if word is None:
        return Marked(None, Doubt.UNCLEAR, start, after, after)
    if word is Word.TRUE and _HEDGE.match(text, after, end):
        return Marked(None, Doubt.HEDGED, start, after, after)
    beside = [token for token in tokens if token[0] == "word" and _said(token) is word]
    near = min(beside, key=lambda token: abs(token[2] - box[2])) if beside else box
    return Marked(word, None, min(box[2], near[2]), max(box[3], near[3]), after)


def _from_word(text: str, token: _Token, end: int) -> Marked | None:
    _, word, start, after = token
    following = text[after : min(end, after + 12)]
    if word in ("No", "no", "yes", "Yes", "true", "false", "NO") and re.match(r"\s+[a-z]", following):  # noqa: SIM102
        if word != "NO" and not re.match(r"\s+(?:because|since|as|see|but|except|unless|if|only)\b", following):
            return None  # "No one in the job is timed"
    alone = len(word.rstrip("*")) == 1 and text[after - 1] not in "])_"
    if alone and re.match(r"\s+[a-zA-Z]{2,}", following):  # noqa: SIM102
        if not re.match(r"\s+(?:[–—-]|see\b|because\b)", following):
            return None  # a letter that begins a sentence or a list
    if _word(word) is Word.TRUE and _HEDGE.match(text, after, end):
        return Marked(None, Doubt.HEDGED, start, after, after)
    return Marked(_word(word), None, start, after, after)


def _beside_cross(words: list[_Token], cross: _Token, after: int) -> Marked:
    """Of "True X False" and "X True False" the word that the cross stands before, else the one it follows."""
    if cross[2] < words[0][2]:
        chosen = words[0]
    elif cross[2] > words[1][2]:
        chosen = words[1]
    else:
        return Marked(None, Doubt.UNCLEAR, words[0][2], after, after)
    return Marked(_said(chosen), None, min(cross[2], chosen[2]), max(cross[3], chosen[3]), after)


#: An answer at the end: boxes anywhere, a typed word after a pause, a True or False with a capital after a space.
_TAIL = re.compile(
    rf"(?P<answer>(?:(?:{_ON}|{_OFF})[\s/|.…]*+(?:True|TRUE|False|FALSE|Yes|YES|No|NO|[TFYN](?!\w)|{AGREEMENT})?[\s/|.…]*+){{1,2}}+|"
    rf"(?:(?:True|TRUE|False|FALSE|Yes|YES|No|NO|[TF]|{AGREEMENT})\s*(?:{_ON}|{_OFF})[\s/|.…]*+){{1,2}}+|"
    rf"(?:{_IN_A_BRACKET}[\s/|]*){{1,2}}|"
    r"(?<=[\s.…_–—:;|?.”\")])(?:True|TRUE|False|FALSE|T|F)\*?(?:\s*/?\s*(?:False|FALSE|F))?|"
    rf"(?:(?<=[.…_–—:;|?.”\")])|(?<=[.…_–—:;|?.”\")]\s))(?:YES|Yes|NO|No|Y|N|(?=[A-Z]){AGREEMENT})\*?)[\s|]*\.?[\s|]*$"
)
#: An answer column that was read into the first line of its statement: "… who have no True disability."
_INSIDE = re.compile(
    rf"(?<=[\w,;)]\s)(?:(?:{_ON}|{_OFF})\s*(?:True|TRUE|False|FALSE|[TF])[\s/|]*+(?:{_ON}|{_OFF})\s*(?:True|TRUE|False|FALSE|[TF])|"
    rf"{_IN_A_BRACKET}|True|TRUE|False|FALSE|[TF]|_{{3,}})(?=\s[a-z])"
)


#: "Employer's answer: true" at the end of a statement, or nothing behind the colon.
_LED_TAIL = re.compile(
    r"\b(?:answer|response|reply|selection)\s*(?:is\s*)?[:–—-]+\s*(?P<answer>\w*)[\s._]*$", re.IGNORECASE
)


#: An answer behind a colon or a line of dots, with its explanation behind it: "… disabilities: TRUE. It is a hotel."
_EXPLAINED = re.compile(
    r"(?:(?<=[:?…–—])|(?<=\.\.\.))\s*(?P<answer>(?:True|TRUE|False|FALSE)\*?(?=\s*[.,;:–—(-]|\s+[A-Z])|"
    rf"(?:YES|Yes|NO|No|(?=[A-Z]){AGREEMENT})\*?(?=\s*[.,;:–—-]))"
    r"(?!\s*[,/]?\s*(?:or\b|/))"
)
_LEAST_BEFORE = 12  # characters of a statement before its answer


#: An answer word with something grown on to it, as a recogniser writes a box that ink or its frame touches: "NTrue".
_GROWN = re.compile(r"(?<!\w)[A-Z0-9|\]\[]{1,3}(?:True|TRUE|False|FALSE)(?!\w)")


def is_grown(text: str, start: int, end: int) -> bool:
    """Whether a stretch is an answer word grown together with its box: what the box holds cannot be told."""
    match = _GROWN.search(text, start, end)
    return match is not None and not text[start : match.start()].strip(" .:[]()|")


def read_tail(text: str, start: int, end: int, *, columns: tuple[Word, ...] = ()) -> Marked | None:
    """The answer that a statement ends with: "… is located ...... TRUE", "…? YES", "… of the site. ☒ True ☐ False"."""
    if led := _LED_TAIL.search(text, max(start, end - 90), end):
        if not led["answer"]:
            return Marked(None, Doubt.BLANK, led.start(), end, end)
        return read_mark(text, led.start("answer"), end, columns=columns)
    match = _TAIL.search(text, max(start, end - 90), end)
    if not match:
        return _read_explained(text, start, end)
    grown = list(_GROWN.finditer(text, max(start, match.start() - 12), match.start()))
    if grown and not text[grown[-1].end() : match.start()].strip(" .:[]()|☐"):
        return Marked(None, Doubt.UNCLEAR, grown[-1].start(), match.end(), end)
    return read_mark(text, match.start("answer"), end, columns=columns)


def _read_explained(text: str, start: int, end: int) -> Marked | None:
    """The answer of a statement that goes on with its explanation; none where two stand there."""
    found = list(_EXPLAINED.finditer(text, min(end, start + _LEAST_BEFORE), end))
    return read_mark(text, found[0].start("answer"), end) if len(found) == 1 else None


def read_inside(text: str, start: int, end: int) -> Marked | None:
    """The one answer that stands between the words of a statement, where a column of answers runs into its text."""
    found = list(_INSIDE.finditer(text, start, end))
    if len(found) != 1:
        return None
    mark = read_mark(text, found[0].start(), found[0].end())
    return Marked(mark.word, mark.doubt, mark.start, mark.end, end) if mark else None
