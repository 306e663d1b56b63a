"""A page as an office scanner gives it: drawn, turned a little, speckled, and wrapped as a picture in a PDF."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def scan(source: Path, target: Path, *, dpi: int = 170, turned: float = 0.6, seed: int = 7) -> None:
    """Write `target`: each page of `source` as a grey picture with noise, no text layer."""
    chance = np.random.default_rng(seed)
    canvas = Canvas(str(target), pagesize=LETTER, invariant=1)
    document = pdfium.PdfDocument(source)
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        picture = picture.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(picture, dtype=np.float32)
        paper = 243 + chance.normal(0, 4, grey.shape)
        worn = np.minimum(grey, paper)
        worn[chance.random(grey.shape) < 0.0004] = 70
        packed = io.BytesIO()
        Image.fromarray(np.clip(worn, 0, 255).astype(np.uint8)).save(packed, "JPEG", quality=42)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, *LETTER)
        canvas.showPage()
    canvas.save()
    document.close()
