"""What is put into a generated paper comes out of it: every fact, and none besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import find_in
from cie_extract.readers.limits import Limits
from cie_extract.stages.read import read
from tests.factory import document_of
from tests.generators.papers.answers import differences
from tests.generators.papers.drafts import LAYOUTS, paper_of
from tests.generators.papers.files import write
from tests.generators.papers.pay import IN_SENTENCES, VALUES
from tests.generators.papers.words import HEADINGS

PATTERNS = load_patterns()


@pytest.mark.parametrize("tens", range(16))
def test_what_is_put_in_comes_out(tens: int) -> None:
    wrong = []
    for seed in range(10 * tens, 10 * tens + 10):
        paper = paper_of(seed)
        found = find_in(document_of(paper.source), PATTERNS)
        wrong += [f"{seed}, {paper.layout}: {line}" for line in differences(paper, found.kind, found.reading.facts)]
    assert not wrong


@pytest.mark.parametrize("seed", range(2000, 2036))
def test_what_is_written_to_a_file_comes_out(seed: int, tmp_path: Path) -> None:
    paper = paper_of(seed)
    (document,) = read(write(paper.source, tmp_path, seed), limits=Limits())
    found = find_in(document, PATTERNS)
    assert not list(differences(paper, found.kind, found.reading.facts))


def test_a_seed_gives_one_paper() -> None:
    assert paper_of(11) == paper_of(11)
    assert len({paper_of(seed).source for seed in range(60)}) == 60


def test_the_generator_is_wide() -> None:
    assert len(LAYOUTS) >= 15
    assert len(VALUES) + len(IN_SENTENCES) >= 40
    assert all(len(HEADINGS[name]) >= 25 for name in ("duties", "qualifications"))
    assert {paper_of(seed).layout for seed in range(160)} == {paper_of(seed).layout for seed in range(1000)}
