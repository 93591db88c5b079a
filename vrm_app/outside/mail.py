"""What was found in an e-mail, and how it crosses to another process."""

import binascii
import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from vrm_app.outside.limits import (
    MAIL_ADDRESSES,
    MAIL_THREAD,
    PARTS,
    PROSE_CHARACTERS,
    TEXT_CHARACTERS,
)
from vrm_app.outside.mail_text import clean_line, clean_lines


class Coding(StrEnum):
    """How the bytes of a part are written in the mail (RFC 2045, section 6)."""

    PLAIN = "plain"
    BASE64 = "base64"
    QUOTED = "quoted-printable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An address, and the name that stands with it, which may be empty."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """A file in a mail: where its bytes stand in the mail, and how they are written there."""

    name: str
    media_type: str
    start: int
    end: int
    coding: Coding

    def content(self, mail: bytes) -> bytes:
        """Return the bytes of the file, out of the bytes of the whole mail."""
        return decoded(mail[self.start : self.end], self.coding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One e-mail, every text clean and no longer than a record takes."""

    at: datetime
    at_receipt: bool
    """Whether the date is that of its receipt, because its own cannot be read."""
    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    delivered_to: tuple[Mailbox, ...]
    """Whose mailbox it was put into, as far as servers noted it."""
    subject: str
    body: str
    message_id: str | None
    """In angle brackets, as the mails that follow name it."""
    follows: tuple[str, ...]
    """The mails that it says it follows, the nearest first."""
    files: tuple[MailFile, ...]
    has_unsubscribe: bool
    is_automatic: bool


class NotAMailAnswerError(Exception):
    """The value does not hold a mail."""


def decoded(content: bytes, coding: Coding) -> bytes:
    """Return what a part holds; where it is damaged, as much of it as can be told."""
    match coding:
        case Coding.BASE64:
            return _from_base64(content)
        case Coding.QUOTED:
            return binascii.a2b_qp(content)
    return content


def as_json(mail: Mail) -> object:
    """Return the mail as a JSON value."""
    return {
        "at": mail.at.isoformat(),
        "at_receipt": mail.at_receipt,
        "sender": mail.sender and [mail.sender.address, mail.sender.name],
        "to": [[one.address, one.name] for one in mail.to],
        "cc": [[one.address, one.name] for one in mail.cc],
        "delivered_to": [[one.address, one.name] for one in mail.delivered_to],
        "subject": mail.subject,
        "body": mail.body,
        "message_id": mail.message_id,
        "follows": list(mail.follows),
        "files": [
            [file.name, file.media_type, file.start, file.end, file.coding] for file in mail.files
        ],
        "has_unsubscribe": mail.has_unsubscribe,
        "is_automatic": mail.is_automatic,
    }


def from_json(value: object, size: int) -> Mail:
    """Return the mail of so many bytes that a JSON value holds, or raise NotAMailAnswerError."""
    match value:
        case {
            "at": str(at),
            "at_receipt": bool(at_receipt),
            "sender": list() | None as sender,
            "to": list(to),
            "cc": list(cc),
            "delivered_to": list(delivered_to),
            "subject": str(subject),
            "body": str(body),
            "message_id": str() | None as message_id,
            "follows": list(follows),
            "files": list(files),
            "has_unsubscribe": bool(has_unsubscribe),
            "is_automatic": bool(is_automatic),
        } if len(follows) <= MAIL_THREAD and len(files) <= PARTS:
            return Mail(
                at=_instant(at),
                at_receipt=at_receipt,
                sender=None if sender is None else _mailbox(sender),
                to=_mailboxes(to),
                cc=_mailboxes(cc),
                delivered_to=_mailboxes(delivered_to),
                subject=_line(subject),
                body=_lines(body),
                message_id=None if message_id is None else _message_id(message_id),
                follows=tuple(_message_id(one) for one in follows),
                files=tuple(_file(one, size) for one in files),
                has_unsubscribe=has_unsubscribe,
                is_automatic=is_automatic,
            )
    raise NotAMailAnswerError


MESSAGE_ID = re.compile(r"<[^<>\s]{1,298}>")
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
ADDRESS = re.compile(r'[^\s<>()"@,;]+@[^\s<>()"@,;]+')


def _from_base64(content: bytes) -> bytes:
    # What has lost its end is read as far as it goes, as mail programs do.
    for padding in (b"", b"=", b"==", b"A=="):
        with contextlib.suppress(binascii.Error):
            return binascii.a2b_base64(content + padding)
    return b""


def _instant(text: str) -> datetime:
    with contextlib.suppress(ValueError, OverflowError):
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    raise NotAMailAnswerError


def _mailboxes(values: list[object]) -> tuple[Mailbox, ...]:
    if len(values) > MAIL_ADDRESSES:
        raise NotAMailAnswerError
    return tuple(_mailbox(value) for value in values)


def _mailbox(value: object) -> Mailbox:
    match value:
        case [str(address), str(name)] if ADDRESS.fullmatch(address):
            return Mailbox(address=_line(address), name=_line(name))
    raise NotAMailAnswerError


def _message_id(value: object) -> str:
    if isinstance(value, str) and MESSAGE_ID.fullmatch(value):
        return _line(value)
    raise NotAMailAnswerError


def _file(value: object, size: int) -> MailFile:
    match value:
        case [str(name), str(media_type), int(start), int(end), str(coding)] if (
            name
            and MEDIA_TYPE.fullmatch(media_type)
            and 0 <= start <= end <= size
            and coding in list(Coding)
        ):
            return MailFile(
                name=_line(name),
                media_type=_line(media_type),
                start=start,
                end=end,
                coding=Coding(coding),
            )
    raise NotAMailAnswerError


def _line(text: str) -> str:
    if len(text) > TEXT_CHARACTERS or text != clean_line(text):
        raise NotAMailAnswerError
    return text


def _lines(text: str) -> str:
    if len(text) > PROSE_CHARACTERS or text != clean_lines(text):
        raise NotAMailAnswerError
    return text
