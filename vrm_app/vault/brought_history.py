"""History that an archive brings along: whether it is one chain, and can be gone back through."""

import json
from collections.abc import Iterable, Iterator, Mapping

from vrm_app.domain.compounds import Compound
from vrm_app.domain.fields import Cell, Field, Json, compact, instant_text
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Missing, fields_of
from vrm_app.domain.scalars import Instant
from vrm_app.vault.keeping import BEGINNING, SALT, Action, Entry, chained, digest
from vrm_app.vault.rows import ActionRow, ChangeWord, HistoryRow
from vrm_app.vault.whole import UnsoundError

_ERASED_SALT = bytes(SALT).hex()
_CHANGES = (ChangeWord.EDIT, ChangeWord.DELETE, ChangeWord.RESTORE)
_STAMPS = ("created_at", "deleted_at")


class BroughtHistory:
    """Lets actions and entries pass in their order; UnsoundError where they do not follow."""

    def __init__(self) -> None:
        self._actions: dict[int, Action] = {}

    def actions(self, rows: Iterable[ActionRow]) -> Iterator[ActionRow]:
        """Let the actions pass; entries refer to them."""
        for row in rows:
            if row.id in self._actions:
                raise UnsoundError
            at = instant_text(row.at)
            self._actions[row.id] = Action(row.id, at, row.device, row.logical)
            yield row

    def entries(self, rows: Iterable[HistoryRow]) -> Iterator[HistoryRow]:
        """Let the entries pass, each following from the one before."""
        previous, last = BEGINNING, 0
        for row in rows:
            action = self._actions.get(row.action_id)
            if action is None or row.seq <= last or row.kind not in KINDS:
                raise UnsoundError
            entry = Entry(action, row.kind, row.record_id, row.change)
            expected = chained(previous, entry, bytes.fromhex(row.digest))
            if row.hash != expected.hex() or not _is_sound(row):
                raise UnsoundError
            previous, last = expected, row.seq
            yield row


def _is_sound(row: HistoryRow) -> bool:
    if row.salt == _ERASED_SALT or row.change not in _CHANGES:
        # What was added is told by the record itself, and compared with it later.
        return row.payload is None
    if row.payload is None:
        return False
    if digest(bytes.fromhex(row.salt), row.payload).hex() != row.digest:
        return False
    return _can_be_set_back(row.kind, row.payload)


def _can_be_set_back(kind: str, payload: str) -> bool:
    """Tell whether a payload names whole fields of such a record, with values they can have."""
    try:
        told = json.loads(payload)
        before, after = told["before"], told["after"]
        return (
            compact({"before": before, "after": after}) == payload
            and before.keys() == after.keys()
            and _are_fields(kind, before)
            and _are_fields(kind, after)
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return False


def _are_fields(kind: str, columns: Mapping[str, Json]) -> bool:
    known: set[str] = set()
    for name in _STAMPS:
        if name in columns:
            known.add(name)
            if columns[name] is not None and _instant(columns[name]) != columns[name]:
                return False
    for field in fields_of(KINDS[kind]).values():
        if field.columns[0] in columns:
            known.update(field.columns)
            if not _is_value(field, tuple(columns[name] for name in field.columns)):
                return False
    return known == columns.keys()


def _is_value(field: Field, cells: tuple[Cell, ...]) -> bool:
    if cells[0] is None:
        may_be_empty = not field.required and not isinstance(field.default, Missing)
        return may_be_empty and set(cells) == {None}
    if isinstance(field.type, Compound):
        given = json.loads(str(cells[0]))
        field.type.parse(given)
        # A part may have had fewer fields then; that it can be read is what counts.
        return (compact(given),) == cells
    value = field.type.parse(field.json_of(field.value_of(cells)))
    return field.cells_of(value) == cells


def _instant(text: Json) -> str:
    return instant_text(Instant().parse(text))
