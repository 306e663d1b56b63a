"""What is put into a generated review request comes out of its file: answers, blanks, signature, and who asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from cie_extract.model.record import Facts
from cie_extract.pattern_files import load_patterns
from cie_extract.pipeline import find_in
from cie_extract.readers.limits import Limits
from cie_extract.stages.read import read
from tests.generators.requests.files import write
from tests.generators.requests.layouts import LAYOUTS, Request, request_of

PATTERNS = load_patterns()
#: Typed columns lose their places, and a line of blanks may be cut by the edge of a page: an answer may be lost there,
#: never turned round.
MAY_BE_LOST = {".txt": tuple(LAYOUTS), ".eml": tuple(LAYOUTS), ".pdf": ("lines to cross", "on a line first")}


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    try:
        pdfmetrics.registerFont(TTFont("DejaVuSans", "DejaVuSans.ttf"))
    except TTFError:
        pytest.skip("no font with boxes and ticks here")


@pytest.mark.parametrize("seed", range(150))
def test_what_is_put_in_comes_out(seed: int, tmp_path: Path) -> None:
    request = request_of(seed)
    path = write(request, tmp_path, seed)
    found = find_in(read(path, limits=Limits())[-1], PATTERNS)
    facts = found.reading.facts
    assert found.kind == "review_request"
    assert _who(facts) == (request.title, request.employer, request.city, [request.wage], request.signed)
    given = {number: one.answer for number, one in facts.statements.items()}
    wanted = {str(number): answer for number, answer in request.answers.items()}
    if request.layout in MAY_BE_LOST.get(path.suffix, ()):
        assert all(given[number] in (None, answer) for number, answer in wanted.items())
    else:
        assert given == wanted


def _who(facts: Facts) -> tuple[object, ...]:
    return (
        facts.job_title and facts.job_title.value,
        facts.employer and facts.employer.value,
        facts.worksite and facts.worksite.city,
        [str(wage.low) for wage in facts.wages],
        facts.signature and facts.signature.signed,
    )


def test_a_seed_gives_one_request() -> None:
    assert request_of(7) == request_of(7)
    assert len({request_of(seed).parts for seed in range(60)}) == 60


def test_the_generator_is_wide() -> None:
    assert {request_of(seed).layout for seed in range(200)} == set(LAYOUTS)
    assert any(None in one.answers.values() for one in _some())
    assert any(False in one.answers.values() for one in _some())
    assert {one.signed for one in _some()} == {True, False}


def _some() -> tuple[Request, ...]:
    return tuple(request_of(seed) for seed in range(40))
