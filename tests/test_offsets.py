"""One ruler: every quote of a record equals the text at its offsets, and every record fits its schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cie_extract.errors import UnreadableDocument
from cie_extract.model.document import Document
from cie_extract.model.record import Record
from cie_extract.stages.read import read
from samples.make_samples import INBOX, SAMPLES
from tests.read_samples import records

SCHEMA = Draft202012Validator(Record.model_json_schema(by_alias=True))


@cache
def both(name: str) -> tuple[tuple[Document, Record], ...]:
    try:
        return tuple(zip(read(INBOX / name), records(name), strict=True))
    except UnreadableDocument:
        return ()


def evidence_in(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every piece of evidence in a record, wherever it stands, with the path to it."""
    if isinstance(value, dict):
        if "quote" in value and "start" in value:
            yield path, value
        for name, inner in value.items():
            yield from evidence_in(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from evidence_in(inner, f"{path}[{at}]")


def test_most_samples_can_be_read() -> None:
    assert sum(bool(both(name)) for name in SAMPLES) >= 16


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quote_is_the_text_at_its_offsets(name: str) -> None:
    for document, record in both(name):
        assert record.document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()
        for path, piece in evidence_in(json.loads(record.json_line())):
            assert document.text[piece["start"] : piece["end"]] == piece["quote"], path
            assert piece["quote"].strip(), path


@pytest.mark.parametrize("name", SAMPLES)
def test_every_box_lies_on_its_page(name: str) -> None:
    for document, record in both(name):
        sizes = {page.number: (page.width, page.height) for page in document.pages}
        for path, piece in evidence_in(json.loads(record.json_line())):
            if not sizes:
                assert piece["page"] is None and piece["block"] is not None, path
                continue
            width, height = sizes[piece["page"]]
            assert piece["boxes"], path
            for x0, top, x1, bottom in piece["boxes"]:
                assert -1 <= x0 < x1 <= width + 1 and -1 <= top < bottom <= height + 1, path


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_and_cue_has_evidence(name: str) -> None:
    for _, record in both(name):
        said = json.loads(record.json_line())
        facts = said["facts"]
        values = [
            facts[one] for one in ("job_title", "employer", "worksite", "hours_per_week", "contract", "signature")
        ]
        lists = [facts[one] for one in ("wages", "fringe", "duties", "qualifications", "position_dates")]
        values += [value for some in lists for value in some] + list(facts["statements"].values()) + said["cues"]
        assert all(value["evidence"] for value in values if value)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_record_fits_the_schema(name: str) -> None:
    for _, record in both(name):
        assert [error.message for error in SCHEMA.iter_errors(json.loads(record.json_line()))] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_outcomes_name_what_they_rest_on(name: str) -> None:
    for _, record in both(name):
        said = json.loads(record.json_line())
        known = {one["id"] for one in walk_ids(said["facts"])} | {cue["id"] for cue in said["cues"]}
        for outcome in said["criteria"]:
            assert set(outcome["evidence"]) <= known, outcome["id"]


def walk_ids(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for inner in value.values():
            yield from walk_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk_ids(inner)
