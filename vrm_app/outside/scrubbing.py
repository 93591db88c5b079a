"""Take hidden details out of files before they leave: who made them, where, when, with what."""

from vrm_app.outside.confined import scrub_confined
from vrm_app.outside.limits import UnreadableFileError
from vrm_app.outside.scrubbed import Left, Scrubbed
from vrm_app.outside.scrubbers import form_of

_MAIL = "message/rfc822"
_PLAIN = frozenset(
    "text/plain text/csv text/tab-separated-values text/markdown application/json".split()
)
"""All there is in these is seen by whoever opens them."""


def scrub(content: bytes, media_type: str) -> Scrubbed:
    """Return the file as it may leave, what was taken out of it and what it may still tell.

    What cannot be scrubbed comes back as it is, with the reason. Hostile files are taken apart in
    a process that holds no keys.
    """
    form = form_of(content)
    if form is None:
        return _as_it_is(content, media_type)
    try:
        outcome = scrub_confined(form, content)
    except UnreadableFileError:
        outcome = Left.DAMAGED
    if isinstance(outcome, Left):
        return Scrubbed(content=content, left=(outcome,))
    return outcome


def _as_it_is(content: bytes, media_type: str) -> Scrubbed:
    if media_type in _PLAIN and b"\0" not in content:
        return Scrubbed(content=content)
    left = Left.MAIL if media_type == _MAIL else Left.UNKNOWN
    return Scrubbed(content=content, left=(left,))
