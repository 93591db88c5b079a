"""Who a document says it is from: as much of the customer as they want its recipient to know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vrm_app.domain.data_item import DataItem, DataItemType
from vrm_app.domain.errors import UserError
from vrm_app.domain.identity import CompanyId, DataItemId
from vrm_app.domain.need import Identity
from vrm_app.domain.text import LINE_LENGTH
from vrm_app.language import marked
from vrm_app.outside.complaint import Sender
from vrm_app.outside.plain_text import one_line
from vrm_app.vault import lists
from vrm_app.vault.database import Connection

_OF_A_LETTER = (DataItemType.NAME, DataItemType.EMAIL, DataItemType.POSTAL_ADDRESS)
# On paper the postal address comes first.
_REPLIES = (DataItemType.POSTAL_ADDRESS, DataItemType.EMAIL)


_TOO_LONG = {
    DataItemType.NAME: marked("Nothing was prepared, because your name is too long for a letter"),
    DataItemType.EMAIL: marked("Nothing was prepared, because your email is too long for a letter"),
    DataItemType.ALIAS_EMAIL: marked(
        "Nothing was prepared, because your alias_email is too long for a letter"
    ),
    DataItemType.POSTAL_ADDRESS: marked(
        "Nothing was prepared, because your postal_address is too long for a letter"
    ),
}


class LongLineError(UserError):
    """A name or mail address is longer than one line of a document may be."""

    advice = "Shorten it with `vrm edit`, or hand over with --identity anonymous."

    def __init__(self, kind: DataItemType) -> None:
        super().__init__(_TOO_LONG[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """A sender, the data items this tells, and the types it would tell if they were there."""

    told: Sender
    data_items: tuple[DataItemId, ...] = ()
    missing: tuple[str, ...] = ()


def sender_of(
    connection: Connection, identity: Identity, company: CompanyId, *, on: date
) -> Disclosed:
    """Return what a company learns of who writes on this day."""
    if identity is Identity.ANONYMOUS:
        return Disclosed(told=Sender())
    items = [item for item in lists.of_kind(connection, DataItem) if _holds(item, on)]
    if identity is Identity.ALIAS:
        return _alias(items, company)
    return _known(items, company)


def _alias(items: Iterable[DataItem], company: CompanyId) -> Disclosed:
    for item in items:
        if item.type is DataItemType.ALIAS_EMAIL and item.for_company_id == company:
            return Disclosed(told=Sender(alias=_line(item)), data_items=(DataItemId(item.id),))
    return Disclosed(told=Sender(), missing=(DataItemType.ALIAS_EMAIL,))


def _known(items: Iterable[DataItem], company: CompanyId) -> Disclosed:
    found: dict[DataItemType, DataItem] = {}
    # The newest first, and before it what is meant for this company alone.
    for item in sorted(items, key=lambda one: one.for_company_id is None):
        if item.usual and item.for_company_id in (None, company):
            found.setdefault(item.type, item)
    told = {kind: found[kind] for kind in _OF_A_LETTER if kind in found}
    return Disclosed(
        told=Sender(
            name=_line(told[DataItemType.NAME]) if DataItemType.NAME in told else None,
            reply_to=tuple(_text(told[kind]) for kind in _REPLIES if kind in told),
        ),
        data_items=tuple(DataItemId(item.id) for item in told.values()),
        missing=tuple(kind for kind in _OF_A_LETTER if kind not in told),
    )


def _holds(item: DataItem, on: date) -> bool:
    if item.valid_from is not None and on < item.valid_from:
        return False
    return item.valid_until is None or on <= item.valid_until


def _text(item: DataItem) -> str:
    return item.value if item.type is DataItemType.POSTAL_ADDRESS else _line(item)


def _line(item: DataItem) -> str:
    line = one_line(item.value)
    if len(line) > LINE_LENGTH:
        raise LongLineError(item.type)
    return line
