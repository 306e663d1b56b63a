"""Do the groups of words and the look-alikes of names meet what they promise, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.extractors.naming import organization_likeness, title_likeness
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.answer_words import load_answer_words
from cie_extract.pattern_files.contract import load_contract
from cie_extract.pattern_files.document_types import packet_file
from cie_extract.pattern_files.field_words import word_groups
from cie_extract.pattern_files.marked import parse_marked
from cie_extract.pattern_files.names import load_name_examples, load_name_words
from cie_extract.pattern_files.sayings import WordGroup, finder_of, groups_in
from cie_extract.pattern_files.signers import load_signers

#: Lines that look as much like a name as this are taken for one.
LEAST_TITLE, LEAST_ORGANIZATION = 0.8, 0.6


def check(patterns: Patterns) -> Findings:
    """Every hit and every miss of every group, and the lines that look like names."""
    groups = (
        *word_groups(patterns),
        *load_answer_words(patterns).groups(),
        *groups_in("answers/signers.yaml", load_signers(patterns).words),
        *groups_in("contract/contract.yaml", load_contract(patterns)),
        *groups_in("document_types/packet.yaml", packet_file(patterns)),
    )
    titles, bodies = load_name_examples(patterns)
    examples = sum(len(group.hits) + len(group.misses) for _, group in groups)
    examples += sum(len(some) for kind in (titles, bodies) for some in (kind.hits, kind.misses))
    wrong = [*(sentence for where, group in groups for sentence in _wrong(where, group)), *_unlike(patterns)]
    return Findings("words around titles, employers, sites, answers, signers and contracts", examples, tuple(wrong))


def _wrong(where: str, group: WordGroup) -> Iterator[str]:
    finder = finder_of((group,))
    for text in group.misses:
        if found := finder.search(text):
            yield f"{where}: {text!r} holds {found.group()!r} and should not."
    for text in group.hits:
        marked = parse_marked(text)
        wanted = [(mark.start, mark.end) for mark in marked.marks]
        found = finder.search(marked.text)
        if wanted != ([found.span()] if found else []):
            yield f"{where}: {text!r} is met as {found.group() if found else 'nothing'!r}."


def _unlike(patterns: Patterns) -> Iterator[str]:
    words = load_name_words(patterns)
    titles, bodies = load_name_examples(patterns)
    for name, likeness, least, kind in (
        ("job_titles", title_likeness, LEAST_TITLE, titles),
        ("organizations", organization_likeness, LEAST_ORGANIZATION, bodies),
    ):
        for line in kind.hits:
            if likeness(line, words) < least:
                yield f"names/{name}.yaml: {line!r} does not look like one."
        for line in kind.misses:
            if likeness(line, words) >= least:
                yield f"names/{name}.yaml: {line!r} looks like one and should not."
