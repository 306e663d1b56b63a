"""Word files with a password (MS-OFFCRYPTO): unlocked in memory with the password that a person gave.

Both kinds that Word writes are known: agile (since 2010) and standard (2007), with AES.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from lxml import etree

from cie_extract.errors import DamagedDocument, EncryptedDocument
from cie_extract.readers.office.ole import Container
from cie_extract.readers.office.package import parse_xml

_KEY, _INPUT, _VALUE = (bytes.fromhex(code) for code in ("146e0be7abacd0d6", "fea7d2763b4b9e79", "d7aa0f6d3061344e"))
_HASHES = frozenset({"SHA1", "SHA256", "SHA384", "SHA512"})
_SEGMENT = 4096
_MOST_SPINS = 10_000_000  # more than any program writes; the standard sets this limit too
_STANDARD_SPINS = 50_000
_UNLOCKED_COPY = "Ask the sender for an unlocked copy; the password of this kind of file cannot be used here."


def unlocked(data: bytes, password: str | None) -> bytes:
    """The package within an encrypted Office file.

    Raises EncryptedDocument without a password, with a wrong one, and for kinds that are not known here (old .doc).
    """
    container = Container(data)
    info, package = container.read("EncryptionInfo"), container.read("EncryptedPackage")
    if not package:
        raise EncryptedDocument("The file opens only with a password.", advice=_UNLOCKED_COPY)
    if password is None:
        raise EncryptedDocument("The file opens only with a password.")
    major, minor = struct.unpack_from("<HH", info.ljust(4, b"\0"))
    try:
        if (major, minor) == (4, 4):
            return _agile(info[8:], package, password)
        if major in (2, 3, 4) and minor == 2:
            return _standard(info[8:], package, password)
    except (ValueError, KeyError, TypeError, struct.error) as error:
        raise DamagedDocument("The file's lock is broken.") from error
    raise EncryptedDocument("The file is locked in a way that cannot be opened here.", advice=_UNLOCKED_COPY)


@dataclass(frozen=True, slots=True)
class _Lock:
    """What the file says of one use of a key."""

    salt: bytes
    hash: str
    block: int
    key_bytes: int

    @classmethod
    def of(cls, element: etree._Element) -> _Lock:
        name = (element.get("hashAlgorithm") or "").replace("-", "").upper()
        if name not in _HASHES or element.get("cipherChaining") != "ChainingModeCBC":
            raise ValueError
        return cls(_bytes(element, "saltValue"), name, _number(element, "blockSize"), _number(element, "keyBits") // 8)

    def digest(self, *parts: bytes) -> bytes:
        return hashlib.new(self.hash, b"".join(parts)).digest()

    def fitted(self, value: bytes, size: int) -> bytes:
        return value[:size].ljust(size, b"\x36")


def _agile(info: bytes, package: bytes, password: str) -> bytes:
    root = parse_xml(info)
    key_data = next(element for element in root.iter() if etree.QName(element).localname == "keyData")
    entry = next(element for element in root.iter() if etree.QName(element).localname == "encryptedKey")
    own, data = _Lock.of(entry), _Lock.of(key_data)
    spins = _number(entry, "spinCount")
    if not 0 <= spins <= _MOST_SPINS:
        raise ValueError
    spun = own.digest(own.salt, password.encode("utf-16-le"))
    for count in range(spins):
        spun = own.digest(struct.pack("<I", count), spun)

    def opened(name: str, purpose: bytes) -> bytes:
        key = own.fitted(own.digest(spun, purpose), own.key_bytes)
        return _cbc(key, own.fitted(own.salt, own.block), _bytes(entry, name))

    given = opened("encryptedVerifierHashInput", _INPUT)
    wanted = opened("encryptedVerifierHashValue", _VALUE)
    if not hmac.compare_digest(own.digest(given[: len(own.salt)]), wanted[: len(own.digest())]):
        raise EncryptedDocument("The password does not open the file.")
    key = opened("encryptedKeyValue", _KEY)[: data.key_bytes]
    body = package[8:]
    segments = []
    for count, at in enumerate(range(0, len(body), _SEGMENT)):
        vector = data.fitted(data.digest(data.salt, struct.pack("<I", count)), data.block)
        segments.append(_cbc(key, vector, body[at : at + _SEGMENT]))
    return b"".join(segments)[: struct.unpack_from("<Q", package)[0]]


def _standard(info: bytes, package: bytes, password: str) -> bytes:
    header_size, _, _, _, _, key_bits = struct.unpack_from("<6I", info)
    verifier = info[4 + header_size :]
    salt, given, wanted = verifier[4:20], verifier[20:36], verifier[40:72]
    spun = hashlib.sha1(salt + password.encode("utf-16-le")).digest()
    for count in range(_STANDARD_SPINS):
        spun = hashlib.sha1(struct.pack("<I", count) + spun).digest()
    final = hashlib.sha1(spun + bytes(4)).digest()
    halves = (
        bytes(pad ^ value for pad, value in zip(bytes([mask]) * 64, final.ljust(64, b"\0"), strict=True))
        for mask in (0x36, 0x5C)
    )
    key = b"".join(hashlib.sha1(half).digest() for half in halves)[: key_bits // 8]
    if not hmac.compare_digest(hashlib.sha1(_ecb(key, given)).digest(), _ecb(key, wanted)[:20]):
        raise EncryptedDocument("The password does not open the file.")
    return _ecb(key, package[8:])[: struct.unpack_from("<Q", package)[0]]


def _cbc(key: bytes, vector: bytes, data: bytes) -> bytes:
    opener = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return opener.update(data[: len(data) // 16 * 16]) + opener.finalize()


def _ecb(key: bytes, data: bytes) -> bytes:
    # the mode is the file format's choice
    opener = Cipher(algorithms.AES(key), modes.ECB()).decryptor()
    return opener.update(data[: len(data) // 16 * 16]) + opener.finalize()


def _bytes(element: etree._Element, name: str) -> bytes:
    return base64.b64decode(element.get(name) or "", validate=True)


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(name) or "")
