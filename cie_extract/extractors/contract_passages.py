"""The passages of a paper that speak of the contract behind the job, and how surely they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors.grammar.clauses import read_clauses
from cie_extract.extractors.grammar.date_expressions import find_dates, find_stretches, full_dates
from cie_extract.extractors.surroundings import Ruling, Surroundings
from cie_extract.model.document import Block
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.word_lists import any_of, phrase_finder, telling_words

_NUMBER = re.compile(
    r"(?<![\w/$.-])(?P<number>(?=(?:[A-Z-]*\d){4})[A-Z0-9]{2,}(?:[-/][A-Z0-9]+)*)(?![\w/-]|\.\d)",
)
_PLAIN_DIGITS = re.compile(
    r"\d{1,5}(?:-\d{4})?$|\d{3}-\d{3}-\d{4}$|\d{4}-\d{1,2}-\d{1,2}$|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$|20\d\d-\d{4}$"
)
#: Without one of these a line speaks of no contract: a quick look.
_HINTS = (
    "contract", "agreement", "program", "period", "option", "fund", "performance", "pop", "qrf", "abilityone",
    "ability one", "jwod", "employment works", "set-aside", "set aside", "term", "award", "☒",
)  # fmt: skip
#: A sentence whose subject is the contract: "The present contract expires …".
_CONTRACT_RUNS = re.compile(
    r"\W*(?:(?:the|this|our|its|present|current)\s+){0,3}(?:\w+\s+)?contract(?:\s*[,(][^,()]{3,40}[,)])?\s+(?:itself\s+|with\s+[^,.;]{3,40}?\s)?"
    r"(?:expires|expired|ends|ended|runs|ran|began|begins|started|starts|is\s+(?:good|in\s+(?:force|effect)|for\b)|"
    r"expiration|end|start|term|period)\b",
    re.IGNORECASE,
)
#: A sentence about a contract by its number: "Contract N00178-25-C-2216 has a base year of …".
_CONTRACT_IS = re.compile(
    r"\W*(?:(?:the|this|our|its|present|current|service|[A-Z]\w+)\s+){0,3}(?:contract|agreement)\s+(?:no\.?\s*|number\s+|#\s*)?[A-Z0-9-]{6,}"
    r"[\s,(]+(?:[\w\s]{0,30}[,)]\s*)?(?:has|is|was|runs|ran|began|begins|started|starts|ends|ended|expires|covers|took|goes|with|base)\b",
    re.IGNORECASE,
)
#: A sentence that goes on about the contract of the one before.
_GOES_ON = re.compile(
    r"\W*(?:it\s+|this\s+)?(?:effective|expir|base|opt(?:ion)?\b|option|renewal|renewed|extension|extended|OY\s?\d|last\s+(?:day|option)|final|term|period|performance|from|runs?|ran|start|end|beg[ia]n|"
    r"in\s+(?:force|effect)|current|awarded|good\s+through|took\s+effect)",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:until|till|before)\s+(?:19|20)\d\d\b(?![-./]\d)", re.IGNORECASE)
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))\s+"
_DATE_LABEL = re.compile(
    rf"\W*(?:{_ORDINAL}opt|start|end|expir|effective|begin|term|period|option|base|current|award|(?:contract\s+)?dates?\b|from\b|to\b|through|thru|until|"
    r"runs?\b|valid|good|perform|pop\b|length|duration|years?\b)",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"\W*(?:base|(?:{_ORDINAL})?opt(?:ion)?\b|OY\s?\d)", re.IGNORECASE)
#: A cell that asks for a part of the contract: "Contract end date", "Period of performance".
_PART_ASKED = re.compile(
    r"\W*(?:contract\s+)?(?:(?:start|end|expiration|effective|award)(?:ing)?(?:\s+(?:and|or|/)\s+end)?\s+dates?|dates?|numbers?|no\.?|"
    r"periods?(?:\s+of\s+performance)?|term|options?|performance\s+period|ends|expires|starts|begins)(?:\s*\([^()]*\))?\W*",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:check|select|choose|circle|mark)\s+(?:one|all|any)\b", re.IGNORECASE)
_JOB = re.compile(r"\b(?:position|job)\b", re.IGNORECASE)
_ANY_CONTRACT = re.compile(
    r"\b(?:contract|agreement|program|(?:task|delivery|purchase|work)?\s?order)\b", re.IGNORECASE
)
_ELIGIBLE = re.compile(r"\b(?:eligib\w+|qualif(?:y|ies|ied))\b", re.IGNORECASE)
_ELIGIBLE_REACH = 45
_NOT_ASKED = re.compile(
    r"\b(?:not|no|nor|neither|never|without|determin\w+|review\w*|verif\w+|maintain\w*|clients?|records?|agenc\w+|providers?|nonprofit\w*|organizations?)\b",
    re.IGNORECASE,
)
_QUIET = frozenset({"duties", "qualifications", "boilerplate", "about_employer", "benefits"})
_MOST_WORDS_OF_LABEL = 9
_LABEL = 40  # characters


@dataclass(frozen=True)
class ContractGrammar:
    """The expressions, from patterns/contract/contract.yaml."""

    programs: re.Pattern[str]
    telling: tuple[str, ...]
    telling_of_labels: tuple[str, ...]
    labels: re.Pattern[str]
    not_labels: re.Pattern[str]
    funding: re.Pattern[str]
    not_this: re.Pattern[str]
    none: re.Pattern[str]
    about: re.Pattern[str]


@lru_cache(maxsize=4)
def contract_grammar(patterns: Patterns) -> ContractGrammar:
    """The grammar of a pattern set."""
    words = load_contract(patterns)
    programs = tuple(phrase for phrases in words.programs.values() for phrase in phrases)
    return ContractGrammar(
        programs=phrase_finder(programs),
        telling=telling_words(programs),
        telling_of_labels=telling_words(words.labels),
        labels=phrase_finder(words.labels),
        not_labels=phrase_finder(words.not_labels),
        funding=phrase_finder(words.funding),
        not_this=phrase_finder(words.not_this),
        none=re.compile(
            rf"\W*(?:{any_of(words.none)}|no\W*$|no\b(?=\s{{2,}}|\s*[;|,]|\s+[A-Z][\w ]{{2,30}}:))", re.IGNORECASE
        ),
        about=re.compile(
            r"\b(?:(?:the|this|that|our|present|current|its)\s+(?:\w+\s+)?(?:contract|agreement)|base\s+(?:year|period)|"
            r"option\s+(?:year|period|\d)|options?\b|period\s+of\s+performance|contract\s+(?:runs|expires|ends|began|begins|started|term|period)|PoP)\b",
            re.IGNORECASE,
        ),
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that speaks of the contract, and how surely."""

    start: int
    end: int
    label: str
    label_span: Span | None
    strong: bool
    block: Block


def find_passages(around: Surroundings, grammar: ContractGrammar) -> list[Passage]:
    """The passages of a document that speak of the contract behind this job, in order."""
    found: list[Passage] = []
    labelled = _may_be_labelled(around, grammar)
    for block in around.document.blocks:
        text = around.text[block.body : block.end]
        label = (_label(around, block, grammar) if block.index in labelled else None) or _row_below(
            around, block, found
        )
        if label is None and (_line_below(around, block, found) or _row_of_period(text)):
            found.append(Passage(block.body, block.end, "", None, False, block))
            continue
        if label is None and not _hinted(text):
            continue
        found += _in_block(around, block, label, grammar)
    return found


def _row_below(around: Surroundings, block: Block, found: list[Passage]) -> Ruling | None:
    """The label of a date right under a row on the contract: "Contract no. | …", "Expiration | …"."""
    if not (found and found[-1].strong and block.cell and found[-1].block.cell):
        return None
    over = found[-1].block.cell
    if over.table != block.cell.table or not 0 <= block.cell.row - over.row <= 1:
        return None
    if not full_dates(around.text, block.body, block.end):
        return None
    ways = ("cell", "header", "above") if over.row == block.cell.row else ("cell",)
    # A row that tells when the contract begins and ends asks for no more: "Effective" below it is the paper's own.
    told = over.row < block.cell.row and bool(find_stretches(around.text, found[-1].block.body, found[-1].block.end))
    asked = _PERIOD if told else _DATE_LABEL
    beside = (ruling for ruling in around.labels(block, block.body) if ruling.how in ways)
    return next((ruling for ruling in beside if asked.match(ruling.text)), None)


def _hinted(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _HINTS)


def _may_be_labelled(around: Surroundings, grammar: ContractGrammar) -> frozenset[int]:
    """The blocks near words that may be a label of the contract: in them, before them, in their row."""
    near: set[int] = set()
    for block in around.document.blocks:
        lowered = around.text[block.body : block.end].lower()
        if not any(word in lowered for word in grammar.telling_of_labels):
            continue
        near |= {block.index, block.index + 1}
        if block.cell:
            rows = around.tables[block.cell.table]
            for row in (block.cell.row, block.cell.row + 1):
                near |= {other.index for other in rows.get(row, ())}
    return frozenset(near)


def _row_of_period(text: str) -> bool:
    """A line of a table of periods: "Option 1 4/1/2025 3/31/2026 Exercised"."""
    return len(text) < 140 and _PERIOD.match(text) is not None and len(full_dates(text)) >= 2


def _line_below(around: Surroundings, block: Block, found: list[Passage]) -> bool:
    """A line of its own that goes on about the contract of the line over it: "Expires 31 Jan 2027."."""
    if not (found and found[-1].block.index == block.index - 1 and not block.cell):
        return False
    before = found[-1]
    whole = (before.start, before.end) == (before.block.body, before.block.end)
    if not before.strong and not (whole and _GOES_ON.match(around.text, before.start)):
        return False
    text = around.text[block.body : block.end]
    if len(text) >= 140 or not full_dates(text):
        return False
    return _GOES_ON.match(text) is not None or _only_a_stretch(text)


def _only_a_stretch(text: str) -> bool:
    """Whether a line is two dates and nothing more: "August 1, 2024 to July 31, 2027"."""
    stretches = find_stretches(text)
    if len(stretches) != 1:
        return False
    rest = text[: stretches[0].start] + text[stretches[0].end :]
    return not any(character.isalnum() for character in rest)


def _label(around: Surroundings, block: Block, grammar: ContractGrammar) -> Ruling | None:
    """The label that makes a whole block speak of the contract; a label of its own answers none."""
    said = around.text[block.body : block.end]
    if block.cell and (
        _PART_ASKED.fullmatch(said) or (len(said) <= _LABEL and _PERIOD.match(said) and not _dated(said))
    ):
        return None
    for ruling in around.labels(block, block.body):
        if len(ruling.text.split()) > _MOST_WORDS_OF_LABEL + 4 or (ruling.how == "above" and _in_labels(around, block)):
            continue
        if grammar.labels.search(ruling.text) and not grammar.not_labels.search(ruling.text):
            return ruling
        boxed = around.text[max(0, ruling.start - 2) : ruling.end]
        if ruling.how == "cell" and "☐" not in boxed and "☒" not in boxed:
            return None
    return None


def _in_labels(around: Surroundings, block: Block) -> bool:
    """Whether a cell stands in a column of labels: it and the one over it each have their value beside them. A long one
    is a statement where a word answers it."""
    if block.cell is None or block.cell.column or block.cell.row == 0:
        return False
    rows = around.tables[block.cell.table]
    if not all(len(rows.get(row, ())) == 2 for row in (block.cell.row - 1, block.cell.row)):
        return False
    beside = rows[block.cell.row][1]
    return len(around.text[block.body : block.end]) <= _LABEL or beside.end - beside.body <= _ONE_WORD


def _in_block(around: Surroundings, block: Block, label: Ruling | None, grammar: ContractGrammar) -> Iterable[Passage]:
    text = around.text
    section = around.section(block.body)
    if (asked := _asked(around, block, grammar)) is not None:
        yield asked
    if asked is None and text[block.body : block.end].rstrip().endswith("?"):
        return  # what a form asks; the answer stands beside it
    opens = block.start if text[block.start] in "☐☒" else block.body
    if label is not None and section not in ("duties", "qualifications"):
        unticked = _CHOICE.search(label.text) is not None and "☒" not in text[opens : block.end]
        if not unticked and not _nothing(text[opens : block.end], grammar):
            yield Passage(opens, block.end, label.text, (label.start, label.end), True, block)
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
                yield Passage(
                    value_start, end, inline.group().strip(" :"), (start + inline.start(), value_start), True, block
                )
            continue
        speaks = _speaks(sentence, section, grammar)
        if speaks is None and surely and _GOES_ON.match(sentence) and _dated(sentence):
            speaks = False
        if speaks is not None:
            surely = surely or speaks
            yield Passage(start, end, "", None, speaks, block)


def _dated(sentence: str) -> bool:
    """Whether a sentence names a day, a month of a year or a fiscal year."""
    return any(when.precision != "yearless" for when in find_dates(sentence))


def _asked(around: Surroundings, block: Block, grammar: ContractGrammar) -> Passage | None:
    """A programme that a ticked box or a "Yes" chooses: "☒ Employment Works", "an AbilityOne contract? Yes"."""
    text = around.text
    for met in grammar.programs.finditer(text, block.body, block.end):
        if _TICKED.search(text, max(block.body, met.start() - 24), met.start()) or _YES.match(
            text, met.end(), block.end
        ):
            return Passage(met.start(), met.end(), "", None, True, block)
    return None


_TICKED = re.compile(r"(?:☒|\[\s?[xX]\s?\])\s*(?:[A-Z][a-z]+\s)?$")
_YES = re.compile(r"[^?.\n☐☒]{0,40}\?\s*(?:☒\s*yes\b|yes\b(?!\s*☐))", re.IGNORECASE)
_ONE_WORD = 5
_LABELLED = re.compile(
    r"(?:^|[|•;]\s*|(?<=[\d)])\s+|\s{2,})(?P<label>[A-Z][\w ./()#,&?*’'-]{1,60}?)(?:\s?:|\s?\.{3,})\s*"
)


def _inline_label(sentence: str, grammar: ContractGrammar) -> re.Match[str] | None:
    """ "Contract: …" inside a block, wherever it stands."""
    for met in _LABELLED.finditer(sentence):
        label = met["label"]
        if (grammar.labels.search(label) or _only_programs(label, grammar)) and not grammar.not_labels.search(label):
            return met
    return None


def _only_programs(label: str, grammar: ContractGrammar) -> bool:
    """ "AbilityOne or Employment Works": a label that names programmes and nothing else."""
    rest, count = grammar.programs.subn(" ", label)
    return count > 0 and not re.sub(
        r"(?i)\b(?:or|and|contract|program|other|state|federal|any|either|an?|the|this|is|under|on|behind|of|position|job|if)\b",
        "",
        rest,
    ).strip(" /,&-()?#.*")


def _nothing(value: str, grammar: ContractGrammar) -> bool:
    """ "None", "not applicable", an empty line, a choice in which nothing is ticked."""
    if _CHOICE.search(value) and "☒" not in value:
        return True
    met = grammar.none.match(value)
    return not value.strip(" _.:-–—") or (met is not None and not _NUMBER.search(value))


def _speaks(sentence: str, section: str, grammar: ContractGrammar) -> bool | None:
    """Whether a sentence speaks of this job's contract: True surely, False if another passage does too, None not."""
    lowered = sentence.lower()
    program = grammar.programs.search(sentence) if any(word in lowered for word in grammar.telling) else None
    number = next(contract_numbers(sentence), None)
    said = program or number
    if not said and not full_dates(sentence):
        return None  # neither name nor number nor date: nothing to learn
    if not said and not (_CONTRACT_RUNS.match(sentence) or grammar.about.search(sentence)):
        return None
    if program and section not in ("boilerplate", "about_employer", "duties") and _asks_eligibility(sentence, program):
        return True
    denied = grammar.not_this.search(sentence[: said.end()] if said else sentence)
    if (denied and section != "contract") or _HISTORY.search(sentence):
        return None
    about_job = _JOB.search(sentence) is not None
    if number and _CONTRACT_IS.match(sentence) and full_dates(sentence):
        return True
    if section in ("duties", "qualifications"):
        return True if program and about_job and grammar.funding.search(sentence) else None
    if program and number and (_ANY_CONTRACT.search(sentence) or (_dated(sentence) and section not in _QUIET)):
        return True
    funded = said is not None and grammar.funding.search(sentence) is not None
    if program and funded and (about_job or _ANY_CONTRACT.search(sentence)):
        return section not in _QUIET
    if program and section == "contract":
        return True
    if number and "contract" in lowered and (funded or section == "contract"):
        return True
    if _CONTRACT_RUNS.match(sentence) and full_dates(sentence):
        return section not in _QUIET
    if "$" not in sentence and grammar.about.search(sentence) and full_dates(sentence):
        return False
    return None


def _asks_eligibility(sentence: str, program: re.Match[str]) -> bool:
    """Whether the job asks for eligibility under the programme, which only its jobs do: "must meet AbilityOne
    eligibility"."""
    near = sentence[max(0, program.start() - _ELIGIBLE_REACH) : program.end() + _ELIGIBLE_REACH]
    start, end = sentence.rfind(";", 0, program.start()) + 1, sentence.find(";", program.end())
    clause = sentence[start : end if end > 0 else len(sentence)]
    return _ELIGIBLE.search(near) is not None and _NOT_ASKED.search(clause) is None


def contract_numbers(text: str) -> Iterator[re.Match[str]]:
    for met in _NUMBER.finditer(text):
        if not _PLAIN_DIGITS.match(met["number"]) and not full_dates(met["number"]):
            yield met
