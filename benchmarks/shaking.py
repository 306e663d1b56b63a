"""Files broken by chance: bytes shaken, XML reworded, PDF given odd numbers and names, one entry of an archive."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib

_ODD_VALUES = ("", "-1", "99999999999", "abc", "F0FE", "NaN", "1e400", "é")
_ODD_NUMBERS = (b"-1", b"0", b"99999999999", b"0.0000001", b"1e400", b"-32768", b"65536", b"null", b"[1 0 R]")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with something broken in it: a few times the bytes themselves, mostly what they say."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    if data.startswith(b"%PDF") and chance.random() < 0.6:
        return _renumbered(data, chance)
    return _shaken(data, chance)


def _shaken(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, dropped, doubled or moved; at times the end cut off."""
    shaken = bytearray(data)
    for _ in range(chance.choice((1, 3, 10))):
        at, other = chance.randrange(len(shaken)), chance.randrange(len(shaken))
        match chance.randrange(5):
            case 0:
                shaken[at] = chance.randrange(256)
            case 1:
                del shaken[at : at + chance.randrange(1, 20)]
            case 2:
                shaken[at:at] = shaken[at : at + chance.randrange(1, 60)]
            case 3:
                shaken[at : at + 20] = shaken[other : other + 20]
            case _ if chance.random() < 0.2:
                del shaken[at:]
            case _:
                shaken[at] ^= 1 << chance.randrange(8)
        if not shaken:
            return b"x"
    return bytes(shaken)


def _reworded(data: bytes, chance: random.Random) -> bytes:
    """XML with tags swapped, dropped, repeated, and odd values."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 3, 8))):
        tags = re.findall(r"<[^>]+>", text)
        if not tags:
            break
        tag, other = chance.choice(tags), chance.choice(tags)
        match chance.randrange(4):
            case 0:
                text = text.replace(tag, other, 1)
            case 1:
                text = text.replace(tag, "", 1)
            case 2:
                text = text.replace(tag, tag * 20, 1)
            case _:
                value = chance.choice(_ODD_VALUES)
                text = re.sub(r'w:(\w+)="[^"]*"', rf'w:\1="{value}"', text, count=chance.choice((0, 1, 5)))
    return text.encode()


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """An archive with one of its entries broken."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        picked = chance.choice(old.namelist())
        change = chance.choice((_shaken, _reworded, _reworded))
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content, chance) if name == picked and content else content)
    return buffer.getvalue()


def _renumbered(data: bytes, chance: random.Random) -> bytes:
    """A PDF with numbers and names changed: in its objects, or in a stream that is opened for it."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if streams and chance.random() < 0.5:
        stream = chance.choice(streams)
        try:
            changed = zlib.compress(_odd(zlib.decompress(stream.group(1)), chance))
        except zlib.error:
            changed = _odd(stream.group(1), chance)
        return data[: stream.start(1)] + changed + data[stream.end(1) :]
    return _odd(data, chance)


def _odd(data: bytes, chance: random.Random) -> bytes:
    """Some numbers made odd, some names and operators exchanged."""
    for _ in range(chance.choice((1, 2, 6))):
        pattern = chance.choice((rb"-?\d+(?:\.\d+)?", rb"/[A-Za-z]+", rb"\b[A-Za-z*']{1,2}\b"))
        found = [match.span() for match in re.finditer(pattern, data)]
        if not found:
            continue
        start, end = chance.choice(found)
        other = chance.choice(found)
        new = chance.choice(_ODD_NUMBERS) if b"\\d" in pattern else data[other[0] : other[1]]
        data = data[:start] + new + data[end:]
    return data
