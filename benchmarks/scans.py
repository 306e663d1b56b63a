"""How well scans are read: pages drawn here with known words, spoilt in the ways of scanners, faxes and phones.

    .venv/bin/python benchmarks/scans.py [NAME …]

For each way: the share of words that are wrong, of duties that stand whole in the text, and seconds of CPU a page.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from cie_extract.readers.limits import DEFAULT
from cie_extract.readers.scan.pictures import read_picture
from cie_extract.readers.source import Source

DOTS = 200
INK = 20

DUTIES = (
    "Checks in deliveries at the loading dock and counts them against the packing slip.",
    "Stocks shelves and coolers, moving older dates to the front.",
    "Answers customers' questions and walks them to the aisle they need.",
    "Sweeps and mops aisles 4 through 11 before the store opens at 7:30 a.m.",
    "Reports spills, broken glass and low stock to the lead on duty.",
    "Collects carts from the parking lot twice an hour in dry weather.",
    "Breaks down cartons and runs the baler after the safety course.",
    "Helps with the yearly inventory in the second week of January.",
)
NEEDED = (
    "Can stand and walk for an eight-hour shift.",
    "Able to lift 35 pounds to shoulder height.",
    "Reads labels and a printed pick list.",
)
FACTS = (
    ("Job title:", "Grocery Stock Clerk"),
    ("Employer:", "Larkspur Market, Inc."),
    ("Place of work:", "418 Quarry Street, Hagerstown, MD 21740"),
    ("Rate of pay:", "$16.85 per hour"),
    ("Hours:", "28 hours a week, Tuesday to Saturday"),
)


class Sheet:
    """A letter page to draw on, and the words that were drawn."""

    def __init__(self) -> None:
        self.picture = Image.new("L", (round(8.5 * DOTS), 11 * DOTS), 255)
        self.draw = ImageDraw.Draw(self.picture)
        self.words: list[str] = []
        self.down = DOTS * 0.9

    def line(self, text: str, left: float = 1.0, points: float = 11, shade: int = INK) -> None:
        """One line of text, `left` inches from the edge of the page."""
        self.at(text, left, self.down, points, shade)
        self.down += points * 1.35 * DOTS / 72

    def at(self, text: str, left: float, down: float, points: float = 11, shade: int = INK) -> float:
        font = ImageFont.load_default(size=points * DOTS / 72)
        self.draw.text((left * DOTS, down), text, fill=shade, font=font)
        self.words.extend(text.split())
        return float(self.draw.textlength(text, font=font)) / DOTS

    def wrapped(self, text: str, left: float, wide: float, points: float = 11, shade: int = INK) -> None:
        font = ImageFont.load_default(size=points * DOTS / 72)
        line = ""
        for word in text.split():
            if self.draw.textlength(f"{line} {word}", font=font) > wide * DOTS and line:
                self.line(line, left, points, shade)
                line = word
            else:
                line = f"{line} {word}".strip()
        self.line(line, left, points, shade)


def heading(sheet: Sheet, text: str, *, dark: bool = False, left: float = 1.0, wide: float = 6.5) -> None:
    sheet.down += 14
    if dark:
        sheet.draw.rectangle(
            (left * DOTS, sheet.down - 6, (left + wide) * DOTS, sheet.down + 13 * DOTS / 72 + 8), fill=30
        )
    sheet.line(text, left + 0.08, 12, 250 if dark else INK)
    sheet.down += 8


def numbered(sheet: Sheet, items: tuple[str, ...], *, left: float = 1.0, wide: float = 6.5, shade: int = INK) -> None:
    for number, item in enumerate(items, 1):
        sheet.at(f"{number}.", left, sheet.down, shade=shade)
        sheet.wrapped(item, left + 0.3, wide - 0.3, shade=shade)
        sheet.down += 6


def plain(*, dark: bool = False, shade: int = INK) -> Sheet:
    sheet = Sheet()
    sheet.line("POSITION DESCRIPTION", 2.9, 16, shade)
    sheet.down += 16
    for label, value in FACTS:
        sheet.at(label, 1.0, sheet.down, shade=shade)
        sheet.line(value, 2.4, shade=shade)
    heading(sheet, "ESSENTIAL DUTIES", dark=dark)
    numbered(sheet, DUTIES, shade=shade)
    heading(sheet, "REQUIREMENTS", dark=dark)
    numbered(sheet, NEEDED, shade=shade)
    return sheet


def columns() -> Sheet:
    sheet = Sheet()
    sheet.line("POSITION DESCRIPTION", 2.9, 16)
    top = sheet.down = sheet.down + 16
    heading(sheet, "DUTIES", left=0.7)
    numbered(sheet, DUTIES, left=0.7, wide=3.4)
    sheet.down = top
    heading(sheet, "REQUIREMENTS", left=4.5)
    numbered(sheet, NEEDED, left=4.5, wide=3.3)
    for label, value in FACTS:
        sheet.at(label, 4.5, sheet.down, 9)
        sheet.line(value, 5.5, 9)
    return sheet


def table() -> Sheet:
    """Duties in a ruled table with a share of time; labels and values in ruled cells, close to the rulings."""
    sheet = Sheet()
    sheet.line("POSITION DESCRIPTION", 2.9, 16)
    sheet.down += 10
    for label, value in FACTS:
        top = sheet.down
        sheet.at(label, 1.05, top + 3)
        sheet.at(value, 2.45, top + 3)
        for x0, x1 in ((1.0, 2.4), (2.4, 7.5)):
            sheet.draw.rectangle((x0 * DOTS, top, x1 * DOTS, top + 42), outline=INK, width=2)
        sheet.down = top + 42
    sheet.down += 30
    for number, item in enumerate(("Duty", *DUTIES)):
        top = sheet.down
        sheet.down += 5
        sheet.wrapped(item, 1.05, 5.2)
        sheet.at(f"{5 * number}%" if number else "Time", 6.6, top + 5)
        for x0, x1 in ((1.0, 6.5), (6.5, 7.5)):
            sheet.draw.rectangle((x0 * DOTS, top, x1 * DOTS, sheet.down), outline=INK, width=2)
    return sheet


def stamped() -> Sheet:
    sheet = plain()
    stamp = Image.new("L", (700, 160), 255)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((4, 4, 695, 155), outline=150, width=6)
    draw.text((40, 40), "RECEIVED MAR 04", fill=150, font=ImageFont.load_default(size=70))
    turned = stamp.rotate(14, expand=True, fillcolor=255)
    sheet.picture.paste(Image.eval(turned, lambda value: value), (900, 900), Image.eval(turned, lambda v: 255 - v))
    return sheet


def fields() -> Sheet:
    """Values on coloured ground, as in fillable forms; grey as a scanner makes it."""
    sheet = plain()
    shades = numpy.asarray(sheet.picture).astype(int)
    for top in range(220, 420, 44):
        part = shades[top : top + 40, 470:1500]
        part[part > 170] = 165
    sheet.picture = Image.fromarray(shades.astype(numpy.uint8))
    return sheet


def noisy(picture: Image.Image, grain: float = 9, specks: float = 0.0006) -> Image.Image:
    chance = numpy.random.default_rng(5)
    shades = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(0.7)), numpy.float32) * 0.96
    shades = shades + chance.normal(0, grain, shades.shape)
    shades[chance.random(shades.shape) < specks] = 30
    return Image.fromarray(numpy.clip(shades, 0, 255).astype(numpy.uint8))


def skewed(angle: float) -> Callable[[Image.Image], Image.Image]:
    return lambda picture: noisy(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255), 5, 0)


def fax(picture: Image.Image) -> Image.Image:
    coarse = picture.resize((1728, 1078), Image.Resampling.BOX).point(lambda value: 255 if value > 140 else 0)
    return coarse.resize((1728, 2244), Image.Resampling.NEAREST)


def photo(picture: Image.Image) -> Image.Image:
    """A sheet on a dark desk, taken from one side, under a lamp."""
    wide, high = picture.size
    desk = Image.new("L", (round(wide * 1.25), round(high * 1.2)), 60)
    corners = ((0.10, 0.09), (0.93, 0.05), (0.88, 0.95), (0.05, 0.90))
    places = [(x * desk.width, y * desk.height) for x, y in corners]
    rows = []
    for (u, v), (x, y) in zip(((0, 0), (wide, 0), (wide, high), (0, high)), places, strict=True):
        rows += [([x, y, 1, 0, 0, 0, -u * x, -u * y], u), ([0, 0, 0, x, y, 1, -v * x, -v * y], v)]
    solved = numpy.linalg.solve(numpy.array([row for row, _ in rows]), numpy.array([value for _, value in rows]))
    seen = picture.transform(desk.size, Image.Transform.PERSPECTIVE, tuple(solved), Image.Resampling.BICUBIC)
    mask = Image.new("L", picture.size, 255).transform(desk.size, Image.Transform.PERSPECTIVE, tuple(solved))
    desk.paste(seen, (0, 0), mask)
    light = numpy.linspace(0.55, 1.0, desk.width)[None, :] * numpy.linspace(1.0, 0.8, desk.height)[:, None]
    lit = Image.fromarray((numpy.asarray(desk) * light).astype(numpy.uint8))
    return noisy(lit, 4, 0)


def askew(picture: Image.Image) -> Image.Image:
    """Taken so near that no edge of the sheet shows, the head farther away than the foot on one side."""
    wide, high = picture.size
    solved = (1.0, 0.02, -0.02 * high, -0.035, 1.0, 0.02 * wide, 0.0, 0.000018)
    return noisy(picture.transform(picture.size, Image.Transform.PERSPECTIVE, solved, Image.Resampling.BICUBIC,
                                   fillcolor=255), 4, 0)  # fmt: skip


WAYS: dict[str, tuple[Callable[[], Sheet], Callable[[Image.Image], Image.Image]]] = {
    "office scan": (plain, lambda picture: noisy(picture, 5, 0)),
    "noise": (plain, lambda picture: noisy(picture, 16, 0.003)),
    "white on black": (lambda: plain(dark=True), lambda picture: noisy(picture, 5, 0)),
    "light grey print": (lambda: plain(shade=165), lambda picture: noisy(picture, 5, 0)),
    "coloured fields": (fields, lambda picture: noisy(picture, 4, 0)),
    "ruled tables": (table, lambda picture: noisy(picture, 5, 0)),
    "two columns": (columns, lambda picture: noisy(picture, 5, 0)),
    "stamp over print": (stamped, lambda picture: noisy(picture, 5, 0)),
    "skew 3": (plain, skewed(3)),
    "skew -6": (plain, skewed(-6)),
    "skew 9.5": (plain, skewed(9.5)),
    "turned 90": (plain, lambda picture: noisy(picture, 5, 0).rotate(90, expand=True)),
    "turned 180": (plain, lambda picture: noisy(picture, 5, 0).rotate(180, expand=True)),
    "turned 270": (plain, lambda picture: noisy(picture, 5, 0).rotate(270, expand=True)),
    "photo on a desk": (plain, photo),
    "photo, lines fan out": (plain, askew),
    "coarse fax": (plain, fax),
}


def main(names: list[str]) -> None:
    print(f"{'way':22} {'words wrong':>12} {'duties whole':>13} {'seconds':>8}")
    for name in names or list(WAYS):
        draw, spoil = WAYS[name]
        sheet = draw()
        wrong, whole, seconds = measured(sheet, spoil(sheet.picture))
        print(f"{name:22} {wrong:12.1%} {whole:9d} of {len(DUTIES)} {seconds:8.1f}", flush=True)


def measured(sheet: Sheet, picture: Image.Image) -> tuple[float, int, float]:
    """The share of words lost or made up, the duties that stand whole, and the seconds of CPU it took."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(DOTS, DOTS))
    start = time.process_time()
    (document,) = read_picture(Source("page.png", buffer.getvalue(), DEFAULT, None))
    seconds = time.process_time() - start
    truth, read = Counter(map(_plain, sheet.words)), Counter(map(_plain, document.text.split()))
    for counts in (truth, read):
        del counts[""]
    wrong = max((truth - read).total(), (read - truth).total()) / max(1, truth.total())
    text = _plain(document.text)
    return wrong, sum(_plain(duty) in text for duty in DUTIES), seconds


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


if __name__ == "__main__":
    main(sys.argv[1:])
