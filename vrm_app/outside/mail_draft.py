"""Write a letter as a mail that waits to be sent (RFC 5322), with the files that go with it.

A mail program that opens the file shows a draft (`X-Unsent`). It fills in the day of sending, so
there is none yet.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from vrm_app.outside.complaint import Recipient, Sender
from vrm_app.outside.letter_layout import text_of
from vrm_app.outside.letter_parts import Letter
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.plain_text import one_line

LARGEST = 18_000_000
"""Bytes of files in a mail; on the way they take a third more, and many desks refuse over 25 MB."""

_LONGEST_ADDRESS = 254
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_HOST = re.compile(
    r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}", re.ASCII | re.IGNORECASE
)
_MEDIA_TYPE = re.compile(r"([a-z0-9][\w.+-]*)/([a-z0-9][\w.+-]*)", re.ASCII | re.IGNORECASE)
# These hold other messages and may not be written as base64.
_HOLDING_MAIL = {"message", "multipart"}
# A host that can never be one (RFC 2606), for who writes without a mail address.
_NO_HOST = "letter.invalid"


def mail_draft(
    letter: Letter, sender: Sender, recipient: Recipient, files: Sequence[BundleFile]
) -> bytes:
    """Return the mail: the letter as its text, the files attached in this order."""
    message = EmailMessage(policy=SMTP)
    given, taken = sender_address(sender), mail_address(recipient.email)
    if given is not None:
        message["From"] = given
    if taken is not None:
        message["To"] = taken
    message["Subject"] = one_line(f"{letter.subject} [{letter.reference}]")
    message["Message-ID"] = _message_id(letter.reference, given)
    message["X-Unsent"] = "1"
    message.set_content(text_of(letter), cte="quoted-printable")
    for file in files:
        _attach(message, file)
    if files:
        message.set_boundary(_boundary(letter.reference, files))
    return message.as_bytes()


def mail_address(text: str | None, *, name: str = "") -> Address | None:
    """Return a text as the address of a mail, if it is just that."""
    local, at, host = (text or "").strip().rpartition("@")
    try:
        domain = host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if not at or not _LOCAL.fullmatch(local) or not _HOST.fullmatch(domain):
        return None
    if len(local) + len(domain) >= _LONGEST_ADDRESS:
        return None
    return Address(display_name=one_line(name), username=local, domain=domain)


def sender_address(sender: Sender) -> Address | None:
    """Return the address the sender writes from: the one for this recipient alone comes first."""
    texts = [text for text in (sender.alias, *sender.reply_to) if text]
    found = (mail_address(text, name=sender.name or "") for text in texts)
    return next((address for address in found if address is not None), None)


def fits(files: Iterable[BundleFile]) -> bool:
    """Tell whether a mail with these files is likely to be taken."""
    return sum(file.size for file in files) <= LARGEST


def _message_id(reference: str, given: Address | None) -> str:
    # The library would put this machine's name and the time into it.
    marked = re.sub(r"[^\w-]", "-", reference, flags=re.ASCII)
    return f"<{marked}@{given.domain if given else _NO_HOST}>"


def _attach(message: EmailMessage, file: BundleFile) -> None:
    found = _MEDIA_TYPE.match(file.media_type)
    main, sub = found.groups() if found else ("application", "octet-stream")
    if main.lower() in _HOLDING_MAIL:
        main, sub = "application", "octet-stream"
    params = {"charset": "utf-8"} if file.media_type.endswith("; charset=utf-8") else {}
    message.add_attachment(
        file.content, maintype=main, subtype=sub, filename=one_line(file.name), params=params
    )


def _boundary(reference: str, files: Iterable[BundleFile]) -> str:
    # Neither base64 nor quoted-printable writes "=_", so no content can hold it.
    digests = "".join(file.sha256 for file in files)
    return f"=_{hashlib.sha256((reference + digests).encode()).hexdigest()[:32]}"
