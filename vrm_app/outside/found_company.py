"""From the logins of a password manager to the companies behind them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime

from vrm_app.domain.scalars import Day
from vrm_app.outside.limits import COMPANY_HOSTS, TEXT_CHARACTERS
from vrm_app.outside.plain_text import one_line
from vrm_app.outside.reading import ERRORS, FoundCompany, Reading, Reason, RowError
from vrm_app.outside.web_address import Site, name_of, site_of

_LOOSE_ENDS = " -\u2013\u2014|:,/"
# Longer than this, a text is refused before anything else looks at it.
_RAW_CHARACTERS = 4 * TEXT_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry as the export words it, less its secrets; addresses may hold some, so no repr."""

    row: int
    title: str
    addresses: Sequence[str] = field(repr=False)
    category: str
    favourite: bool
    created: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """An entry understood: an account with somebody."""

    row: int
    title: str
    sites: tuple[Site, ...]
    category: str
    favourite: bool
    created: date | None


def understood(written: Written) -> Login | RowError:
    """Return the login that an entry means, or why it means none."""
    if max(len(written.title), len(written.category)) > _RAW_CHARACTERS:
        return RowError(row=written.row, reason=Reason.LONG)
    title, category = _without_mail_address(one_line(written.title)), one_line(written.category)
    if max(len(title), len(category)) > TEXT_CHARACTERS:
        return RowError(row=written.row, reason=Reason.LONG)
    places = [site_of(address) for address in written.addresses if address.strip()]
    sites = tuple(place for place in places if isinstance(place, Site))
    reasons = [place for place in places if isinstance(place, Reason)]
    if reasons and not sites:
        return RowError(row=written.row, reason=reasons[0])
    if not sites and not title:
        return RowError(row=written.row, reason=Reason.NAMELESS)
    try:
        created = _day(written.created)
    except ValueError:
        return RowError(row=written.row, reason=Reason.DATE)
    return Login(
        row=written.row,
        title=title,
        sites=sites,
        category=category,
        favourite=written.favourite,
        created=created,
    )


def gathered(entries: Iterable[Login | RowError]) -> Reading:
    """Return one company per registered domain, or per name for logins without an address."""
    logins: list[Login] = []
    refused: list[RowError] = []
    for entry in entries:
        if isinstance(entry, Login):
            logins.append(entry)
        else:
            refused.append(entry)
    return Reading(
        companies=tuple(sorted(_companies(logins), key=lambda company: company.rows)),
        errors=tuple(error for error in refused if error.reason in ERRORS),
        skipped=tuple(error for error in refused if error.reason not in ERRORS),
    )


def _companies(logins: Sequence[Login]) -> Iterator[FoundCompany]:
    by_domain: dict[str, list[Login]] = {}
    for login in logins:
        if login.sites:
            # The address an entry names first says whose account it is.
            by_domain.setdefault(login.sites[0].domain, []).append(login)
    names = {domain: _name(domain, group) for domain, group in by_domain.items()}
    owners = _owners(names)
    by_name: dict[str, list[Login]] = {}
    for login in logins:
        if not login.sites:
            key = login.title.casefold()
            group = by_domain[owners[key]] if key in owners else by_name.setdefault(key, [])
            group.append(login)
    for domain, group in by_domain.items():
        yield _company(names[domain], group, domains=_domains(domain, group, by_domain.keys()))
    for group in by_name.values():
        yield _company(_commonest(login.title for login in group), group, domains=())


def _company(name: str, group: Sequence[Login], *, domains: tuple[str, ...]) -> FoundCompany:
    created = [login.created for login in group if login.created]
    return FoundCompany(
        name=name,
        domains=domains,
        category=_commonest(login.category for login in group) or None,
        favourite=any(login.favourite for login in group),
        known_since=min(created, default=None),
        accounts=len(group),
        rows=tuple(sorted(login.row for login in group)),
    )


def _owners(names: Mapping[str, str]) -> dict[str, str]:
    """Return the domain of each name that only one domain has."""
    counts = Counter(name.casefold() for name in names.values())
    return {
        name.casefold(): domain for domain, name in names.items() if counts[name.casefold()] == 1
    }


def _name(domain: str, group: Iterable[Login]) -> str:
    """Return the title most logins have, unless all of them only repeat the host."""
    titles = [login.title for login in group if not _repeats_host(login.title, domain)]
    return _commonest(titles) or name_of(domain)


def _repeats_host(title: str, domain: str) -> bool:
    # Some browsers add the user's name in brackets behind the host.
    first, _, rest = title.partition(" ")
    site = site_of(first)
    return (not rest or rest.startswith("(")) and isinstance(site, Site) and site.domain == domain


def _domains(domain: str, group: Iterable[Login], owned: AbstractSet[str]) -> tuple[str, ...]:
    """Return the registered domain, then its sub-sites and further domains of nobody else."""
    sites = {
        site
        for login in group
        for site in login.sites
        if site.domain == domain or site.domain not in owned
    }
    hosts = {site.host for site in sites} | {site.domain for site in sites}
    return (domain, *sorted(hosts - {domain})[: COMPANY_HOSTS - 1])


def _commonest(texts: Iterable[str]) -> str:
    """Return the text that comes most often, of equals the shortest, then the first; or none."""
    counts = Counter(text for text in texts if text)
    return min(counts, key=lambda text: (-counts[text], len(text)), default="")


def _without_mail_address(title: str) -> str:
    # A title that came from a browser often carries the login's e-mail address.
    words = title.split(" ")
    kept = [word for word in words if "@" not in word]
    return title if kept == words else " ".join(kept).strip(_LOOSE_ENDS)


def _day(text: str) -> date | None:
    """Return the day of an ISO 8601 time, nothing for an empty one; raises ValueError.

    A day that no record can hold is none.
    """
    if not text.strip():
        return None
    return Day().read(datetime.fromisoformat(text.strip()).date().isoformat())
