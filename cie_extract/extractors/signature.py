"""Who signed a review request, in what capacity, and when.

Signed is a name in the signature place, "/s/" and a name, or the stamp of an electronic signature. A line left blank,
a promise to sign and a company's name are no signature; a printed name beside a blank line is none either.
"""

from __future__ import annotations

from collections.abc import Iterable

from cie_extract.extractors.numbered_answers import find_numbered_answers
from cie_extract.extractors.request_form import Form, find_form
from cie_extract.extractors.signature_details import signed_at
from cie_extract.extractors.signature_places import LABEL, places_in
from cie_extract.extractors.signed_sentence import under_certification
from cie_extract.model.annotated import Annotated
from cie_extract.model.document import Block
from cie_extract.model.finding import Finding, Signed, Span
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.signers import load_signers
from cie_extract.pattern_files.statements import load_statements

_FARTHEST = 45
_LABELLED = 0.9  # how sure a place is that is labelled as one


def find(annotated: Annotated, patterns: Patterns) -> Iterable[Finding]:
    """One finding where the document holds a review request: signed, or not."""
    form = find_form(annotated, patterns)
    if form is None and not (
        _is_titled_request(annotated, patterns) or find_numbered_answers(annotated, patterns, None)
    ):
        return []
    known = load_signers(patterns)
    blocks = _after_answers(annotated, form)
    places = [place for block in blocks for place in places_in(annotated, block, known)]
    if form is not None and not places:
        places = [place for block in _among_statements(annotated, form) for place in places_in(annotated, block, known)]
    if not any(place.sure >= _LABELLED for place in places):
        places += under_certification(annotated, blocks, known)
    signed = [place for place in places if place.name]
    if any(place.name is None and place.sure >= _LABELLED for place in places):
        signed = [place for place in signed if place.sure >= _LABELLED]
    if signed:
        place = max(signed, key=lambda one: (one.sure, -one.where[0]))
        return [signed_at(annotated, place, blocks, known)]
    if places:
        where = places[0].where
        return [Finding("signature", Signed(False), (where,), "signature/blank", score=0.95)]
    end = (form.last.body, form.last.end) if form else _last_answer(annotated, patterns)
    if end is None:
        return []
    note = "no signature place was found after the answers"
    return [Finding("signature", Signed(False), (end,), "signature/none", score=0.8, note=note)]


def _last_answer(annotated: Annotated, patterns: Patterns) -> Span | None:
    """Where the last of the answers stands that are given by number."""
    marks = find_numbered_answers(annotated, patterns, None).values()
    return max(((mark.start, mark.end) for mark in marks if mark.end > mark.start), default=None)


def _among_statements(annotated: Annotated, form: Form) -> list[Block]:
    """The blocks between the first statement and the last, where a page of two columns has its signature."""
    holders = {one.block for one in form.printed}
    blocks = annotated.document.blocks[form.first.block : form.last.block]
    return [block for block in blocks if block.index not in holders]


def _is_titled_request(annotated: Annotated, patterns: Patterns) -> bool:
    titles = load_statements(patterns).titles
    return any(
        titles.search(annotated.text, block.start, block.end)
        for block in annotated.document.blocks[:4]
        if block.end - block.start < 120
    )


def _after_answers(annotated: Annotated, form: Form | None) -> list[Block]:
    """The blocks in which a request is signed: after its last statement, its stamps and margins too."""
    blocks = annotated.document.blocks
    if form is None:
        return list(blocks)
    after = list(blocks[form.last.block : form.last.block + _FARTHEST])
    margins = [one for one in blocks if one.kind.value in ("sidebar", "footer", "header", "note") and one not in after]
    signed_before = list(blocks[max(0, form.first.block - 12) : form.first.block])
    return (
        after + margins + (signed_before if not any(LABEL.match(annotated.text, b.body, b.end) for b in after) else [])
    )
