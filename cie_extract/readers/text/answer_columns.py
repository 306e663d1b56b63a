"""Numbered statements of a typed form with their answers in a column at the right, as a fixed pitch lines them up.

A statement that runs over several lines shares one of them with its answer. Read line by line, the answer would part
the statement, and the next statement's number would follow it in the same breath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cie_extract.readers.flow.typed import parts_compound

_BEGINS = re.compile(r"\s*(?:Q|No\. ?|#)?[(\[]?(?P<number>\d{1,2})[.)\]:]{0,2}\s+(?=[A-Za-z“\"‘'(])")
_BOX = r"\[ ?[xX✓*]? ?\]|\( ?[xX✓*]? ?\)|[☐☒☑□■]|_{1,6}[xX✓]_{1,6}|_{2,}"
_WORD = r"True|TRUE|true|False|FALSE|false|Yes|YES|No|NO|[TFYN]"
_PIECE = rf"(?:{_BOX}|(?<!\w)(?:{_WORD}|[xX✓])(?!\w)|[|/])"
_ANSWERED = re.compile(rf"(?P<words>.*?)(?:(?<=\S) {{2,}}|(?<!\S) {{20,}})(?P<answer>{_PIECE}(?:\s*{_PIECE})*)\s*")
_HEADS = re.compile(r"(?P<words>.*?)(?:^|\s)\s+(?P<left>True|T|Yes|Y)\s{2,}(?P<right>False|F|No|N)\s*", re.IGNORECASE)
_TURNED = re.compile(r"(?P<words>.*?)(?:^|\s)\s+(?P<left>False|F|No|N)\s{2,}(?P<right>True|T|Yes|Y)\s*", re.IGNORECASE)
_SIGN = re.compile(rf"{_BOX}|[xX✓]")
_ONLY_ANSWER = re.compile(rf"\s*{_PIECE}(?:\s*{_PIECE})*\s*")  # the choice stands under its statement, in no column
_FEWEST = 3
_HEAD_WITHIN = 4  # lines over the first statement
_OVER = 4.0  # letters between the middle of a sign and that of the head over it


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered statement made whole, and the pieces of its answer with the column in which each begins."""

    words: str
    pieces: tuple[tuple[int, str], ...]

    @property
    def answer(self) -> str:
        return " ".join(piece for _, piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Answers:
    """A run of such statements. `heads`: what stands over the first column and over the two of the answers; with them
    an answer is the column that it stands in, without them its own words say it."""

    entries: tuple[Entry, ...]
    heads: tuple[str, str, str] | None = None
    rows: tuple[tuple[str, str, str], ...] = ()


def with_answers(lines: list[str]) -> Iterator[list[str] | Answers]:
    """The lines in their order, each run of statements with their answers in a column taken together."""
    plain: list[str] = []
    at = 0
    while at < len(lines):
        entries, after = _entries(lines, at)
        heads = _heads(plain[-_HEAD_WITHIN:]) if len(entries) >= _FEWEST else None
        if not heads and entries and not entries[0].pieces:
            entries = []
        rows = _rows(entries, heads) if heads else ()
        if rows and heads:
            yield plain[: len(plain) - heads.above]
            yield Answers(tuple(entries), (heads.words, heads.left[1], heads.right[1]), rows)
        elif _is_column(entries):
            yield plain
            yield Answers(tuple(entries))
        else:
            plain.append(lines[at])
            at += 1
            continue
        plain, at = [], after
    yield plain


def _is_column(entries: list[Entry]) -> bool:
    return len(entries) >= _FEWEST and sum(bool(entry.pieces) for entry in entries) * 2 > len(entries)


def _entries(lines: list[str], at: int) -> tuple[list[Entry], int]:
    """The statements that count up from this line on, up to the last one with an answer in a column, and the line after
    them; none where one has two, or none of them runs over a line."""
    found: list[Entry] = []
    answered = 0
    wrapped, number, after = False, None, at
    while at < len(lines):
        begins = _BEGINS.match(lines[at])
        if not begins or (number is not None and int(begins["number"]) != number + 1):
            break
        number = int(begins["number"])
        entry, end = _entry(lines, at, begins)
        if entry is None:
            return [], at
        wrapped = wrapped or end - at > 1
        found.append(entry)
        if entry.pieces:
            answered, after = len(found), end
        at = _next_written(lines, end)
    return (found[:answered], after) if wrapped else ([], after)


def _next_written(lines: list[str], at: int) -> int:
    """The next line with words, a blank one or two left out."""
    for blank in range(3):
        if at + blank < len(lines) and lines[at + blank].strip():
            return at + blank
    return len(lines)


def _entry(lines: list[str], at: int, begins: re.Match[str]) -> tuple[Entry | None, int]:
    """The statement that begins here and the line after it; None where it has two answers."""
    margin = len(lines[at]) - len(lines[at].lstrip())
    words: list[str] = []
    pieces: tuple[tuple[int, str], ...] = ()
    end = at
    for end in range(at, len(lines)):
        line = lines[end]
        if end > at and not _goes_on(line, margin):
            break
        met = _ANSWERED.fullmatch(line)
        if "\t" in line.strip() or (met and pieces) or (met and _ONLY_ANSWER.fullmatch(met["words"])):
            return None, end
        if met:
            pieces = _pieces(line, met.start("answer"))
        said = (met["words"] if met else line).strip()
        words += [said] if said else []
    else:
        end = len(lines)
    return Entry(_joined(words), pieces), end


def _goes_on(line: str, margin: int) -> bool:
    """Whether a line is the rest of a statement: set in deeper than its number, or in the middle of a sentence."""
    said = line.strip()
    if not said or _BEGINS.match(line):
        return False
    return len(line) - len(line.lstrip()) > margin or said[0].islower()


def _joined(words: list[str]) -> str:
    text = words[0] if words else ""
    for above, below in pairwise(words):
        text += below if parts_compound(above, below) else f" {below}"
    return text


def _pieces(line: str, start: int) -> tuple[tuple[int, str], ...]:
    """The pieces of an answer, a wide gap between two: signs in two columns."""
    found = [(start + met.start(), met.group()) for met in re.finditer(r"\S+(?: \S+)*", line[start:])]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Heads:
    words: str
    left: tuple[float, str]  # the middle of the word over a column, and the word
    right: tuple[float, str]
    above: int  # lines from here on that the heads take


def _heads(above: list[str]) -> _Heads | None:
    """The line over the statements that ends with the words of both answers, none where it is another."""
    for back, line in enumerate(reversed(above), 1):
        if not line.strip() or not any(map(str.isalnum, line)):
            continue
        met = _HEADS.fullmatch(line) or _TURNED.fullmatch(line)
        if not met or len(met["words"].strip()) > 60:
            return None
        left, right = (((met.start(side) + met.end(side)) / 2, met[side]) for side in ("left", "right"))
        return _Heads(met["words"].strip(" :."), left, right, back)
    return None


def _rows(entries: list[Entry], heads: _Heads) -> tuple[tuple[str, str, str], ...]:
    """Each statement with what stands under the one head and under the other; none at all where an answer is a word of
    its own or a sign stands under neither head."""
    rows = []
    for entry in entries:
        if re.search(_WORD, entry.answer):
            return ()
        cells = {heads.left[1]: "", heads.right[1]: ""}
        for start, piece in entry.pieces:
            for sign in _SIGN.finditer(piece):
                middle = start + (sign.start() + sign.end()) / 2
                far, head = min((abs(middle - at), head) for at, head in (heads.left, heads.right))
                if far > _OVER or cells[head]:
                    return ()
                cells[head] = sign.group()
        rows.append((entry.words, cells[heads.left[1]], cells[heads.right[1]]))
    return tuple(rows)
