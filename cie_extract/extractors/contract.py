"""The contract that funds the position: programme, number, start, last stated end, base and option periods.

A contract that the job holder administers, one of another site, a union's and an employment contract are none; nor is
a programme that the paper denies ("not funded by AbilityOne") or leaves unticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from cie_extract.extractors.contract_periods import (
    Piece,
    current_option,
    make_periods,
    next_end_of_month,
    options_stated,
    read_pieces,
    term_stated,
)
from cie_extract.extractors.grammar.clauses import read_clauses
from cie_extract.extractors.grammar.date_expressions import full_dates
from cie_extract.extractors.surroundings import Ruling, Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Contract, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

_NUMBER = re.compile(
    r"(?<![\w/$.-])(?P<number>(?=(?:[A-Z-]*\d){4})[A-Z0-9]{2,}(?:[-/]?[A-Z0-9]+)*)(?![\w/-]|\.\d)",
)
_FEDERAL = re.compile(r"[A-Z0-9]{5,6}-?\d{2}-?[A-Z]-?[A-Z0-9]{4,9}$")
_PLAIN_DIGITS = re.compile(
    r"\d{1,5}(?:-\d{4})?$|\d{3}-\d{3}-\d{4}$|\d{4}-\d{1,2}-\d{1,2}$|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$|20\d\d-\d{4}$"
)
_HINT = re.compile(
    r"contract|agreement|program|period|option|fund|performance|\bpop\b|\bqrf\b|abilityone|ability one|set.aside|term\b|award",
    re.I,
)
_GATE = re.compile(r"contract|agreement|performance|\bpop\b|fund", re.IGNORECASE)
#: A sentence whose subject is the contract: "The present contract expires …".
_CONTRACT_RUNS = re.compile(
    r"\W*(?:(?:the|this|our|its|present|current)\s+){0,3}(?:\w+\s+)?contract\s+(?:itself\s+|with\s+[^,.;]{3,40}?\s)?"
    r"(?:expires|expired|ends|ended|runs|ran|began|begins|started|starts|is\s+(?:good|in\s+(?:force|effect))|expiration|end|start|term|period)\b",
    re.IGNORECASE,
)
#: A sentence that goes on about the contract of the one before.
_GOES_ON = re.compile(
    r"\W*(?:it\s+|this\s+)?(?:effective|expir|base|option|term|period|performance|from|runs?|ran|start|end|beg[ia]n|in\s+(?:force|effect)|"
    r"current|awarded|good\s+through|took\s+effect)",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:until|till|before|through)\s+(?:19|20)\d\d\b", re.IGNORECASE)
_DATE_LABEL = re.compile(r"\W*(?:start|end|expir|effective|begin|term|period|option|base|current|award)", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:check|select|choose|circle|mark)\s+(?:one|all|any)\b", re.IGNORECASE)
_ANY_CONTRACT = re.compile(r"\b(?:contract|agreement|program)\b", re.IGNORECASE)
_QUIET = frozenset({"duties", "qualifications", "boilerplate", "about_employer", "benefits"})
_MOST_WORDS_OF_LABEL = 9


@dataclass(frozen=True)
class _Grammar:
    programs: re.Pattern[str]
    labels: re.Pattern[str]
    not_labels: re.Pattern[str]
    funding: re.Pattern[str]
    not_this: re.Pattern[str]
    none: re.Pattern[str]
    about: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    words = load_contract(patterns)
    programs = tuple(phrase for phrases in words.programs.values() for phrase in phrases)
    return _Grammar(
        programs=phrase_finder(programs),
        labels=phrase_finder(words.labels),
        not_labels=phrase_finder(words.not_labels),
        funding=phrase_finder(words.funding),
        not_this=phrase_finder(words.not_this),
        none=re.compile(rf"\W*(?:{any_of(words.none)}|no\W*$)", re.IGNORECASE),
        about=re.compile(
            r"\b(?:(?:the|this|that|our|present|current|its)\s+(?:\w+\s+)?(?:contract|agreement)|base\s+(?:year|period)|option\s+(?:year|period|\d)|options?\b|"
            r"period\s+of\s+performance|contract\s+(?:runs|expires|ends|began|begins|started|term|period)|PoP)\b",
            re.IGNORECASE,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of text that speaks of the contract, and how surely."""

    start: int
    end: int
    label: str
    label_span: Span | None
    strong: bool
    block: Block


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """One contract, joined from every passage that speaks of it; nothing where none does."""
    grammar = _grammar(patterns)
    if not (_GATE.search(annotated.text) or grammar.programs.search(annotated.text)):
        return
    around = Surroundings(annotated)
    passages = _passages(around, grammar)
    if not any(passage.strong for passage in passages):
        return
    yield from _merged(around, passages, grammar, patterns)


def contract_dates(annotated: Annotated, patterns: Patterns) -> frozenset[int]:
    """Where the contract's dates begin in the text: none of them is a date of the position."""
    return frozenset(
        when.start
        for finding in find(annotated, patterns)
        for start, end in finding.spans
        for when in full_dates(annotated.text, start, end)
    )


def _passages(around: Surroundings, grammar: _Grammar) -> list[_Passage]:
    found: list[_Passage] = []
    for block in around.document.blocks:
        text = around.text[block.body : block.end]
        label = _label(around, block, grammar) or _row_below(around, block, found)
        if label is None and _line_below(around, block, found):
            found.append(_Passage(block.body, block.end, "", None, False, block))
            continue
        if label is None and not _HINT.search(text):
            continue
        found += _in_block(around, block, label, grammar)
    return found


def _row_below(around: Surroundings, block: Block, found: list[_Passage]) -> Ruling | None:
    """The label of a date right under a row on the contract: "Contract no. | …", "Expiration | …"."""
    if not (found and found[-1].strong and block.cell and found[-1].block.cell):
        return None
    over = found[-1].block.cell
    if over.table != block.cell.table or not 0 <= block.cell.row - over.row <= 1:
        return None
    beside = next((ruling for ruling in around.labels(block, block.body) if ruling.how == "cell"), None)
    return (
        beside if beside and _DATE_LABEL.match(beside.text) and full_dates(around.text, block.body, block.end) else None
    )


def _line_below(around: Surroundings, block: Block, found: list[_Passage]) -> bool:
    """A line of its own that goes on about the contract of the line over it: "Expires 31 Jan 2027."."""
    if not (found and found[-1].strong and found[-1].block.index == block.index - 1 and not block.cell):
        return False
    text = around.text[block.body : block.end]
    return len(text) < 140 and _GOES_ON.match(text) is not None and bool(full_dates(text))


def _label(around: Surroundings, block: Block, grammar: _Grammar) -> Ruling | None:
    """The label that makes a whole block speak of the contract."""
    for ruling in around.labels(block, block.body):
        if len(ruling.text.split()) > _MOST_WORDS_OF_LABEL + 4:
            continue
        if grammar.labels.search(ruling.text) and not grammar.not_labels.search(ruling.text):
            return ruling
        boxed = around.text[max(0, ruling.start - 2) : ruling.end]
        if ruling.how == "cell" and "☐" not in boxed and "☒" not in boxed:
            return None
    return None


def _in_block(around: Surroundings, block: Block, label: Ruling | None, grammar: _Grammar) -> Iterable[_Passage]:
    text = around.text
    section = around.section(block.body)
    if (asked := _asked(around, block, grammar)) is not None:
        yield asked
    opens = block.start if text[block.start] in "☐☒" else block.body
    if label is not None and section not in ("duties", "qualifications"):
        unticked = _CHOICE.search(label.text) is not None and "☒" not in text[opens : block.end]
        if not unticked and not _nothing(text[opens : block.end], grammar):
            yield _Passage(opens, block.end, label.text, (label.start, label.end), True, block)
        return
    clauses = read_clauses(text, block.body, block.end)
    starts = [block.body, *clauses.sentences]
    surely = False
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else block.end
        sentence = text[start:end]
        if inline := _inline_label(sentence, grammar):
            value_start = start + inline.end()
            if not _nothing(text[value_start:end], grammar):
                surely = True
                yield _Passage(
                    value_start, end, inline.group().strip(" :"), (start + inline.start(), value_start), True, block
                )
            continue
        speaks = _speaks(sentence, section, grammar)
        if speaks is None and surely and _GOES_ON.match(sentence) and full_dates(sentence):
            speaks = False
        if speaks is not None:
            surely = surely or speaks
            yield _Passage(start, end, "", None, speaks, block)


def _asked(around: Surroundings, block: Block, grammar: _Grammar) -> _Passage | None:
    """A programme that a ticked box or a "Yes" chooses: "☒ Employment Works", "an AbilityOne contract? Yes"."""
    text = around.text
    for met in grammar.programs.finditer(text, block.body, block.end):
        if _TICKED.search(text, max(block.body, met.start() - 24), met.start()) or _YES.match(
            text, met.end(), block.end
        ):
            return _Passage(met.start(), met.end(), "", None, True, block)
    return None


_TICKED = re.compile(r"(?:☒|\[\s?[xX]\s?\])\s*(?:[A-Z][a-z]+\s)?$")
_YES = re.compile(r"[^?.\n☐☒]{0,40}\?\s*(?:☒\s*)?yes\b(?!\s*☐)", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|[|•;]\s*|(?<=[\d)])\s+|\s{2,})(?P<label>[A-Z][\w ./()#,&-]{1,44}?)\s?:\s*")


def _inline_label(sentence: str, grammar: _Grammar) -> re.Match[str] | None:
    """ "Contract: …" inside a block, wherever it stands."""
    for met in _LABELLED.finditer(sentence):
        if grammar.labels.search(met["label"]) and not grammar.not_labels.search(met["label"]):
            return met
    return None


def _nothing(value: str, grammar: _Grammar) -> bool:
    """ "None", "not applicable", an empty line, a choice in which nothing is ticked."""
    if _CHOICE.search(value) and "☒" not in value:
        return True
    met = grammar.none.match(value)
    return not value.strip(" _.:") or (met is not None and not _NUMBER.search(value))


def _speaks(sentence: str, section: str, grammar: _Grammar) -> bool | None:
    """Whether a sentence speaks of this job's contract: True surely, False if another passage does too, None not."""
    program = grammar.programs.search(sentence)
    number = next(_numbers(sentence), None)
    denied = grammar.not_this.search(
        sentence[: (program or number or re.match("", sentence)).end()] if program or number else sentence
    )  # type: ignore[union-attr]
    if (denied and section != "contract") or _HISTORY.search(sentence):
        return None
    if section in ("duties", "qualifications"):
        about_job = re.search(r"\b(?:position|job)\b", sentence, re.IGNORECASE)
        return True if program and about_job and grammar.funding.search(sentence) else None
    if program and number and _ANY_CONTRACT.search(sentence):
        return True
    funded = grammar.funding.search(sentence)
    if program and funded and (_ANY_CONTRACT.search(sentence) or re.search(r"\b(?:position|job)\b", sentence, re.I)):
        return section not in _QUIET
    if program and section == "contract":
        return True
    if number and re.search(r"\bcontract\b", sentence, re.I) and (funded or section == "contract"):
        return True
    if _CONTRACT_RUNS.match(sentence) and full_dates(sentence):
        return section not in _QUIET
    if grammar.about.search(sentence) and full_dates(sentence):
        return False
    return None


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for met in _NUMBER.finditer(text):
        if not _PLAIN_DIGITS.match(met["number"]) and not full_dates(met["number"]):
            yield met


def _merged(around: Surroundings, passages: list[_Passage], grammar: _Grammar, patterns: Patterns) -> Iterable[Finding]:
    text = around.text
    program, number = _program(text, passages, grammar), _number(text, passages)
    federal = _is_federal(text, program, number, patterns)
    pieces: list[Piece] = []
    options: int | None = None
    current: int | None = None
    spans: list[Span] = []
    for passage in passages:
        found = _pieces(around, passage, patterns, federal)
        pieces += found
        if (stated := options_stated(text, passage.start, passage.end)) and options is None:
            options = stated[0]
            spans.append(stated[1])
        current = current or current_option(text, passage.start, passage.end)
    pieces = _with_row_status(around, pieces, patterns)
    starts = [piece.start for piece in pieces if piece.start]
    ends = [piece.end for piece in pieces if piece.end]
    begins = min(starts) if starts else None
    finishes = max(ends) if ends else None
    if finishes is None:
        finishes, more = _other_end(around, passages, begins)
        spans += more
    if not (program or number or begins or finishes):
        return
    for where in (program, number):
        if where:
            spans.append(where)
    spans += [span for piece in pieces for span in piece.spans]
    periods = make_periods(pieces, options, current)
    contract = Contract(
        text[program[0] : program[1]] if program else None,
        text[number[0] : number[1]] if number else None,
        begins,
        finishes,
        periods,
    )
    labelled = any(passage.label for passage in passages if passage.strong)
    score = 0.95 if program and number else 0.88 if labelled or program else 0.7
    ordered = sorted(dict.fromkeys(spans))
    if not ordered:
        return
    yield Finding("contract", contract, tuple(ordered), "contract/passages", score)


def _program(text: str, passages: list[_Passage], grammar: _Grammar) -> Span | None:
    for strong in (True, False):
        for passage in passages:
            if passage.strong is not strong:
                continue
            boxes = "☒" in text[passage.start : passage.end] or "☐" in text[passage.start : passage.end]
            places = [(passage.start, passage.end)]
            if passage.label_span and strong:
                places.append(passage.label_span)
            for start, end in places:
                for met in grammar.programs.finditer(text, start, end):
                    if boxes and not _ticked(text, met.start(), met.end(), start, end):
                        continue
                    if not _denied(text, start, met.start()):
                        return met.span()
    return None


_DENIAL = re.compile(r"\b(?:no|not|never|none|neither|nor|without|non)\b[^.;,]{0,40}$", re.IGNORECASE)


def _denied(text: str, start: int, at: int) -> bool:
    return _DENIAL.search(text, max(start, at - 50), at) is not None


def _ticked(text: str, start: int, end: int, floor: int, stop: int) -> bool:
    """Whether the box of a choice is ticked: the nearest one before it, else right behind it."""
    before = max(text.rfind("☒", floor, start), text.rfind("☐", floor, start))
    if before >= 0:
        return text[before] == "☒"
    behind = text[end : min(stop, end + 3)]
    return "☒" in behind


def _number(text: str, passages: list[_Passage]) -> Span | None:
    for passage in sorted(passages, key=lambda one: not one.strong):
        for met in _numbers(text[passage.start : passage.end]):
            return passage.start + met.start("number"), passage.start + met.end("number")
    return None


def _is_federal(text: str, program: Span | None, number: Span | None, patterns: Patterns) -> bool:
    if program:
        families = load_contract(patterns).programs
        return phrase_finder(families.get("abilityone", ())).search(text, *program) is not None
    return bool(number and _FEDERAL.match(text[number[0] : number[1]]))


def _pieces(around: Surroundings, passage: _Passage, patterns: Patterns, federal: bool) -> list[Piece]:
    return read_pieces(around.text, passage.start, passage.end, patterns, label=passage.label, federal=federal)


def _with_row_status(around: Surroundings, pieces: list[Piece], patterns: Patterns) -> list[Piece]:
    """Periods told in a table: "Option 1 | 4/1/2025 | 3/31/2026 | Exercised"."""
    found = list(pieces)
    taken = {span for piece in pieces for span in piece.spans}
    for table in around.tables.values():
        for blocks in table.values():
            label = around.document.text_of(blocks[0])
            if not re.match(r"\s*(?:base|option)", label, re.IGNORECASE) or len(blocks) < 2:
                continue
            dates = [when for block in blocks[1:] for when in full_dates(around.text, block.body, block.end)]
            if not dates or any((when.start, when.end) in taken for when in dates):
                found = [
                    piece
                    for piece in found
                    if not any(span in {(w.start, w.end) for w in dates} for span in piece.spans)
                ]
            if len(dates) < 2:
                continue
            status = " ".join(around.document.text_of(block) for block in blocks[2:])
            row = read_pieces(
                f"{label} {dates[0].first.isoformat()} to {dates[1].first.isoformat()}, {status}", 0, 10_000, patterns
            )
            spans = tuple((when.start, when.end) for when in dates[:2])
            found += [replace(piece, spans=spans) for piece in row[:1]]
    return found


def _other_end(around: Surroundings, passages: list[_Passage], begins: date | None) -> tuple[date | None, list[Span]]:
    """An end told by a length ("a five-year contract") or against the paper's own date ("the end of September next")."""
    known = max((when.first for when in full_dates(around.text)), default=None)
    for passage in passages:
        if said := next_end_of_month(around.text, passage.start, passage.end, known):
            return said[0], [said[1]]
        if begins and (said := term_stated(around.text, passage.start, passage.end, begins)):
            return said[0], [said[1]]
    return None, []
