"""Files built to be slow, large or misleading: what a person sees of them is read, the others end in their own error,
and none takes long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cie_extract.errors import UnreadableDocument
from cie_extract.stages.read import read
from tests.readers.hostile_files import READ, READ_PDFS, REFUSED, REFUSED_PDFS, SAID

_SECONDS = 20.0  # of CPU time: what is slow by design takes minutes


def _arrived(folder: Path, data: bytes) -> Path:
    path = folder / "arrival"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", [*READ_PDFS, *READ])
def test_what_is_seen_is_read(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    documents = read(_arrived(tmp_path, {**READ_PDFS, **READ}[name]))
    assert any(SAID in document.text for document in documents)
    assert time.process_time() - began < _SECONDS


@pytest.mark.parametrize("name", [*REFUSED_PDFS, *REFUSED])
def test_what_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableDocument) as raised:
        read(_arrived(tmp_path, {**REFUSED_PDFS, **REFUSED}[name]))
    assert raised.value.advice
    assert time.process_time() - began < _SECONDS


def test_a_name_of_bytes_that_are_no_letters(tmp_path: Path) -> None:
    path = tmp_path / "bad\udcff name.txt"
    path.write_bytes(SAID.encode())
    (document,) = read(path)
    assert document.name == "bad? name.txt"
