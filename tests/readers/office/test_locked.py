"""Word files with a password: opened with the right one, and with no other."""

from __future__ import annotations

import base64
import hashlib
import struct
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cie_extract.errors import DamagedDocument, EncryptedDocument
from cie_extract.stages.read import read
from tests.readers.compound_files import compound_file
from tests.readers.word_files import docx, p

_SALT, _DATA_SALT, _SECRET = b"salt of the lock", b"salt of the data", b"the secret key is 32 bytes long."
_PURPOSES = {"Value": "146e0be7abacd0d6", "Input": "fea7d2763b4b9e79", "Hash": "d7aa0f6d3061344e"}


def _sealed(key: bytes, vector: bytes, data: bytes) -> bytes:
    sealer = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    return sealer.update(data + bytes(-len(data) % 16)) + sealer.finalize()


def _agile(package: bytes, password: str, said: int = 1000) -> bytes:
    """A package locked as Word locks it since 2010. `said` is the number of rounds that the file asks for."""
    spun = hashlib.sha512(_SALT + password.encode("utf-16-le")).digest()
    for count in range(1000):
        spun = hashlib.sha512(struct.pack("<I", count) + spun).digest()
    keys = {name: hashlib.sha512(spun + bytes.fromhex(code)).digest()[:32] for name, code in _PURPOSES.items()}
    verifier = b"sixteen letters."
    values = {
        "encryptedVerifierHashInput": _sealed(keys["Input"], _SALT, verifier),
        "encryptedVerifierHashValue": _sealed(keys["Hash"], _SALT, hashlib.sha512(verifier).digest()),
        "encryptedKeyValue": _sealed(keys["Value"], _SALT, _SECRET),
        "saltValue": _SALT,
    }
    common = 'hashAlgorithm="SHA512" cipherChaining="ChainingModeCBC" blockSize="16" keyBits="256"'
    inner = " ".join(f'{name}="{base64.b64encode(value).decode()}"' for name, value in values.items())
    info = (
        f'<encryption><keyData {common} saltValue="{base64.b64encode(_DATA_SALT).decode()}"/>'
        f'<encryptedKey {common} spinCount="{said}" {inner}/></encryption>'
    )
    body = b""
    for count, at in enumerate(range(0, len(package), 4096)):
        vector = hashlib.sha512(_DATA_SALT + struct.pack("<I", count)).digest()[:16]
        body += _sealed(_SECRET, vector, package[at : at + 4096])
    streams = {
        "EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + info.encode(),
        "EncryptedPackage": struct.pack("<Q", len(package)) + body,
    }
    return compound_file(streams)


def _standard(package: bytes, password: str) -> bytes:
    """A package locked as Word 2007 locks it."""
    spun = hashlib.sha1(_SALT + password.encode("utf-16-le")).digest()
    for count in range(50_000):
        spun = hashlib.sha1(struct.pack("<I", count) + spun).digest()
    final = hashlib.sha1(spun + bytes(4)).digest().ljust(64, b"\0")
    key = hashlib.sha1(bytes(0x36 ^ value for value in final)).digest()[:16]

    def sealed(data: bytes) -> bytes:
        sealer = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return sealer.update(data + bytes(-len(data) % 16)) + sealer.finalize()

    verifier = b"sixteen letters."
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16-le")
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + _SALT + sealed(verifier)
    info += struct.pack("<I", 20) + sealed(hashlib.sha1(verifier).digest())
    return compound_file(
        {"EncryptionInfo": info, "EncryptedPackage": struct.pack("<Q", len(package)) + sealed(package)}
    )


@pytest.mark.parametrize("lock", [_agile, _standard])
def test_the_right_password_opens_it(lock: object, tmp_path: Path) -> None:
    assert callable(lock)
    path = tmp_path / "locked.docx"
    path.write_bytes(lock(docx(p("Pay is $15.60 an hour.")), "open sesame"))
    for wrong in (None, "", "Open Sesame"):
        with pytest.raises(EncryptedDocument):
            read(path, password=wrong)
    (document,) = read(path, password="open sesame")
    assert document.text == "Pay is $15.60 an hour."
    assert document.size == path.stat().st_size


def test_a_lock_that_never_ends_is_not_tried(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(_agile(docx(p("x")), "a", said=4_000_000_000))
    with pytest.raises(DamagedDocument):
        read(path, password="a")
