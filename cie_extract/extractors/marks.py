"""An answer as it is marked: ticked boxes beside True and False, "[ X ] True", "T", "FALSE because …", "(no response)".

Works on a stretch of text and knows nothing of statements: what a Yes means for a negative one, others decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cie_extract.extractors.agreement import AGREEMENT, agrees
from cie_extract.extractors.answer_doubts import AND_ANOTHER, DOUBTED, HEDGE, NO_ANSWER, UNDECIDED
from cie_extract.extractors.answer_pairs import pair_at


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
ON = rf"{_INKED}|[☒☑✓✔✗✘⊠■]|\[\s*(?:[xX✓✔✗*•/]|[xX]{{2}}|><)\s*\]|\(\s*(?:[xX✓✔✗*•●])\s*\)|_++\s*[xX✓✔✗]\s*_++"
OFF = r"[☐□❏○]|\[[\s_.]*+\]|\([\s_]*+\)|_{2,}+|(?<!\w)_(?!\w)"
#: A letter or word written on a line or in a bracket: "_T_ 1. The position …", "… is located. [T]".
IN_A_BRACKET = r"[\[(]\s?(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|NO|No|[TFYN])\s?[\])]"
_ON_A_LINE = IN_A_BRACKET + r"|(?<!_)_{1,3}(?:[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|NO|No|no|[TFYN])_{1,3}(?![_\w])"
_SAYS = (
    r"[Aa]ffirmative|[Nn]egative|[Tt]rue|TRUE|[Ff]alse|FALSE|YES|Yes|yes|(?:NO|No)(?!\.?\s*#?\d)|[TFYN](?=__)|"
    r"[TFYN](?![\w.'’-])"
)
#: A third answer behind its box, or before it.
_THIRD = r"(?i:not\s+sure|unsure|don['’]t\s+know|unknown|undecided|n\s?/\s?a\b|not\s+applicable)"
_TOKEN = re.compile(
    rf"(?P<on>{ON})|(?P<written>{_ON_A_LINE})|(?P<off>{OFF})|"
    rf"(?P<word>(?<!\w)(?<![A-Za-z]-)(?:{_SAYS}|{AGREEMENT})(?:(?![\w])|(?=__))\*?)|"
    rf"(?P<third>(?<=[☐☒☑✓✔\])_ ]){_THIRD})|(?P<cross>(?<![\w])[xX✓✔✗](?![\w]))|"
    r"(?P<skip>[\s:;,/|.·…\-–—]+|(?<!\w)or(?!\w))"
)
_WORDS = {"true": Word.TRUE, "t": Word.TRUE, "false": Word.FALSE, "f": Word.FALSE}
#: "Yes - True": one answer, said twice.
_TWICE = ({Word.YES, Word.TRUE}, {Word.NO, Word.FALSE})
_WORDS |= {"affirmative": Word.YES, "negative": Word.NO}
_WORDS |= {"yes": Word.YES, "y": Word.YES, "no": Word.NO, "n": Word.NO}
#: What stands before an answer that is written out.
_LEAD = re.compile(
    r"\s*(?:(?:our\s+|employer(?:'s|’s)?\s+)?(?:answer|response|reply|selected|selection|choice|marked)s?(?:\s+is)?\s*"
    r"(?:\([^()]*\)\s*)?[:.–—-]*\s*|a\s*:\s*|"
    r"(?:true\s*(?:or|/)\s*false|t\s*(?:or|/)\s*f|yes\s*(?:or|/)\s*no)\s*[:?]\s*|"
    r"(?:(?-i:[A-Z]{2,3})|employer|company|agency|crp|we|us|reply)\s*:\s*|"
    r"\[(?-i:(?!True|TRUE|False|FALSE|Yes|YES|No\b|NO\b)[A-Z][A-Za-z.’' ]{1,20})\]\s*:?\s*|(?:[>»→⇒]+|[-=]+>)\s*)",
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
    if NO_ANSWER.match(text, at, end):
        return Marked(None, Doubt.BLANK, at, end, end)
    if UNDECIDED.match(text, at, end):
        return Marked(None, Doubt.HEDGED, at, end, end)
    if (pair := pair_at(text, at, end)) and pair.chosen:
        return Marked(_word(pair.chosen), None, pair.start, pair.end, pair.end)
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


_STOPPED = re.compile(r"\s*(?P<letter>[TF])\.(?=\s|$)")


def read_stopped(text: str, start: int, end: int) -> Marked | None:
    """The letter with a stop that follows a statement's number, "1. T. The job is open"; elsewhere it is a name's."""
    met = _STOPPED.match(text, start, end)
    return Marked(_word(met["letter"]), None, met.start("letter"), met.end("letter"), met.end()) if met else None


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
            if kind == "third" and not any(token[0] in ("on", "off") for token in tokens):
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
    tokens = _without_crosses(tokens)
    third = next((token for token in tokens if token[0] == "third"), None)
    if third is not None:
        return _of_three(text, tokens, third, end, columns)
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
    if doubt := _taken_back(text, word, after, end):
        return Marked(None, doubt, start, after, after)
    beside = [token for token in tokens if token[0] == "word" and _said(token) is word]
    near = min(beside, key=lambda token: abs(token[2] - box[2])) if beside else box
    return Marked(word, None, min(box[2], near[2]), max(box[3], near[3]), after)


def _without_crosses(tokens: list[_Token]) -> list[_Token]:
    """The tokens without crosses beside boxes; one in the place of a box is a ticked one: "X True ___ False"."""
    kinds = [kind for kind, *_ in tokens]
    if (kinds.count("cross"), kinds.count("off"), kinds.count("on"), kinds.count("word")) == (1, 1, 0, 2):
        return [("on", *token[1:]) if token[0] == "cross" else token for token in tokens]
    return [token for token in tokens if token[0] != "cross"]


def _of_three(text: str, tokens: list[_Token], third: _Token, end: int, columns: tuple[Word, ...]) -> Marked:
    """The mark of a choice that has a third answer, "☐ True ☒ False ☐ Not sure": none where that one is ticked."""
    at = tokens.index(third)
    boxes_first = tokens[0][0] != "word"
    if boxes_first:
        own, rest = tokens[at - 1], [*tokens[: at - 1], *tokens[at + 1 :]]
    else:
        own = tokens[at + 1] if at + 1 < len(tokens) else third
        rest = [*tokens[:at], *tokens[at + 2 :]]
    after = tokens[-1][3]
    given = _from_boxes(text, rest, after, end, columns) if any(token[0] in ("on", "off") for token in rest) else None
    if own[0] != "on":
        return given or Marked(None, Doubt.BLANK, tokens[0][2], after, after)
    doubt = Doubt.BLANK if given is None or (given.word is None and given.doubt is Doubt.BLANK) else Doubt.BOTH
    return Marked(None, Doubt.HEDGED if doubt is Doubt.BLANK else doubt, tokens[0][2], after, after)


_OPENS_A_SENTENCE = ("No", "no", "yes", "Yes", "true", "false", "NO", "Negative", "Affirmative")


def _from_word(text: str, token: _Token, end: int) -> Marked | None:
    _, word, start, after = token
    if re.fullmatch(r"\s*:\s*", text[after:end]):
        return None  # the label of a place: "True:"
    following = text[after : min(end, after + 12)]
    opens_a_sentence = word in _OPENS_A_SENTENCE and re.match(r"\s+[a-z]", following)
    reasons = re.match(r"\s+(?:because|since|as|see|but|except|unless|if|only)\b", following)
    if opens_a_sentence and word != "NO" and not reasons:
        return None  # "No one in the job is timed"
    alone = len(word.rstrip("*")) == 1 and text[after - 1] not in "])_"
    if alone and re.match(r"\s+[a-zA-Z]{2,}", following):  # noqa: SIM102
        if not re.match(r"\s+(?:[–—-]|see\b|because\b)", following):
            return None  # a letter that begins a sentence or a list
    if doubt := _taken_back(text, _word(word), after, end):
        return Marked(None, doubt, start, after, after)
    return Marked(_word(word), None, start, after, after)


def _taken_back(text: str, word: Word, after: int, end: int) -> Doubt | None:
    """Why an answer is none after all, by the words right behind it."""
    if AND_ANOTHER.match(text, after, end):
        return Doubt.BOTH
    if DOUBTED.match(text, after, end) or (word is Word.TRUE and HEDGE.match(text, after, end)):
        return Doubt.HEDGED
    return None


def _beside_cross(words: list[_Token], cross: _Token, after: int) -> Marked:
    """Of "True X False" and "X True False" the word that the cross stands before, else the one it follows."""
    if cross[2] < words[0][2]:
        chosen = words[0]
    elif cross[2] > words[1][2]:
        chosen = words[1]
    else:
        return Marked(None, Doubt.UNCLEAR, words[0][2], after, after)
    return Marked(_said(chosen), None, min(cross[2], chosen[2]), max(cross[3], chosen[3]), after)
