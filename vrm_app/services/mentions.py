"""Which of the customer's data stands in the words of a letter, wherever it came from."""

import re
from collections.abc import Container

from vrm_app.domain.data_item import DataItem
from vrm_app.domain.identity import DataItemId
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.letter import letter
from vrm_app.vault import lists
from vrm_app.vault.database import Connection

SHORTEST = 4
"""Signs of a value that can be told from any other word."""


def mentioned_in(
    connection: Connection, complaint: Complaint, *, told: Container[DataItemId]
) -> tuple[DataItemId, ...]:
    """Return the data items whose value stands in the letter beside those it tells anyway.

    Of several with one value the newest is returned, and none where one is told anyway.
    """
    text = plain(letter(complaint))
    found: dict[tuple[str, str], DataItemId] = {}
    values = set()
    for item in lists.of_kind(connection, DataItem):
        value = (item.type, plain(item.value))
        if DataItemId(item.id) in told:
            values.add(value)
        elif stands_in(text, item.value):
            found.setdefault(value, DataItemId(item.id))
    return tuple(item for value, item in found.items() if value not in values)


def plain(text: str) -> str:
    """Return a text as values are looked for in it: in small letters, one blank between words."""
    return " ".join(text.split()).casefold()


def stands_in(text: str, value: str) -> bool:
    """Tell whether a value stands in a plain text as words of its own."""
    wanted = plain(value)
    if len(wanted) < SHORTEST or wanted not in text:
        return False
    # A part of a longer name, address or number is another one.
    alone = rf"(?<![\w@.-]){re.escape(wanted)}(?![\w@-]|\.\w)"
    return re.search(alone, text) is not None
