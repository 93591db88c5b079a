"""What the keys do: the rows of the list of keys, and which of them a few letters leave."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import pgettext
from typing import NamedTuple, Protocol, TypeVar

_KEYS = {
    "Ctrl": pgettext("key", "Ctrl"),
    "Shift": pgettext("key", "Shift"),
    "Alt": pgettext("key", "Alt"),
    "Enter": pgettext("key", "Enter"),
    "Return": pgettext("key", "Enter"),
    "Esc": pgettext("key", "Esc"),
    "Space": pgettext("key", "Space"),
    "Tab": pgettext("key", "Tab"),
    "Del": pgettext("key", "Del"),
    "Ins": pgettext("key", "Ins"),
    "Backspace": pgettext("key", "Backspace"),
    "Home": pgettext("key", "Home"),
    "End": pgettext("key", "End"),
    "PgUp": pgettext("key", "PgUp"),
    "PgDown": pgettext("key", "PgDown"),
    "Up": pgettext("key", "Up"),
    "Down": pgettext("key", "Down"),
    "Left": pgettext("key", "Left"),
    "Right": pgettext("key", "Right"),
}
"""What stands on a key, by what we and Qt call it."""


class _Spoken(Protocol):
    @property
    def spoken(self) -> str:
        """The row as it is read out."""


_Row = TypeVar("_Row", bound=_Spoken)


class KeyRow(NamedTuple):
    """What can be done, under which group, and the keys that do it."""

    group: str
    text: str
    keys: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys as they stand on a keyboard."""
        return tuple(key_words(one) for one in self.keys)

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join((self.group, self.text, ", ".join(self.shown)))


def key_words(keys: str) -> str:
    """Write keys that are pressed together as they stand on a keyboard: Ctrl+K."""
    return "+".join(_KEYS.get(one, one) for one in keys.split("+"))


def keyed(words: str, keys: Sequence[str]) -> str:
    """Write what a key does with the first of its keys behind it, where it has one."""
    if not keys:
        return words
    return _("{what} ({keys})").format(what=words, keys=key_words(keys[0]))


def is_letter(key: str) -> bool:
    """Tell whether a key is a single character, which speech and shaky hands press by mistake.

    WCAG 2.2, 2.1.4: letters, capital ones too, digits and signs.
    """
    return len(key.removeprefix("Shift+")) == 1


def matching(rows: Sequence[_Row], typed: str) -> list[_Row]:
    """Return the rows in which every word stands that was typed."""
    words = typed.casefold().split()
    return [row for row in rows if all(word in row.spoken.casefold() for word in words)]
