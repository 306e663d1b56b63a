"""What a review request prints by itself: its statements, which are the form's words and never the employer's."""

from __future__ import annotations

import re

from cie_extract.extractors.request_form import find_form
from cie_extract.model.annotated import Annotated
from cie_extract.model.finding import Span
from cie_extract.pattern_files import Patterns

#: An answer on the line of its statement, with the employer's own words after it: "…: TRUE. It is a county park."
_ANSWERED = re.compile(r"\b(?:TRUE|True|true|FALSE|False|false|YES|Yes|NO|No)\b[\])]?\s*[.;,:–—-]+\s+(?=[A-Z])")


def printed_words(annotated: Annotated, patterns: Patterns) -> list[Span]:
    """Where a form prints its statements, with the lines that a statement runs on into (a scan parts them)."""
    form = find_form(annotated, patterns)
    if form is None:
        return []
    text, blocks = annotated.text, annotated.document.blocks
    spans = []
    for printed in form.printed:
        end = printed.end
        block = annotated.document.block_at(max(printed.start, end - 1))
        following = blocks[block.index + 1 :] if block else ()
        for other in following:
            words = annotated.document.text_of(other)
            if text[:end].rstrip()[-1:] in ".?!" or not words[:1].islower():
                break
            end = other.end
        answer = _ANSWERED.search(text, printed.body, end)
        spans.append((printed.start, answer.end() if answer and answer.end() < end else end))
    return spans
