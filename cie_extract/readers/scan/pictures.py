"""Pictures of pages (JPG, PNG, TIFF and the like; faxes, phone photos): each made upright and even in light, then read
as a page of a scanned PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image, ImageOps, UnidentifiedImageError

from cie_extract.errors import DamagedDocument, TooLarge, UnsupportedFormat
from cie_extract.model.document import Document
from cie_extract.readers.file_types import FileType, file_type
from cie_extract.readers.limits import Limits
from cie_extract.readers.pdf.reader import pdf_document
from cie_extract.readers.scan.light import even_light
from cie_extract.readers.source import Source

PICTURES = (FileType.JPEG, FileType.PNG, FileType.TIFF, FileType.PICTURE)

_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")
_PAGE = 11.0  # inches: the longer side of a page whose picture does not say how large it is
_LONGEST = 60_000  # dots along a side
_DOTS = (90.0, 1250.0)  # dots an inch that a scan may have; others are what a camera or a program makes up


def read_picture(source: Source) -> tuple[Document, ...]:
    """The document of a picture, a page for each of its frames. Raises DamagedDocument, EmptyDocument, TooLarge."""
    return (pictures_document(source, [source.data]),)


def pictures_document(source: Source, pictures: Sequence[bytes]) -> Document:
    """The document of pictures that are pages of one file, under that file's name and type."""
    frames = [frame for picture in pictures for frame in _frames(picture, source.limits)]
    if len(frames) > source.limits.max_pages:
        raise TooLarge(f"The file has {len(frames)} pages; the limit is {source.limits.max_pages}.")
    pages = []
    for frame, known in frames:
        pages.append(_page(frame, known))
        source.page_read(False)
    buffer = io.BytesIO()
    for page, dots in pages:
        buffer.seek(0, io.SEEK_END)
        page.save(buffer, "PDF", resolution=dots, quality=92, append=page is not pages[0][0])
    document = pdf_document(replace(source, data=buffer.getvalue()))
    return replace(document, sha256=source.sha256, size=len(source.data), media_type=file_type(source.data).value)


def _frames(data: bytes, limits: Limits) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    """The frames of a picture in grey, with their dots an inch across and down (0 where not known)."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            for number in range(min(getattr(picture, "n_frames", 1), limits.max_pages + 1)):
                picture.seek(number)
                _check_size(picture, limits)
                across, down = _dots(picture)
                upright = ImageOps.exif_transpose(picture)
                turned = upright.size != picture.size
                yield _grey(upright), (down, across) if turned else (across, down)
    except UnidentifiedImageError as error:
        if file_type(data) is FileType.PICTURE:
            raise UnsupportedFormat("Pictures of this kind are not read.", advice="Send it as JPG or PDF.") from error
        raise DamagedDocument("The picture is broken and could not be opened.") from error
    except (OSError, SyntaxError, ValueError, KeyError, EOFError) as error:
        raise DamagedDocument("The picture is broken and could not be opened.") from error
    except Image.DecompressionBombError as error:
        raise TooLarge("The picture has too many dots.") from error


def _check_size(picture: Image.Image, limits: Limits) -> None:
    """Large photos are taken smaller while they are unpacked, where their kind allows. Raises TooLarge."""
    width, height = picture.size
    if width * height > limits.max_pixels:
        scale = (limits.max_pixels / (width * height)) ** 0.5
        picture.draft("L", (int(width * scale), int(height * scale)))
    if picture.width * picture.height > limits.max_pixels or max(picture.size) > _LONGEST:
        raise TooLarge(f"The picture has {width} by {height} dots; that is beyond the limit.")


def _dots(picture: Image.Image) -> tuple[float, float]:
    try:
        across, down = (float(value) for value in picture.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    low, high = _DOTS
    return (across, down) if low <= across <= high and low <= down <= high else (0.0, 0.0)


def _grey(picture: Image.Image) -> Image.Image:
    """In grey, on white paper where the picture is see-through."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(paper, seen)
    return picture.convert("L")


def _page(frame: Image.Image, dots: tuple[float, float]) -> tuple[Image.Image, float]:
    """A frame with square dots and even light, and its dots an inch."""
    across, down = dots
    if across and down and abs(across - down) > 1:  # a fax: fewer rows than columns
        frame = frame.resize((frame.width, max(1, round(frame.height * across / down))))
        down = across
    known = across or max(frame.size) / _PAGE
    return even_light(frame), known
