"""What other programs exported, taken into the vault: previewed, and undone as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.company import Company
from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Json
from vrm_app.outside.confined import run_confined
from vrm_app.outside.limits import COMPANY_HOSTS
from vrm_app.outside.password_exports import FORMS, detect
from vrm_app.outside.reading import FoundCompany, Reading
from vrm_app.outside.web_address import Site, site_of
from vrm_app.vault import lists, records
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault


class UnknownFormError(UserError):
    """The file is none that can be read."""

    title = "Nothing was imported, because it is not clear what wrote this file"
    advice = "Name it with --as: " + ", ".join(FORMS) + " or archive."


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do."""

    created: int
    updated: int
    skipped: int
    errors: list[tuple[int, str]]
    ids: list[str]
    told: list[tuple[str, Company]]
    """What became of which company: "new" or "completed"."""
    left_out: list[tuple[int, str]]
    """Rows passed over on purpose, and why."""


def form_of(content: bytes, named: str | None) -> str:
    """Return what wrote the file, as named or as its beginning tells."""
    form = named or detect(content)
    if form is None or form not in FORMS:
        raise UnknownFormError
    return form


def import_companies(
    vault: Vault, content: bytes, form: str, *, dry_run: bool, now: datetime
) -> Imported:
    """Take the companies of a password manager's export: new ones added, known ones completed.

    The file is read in a process that holds no keys; what is secret in it never comes back.
    """
    reading = run_confined(form, content)
    with vault.writing("import", now=now) as writing:
        imported = _merge(writing, reading)
        if not dry_run:
            return imported
        writing.changed = False
    # The ids of new ones would be others when it is done.
    known = [str(company.id) for what, company in imported.told if what == "completed"]
    return replace(imported, ids=known)


def _merge(writing: Writing, reading: Reading) -> Imported:
    known = _Known(lists.of_kind(writing.connection, Company))
    told: list[tuple[str, Company]] = []
    errors = [(error.row, str(error.reason)) for error in reading.errors]
    skipped = 0
    for found in reading.companies:
        before = known.match(found)
        try:
            wanted = _wanted(found, before, now=writing.now)
        except FieldError as error:
            errors.append((found.rows[0], f"{error.field}: {error.reason}"))
            continue
        if wanted == before:
            skipped += 1
            continue
        if before is None:
            told.append(("new", records.add(writing, wanted)))
        else:
            told.append(("completed", records.change(writing, before, wanted)))
        known.remember(told[-1][1])
    return Imported(
        created=sum(what == "new" for what, _ in told),
        updated=sum(what == "completed" for what, _ in told),
        skipped=skipped + len(reading.skipped),
        errors=sorted(errors),
        ids=[company.id for _, company in told],
        told=told,
        left_out=[(row.row, str(row.reason)) for row in reading.skipped],
    )


def _wanted(found: FoundCompany, before: Company | None, *, now: datetime) -> Company:
    """Return the company as it should be kept; a FieldError says why it cannot be."""
    if before is None:
        return Company.read(_fields(found), now=now)
    return before.patched(_completion(before, found), now=now)


class _Known:
    """The companies of the vault, by domain and by name."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self._by_domain: dict[str, Company] = {}
        self._by_name: dict[str, Company] = {}
        for company in companies:
            self.remember(company)

    def remember(self, company: Company) -> None:
        self._by_name[company.name.casefold()] = company
        for domain in company.domains:
            self._by_domain[_host(domain)] = company

    def match(self, found: FoundCompany) -> Company | None:
        for domain in found.domains:
            if domain in self._by_domain:
                return self._by_domain[domain]
        named = self._by_name.get(found.name.casefold())
        # Two companies may share a name; sites of their own tell them apart.
        if named is not None and (not found.domains or not named.domains):
            return named
        return None


def _fields(found: FoundCompany) -> dict[str, Json]:
    return {
        "name": found.name,
        "domains": list(found.domains),
        "category": found.category,
        "favourite": found.favourite,
        "known_since": found.known_since.isoformat() if found.known_since else None,
        "notes": f"{found.accounts} accounts" if found.accounts > 1 else None,
    }


def _completion(company: Company, found: FoundCompany) -> Mapping[str, Json]:
    """Return what the export adds; what the customer wrote stays as it is."""
    patch: dict[str, Json] = {}
    known = set(map(_host, company.domains))
    room = COMPANY_HOSTS - len(company.domains)
    new = [domain for domain in found.domains if domain not in known][:room]
    if new:
        patch["domains"] = [*company.domains, *new]
    if company.category is None and found.category is not None:
        patch["category"] = found.category
    if company.known_since is None and found.known_since is not None:
        patch["known_since"] = found.known_since.isoformat()
    return patch


def _host(domain: str) -> str:
    """Return a host name as exports are read: in ASCII, without www."""
    site = site_of(domain)
    return site.host if isinstance(site, Site) else domain
