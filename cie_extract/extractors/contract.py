"""The contract that funds the position: programme, number, start, last stated end, base and option periods.

A contract that the job holder administers, one of another site, a union's and an employment contract are none; nor is
a programme that the paper denies ("not funded by AbilityOne") or leaves unticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cie_extract.extractors.contract_passages import (
    ContractGrammar,
    Passage,
    contract_grammar,
    contract_numbers,
    find_passages,
)
from cie_extract.extractors.contract_periods import make_periods
from cie_extract.extractors.contract_pieces import (
    Piece,
    current_option,
    next_end_of_month,
    options_stated,
    read_pieces,
    term_stated,
)
from cie_extract.extractors.grammar.date_expressions import When, full_dates
from cie_extract.extractors.option_status import with_status
from cie_extract.extractors.surroundings import Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Contract, Finding, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.word_lists import phrase_finder

#: A text without these, and without the name of a programme, speaks of no contract.
_ALWAYS = ("contract", "agreement", "performance", "pop", "fund")
#: Numbers of federal contracts: activity, year, kind, serial ("W91QF0-24-C-0117").
_FEDERAL = re.compile(r"[A-Z0-9]{5,6}-?\d{2}-?[A-Z]-?[A-Z0-9]{4,9}$")
_ROW_OF_PERIOD = re.compile(
    r"\s*(?:base|(?:(?:first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))\s+)?option)", re.IGNORECASE
)
_DENIAL = re.compile(r"\b(?:no|not|never|none|neither|nor|without|non)\b[^.;,]{0,40}$", re.IGNORECASE)


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """One contract, joined from every passage that speaks of it; nothing where none does."""
    return annotated.view(_find, patterns)


def _find(annotated: Annotated, patterns: Patterns) -> tuple[Finding, ...]:
    grammar = contract_grammar(patterns)
    if not any(word in annotated.small for word in (*_ALWAYS, *grammar.telling)):
        return ()
    around = Surroundings(annotated)
    passages = find_passages(around, grammar)
    if not any(passage.strong for passage in passages):
        return ()
    return tuple(_merged(around, passages, grammar, patterns))


def contract_dates(annotated: Annotated, patterns: Patterns) -> frozenset[Span]:
    """Where the contract's dates stand in the text: none of them is a date of the position."""
    return frozenset(span for finding in find(annotated, patterns) for span in finding.spans)


def _merged(
    around: Surroundings, passages: list[Passage], grammar: ContractGrammar, patterns: Patterns
) -> Iterable[Finding]:
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
    pieces = with_status(around.document, _with_row_status(around, pieces, patterns), patterns)
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


def _program(text: str, passages: list[Passage], grammar: ContractGrammar) -> Span | None:
    for strong in (True, False):
        for passage in passages:
            if passage.strong is not strong:
                continue
            boxes = "☒" in text[passage.start : passage.end] or "☐" in text[passage.start : passage.end]
            places = [(passage.start, passage.end)]
            if passage.label_span and strong and _names_one(text, passage.label_span, grammar):
                places.append(passage.label_span)
            for start, end in places:
                for met in grammar.programs.finditer(text, start, end):
                    if boxes and not _ticked(text, met.start(), met.end(), start, end):
                        continue
                    if not _denied(text, start, met.start()):
                        return met.span()
    return None


def _names_one(text: str, span: Span, grammar: ContractGrammar) -> bool:
    """Whether a label names one programme: "AbilityOne or Employment Works: 001B5600287" leaves open which."""
    return len(grammar.programs.findall(text, *span)) == 1


def _denied(text: str, start: int, at: int) -> bool:
    return _DENIAL.search(text, max(start, at - 50), at) is not None


def _ticked(text: str, start: int, end: int, floor: int, stop: int) -> bool:
    """Whether the box of a choice is ticked: the nearest one before it, else right behind it."""
    before = max(text.rfind("☒", floor, start), text.rfind("☐", floor, start))
    if before >= 0:
        return text[before] == "☒"
    behind = text[end : min(stop, end + 3)]
    return "☒" in behind


def _number(text: str, passages: list[Passage]) -> Span | None:
    for passage in sorted(passages, key=lambda one: not one.strong):
        for met in contract_numbers(text[passage.start : passage.end]):
            return passage.start + met.start("number"), passage.start + met.end("number")
    return None


def _is_federal(text: str, program: Span | None, number: Span | None, patterns: Patterns) -> bool:
    if program:
        families = load_contract(patterns).programs
        return phrase_finder(families.get("abilityone", ())).search(text, *program) is not None
    return bool(number and _FEDERAL.match(text[number[0] : number[1]]))


def _pieces(around: Surroundings, passage: Passage, patterns: Patterns, federal: bool) -> list[Piece]:
    return read_pieces(around.text, passage.start, passage.end, patterns, label=passage.label, federal=federal)


def _with_row_status(around: Surroundings, pieces: list[Piece], patterns: Patterns) -> list[Piece]:
    """Periods told in a table: "Option 1 | 4/1/2025 | 3/31/2026 | Exercised"."""
    found = list(pieces)
    for table in around.tables.values():
        for blocks in table.values():
            label = around.document.text_of(blocks[0])
            if not _ROW_OF_PERIOD.match(label) or len(blocks) < 2:
                continue
            dates = [when for block in blocks[1:] for when in full_dates(around.text, block.body, block.end)]
            if len(dates) < 2:
                continue
            found = [piece for piece in found if not any(_over(span, when) for span in piece.spans for when in dates)]
            status = " ".join(_without(around.text, block.body, block.end, dates[:2]) for block in blocks[1:])
            row = read_pieces(
                f"{label} {dates[0].first.isoformat()} to {dates[1].first.isoformat()}, {status}", 0, 10_000, patterns
            )
            spans = tuple((when.start, when.end) for when in dates[:2])
            found += [replace(piece, spans=spans) for piece in row[:1]]
    return found


def _without(text: str, start: int, end: int, dates: list[When]) -> str:
    """What a cell says beside the dates of its period: "9/1/2026 to 8/31/2027, exercised 8/12/2026"."""
    said = ""
    for when in dates:
        if start <= when.start < end:
            said, start = f"{said} {text[start : when.start]}", when.end
    return re.sub(r"^[\s–—-]*(?:(?:to|through|thru|until|from)\b)?[\s,;(–—-]*", "", f"{said} {text[start:end]}").strip()


def _over(span: Span, when: When) -> bool:
    return span[0] < when.end and when.start < span[1]


def _other_end(around: Surroundings, passages: list[Passage], begins: date | None) -> tuple[date | None, list[Span]]:
    """An end told by a length ("a five-year contract") or by the paper's own date ("the end of September next")."""
    known = max((when.first for when in full_dates(around.text)), default=None)
    for passage in passages:
        if said := next_end_of_month(around.text, passage.start, passage.end, known):
            return said[0], [said[1]]
        if begins and (said := term_stated(around.text, passage.start, passage.end, begins)):
            return said[0], [said[1]]
    return None, []
