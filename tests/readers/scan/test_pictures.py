"""Pictures of pages, drawn here: scans, faxes, phone photos, several pages, and pages pasted into a Word file."""

from __future__ import annotations

import io
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from cie_extract.errors import DamagedDocument, TooLarge, UnreadableDocument, UnsupportedFormat
from cie_extract.readers.limits import Limits
from cie_extract.stages.read import read
from tests.readers import word_files
from tests.readers.word_files import p

pytestmark = pytest.mark.slow

SENTENCES = ("Greenhouse Assistant wanted", "Waters seedlings at the benches", "The rate is $16.40 per hour")


def page(dots: int = 200) -> Image.Image:
    """A page of a few lines, 6 by 4 inches."""
    picture = Image.new("L", (6 * dots, 4 * dots), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=dots / 5)
    for number, sentence in enumerate(SENTENCES):
        draw.text((dots / 2, dots / 2 + number * dots / 2), sentence, fill=0, font=font)
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _shaded(picture: Image.Image) -> Image.Image:
    """As a phone takes it: a shadow over half of the page."""
    light = numpy.linspace(0.35, 0.9, picture.width)[None, :]
    return Image.fromarray((numpy.asarray(picture) * light).astype("uint8"))


def _turned(picture: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn a quarter clockwise to see it
    return saved(picture.rotate(90, expand=True), "JPEG", exif=exif, quality=90)


def _from_below(picture: Image.Image) -> Image.Image:
    """As a phone takes it from below on a desk: the far edge shorter by a ninth, the near one out of level."""
    wide, high = picture.size
    desk = Image.new("L", (wide + 300, high + 200), 90)
    desk.paste(picture, (150, 100))
    # The corners of the desk as the camera sees them: upper left, lower left, lower right, upper right.
    corners = (-40, 10, 30, high + 210, wide + 280, high + 180, wide + 345, -5)
    return desk.transform(desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=90)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(_from_below(page()), "JPEG", quality=90), id="keystoned photo"),
        pytest.param(saved(page(), "PNG", dpi=(200, 200)), id="scan"),
        pytest.param(saved(page().convert("1"), "TIFF", compression="group4", dpi=(200, 200)), id="fax"),
        pytest.param(saved(page().resize((1200, 400)).convert("1"), "TIFF", dpi=(204, 98)), id="coarse fax"),
        pytest.param(saved(_shaded(page()), "JPEG", quality=90), id="photo in the shade"),
        pytest.param(_turned(page()), id="photo on its side"),
    ],
)
def test_a_picture_is_read_as_a_page(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(data)
    (document,) = read(path)
    assert document.text.split("\n") == list(SENTENCES)
    assert [warning.code for warning in document.warnings] == ["ocr"]
    assert document.media_type.startswith("image/")
    assert document.evidence(0, 8)[0].page == 1


def test_each_frame_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    path.write_bytes(saved(page(), "TIFF", save_all=True, append_images=[page()], dpi=(200, 200)))
    (document,) = read(path)
    assert [one.number for one in document.pages] == [1, 2]
    assert document.text.count("Greenhouse Assistant") == 2


def test_a_page_pasted_into_word_is_read_as_a_page() -> None:
    extent = f'<wp:extent cx="{6 * 914400}" cy="{5 * 914400}"/>'
    inside = f'<wp:inline>{extent}<pic:pic><a:blip r:embed="rIdimage"/></pic:pic></wp:inline>'
    body = p(f"<w:r><w:drawing>{inside}</w:drawing></w:r>")
    document = word_files.read(body, image=saved(page(), "PNG", dpi=(200, 200)))
    assert document.text.split("\n") == list(SENTENCES)
    assert document.media_type.endswith("wordprocessingml.document")
    broken = word_files.read(body, image=b"\x89PNG\r\n\x1a\n broken")
    assert (broken.text, broken.unread_pages) == ("", (1,))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (saved(page(), "PNG")[:400], DamagedDocument),
        (b"\xff\xd8\xff\xe0" + bytes(400), DamagedDocument),
        (b"\0\0\0\x18ftypheic" + bytes(400), UnsupportedFormat),
        (saved(Image.new("1", (9000, 9000), 1), "PNG"), TooLarge),
    ],
)
def test_pictures_that_give_nothing(data: bytes, error: type[UnreadableDocument], tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(data)
    with pytest.raises(error):
        read(path, limits=Limits(max_pixels=20_000_000))
