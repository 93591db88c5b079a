"""ZIP files whose members are stored as they are: the same members always make the same bytes.

The standard library reads them. It does not write them, because what it writes to a file that
cannot be rewound differs from what it writes to one that can.
"""

import io
import stat
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from vrm_app.domain.courtesy import give_way
from vrm_app.domain.errors import UserError
from vrm_app.outside.sealed_file import DamagedFileError

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_END_64 = struct.Struct("<IQHHIIQQQQ")
_LOCATOR_64 = struct.Struct("<IIQI")

_LOCAL_SIGNATURE = 0x04034B50
_CENTRAL_SIGNATURE = 0x02014B50
_END_SIGNATURE = 0x06054B50
_END_64_SIGNATURE = 0x06064B50
_LOCATOR_64_SIGNATURE = 0x07064B50
_EXTRA_64 = 1

_VERSION, _VERSION_64 = 20, 45
_UNIX = 3 << 8
_MODE = (stat.S_IFREG | 0o600) << 16
_FIRST_DAY = 0x21  # 1 January 1980, the first that a ZIP file can name
_LONG, _MANY = 0xFFFFFFFF, 0xFFFF  # from here on, numbers stand elsewhere, in eight bytes
_ELSEWHERE, _ELSEWHERE_COUNT = 0xFFFFFFFF, 0xFFFF

_LARGEST_INDEX = 32 * 1024 * 1024
_NO_TYPE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a ZIP file says of a member before its content."""

    name: str
    size: int
    crc: int


class Output(Protocol):
    """What takes bytes from the first to the last."""

    def write(self, content: bytes, /) -> int:
        """Take the content."""


class StoredZip:
    """Writes a ZIP file from its beginning to its end, without going back."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._at = 0
        self._index: list[tuple[Measured, int]] = []

    def add(self, member: Measured, content: Iterable[bytes]) -> None:
        """Write a member, whose content is as it was measured."""
        self._index.append((member, self._at))
        extra = _extra(member.size, member.size) if member.size >= _LONG else b""
        self._put(
            _LOCAL.pack(_LOCAL_SIGNATURE, *_told(member, extra)) + member.name.encode() + extra
        )
        end = self._at + member.size
        for part in content:
            give_way()
            self._put(part)
        if self._at != end:
            raise ValueError("the content is not what was measured")

    def finish(self) -> None:
        """Write the index of all members."""
        start = self._at
        for member, at in self._index:
            self._put(_entry(member, at))
        self._put(_ending(len(self._index), self._at - start, start))

    def _put(self, content: bytes) -> None:
        self._output.write(content)
        self._at += len(content)


def _told(member: Measured, extra: bytes) -> tuple[int, ...]:
    size = _short(member.size)
    needed = _VERSION_64 if extra else _VERSION
    return needed, 0, 0, 0, _FIRST_DAY, member.crc, size, size, len(member.name), len(extra)


def _entry(member: Measured, at: int) -> bytes:
    sizes = (member.size, member.size) if member.size >= _LONG else ()
    extra = _extra(*sizes, *((at,) if at >= _LONG else ()))
    version = _UNIX | (_VERSION_64 if extra else _VERSION)
    fixed = _CENTRAL.pack(
        _CENTRAL_SIGNATURE, version, *_told(member, extra), 0, 0, 0, _MODE, _short(at)
    )
    return fixed + member.name.encode() + extra


def _extra(*numbers: int) -> bytes:
    if not numbers:
        return b""
    return struct.pack(f"<HH{len(numbers)}Q", _EXTRA_64, 8 * len(numbers), *numbers)


def _short(number: int) -> int:
    return _ELSEWHERE if number >= _LONG else number


def _ending(count: int, size: int, start: int) -> bytes:
    short = _ELSEWHERE_COUNT if count >= _MANY else count
    end = _END.pack(_END_SIGNATURE, 0, 0, short, short, size, _short(start), 0)
    if count < _MANY and start < _LONG:
        return end
    made = _UNIX | _VERSION_64
    rest = _END_64.size - 12  # all that follows the number itself
    large = _END_64.pack(
        _END_64_SIGNATURE, rest, made, _VERSION_64, 0, 0, count, count, size, start
    )
    return large + _LOCATOR_64.pack(_LOCATOR_64_SIGNATURE, 0, start + size, 1) + end


@contextmanager
def noticing_damage() -> Iterator[None]:
    """Turn whatever reading a hostile or broken ZIP file raises into a DamagedFileError."""
    try:
        yield
    except UserError:
        raise
    except Exception:  # noqa: BLE001  # what a broken file makes the library raise has no bounds
        # The cause may hold names or content.
        raise DamagedFileError from None


class StoredMembers:
    """The members of a ZIP file somebody hands us: stored, plain files, each once."""

    def __init__(self, file: io.BufferedIOBase | BinaryIO) -> None:
        with noticing_damage():
            size = file.seek(0, io.SEEK_END)
            _refuse_large_index(file, size)
            self._zip = zipfile.ZipFile(file)
            self.sizes: dict[str, int] = {}
            for member in self._zip.infolist():
                if member.filename in self.sizes or not _is_plain(member):
                    raise DamagedFileError
                self.sizes[member.filename] = member.file_size
            # Members that lie inside each other would add up to more than there is.
            if sum(self.sizes.values()) > size:
                raise DamagedFileError

    def open(self, name: str) -> BinaryIO:
        """Return a member to read from; use noticing_damage around each reading."""
        with noticing_damage():
            return io.BufferedReader(self._zip.open(name), _BUFFER)  # type: ignore[type-var]


_BUFFER = 256 * 1024


def _is_plain(member: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return (
        member.compress_type == zipfile.ZIP_STORED
        and member.compress_size == member.file_size
        and member.filename == member.orig_filename
        and kind in (_NO_TYPE, stat.S_IFREG)
    )


def _refuse_large_index(file: io.BufferedIOBase | BinaryIO, size: int) -> None:
    """Refuse an index that would take much memory, before the library reads it whole."""
    if size < _END.size:
        raise DamagedFileError
    file.seek(size - _END.size)
    signature, *_, index, _, _ = _END.unpack(file.read(_END.size))
    if signature != _END_SIGNATURE or index > _LARGEST_INDEX:
        raise DamagedFileError
    before = _END_64.size + _LOCATOR_64.size
    if size < before + _END.size:
        return
    file.seek(size - before - _END.size)
    *_, index, _ = _END_64.unpack(file.read(_END_64.size))
    locator, *_ = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
    if locator == _LOCATOR_64_SIGNATURE and index > _LARGEST_INDEX:
        raise DamagedFileError
