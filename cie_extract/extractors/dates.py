"""Dates of the position: revised, posted, closing, start, end, signed. Labelled dates only.

A date of the contract is never one of the position, nor the other way round (`contract.py`). "Effective" and
"prepared" are read as revised: careful readers differ on the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cie_extract.extractors import signature
from cie_extract.extractors.contract import contract_dates
from cie_extract.extractors.grammar.clauses import Clauses, read_clauses
from cie_extract.extractors.grammar.date_expressions import Stretch, When, find_stretches, full_dates
from cie_extract.extractors.surroundings import Surroundings
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block, BlockKind
from cie_extract.model.finding import Dated, Finding, Signed, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.dates import load_dates
from cie_extract.pattern_files.word_lists import any_of, phrase_finder

_HINT = re.compile(r"\d\d")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
#: "4 p.m.", "COB": the hour by which something is due, before its day.
_HOUR = r"(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|noon|midnight|cob|(?:the\s+)?(?:close|end)\s+of\s+(?:business|day))"
#: "Rev. B", "Revision 3 –", "Version 4,": which edition, before its date.
_EDITION = r"(?:no\.?\s*)?(?:[A-Z]|\d{1,2}(?:\.\d{1,2})?)?\s*[,(–—-]?"
_LINK = (
    r"\s*(?:date)?(?:\s*/\s*time)?\s*(?:[:=,|\-–—#]|\.{3,}|…|_{3,})*\s*(?:on|by|is|the|of|was|at)?\s*(?:on\s+)?(?:or\s+(?:about|before|after)\s+|about\s+|approximately\s+)?"
    rf"(?:the\s+)?(?:{_HOUR},?\s+(?:on\s+)?)?{_WEEKDAY}\(?\s*$"
)
#: Who is asked: whoever reads the sentence, or whoever applies.
_ASKS = (
    r"(?:^\W*|[:,(–—-]\s*|\bplease\s+(?:\w+\s+)?|\b(?:applicants?|candidates?|persons|individuals|parties|you)\s+"
    r"(?:must|should|may|can|are\s+(?:asked|invited)\s+to|(?:will\s+)?need\s+to)\s+)"
)
_DUE = rf"\b(?:by|before|(?:no|not)\s+later\s+than)\s+(?:(?:{_HOUR}|\d{{1,2}}:\d\d),?\s+)?(?:on\s+)?{_WEEKDAY}$"
_REACH = 70
_SENTENCE_REACH = 240
_LONGEST_PAIR, _LONGEST_DATES, _NEAR = 40, 120, 30
#: Two dates, or what stands for them, parted by a sign.
_PAIR = re.compile(
    r"\W*(?P<first>[^;/|\n\t]*?\d[^;|\n\t]*?)(?:\s*;\s*|\s+/\s+|\s*\|\s*)(?P<second>[^;|\n\t]*?\d[^;|\n\t]*)"
)
#: How sure a date is that is called nothing but "Date".
_BARE = 0.55
#: How far above a date the words of a signature may stand, in blocks.
_SIGNATURE_REACH = 5


@dataclass(frozen=True)
class _Grammar:
    labels: dict[str, re.Pattern[str]]  # right before the date
    whole: dict[str, re.Pattern[str]]  # all of a label cell
    sentences: dict[str, re.Pattern[str]]
    plain: re.Pattern[str]
    plain_whole: re.Pattern[str]
    signatures: re.Pattern[str]
    stretches: dict[tuple[str, str], re.Pattern[str]]
    never: re.Pattern[str]
    pay: re.Pattern[str]
    paper: re.Pattern[str]  # the paper's own name and no more: "Sheet", "Class specification 3-02,"
    decided: re.Pattern[str]  # a paper adopted, or approved by a body, right before the date
    asked_by: re.Pattern[str]  # what applicants are to send, as far as the date it is due by


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    words = load_dates(patterns)

    def before(phrases: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"{any_of(phrases)}\.?{_LINK}", re.IGNORECASE)

    def all_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(
            rf"\W*(?:\d{{1,2}}[.)]\s*|[QS]\d{{1,2}}[a-z]?[.:)]?\s+)?{any_of(phrases)}(?:\s+date)?\W*", re.IGNORECASE
        )

    labels: dict[str, re.Pattern[str]] = {role: before(one.labels) for role, one in words.roles.items()}
    edition = rf"{any_of(words.editions)}\.?\s*{_EDITION}{_LINK}"
    labels["revised"] = re.compile(rf"{labels['revised'].pattern}|{edition}", re.IGNORECASE)
    paper = rf"{any_of(words.papers)}\s*(?:(?:no\.?\s*)?\d[\d.-]*)?,?\s*"
    decided, by = any_of(words.decided), rf"by\s+(?:the\s+|our\s+)?(?:[A-Z]\w+\s+)?{any_of(words.bodies)}"
    return _Grammar(
        labels=labels,
        whole={role: all_of(one.labels) for role, one in words.roles.items()},
        sentences={role: phrase_finder(one.sentences) for role, one in words.roles.items()},
        plain=before(words.plain),
        plain_whole=all_of(words.plain),
        signatures=phrase_finder(words.signatures),
        stretches={(roles.split()[0], roles.split()[1]): before(phrases) for roles, phrases in words.stretches.items()},
        never=phrase_finder(words.never),
        pay=re.compile(rf"{any_of(one for one in words.pay if one != '$')}|\$", re.IGNORECASE),
        paper=re.compile(rf"\W*{paper}", re.IGNORECASE),
        decided=re.compile(
            rf"\W*(?:{decided}\s+{by}|{paper}(?:was\s+)?(?:{decided}|{any_of(words.adopted)})(?:\s+{by})?){_LINK}",
            re.IGNORECASE,
        ),
        asked_by=re.compile(
            rf"{_ASKS}{any_of(words.asked_to)}\b[^;]*?\b{any_of(words.papers_asked)}\b[^;]*?{_DUE}", re.IGNORECASE
        ),
    )


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """Every labelled date of the position, in the order of the text."""
    reader = _Reader(annotated, _grammar(patterns))
    found = [
        finding
        for block in annotated.document.blocks
        if _HINT.search(annotated.text, block.body, block.end)
        for finding in reader.read(block)
    ]
    if any(_is_revised(one) and one.found_by != "dates/decided" for one in found):
        found = [one for one in found if one.found_by != "dates/decided"]  # adopted then, and revised since
    signed = _beside_signature(annotated, patterns, found)
    days = {one.spans[0] for one in signed}
    found = [one for one in found if one.score > _BARE or one.spans[0] not in days] + signed
    taken = contract_dates(annotated, patterns) if found else frozenset()
    yield from (finding for finding in found if not _within(finding.spans[0], taken))


def _is_revised(one: Finding) -> bool:
    return isinstance(one.value, Dated) and one.value.what == "revised"


def _beside_signature(annotated: Annotated, patterns: Patterns, found: list[Finding]) -> list[Finding]:
    """The date that a request's signature is read with, where no label makes it one and no other role has it."""
    if any(isinstance(one.value, Dated) and one.value.what == "signed" for one in found):
        return []
    taken = frozenset(one.spans[0] for one in found if one.score > _BARE)
    return [
        Finding("position_dates", Dated("signed", one.value.date), (one.spans[-1],), "dates/signature", 0.85)
        for one in signature.find(annotated, patterns)
        if isinstance(one.value, Signed) and one.value.date and not _within(one.spans[-1], taken)
    ]


def _within(span: Span, taken: frozenset[Span]) -> bool:
    """Whether a date lies where the contract's dates stand."""
    return any(start <= span[0] and span[1] <= end for start, end in taken)


class _Reader:
    def __init__(self, annotated: Annotated, grammar: _Grammar) -> None:
        self.around = Surroundings(annotated)
        self.text = annotated.text
        self.blocks = annotated.document.blocks
        self.grammar = grammar

    def read(self, block: Block) -> Iterator[Finding]:
        dates = full_dates(self.text, block.body, block.end)
        if not dates:
            return
        clauses = read_clauses(self.text, block.body, block.end)
        used: set[int] = set()
        for stretch in find_stretches(self.text, block.body, block.end):
            if roles := self._stretch_roles(block, clauses, stretch):
                used |= {stretch.opens.start, stretch.closes.start}
                for role, when in zip(roles, (stretch.opens, stretch.closes), strict=True):
                    if when.day:
                        yield _finding(role, when, 0.88, "stretch")
        if alone := self._alone_by_signature(block, dates):
            yield _finding("signed", alone, 0.85, "signature")
            return
        if (paired := self._in_pairs(block)) is not None:
            yield from (_finding(role, when, 0.9, "label of two") for role, when in paired)
            return
        if closing := self._closing_the_line_over(block, dates):
            yield _finding(closing, dates[0], 0.85, "label over")
            return
        previous = block.body
        for when in dates:
            if when.start not in used and (said := self._role(block, clauses, when, max(previous, block.body))):
                role, score, rule = said
                start = self._with_weekday(when.start) if rule in ("label", "sentence") else when.start
                yield _finding(role, When(start, when.end, when.first, when.last), score, rule)
            previous = when.end

    def _in_pairs(self, block: Block) -> list[tuple[str, When]] | None:
        """The dates under two labels in one, each with its own: "Adopted / revised: 3/1999; June 9, 2026"; None where
        the labels or the dates are not two."""
        for ruling in self.around.labels(block, block.end)[:1]:
            asked = re.split(r"\s*/\s*", ruling.text.strip(" :"))
            start = max(ruling.end, block.body) if ruling.how == "inline" else block.body
            if len(asked) != 2 or len(ruling.text) > _LONGEST_PAIR or block.end - start > _LONGEST_DATES:
                return None
            said = list(_PAIR.finditer(self.text, start, block.end))
            if len(said) != 1:
                return None
            roles = [
                next((role for role, whole in self.grammar.whole.items() if whole.fullmatch(one)), None)
                for one in asked
            ]
            if not any(roles):
                return None
            spans = (said[0].span("first"), said[0].span("second"))
            read = [full_dates(self.text, *span) for span in spans]
            return [(role, dates[0]) for role, dates in zip(roles, read, strict=True) if role and dates]
        return None

    def _closing_the_line_over(self, block: Block, dates: list[When]) -> str | None:
        """The role that the last words of the line over a date alone give it: "Supervisor, Linen Room Last revised"."""
        if (
            block.cell
            or block.index == 0
            or len(dates) != 1
            or block.end - block.body > dates[0].end - dates[0].start + 2
        ):
            return None
        over = self.blocks[block.index - 1]
        said = self.text[max(over.body, over.end - _REACH) : over.end].rstrip(" :")
        if over.cell or said[-1:] in ".;," or len(said.split()) < 3:
            return None
        role = self._by_label(f"{said} ")
        if role is None or self.grammar.never.search(said[-_NEAR:]):
            return None
        met = self.grammar.labels[role].search(f"{said} ")
        return role if met and said[met.start() : met.start() + 1].isupper() else None

    def _alone_by_signature(self, block: Block, dates: list[When]) -> When | None:
        """A date alone in its cell or line, in the row or under the line of a signature."""
        if len(dates) != 1 or block.end - block.body > dates[0].end - dates[0].start + 6:
            return None
        if block.cell is None:
            over = self.blocks[max(0, block.index - 3) : block.index]
            signed = any(self.text.startswith("/s/", one.body) for one in over)
            return dates[0] if signed and self._by_ruling(block, dates[0], block.body) is None else None
        row = self.around.tables[block.cell.table][block.cell.row]
        signed = any(_SLASH_S.search(self.text, one.body, one.end) for one in row)
        return dates[0] if signed else None

    def _with_weekday(self, start: int) -> int:
        """The day of the week belongs to a date: "FRIDAY, DECEMBER 26, 2014"."""
        met = re.search(
            r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+$", self.text[max(0, start - 14) : start], re.I
        )
        return start - len(met.group()) if met else start

    def _role(self, block: Block, clauses: Clauses, when: When, floor: int) -> tuple[str, float, str] | None:
        sentence, _ = clauses.sentence(when.start)
        before = self.text[max(sentence, floor, when.start - _REACH) : when.start]
        if self.grammar.decided.fullmatch(before):
            return "revised", 0.8, "decided"
        if role := self._by_label(before):
            if role == "revised" and self._only_dated(before) and self._signature_near(block, when):
                return "signed", 0.88, "signature"
            if self._is_other(role, before, block, when):
                return None
            return role, 0.8 if role == "revised" and _WEAK.search(before[-24:]) else 0.93, "label"
        if role := self._by_sentence(block, clauses, when, before):
            return role, 0.85, "sentence"
        if self.grammar.plain.search(before):
            return self._plain_date(block, when)
        return self._by_ruling(block, when, floor)

    def _by_label(self, before: str) -> str | None:
        """The role whose label ends right before the date; the longest label wins."""
        best: tuple[int, str] | None = None
        for role, label in self.grammar.labels.items():
            met = label.search(before)
            if met and (best is None or met.start() < best[0]):
                best = (met.start(), role)
        return best[1] if best else None

    def _only_dated(self, before: str) -> bool:
        """Whether the label says that something is dated, and not what was done then: no "Revision date"."""
        label = self.grammar.labels["revised"].search(before)
        return label is not None and _DATED.match(before, label.start()) is not None

    def _is_other(self, role: str, before: str, block: Block, when: When) -> bool:
        """Whether the words before a labelled date make it another thing's."""
        if role == "signed":
            return False
        tail = re.split(r"[|•;]\s*", before.rstrip(" |"))[-1]
        if self.grammar.never.search(re.split(r"\d", tail)[-1]) or _FORM.search(tail):
            return True
        if role in ("revised", "start", "end") and self.around.section(when.start) == "contract":
            return True
        if role == "revised" and _WEAK.search(tail):
            weak = _WEAK.search(tail)
            opens = weak is not None and (
                len(tail[: weak.start()].split()) == 0
                or ":" in tail[weak.end() :]
                or self.grammar.paper.fullmatch(tail[: weak.start()]) is not None
            )
            return self.grammar.pay.search(tail) is not None or not opens
        if role in ("start", "end"):
            if "$" in tail and ":" not in before[-14:]:
                return True  # from when on a wage is paid
            return not self._stands_as_label(tail, block) and self.grammar.sentences[role].search(tail) is None
        return False

    def _stands_as_label(self, before: str, block: Block) -> bool:
        """Whether the label opens its line or its part of one ("Start: …"), rather than being a verb in a sentence."""
        return len(before.split()) <= 4 or ":" in before[-14:]

    def _by_sentence(self, block: Block, clauses: Clauses, when: When, before: str) -> str | None:
        start, _ = clauses.sentence(when.start)
        whole = self.text[max(start, when.start - _SENTENCE_REACH) : when.start]
        for role in ("closing", "revised", "start", "end", "signed"):
            met = self.grammar.sentences[role].search(whole)
            if met is None or len(whole) - met.end() > 110:
                continue
            if role == "signed":
                return None if _CONTRACT_SIGNED.search(whole) else role
            if len(whole) - met.end() <= 40 and not self.grammar.never.search(whole[-60:]):
                return role
        if self.grammar.asked_by.search(whole) and not self.grammar.never.search(whole[-60:]):
            return "closing"
        met = self.grammar.sentences["start"].search(whole)
        if met and re.search(r"\b(?:and|,)\s*(?:will\s+)?ends?\s*(?:on\s*)?$", before, re.IGNORECASE):
            return "end"
        return None

    def _plain_date(self, block: Block, when: When) -> tuple[str, float, str] | None:
        if self._in_mail(block):
            return None
        if self._signature_near(block, when):
            return "signed", 0.92, "signature"
        if self.grammar.never.search(self.text[max(block.body, when.start - 40) : when.start]):
            return None
        return "revised", _BARE, "date"

    def _signature_near(self, block: Block, when: When) -> bool:
        if self.grammar.signatures.search(self.text, block.body, when.start):
            return True
        for index in range(block.index - 1, max(-1, block.index - 1 - _SIGNATURE_REACH), -1):
            over = self.blocks[index]
            if over.end - over.body < 320 and self.grammar.signatures.search(self.text, over.body, over.end):
                return True
        return False

    def _in_mail(self, block: Block) -> bool:
        """Whether a line belongs to the head of a message, whose date is the message's."""
        near = self.blocks[max(0, block.index - 3) : block.index + 4]
        return sum(bool(_MAIL.match(self.text, one.body)) for one in near) >= 2

    def _by_ruling(self, block: Block, when: When, floor: int) -> tuple[str, float, str] | None:
        """The label cell beside the date, the header or question over it."""
        if floor > block.body and block.kind is not BlockKind.CELL:
            return None
        if len(self.text[block.body : when.start].split()) > 3:
            return None
        for ruling in self.around.labels(block, when.start):
            if len(ruling.text) > 80:
                continue
            if self.grammar.never.search(ruling.text):
                return None
            for role, whole in self.grammar.whole.items():
                if whole.fullmatch(ruling.text):
                    return role, 0.93 if ruling.how != "above" else 0.85, "label cell"
            if self.grammar.plain_whole.fullmatch(ruling.text):
                return self._plain_date(block, when)
            if ruling.how in ("cell", "inline"):
                return None
        return None

    def _stretch_roles(self, block: Block, clauses: Clauses, stretch: Stretch) -> tuple[str, str] | None:
        start, _ = clauses.sentence(stretch.start)
        before = _DAY_BEFORE.sub("", self.text[max(start, stretch.start - _REACH) : stretch.start])
        rulings = [one.text for one in self.around.labels(block, stretch.start) if one.how in ("cell", "above")][:1]
        if self.grammar.never.search(before) or any(self.grammar.never.search(text) for text in rulings):
            return None
        if self.around.section(stretch.start) == "contract":
            return None
        for roles, label in self.grammar.stretches.items():
            if label.search(before) or (not before.strip() and any(label.search(f"{text}: ") for text in rulings)):
                return roles
        return None


_DAY_BEFORE = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.IGNORECASE)
_DATED = re.compile(r"(?:dated|date)\s*:?\s*$", re.IGNORECASE)
_SLASH_S = re.compile(r"/s/|\bsigned\b|\bsignature\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:from|to|sent|subject|cc|date|reply-to)\s*:", re.IGNORECASE)
_CONTRACT_SIGNED = re.compile(
    r"\b(?:modification|option|agreement|contract)s?\b(?!\s*(?:administrat|manag|officer|director|specialist|coordinat|supervis|compliance))",
    re.IGNORECASE,
)


#: Labels that are also ordinary words: they count only where they open a line or its part.
_WEAK = re.compile(r"\b(?:eff|effective|as of|dated|issued|issue|approved|update|prepared|version)\b", re.IGNORECASE)
#: The edition of a printed form: "Form HR-3 (Rev. 1/15/2024)".
_FORM = re.compile(r"\bform\b[^.;:]*$|\b[A-Z]{1,6}[- ]?\d+[\w.-]*\s*\(\s*rev", re.IGNORECASE)


def _finding(role: str, when: When, score: float, rule: str) -> Finding:
    return Finding("position_dates", Dated(role, when.first), ((when.start, when.end),), f"dates/{rule}", score)
