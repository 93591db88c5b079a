"""From one row of a table to the company it tells of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from vrm_app.domain.company import Channel
from vrm_app.outside import table_cells
from vrm_app.outside.found_company import Login, Written, understood
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import COMPANY_HOSTS
from vrm_app.outside.reading import (
    FoundCompany,
    FoundContact,
    Reason,
    RowError,
    UnreadCellError,
)
from vrm_app.outside.table_dates import DateOrder, day_of
from vrm_app.outside.web_address import Site, name_of, site_of

T = TypeVar("T")
Said = Mapping[TableField, Sequence[str]]
"""What a row says of each thing, less the cells in which nothing stands."""


def company_of(row: int, said: Said, order: DateOrder | None) -> FoundCompany | RowError:
    """Return the company that a row tells of, or why it tells of none."""
    try:
        hosts = _all(table_cells.hosts, said, TableField.DOMAINS)
        name = _first(table_cells.line, said, TableField.NAME) or _named_after(hosts)
        if not name:
            return RowError(row=row, reason=Reason.NAMELESS)
        return FoundCompany(
            name=name,
            domains=hosts,
            category=_first(table_cells.line, said, TableField.CATEGORY) or None,
            favourite=bool(_first(table_cells.is_yes, said, TableField.FAVOURITE)),
            known_since=_first(lambda text: day_of(text, order), said, TableField.KNOWN_SINCE),
            accounts=1,
            rows=(row,),
            legal_name=_first(table_cells.line, said, TableField.LEGAL_NAME) or None,
            country=_first(table_cells.country, said, TableField.COUNTRY),
            language=_first(table_cells.language, said, TableField.LANGUAGE),
            relationship=_first(table_cells.relationship, said, TableField.RELATIONSHIP),
            account_numbers=_all(table_cells.entries, said, TableField.ACCOUNT_NUMBERS),
            tags=_all(table_cells.tags, said, TableField.TAGS),
            notes=table_cells.prose("\n".join(_texts(said, TableField.NOTES))) or None,
            contacts=tuple(_contacts(said)),
        )
    except UnreadCellError as error:
        return RowError(row=row, reason=error.reason)


def login_of(row: int, said: Said, order: DateOrder | None) -> Login | RowError:
    """Return the login that a row of a table with passwords tells of, or why it tells of none."""
    try:
        created = _first(lambda text: day_of(text, order), said, TableField.KNOWN_SINCE)
        return understood(
            Written(
                row=row,
                title=" ".join(_texts(said, TableField.NAME)),
                addresses=_texts(said, TableField.DOMAINS),
                category=" ".join(_texts(said, TableField.CATEGORY)),
                favourite=bool(_first(table_cells.is_yes, said, TableField.FAVOURITE)),
                created=created.isoformat() if created else "",
            ),
        )
    except UnreadCellError as error:
        return RowError(row=row, reason=error.reason)


def _contacts(said: Said) -> Iterable[FoundContact]:
    addresses = {
        Channel.EMAIL: _all(table_cells.emails, said, TableField.EMAIL),
        Channel.PHONE: _all(table_cells.phones, said, TableField.PHONE),
        Channel.POST: (table_cells.postal_address(_texts(said, TableField.ADDRESS)),),
    }
    for channel, found in addresses.items():
        yield from (FoundContact(channel=channel, address=one) for one in found if one)


def _texts(said: Said, field: TableField) -> list[str]:
    return [table_cells.text_in(cell) for cell in said.get(field, ())]


def _first(read: Callable[[str], T], said: Said, field: TableField) -> T | None:
    """Return what the one cell says that can say it."""
    texts = _texts(said, field)
    return read(texts[0]) if texts and texts[0].strip() else None


def _all(read: Callable[[str], Sequence[str]], said: Said, field: TableField) -> tuple[str, ...]:
    """Return what several cells list, each thing once."""
    found = tuple(dict.fromkeys(one for text in _texts(said, field) for one in read(text)))
    if len(found) > COMPANY_HOSTS:
        raise UnreadCellError(Reason.MANY)
    return found


def _named_after(hosts: Sequence[str]) -> str:
    site = site_of(hosts[0]) if hosts else None
    return name_of(site.domain) if isinstance(site, Site) else ""
