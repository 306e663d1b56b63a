"""Do the headings and lines of patterns/sections open what they say, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

from cie_extract.checks.findings import Findings
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.sections import SectionPatterns, load_sections


def check(patterns: Patterns) -> Findings:
    """Every example of every section, both ways."""
    sections = load_sections(patterns)
    examples = sum(
        len(some)
        for file in sections.files.values()
        for some in (file.examples.opens, file.examples.not_, file.examples.lines, file.examples.not_lines)
    )
    return Findings("headings and lines of sections", examples, tuple(_wrong(sections)))


def opened(text: str, sections: SectionPatterns) -> str | None:
    """The section that a heading, a label cell or a labelled line opens."""
    label = sections.label(text)
    return sections.heading(text) or sections.cell(text) or (label.name if label else None)


def _wrong(sections: SectionPatterns) -> Iterator[str]:
    for name, file in sections.files.items():
        where = f"sections/{name}.yaml"
        for text in file.examples.opens:
            found = opened(text, sections)
            if found != name:
                yield f"{where}: {text!r} opens {found or 'nothing'}."
        for text in file.examples.not_:
            if opened(text, sections) == name:
                yield f"{where}: {text!r} opens {name} and should not."
        for text in file.examples.lines:
            if not sections.is_worded_as(name, text):
                yield f"{where}: {text!r} is not worded as a line of {name}."
        for text in file.examples.not_lines:
            if sections.is_worded_as(name, text):
                yield f"{where}: {text!r} is worded as a line of {name} and should not be."
