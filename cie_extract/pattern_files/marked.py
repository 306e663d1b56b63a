"""Example sentences with the answer written inside: `paid <wage.piece_rate>by the piece</wage.piece_rate>`.

A tag is a name (a cue kind, a field), with attributes where the answer has parts:
`<wages low=15.50 per=hour>$15.50/hr</wages>`. A sentence without tags is a miss: nothing may be found in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cie_extract.errors import PatternFileError

_TAG = re.compile(r"<(?P<close>/)?(?P<name>[a-z_][a-z0-9_.\-]*)(?P<attributes>(?:\s+[a-z_]+=[^\s<>]+)*)\s*>")


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer inside a marked sentence: offsets into its plain text."""

    name: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence without its tags, and the answers."""

    text: str
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return self.text[:70]


def parse_marked(source: str) -> MarkedText:
    """Take the tags out of a marked sentence. Tags may nest or overlap; one left open is a PatternFileError."""
    plain: list[str] = []
    opened: list[tuple[str, int, tuple[tuple[str, str], ...]]] = []
    marks: list[Mark] = []
    length = at = 0
    for tag in _TAG.finditer(source):
        plain.append(source[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        name = tag["name"]
        if not tag["close"]:
            pairs = [pair.partition("=") for pair in tag["attributes"].split()]
            opened.append((name, length, tuple((key, value) for key, _, value in pairs)))
            continue
        for index in range(len(opened) - 1, -1, -1):
            if opened[index][0] == name:
                _, start, attributes = opened.pop(index)
                marks.append(Mark(name, start, length, attributes))
                break
        else:
            raise PatternFileError(f"</{name}> closes nothing in the example {source[:60]!r}.")
    if opened:
        raise PatternFileError(f"<{opened[0][0]}> is not closed in the example {source[:60]!r}.")
    plain.append(source[at:])
    return MarkedText("".join(plain), tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))
