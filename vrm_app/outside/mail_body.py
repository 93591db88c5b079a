"""Which parts of a mail are its text, and which are files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vrm_app.outside.file_names import safe_names
from vrm_app.outside.html_text import text_of_html
from vrm_app.outside.limits import HTML_CHARACTERS, INLINE_IMAGE_BYTES, PROSE_CHARACTERS
from vrm_app.outside.mail import MEDIA_TYPE, Coding, MailFile, decoded
from vrm_app.outside.mail_headers import decoded_words
from vrm_app.outside.mail_parts import Head, Part
from vrm_app.outside.mail_text import clean_line, clean_lines, text_in, unflowed

_TEXTS = frozenset({"text/plain", "text/html"})
# They prove something about the mail as a whole, which is kept as a whole.
_SIGNATURES = frozenset(
    {
        *("application/pkcs7-signature", "application/x-pkcs7-signature"),
        "application/pgp-signature",
    }
)
_CODINGS = {"base64": Coding.BASE64, "quoted-printable": Coding.QUOTED}
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/pkcs7-mime": ".p7m",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/delivery-status": ".txt",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/vcard": ".vcf",
}
_UNKNOWN = "application/octet-stream"
_BYTES_A_CHARACTER = 4


@dataclass(slots=True)
class _Found:
    """The parts of which a mail, or a part of it, consists."""

    texts: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)


def text_and_files(content: bytes, whole: Part) -> tuple[str, tuple[MailFile, ...]]:
    """Return what the mail says, as plain text, and the files that come with it."""
    found = _found(content, whole)
    said = "\n\n".join(filter(None, _texts(content, found.texts)))
    names = safe_names(map(_name, found.files))
    files = (_file(part, name) for part, name in zip(found.files, names, strict=True))
    return clean_lines(said), tuple(files)


def _texts(content: bytes, parts: Iterable[Part]) -> Iterator[str]:
    length = 0
    for part in parts:
        if length > PROSE_CHARACTERS:
            return
        text = _text(content, part).strip()
        length += len(text)
        yield text


def _found(content: bytes, part: Part) -> _Found:
    if not part.parts:
        return _alone(part)
    each = [_found(content, one) for one in part.parts]
    files = [file for found in each for file in found.files]
    if part.media_type != "multipart/alternative":
        return _Found([text for found in each for text in found.texts], files)
    return _Found(_chosen(content, each), files)


def _chosen(content: bytes, each: list[_Found]) -> list[Part]:
    """Return the texts of the version that is plain and says something, else of the last."""
    with_texts = [found.texts for found in each if found.texts]
    for texts in with_texts:
        plain = all(text.media_type != "text/html" for text in texts)
        if plain and any(_text(content, text).strip() for text in texts):
            return texts
    return with_texts[-1] if with_texts else []


def _alone(part: Part) -> _Found:
    kind = part.media_type
    disposition = (part.head.get_content_disposition() or "").strip()
    if kind in _SIGNATURES:
        return _Found()
    # Without a boundary that occurs in it, what says that it has parts is a text.
    if kind in _TEXTS or kind.startswith("multipart/"):
        is_text = disposition != "attachment" and not _file_name(part.head)
        return _Found([part]) if is_text else _Found([], [part])
    is_mark = kind.startswith("image/") and (disposition == "inline" or "content-id" in part.head)
    if is_mark and disposition != "attachment" and part.end - part.start < INLINE_IMAGE_BYTES:
        return _Found()
    return _Found([], [part])


def _text(content: bytes, part: Part) -> str:
    is_html = part.media_type == "text/html"
    most = HTML_CHARACTERS if is_html else PROSE_CHARACTERS
    said = decoded(content[part.start : part.end], _coding(part.head))
    text = text_in(said[: most * _BYTES_A_CHARACTER], _parameter(part.head, "charset"))
    if is_html:
        return text_of_html(text)
    if _parameter(part.head, "format").lower() == "flowed":
        return unflowed(text, joins_words=_parameter(part.head, "delsp").lower() == "yes")
    return text


def _file(part: Part, name: str) -> MailFile:
    kind = part.media_type
    return MailFile(
        name=name,
        media_type=kind if MEDIA_TYPE.fullmatch(kind) else _UNKNOWN,
        start=part.start,
        end=part.end,
        coding=_coding(part.head),
    )


def _name(part: Part) -> str:
    given = _file_name(part.head)
    return given or "attachment" + _ENDINGS.get(part.media_type, "")


def _file_name(head: Head) -> str:
    try:
        name = head.get_filename() or ""
    except (LookupError, ValueError):
        # It names a character set that is none.
        return ""
    return clean_line(decoded_words(name))


def _coding(head: Head) -> Coding:
    named = str(head.get("content-transfer-encoding", "")).partition(";")[0].strip().lower()
    return _CODINGS.get(named, Coding.PLAIN)


def _parameter(head: Head, name: str) -> str:
    value = head.get_param(name, "")
    # By RFC 2231 it may come with a character set and a language.
    return str(value[2] if isinstance(value, tuple) else value)
