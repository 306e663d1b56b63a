"""An answer as it is marked: ticked boxes beside True and False, "[ X ] True", "T", "FALSE because …", "(no response)".

Works on a stretch of text and knows nothing of statements: what a Yes means for a negative one, others decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cie_extract.extractors.answer_doubts import AND_ANOTHER, Doubts, doubts_of
from cie_extract.extractors.answer_pairs import pair_at
from cie_extract.extractors.answer_tokens import WORDS, Token, Word, tokens_in
from cie_extract.pattern_files.answer_words import AnswerWords


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


#: "Yes - True": one answer, said twice.
_TWICE = ({Word.YES, Word.TRUE}, {Word.NO, Word.FALSE})
#: What stands before an answer that is written out.
_LEAD = re.compile(
    r"\s*(?:(?:our\s+|employer(?:'s|’s)?\s+)?(?:answer|response|reply|selected|selection|choice|marked)s?(?:\s+is)?\s*"
    r"(?:\([^()]*\)\s*)?[:.–—-]*\s*|a\s*:\s*|"
    r"(?:true\s*(?:or|/)\s*false|t\s*(?:or|/)\s*f|yes\s*(?:or|/)\s*no)\s*[:?]\s*|"
    r"(?:(?-i:[A-Z]{2,3})|employer|company|agency|crp|we|us|reply)\s*:\s*|"
    r"\[(?-i:(?!True|TRUE|False|FALSE|Yes|YES|No\b|NO\b)[A-Z][A-Za-z.’' ]{1,20})\]\s*:?\s*|(?:[>»→⇒]+|[-=]+>)\s*)",
    re.IGNORECASE,
)


def read_mark(text: str, start: int, end: int, known: AnswerWords, *, columns: tuple[Word, ...] = ()) -> Marked | None:
    """The answer that `text[start:end]` begins with, or None where it begins with something else.

    `columns` are the words over bare boxes, left to right, where the boxes have none beside them.
    """
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    while at < end and text[at].isspace():
        at += 1
    doubts = doubts_of(known)
    if doubts.no_answer.match(text, at, end):
        return Marked(None, Doubt.BLANK, at, end, end)
    if doubts.undecided.match(text, at, end):
        return Marked(None, Doubt.HEDGED, at, end, end)
    if (pair := pair_at(text, at, end)) and pair.chosen:
        return Marked(WORDS[pair.chosen.lower()], None, pair.start, pair.end, pair.end)
    tokens, after = tokens_in(text, at, end, known)
    boxes = [token for token in tokens if token.kind in ("on", "off")]
    if boxes:
        return _from_boxes(text, tokens, after, end, columns, doubts)
    words = [token for token in tokens if token.kind == "word"]
    if len(words) == 1:
        return _from_word(text, words[0], end, doubts)
    if len(words) == 2 and {word.said for word in words} in _TWICE:
        return _from_word(text, next(word for word in words if word.said in (Word.TRUE, Word.FALSE)), end, doubts)
    if len(words) == 2 and words[0].said is not words[1].said:
        crosses = [token for token in tokens if token.kind == "cross"]
        if len(crosses) == 1:
            return _beside_cross(words, crosses[0], after)
        return Marked(None, Doubt.BLANK, words[0].start, words[1].end, after)
    if words and len({word.said for word in words}) == 1:
        return _from_word(text, words[0], end, doubts)
    return None


_STOPPED = re.compile(r"\s*(?P<letter>[TF])\.(?=\s|$)")


def read_stopped(text: str, start: int, end: int) -> Marked | None:
    """The letter with a stop that follows a statement's number, "1. T. The job is open"; elsewhere it is a name's."""
    met = _STOPPED.match(text, start, end)
    return (
        Marked(WORDS[met["letter"].lower()], None, met.start("letter"), met.end("letter"), met.end()) if met else None
    )


def _from_boxes(
    text: str, tokens: list[Token], after: int, end: int, columns: tuple[Word, ...], doubts: Doubts
) -> Marked:
    tokens = _without_crosses(tokens)
    third = next((token for token in tokens if token.kind == "third"), None)
    if third is not None:
        return _of_three(text, tokens, third, end, columns, doubts)
    pairs: list[tuple[Token, Word | None]] = []
    kinds = [token.kind == "word" for token in tokens]
    # Of box, word, box one word is lost: False in the middle stands before its box, True behind it.
    torn = kinds == [False, True, False] and tokens[1].said in (Word.FALSE, Word.NO)
    if torn and tokens[0].kind != tokens[2].kind:
        denial = tokens[1].said
        claim = Word.TRUE if denial is Word.FALSE else Word.YES
        return Marked(denial if tokens[2].kind == "on" else claim, None, tokens[0].start, after, after)
    words_first = kinds[0]
    pending: Token | None = None
    for token in tokens:
        if words_first:
            if token.kind == "word":
                pending = token
            else:
                pairs.append((token, pending.said if pending else None))
                pending = None
        elif token.kind == "word":
            if pairs and pairs[-1][1] is None:
                pairs[-1] = (pairs[-1][0], token.said)
        else:
            pairs.append((token, None))
    if all(word is None for _, word in pairs) and len(pairs) <= len(columns):
        pairs = [(box, word) for (box, _), word in zip(pairs, columns, strict=False)]
    ticked = [(box, word) for box, word in pairs if box.kind == "on"]
    start = tokens[0].start
    said = {word for _, word in ticked if word}
    if len(said) > 1 or len(ticked) > 1:
        return Marked(None, Doubt.BOTH, start, after, after)
    if not ticked:
        return Marked(None, Doubt.BLANK, start, after, after)
    box, word = ticked[0]
    if word is None:
        return Marked(None, Doubt.UNCLEAR, start, after, after)
    if doubt := _taken_back(text, word, after, end, doubts):
        return Marked(None, doubt, start, after, after)
    beside = [token for token in tokens if token.kind == "word" and token.said is word]
    near = min(beside, key=lambda token: abs(token.start - box.start)) if beside else box
    return Marked(word, None, min(box.start, near.start), max(box.end, near.end), after)


def _without_crosses(tokens: list[Token]) -> list[Token]:
    """The tokens without crosses beside boxes; one in the place of a box is a ticked one: "X True ___ False"."""
    kinds = [token.kind for token in tokens]
    if (kinds.count("cross"), kinds.count("off"), kinds.count("on"), kinds.count("word")) == (1, 1, 0, 2):
        return [token._replace(kind="on") if token.kind == "cross" else token for token in tokens]
    return [token for token in tokens if token.kind != "cross"]


def _of_three(
    text: str, tokens: list[Token], third: Token, end: int, columns: tuple[Word, ...], doubts: Doubts
) -> Marked:
    """The mark of a choice that has a third answer, "☐ True ☒ False ☐ Not sure": none where that one is ticked."""
    at = tokens.index(third)
    boxes_first = tokens[0].kind != "word"
    if boxes_first:
        own, rest = tokens[at - 1], [*tokens[: at - 1], *tokens[at + 1 :]]
    else:
        own = tokens[at + 1] if at + 1 < len(tokens) else third
        rest = [*tokens[:at], *tokens[at + 2 :]]
    after = tokens[-1].end
    has_box = any(token.kind in ("on", "off") for token in rest)
    given = _from_boxes(text, rest, after, end, columns, doubts) if has_box else None
    if own.kind != "on":
        return given or Marked(None, Doubt.BLANK, tokens[0].start, after, after)
    doubt = Doubt.BLANK if given is None or (given.word is None and given.doubt is Doubt.BLANK) else Doubt.BOTH
    return Marked(None, Doubt.HEDGED if doubt is Doubt.BLANK else doubt, tokens[0].start, after, after)


_GOES_ON = re.compile(r"\s+[a-z]")
_OPENS_A_SENTENCE = ("No", "no", "yes", "Yes", "true", "false", "NO", "Negative", "Affirmative")


def _from_word(text: str, token: Token, end: int, doubts: Doubts) -> Marked | None:
    _, word, start, after, _ = token
    if text[after:end].strip() == ":":
        return None  # the label of a place: "True:"
    following = text[after : min(end, after + 12)]
    opens_a_sentence = word in _OPENS_A_SENTENCE and _GOES_ON.match(following)
    reasons = re.match(r"\s+(?:because|since|as|see|but|except|unless|if|only)\b", following)
    if opens_a_sentence and word != "NO" and not reasons:
        return None  # "No one in the job is timed"
    alone = len(word.rstrip("*")) == 1 and text[after - 1] not in "])_"
    if alone and re.match(r"\s+[a-zA-Z]{2,}", following):  # noqa: SIM102
        if not re.match(r"\s+(?:[–—-]|see\b|because\b)", following):
            return None  # a letter that begins a sentence or a list
    if doubt := _taken_back(text, token.said, after, end, doubts):
        return Marked(None, doubt, start, after, after)
    return Marked(token.said, None, start, after, after)


def _taken_back(text: str, word: Word, after: int, end: int, doubts: Doubts) -> Doubt | None:
    """Why an answer is none after all, by the words right behind it."""
    if AND_ANOTHER.match(text, after, end):
        return Doubt.BOTH
    if doubts.doubted.match(text, after, end) or (word is Word.TRUE and doubts.limited.match(text, after, end)):
        return Doubt.HEDGED
    return None


def _beside_cross(words: list[Token], cross: Token, after: int) -> Marked:
    """Of "True X False" and "X True False" the word that the cross stands before, else the one it follows."""
    if cross.start < words[0].start:
        chosen = words[0]
    elif cross.start > words[1].start:
        chosen = words[1]
    else:
        return Marked(None, Doubt.UNCLEAR, words[0].start, after, after)
    return Marked(chosen.said, None, min(cross.start, chosen.start), max(cross.end, chosen.end), after)
