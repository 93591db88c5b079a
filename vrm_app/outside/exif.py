"""What the hidden details of a picture are about: Exif (CIPA DC-008) and XMP (ISO 16684)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from vrm_app.outside.scrubbed import Taken

UPRIGHT = 1
_ORIENTATIONS = range(1, 9)
_ORIENTATION, _EXIF_POINTER, _GPS_POINTER = 0x0112, 0x8769, 0x8825
_ENTRY = 12
_MOST_ENTRIES = 1000
_SHORT = 3
_KINDS = {
    Taken.PLACE: {_GPS_POINTER},
    Taken.TIME: {0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292},
    # Make, model, serial numbers, lens, and the notes only the maker can read.
    Taken.CAMERA: {0x010F, 0x0110, 0xA430, 0xA431, 0xA432, 0xA433, 0xA434, 0xA435, 0x927C, 0xC62F},
    Taken.AUTHOR: {0x013B, 0x8298, 0x9C9D},
    Taken.PROGRAM: {0x0131, 0x013C},
    Taken.TITLE: {0x010E, 0x9C9B, 0x9C9E, 0x9C9F},
    Taken.COMMENT: {0x9286, 0x9C9C},
}
_KIND_OF = {tag: kind for kind, tags in _KINDS.items() for tag in tags}
_XMP_WORDS = {
    b"GPS": Taken.PLACE,
    b"CreateDate": Taken.TIME,
    b"ModifyDate": Taken.TIME,
    b"tiff:Model": Taken.CAMERA,
    b"SerialNumber": Taken.CAMERA,
    b"dc:creator": Taken.AUTHOR,
    b"dc:rights": Taken.AUTHOR,
    b"CreatorTool": Taken.PROGRAM,
    b"Producer": Taken.PROGRAM,
    b"dc:title": Taken.TITLE,
    b"dc:subject": Taken.TITLE,
    b"dc:description": Taken.COMMENT,
    b"Thumbnails": Taken.THUMBNAIL,
    b"History": Taken.HISTORY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exif:
    """What Exif is about, and how the picture is to be turned (1 to 8, 1 is upright)."""

    kinds: frozenset[Taken]
    orientation: int = UPRIGHT


def read_exif(tiff: bytes) -> Exif:
    """Return what these bytes, which begin with a TIFF header, are about; never fail."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:  # noqa: PLR2004  (the header)
        return Exif(kinds=frozenset({Taken.OTHER}))
    first, thumbnail = _directory(tiff, order, _number(tiff, order, 4))
    inner = first.get(_EXIF_POINTER, b"")
    more, _ = _directory(tiff, order, _number(inner, order, 0)) if inner else ({}, 0)
    kinds = {_KIND_OF[tag] for tag in {*first, *more} if tag in _KIND_OF}
    if thumbnail:
        kinds.add(Taken.THUMBNAIL)
    turned = first.get(_ORIENTATION, b"")
    orientation = struct.unpack(f"{order}H", turned[:2])[0] if turned else UPRIGHT
    return Exif(
        kinds=frozenset(kinds or {Taken.OTHER}),
        orientation=orientation if orientation in _ORIENTATIONS else UPRIGHT,
    )


def orientation_only(orientation: int) -> bytes:
    """Return Exif that tells how the picture is to be turned, and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def xmp_kinds(packet: bytes) -> Iterator[Taken]:
    """Yield what an XMP packet is about, judged by the words in it."""
    yield Taken.OTHER
    for word, kind in _XMP_WORDS.items():
        if word in packet:
            yield kind


def _directory(tiff: bytes, order: str, at: int) -> tuple[dict[int, bytes], int]:
    """Return the four bytes of each entry by its tag, and where the next directory lies."""
    if not 0 < at <= len(tiff) - 2:
        return {}, 0
    count = min(struct.unpack_from(f"{order}H", tiff, at)[0], _MOST_ENTRIES)
    entries: dict[int, bytes] = {}
    for start in range(at + 2, at + 2 + _ENTRY * count, _ENTRY):
        entry = tiff[start : start + _ENTRY]
        if len(entry) < _ENTRY:
            return entries, 0
        entries[struct.unpack(f"{order}H", entry[:2])[0]] = entry[8:]
    return entries, _number(tiff, order, at + 2 + _ENTRY * count)


def _number(content: bytes, order: str, at: int) -> int:
    number = content[at : at + 4]
    return int(struct.unpack(f"{order}I", number)[0]) if len(number) == 4 else 0  # noqa: PLR2004
