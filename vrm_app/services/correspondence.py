"""What the vault knows of mails, of the customer's own addresses, and of who writes to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vrm_app.domain.case import Case
from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.data_item import DataItem, DataItemType
from vrm_app.domain.person import Person
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.outside.mail import Mailbox
from vrm_app.outside.mail_address import address_key, host_key, host_of, own_domain, untagged
from vrm_app.vault import lists, mails
from vrm_app.vault.database import Connection
from vrm_app.vault.mails import KnownMail

_OWN = frozenset({DataItemType.EMAIL, DataItemType.ALIAS_EMAIL})
_TOKEN = re.compile(r"[^\s,;:()\[\]<>\"'!?#…“”„]+")
_SHORTEST_REFERENCE = 4


@dataclass(slots=True)
class Correspondence:
    """Mails by their names, companies by how they are known, references by what they say."""

    companies: dict[str, str] = field(default_factory=dict)
    mails: dict[str, KnownMail] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    persons: dict[tuple[str, str], str] = field(default_factory=dict)
    releases: dict[str, Release] = field(default_factory=dict)
    case_ids: set[str] = field(default_factory=set)
    cases: dict[str, list[Case]] = field(default_factory=lambda: defaultdict(list))
    _addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _hosts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _domains: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def know_company(self, company_id: str, name: str, domains: Iterable[str]) -> None:
        """Know a company from now on."""
        self.companies[company_id] = name
        for domain in domains:
            own = own_domain(domain)
            if own is not None:
                self._hosts[host_key(domain)].add(company_id)
                self._domains[own].add(company_id)

    def know_answered(self, release_id: str) -> None:
        """Know from now on that what was handed over is answered."""
        for reference, release in self.releases.items():
            if release.id == release_id:
                self.releases[reference] = replace(release, state=ReleaseState.ANSWERED)

    def know_address(self, address: str, company_id: str) -> None:
        """Know from now on that an address is a company's."""
        self._addresses[address_key(address)].add(company_id)

    def is_own(self, mailbox: Mailbox) -> bool:
        """Tell whether an address is the customer's."""
        key = address_key(mailbox.address)
        return key in self.own or untagged(key) in self.own

    def company_with_alias(self, mailboxes: Iterable[Mailbox]) -> str | None:
        """Return for which company alone the customer made one of these addresses."""
        keys = [address_key(one.address) for one in mailboxes]
        return only(self.aliases[key] for key in keys if key in self.aliases)

    def company_at(self, mailboxes: Sequence[Mailbox]) -> str | None:
        """Return whose address the first of these is that is known as one company's."""
        found = (only(self._addresses.get(address_key(one.address), ())) for one in mailboxes)
        return next(filter(None, found), None)

    def company_of_domain(self, mailboxes: Sequence[Mailbox]) -> str | None:
        """Return whose domain the first of these is in that is in one company's."""
        for one in mailboxes:
            host = host_of(one.address)
            # Companies that share a domain may have hosts of their own in it.
            found = only(self._hosts.get(host, ())) or only(
                self._domains.get(own_domain(host) or "", ())
            )
            if found is not None:
                return found
        return None

    def person_at(self, company_id: str, mailboxes: Iterable[Mailbox]) -> str | None:
        """Return whom in the company one of these addresses belongs to."""
        keys = ((company_id, address_key(one.address)) for one in mailboxes)
        return next((self.persons[key] for key in keys if key in self.persons), None)


def known_correspondence(connection: Connection) -> Correspondence:
    """Return what the vault knows now, of what is shown."""
    known = Correspondence()
    for company in lists.of_kind(connection, Company):
        known.know_company(company.id, company.name, company.domains)
    for point in lists.of_kind(connection, ContactPoint):
        if point.channel is Channel.EMAIL:
            known.know_address(point.address, point.company_id)
    for person in lists.of_kind(connection, Person):
        if person.email:
            known.know_address(person.email, person.company_id)
            known.persons[person.company_id, address_key(person.email)] = person.id
    for item in lists.of_kind(connection, DataItem):
        if item.type in _OWN:
            known.own.add(address_key(item.value))
            if item.for_company_id is not None:
                known.aliases[address_key(item.value)] = item.for_company_id
    _know_references(known, connection)
    for mail in mails.known_mails(connection):
        known.mails.setdefault(mail.message_id, mail)
    return known


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text as references are compared."""
    for token in _TOKEN.findall(text):
        yield token.strip(".-/*_").casefold()


def only(found: Iterable[str]) -> str | None:
    """Return the one there is; none where there are several."""
    several = set(found)
    return several.pop() if len(several) == 1 else None


def _know_references(known: Correspondence, connection: Connection) -> None:
    for case in lists.of_kind(connection, Case):
        known.case_ids.add(case.id)
        words = list(tokens(case.reference or ""))
        # What is short, or has no number, others write, too.
        if len(words) == 1 and len(words[0]) >= _SHORTEST_REFERENCE and _has_number(words[0]):
            known.cases[words[0]].append(case)
    for release in lists.of_kind(connection, Release):
        if release.reference and release.state is not ReleaseState.DRAFTED:
            known.releases[release.reference.casefold()] = release


def _has_number(word: str) -> bool:
    return any(map(str.isdigit, word))
