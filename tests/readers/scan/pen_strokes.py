"""Forms filled with a pen, drawn for the tests: circles, crosses, ticks, scribbles and signatures of many hands."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DOTS = 200  # an inch

Point = tuple[float, float]


@dataclass(frozen=True)
class Hand:
    """How somebody draws a circle. Lengths in inches, `sweep` and `start` in degrees."""

    wide: float = 0.3
    high: float = 0.26
    across: float = 0.0  # beside the word's middle
    down: float = 0.0
    start: float = -80.0
    sweep: float = 375.0
    wobble: float = 0.03  # of the radius
    drift: float = 0.06  # of the radius, over one turn: the end does not meet the beginning
    pen: float = 0.012
    shade: int = 40
    seed: int = 1

    def beside(self, across: float = 0.0, down: float = 0.0) -> Hand:
        return replace(self, across=across, down=down)


def circle(picture: Image.Image, middle: Point, hand: Hand) -> None:
    """A circle drawn by hand around `middle`, in dots."""
    chance = random.Random(hand.seed)
    phases = [chance.uniform(0, 2 * math.pi) for _ in range(3)]
    points = []
    for step in range(int(hand.sweep) + 1):
        angle = math.radians(hand.start + step)
        radius = 1 + hand.drift * (step / 360 - 0.5)
        radius += hand.wobble * sum(math.sin((turn + 2) * angle + phase) for turn, phase in enumerate(phases))
        points.append(
            (
                middle[0] + DOTS * (hand.across + hand.wide / 2 * radius * math.cos(angle)),
                middle[1] + DOTS * (hand.down + hand.high / 2 * radius * math.sin(angle)),
            )
        )
    stroke(picture, points, pen=hand.pen, shade=hand.shade)


def stroke(picture: Image.Image, points: list[Point], *, pen: float = 0.012, shade: int = 40) -> None:
    """A stroke of a pen, `pen` inches wide, through points in dots."""
    draw = ImageDraw.Draw(picture)
    wide = max(1, round(pen * DOTS))
    draw.line(points, fill=shade, width=wide, joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=shade)


def cross(picture: Image.Image, middle: Point, size: float = 0.12, *, pen: float = 0.012, seed: int = 1) -> None:
    chance = random.Random(seed)
    reach = size * DOTS / 2
    x, y = middle

    def near() -> float:
        return chance.uniform(0.75, 1.2) * reach

    stroke(picture, [(x - near(), y - near()), (x + chance.uniform(-1, 1), y), (x + near(), y + near())], pen=pen)
    stroke(picture, [(x + near(), y - near()), (x, y + chance.uniform(-1, 1)), (x - near(), y + near())], pen=pen)


def tick(picture: Image.Image, middle: Point, size: float = 0.16, *, pen: float = 0.012) -> None:
    reach = size * DOTS / 2
    x, y = middle
    stroke(picture, [(x - reach, y), (x - reach / 3, y + reach * 0.8), (x + reach * 1.3, y - reach * 1.3)], pen=pen)


def scribble(picture: Image.Image, middle: Point, size: float = 0.16, *, pen: float = 0.016) -> None:
    """To and fro until nothing can be read beneath."""
    reach = size * DOTS / 2
    x, y = middle
    points = [(x + reach * (-1) ** turn, y - reach + turn * reach / 6) for turn in range(13)]
    stroke(picture, points, pen=pen)


def signature(picture: Image.Image, left: Point, wide: float = 1.4, *, high: float = 0.28, seed: int = 1) -> None:
    """Loops and waves from `left` on: a name that nobody can read."""
    chance = random.Random(seed)
    points, x, y = [], 0.0, 0.0
    for step in range(240):
        turn = step / 240 * chance.uniform(11.5, 12.0) * 2 * math.pi
        x = step / 240 * wide * DOTS + 0.05 * DOTS * math.cos(turn)
        y = -high * DOTS * (0.25 + 0.3 * (1 + math.sin(turn)) * (1.0 if step % 80 < 25 else 0.5))
        points.append((left[0] + x, left[1] + y))
    stroke(picture, points, pen=0.011)


def paper(wide: float, high: float) -> Image.Image:
    """A white page, in inches."""
    return Image.new("L", (round(wide * DOTS), round(high * DOTS)), 255)


def typed(
    picture: Image.Image, left: Point, text: str, points: float = 11.5, *, shade: int = 15
) -> tuple[Point, float]:
    """Print a text with its top left at `left`; gives the middle of its ink and where it ends on the right."""
    font = ImageFont.load_default(size=points * DOTS / 72)
    draw = ImageDraw.Draw(picture)
    draw.text(left, text, fill=shade, font=font)
    x0, top, x1, bottom = draw.textbbox(left, text, font=font)
    return ((x0 + x1) / 2, (top + bottom) / 2), x1


def scanned(picture: Image.Image, *, grain: float = 6.0, blur: float = 0.7, seed: int = 1) -> Image.Image:
    """As an office scanner gives it: soft edges and the grain of paper."""
    soft = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(blur)), dtype=numpy.float32)
    noise = numpy.random.default_rng(seed).normal(0, grain, soft.shape)
    return Image.fromarray(numpy.clip(soft * 0.97 + noise, 0, 255).astype(numpy.uint8))
