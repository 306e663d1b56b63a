"""Old formats through LibreOffice, where it is installed; where not, the advice says so."""

from __future__ import annotations

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

    def test_a_batch_is_turned_and_each_answer_is_its_own(self, tmp_path: Path) -> None:
        paths = []
        for number in range(4):
            paths.append(tmp_path / f"{number}.rtf")
            paths[-1].write_text(RTF.replace("Dover", f"Dover {number}"))
        with ReadingPool(workers=1) as pool:
            futures = [pool.submit_text(path) for path in paths]
            texts = [future.result()[0] for future in futures]
        assert [text.rsplit("\t", 1)[1] for text in texts] == [f"Dover {number}" for number in range(4)]

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
