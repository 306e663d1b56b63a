"""The bytes that a reader is given, and what it may do with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from cie_extract.errors import TooLarge
from cie_extract.model.document import Document
from cie_extract.readers.limits import Limits

#: Told of each page that has been read, and whether it was a picture: who keeps the clock gives time for the next.
PageRead = Callable[[bool], None]


def untold(_picture: bool) -> None:
    """Nobody keeps a clock."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a part of one (an attachment, an entry of an archive), in memory. `nesting` counts what it is in."""

    name: str
    data: bytes
    limits: Limits = field(default_factory=Limits)
    password: str | None = field(default=None, repr=False)
    nesting: int = 0
    page_read: PageRead = field(default=untold, repr=False, compare=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def within(self, name: str, data: bytes) -> Source:
        """A part of this file as a file of its own. Raises TooLarge where parts lie too deep in one another."""
        if self.nesting >= self.limits.max_nesting:
            raise TooLarge("The file holds archives or messages within one another, too deep to follow.")
        return replace(self, name=name, data=data, nesting=self.nesting + 1)


Reader = Callable[[Source], tuple[Document, ...]]
