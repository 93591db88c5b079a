"""Pictures and pages as plain pixels, and how they cross from the process that draws them."""

import json
from dataclasses import dataclass
from enum import StrEnum

from vrm_app.outside.limits import SHOWN_PIXELS, UnreadableFileError
from vrm_app.outside.strict_json import parsed

_PAGES = 1_000_000
_HEAD_BYTES = 300
_PDF_HEAD = 1024
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")


class Look(StrEnum):
    """A family of files that can be drawn, by what the process that does it is started with."""

    PICTURE = "draw-picture"
    PDF = "draw-pdf"


class NotDrawn(StrEnum):
    """Why nothing can be shown."""

    DAMAGED = "damaged"
    LARGE = "large"
    LOCKED = "locked"
    """A PDF that asks for a password."""


class NotDrawnError(Exception):
    """Nothing can be shown."""

    def __init__(self, why: NotDrawn) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pixels from left to right and top to bottom: red, green, blue, and alpha where it has it."""

    width: int
    height: int
    has_alpha: bool
    pixels: bytes
    page: int = 0
    """Which page it is, from 0."""
    pages: int = 1
    is_first_of_several: bool = False
    """Whether it is the first picture of a moving one."""


def look_of(content: bytes) -> Look | None:
    """Return the family that the first bytes show, whatever the file is called."""
    if content.startswith(_STARTS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return Look.PICTURE
    return Look.PDF if b"%PDF-" in content[:_PDF_HEAD] else None


def packed(drawn: Drawn) -> bytes:
    """Return pixels with a line before them that says what they are."""
    head = {
        "width": drawn.width,
        "height": drawn.height,
        "alpha": drawn.has_alpha,
        "page": drawn.page,
        "pages": drawn.pages,
        "several": drawn.is_first_of_several,
    }
    return json.dumps(head).encode() + b"\n" + drawn.pixels


def refused(why: NotDrawn) -> bytes:
    """Return a line that says why there are no pixels."""
    return json.dumps({"why": why}).encode() + b"\n"


def unpacked(answer: bytes) -> Drawn:
    """Return the pixels of an answer, trusting it as little as the file; else NotDrawnError."""
    line, _end, pixels = answer.partition(b"\n")
    try:
        head = parsed(line[:_HEAD_BYTES].decode("ascii"))
    except (ValueError, UnreadableFileError):
        raise NotDrawnError(NotDrawn.DAMAGED) from None
    match head:
        case {"why": str(why)} if why in set(NotDrawn):
            raise NotDrawnError(NotDrawn(why))
        case {
            "width": int(width),
            "height": int(height),
            "alpha": bool(alpha),
            "page": int(page),
            "pages": int(pages),
            "several": bool(several),
        } if (
            min(width, height) > 0
            and width * height <= SHOWN_PIXELS
            and len(pixels) == width * height * (4 if alpha else 3)
            and 0 <= page < pages <= _PAGES
        ):
            return Drawn(
                width=width,
                height=height,
                has_alpha=alpha,
                pixels=pixels,
                page=page,
                pages=pages,
                is_first_of_several=several,
            )
    raise NotDrawnError(NotDrawn.DAMAGED)
