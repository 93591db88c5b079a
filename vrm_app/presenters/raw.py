"""Files as they are, sign by sign: text as it stands, everything else in hexadecimal."""

import re
from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.presenters.words import size_words

_SHOWN_BYTES = 1 << 16
_A_LINE = 16
_LONGEST_LINE = 1 << 14
_LONG = re.compile(rf"([^\n]{{{_LONGEST_LINE}}})(?=[^\n])")
# What one does not see, what turns the direction of text, and what a screen obeys.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """One file, and what is shown of it."""

    name: str
    size: str
    text: str
    note: str
    is_json: bool
    content: bytes

    @property
    def title(self) -> str:
        """Name and size."""
        return f"{self.name}  {self.size}"


def raw_of(name: str, media_type: str, content: bytes) -> RawFile:
    """Return what is shown of a file: all of a text, the beginning of anything else."""
    text = _text_of(media_type, content)
    note = ""
    if text is None:
        text = _hexadecimal(content[:_SHOWN_BYTES])
        note = _("This file is no text. Its bytes are shown in hexadecimal.")
        if len(content) > _SHOWN_BYTES:
            note = _(
                "This file is no text. The first {shown} of {size} are shown in hexadecimal."
            ).format(shown=size_words(_SHOWN_BYTES), size=size_words(len(content)))
    else:
        text, note = _as_shown(text)
    return RawFile(
        name=spelled(name),
        size=size_words(len(content)),
        text=text,
        note=note,
        is_json=media_type.endswith("json"),
        content=content,
    )


def spelled(text: str) -> str:
    """Return the text with what one would not see spelled out."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def _as_shown(text: str) -> tuple[str, str]:
    """Return a text as it can be shown, and what was done to it for that."""
    notes = []
    if _UNSEEN.search(text):
        text = spelled(text)
        notes.append(_("Signs that one would not see are spelled out, such as <U+200B>."))
    # A screen takes minutes to lay out a line of millions.
    text, broken = _LONG.subn(r"\1\n", text)
    if broken:
        notes.append(_("Lines of more than {n} signs are broken.").format(n=_LONGEST_LINE))
    return text, " ".join(notes)


def _text_of(media_type: str, content: bytes) -> str | None:
    if not (media_type.startswith(("text/", "message/")) or media_type.endswith("json")):
        return None
    try:
        # The end of a line is no sign of its own.
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _hexadecimal(content: bytes) -> str:
    return "\n".join(
        f"{content[at : at + _A_LINE].hex(' '):<{_A_LINE * 3}} {_signs(content[at : at + _A_LINE])}"
        for at in range(0, len(content), _A_LINE)
    )


def _signs(content: bytes) -> str:
    return "".join(chr(one) if 0x20 <= one < 0x7F else "·" for one in content)  # noqa: PLR2004  (ASCII)
