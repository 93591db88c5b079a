"""What the header of a mail says: texts, addresses, names of mails, dates."""

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime

from vrm_app.outside.limits import MAIL_ADDRESSES, MAIL_THREAD, UndatedMailError
from vrm_app.outside.mail import ADDRESS, MESSAGE_ID, Mailbox
from vrm_app.outside.mail_parts import Head
from vrm_app.outside.mail_text import clean_line, text_in

_DATE_CHARACTERS = 100
_YEARS = range(1971, 9000)
# Quoted words, comments, angle brackets and the signs between addresses (RFC 5322, section 3.4);
# possessive, so that it takes one pass.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|<[^<>]*+>?|[(),;:]|[^"<(),;:]++|.', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def line_in(head: Head, name: str) -> str:
    """Return what a field says on one line, decoded; the first where there are several."""
    return clean_line(decoded_words(_value(head, name)))


def decoded_words(value: str) -> str:
    """Return the text with its encoded words decoded (RFC 2047); as it is where they are wrong."""
    if "=?" not in value:
        return value
    try:
        found = decode_header(re.sub(r"[\r\n]+", "", value))
    except (HeaderParseError, ValueError):
        return value
    return "".join(_text(chunk, charset) for chunk, charset in found)


def mailboxes_in(head: Head, *names: str) -> tuple[Mailbox, ...]:
    """Return the addresses in these fields, each once."""
    found: dict[str, Mailbox] = {}
    for name in names:
        for value in head.get_all(name, []):
            for mailbox in _mailboxes(str(value)):
                found.setdefault(mailbox.address, mailbox)
                if len(found) == MAIL_ADDRESSES:
                    return tuple(found.values())
    return tuple(found.values())


def delivered_to(head: Head) -> tuple[Mailbox, ...]:
    """Return whose mailbox the mail was put into, as far as servers noted it."""
    return mailboxes_in(head, *_DELIVERED)


def message_id_in(head: Head) -> str | None:
    """Return the mail's own name, in angle brackets."""
    value = _value(head, "message-id").strip()
    named = _message_ids(value) or _message_ids(f"<{value}>")
    return named[0] if named else None


def followed(head: Head) -> tuple[str, ...]:
    """Return the names of the mails that this one follows, the nearest first."""
    nearest = _message_ids(_value(head, "in-reply-to"))
    before = _message_ids(_value(head, "references"))
    return tuple(dict.fromkeys([*nearest, *reversed(before)]))[:MAIL_THREAD]


def dated(head: Head) -> tuple[datetime, bool]:
    """Return when the mail was written, or, where that cannot be read, when it was received.

    The flag tells which; UndatedMailError where neither can be read.
    """
    for value in head.get_all("date", [])[:1]:
        at = _instant(str(value))
        if at is not None:
            return at, False
    # The topmost is from the server that the customer trusts.
    for value in head.get_all("received", [])[:1]:
        at = _instant(str(value).rpartition(";")[2])
        if at is not None:
            return at, True
    raise UndatedMailError


def is_automatic(head: Head) -> bool:
    """Tell whether a program answered by itself (RFC 3834)."""
    said = _value(head, "auto-submitted").partition(";")[0].strip().lower()
    return said not in {"", "no"} or "x-autoreply" in head or "x-autorespond" in head


def _value(head: Head, name: str) -> str:
    return str(head.get(name, ""))


def _text(chunk: bytes | str, charset: str | None) -> str:
    return chunk if isinstance(chunk, str) else text_in(chunk, charset or "ascii")


def _message_ids(value: str) -> list[str]:
    return [one for one in MESSAGE_ID.findall(value) if one == clean_line(one)]


def _instant(text: str) -> datetime | None:
    with contextlib.suppress(ValueError, TypeError, OverflowError, IndexError):
        at = parsedate_to_datetime(text.strip()[:_DATE_CHARACTERS])
        # A zone of -0000 says that only the time in UTC is known (RFC 5322, section 3.3).
        kept = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        if kept.year in _YEARS:
            return kept
    return None


def _mailboxes(value: str) -> Iterator[Mailbox]:
    phrase: list[str] = []
    comments: list[str] = []
    angle = ""
    depth = 0
    for sign in (*_TOKEN.findall(value), ","):
        if sign in "()":
            depth = max(0, depth + (1 if sign == "(" else -1))
        elif depth:
            comments.append(sign)
        elif sign.startswith("<"):
            angle = sign.strip("<>")
        elif sign in ",;:":
            # What stands before a colon is the name of a group.
            mailbox = None if sign == ":" else _mailbox(phrase, comments, angle)
            if mailbox is not None:
                yield mailbox
            phrase, comments, angle = [], [], ""
        else:
            phrase.append(sign)


def _mailbox(phrase: list[str], comments: list[str], angle: str) -> Mailbox | None:
    if angle:
        # Routes were once written before the address.
        address, name = angle.rpartition(":")[2], _name(phrase)
    else:
        address, name = "".join(phrase), ""
    local, _, domain = "".join(address.split()).rpartition("@")
    address = f"{local}@{domain.lower().rstrip('.')}"
    if not ADDRESS.fullmatch(address) or address != clean_line(address):
        return None
    return Mailbox(address=address, name=name or _name(comments))


def _name(tokens: list[str]) -> str:
    # Some write encoded words between quotation marks, where they should not be any.
    said = "".join(_ESCAPE.sub(r"\1", one.strip('"')) if one[0] == '"' else one for one in tokens)
    return clean_line(decoded_words(said)).strip("'\" ")
