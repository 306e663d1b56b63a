"""Words of a page by two readers: are they the same, and where not, why? And does a sentence stand whole in a text?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from cie_extract.readers.layout.lines import rows_of
from cie_extract.readers.layout.printed import Word, line_of
from cie_extract.readers.layout.regions import regions_of
from cie_extract.readers.limits import DEFAULT
from cie_extract.readers.pdf import library
from cie_extract.readers.pdf.characters import words_of
from cie_extract.readers.pdf.view import view_of

_SAME_PLACE = 1.0  # points: a word drawn twice for bold
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f]")
_BULLET = re.compile(r"[\ue000-\uf8ff●◦○▪■§·]|\(cid:\d+\)")  # one sign, in one font or another
_LEADING = re.compile(r"^[.…]+")  # the dots that lead from a label to its figure, which this reader leaves out


def ordered_words(data: bytes) -> Iterator[list[Word]]:
    """Each page's words with boxes, sizes and weights, line by line in reading order."""
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        textpage = page.get_textpage()
        found = words_of(library.address(textpage.raw), view_of(page), DEFAULT)
        textpage.close()
        page.close()
        words: list[Word] = []
        left = min((word.x0 for word in found.upright), default=0.0)
        right = max((word.x1 for word in found.upright), default=0.0)
        for number, region in enumerate(regions_of(found.upright, [], left, right)):
            for row in rows_of(region.words):
                words.extend(line_of(row, 1, region=number, left=region.left, right=region.right).words)
        yield [*words, *found.turned]
    pdf.close()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two readers' words of one page, by reason."""

    file: str
    page: int
    words: int
    count: Counter[str] = field(default_factory=Counter)
    examples: tuple[tuple[str, str, str], ...] = ()  # reason, reader, word

    def shown(self) -> Iterator[str]:
        for reason, reader, word in self.examples:
            yield f"{self.file} p{self.page} {reason}: {reader} {word!r}"


def difference(file: str, number: int, ours: Sequence[Word], theirs: Sequence[Mapping[str, Any]]) -> Difference:
    """The words that only one of them has, after folding ligatures, hyphens and what is drawn twice."""
    mine = Counter(filter(None, (_word(word.text) for word in ours)))
    other = Counter(filter(None, (_word(word["text"]) for word in _once(theirs) if word.get("upright", True))))
    only, only_theirs = mine - other, other - mine
    words = max(mine.total(), other.total())
    if not only and not only_theirs:
        return Difference(file, number, words)
    reason = _Reasons(only, only_theirs, ours, theirs)
    found = [(reason.of(word), "ours", word) for word in only.elements()]
    found += [(reason.of(word), "theirs", word) for word in only_theirs.elements()]
    return Difference(file, number, words, Counter(why for why, _, _ in found), tuple(found))


class _Reasons:
    def __init__(
        self, ours: Counter[str], theirs: Counter[str], words: Sequence[Word], others: Sequence[Mapping[str, Any]]
    ) -> None:
        self._letters = ("".join(sorted("".join(ours.elements()))), "".join(sorted("".join(theirs.elements()))))
        self._all = ("".join(_folded(word.text) for word in words), "".join(_folded(word["text"]) for word in others))

    def of(self, word: str) -> str:
        """Why only one of the two has a word."""
        if self._letters[0] == self._letters[1]:
            return "the same letters, parted elsewhere"
        if not any(map(str.isalnum, word)):
            return "signs alone: bullets, dots, rules"
        if all(word in letters for letters in self._all):
            return "the same letters, parted elsewhere"
        return "other letters"


def _once(words: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Words without those drawn again in the same place."""
    places: dict[str, list[tuple[float, float]]] = {}
    for word in words:
        place = (float(word["x0"]), float(word["top"]))
        before = places.setdefault(str(word["text"]), [])
        if not any(max(abs(x - place[0]), abs(y - place[1])) < _SAME_PLACE for x, y in before):
            before.append(place)
            yield word


def _word(text: str) -> str:
    return _LEADING.sub("", _folded(text))


def _folded(text: str) -> str:
    """A word with ligatures opened, hyphens and bullets alike, and without what is not seen."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.replace("\x02", "-")))
    return _BULLET.sub("•", re.sub("[\u2010-\u2015\u2212\ufffe]", "-", plain)).strip()


def whole(texts: Mapping[str, str], gold: Mapping[str, Sequence[str]]) -> tuple[int, int]:
    """How many gold items stand whole in the texts of their files, and how many there are."""
    held = items = 0
    for file, quotes in gold.items():
        if file in texts:
            text = _squeezed(texts[file])
            held += sum(_squeezed(quote) in text for quote in quotes)
            items += len(quotes)
    return held, items


def _squeezed(text: str) -> str:
    """Letters and signs alone, quotes and hyphens alike: where lines and words end does not count."""
    plain = re.sub("[‘’‛′`]", "'", re.sub("[“”″]", '"', _folded(text)))
    return re.sub(r"\s+", "", plain).lower()
