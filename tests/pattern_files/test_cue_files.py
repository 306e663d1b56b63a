"""Files of patterns/cues and patterns/qualifiers that are refused, each with its file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.cues import load_cues
from cie_extract.pattern_files.qualifiers import load_qualifiers

CUE = """
about: x
kinds:
  - kind: {kind}
    meaning: x
    cues:
      - id: one
        {key}: [{line}]
    examples: {{hits: [x], misses: []}}
"""
QUALIFIER = """
status: {status}
about: x
qualifiers:
  - id: one
    preceding: [not]
    kinds: [{kind}]
terminators: [{stop}]
examples: {{hits: [], misses: []}}
"""


def overlaid(tmp_path: Path, part: str, content: str) -> Path:
    folder = tmp_path / "patterns"
    (folder / part).mkdir(parents=True)
    (folder / part / "mine.yaml").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("kind", "key", "line", "problem"),
    [
        ("telework", "fnd", "from home", r"mine.yaml:8: 'fnd' is not a key \(did you mean 'find'\?\)"),
        ("telwork", "find", "from home", "mine.yaml:4: .*'telwork' is not a kind of cue"),
        ("telework", "find", "'from {hom}'", "mine.yaml: telework/one: 'from {hom}' names the word class 'hom'"),
        ("telework", "find", "'from ...'", "mine.yaml: telework/one: 'from ...' is no pattern"),
        ("telework", "find", "on", "Input should be a valid string"),
    ],
)
def test_a_cue_file_is_refused(tmp_path: Path, kind: str, key: str, line: str, problem: str) -> None:
    folder = overlaid(tmp_path, "cues", CUE.format(kind=kind, key=key, line=line))
    with pytest.raises(PatternFileError, match=problem):
        load_cues(load_patterns(folder))


def test_a_word_class_twice_is_refused(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "cues", "about: x\nwords: {staff: [cooks]}\n")
    with pytest.raises(PatternFileError, match="the word class 'staff' is already there"):
        load_cues(load_patterns(folder))


def test_a_cue_twice_is_refused(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "cues", CUE.format(kind="telework", key="find", line="x").replace("one", "from_home"))
    with pytest.raises(PatternFileError, match="'telework/from_home' stands twice"):
        load_cues(load_patterns(folder))


@pytest.mark.parametrize(
    ("status", "kind", "stop", "problem"),
    [
        ("denied", "telework", "but", "mine.yaml:2: status"),
        ("negated", "wages", "but", "mine.yaml: one: 'wages' is not a kind of cue"),
        ("negated", "telework", "'{hom}'", "mine.yaml: '{hom}' names the word class 'hom'"),
    ],
)
def test_a_qualifier_file_is_refused(tmp_path: Path, status: str, kind: str, stop: str, problem: str) -> None:
    folder = overlaid(tmp_path, "qualifiers", QUALIFIER.format(status=status, kind=kind, stop=stop))
    with pytest.raises(PatternFileError, match=problem):
        load_qualifiers(load_patterns(folder))


def test_a_workspace_adds_a_cue(tmp_path: Path) -> None:
    folder = overlaid(tmp_path, "cues", CUE.format(kind="telework", key="find", line="from a cabin"))
    assert "telework/one" in {rule.name for rule in load_cues(load_patterns(folder)).rules}
