"""Small compound files (MS-CFB), the container of old Office files and of Outlook's messages."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from cie_extract.readers.ole import MAGIC

_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR = 512


@dataclass
class _Node:
    name: str
    data: bytes | None = None
    inside: dict[str, _Node] = field(default_factory=dict)
    number: int = 0


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A container of these streams by path ("folder/name"). Streams are padded to a size that needs no small
    sectors, with zero bytes."""
    root = _Node("Root Entry")
    for path, data in streams.items():
        node = root
        *folders, name = path.split("/")
        for folder in folders:
            node = node.inside.setdefault(folder, _Node(folder))
        node.inside[name] = _Node(name, data.ljust(4096, b"\0"))
    nodes = [root]
    for node in nodes:
        nodes += node.inside.values()
    for number, node in enumerate(nodes):
        node.number = number
    directory_sectors = -(-len(nodes) * 128 // _SECTOR)
    bodies: list[bytes] = []
    table = [_TABLE, *range(2, directory_sectors + 1), _END]
    starts: dict[int, int] = {}
    for node in nodes:
        if node.data is not None:
            count = -(-len(node.data) // _SECTOR)
            starts[node.number] = len(table)
            table += [*range(len(table) + 1, len(table) + count), _END]
            bodies.append(node.data.ljust(count * _SECTOR, b"\0"))
    assert len(table) <= _SECTOR // 4, "one sector of the table is enough for tests"
    directory = b"".join(_entry(node, nodes, starts) for node in nodes).ljust(directory_sectors * _SECTOR, b"\0")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0)
    header = header.ljust(_SECTOR, b"\xff")
    padded = table + [_FREE] * (_SECTOR // 4 - len(table))
    return header + struct.pack(f"<{_SECTOR // 4}I", *padded) + directory + b"".join(bodies)


def _entry(node: _Node, nodes: list[_Node], starts: dict[int, int]) -> bytes:
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
    row += bytes(36) + struct.pack("<IQ", starts.get(node.number, _END), len(node.data or b""))
    return row
