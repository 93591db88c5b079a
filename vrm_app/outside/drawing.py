"""Drawing a picture or a page as plain pixels; done only in the process that holds no keys."""

import io
import math
from typing import TYPE_CHECKING

from vrm_app.outside.drawn import Drawn, Look, NotDrawn, NotDrawnError, packed, refused
from vrm_app.outside.limits import PICTURE_PIXELS, SHOWN_PIXELS, SHOWN_SIDE

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_POINTS = 72
_DOTS = 200
"""Dots an inch in which a page is drawn, so that small print can be read."""


def answer(look: Look, content: bytes, page: int) -> bytes:
    """Return the pixels of a picture, or of a page from 0, or why there are none."""
    try:
        return packed(_picture(content) if look is Look.PICTURE else _page(content, page))
    except NotDrawnError as error:
        return refused(error.why)
    except Exception:  # noqa: BLE001  (what a hostile file makes a library raise has no bounds)
        return refused(NotDrawn.DAMAGED)


def _picture(content: bytes) -> Drawn:
    from PIL import Image, ImageOps

    # Warnings and limits of its own would come before ours.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
        # A JPEG can be read smaller than it is, which takes a part of the memory.
        wanted = _fitting(*opened.size)
        opened.draft(None, wanted)
        if opened.width * opened.height > PICTURE_PIXELS:
            raise NotDrawnError(NotDrawn.LARGE)
        moves = bool(getattr(opened, "is_animated", False))
        opened.seek(0)
        plain = _plain(opened)
    plain = ImageOps.exif_transpose(plain)
    plain.thumbnail(_fitting(*plain.size))
    return Drawn(
        width=plain.width,
        height=plain.height,
        has_alpha=plain.mode == "RGBA",
        pixels=plain.tobytes(),
        is_first_of_several=moves,
    )


def _plain(opened: "Image") -> "Image":
    """Return the picture in red, green and blue, and alpha where it has it."""
    if opened.mode.startswith("I"):
        # Sixteen bits of grey: the upper eight are seen.
        return opened.point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    has_alpha = "A" in opened.getbands() or "transparency" in opened.info
    exif = opened.getexif()
    plain = opened.convert("RGBA" if has_alpha else "RGB")
    plain.info["exif"] = exif.tobytes()
    return plain


def _fitting(width: int, height: int) -> tuple[int, int]:
    """Return the size in which something of a size is shown."""
    scale = min(1.0, SHOWN_SIDE / width, SHOWN_SIDE / height)
    scale = min(scale, math.sqrt(SHOWN_PIXELS / (width * height)))
    return max(1, int(width * scale)), max(1, int(height * scale))


def _page(content: bytes, number: int) -> Drawn:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise NotDrawnError(NotDrawn.LOCKED if is_locked else NotDrawn.DAMAGED) from None
    pages = len(document)
    if not pages:
        raise NotDrawnError(NotDrawn.DAMAGED)
    number = min(max(number, 0), pages - 1)
    page = document[number]
    width, height = page.get_size()
    if min(width, height) <= 0:
        raise NotDrawnError(NotDrawn.DAMAGED)
    dots = width * _DOTS / _POINTS, height * _DOTS / _POINTS
    wide, high = _fitting(math.ceil(dots[0]), math.ceil(dots[1]))
    # The size that comes out is rounded up.
    scale = min((wide - 1) / width, (high - 1) / height)
    bitmap = page.render(scale=max(scale, 1e-6), rev_byteorder=True, may_draw_forms=False)
    rows = bytes(bitmap.buffer)
    lines = (
        rows[at * bitmap.stride : at * bitmap.stride + bitmap.width * bitmap.n_channels]
        for at in range(bitmap.height)
    )
    return Drawn(
        width=bitmap.width,
        height=bitmap.height,
        has_alpha=bitmap.n_channels == len("rgba"),
        pixels=b"".join(lines),
        page=number,
        pages=pages,
    )
