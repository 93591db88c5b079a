"""What the keys do: the rows of the list of keys, and which of them a few letters leave."""

from collections.abc import Sequence
from typing import NamedTuple


class KeyRow(NamedTuple):
    """What can be done, under which group, and the keys that do it."""

    group: str
    text: str
    keys: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join((self.group, self.text, ", ".join(self.keys)))


def matching(rows: Sequence[KeyRow], typed: str) -> list[KeyRow]:
    """Return the rows in which every word stands that was typed."""
    words = typed.casefold().split()
    return [row for row in rows if all(word in row.spoken.casefold() for word in words)]
