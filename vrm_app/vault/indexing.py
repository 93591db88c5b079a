"""Putting into the index of texts whatever is not in it, after it was made anew."""

from vrm_app.vault.database import Connection
from vrm_app.vault.records import texts_of
from vrm_app.vault.search import Texts


def index_the_rest(connection: Connection) -> None:
    """Put the texts of every record into the index that should be there and is not."""
    texts = Texts(connection)
    last = 0
    while found := connection.execute(_MISSING, (last, _AT_ONCE)).fetchall():
        read = texts_of(connection, {record_id: kind for _, record_id, kind in found})
        for number, record_id, _ in found:
            texts.remember(number, *read[record_id])
            last = number
    texts.write()


_AT_ONCE = 100
"""How many records are read at a time: a text may be long."""

_MISSING = """
    SELECT number, id, kind FROM record
    WHERE number > ? AND NOT trashed
        AND NOT EXISTS (SELECT 1 FROM search_text_docsize AS kept WHERE kept.id = record.number)
    ORDER BY number
    LIMIT ?
"""
