"""Take hidden details out of HEIC and AVIF pictures: blank what tells, and move nothing.

How the picture is to be turned stands with the picture itself, never in its Exif.
"""

from vrm_app.outside import heif
from vrm_app.outside.exif import read_exif, xmp_kinds
from vrm_app.outside.heif import Box, Extent
from vrm_app.outside.scrubbed import Left, NotScrubbedError, Scrubbed, Taken

_BRANDS = frozenset(b"heic heix heim heis mif1 avif".split())
_EXIF, _TEXTS = b"Exif", frozenset({b"mime", b"uri "})
_GAPS = frozenset({b"free", b"skip", b"uuid"})
_NO_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
_NO_XMP = b"<x/>"
_HANDLER_NAME = 24


def is_heif(content: bytes) -> bool:
    """Tell whether the beginning is that of a HEIC or AVIF picture."""
    return content[4:8] == b"ftyp" and content[8:12] in _BRANDS


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details; raise NotScrubbedError if it is damaged."""
    outer = list(heif.boxes(content, 0, len(content)))
    inner = _inner(content, outer)
    types = heif.item_types(content, inner[b"iinf"])
    found = [_in_file(one, inner) for one in heif.extents(content, inner[b"iloc"])]
    if any(one.end > len(content) for one in found):
        raise NotScrubbedError
    cleaned = bytearray(content)
    for box in (*outer, *inner.values()):
        if box.kind == b"mdat":
            _blank_but(cleaned, box, found)
        elif box.kind in _GAPS:
            cleaned[box.start : box.end] = bytes(box.end - box.start)
        elif box.kind == b"hdlr":
            name = min(box.start + _HANDLER_NAME, box.end)
            cleaned[name : box.end] = bytes(box.end - name)
    taken = {Taken.OTHER} if cleaned != content else set()
    for one in found:
        taken |= _blank_item(cleaned, one, types.get(one.item, b""))
    return Scrubbed.of(bytes(cleaned), taken)


def _inner(content: bytes, outer: list[Box]) -> dict[bytes, Box]:
    """Return the boxes that tell of the items, by their kind."""
    if any(box.kind == b"moov" for box in outer):
        # Moving pictures tell more, in other ways.
        raise NotScrubbedError(Left.UNKNOWN)
    inner = [
        box
        for meta in outer
        if meta.kind == b"meta"
        for box in heif.boxes(content, meta.start + heif.FULL, meta.end)
    ]
    by_kind = {box.kind: box for box in inner}
    gaps = sum(box.kind in _GAPS for box in inner)
    if not {b"iinf", b"iloc"} <= by_kind.keys() or gaps or len(by_kind) < len(inner):
        raise NotScrubbedError
    return by_kind


def _in_file(extent: Extent, inner: dict[bytes, Box]) -> Extent:
    """Return the extent counted from the beginning of the file."""
    if extent.where == heif.IN_FILE:
        return extent
    if b"idat" not in inner:
        raise NotScrubbedError
    begin = inner[b"idat"].start
    return Extent(
        item=extent.item,
        where=heif.IN_FILE,
        start=begin + extent.start,
        end=begin + extent.end,
    )


def _blank_but(cleaned: bytearray, box: Box, kept: list[Extent]) -> None:
    """Blank what lies between the items, where anything could hide."""
    at = box.start
    for extent in sorted(kept, key=lambda one: one.start):
        if extent.end <= box.start or extent.start >= box.end:
            continue
        if extent.start > at:
            cleaned[at : extent.start] = bytes(extent.start - at)
        at = max(at, extent.end)
    if at < box.end:
        cleaned[at : box.end] = bytes(box.end - at)


def _blank_item(cleaned: bytearray, extent: Extent, kind: bytes) -> set[Taken]:
    size = extent.end - extent.start
    before = bytes(cleaned[extent.start : extent.end])
    if kind == _EXIF:
        blank = _NO_EXIF.ljust(size, b"\0") if size >= len(_NO_EXIF) else bytes(size)
        told = set(read_exif(before[4 + int.from_bytes(before[:4], "big") :]).kinds)
    elif kind in _TEXTS:
        blank = _NO_XMP.ljust(size) if size >= len(_NO_XMP) else b" " * size
        told = set(xmp_kinds(before))
    else:
        return set()
    cleaned[extent.start : extent.end] = blank
    return told if before != blank else set()
