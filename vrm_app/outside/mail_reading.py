"""An e-mail as a mail program saves it (.eml), read."""

from vrm_app.outside.limits import NotAMailError, UnreadableFileError, refuse_large
from vrm_app.outside.mail import Mail
from vrm_app.outside.mail_body import text_and_files
from vrm_app.outside.mail_headers import (
    dated,
    delivered_to,
    followed,
    is_automatic,
    line_in,
    mailboxes_in,
    message_id_in,
)
from vrm_app.outside.mail_parts import Part, parts_of

_OF_A_MAIL = ("from", "date", "received", "message-id", "subject", "to")


def read_mail(content: bytes) -> Mail:
    """Return the mail in a file.

    Raises an UnreadableFileError for what is none, is over a limit, or has no date.
    """
    refuse_large(content)
    try:
        return _mail(content, parts_of(content))
    except UnreadableFileError:
        raise
    except Exception:  # noqa: BLE001  # the border: whatever the library meets in a hostile file
        raise UnreadableFileError from None


def _mail(content: bytes, whole: Part) -> Mail:
    head = whole.head
    if not any(name in head for name in _OF_A_MAIL):
        raise NotAMailError
    at, at_receipt = dated(head)
    senders = mailboxes_in(head, "from") or mailboxes_in(head, "sender")
    body, files = text_and_files(content, whole)
    return Mail(
        at=at,
        at_receipt=at_receipt,
        sender=senders[0] if senders else None,
        to=mailboxes_in(head, "to"),
        cc=mailboxes_in(head, "cc"),
        delivered_to=delivered_to(head),
        subject=line_in(head, "subject"),
        body=body,
        message_id=message_id_in(head),
        follows=followed(head),
        files=files,
        has_unsubscribe="list-unsubscribe" in head,
        is_automatic=is_automatic(head),
    )
