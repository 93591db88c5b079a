"""How the customer stands with everybody: the year ahead, where trust moved, what is shared."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.domain.agreement import Agreement
from vrm_app.domain.disclosure import Disclosure
from vrm_app.services.agenda import agenda
from vrm_app.services.trust import Moved, moved_since
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

LAST_DAYS = frozenset({AgendaKind.CANCEL_BY, AgendaKind.SEND_BY, AgendaKind.TRIAL_END})
"""The last days on which a contract can be ended, or must be written to."""
_LATELY = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A day that comes with a contract."""

    entry: AgendaEntry
    agreement: Agreement
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A company that holds data of mine, and how many items."""

    company_id: str
    company: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the customer stands with everybody."""

    coming: list[Coming]
    """The days of contracts in the twelve months ahead, the earliest first."""
    moved: list[Moved]
    """Where trust moved in the last ninety days, the most first."""
    items: int
    holders: list[Holder]
    """How many items are shared, and with whom, those that hold the most first."""

    @property
    def last_days(self) -> list[Coming]:
        """Of each contract the next last day on which something can be done."""
        first: dict[str, Coming] = {}
        for one in self.coming:
            if one.entry.kind in LAST_DAYS:
                first.setdefault(one.agreement.id, one)
        return list(first.values())


def standing(vault: Vault, *, now: datetime) -> Standing:
    """Return how the customer stands with everybody."""
    today = now.date()
    with vault.reading() as connection:
        names = lists.names_of_companies(connection)
        coming = [
            Coming(entry=entry, agreement=about, company=names.get(about.company_id, ""))
            for entry in agenda(vault, today=today)
            if isinstance(about := records.find(connection, entry.about), Agreement)
            and entry.on >= today
        ]
        items, holders = _shared(connection, names, today)
    return Standing(
        coming=coming,
        moved=moved_since(vault, today - _LATELY, now=now),
        items=items,
        holders=holders,
    )


def _shared(connection: Connection, names: dict[str, str], today: date) -> tuple[int, list[Holder]]:
    held: dict[str, set[str]] = {}
    for one in lists.of_kind(connection, Disclosure):
        if one.withdrawn_on is None or one.withdrawn_on > today:
            held.setdefault(one.company_id, set()).add(one.data_item_id)
    holders = [
        Holder(company_id=company, company=names.get(company, ""), items=len(items))
        for company, items in held.items()
    ]
    count = len(set().union(*held.values()))
    return count, sorted(holders, key=lambda one: (-one.items, one.company.casefold()))
