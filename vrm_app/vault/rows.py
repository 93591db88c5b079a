"""What a vault keeps beside its records: rows as they stand in an archive, and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from vrm_app.domain.compounds import Part
from vrm_app.domain.fields import Cell, FieldType, Json
from vrm_app.domain.identity import CompanyId, RecordId, ReleaseId
from vrm_app.domain.record import Count, Text, fields_of
from vrm_app.domain.scalars import Whole
from vrm_app.vault import actions, database
from vrm_app.vault.database import Connection
from vrm_app.vault.keeping import DIGEST, SALT
from vrm_app.vault.whole import UnsoundError

Row = TypeVar("Row")

_KEY_SIZE = 32
_WORD = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)
_HEX = re.compile(r"[0-9a-f]*", re.ASCII)


class Exact(FieldType):
    """A text kept to the letter."""

    def parse(self, value: Json) -> str:
        """Return the text as it is."""
        if not isinstance(value, str):
            # Like every wrong value in JSON.
            raise ValueError("must be a text in quotation marks")  # noqa: TRY004
        # What is no Unicode text ends here, as another ValueError.
        value.encode()
        return value


class Word(FieldType):
    """A short name without spaces."""

    def read(self, value: str) -> str:
        """Return the word."""
        if not _WORD.fullmatch(value):
            raise ValueError("must be a word")
        return value


@dataclass(frozen=True)
class Hex(FieldType):
    """So many bytes in hexadecimal."""

    size: int

    def read(self, value: str) -> str:
        """Return the digits."""
        if len(value) != 2 * self.size or not _HEX.fullmatch(value):
            raise ValueError(f"must be {self.size} bytes in hexadecimal")
        return value


Number = Annotated[int, Whole(1, 2**53)]
"""From 1 on, and small enough that there is always a next one."""


class ActionState(StrEnum):
    """Where an action stands on the way back and forth."""

    DONE = actions.DONE
    UNDONE = actions.UNDONE
    FINAL = actions.FINAL


class ChangeWord(StrEnum):
    """What happened to a record."""

    ADD = "add"
    EDIT = "edit"
    DELETE = "delete"
    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One thing the customer did."""

    id: Number
    at: datetime
    device: Annotated[str, Word()]
    logical: Number
    name: Text
    state: ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One change of one record."""

    seq: Number
    action_id: Number
    kind: Annotated[str, Word()]
    record_id: RecordId
    change: ChangeWord
    payload: Annotated[str, Exact()] | None = None
    salt: Annotated[str, Hex(SALT)]
    digest: Annotated[str, Hex(DIGEST)]
    hash: Annotated[str, Hex(DIGEST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEventRow:
    """One event as it was handed to a calendar program last."""

    uid: Text
    about: RecordId
    kind: Annotated[str, Word()]
    on: date
    summary: Annotated[str, Exact()]
    sequence: Count
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """What a drafted release was made from."""

    release_id: ReleaseId
    fingerprint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKeyRow:
    """The key under which one company knows the customer."""

    company_id: CompanyId
    private_key: Annotated[str, Hex(_KEY_SIZE)]
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """A table of such rows."""

    name: str
    made: type[Row]
    select: str
    insert: str

    def read(self, connection: Connection) -> Iterator[dict[str, Json]]:
        """Yield every row as JSON."""
        fields = fields_of(self.made).items()
        for cells in database.rows(connection, self.select):
            yield {
                name: field.json_of(field.value_of([cell]))
                for (name, field), cell in zip(fields, cells, strict=True)
            }

    def parse(self, given: Mapping[str, Json]) -> Row:
        """Return the row that this JSON stands for."""
        fields = fields_of(self.made)
        try:
            row: Row = Part(self.made, fields).parse(given)
        except ValueError:
            raise UnsoundError from None
        return row

    def put(self, connection: Connection, row: Row) -> None:
        """Keep a row."""
        cells: dict[str, Cell] = {}
        for name, field in fields_of(self.made).items():
            (cells[name],) = field.cells_of(getattr(row, name))
        connection.execute(self.insert, cells)


ACTIONS = Table(
    name="actions",
    made=ActionRow,
    select="SELECT id, at, device, logical, name, state FROM action ORDER BY id",
    insert="""
        INSERT INTO action (id, at, device, logical, name, state)
        VALUES (:id, :at, :device, :logical, :name, :state)
    """,
)

HISTORY = Table(
    name="history",
    made=HistoryRow,
    select="""
        SELECT seq, action_id, kind, record_id, change, payload,
            lower(hex(salt)), lower(hex(digest)), lower(hex(hash))
        FROM history
        ORDER BY seq
    """,
    insert="""
        INSERT INTO history (seq, action_id, kind, record_id, change, payload, seal)
        VALUES (
            :seq, :action_id, :kind, :record_id, :change, :payload,
            unhex(:salt || :digest || :hash)
        )
    """,
)

CALENDAR_EVENTS = Table(
    name="calendar_events",
    made=CalendarEventRow,
    select="""
        SELECT uid, about, kind, "on", summary, sequence, cancelled
        FROM calendar_event
        ORDER BY uid
    """,
    insert="""
        INSERT INTO calendar_event (uid, about, kind, "on", summary, sequence, cancelled)
        VALUES (:uid, :about, :kind, :on, :summary, :sequence, :cancelled)
    """,
)

DRAFTS = Table(
    name="drafts",
    made=DraftRow,
    select="SELECT release_id, fingerprint FROM draft ORDER BY release_id",
    insert="INSERT INTO draft (release_id, fingerprint) VALUES (:release_id, :fingerprint)",
)

SIGNING_KEYS = Table(
    name="signing_keys",
    made=SigningKeyRow,
    select="""
        SELECT company_id, lower(hex(private_key)), created_at
        FROM signing_key
        ORDER BY company_id
    """,
    insert="""
        INSERT INTO signing_key (company_id, private_key, created_at)
        VALUES (:company_id, unhex(:private_key), :created_at)
    """,
)

TABLES: tuple[Table[Any], ...] = (ACTIONS, CALENDAR_EVENTS, DRAFTS, HISTORY, SIGNING_KEYS)
"""Every table beside the records."""


def has_signing_key(connection: Connection, company_id: str) -> bool:
    """Tell whether this company knows the customer by a key."""
    found = connection.execute("SELECT 1 FROM signing_key WHERE company_id = ?", (company_id,))
    return found.fetchone() is not None
