"""What was written in forms and not saved when the vault was closed; it has no history."""

import json
from collections.abc import Mapping

from vrm_app.vault import actions
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing

Forms = Mapping[str, Mapping[str, str]]
"""What stands in the fields of each form."""


def find(connection: Connection) -> dict[str, dict[str, str]]:
    """Return what was written, by form."""
    rows = connection.execute("SELECT form, written FROM unsaved ORDER BY form").fetchall()
    return {form: json.loads(written) for form, written in rows}


def replace(writing: Writing, forms: Forms) -> None:
    """Keep this in place of what was kept before."""
    connection = writing.connection
    connection.execute("DELETE FROM unsaved")
    connection.executemany(
        "INSERT INTO unsaved (form, written) VALUES (?, ?)",
        [(form, json.dumps(dict(values))) for form, values in forms.items()],
    )
    actions.leave_none(connection)
    writing.changed = True
