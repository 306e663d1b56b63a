"""Seeded mutations of small files: each is read or refused with an error of ours, and what is read keeps its order."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.shaking import mutated
from cie_extract.errors import ReaderFailed, UnreadableDocument
from cie_extract.guard import ReadingPool
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


def test_mutations_of_pdf_files_end_in_a_worker(tmp_path: Path) -> None:
    """The PDF library is not ours and may crash: then the worker does, and the batch goes on."""
    sheet = tmp_path / "sheet.pdf"
    canvas = Canvas(str(sheet), pageCompression=1)
    for number, line in enumerate(("Duties", "1. Sweeps the dock", "Pay: $16.10 an hour")):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.acroForm.textfield(name="Title", value="Dock Aide", x=72, y=600, width=200, height=16)
    canvas.rect(72, 500, 200, 40)
    canvas.save()
    futures = []
    with ReadingPool(workers=1, seconds=30) as pool:
        for seed in range(30):
            path = tmp_path / f"{seed}.pdf"
            path.write_bytes(mutated(sheet.read_bytes(), random.Random(seed)))
            futures.append(pool.submit_text(path))
        ends = [type(future.exception()) for future in futures]
    assert ReaderFailed not in ends
    assert all(end is type(None) or issubclass(end, UnreadableDocument) for end in ends)
    assert ends.count(type(None)) > 5
