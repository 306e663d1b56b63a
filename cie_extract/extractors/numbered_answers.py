"""Answers given by number alone: "1. T  2. T  3. F …", a two-column list of numbers and answers."""

from __future__ import annotations

import re

from cie_extract.extractors.answer_tokens import Word
from cie_extract.extractors.answers_in_grid import answers_in_grid
from cie_extract.extractors.answers_in_prose import answers_in_prose
from cie_extract.extractors.marks import Marked, read_mark
from cie_extract.extractors.request_form import Form
from cie_extract.extractors.told_answers import told_answers
from cie_extract.model.annotated import Annotated
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import AnswerWords, load_answer_words
from cie_extract.pattern_files.statements import load_statements

_ANSWERS = r"(?=(?:True|TRUE|true|False|FALSE|false|Yes|YES|yes|No|NO|no|[TFYN])(?![\w'’])|[☐☒☑\[(]|_{2,})"
_SPOT = re.compile(
    r"(?<![\w$.,/:])(?:(?:statement|item|question|no\.?|[qs]|#)[ \t]*)?[(#]?(?P<number>[1-7])"
    r"\s*(?:[.):=–—-]+\s*|\s+|\t)" + _ANSWERS,
    re.IGNORECASE,
)
#: "A. True", "(B) F", "IV – False".
_LETTERED = re.compile(
    r"(?<![\w$.,/:])(?:(?:statement|item|question)\s+)?(?:\(?(?P<letter>[A-G])|\(?(?P<roman>VI{0,2}|IV|I{1,3}))\s*"
    r"(?:[.):=–—-]+\s*|\t)" + _ANSWERS
)
#: "1T 2T 3F".
_CLOSE = re.compile(r"(?<![\w$.,/:])(?P<number>[1-7])(?=[TF](?!\w))")
#: Seven letters in a row: "Answers: T T F T T T T".
_ROW = re.compile(
    r"\b(?:answers?|responses?|key)\s*(?:are|is)?\s*[:=–—-]?\s*(?P<row>[TF](?:[\s,;/]*[TF]){6})(?!\w)", re.I
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")
_FEWEST, _FEWEST_GIVEN = 5, 3  # in a run, blanks counted; of those, answers


def find_numbered_answers(annotated: Annotated, patterns: Patterns, form: Form | None) -> dict[int, Marked]:
    """The answers by number of the best run of rising numbers; empty where fewer than five stand together, or where
    neither a form nor the title of a request says what they answer."""
    text = annotated.text
    if form is None and not annotated.view(_is_titled, patterns):
        return {}
    for pattern in (_SPOT, _LETTERED, _CLOSE):
        best = _best_run(text, list(pattern.finditer(text)), form, load_answer_words(patterns))
        given = sum(mark.word is not None for mark in best.values())
        if len(best) >= _FEWEST and given >= _FEWEST_GIVEN:
            return best
    return (
        _in_a_row(text)
        or answers_in_grid(annotated.document)
        or told_answers(annotated, patterns)
        or annotated.view(answers_in_prose, patterns)
    )


def _best_run(text: str, spots: list[re.Match[str]], form: Form | None, known: AnswerWords) -> dict[int, Marked]:
    """The longest run of rising numbers, each with its answer."""
    best: dict[int, Marked] = {}
    run: dict[int, Marked] = {}
    last_end = 0
    for index, spot in enumerate(spots):
        number = _number(spot)
        until = spots[index + 1].start() if index + 1 < len(spots) else len(text)
        line_end = text.find("\n", spot.end())
        mark = _letter(text, spot.end()) if spot.re is _CLOSE else None
        mark = mark or read_mark(text, spot.end(), min(until, line_end if line_end >= 0 else len(text)), known)
        if mark is None or (form is not None and _is_statement(text, form, mark, until)):
            continue
        if run and (number <= max(run) or spot.start() - last_end > 400):
            run = {}
        run[number] = mark
        last_end = mark.end
        if len(run) > len(best):
            best = dict(run)
    return best


def _number(spot: re.Match[str]) -> int:
    found = spot.groupdict()
    if number := found.get("number"):
        return int(number)
    return _ROMANS.index(found["roman"]) + 1 if found["roman"] else "ABCDEFG".index(found["letter"]) + 1


def _letter(text: str, at: int) -> Marked:
    return Marked(Word.TRUE if text[at] == "T" else Word.FALSE, None, at, at + 1, at + 1)


def _in_a_row(text: str) -> dict[int, Marked]:
    """The answers of seven letters in a row; none where there are two such rows."""
    rows = list(_ROW.finditer(text))
    if len(rows) != 1 or not rows[0]["row"].isupper():
        return {}
    places = [rows[0].start("row") + at for at, letter in enumerate(rows[0]["row"]) if letter.isalpha()]
    return {number: _letter(text, at) for number, at in enumerate(places, start=1)}


def _is_titled(annotated: Annotated, patterns: Patterns) -> bool:
    """Whether the title of a request stands anywhere in the document."""
    statements = load_statements(patterns)
    may_be = any(word in annotated.small for word in statements.telling_of_titles)
    return may_be and statements.titles.search(annotated.text) is not None


def _is_statement(text: str, form: Form, mark: Marked, end: int) -> bool:
    """Whether a mark stands before a statement's own words, so that the form has it already. Away from the printed
    statements the employer may well speak of the minimum, or of a provider, behind an answer."""
    if any(one.start <= mark.start < one.end for one in form.printed):
        return True
    near = form.first.start <= mark.start < form.last.end
    words = text[mark.rest : end].split("\n")[0]
    return near and bool(
        re.search(r"minimum|time stud|benefits|provider|segregat|solely|sole purpose|advancement", words, re.IGNORECASE)
    )
