"""What draws a page, or says how a document is laid out, behind the walls: bytes in, a picture or JSON out.

Started as `python -I -c …` for one file: one line of JSON and then the bytes come on standard input.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(memory: int, seconds: int) -> None:
    """Answers one question about one file. `memory` is in bytes of address space, `seconds` of processor time."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(3000)
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    answer = _picture(data, job) if job["task"] == "picture" else _layout(data, job)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _picture(data: bytes, job: dict[str, Any]) -> bytes:
    """A page as displayed, as PNG, `width` pixels wide."""
    if data[:1024].find(b"%PDF-") >= 0:
        import pypdfium2

        with pypdfium2.PdfDocument(data) as pdf:
            pdf.init_forms()  # before any page is loaded: or what is filled into a form is not drawn
            page = pdf[job["page"] - 1]
            picture = page.render(scale=job["width"] / max(page.get_width(), 1), may_draw_forms=True).to_pil()
    else:
        from PIL import Image, ImageOps

        Image.MAX_IMAGE_PIXELS = 120_000_000
        with Image.open(io.BytesIO(data)) as opened:
            opened.seek(job["page"] - 1)
            picture = ImageOps.exif_transpose(opened.convert("L"))
            picture.thumbnail((job["width"], job["width"] * 4))
    out = io.BytesIO()
    few = picture.convert("P", palette=1, colors=64) if picture.mode == "RGB" else picture
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _layout(data: bytes, job: dict[str, Any]) -> bytes:
    """Pages, blocks and printed lines of each part, by offsets into its text."""
    from cie_extract.readers.limits import Limits
    from cie_extract.stages.read import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document")
        path.write_bytes(data)
        documents = read(path, limits=Limits(**job["limits"]), name=job["name"])
    return json.dumps(
        [
            {
                "text": document.text,
                "pages": [[page.number, page.width, page.height, page.ocr] for page in document.pages],
                "blocks": [
                    [block.start, block.end, block.kind.value, block.level, block.page] for block in document.blocks
                ],
                "lines": [
                    [
                        line.start,
                        line.end,
                        line.page,
                        line.box(line.start, line.end),
                        round(line.certainty, 3),
                        [round(edge, 1) for edge in line.edges],
                    ]
                    for line in document.lines
                ],
            }
            for document in documents
        ]
    ).encode()
