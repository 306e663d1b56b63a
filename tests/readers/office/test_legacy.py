"""Old formats through LibreOffice, where it is installed; where not, the advice says so."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from cie_extract.errors import ReaderMissing
from cie_extract.guard import ReadingPool
from cie_extract.model.document import BlockKind
from cie_extract.readers.office import legacy
from cie_extract.stages.read import read

needs_libreoffice = [
    pytest.mark.slow,
    pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed"),
]

RTF = (
    r"{\rtf1\ansi {\b Duties}\par {\pntext 1.\tab}Sweeps the dock\par "
    r"Paid {\v secretly }$15.60 an hour {\strike or less}\par "
    r"{\field{\*\fldinst{ FORMCHECKBOX {\*\formfield{\fftype1\ffres1\ffdefres0}}}}{\fldrslt }} True\par"
    r"{\trowd\cellx3000\cellx6000 Site\cell Dover\cell\row}}"
)


OLD_WORD = Path(__file__).with_name("made.doc")  # the words of RTF as LibreOffice writes them for Word 97
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_TEXT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0"
 xmlns:style="{OASIS}:style:1.0" xmlns:table="{OASIS}:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:automatic-styles><style:style style:name="H" style:family="text">
<style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>
<office:change-info><dc:creator>P</dc:creator><dc:date>2026-03-01T09:00:00</dc:date></office:change-info>
<text:p> and the ramp</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Duties</text:h><text:p>Sweeps the dock<text:change text:change-id="c1"/></text:p>
<text:p>Paid <text:span text:style-name="H">secretly </text:span>$15.60 an hour</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>Site</text:p></table:table-cell><table:table-cell><text:p>Dover</text:p></table:table-cell>
</table:table-row></table:table></office:text></office:body></office:document-content>"""


def open_document() -> bytes:
    """A file as OpenOffice saves it: a table, hidden words, and a change that nobody has accepted."""
    kind = "application/vnd.oasis.opendocument.text"
    names = f'xmlns:m="{OASIS}:manifest:1.0"'
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", OPEN_TEXT)
        archive.writestr("META-INF/manifest.xml", f"<m:manifest {names}>{entries}</m:manifest>")
    return buffer.getvalue()


def test_without_libreoffice_the_advice_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "made.rtf"
    path.write_text(RTF)
    monkeypatch.setattr(legacy, "program", lambda: None)
    with pytest.raises(ReaderMissing) as raised:
        read(path)
    assert "LibreOffice" in raised.value.advice


class TestWithLibreOffice:
    pytestmark = needs_libreoffice

    def test_a_file_is_read_like_any_word_file(self, tmp_path: Path) -> None:
        path = tmp_path / "made.doc"
        path.write_text(RTF)
        (document,) = read(path)
        assert document.text.split("\n") == [
            "Duties",
            "Sweeps the dock",
            "Paid $15.60 an hour",
            "☒ True",
            "Site\tDover",
        ]
        assert document.blocks[0].kind is BlockKind.HEADING
        assert {warning.code for warning in document.warnings} == {"hidden_text", "struck_out"}
        assert (document.media_type, document.name, document.size) == ("application/rtf", "made.doc", len(RTF))

    def test_a_batch_of_old_formats_is_turned_and_each_answer_is_its_own(self, tmp_path: Path) -> None:
        files = {f"{number}.rtf": RTF.replace("Dover", f"Dover {number}").encode() for number in range(3)}
        files |= {"old.doc": OLD_WORD.read_bytes(), "open.odt": open_document()}
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        with ReadingPool(workers=1) as pool:
            futures = [pool.submit_text(tmp_path / name) for name in files]
            texts = [future.result()[0] for future in futures]
        assert [text.rsplit("\t", 1)[1] for text in texts] == ["Dover 0", "Dover 1", "Dover 2", "Dover", "Dover"]
        assert texts[3].split("\n")[:4] == ["Duties", "Sweeps the dock", "Paid $15.60 an hour", "☒ True"]
        assert texts[4].split("\n")[:3] == ["Duties", "Sweeps the dock", "Paid $15.60 an hour"]

    def test_an_attached_file_is_turned_behind_the_walls(self, tmp_path: Path) -> None:
        message = EmailMessage()
        message["From"], message["Subject"] = "pat@harbor.example", "Review"
        message.set_content("The description is attached.")
        message.add_attachment(RTF.encode(), maintype="application", subtype="rtf", filename="pd.rtf")
        path = tmp_path / "made.eml"
        path.write_bytes(message.as_bytes())
        with ReadingPool(workers=1) as pool:
            texts = pool.submit_text(path).result()
        assert [text.split("\n")[0] for text in texts] == ["The description is attached.", "Duties"]
