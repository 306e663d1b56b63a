"""Messages between the program and a worker: JSON with bytes behind it, never pickles, as a worker that a file has
taken over must not be able to make the program run anything."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_HEAD = struct.Struct("!IB")  # length of the JSON, number of blobs
_SIZE = struct.Struct("!Q")
_MOST_JSON = 256 << 20
_MOST_BLOB = 1 << 30


class Closed(Exception):
    """The other side is gone."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One end. `receive` raises TimeoutError at its deadline (of `time.monotonic`), Closed where nobody is there."""

    socket: socket.socket

    def send(self, message: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
        text = json.dumps(message).encode()
        try:
            self.socket.settimeout(None)
            self.socket.sendall(_HEAD.pack(len(text), len(blobs)) + text)
            for blob in blobs:
                self.socket.sendall(_SIZE.pack(len(blob)))
                self.socket.sendall(blob)
        except OSError as error:
            raise Closed from error

    def receive(self, deadline: float | None = None) -> tuple[dict[str, Any], list[bytes]]:
        length, count = _HEAD.unpack(self._exactly(_HEAD.size, deadline))
        if length > _MOST_JSON:
            raise Closed
        try:
            message = json.loads(self._exactly(length, deadline))
        except ValueError as error:
            raise Closed from error
        blobs = []
        for _ in range(count):
            (size,) = _SIZE.unpack(self._exactly(_SIZE.size, deadline))
            if size > _MOST_BLOB:
                raise Closed
            blobs.append(self._exactly(size, deadline))
        if not isinstance(message, dict):
            raise Closed
        return message, blobs

    def _exactly(self, size: int, deadline: float | None) -> bytes:
        pieces = bytearray()
        while len(pieces) < size:
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                self.socket.settimeout(left)
            try:
                piece = self.socket.recv(min(1 << 20, size - len(pieces)))
            except TimeoutError:
                raise
            except OSError as error:
                raise Closed from error
            if not piece:
                raise Closed
            pieces += piece
        return bytes(pieces)
