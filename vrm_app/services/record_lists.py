"""Lists of records of any kind, each with what one wants to see beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from vrm_app.domain.agenda import AgendaEntry
from vrm_app.domain.agreement import Agreement, AgreementState
from vrm_app.domain.company import Company
from vrm_app.domain.data_item import DataItem
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.need import Need, NeedState
from vrm_app.domain.offer import Offer
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder
from vrm_app.services.agenda import agenda
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

SHOWN = 1000
"""How many records of a kind a list shows, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which records a list is of: of these kinds, of a company, or linking to a record."""

    kinds: tuple[str, ...]
    company_id: str = ""
    link: str = ""
    """The field that links to the record."""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record, and what one wants to see beside it."""

    record: Record
    company: str
    about: str
    """What names the record that it belongs to."""
    count: int
    """How many companies share a data item, or how many offers answer a need."""
    next: AgendaEntry | None


def listed(vault: Vault, wanted: Wanted, *, today: date) -> list[Listed]:
    """Return the records of a list, in the order of their kinds, each the newest first."""
    with vault.reading() as connection:
        found = [one for kind in wanted.kinds for one in _of_kind(connection, wanted, kind)]
        names = lists.names_of_companies(connection)
        counts = _counts(connection, wanted.kinds)
        due: dict[str, AgendaEntry] = {}
        if Agreement.kind in wanted.kinds:
            for entry in agenda(vault, today=today):
                due.setdefault(entry.about, entry)
        return [
            Listed(
                record=one,
                company=names.get(one.company or "", ""),
                about=_about(connection, one),
                count=counts.get(one.id, 0),
                next=due.get(one.id),
            )
            for one in found
        ]


def counted(vault: Vault, kinds: Sequence[str]) -> dict[str, int]:
    """Return how many records of each kind are shown."""
    with vault.reading() as connection:
        return {kind: lists.count(connection, kind) for kind in kinds}


def _of_kind(connection: Connection, wanted: Wanted, kind: str) -> list[Record]:
    cls = KINDS[kind]
    if wanted.link:
        linked = lists.linked_from(connection, cls, wanted.link, [wanted.target])
        return list(reversed(list(islice(linked, SHOWN))))
    found = lists.of_kind(connection, cls, company_id=wanted.company_id or None)
    return sorted(islice(found, SHOWN), key=_order)


def _order(record: Record) -> tuple[bool, date]:
    """Put what is over after what is not, and what comes first of all that is to come."""
    if isinstance(record, Reminder):
        return record.done_on is not None, record.due_on
    is_over = (isinstance(record, Agreement) and record.state is not AgreementState.ACTIVE) or (
        isinstance(record, Need) and record.state is not NeedState.OPEN
    )
    return is_over, date.min


def _counts(connection: Connection, kinds: Sequence[str]) -> dict[str, int]:
    """Return how many companies share each data item, and how many offers answer each need."""
    holders: dict[str, set[str]] = {}
    if DataItem.kind in kinds:
        for one in lists.of_kind(connection, Disclosure):
            if one.withdrawn_on is None:
                holders.setdefault(one.data_item_id, set()).add(one.company_id)
    if Need.kind in kinds:
        for offer in lists.of_kind(connection, Offer):
            holders.setdefault(offer.need_id, set()).add(offer.id)
    return {one: len(held) for one, held in holders.items()}


def _about(connection: Connection, record: Record) -> str:
    owner = None if record.owner is None else records.find(connection, record.owner)
    return "" if owner is None or isinstance(owner, Company) else owner.heading
