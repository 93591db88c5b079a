"""Take hidden details out of WebP pictures (RFC 9649), chunk by chunk."""

import struct
from collections.abc import Iterator

from vrm_app.outside.exif import UPRIGHT, orientation_only, read_exif, xmp_kinds
from vrm_app.outside.scrubbed import NotScrubbedError, Scrubbed, Taken

_SHOWN = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_IN_A_FRAME = frozenset({b"ALPH", b"VP8 ", b"VP8L"})
_FRAME_HEAD = 16
_HEAD = 12
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_EXTENDED_SIZE = 10


def is_webp(content: bytes) -> bool:
    """Tell whether the beginning is that of a WebP picture."""
    return content[:4] == b"RIFF" and content[8:_HEAD] == b"WEBP"


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details; raise NotScrubbedError if it is damaged."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if not is_webp(content) or end > len(content):
        raise NotScrubbedError
    taken: set[Taken] = {Taken.BEHIND} if content[end:].strip(b"\0") else set()
    kept: list[tuple[bytes, bytes]] = []
    orientation = UPRIGHT
    for name, body in _chunks(content[_HEAD:end]):
        if name in _SHOWN:
            kept.append((name, _frame(body, taken) if name == b"ANMF" else body))
        elif name == b"EXIF":
            exif = read_exif(body.removeprefix(b"Exif\0\0"))
            orientation = exif.orientation
            if body != orientation_only(orientation):
                taken.update(exif.kinds)
        else:
            taken.update(xmp_kinds(body) if name == b"XMP " else [Taken.OTHER])
    if not kept:
        raise NotScrubbedError
    if orientation != UPRIGHT:
        kept.append((b"EXIF", orientation_only(orientation)))
    body = b"WEBP" + _written(_told(kept, turned=orientation != UPRIGHT))
    return Scrubbed.of(b"RIFF" + struct.pack("<I", len(body)) + body, taken)


def _told(kept: list[tuple[bytes, bytes]], *, turned: bool) -> list[tuple[bytes, bytes]]:
    """Return the chunks with a first one that tells which of them there are."""
    name, body = kept[0]
    if name != b"VP8X":
        return [one for one in kept if one[0] != b"EXIF"]
    if len(body) < _EXTENDED_SIZE:
        raise NotScrubbedError
    flags = body[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turned else 0)
    return [(name, bytes([flags]) + body[1:_EXTENDED_SIZE]), *kept[1:]]


def _frame(body: bytes, taken: set[Taken]) -> bytes:
    chunks = list(_chunks(body[_FRAME_HEAD:]))
    if any(name not in _IN_A_FRAME for name, _ in chunks):
        taken.add(Taken.OTHER)
    shown = [one for one in chunks if one[0] in _IN_A_FRAME]
    return body[:_FRAME_HEAD] + _written(shown)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + size]
        if len(content) < at + 8 or len(body) < size:
            raise NotScrubbedError
        yield content[at : at + 4], body
        at += 8 + size + size % 2


def _written(chunks: list[tuple[bytes, bytes]]) -> bytes:
    return b"".join(
        name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2) for name, body in chunks
    )
