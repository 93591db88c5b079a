"""A sealed file: bytes encrypted in chunks, so that large ones need little memory.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015) over AES-256-GCM: each
nonce holds the chunk's number and whether it is the last, and the header's hash is bound to every
chunk. Nothing can be cut off, moved, or put in from elsewhere without being noticed.
"""

import hashlib
import io
import secrets
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from vrm_app.domain.errors import UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 64 * 1024
TAG = 16
KEY_SIZE = 32
MOST_CHUNKS = 2**32
LARGEST_SLOT = 16 * 1024

MAGIC = b"dealings sealed\n"
_VERSION = 1
_FIXED = struct.Struct(">16sHH")
_SALT_SIZE = 32
_PREFIX_SIZE = 7


class DamagedFileError(UserError):
    """The file is not what was written."""

    title = "The file could not be read, because it is damaged"
    advice = "Nothing was changed; try another copy of it."


class NewerFileError(UserError):
    """A later version of the program wrote it."""

    title = "The file was written by a newer version of Dealings"
    advice = "Update Dealings and try again; nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands before the chunks: what opens the file, and what makes its key its own."""

    slot: bytes
    """The master key that the file's key follows from, wrapped by a passphrase."""
    salt: bytes

    def to_bytes(self) -> bytes:
        """Return the header as it stands in the file."""
        return _FIXED.pack(MAGIC, _VERSION, len(self.slot)) + self.slot + self.salt


def new_header(slot: bytes) -> Header:
    """Return the header of a new file; no two files have the same."""
    if len(slot) > LARGEST_SLOT:
        raise ValueError("the slot is too long")
    return Header(slot=slot, salt=secrets.token_bytes(_SALT_SIZE))


def read_header(file: BinaryIO) -> Header | None:
    """Return the header, leaving the file at the first chunk; none where the file is not sealed."""
    file.seek(0)
    fixed = file.read(_FIXED.size)
    if not fixed.startswith(MAGIC):
        return None
    if len(fixed) < _FIXED.size:
        raise DamagedFileError
    _, version, length = _FIXED.unpack(fixed)
    if version > _VERSION:
        raise NewerFileError
    header = Header(slot=file.read(length), salt=file.read(_SALT_SIZE))
    if version < 1 or not 0 < len(header.slot) == length <= LARGEST_SLOT:
        raise DamagedFileError
    if len(header.salt) < _SALT_SIZE:
        raise DamagedFileError
    return header


class SealedWriter:
    """Encrypts what is written to it; the file is whole only once `finish` was called."""

    def __init__(self, file: BinaryIO, header: Header, key: bytes) -> None:
        self._file = file
        self._chunks = _Chunks(header, key)
        self._waiting = bytearray()
        self._written = 0
        file.write(header.to_bytes())

    def write(self, content: bytes) -> int:
        """Take all of the content."""
        self._waiting += content
        start = 0
        # The last chunk is held back, because only `finish` knows that it is the last.
        while len(self._waiting) - start > CHUNK:
            self._put(bytes(self._waiting[start : start + CHUNK]), last=False)
            start += CHUNK
        del self._waiting[:start]
        return len(content)

    def finish(self) -> None:
        """Write the last chunk, which says that it is."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._chunks.sealed(self._written, chunk, last=last))
        self._written += 1


class SealedReader(io.RawIOBase):
    """A sealed file to read from, at any place; DamagedFileError for what was changed."""

    def __init__(self, file: BinaryIO, header: Header, key: bytes) -> None:
        self._file = file
        self._chunks = _Chunks(header, key)
        self._start = len(header.to_bytes())
        sealed = file.seek(0, io.SEEK_END) - self._start
        self._count = -(-sealed // (CHUNK + TAG))
        self._size = sealed - self._count * TAG
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")
        if not 0 < self._count <= MOST_CHUNKS:
            raise DamagedFileError
        # That it is the last tells that nothing was cut off.
        self._chunk(self._count - 1)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("there is nothing before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Return the place in the content."""
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read on to the end of the chunk at most."""
        into = memoryview(buffer).cast("B")
        index, start = divmod(self._at, CHUNK)
        if index >= self._count:
            return 0
        part = self._chunk(index)[start : start + len(into)]
        into[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _chunk(self, index: int) -> bytes:
        if self._open[0] != index:
            self._file.seek(self._start + index * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            last = index == self._count - 1
            self._open = (index, self._chunks.opened(index, sealed, last=last))
        return self._open[1]


class _Chunks:
    """The encryption of single chunks, under the one key of one file."""

    def __init__(self, header: Header, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        length = KEY_SIZE + _PREFIX_SIZE
        info = b"dealings/v1/sealed-file"
        derived = HKDF(SHA256(), length=length, salt=header.salt, info=info).derive(key)
        self._cipher = AESGCM(derived[:KEY_SIZE])
        self._prefix = derived[KEY_SIZE:]
        self._bound = hashlib.sha256(header.to_bytes()).digest()

    def sealed(self, index: int, chunk: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(index, last=last), chunk, self._bound)

    def opened(self, index: int, sealed: bytes, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(self._nonce(index, last=last), sealed, self._bound)
        except InvalidTag:
            raise DamagedFileError from None

    def _nonce(self, index: int, *, last: bool) -> bytes:
        # Packing fails for a number beyond MOST_CHUNKS, so that no nonce is used twice.
        return self._prefix + struct.pack(">I?", index, last)
