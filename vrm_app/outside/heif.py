"""Where the parts of a HEIF picture lie (ISO 14496-12 and 23008-12): HEIC and AVIF."""

from collections.abc import Iterator
from dataclasses import dataclass

from vrm_app.outside.scrubbed import NotScrubbedError

FULL = 4
"""Bytes of version and flags in front of what many boxes hold."""
IN_FILE, IN_META = 0, 1
_HEAD, _LONG_HEAD = 8, 16
_TO_THE_END, _LONG = 0, 1
_LATER = 2  # the version from which a box counts in four bytes, or names what an item is


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box by its kind, and where its body lies."""

    kind: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A stretch of bytes of an item; `where` is IN_FILE or IN_META."""

    item: int
    where: int
    start: int
    end: int


class Cursor:
    """Reads numbers one after the other, and refuses to read behind the end."""

    def __init__(self, content: bytes, box: Box) -> None:
        self._content = content
        self._at = box.start
        self._end = box.end

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        at, self._at = self._at, self._at + size
        if self._at > self._end:
            raise NotScrubbedError
        return self._content[at : self._at]

    def number(self, size: int) -> int:
        """Return the next number of so many bytes; none are zero."""
        return int.from_bytes(self.take(size), "big")


def boxes(content: bytes, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that fill these bytes to the last."""
    while start < end:
        size, head = int.from_bytes(content[start : start + 4], "big"), _HEAD
        if size == _LONG:
            head = _LONG_HEAD
            size = int.from_bytes(content[start + _HEAD : start + head], "big")
        stop = end if size == _TO_THE_END else start + size
        if stop > end or stop < start + head:
            raise NotScrubbedError
        yield Box(kind=content[start + 4 : start + _HEAD], start=start + head, end=stop)
        start = stop


def item_types(content: bytes, box: Box) -> dict[int, bytes]:
    """Return what each item is, from the box iinf."""
    count = 2 if content[box.start] == 0 else 4
    types = {}
    for entry in boxes(content, box.start + FULL + count, box.end):
        cursor = Cursor(content, entry)
        version = cursor.number(1)
        if entry.kind != b"infe" or version < _LATER:
            raise NotScrubbedError
        cursor.take(3)
        item = cursor.number(2 if version == _LATER else 4)
        cursor.take(2)
        types[item] = cursor.take(4)
    return types


def extents(content: bytes, box: Box) -> Iterator[Extent]:
    """Yield where the bytes of each item lie, from the box iloc."""
    cursor = Cursor(content, box)
    version = cursor.number(1)
    cursor.take(3)
    sizes = cursor.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> at & 15 for at in (12, 8, 4, 0))
    wide = 4 if version >= _LATER else 2
    for _ in range(cursor.number(wide)):
        item = cursor.number(wide)
        where = cursor.number(2) & 15 if version else IN_FILE
        elsewhere = cursor.number(2)
        base = cursor.number(base_size)
        for _ in range(cursor.number(2)):
            cursor.take(index_size if version else 0)
            start, length = base + cursor.number(offset_size), cursor.number(length_size)
            if elsewhere or where not in {IN_FILE, IN_META} or not length:
                raise NotScrubbedError
            yield Extent(item=item, where=where, start=start, end=start + length)
