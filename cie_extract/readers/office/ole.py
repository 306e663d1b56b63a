"""The old container of Office (compound file, MS-CFB): a small file system of storages and streams."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from cie_extract.errors import DamagedDocument

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here up are marks, not sectors
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage (a folder) or a stream (a file). `path` is its name after those of the storages it is in."""

    path: str
    kind: int
    start: int
    size: int


@dataclass(slots=True)
class _Row:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(slots=True)
class Container:
    """A compound file in memory. Raises DamagedDocument for one that cannot be followed."""

    data: bytes
    entries: dict[str, Entry] = field(init=False)
    _sector: int = field(init=False)
    _table: list[int] = field(init=False)
    _small_table: list[int] = field(init=False)
    _small: bytes = field(init=False)

    def __post_init__(self) -> None:
        if len(self.data) < 1536 or not self.data.startswith(MAGIC):
            raise DamagedDocument("The file's container is broken and could not be opened.")
        shift = struct.unpack_from("<H", self.data, 30)[0]
        if shift not in (9, 12):
            raise DamagedDocument("The file's container is broken and could not be opened.")
        self._sector = 1 << shift
        self._table = self._numbers(self._table_sectors())
        first_small = struct.unpack_from("<I", self.data, 60)[0]
        self._small_table = self._numbers(self._chain(first_small))
        rows = self._rows(b"".join(map(self._at, self._chain(struct.unpack_from("<I", self.data, 48)[0]))))
        root = next((row for row in rows if row.kind == _ROOT), None)
        self._small = b"" if root is None else b"".join(map(self._at, self._chain(root.start)))[: root.size]
        self.entries = {} if root is None else self._tree(rows, root.child)

    def read(self, path: str) -> bytes:
        """A stream's bytes, b"" where there is none of this path; as much as is there of a broken one."""
        entry = self.entries.get(path)
        if entry is None or entry.kind != _STREAM:
            return b""
        if entry.size >= 4096:
            return b"".join(map(self._at, self._chain(entry.start, entry.size // self._sector + 1)))[: entry.size]
        sectors: list[bytes] = []
        number = entry.start
        while number < len(self._small_table) and len(sectors) < 65:
            sectors.append(self._small[number * 64 : number * 64 + 64])
            number = self._small_table[number]
        return b"".join(sectors)[: entry.size]

    def _at(self, number: int) -> bytes:
        return self.data[(number + 1) * self._sector : (number + 2) * self._sector]

    def _numbers(self, sectors: list[int]) -> list[int]:
        found: list[int] = []
        for sector in sectors:
            piece = self._at(sector).ljust(self._sector, b"\xff")
            found.extend(struct.unpack(f"<{self._sector // 4}I", piece))
        return found

    def _table_sectors(self) -> list[int]:
        """The sectors of the allocation table: 109 in the header, the rest in a chain of their own."""
        found = [number for number in struct.unpack_from("<109I", self.data, 76) if number < _END]
        number = struct.unpack_from("<I", self.data, 68)[0]
        seen: set[int] = set()
        while number < _END and number not in seen:
            seen.add(number)
            piece = self._at(number)
            if len(piece) < self._sector:
                break
            *numbers, number = struct.unpack(f"<{self._sector // 4}I", piece)
            found += [sector for sector in numbers if sector < _END]
        return found

    def _chain(self, number: int, most: int = 1 << 22) -> list[int]:
        found: list[int] = []
        seen: set[int] = set()
        while number < len(self._table) and number not in seen and len(found) < most:
            seen.add(number)
            found.append(number)
            number = self._table[number]
        return found

    def _rows(self, directory: bytes) -> list[_Row]:
        rows = []
        for at in range(0, min(len(directory), 128 * _MOST_ENTRIES) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            left, right, child = struct.unpack_from("<III", directory, at + 68)
            start, size = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            rows.append(_Row(name, kind, left, right, child, start, size))
        return rows

    def _tree(self, rows: list[_Row], first: int) -> dict[str, Entry]:
        """All entries by path; each folder's are a binary tree in the file."""
        found: dict[str, Entry] = {}
        seen: set[int] = set()
        stack = [(first, "")]
        while stack:
            number, folder = stack.pop()
            if number == _NONE or number >= len(rows) or number in seen:
                continue
            seen.add(number)
            row = rows[number]
            path = f"{folder}{row.name}"
            if row.kind in (_STORAGE, _STREAM):
                found[path] = Entry(path, row.kind, row.start, row.size)
            stack += [(row.left, folder), (row.right, folder)]
            if row.kind == _STORAGE:
                stack.append((row.child, f"{path}/"))
        return found
