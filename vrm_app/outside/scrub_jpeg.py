"""Take hidden details out of JPEG pictures (ITU-T T.81) without touching the picture itself.

Kept are the segments a picture is decoded from, its colour profile and how it is to be turned.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from vrm_app.outside.exif import UPRIGHT, orientation_only, read_exif, xmp_kinds
from vrm_app.outside.scrubbed import NotScrubbedError, Scrubbed, Taken

START = b"\xff\xd8"
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
_COMMENT = 0xFE
# Frames, tables, restarts and scans. A marker that is none of these nor an APPn is not read.
_PICTURE = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD}) - {0xC8}
_FILL = re.compile(rb"\xff+")
_SCAN_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_EXIF, _XMP, _XMP_MORE = b"Exif\0", b"http://ns.adobe.com/xap/", b"http://ns.adobe.com/xmp/"
_ICC = b"ICC_PROFILE\0"
_ICC_HEAD = len(_ICC) + 2
_JFIF, _JFIF_SIZE = b"JFIF\0", 14
_ADOBE, _ADOBE_SIZE = b"Adobe", 12
_MOST_SEGMENTS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    marker: int
    body: bytes
    """Without marker and length; of a scan, followed by its data as it stands."""
    scan: bytes = b""

    def bytes(self) -> bytes:
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body + self.scan


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details; raise NotScrubbedError if it is damaged."""
    if not content.startswith(START):
        raise NotScrubbedError
    taken: set[Taken] = set()
    kept: list[bytes] = []
    orientation, profile = UPRIGHT, _has_profile(content)
    for segment in _segments(content, taken):
        if segment.marker in _PICTURE:
            kept.append(segment.bytes())
            continue
        if segment.marker == _APP1 and segment.body.startswith(_EXIF):
            exif = read_exif(segment.body[6:])
            orientation = exif.orientation if orientation == UPRIGHT else orientation
        stays = _what_stays(segment, profile=profile)
        if stays is not None:
            kept.append(stays.bytes())
        if stays != segment and segment.body != b"Exif\0\0" + orientation_only(orientation):
            taken.update(_kinds(segment))
    return Scrubbed.of(b"".join((START, *_turned(kept, orientation), b"\xff\xd9")), taken)


def _turned(kept: list[bytes], orientation: int) -> list[bytes]:
    if orientation == UPRIGHT:
        return kept
    body = _EXIF + b"\0" + orientation_only(orientation)
    # JFIF, where there is one, has to come first.
    first = 1 if kept and kept[0][1] == _APP0 else 0
    return [*kept[:first], _Segment(marker=_APP1, body=body).bytes(), *kept[first:]]


def _segments(content: bytes, taken: set[Taken]) -> Iterator[_Segment]:
    at = len(START)
    for _ in range(_MOST_SEGMENTS):
        fill = _FILL.match(content, at)
        if fill is None or fill.end() >= len(content):
            raise NotScrubbedError
        marker, at = content[fill.end()], fill.end() + 1
        if marker == _EOI:
            if content[at:].strip(b"\0"):
                taken.add(Taken.BEHIND)
            return
        body, at = _body(content, at)
        scan = b""
        if marker == _SOS:
            end = _SCAN_END.search(content, at)
            if end is None:
                raise NotScrubbedError
            scan, at = content[at : end.start()], end.start()
        if marker not in _PICTURE and not _APP0 <= marker <= _APP15 and marker != _COMMENT:
            raise NotScrubbedError
        yield _Segment(marker=marker, body=body, scan=scan)
    raise NotScrubbedError


def _body(content: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(content[at : at + 2], "big")
    end = at + length
    if length < 2 or end > len(content):  # noqa: PLR2004  (the length counts itself)
        raise NotScrubbedError
    return content[at + 2 : end], end


def _what_stays(segment: _Segment, *, profile: bool) -> _Segment | None:
    body = segment.body
    if segment.marker == _APP0 and body.startswith(_JFIF) and len(body) >= _JFIF_SIZE:
        # Without the small picture that may follow; the last two bytes are its size.
        return _Segment(marker=_APP0, body=body[: _JFIF_SIZE - 2] + b"\0\0")
    if segment.marker == _APP14 and body.startswith(_ADOBE) and len(body) >= _ADOBE_SIZE:
        # Tells how the colours are written; without it they would be read as others.
        return _Segment(marker=_APP14, body=body[:_ADOBE_SIZE])
    if profile and segment.marker == _APP2 and body.startswith(_ICC):
        return segment
    return None


def _has_profile(content: bytes) -> bool:
    """Tell whether what is called a colour profile is one, as whole as it says (ICC.1)."""
    parts = {}
    for segment in _segments(content, set()):
        if segment.marker == _APP2 and segment.body.startswith(_ICC):
            parts[segment.body[len(_ICC) : _ICC_HEAD]] = segment.body[_ICC_HEAD:]
    whole = b"".join(parts[number] for number in sorted(parts))
    return whole[36:40] == b"acsp" and int.from_bytes(whole[:4], "big") == len(whole)


def _kinds(segment: _Segment) -> Iterator[Taken]:
    body = segment.body
    if segment.marker == _APP1 and body.startswith(_EXIF):
        yield from read_exif(body[6:]).kinds
    elif segment.marker == _APP1 and body.startswith((_XMP, _XMP_MORE)):
        yield from xmp_kinds(body)
    elif segment.marker == _COMMENT:
        yield Taken.COMMENT
    elif segment.marker == _APP0:
        yield Taken.THUMBNAIL
    elif segment.marker == _APP2 and body.startswith(b"MPF\0"):
        yield Taken.BEHIND
    elif segment.marker == _APP13:
        yield Taken.TITLE
    else:
        yield Taken.OTHER
