"""What stands at the side of the window: how much there is in each place, and pinned companies."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vrm_app.domain.agenda import AgendaEntry
from vrm_app.domain.agreement import Agreement
from vrm_app.domain.case import Case
from vrm_app.domain.company import Company
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.need import Need
from vrm_app.services.agenda import agenda
from vrm_app.services.pinning import pinned
from vrm_app.services.today import DAYS_AHEAD, first_of_each
from vrm_app.services.waiting import count_waiting
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A pinned company, and the day by which something is due with it within a month."""

    id: str
    name: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How much there is, and how much of it still waits for an end."""

    due: list[AgendaEntry]
    """What is due within a month, the first of each record."""
    counts: dict[str, int]
    """How many records of each kind that was asked for are shown."""
    waiting: dict[str, int]
    """How many companies and things to file there are, and how many cases, needs and contracts
    are still open."""
    pinned: list[Pinned]


def side_of(vault: Vault, kinds: tuple[str, ...], *, now: datetime) -> Side:
    """Return what stands at the side on this day."""
    today = now.date()
    with vault.reading() as connection:
        due = agenda(vault, today=today, until=today + timedelta(days=DAYS_AHEAD))
        first = {one.company_id: one.on for one in reversed(due)}
        still = (Case.kind, Need.kind, Agreement.kind)
        return Side(
            due=first_of_each(due),
            counts={kind: lists.count(connection, kind) for kind in kinds},
            waiting={
                Inbox.kind: count_waiting(vault),
                Company.kind: lists.count(connection, Company.kind),
                **{kind: lists.count_open(connection, kind) for kind in still},
            },
            pinned=[
                Pinned(id=one, name=name, due_on=first.get(one)) for one, name in pinned(vault)
            ],
        )
