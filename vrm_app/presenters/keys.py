"""What the keys do: the rows of the list of keys, and which of them a few letters leave."""

from collections.abc import Sequence
from gettext import pgettext
from typing import NamedTuple

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


def matching(rows: Sequence[KeyRow], typed: str) -> list[KeyRow]:
    """Return the rows in which every word stands that was typed."""
    words = typed.casefold().split()
    return [row for row in rows if all(word in row.spoken.casefold() for word in words)]
