"""What the links of a record can lead to, for a person to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from vrm_app.domain.agreement import Agreement
from vrm_app.domain.company import Company
from vrm_app.domain.compounds import ListOf
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record, fields_of
from vrm_app.domain.scalars import Link
from vrm_app.services.naming import names_to_choose
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

OFFERED = 500
"""How many records of a kind are offered, the newest; of companies all are."""
_ANY = (
    *("company", "case", "agreement", "need", "data_item", "promise", "interaction"),
    *("attachment", "release"),
)
_OF_COMPANY = frozenset(
    {"person", "case", "agreement", "interaction", "promise", "release", "attachment"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """A record that can be linked to."""

    id: str
    kind: str
    heading: str
    company: str
    """The name of its company, unless it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a form for a record begins with."""

    record: Record | None
    links: dict[str, list[Linkable]]
    """What each field that links can lead to, by its name."""
    companies: dict[str, str]
    currency: str


def begun(vault: Vault, kind: str, record_id: str, company_id: str) -> Begun:
    """Return a record, or none for a new one, and what its links can lead to."""
    cls = KINDS[kind]
    with vault.reading() as connection:
        record = records.get(connection, record_id) if record_id else None
        # What lies in the trash has a name, too, but is not offered.
        names = lists.names_of_companies(connection) | names_to_choose(connection)
        of = (record.company if record is not None else company_id) or ""
        kinds = {name: link.kind for name, link in _links(cls)}
        offered = {one: list(_offered(connection, one, of, names)) for one in set(kinds.values())}
        links = {name: list(offered[one]) for name, one in kinds.items()}
        for name, _kind, target in record.links() if record is not None else ():
            known = {one.id for one in links[name]}
            linked = None if target in known else records.find(connection, target)
            if linked is not None:
                links[name].append(_linkable(linked, names))
        newest = next(iter(lists.of_kind(connection, Agreement)), None)
        currency = newest.price.currency if newest is not None and newest.price else "EUR"
    return Begun(record=record, links=links, companies=names, currency=currency)


def _links(cls: type[Record]) -> Iterator[tuple[str, Link]]:
    for name, field in fields_of(cls).items():
        item = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(item, Link):
            yield name, item


def _offered(
    connection: Connection, kind: str | None, company_id: str, names: dict[str, str]
) -> Iterator[Linkable]:
    if kind == Company.kind:
        for one, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
            if lists.is_shown(connection, one):
                yield Linkable(id=one, kind=kind, heading=name, company="")
        return
    wanted: Iterable[str] = _ANY if kind is None else (kind,)
    for one_kind in wanted:
        within = company_id if company_id and one_kind in _OF_COMPANY else None
        found = lists.of_kind(connection, KINDS[one_kind], company_id=within)
        for record in islice(found, OFFERED):
            yield _linkable(record, names)


def _linkable(record: Record, names: dict[str, str]) -> Linkable:
    company = "" if record.kind == Company.kind else names.get(record.company or "", "")
    return Linkable(id=record.id, kind=record.kind, heading=record.heading, company=company)
