"""The companies of the vault, by domain and by name, and how they can be reached."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.outside.reading import FoundCompany, FoundContact
from vrm_app.outside.web_address import Site, site_of
from vrm_app.vault import lists, removals
from vrm_app.vault.database import Connection
from vrm_app.vault.removals import Value

_Place = tuple[Channel, str]
"""A way to reach somebody, however it is written."""


class KnownCompanies:
    """The companies of the vault, as an import goes on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_domain: dict[str, Company] = {}
        self._by_name: dict[str, Company] = {}
        self._points: dict[str, list[ContactPoint]] | None = None
        for company in lists.of_kind(connection, Company):
            self.remember(company)

    def remember(self, company: Company) -> None:
        """Know a company that was just added or changed."""
        self._by_name[company.name.casefold()] = company
        for domain in company.domains:
            self._by_domain[host(domain)] = company

    def match(self, found: FoundCompany) -> Company | None:
        """Return the company that the file tells of, by its domains, else by its name."""
        for domain in found.domains:
            if domain in self._by_domain:
                return self._by_domain[domain]
        named = self._by_name.get(found.name.casefold())
        if named is None or not found.domains or not named.domains:
            return named
        # Two companies may share a name; sites of their own tell them apart.
        ours = set(map(_registered, named.domains))
        if not ours.isdisjoint(map(_registered, found.domains)):
            return named
        lost = {host(str(domain)) for domain in self.removed(named).get("domains", ())}
        return None if lost.isdisjoint(found.domains) else named

    def removed(self, company: Company) -> Mapping[str, AbstractSet[Value]]:
        """Return what the customer took out of a company, by column."""
        return removals.removed(self._connection, Company.kind, company.id)

    def unknown_contacts(
        self, company: Company | None, contacts: Iterable[FoundContact]
    ) -> list[FoundContact]:
        """Return the ways to reach a company that it does not have, and never had removed."""
        new = {_place(one.channel, one.address): one for one in contacts}
        if company is None or not new:
            return list(new.values())
        points = self._points_of(company)
        for point in points:
            if point.deleted_at is None or removals.was_thrown_away(self._connection, point.id):
                new.pop(_place(point.channel, point.address), None)
        for point in points if new else ():
            gone = removals.removed(self._connection, ContactPoint.kind, point.id)
            for address in gone.get("address", ()):
                new.pop(_place(point.channel, str(address)), None)
        return list(new.values())

    def remember_contact(self, point: ContactPoint) -> None:
        """Know a contact point that was just added."""
        if self._points is not None:
            self._points.setdefault(point.company_id, []).append(point)

    def _points_of(self, company: Company) -> list[ContactPoint]:
        if self._points is None:
            self._points = {}
            for trash in (False, True):
                for point in lists.of_kind(self._connection, ContactPoint, trash=trash):
                    self._points.setdefault(point.company_id, []).append(point)
        return self._points.get(company.id, [])


def host(domain: str) -> str:
    """Return a host name as files from elsewhere are read: in ASCII, without www."""
    site = site_of(domain)
    return site.host if isinstance(site, Site) else domain


def _registered(domain: str) -> str:
    site = site_of(domain)
    return site.domain if isinstance(site, Site) else domain


def _place(channel: Channel, address: str) -> _Place:
    if channel is Channel.PHONE:
        return channel, "".join(sign for sign in address if sign.isdecimal() or sign == "+")
    return channel, " ".join(address.casefold().split())
