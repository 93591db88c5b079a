"""Which of the customer's data stands in the words of a letter, wherever it came from."""

import re
from collections.abc import Iterator

from vrm_app.domain.data_item import DataItem
from vrm_app.domain.identity import DataItemId
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.letter import letter
from vrm_app.vault import lists
from vrm_app.vault.database import Connection

SHORTEST = 4
"""Signs of a value that can be told from any other word."""


def mentioned_in(connection: Connection, complaint: Complaint) -> Iterator[DataItemId]:
    """Yield the data items whose value stands in the letter."""
    text = plain(letter(complaint))
    for item in lists.of_kind(connection, DataItem):
        if stands_in(text, item.value):
            yield DataItemId(item.id)


def plain(text: str) -> str:
    """Return a text as values are looked for in it: in small letters, one blank between words."""
    return " ".join(text.split()).casefold()


def stands_in(text: str, value: str) -> bool:
    """Tell whether a value stands in a plain text as words of its own."""
    wanted = plain(value)
    if len(wanted) < SHORTEST or wanted not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None
