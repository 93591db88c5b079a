"""The forms that can be scrubbed, told by their first bytes whatever the file is called."""

from collections.abc import Callable
from enum import StrEnum

from vrm_app.outside import scrub_office, scrub_pdf, scrub_picture
from vrm_app.outside.limits import refuse_large
from vrm_app.outside.scrubbed import NotScrubbedError, Scrubbed


class Form(StrEnum):
    """A family of files, by what the process that scrubs it is started with."""

    PICTURE = "scrub-picture"
    PDF = "scrub-pdf"
    OFFICE = "scrub-office"


_SCRUBBERS: dict[Form, Callable[[bytes], Scrubbed]] = {
    Form.PICTURE: scrub_picture.scrub,
    Form.PDF: scrub_pdf.scrub,
    Form.OFFICE: scrub_office.scrub,
}


def form_of(content: bytes) -> Form | None:
    """Return the form that the first bytes show."""
    if scrub_picture.is_picture(content):
        return Form.PICTURE
    if content.startswith(scrub_office.START):
        return Form.OFFICE
    if scrub_pdf.START in content[: scrub_pdf.HEAD_BYTES]:
        return Form.PDF
    return None


def scrub_here(form: Form, content: bytes) -> Scrubbed:
    """Return what scrubbing comes to, in this process; NotScrubbedError for what cannot be."""
    refuse_large(content)
    try:
        return _SCRUBBERS[form](content)
    except NotScrubbedError:
        raise
    except Exception:  # noqa: BLE001  (what a hostile file makes a library raise has no bounds)
        # The cause may repeat what the file says.
        raise NotScrubbedError from None
