"""Labels printed small under the line that their value is written on: "Dana Whitlock" over "Signature".

Each becomes a row of label and value. Rulings stand under headings too, so the words of at least one label beside or
at such a line are those of signature blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cie_extract.model.place import Box
from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.printed import DESCENT, PrintedPage, Word, around
from cie_extract.readers.layout.tables import GridCell, Table

_SHORTEST, _LONGEST = 40.0, 0.62  # points; of the page's width
_LEVEL = 3.0  # points: lines on one height
_UNDER = 1.1  # sizes between a line and the label under it
_OVER = 0.75  # of the size: how far above the line a value may stand
_PAST = 4.0  # points that words may reach beyond the line
_CLOSE = 0.45  # sizes of white: what stands so close under a label goes on with it
_MOST = 60  # characters of a label
_BLANK = re.compile(r"_{8,}")
_WORDS = re.compile(
    r"\b(?:sign(?:ature|ed)|print(?:ed)?|name|title|date|position|representative|official|supervisor|manager|"
    r"employer|company|organi[sz]ation|agency|phone|telephone|e-?mail|address)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Caption:
    """A line with its label, and with the words written on it."""

    top: float
    label: list[Word]
    value: list[Word]

    @property
    def words(self) -> list[Word]:
        return [*self.label, *self.value]


def captioned_lines(page: PrintedPage, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """Tables of the labels under lines and what is written on those, and the words that stand in none."""
    if page.ocr:
        return [], words  # a pen's strokes are looked for there, and blanks are no sure rulings
    lines = [(rule.x0, rule.top, rule.x1) for rule in page.rules if rule.horizontal]
    blanks = [word for word in words if _BLANK.fullmatch(word.text) and not _led(word, words)]
    lines += [(word.x0, word.bottom - DESCENT * word.size + 1, word.x1) for word in blanks]
    lines = [line for line in lines if _SHORTEST < line[2] - line[0] < _LONGEST * page.width]
    found = [caption for line in lines if (caption := _caption(line, words)) is not None]
    tables: list[Table] = []
    for group in _on_one_height(found):
        if not any(_WORDS.search(_text(caption.label)) for caption in group) or _overlap(group):
            continue
        tables.append(_table(page.number, group))
        gone = {id(word) for caption in group for word in caption.words}
        words = [word for word in words if id(word) not in gone]
    return tables, words


def _led(blank: Word, words: list[Word]) -> bool:
    """Whether words stand close before a typed line, on its height: then they are its label."""
    return any(
        abs(word.bottom - blank.bottom) < 0.5 * blank.size
        and word is not blank
        and -1 < blank.x0 - word.x1 < 1.2 * blank.size
        and not _BLANK.fullmatch(word.text)
        for word in words
    )


def _caption(line: tuple[float, float, float], words: list[Word]) -> _Caption | None:
    x0, top, x1 = line
    near = [word for word in words if x0 - _PAST < word.x1 and word.x0 < x1 + _PAST]
    under = [word for word in near if -2 < word.top - top < _UNDER * word.size]
    label = rows_of(under)[0] if under else []
    if not label or len(_text(label)) > _MOST or _text(label).endswith((".", ":", ",", ";")):
        return None
    bottom, size = max(word.bottom for word in label), label[0].size
    if any(bottom - 2 < word.top < bottom + _CLOSE * size for word in near if word not in label):
        return None
    value = [word for word in near if -_OVER * word.size < word.bottom - DESCENT * word.size - top < 3]
    written = [word for word in value if not _BLANK.fullmatch(word.text)]
    inside = all(x0 - _PAST < word.x0 and word.x1 < x1 + _PAST for word in (*label, *value))
    if not inside or (written and (written[0].bold > label[0].bold or written[0].size > 1.9 * size)):
        return None
    return _Caption(top, label, written or value)


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def _on_one_height(captions: list[_Caption]) -> list[list[_Caption]]:
    groups: list[list[_Caption]] = []
    for caption in sorted(captions, key=lambda each: each.top):
        if groups and caption.top - groups[-1][0].top < _LEVEL:
            groups[-1].append(caption)
        else:
            groups.append([caption])
    return [sorted(group, key=lambda each: each.label[0].x0) for group in groups]


def _overlap(group: list[_Caption]) -> bool:
    """Whether two lines claim the same words."""
    words = [id(word) for caption in group for word in caption.words]
    return len(set(words)) < len(words)


def _table(page: int, group: list[_Caption]) -> Table:
    cells = []
    for row, caption in enumerate(group):
        cells.append(GridCell(row, 0, 1, 1, _box(caption.label), caption.label))
        if caption.value:
            cells.append(GridCell(row, 1, 1, 1, _box(caption.value), caption.value))
    everything = [word for caption in group for word in caption.words]
    return Table(page, around(everything), cells, ruled=False)


def _box(words: list[Word]) -> Box:
    x0, top, x1, bottom = around(words)
    return x0 - 3, top, x1 + 3, bottom
