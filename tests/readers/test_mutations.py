"""Seeded mutations of small files: each is read or refused with an error of ours, and what is read keeps its order."""

from __future__ import annotations

import random
import re

import pytest

from benchmarks.shaking import mutated
from cie_extract.errors import UnreadableDocument
from cie_extract.model.document import Document
from cie_extract.readers.source import Source
from cie_extract.stages.read import read_source
from tests.readers.compound_files import compound_file
from tests.readers.word_files import docx, p, r, table, tc

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_WORD = docx(
    p(r("Duties", "<w:b/>"), props='<w:jc w:val="center"/>')
    + p("Sweeps\tdaily\n- Mops", props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "<w:ins><w:r><w:t>True</w:t></w:r></w:ins>")
    + table([tc("Site", '<w:gridSpan w:val="2"/>'), "Pay"], [tc("Dover", '<w:vMerge w:val="restart"/>'), "x", "$16"]),
    numbering=_NUMBERING,
    styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>',
)
_FILES = {
    "word": _WORD,
    "page": b"<html><body><h1>Duties</h1><ul><li>Sweeps<li>Mops</ul><table><tr><td rowspan=2>a<td>b</table></html>",
    "mail": b'From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    b"--x\nContent-Type: text/plain\n\nPay: $16\n"
    b"--x\nContent-Type: text/html\nContent-Disposition: attachment\n\n<p>y\n--x--\n",
    "survey": b'ID,Employer,Position,"Is pay at the minimum, or above?",Signature\n1,Harbor,Aide,TRUE,Pat Ode\n',
    "text": b"Pay:   $16 an hour\n\n1. Sweeps the dock\n   and the ramp\n2. Mops\n\nStep   Hourly\n1      $15\n",
    "message": compound_file(
        {"__substg1.0_1000001F": "Pay is $16.".encode("utf-16-le"), "__properties_version1.0": b""}
    ),
}


def in_order(document: Document) -> bool:
    """Whether the blocks cover the text in order, with one separator between two and none within."""
    at = 0
    for block in document.blocks:
        if not at <= block.start <= block.body < block.end or re.search(
            r"[\n\t]", document.text[block.start : block.end]
        ):
            return False
        if block.start and document.text[at - 1 : block.start].strip("\n\t"):
            return False
        at = block.end + 1
    return at == len(document.text) + 1 or not document.blocks


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("kind", _FILES)
def test_a_mutation_is_read_or_refused(kind: str, seed: int) -> None:
    chance = random.Random(f"{kind} {seed}")
    try:
        documents = read_source(Source("made", mutated(_FILES[kind], chance)))
    except UnreadableDocument:
        return
    assert all(in_order(document) for document in documents)


@pytest.mark.parametrize("kind", _FILES)
def test_the_files_themselves_are_read(kind: str) -> None:
    documents = read_source(Source("made", _FILES[kind]))
    assert documents
    assert all(document.text and in_order(document) for document in documents)
