"""Document -> Annotated: tokens, sentences and sections over the document's own offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy

from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Document
from cie_extract.pattern_files import Patterns
from cie_extract.stages.sections import find_sections

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({")", '"', "”", "’", "'", "]"})
#: Short forms that the tokenizer parts from their full stop, though no sentence ends there.
_SHORT = frozenset({
    "no", "nos", "inc", "ltd", "co", "corp", "ft", "st", "mt", "ave", "blvd", "rd", "hwy", "bldg", "rm", "ste",
    "dept", "div", "ext", "tel", "attn", "approx", "est", "min", "max", "hr", "hrs", "wk", "yr", "mo", "lb",
    "lbs", "oz", "sq", "fig", "sec", "art", "e.g", "i.e", "jr", "sr", "mr", "mrs", "ms", "dr", "u.s",
})  # fmt: skip


def annotate(document: Document, patterns: Patterns) -> Annotated:
    """Tokenize, mark sentences (none runs over the end of a block), and find the sections."""
    doc = patterns.nlp.make_doc(document.text)
    _mark_sentences(doc, document)
    return Annotated(document, doc, find_sections(document, patterns))


def _mark_sentences(doc: Doc, document: Document) -> None:
    starts = numpy.full(len(doc), -1, dtype=numpy.int64)
    block_starts = {block.start for block in document.blocks} | {block.body for block in document.blocks}
    ended = True
    for token in doc:
        if token.is_space:
            ended = ended or "\n" in token.text or "\t" in token.text
            continue
        if token.idx in block_starts or (ended and _may_open(token.text)):
            starts[token.i] = 1
            ended = False
        if token.text in _ENDS:
            before = doc[token.i - 1].text.lower() if token.i else ""
            spaced = bool(token.whitespace_) or token.i + 1 == len(doc) or doc[token.i + 1].text in _CLOSERS
            ended = spaced and not (token.text == "." and before in _SHORT)
        elif token.text not in _CLOSERS:
            ended = False
    if len(doc):
        starts[0] = 1
    doc.from_array(["SENT_START"], starts.reshape(-1, 1).astype("uint64"))


def _may_open(word: str) -> bool:
    return not word[0].islower() and word not in _CLOSERS
