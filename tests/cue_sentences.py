"""Marked sentences of patterns/cues and patterns/qualifiers as documents, and what is found in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from cie_extract.extractors.cues import find
from cie_extract.model.annotated import Annotated, Section
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.marked import MarkedText, parse_marked
from cie_extract.stages.annotate import annotate
from cie_extract.stages.qualify import qualify
from tests.factory import document_of

_SECTION = re.compile(r"\[(?P<name>[a-z_]+)\] ")
_LISTS = ("duties", "qualifications")


def sentence_of(example: str, patterns: Patterns) -> tuple[Annotated, MarkedText]:
    """An example as a document of its own, one paragraph a line; "[duties] …" is an item of that section."""
    section = _SECTION.match(example)
    marked = parse_marked(example[section.end() :] if section else example)
    name = section["name"] if section else ""
    lines = marked.text.strip().splitlines()
    annotated = annotate(document_of("\n".join(f"- {line}" if name in _LISTS else line for line in lines)), patterns)
    whole = Section(name, None, range(len(annotated.document.blocks)), 0, len(annotated.text) + 1)
    return replace(annotated, sections=(whole,) if name else ()), marked


@lru_cache(maxsize=4096)
def cues_of(example: str, patterns: Patterns) -> list[tuple[Finding, CueMention]]:
    """The cues found in an example, after their status is known."""
    annotated, _ = sentence_of(example, patterns)
    return cues_in(annotated, patterns)


def cues_in(annotated: Annotated, patterns: Patterns) -> list[tuple[Finding, CueMention]]:
    """The cues of a document, after their status is known."""
    findings = qualify(tuple(find(annotated, patterns)), annotated, patterns)
    return [(finding, finding.value) for finding in findings if isinstance(finding.value, CueMention)]


def said(example: str, patterns: Patterns) -> set[tuple[str, str]]:
    """Kind and status of every cue found in an example."""
    return {(mention.kind, mention.status) for _, mention in cues_of(example, patterns)}
