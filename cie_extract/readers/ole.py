"""The old container of Office (compound file, MS-CFB): only enough to tell what lies in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here up are marks, not sectors


def streams(data: bytes) -> dict[str, bytes]:
    """The names of the streams and storages, each with its first sector ("" where that lies out of the file).

    Empty for a container too broken to follow.
    """
    if len(data) < 512 or not data.startswith(MAGIC):
        return {}
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return {}
    found: dict[str, bytes] = {}
    for sector in _directory(data, 1 << shift):
        for at in range(0, len(sector) - 127, 128):
            length, kind = struct.unpack_from("<HB", sector, at + 64)
            if kind and 2 <= length <= 64:
                name = sector[at : at + length - 2].decode("utf-16-le", "replace")
                found[name] = _sector(data, struct.unpack_from("<I", sector, at + 116)[0], 1 << shift)
    return found


def _directory(data: bytes, size: int) -> Iterator[bytes]:
    """The sectors of the directory, by way of the allocation table in the header's first 109 entries."""
    table: list[int] = []
    for number in struct.unpack_from("<109I", data, 76):
        if number < _END:
            table.extend(struct.unpack(f"<{size // 4}I", _sector(data, number, size).ljust(size, b"\xff")))
    sector = struct.unpack_from("<I", data, 48)[0]
    for _ in range(4096):  # a loop in a broken table ends here
        if sector >= _END:
            return
        yield _sector(data, sector, size)
        sector = table[sector] if sector < len(table) else _END


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size] if number < _END else b""
