"""An archive: all that a vault holds, in one documented file (resources/formats/archive-1.md)."""

import hashlib
import io
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from vrm_app.domain.courtesy import give_way
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json, compact
from vrm_app.domain.kinds import KINDS
from vrm_app.outside import strict_json
from vrm_app.outside.limits import UnreadableFileError
from vrm_app.outside.sealed_file import DamagedFileError, NewerFileError
from vrm_app.outside.stored_zip import Measured, Output, StoredMembers, StoredZip, noticing_damage

RECORDS = {kind: f"records/{kind}" for kind in KINDS}
"""The table that holds the records of a kind."""

TABLES = ("actions", "calendar_events", "drafts", "history", "signing_keys", *RECORDS.values())
"""Everything that is written as lines of JSON."""

MOST_FILES = 250_000
LONGEST_LINE = 32 * 1024 * 1024
PART = 256 * 1024

_MANIFEST = "manifest.json"
_ZIP = b"PK\x03\x04"
_FORMAT = "dealings archive"
_VERSION = 1
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FIELDS = {"format", "version", "schema", "members", "files"}


class NotAnArchiveError(UserError):
    """The file is something else."""

    title = "This file is not an archive of Dealings"
    advice = "Nothing was changed; choose a file that `vrm export archive` wrote."


class TooManyFilesError(UserError):
    """The archive could not be read again."""

    title = "No archive was written, because the vault holds more files than an archive can"
    advice = "An archive holds {n} files; erase some that you do not need."

    def __init__(self) -> None:
        super().__init__(n=f"{MOST_FILES:,}")


class DamagedContentError(UserError):
    """A file's bytes in the vault are not those that were put there."""

    title = "No archive was written, because a file in the vault is damaged"
    advice = "`vrm check` says which; erase it, or bring back a backup."


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into an archive; what is called is called twice, and gives the same each time."""

    schema: int
    """The version of the vault's schema that these records and columns belong to."""
    tables: Mapping[str, Callable[[], Iterable[Json]]]
    files: Iterable[str]
    """SHA-256 of every file."""
    parts: Callable[[str], Iterable[bytes]]
    """The bytes of the file with this SHA-256."""


@dataclass(slots=True)
class _Measure:
    """What going through a member's bytes tells about it."""

    size: int = 0
    lines: int = 0
    crc: int = 0
    sha256: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def take(self, part: bytes) -> None:
        give_way()
        self.size += len(part)
        self.lines += part.count(b"\n")
        self.crc = zlib.crc32(part, self.crc)
        self.sha256.update(part)

    def told(self) -> dict[str, Json]:
        return {"lines": self.lines, "sha256": self.sha256.hexdigest(), "size": self.size}


@dataclass(frozen=True, slots=True)
class _Member:
    """A member before it is written: its size must stand before its content."""

    measured: Measured
    content: Callable[[], Iterable[bytes]]

    @property
    def name(self) -> str:
        return self.measured.name


def write(output: Output, contents: Contents) -> None:
    """Write an archive; equal contents make equal bytes."""
    told: dict[str, Json] = {}
    sizes: dict[str, int] = {}
    members: list[_Member] = []
    for table, rows in contents.tables.items():
        member, measure = _measured(f"{table}.jsonl", partial(_lines, rows))
        if measure.size:
            told[member.name] = measure.told()
            members.append(member)
    for sha256 in contents.files:
        member, measure = _measured(f"files/{sha256}", partial(contents.parts, sha256))
        if measure.sha256.hexdigest() != sha256:
            raise DamagedContentError
        sizes[sha256] = measure.size
        members.append(member)
    if len(sizes) > MOST_FILES:
        raise TooManyFilesError
    members.append(_manifest(schema=contents.schema, members=told, files=sizes))
    archive = StoredZip(output)
    for member in sorted(members, key=lambda one: one.name):
        archive.add(member.measured, member.content())
    archive.finish()


def _lines(rows: Callable[[], Iterable[Json]]) -> Iterator[bytes]:
    for row in rows():
        yield compact(row).encode() + b"\n"


def _manifest(**told: Json) -> _Member:
    content = compact({"format": _FORMAT, "version": _VERSION, **told}).encode() + b"\n"
    return _measured(_MANIFEST, lambda: [content])[0]


def _measured(name: str, content: Callable[[], Iterable[bytes]]) -> tuple[_Member, _Measure]:
    measure = _Measure()
    for part in content():
        measure.take(part)
    return _Member(Measured(name=name, size=measure.size, crc=measure.crc), content), measure


class Archive:
    """An archive to read from; DamagedFileError for whatever is not as it was written.

    What was read through to its end is what the manifest says.
    """

    def __init__(self, file: io.BufferedIOBase | BinaryIO, *, schema: int) -> None:
        file.seek(0)
        if file.read(len(_ZIP)) != _ZIP:
            raise NotAnArchiveError
        self._members = StoredMembers(file)
        if _MANIFEST not in self._members.sizes:
            raise NotAnArchiveError
        manifest = self._read_manifest()
        if _number(manifest, "version") > _VERSION or _number(manifest, "schema") > schema:
            raise NewerFileError
        self._tables = {name: _object(told) for name, told in _object(manifest["members"]).items()}
        self.files: Mapping[str, int] = _object(manifest["files"])
        """The size of every file by its SHA-256."""
        self._refuse_surprises()

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        told = self._tables.get(f"{table}.jsonl")
        return _number(told, "lines") if told else 0

    def rows(self, table: str) -> Iterator[dict[str, Json]]:
        """Yield the rows of a table, each a JSON object."""
        if f"{table}.jsonl" in self._tables:
            for line in self._lines(f"{table}.jsonl"):
                yield _parsed(line)

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file, in parts of equal size but the last."""
        measure = _Measure()
        member = self._members.open(f"files/{sha256}")
        while part := _read(member.read, PART):
            measure.take(part)
            yield part
        if measure.sha256.hexdigest() != sha256 or measure.size != self.files[sha256]:
            raise DamagedFileError

    def check(self) -> None:
        """Read all bytes of it, so that whatever is damaged is noticed."""
        for name in self._tables:
            deque(self._lines(name), maxlen=0)
        for sha256 in self.files:
            deque(self.parts(sha256), maxlen=0)

    def _read_manifest(self) -> dict[str, Json]:
        size = self._members.sizes[_MANIFEST]
        if size > LONGEST_LINE:
            raise DamagedFileError
        manifest = _parsed(_read(self._members.open(_MANIFEST).read, size))
        if manifest.get("format") != _FORMAT:
            raise NotAnArchiveError
        if _number(manifest, "version") <= _VERSION and set(manifest) != _FIELDS:
            raise DamagedFileError
        return manifest

    def _refuse_surprises(self) -> None:
        """Refuse members that do not belong here, or that the manifest does not tell of."""
        known = {f"{table}.jsonl" for table in TABLES}
        # A file of another name has no place among the members, and cannot be read.
        files = {f"files/{sha256}" for sha256 in self.files if _SHA256.fullmatch(sha256)}
        told = {_MANIFEST, *self._tables, *files}
        if (
            not known.issuperset(self._tables)
            or len(files) > MOST_FILES
            or told != set(self._members.sizes)
        ):
            raise DamagedFileError

    def _lines(self, name: str) -> Iterator[bytes]:
        measure = _Measure()
        member = self._members.open(name)
        while line := _read(member.readline, LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise DamagedFileError
            measure.take(line)
            yield line
        if measure.told() != self._tables[name]:
            raise DamagedFileError


def _read(read: Callable[[int], bytes], most: int) -> bytes:
    with noticing_damage():
        return read(most)


def _parsed(line: bytes) -> dict[str, Json]:
    try:
        return _object(strict_json.parsed(line.decode()))
    except (UnicodeDecodeError, UnreadableFileError):
        raise DamagedFileError from None


def _object(value: Json) -> dict[str, Json]:
    if isinstance(value, dict):
        return value
    raise DamagedFileError


def _number(value: Mapping[str, Json], name: str) -> int:
    number = value.get(name)
    if type(number) is int and number > 0:
        return number
    raise DamagedFileError
