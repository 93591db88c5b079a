"""Take hidden details out of PNG pictures (W3C PNG, third edition), chunk by chunk."""

import struct
import zlib
from collections.abc import Iterator

from vrm_app.outside.exif import UPRIGHT, orientation_only, read_exif, xmp_kinds
from vrm_app.outside.scrubbed import NotScrubbedError, Scrubbed, Taken

START = b"\x89PNG\r\n\x1a\n"
_NEEDED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
# How the picture looks: transparency, colours, size on paper, moving pictures.
_SHOWN = frozenset(b"tRNS cHRM gAMA sBIT sRGB bKGD pHYs hIST cICP mDCV cLLI acTL fcTL fdAT".split())
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_KEYWORDS = {
    b"Author": Taken.AUTHOR,
    b"Copyright": Taken.AUTHOR,
    b"Software": Taken.PROGRAM,
    b"Title": Taken.TITLE,
    b"Source": Taken.CAMERA,
    b"Creation Time": Taken.TIME,
}
_HEAD, _SUM = 8, 4
_LARGEST_PROFILE = 8_000_000
_CRITICAL = 0x20  # a capital first letter: whoever does not know the chunk cannot show the picture


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details; raise NotScrubbedError if it is damaged."""
    taken: set[Taken] = set()
    kept: list[bytes] = []
    orientation = UPRIGHT
    for name, body in _chunks(content, taken):
        if name in _NEEDED | _SHOWN:
            kept.append(_chunk(name, body))
        elif name == b"iCCP":
            kept.append(_chunk(name, _profile(body)))
        elif not name[0] & _CRITICAL:
            raise NotScrubbedError
        elif name == b"eXIf":
            exif = read_exif(body)
            orientation = exif.orientation
            if body != orientation_only(orientation):
                taken.update(exif.kinds)
        else:
            taken.update(_kinds(name, body))
    if orientation != UPRIGHT:
        # Behind the first chunk, which has to be IHDR.
        kept.insert(1, _chunk(b"eXIf", orientation_only(orientation)))
    return Scrubbed.of(START + b"".join(kept), taken)


def _chunks(content: bytes, taken: set[Taken]) -> Iterator[tuple[bytes, bytes]]:
    if not content.startswith(START):
        raise NotScrubbedError
    at = len(START)
    while True:
        length = int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + _HEAD]
        end = at + _HEAD + length
        body, told = content[at + _HEAD : end], content[end : end + _SUM]
        if len(told) < _SUM or not name.isalpha() or told != _sum(name, body):
            raise NotScrubbedError
        if (at == len(START)) != (name == b"IHDR"):
            raise NotScrubbedError
        yield name, body
        at = end + _SUM
        if name == b"IEND":
            break
    if content[at:]:
        taken.add(Taken.BEHIND)


def _profile(body: bytes) -> bytes:
    """Return the colour profile under a name that says nothing, and without what follows it."""
    _, _, packed = body.partition(b"\0")
    stream = zlib.decompressobj()
    try:
        stream.decompress(packed[1:], _LARGEST_PROFILE)
    except zlib.error:
        raise NotScrubbedError from None
    if not stream.eof:
        raise NotScrubbedError
    return b"profile\0\0" + packed[1 : len(packed) - len(stream.unused_data)]


def _kinds(name: bytes, body: bytes) -> Iterator[Taken]:
    if name == b"tIME":
        yield Taken.TIME
    elif name in _TEXTS:
        keyword = body.partition(b"\0")[0]
        if keyword.startswith((b"XML:com.adobe.xmp", b"Raw profile")):
            yield from xmp_kinds(body)
        else:
            yield _KEYWORDS.get(keyword, Taken.COMMENT)
    else:
        yield Taken.OTHER


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + _sum(name, body)


def _sum(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
