"""One box or sign before each statement, without a word: by custom a tick says True, unless the form asks otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.answer_sheet import Answered, Sheet
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.marks import Doubt, Marked
from cie_extract.pattern_files.answer_words import AnswerWords
from cie_extract.pattern_files.sayings import finder_of, source_of

_SIGN = re.compile(r"\W*(?:[☒☑✓✔✗✘☐]|[\[(]\s*[xX✓✔]?\s*[\])]|_*[xX]_*)\W*")
_CROSSES, _TICKS = re.compile(r"[✗✘]"), re.compile(r"[✓✔☑]")
_LEAD = 6  # blocks before the first statement in which the form says what to tick


def lone_signs(sheet: Sheet, answers: list[Answered]) -> list[Answered]:
    """The answers of a form with one sign a statement by what the form asks to tick; others as they are. A tick where
    it asks for the false ones is False; where it asks for both, or crosses stand beside ticks, it cannot be told."""
    signs = [sheet.text[one.mark.start : one.mark.end] for one in answers if one.mark]
    alone = [bool(_SIGN.fullmatch(sign)) and len(re.findall(r"[☒☑✓✔✗✘☐\[(]", sign)) <= 1 for sign in signs]
    if not signs or sum(alone) * 2 <= len(signs) or sheet.headed:
        return answers
    mixed = any(_CROSSES.search(sign) for sign in signs) and any(_TICKS.search(sign) for sign in signs)
    means = _ticked_means(sheet)
    return [_read(sheet, one, means, mixed=mixed) for one in answers]


@dataclass(frozen=True)
class _Asked:
    """What a form asks to tick."""

    to_tick: re.Pattern[str]
    those_false: re.Pattern[str]
    those_true: re.Pattern[str]


@lru_cache(maxsize=4)
def _asked_of(known: AnswerWords) -> _Asked:
    words = known.asked
    those_true = re.compile(r"(?i:(?<!not ))" + source_of(words.those_true))
    return _Asked(finder_of(words.to_tick), finder_of(words.those_false), those_true)


def _ticked_means(sheet: Sheet) -> Word | None:
    first, words = sheet.form.first.block, _asked_of(sheet.known)
    asked = [sheet.text[one.start : one.end] for one in sheet.blocks[max(0, first - _LEAD) : first]]
    asked = [said for said in asked if words.to_tick.search(said)]
    false, true = (any(one.search(said) for said in asked) for one in (words.those_false, words.those_true))
    if false:
        return None if true else Word.FALSE
    return Word.TRUE


def _read(sheet: Sheet, one: Answered, means: Word | None, *, mixed: bool) -> Answered:
    mark = one.mark
    if mark is None or mark.word is None or not _SIGN.fullmatch(sheet.text[mark.start : mark.end]):
        return one
    crossed = _CROSSES.search(sheet.text[mark.start : mark.end]) is not None
    if means is None or (mixed and crossed):
        return Answered(one.printed, Marked(None, Doubt.UNCLEAR, mark.start, mark.end, mark.rest), one.notes)
    return Answered(one.printed, Marked(means, None, mark.start, mark.end, mark.rest), one.notes)
