"""The seven true/false answers of a review request (Maryland DORS, "CIE Review Request").

An answer is the employer's claim. A blank, a double tick, and a yes or no to a statement worded as a denial are no
answers, each with its reason; what the employer says beside an answer is kept as its explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cie_extract.extractors.answer_sheet import Answered
from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.answers import read_answers
from cie_extract.extractors.explanations import comments_after
from cie_extract.extractors.marks import Doubt, Marked
from cie_extract.extractors.naming import folded
from cie_extract.extractors.numbered_answers import find_numbered_answers
from cie_extract.extractors.request_form import Form, find_form
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Answer, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.sayings import finder_of
from cie_extract.pattern_files.statements import Statements, load_statements

_SURE = 0.97
_LEGIBLE = 0.8
_LEAST_SAID = 12  # characters behind an answer that may explain it
_REASON = re.compile(r"\s*[,;:–—(-]?\s*(?:because|since|as|due\s+to|given)\b|\s*[:;–—]\s|\s*\((?=\w)", re.IGNORECASE)
_LISTS = ("duties", "qualifications")


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """One finding a statement where the document holds a request, none where it holds none."""
    known = load_statements(patterns)
    form = find_form(annotated, patterns)
    by_number = find_numbered_answers(annotated, patterns, form)
    if form is None:
        return [*_by_number(annotated, known, by_number)]
    answered = read_answers(annotated.document, form, known.words)
    if by_number and sum(one.mark is not None and one.mark.word is not None for one in answered) < len(by_number) // 2:
        answered = tuple(_by_its_number(annotated, one, by_number) for one in answered)
    return list(_findings(annotated, known, form, answered))


def _by_number(annotated: Annotated, known: Statements, by_number: Mapping[int, Marked]) -> Iterator[Finding]:
    """Answers given by number alone; a number that is left out has none."""
    blocks = annotated.document.blocks
    last = max(
        (block.index for mark in by_number.values() if (block := annotated.document.block_at(mark.start))), default=0
    )
    named, _ = comments_after(annotated.text, blocks, last, known) if by_number else ({}, ())
    for number, mark in by_number.items():
        said = _said_behind(annotated, mark, by_number) or named.get(number, ())
        yield _finding(annotated, known, number, mark, None, said)
    for number in sorted(set(range(1, 8)) - set(by_number)) if by_number else ():
        near = min(by_number, key=lambda other: (abs(other - number), other))
        span = (by_number[near].start, by_number[near].end)
        note = "the number was not found among the others"
        yield Finding("statements", Answer(number, None, None, "blank"), (span,), "statements/left out", 0.6, note)


def _by_its_number(annotated: Annotated, one: Answered, by_number: Mapping[int, Marked]) -> Answered:
    """A printed statement with the answer that is given apart from it, by its number."""
    mark = by_number.get(one.printed.number)
    if mark is None:
        return one
    return Answered(one.printed, mark, (*_said_behind(annotated, mark, by_number), *one.notes))


def _said_behind(annotated: Annotated, mark: Marked, by_number: Mapping[int, Marked]) -> tuple[Span, ...]:
    """What explains an answer behind it: the rest of its paragraph, where no other answer stands in it; else the reason
    in its own sentence; else what follows the last answer of the paragraph, where one alone is False."""
    block = annotated.document.block_at(mark.start)
    if block is None:
        return ()
    start, end = mark.rest, block.end
    others = [
        other.start for other in by_number.values() if other is not mark and block.start <= other.start < block.end
    ]
    if any(other != mark.start for other in others):
        end = min([other for other in others if other > mark.start], default=end)
        sentence = next((one for one in annotated.sentences if one[0] <= mark.start < one[1]), (start, end))
        false = [other for other in by_number.values() if other.word in (Word.FALSE, Word.NO)]
        if _REASON.match(annotated.text, start, min(end, sentence[1])):
            end = min(end, sentence[1])
        elif false != [mark] or end < block.end or (others and max(others) > mark.start):
            return ()
    elif others:
        return ()
    while start < end and annotated.text[start] in " .,;:!)”\"’'–—-":
        start += 1
    return ((start, end),) if end - start > _LEAST_SAID else ()


def _findings(annotated: Annotated, known: Statements, form: Form, answered: tuple[Answered, ...]) -> Iterator[Finding]:
    text, blocks = annotated.text, annotated.document.blocks
    lists = (one.heading for one in annotated.sections if one.name in _LISTS and one.heading is not None)
    named, general = comments_after(text, blocks, form.last.block, known, frozenset(lists))
    false = [
        one.printed.number
        for one in answered
        if _value(known, one.printed.number, one.mark, text[one.printed.body : one.printed.end]) is False
    ]
    have = {one.printed.number for one in answered}
    marks = [(one.mark.start, max(one.mark.end, one.mark.rest)) for one in answered if one.mark]
    for one in answered:
        notes = [*one.notes, *named.get(one.printed.number, ())]
        if one.printed.number in false and not notes:
            notes += general
        if one.printed.number == 7 and not notes:
            notes += [span for span in general if known.promotion.search(text, *span)]
        # an answer below its statement is no comment
        notes = [span for span in notes if not any(span[0] < end and start < span[1] for start, end in marks)]
        yield _finding(
            annotated,
            known,
            one.printed.number,
            one.mark,
            (one.printed.body, one.printed.end),
            tuple(dict.fromkeys(notes)),
        )
    for number in sorted(set(range(1, 8)) - have):  # a request that leaves a statement out leaves it unanswered
        near = min(form.printed, key=lambda printed: (abs(printed.number - number), printed.number))
        yield Finding(
            "statements",
            Answer(number, None, None, "not_legible" if _read_by_ocr(annotated, near.start) else "blank"),
            ((near.body, near.end),),
            "statements/left out",
            score=0.6,
            note="the statement was not found among the others",
        )


def _value(known: Statements, number: int, mark: Marked | None, asked: str = "") -> bool | None:
    """What a mark says. A Yes or No to a denial can be read both ways, unless the form asks whether it is true."""
    if mark is None or mark.word is None:
        return None
    if (
        mark.word in (Word.YES, Word.NO)
        and known.seven[number - 1].negative
        and not finder_of(known.words.asked.whether_true).search(asked)
    ):
        return None
    return mark.word in (Word.TRUE, Word.YES)


def _finding(
    annotated: Annotated,
    known: Statements,
    number: int,
    mark: Marked | None,
    printed: Span | None,
    notes: tuple[Span, ...],
) -> Finding:
    value = _value(known, number, mark, annotated.text[printed[0] : printed[1]] if printed else "")
    reason, score = None, _SURE
    if value is None:
        reason, score = _reason(annotated, mark, printed)
    elif mark is not None and (doubtful := _doubtful_reading(annotated, mark, known)) is not None:
        value, reason, score = (None, "not_legible", 0.7) if doubtful else (value, None, 0.72)
    spans = [(mark.start, mark.end)] if mark and mark.end > mark.start else []
    spans += [printed] if printed else []
    said = " ".join(folded(annotated.text[start:end]) for start, end in notes) or None
    return Finding(
        "statements",
        Answer(number, value, said, reason),
        (*spans, *notes),
        f"statements/{'marked' if mark and mark.word else 'unanswered'}",
        score=score,
        note="a yes or no to a statement worded as a denial can be read both ways" if reason == "ambiguous" else "",
    )


def _reason(annotated: Annotated, mark: Marked | None, printed: Span | None) -> tuple[str, float]:
    if mark is None:
        at = printed[0] if printed else 0
        return ("not_legible", 0.6) if _read_by_ocr(annotated, at) else ("blank", 0.8)
    if mark.word is not None:
        return "ambiguous", 0.95
    if mark.doubt is Doubt.BLANK and _read_by_ocr(annotated, mark.start) and _may_be_circled(annotated, mark):
        return "not_legible", 0.6
    return (mark.doubt or Doubt.BLANK).value, 0.95


def _doubtful_reading(annotated: Annotated, mark: Marked, known: Statements) -> bool | None:
    """On a scanned page: True where a mark cannot be believed, False where it can with doubt; None on other pages.

    A pen mark in a bracket always reads badly, and is a mark all the same. A letter that stands alone may be the one
    that nobody circled.
    """
    if not _read_by_ocr(annotated, mark.start):
        return None
    words = annotated.text[mark.start : mark.end]
    if any(box in words for box in "☒[(_"):
        return False
    alone = len(words.strip("*")) == 1
    return (alone and finder_of(known.words.asked.to_circle).search(annotated.text) is not None) or (
        annotated.document.certainty(mark.start, mark.end) < _LEGIBLE
    )


def _may_be_circled(annotated: Annotated, mark: Marked) -> bool:
    """Whether the place shows the words alone, as where a form asks to circle one of them."""
    words = annotated.text[mark.start : mark.end]
    return not any(box in words for box in "☐☒[(_")


def _read_by_ocr(annotated: Annotated, at: int) -> bool:
    block = annotated.document.block_at(at)
    pages: Mapping[int, bool] = {page.number: page.ocr for page in annotated.document.pages}
    return bool(block and block.page and pages.get(block.page))
