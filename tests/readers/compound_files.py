"""Small compound files (MS-CFB), the container of old Office files and of Outlook's messages."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from cie_extract.readers.office.ole import MAGIC

_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR = 512


@dataclass
class _Node:
    name: str
    data: bytes | None = None
    inside: dict[str, _Node] = field(default_factory=dict)
    number: int = 0
    start: int = 0xFFFFFFFE
    size: int = 0


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A container of these streams by path ("folder/name"); those under 4,096 bytes lie in small sectors."""
    root = _Node("Root Entry")
    for path, data in streams.items():
        node = root
        *folders, name = path.split("/")
        for folder in folders:
            node = node.inside.setdefault(folder, _Node(folder))
        node.inside[name] = _Node(name, data)
    nodes = [root]
    for node in nodes:
        nodes += node.inside.values()
    for number, node in enumerate(nodes):
        node.number = number
    small, small_table = b"", list[int]()
    for node in nodes:
        if node.data is not None and len(node.data) < 4096:
            node.start = len(small_table)
            count = max(1, -(-len(node.data) // 64))
            small_table += [*range(node.start + 1, node.start + count), _END]
            small += node.data.ljust(count * 64, b"\0")
    table, bodies = [_TABLE], list[bytes]()

    def lay(data: bytes) -> int:
        """Puts bytes into sectors of their own; returns the first one's number."""
        start, count = len(table), max(1, -(-len(data) // _SECTOR))
        table.extend([*range(start + 1, start + count), _END])
        bodies.append(data.ljust(count * _SECTOR, b"\0"))
        return start

    small_fat = lay(struct.pack(f"<{len(small_table)}I", *small_table))
    root.start, root.size = lay(small), len(small)
    for node in nodes:
        if node.data is not None and len(node.data) >= 4096:
            node.start = lay(node.data)
    directory = lay(b"".join(_entry(node, nodes) for node in nodes))
    assert len(table) <= _SECTOR // 4, "one sector of the table is enough for tests"
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, directory, 0, 4096, small_fat, 1, _END, 0, 0)
    padded = table + [_FREE] * (_SECTOR // 4 - len(table))
    return header.ljust(_SECTOR, b"\xff") + struct.pack(f"<{_SECTOR // 4}I", *padded) + b"".join(bodies)


def _entry(node: _Node, nodes: list[_Node]) -> bytes:
    """A row of the directory; brothers hang on one another's right."""
    child = next(iter(node.inside.values())).number if node.inside else _NONE
    right = _NONE
    for parent in nodes:
        brothers = list(parent.inside.values())
        if node in brothers and brothers.index(node) + 1 < len(brothers):
            right = brothers[brothers.index(node) + 1].number
    name = node.name.encode("utf-16-le")
    kind = 5 if node.number == 0 else 2 if node.data is not None else 1
    row = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name) + 2, kind, 1, _NONE, right, child)
    row += bytes(36) + struct.pack("<IQ", node.start, node.size or len(node.data or b""))
    return row
