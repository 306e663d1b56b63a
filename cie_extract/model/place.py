"""Where something stands: the evidence that every value, cue and outcome carries."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Box = tuple[float, float, float, float]


class Frozen(BaseModel):
    """Base of everything a record holds: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """One contiguous piece of the text, and where the page shows it.

    `page` counts from 1 (null for Word, where `block` numbers the paragraph or cell). `boxes` are
    `[x0, top, x1, bottom]`, one a line, in points of the page as displayed, from its top left. `start` and `end` are
    offsets in code points into the document's text, `quote` the words between them.
    """

    page: int | None
    boxes: tuple[Box, ...] = ()
    block: int | None = None
    start: int
    end: int
    quote: str
