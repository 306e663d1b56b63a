"""Word files through python-docx, and what it does not offer itself: content controls, the same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_MADE = datetime.datetime(2026, 11, 2, 9, 0)


class Paper:
    """A Word document in the making."""

    def __init__(self, font: str = "Calibri", size: float = 10.5) -> None:
        self.docx = docx.Document()
        normal = self.docx.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        normal.paragraph_format.space_after = Pt(4)

    def title(self, text: str, size: float = 17, ink: str = "1F3864") -> Paragraph:
        paragraph = self.docx.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(size), RGBColor.from_string(ink)
        return paragraph

    def heading(self, text: str, level: int = 2) -> Paragraph:
        return self.docx.add_heading(text, level)

    def bold(self, text: str) -> Paragraph:
        """A heading as many people type it: an ordinary paragraph in bold."""
        paragraph = self.docx.add_paragraph()
        paragraph.add_run(text).bold = True
        return paragraph

    def p(self, text: str, *, italic: bool = False) -> Paragraph:
        paragraph = self.docx.add_paragraph()
        paragraph.add_run(text).italic = italic
        return paragraph

    def labelled(self, label: str, value: str) -> Paragraph:
        paragraph = self.docx.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)
        return paragraph

    def bullets(self, items: Sequence[str]) -> None:
        for item in items:
            self.docx.add_paragraph(item, style="List Bullet")

    def numbers(self, items: Sequence[str]) -> None:
        for item in items:
            self.docx.add_paragraph(item, style="List Number")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        header: bool = False,
        labels: Sequence[int] = (),
    ) -> Any:
        """A ruled table, `widths` in inches; `labels` are the columns in bold."""
        table = self.docx.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        table.autofit = False
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = table.cell(at, column)
                cell.width = Inches(widths[column])
                run = cell.paragraphs[0].add_run(text)
                run.bold = (header and at == 0) or column in labels
        for column, width in enumerate(widths):
            table.columns[column].width = Inches(width)
        return table

    def tick(self, paragraph: Paragraph, ticked: bool, label: str) -> None:
        """A check box as a content control, and the word behind it."""
        mark, value = ("☒", "1") if ticked else ("☐", "0")
        paragraph._p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
                f"<w:sdtContent><w:r><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )
        paragraph.add_run(f" {label}    ")

    def choice(self, paragraph: Paragraph, chosen: str, others: Sequence[str]) -> None:
        """A drop-down with one entry chosen."""
        entries = "".join(f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in (chosen, *others))
        paragraph._p.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dropDownList>{entries}</w:dropDownList></w:sdtPr>"
                f"<w:sdtContent><w:r><w:t>{chosen}</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )

    def header(self, text: str) -> None:
        self.docx.sections[0].header.paragraphs[0].text = text

    def footer(self, text: str) -> None:
        self.docx.sections[0].footer.paragraphs[0].text = text

    def save(self, path: Path) -> None:
        """Write the file with fixed dates: the same paper gives the same bytes."""
        properties = self.docx.core_properties
        properties.created = properties.modified = _MADE
        properties.author = properties.last_modified_by = "samples"
        draft = io.BytesIO()
        self.docx.save(draft)
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(draft) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                entry = zipfile.ZipInfo(name, _MADE.timetuple()[:6])
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))


def shade(cell: Any, colour: str) -> None:
    """A ground colour for a table cell."""
    properties = cell._tc.get_or_add_tcPr()
    shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    properties.append(shading)


def page_break(paper: Paper) -> None:
    run = paper.docx.add_paragraph().add_run()
    run._r.append(parse_xml(f'<w:br {nsdecls("w")} w:type="page"/>'))
