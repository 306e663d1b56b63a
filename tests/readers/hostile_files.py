"""Small files built to be slow, to be large or to lead astray, made for the tests."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.readers.word_files import docx, p, table, tc

SAID = "Pay is $15.60 an hour."
_BITMAP = b"/Width 900 /Height 900 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode"
_COLOURS = b" /ColorSpace /DeviceRGB /BitsPerComponent 8 "
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources "


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


TEXT = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % SAID.encode()
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of these objects, the first its root."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        known = number in places
        out += b"%010d %05d %s \n" % (places.get(number, 0), 0 if known else 65535, b"n" if known else b"f")
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start))


def page(
    content: bytes = TEXT, *, media: bytes = b"[0 0 612 792]", resources: bytes = b"", entries: bytes = b"",
    root: bytes = b"", kids: bytes = b"/Kids [3 0 R] /Count 1", more: dict[int, bytes] | None = None,
) -> bytes:  # fmt: skip
    """A PDF of one page with this content, and what else an attack needs."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
            2: b"<< /Type /Pages %s >>" % kids,
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R %s /Resources << %s %s >> >>"
            % (media, entries, b"/Font << /F1 5 0 R >>", resources),
            4: stream(b"", content),
            5: FONT,
            **(more or {}),
        }
    )


def _forms(depth: int, copies: int) -> bytes:
    """Forms within forms, each drawn so many times by the one around it."""
    more = {
        6 + at: stream(
            FORM + b"<< /Font << /F1 5 0 R >> /XObject << /X %d 0 R >> >>" % (7 + at),
            b"/X Do " * copies if at < depth - 1 else TEXT,
        )
        for at in range(depth)
    }
    return page(TEXT + b" /X Do", resources=b"/XObject << /X 6 0 R >>", more=more)


def _picture(entries: bytes, data: bytes) -> bytes:
    """A page of text with a broken or boundless picture on it."""
    image = stream(b"/Type /XObject /Subtype /Image " + entries, data)
    return page(TEXT + b" q 50 0 0 50 0 0 cm /I Do Q", resources=b"/XObject << /I 6 0 R >>", more={6: image})


def _whole(data: bytes) -> bytes:
    return data[: data.index(b"xref\n")]


#: PDF files that are read all the same, for what a person sees of them.
READ_PDFS = {
    "page tree that holds itself": page(kids=b"/Kids [3 0 R 2 0 R] /Count 2"),
    "count that lies": page(kids=b"/Kids [3 0 R] /Count 100000000"),
    "count below nothing": page(kids=b"/Kids [3 0 R] /Count -5"),
    "boundless page": page(media=b"[0 0 1e9 1e9]"),
    "page of no size": page(media=b"[0 0 0 0]"),
    "page inside out": page(media=b"[612 792 0 0]"),
    "sizes that are no numbers": page(media=b"[nan inf -inf 792]"),
    "places that are no numbers": page(b"BT /F1 12 Tf nan nan Td (x) Tj 1e400 0 Td (y) Tj ET " + TEXT),
    "turned by 45 degrees": page(entries=b"/Rotate 45"),
    "type of no size": page(b"BT /F1 0 Tf 72 600 Td (x) Tj ET " + TEXT),
    "squeezed to a point": page(b"q 0 0 0 0 0 0 cm " + TEXT + b" Q " + TEXT),
    "forms, deep": _forms(200, 1),
    "states without end": page(b"q " * 200_000 + TEXT),
    "nested arrays": page(b"[" * 50_000 + b"]" * 50_000 + TEXT),
    "field that is its own parent": page(
        entries=b"/Annots [10 0 R 11 0 R]",
        root=b"/AcroForm << /Fields [10 0 R] >>",
        more={
            10: b"<< /T (a) /Kids [11 0 R] /Parent 11 0 R >>",
            11: b"<< /T (b) /Kids [10 0 R] /Parent 10 0 R /Subtype /Widget /Rect [0 0 9 9] >>",
        },
    ),
    "scripts and launches": page(
        root=b"/OpenAction << /S /JavaScript /JS (while(true){}) >>",
        entries=b"/AA << /O << /S /Launch /F (/bin/sh) >> >>",
    ),
    "embedded program": page(
        root=b"/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>",
        more={
            6: b"<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>",
            7: stream(b"/Type /EmbeddedFile", b"MZ"),
        },
    ),
    "broken JBIG2": _picture(_BITMAP, b"x" * 99),
    "broken JPX": _picture(b"/Width 900 /Height 900 /Filter /JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"x" * 99),
    "broken JPEG": _picture(b"/Width 900 /Height 900" + _COLOURS + b"/Filter /DCTDecode", b"\xff\xd8\xff"),
    "picture without bounds": _picture(
        b"/Width 100000 /Height 100000" + _COLOURS + b"/Filter /FlateDecode", zlib.compress(bytes(9999))
    ),
    "pattern of itself": page(
        b"/Pattern cs /P scn 0 0 9 9 re f " + TEXT,
        resources=b"/Pattern << /P 6 0 R >>",
        more={
            6: stream(
                b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 "
                b"/Resources << /Pattern << /P 6 0 R >> >>",
                b"/Pattern cs /P scn 0 0 1 1 re f",
            )
        },
    ),
    "table of places that loops": page().replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev 9 "),
    "many versions": page() + b"4 0 obj\n" + stream(b"", TEXT) + b"\nendobj\nstartxref\n0\n%%EOF\n" * 300,
    "junk before": bytes(900) + page(),
}

#: PDF files that end in an error of their own, or as a page that could not be read.
REFUSED_PDFS = {
    "no pages": page(kids=b"/Kids [] /Count 0"),
    "root that is itself": pdf({1: b"1 0 R"}),
    "header alone": b"%PDF-1.7\n",
    "no places": _whole(page()),
    "zeros": b"%PDF-1.7\n" + bytes(99_999),
    "fields without end": page(b"BT /F1 1 Tf " + b"(ab cd ef gh ij kl mn) Tj " * 20_000 + b"ET"),
}


def _archive(entries: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def _matryoshka(depth: int) -> bytes:
    inner = _archive([("a.txt", b"Pay")])
    for _ in range(depth):
        inner = _archive([("inner.zip", inner)])
    return inner


def _nested_tables(depth: int) -> str:
    inner = p(SAID)
    for _ in range(depth):
        inner = table([tc(inner + p("x"))])
    return inner


_NUMBERS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_CYCLE = (
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
_SIZES = '<w:p><w:pPr><w:ind w:left="1e99"/></w:pPr><w:r><w:rPr><w:sz w:val="-9"/></w:rPr><w:t>so</w:t></w:r></w:p>'
_SIGNS = '<w:p><w:r><w:sym w:char="FFFFFFFFFF" w:font="x"/><w:sym w:char="zz"/></w:r></w:p>'
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SPANS = b"<tr>" + b"<td rowspan=65534 colspan=1000>a</td>" * 20 + b"</tr>"
_NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: position\nMIME-Version: 1.0\n"

#: Other files that are read all the same.
READ = {
    "cell as wide as the sea": docx(table([tc(SAID, '<w:gridSpan w:val="1000000000"/>'), tc("b")])),
    "cells that span nonsense": docx(table([tc(SAID, '<w:gridSpan w:val="-7"/>'), tc("b", '<w:gridSpan w:val="x"/>')])),
    "nested tables": docx(_nested_tables(12)),
    "numbers beyond the Romans": docx(p(SAID, props=_ITEM), numbering=_NUMBERS.format("lowerRoman")),
    "numbers beyond the letters": docx(p(SAID, props=_ITEM), numbering=_NUMBERS.format("upperLetter")),
    "styles in a circle": docx(p(SAID, style="A"), styles=_CYCLE),
    "note that notes itself": docx(
        p(SAID) + f"<w:p>{_NOTE}</w:p>", footnotes=f'<w:footnote w:id="1"><w:p>{_NOTE}</w:p></w:footnote>'
    ),
    "fields that never end": docx(p(SAID) + "<w:p>" + _BEGIN * 3000 + "</w:p>"),
    "sizes that are no sizes": docx(_SIZES + p(SAID)),
    "signs that are no signs": docx(_SIGNS + p(SAID)),
    "entries that climb": _archive([("../../../etc/evil.txt", SAID.encode()), ("/abs.txt", b"x")]),
    "page of spans": b"<table>" + _SPANS * 40 + b"</table>" + SAID.encode(),
    "style without end": b"<html><style>" + b".x { " * 50_000 + b"</style><p>" + SAID.encode(),
    "page that fetches": b"<html><script>while(1){}</script><iframe src=/etc/passwd></iframe><p>" + SAID.encode(),
    "header without end": HEAD + b"X: " + b"=?utf-8?q?abc?=" * 60_000 + b"\n\n" + SAID.encode(),
    "subject without end": b"From: a@b.example\nSubject: " + b"=?utf-8?q?abc?=" * 60_000 + b"\n\n" + SAID.encode(),
    "date that is none": HEAD + b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n\n" + SAID.encode(),
    "code that is none": HEAD + b"Content-Type: text/plain; charset=x-nope\n\n" + SAID.encode(),
    "marks heaped on a letter": ("a" + "\u0301" * 20_000 + " " + SAID).encode(),
    "letters turned round": ("\u202e" + SAID).encode(),
}


def _png(wide: int, high: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    head = struct.pack(">LLBBBBB", wide, high, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


#: Other files that end in an error of their own.
REFUSED = {
    "parts without end": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nPay\n" * 20_000,
    "tag without end": b"<html><p " + b" ".join(b"a%d=1" % at for at in range(30_000)) + b">" + SAID.encode(),
    "line without end": b"a,b\n" + b"word " * 5_000_000,
    "words without end": b"word " * 5_000_000,
    "chunks without end": docx('<w:altChunk r:id="rIdchunk"/>' * 3000, chunk=b"<html>" + b"<p>word and word</p>" * 500),
    "picture as large as a town": _png(100_000, 100_000, bytes(9999)),
    "picture as thin as a hair": _png(1, 39_000_000, bytes(999)),
    "frames in a circle": b"II*\0" + struct.pack("<LHHHLLL", 8, 1, 256, 4, 1, 10, 8),
    "archive in archives": _matryoshka(6),
    "archive of a program": _archive([("a.exe", b"MZ" + bytes(999))]),
    "container cut short": b"PK\x03\x04" + bytes(99),
    "nothing of a message": HEAD + b"Content-Type: multipart/mixed\n\n",
}
