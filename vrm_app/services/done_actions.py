"""The customer's actions as they are told: what was done, to which record, and what stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vrm_app.services.undoing import NothingToRedoError, NothingToUndoError, redo, undo
from vrm_app.vault import actions, history, lists, records
from vrm_app.vault.vault import Vault

RELEASE, ERASE = "release", "erase"
"""The actions that nobody can take back, of which one should know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An action, and the record that it was about: the first that it changed."""

    id: int
    name: str
    kind: str = ""
    record_id: str = ""
    company_id: str = ""
    heading: str = ""
    is_shown: bool = False
    """Whether the record is neither in the trash nor hidden with one that is."""
    stays: str = ""
    """Which action after it cannot be taken back: a release, or an erasing."""


def newest_done(vault: Vault) -> Done | None:
    """Return the action that undo takes back next, if there is one."""
    with vault.reading() as connection:
        found = actions.newest_done(connection)
    return None if found is None else _told(vault, *found)


def take_back(vault: Vault, *, now: datetime) -> Done:
    """Take back the newest action, and return it as it is now."""
    with vault.reading() as connection:
        found = actions.newest_done(connection)
    if found is None:
        raise NothingToUndoError
    undo(vault, now=now)
    return _told(vault, *found)


def do_again(vault: Vault, *, now: datetime) -> Done:
    """Do again the action that was taken back last, and return it."""
    with vault.reading() as connection:
        found = actions.oldest_undone(connection)
    if found is None:
        raise NothingToRedoError
    redo(vault, now=now)
    return _told(vault, *found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """An action in the list of what the customer did."""

    done: Done
    at: datetime
    is_undone: bool
    can_be_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneOrder:
    """All that the customer did, the newest first."""

    ids: list[int]
    days: list[str]
    """The day (2026-11-23) on which each was done, as the customer lived it."""


def done_order(vault: Vault, *, now: datetime) -> DoneOrder:
    """Return the order of all that the customer did."""
    with vault.reading() as connection:
        found = list(actions.newest(connection, (RELEASE, ERASE)))
    days = [datetime.fromisoformat(one.at).astimezone(now.tzinfo).date() for one in found]
    return DoneOrder(ids=[one.id for one in found], days=[str(one) for one in days])


def done_lately(vault: Vault, ids: Sequence[int]) -> list[Lately]:
    """Return some of what the customer did, in the order given."""
    with vault.reading() as connection:
        held = actions.several(connection, ids)
        noted = [held[one] for one in ids if one in held]
        return [
            Lately(
                done=_told(vault, one.id, one.name),
                at=datetime.fromisoformat(one.at),
                is_undone=one.state == actions.UNDONE,
                can_be_undone=one.state == actions.DONE,
            )
            for one in noted
        ]


def take_back_to(vault: Vault, action_id: int, *, now: datetime) -> int:
    """Take back an action and all that was done after it, the newest first; return how many.

    Each is taken back by itself, so that they can be done again one by one.
    """
    count = 0
    while (found := newest_done(vault)) is not None and found.id >= action_id:
        undo(vault, now=now)
        count += 1
    return count


def _told(vault: Vault, action_id: int, name: str) -> Done:
    with vault.reading() as connection:
        stays = actions.newest_final_after(connection, action_id, (RELEASE, ERASE)) or ""
        # An import changed a hundred thousand records; what is told of it is the first.
        for record_id in history.records_of_action(connection, action_id):
            record = records.find(connection, record_id)
            # A company that was made on the way is not what was added.
            added = name.removeprefix("add ")
            if record is not None and added in {name, record.kind}:
                return Done(
                    id=action_id,
                    name=name,
                    kind=record.kind,
                    record_id=record.id,
                    company_id=lists.company_of(connection, record.id) or "",
                    heading=record.heading,
                    is_shown=lists.is_shown(connection, record.id),
                    stays=stays,
                )
        return Done(id=action_id, name=name, stays=stays)
