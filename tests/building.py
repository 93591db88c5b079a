"""Small makers of vaults and records, so that a test says only what it is about."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record
from vrm_app.services import attaching
from vrm_app.services import records as keeping
from vrm_app.vault import files, history, records
from vrm_app.vault.creation import create_vault
from vrm_app.vault.database import Connection
from vrm_app.vault.history import Change
from vrm_app.vault.keys import KdfCost, MasterKey
from vrm_app.vault.vault import Vault, open_with_key

PASSPHRASE = "seven quiet herons by the lake"
CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that a vault may ask for, so that tests need not wait."""
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = NOW.date()

NOBODY = "01900000-0000-7000-8000-000000000000"
"""An id that is none of a record."""
IDS = {kind: f"01900000-0000-7000-8000-{number:012x}" for number, kind in enumerate(KINDS, 1)}
"""An id for each kind, for records that no vault has yet."""
CONTENT = b"test"
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

Fields = dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A vault that was made once and is copied for each test."""

    folder: Path
    master: MasterKey
    id: str

    def copied_to(self, place: Path) -> Vault:
        """Return a fresh copy, open."""
        shutil.copytree(self.folder, place)
        return self.opened(place)

    def opened(self, place: Path) -> Vault:
        """Return a copy that was made before, open."""
        return open_with_key(place, self.master, vault_id=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """A vault with one record of every kind, to be copied, and their ids by kind."""

    template: Template
    ids: dict[str, str]


def make_template(folder: Path) -> Template:
    with create_vault(folder, PASSPHRASE, cost=CHEAP, now=NOW) as vault:
        return Template(folder=folder, master=vault.master, id=vault.id)


def least(kind: str, ids: dict[str, str]) -> Fields:
    """Return the fewest fields with which a record of a kind can be added."""
    company, need = ids.get("company", NOBODY), ids.get("need", NOBODY)
    fields: dict[str, Fields] = {
        "company": {"name": "Acme"},
        "contact_point": {"channel": "email", "address": "help@acme.example"},
        "person": {"name": "Kim Doe"},
        "interaction": {"at": "2026-05-01T10:00:00Z", "direction": "in", "channel": "email"},
        "case": {"type": "complaint", "title": "The kettle leaks"},
        "promise": {"by": "company", "what": "A refund"},
        "agreement": {"type": "contract", "title": "Electricity"},
        "data_item": {"type": "email", "value": "me@home.example"},
        "disclosure": {"data_item_id": ids.get("data_item", NOBODY)},
        "judgement": {"dimension": "honesty", "score": 3},
        "review": {"rating": 4},
        "need": {"title": "A bicycle"},
        "offer": {"need_id": need},
        "terms": {"title": "Only for the answer"},
        "source": {"name": "Robin", "type": "friend"},
        "advice": {"source_id": ids.get("source", NOBODY), "text": "Ask for the manual"},
        "reminder": {"due_on": "2026-07-01", "subject": "Call them"},
        "saved_search": {"name": "Open promises", "asked": "kind:promise is:open"},
        "attachment": {
            "about": company,
            "file_name": "a.txt",
            "media_type": "text/plain",
            "size": 4,
            "sha256": SHA256,
        },
        "inbox": {"text": "Called about the kettle"},
        "release": {
            "what": ids.get("case", NOBODY),
            "recipient": company,
            "sha256": SHA256,
            "route": "file",
            "identity": "known",
        },
    }
    of_a_company = {
        *("contact_point", "person", "interaction", "case", "promise", "agreement"),
        *("disclosure", "judgement", "review", "offer"),
    }
    return {**({"company_id": company} if kind in of_a_company else {}), **fields[kind]}


def refusal(kind: str, fields: Fields) -> FieldError | Record:
    """Return why a record cannot be made of these fields, or the record."""
    try:
        return KINDS[kind].read(fields, now=NOW)
    except FieldError as error:
        return error


def add(vault: Vault, kind: str, **fields: Json) -> str:
    """Add a record as a customer would, and return its id."""
    return keeping.add(vault, kind, fields, now=NOW).id


def company(vault: Vault, name: str = "Acme", **fields: Json) -> str:
    return add(vault, "company", name=name, **fields)


def case(vault: Vault, company_id: str, **fields: Json) -> str:
    return add(vault, "case", **{**least("case", {"company": company_id}), **fields})


def exchange(vault: Vault, company_id: str, **fields: Json) -> str:
    return add(vault, "interaction", **{**least("interaction", {"company": company_id}), **fields})


def edit(vault: Vault, record_id: str, **patch: Json) -> None:
    keeping.edit(vault, record_id, patch, now=NOW)


def delete(vault: Vault, record_id: str) -> None:
    keeping.delete(vault, record_id, now=NOW)


def restore(vault: Vault, record_id: str) -> None:
    keeping.restore(vault, record_id, now=NOW)


def erase(vault: Vault, record_id: str) -> int:
    return keeping.erase(vault, record_id, now=NOW).records


def attach(vault: Vault, about: str, content: bytes = b"a file", name: str = "letter.txt") -> str:
    return attaching.attach(vault, about, name, content, now=NOW).id


def keep(vault: Vault, kind: str, fields: Fields) -> str:
    """Keep a record of any kind, also of those that `add` refuses."""
    record = KINDS[kind].read(fields, now=NOW)
    with vault.writing(f"keep {kind}", now=NOW) as writing:
        if kind == "attachment":
            files.put(writing.connection, CONTENT)
        return records.add(writing, record).id


def furnish(vault: Vault) -> dict[str, str]:
    """Put one record of every kind into a vault, and return their ids by kind."""
    ids: dict[str, str] = {}
    for kind in KINDS:
        if kind == "attachment":
            ids[kind] = attach(vault, ids["company"])
        else:
            ids[kind] = keep(vault, kind, least(kind, ids))
    return ids


def shown(vault: Vault, kind: str, *, trash: bool = False) -> list[str]:
    """Return the ids that a list of a kind shows."""
    return [record.id for record in keeping.list_of(vault, kind, trash=trash)]


def record(vault: Vault, record_id: str) -> Record:
    with vault.reading() as connection:
        return records.get(connection, record_id)


def changes(vault: Vault, record_id: str | None = None) -> list[Change]:
    with vault.reading() as connection:
        return list(history.changes(connection, record_id))


def counter(vault: Vault) -> int:
    with vault.reading() as connection:
        return int(connection.execute("SELECT commit_counter FROM vault").fetchone()[0])


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, and every word of the search index."""
    # Even a table of words in memory is more than a reader may make.
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search_text, row)")
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    every = {name: f'SELECT * FROM "{name}"' for (name,) in names}
    rows = {name: connection.execute(sql).fetchall() for name, sql in every.items()}
    rows["word"] = connection.execute("SELECT term FROM temp.word").fetchall()
    connection.execute("DROP TABLE temp.word")
    return rows


def day(text: str) -> date:
    return date.fromisoformat(text)


def several_contracts(vault: Vault, company_id: str, count: int) -> list[str]:
    """Add many contracts at once, as an import would, and return their ids."""
    with vault.writing("import", now=NOW) as writing:
        return [
            records.add(
                writing,
                KINDS["agreement"].read(
                    {"company_id": company_id, "type": "contract", "title": f"Contract {number}"},
                    now=NOW,
                ),
            ).id
            for number in range(count)
        ]
