"""Take hidden details out of a picture of any kind that is known here."""

from vrm_app.outside import scrub_gif, scrub_heif, scrub_jpeg, scrub_png, scrub_webp
from vrm_app.outside.scrubbed import Left, NotScrubbedError, Scrubbed


def is_picture(content: bytes) -> bool:
    """Tell whether the beginning is that of a picture which can be scrubbed."""
    starts = (scrub_jpeg.START, scrub_png.START, *scrub_gif.STARTS)
    return content.startswith(starts) or scrub_webp.is_webp(content) or scrub_heif.is_heif(content)


def scrub(content: bytes) -> Scrubbed:
    """Return the picture without hidden details, the same to the eye; or NotScrubbedError."""
    if content.startswith(scrub_jpeg.START):
        return scrub_jpeg.scrub(content)
    if content.startswith(scrub_png.START):
        return scrub_png.scrub(content)
    if content.startswith(scrub_gif.STARTS):
        return scrub_gif.scrub(content)
    if scrub_webp.is_webp(content):
        return scrub_webp.scrub(content)
    if scrub_heif.is_heif(content):
        return scrub_heif.scrub(content)
    raise NotScrubbedError(Left.UNKNOWN)
