"""Take comments and the like out of GIF pictures (GIF 89a), block by block."""

from vrm_app.outside.exif import xmp_kinds
from vrm_app.outside.scrubbed import NotScrubbedError, Scrubbed, Taken

STARTS = (b"GIF87a", b"GIF89a")
_SCREEN = 13
_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_SIZE, _CONTROL_SIZE = 3, 4


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details; raise NotScrubbedError if it is damaged."""
    if not content.startswith(STARTS) or len(content) < _SCREEN:
        raise NotScrubbedError
    taken: set[Taken] = set()
    at = _SCREEN + _colours(content[10])
    kept = [content[:at]]
    while True:
        kind = content[at : at + 1]
        if kind == bytes([_TRAILER]):
            break
        if kind == bytes([_IMAGE]):
            end = _picture_end(content, at)
            kept.append(content[at:end])
        elif kind == bytes([_EXTENSION]):
            end = _blocks_end(content, at + 2)
            kept.append(_extension(content[at:end], taken))
        else:
            raise NotScrubbedError
        at = end
    if content[at + 1 :]:
        taken.add(Taken.BEHIND)
    return Scrubbed.of(b"".join(kept) + bytes([_TRAILER]), taken)


def _extension(block: bytes, taken: set[Taken]) -> bytes:
    """Return what stays of an extension: how a picture moves, and nothing else."""
    kind, size = block[1], block[2]
    first = block[3 : 3 + size]
    if kind == _CONTROL and size == _CONTROL_SIZE:
        return bytes([_EXTENSION, _CONTROL, size]) + first + b"\0"
    if kind == _APPLICATION and first in _LOOPS:
        loop = block[3 + size + 1 :][:_LOOP_SIZE]
        if block[3 + size] == _LOOP_SIZE:
            return block[: 3 + size] + bytes([_LOOP_SIZE]) + loop + b"\0"
    if kind not in {_COMMENT, _APPLICATION}:
        raise NotScrubbedError
    taken.update([Taken.COMMENT] if kind == _COMMENT else xmp_kinds(block))
    return b""


def _picture_end(content: bytes, at: int) -> int:
    head = content[at : at + 10]
    if len(head) < 10:  # noqa: PLR2004  (a picture's own head)
        raise NotScrubbedError
    return _blocks_end(content, at + 10 + _colours(head[9]) + 1)


def _colours(flags: int) -> int:
    """Return how many bytes the table of colours takes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(content: bytes, at: int) -> int:
    while True:
        if at >= len(content):
            raise NotScrubbedError
        size = content[at]
        at += 1 + size
        if not size:
            return at
