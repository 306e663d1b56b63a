"""Does every cue pattern mark its sentences, and nothing in the others?

An example is a sentence with its cues in tags; "[duties] …" puts it into a section. A hit holds every cue that is to be
found in it, of whatever kind, and no other; a miss holds none of its own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cie_extract.checks.findings import Findings
from cie_extract.extractors import cues
from cie_extract.model.annotated import Annotated, Section
from cie_extract.model.document import Block, BlockKind, Document
from cie_extract.model.finding import CueMention, Finding
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.cues import load_cues
from cie_extract.pattern_files.marked import MarkedText, parse_marked
from cie_extract.pattern_files.qualifiers import load_qualifiers
from cie_extract.stages.annotate import annotate
from cie_extract.stages.qualify import qualify

_SECTION = re.compile(r"\[([a-z_]+)\] ")
_LISTED = frozenset({"duties", "qualifications"})  # sections whose lines are items of a list

Said = tuple[str, str, str]


def check(patterns: Patterns) -> Findings:
    """Every sentence of every cue file and of every qualifier."""
    wrong: list[str] = []
    examples = 0
    for file in load_cues(patterns).files:
        for kind in file.kinds:
            examples += len(kind.examples.hits) + len(kind.examples.misses)
            where = f"cues, {kind.kind}"
            for example in kind.examples.hits:
                wrong += _differences(where, example, patterns)
            for example in kind.examples.misses:
                if any(said[0] == kind.kind for said in _found(example, patterns)):
                    wrong.append(f"{where}: {example!r} is marked and should not be.")
    for qualifier in load_qualifiers(patterns).files:
        examples += len(qualifier.examples.hits) + len(qualifier.examples.misses)
        for example in (*qualifier.examples.hits, *qualifier.examples.misses):
            wrong += _differences(
                f"qualifiers, {qualifier.status}", example, patterns, marks=qualifier.status == "marks"
            )
    return Findings("sentences of cues and qualifiers", examples, tuple(wrong))


def _differences(where: str, example: str, patterns: Patterns, *, marks: bool = False) -> Iterator[str]:
    parts = 3 if marks else 2
    wanted = {said[:parts] for said in _wanted(_split(example)[1])}
    found = {said[:parts] for said in _found(example, patterns)}
    for said in sorted(wanted - found):
        yield f"{where}: {example!r} lacks {' '.join(said).strip()}."
    for said in sorted(found - wanted):
        yield f"{where}: {example!r} is marked {' '.join(said).strip()} and should not be."


def _split(example: str) -> tuple[str, MarkedText]:
    section = _SECTION.match(example)
    return (section[1], parse_marked(example[section.end() :])) if section else ("", parse_marked(example))


def _wanted(marked: MarkedText) -> Iterator[Said]:
    for mark in marked.marks:
        given = dict(mark.attributes)
        yield mark.name, given.get("status", "asserted"), given.get("marks", "")


def _found(example: str, patterns: Patterns) -> Iterator[Said]:
    section, marked = _split(example)
    annotated = _annotated(marked.text, section, patterns)
    findings: tuple[Finding, ...] = qualify(tuple(cues.find(annotated, patterns)), annotated, patterns)
    for finding in findings:
        if isinstance(finding.value, CueMention):
            yield finding.value.kind, finding.value.status, ",".join(sorted(finding.value.marks))


def _annotated(text: str, section: str, patterns: Patterns) -> Annotated:
    """A document of these lines alone, all of them in the section."""
    kind = BlockKind.LIST_ITEM if section in _LISTED else BlockKind.PARAGRAPH
    blocks, at = [], 0
    for index, line in enumerate(text.split("\n")):
        blocks.append(Block(index, kind, at, at, at + len(line)))
        at += len(line) + 1
    document = Document("example", "", len(text), "text/plain", text, tuple(blocks))
    sections = (Section(section, None, range(len(blocks)), 0, len(text) + 1),) if section else ()
    return replace(annotate(document, patterns), sections=sections)
