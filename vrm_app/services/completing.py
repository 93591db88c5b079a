"""What a file tells of companies, against what the vault knows: new, completed, or nothing new."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from vrm_app.domain.company import Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import CompanyId
from vrm_app.outside.limits import COMPANY_HOSTS
from vrm_app.outside.reading import FoundCompany
from vrm_app.services.known_companies import KnownCompanies, host
from vrm_app.vault import records
from vrm_app.vault.records import Writing

# What a file completes where the customer said nothing, and lists to which it adds.
_SINGLE = ("legal_name", "category", "country", "language", "known_since", "notes")
_LISTED = ("account_numbers", "tags")


@dataclass(slots=True)
class Outcome:
    """What became of the companies that a file tells of."""

    told: dict[str, tuple[str, Company]] = field(default_factory=dict)
    """By id: "new" or "completed", and the company as it is now."""
    unchanged: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)


def complete(writing: Writing, found: Iterable[FoundCompany]) -> Outcome:
    """Add companies that are new, and to known ones what they lack; each as a whole or not at all.

    What the customer wrote stays as it is, and what they removed stays away.
    """
    known = KnownCompanies(writing.connection)
    outcome = Outcome()
    for one in found:
        try:
            _take(writing, known, one, outcome)
        except FieldError as error:
            outcome.errors.append((one.rows[0], f"{error.field}: {error.reason}"))
    return outcome


def _take(writing: Writing, known: KnownCompanies, found: FoundCompany, outcome: Outcome) -> None:
    before = known.match(found)
    points = [
        ContactPoint(company_id=CompanyId(""), channel=contact.channel, address=contact.address)
        for contact in known.unknown_contacts(before, found.contacts)
    ]
    if before is None:
        kept = records.add(writing, Company.read(_fields(found), now=writing.now))
        outcome.told[kept.id] = "new", kept
    else:
        wanted = _completed(before, found, known, now=writing.now)
        if wanted == before and not points:
            outcome.unchanged += 1
            return
        kept = records.change(writing, before, wanted)
        # What this very file has added stays new.
        what, _ = outcome.told.get(kept.id, ("completed", kept))
        outcome.told[kept.id] = what, kept
    known.remember(kept)
    for point in points:
        known.remember_contact(records.add(writing, replace(point, company_id=CompanyId(kept.id))))


def _fields(found: FoundCompany) -> dict[str, Json]:
    accounts = f"{found.accounts} accounts" if found.accounts > 1 else None
    fields: dict[str, Json] = {
        "name": found.name,
        "domains": list(found.domains),
        "favourite": found.favourite,
        **{name: _json(getattr(found, name)) for name in _SINGLE},
        **{name: list(getattr(found, name)) for name in _LISTED},
        "notes": found.notes or accounts,
    }
    if found.relationship is not None:
        fields["relationship"] = str(found.relationship)
    return fields


def _completed(
    company: Company, found: FoundCompany, known: KnownCompanies, *, now: datetime
) -> Company:
    """Return the company with what the file adds to it."""
    patch: dict[str, Json] = {}
    have = set(map(host, company.domains))
    _add(patch, "domains", company.domains, [one for one in found.domains if one not in have])
    for name in _LISTED:
        listed = getattr(company, name)
        _add(patch, name, listed, [one for one in getattr(found, name) if one not in listed])
    for name in _SINGLE:
        value = _json(getattr(found, name))
        if getattr(company, name) is None and value is not None:
            patch[name] = value
    if not patch:
        return company
    return company.patched(_without(patch, company, known.removed(company)), now=now)


def _add(patch: dict[str, Json], name: str, listed: Iterable[str], new: list[str]) -> None:
    if new:
        patch[name] = [*listed, *new]


def _without(
    patch: Mapping[str, Json], company: Company, gone: Mapping[str, AbstractSet[Json]]
) -> dict[str, Json]:
    """Return the patch without what the customer has removed, its lists no longer than may be."""
    kept: dict[str, Json] = {}
    for name, value in patch.items():
        removed = gone.get(name, set())
        if not isinstance(value, list):
            if value not in removed:
                kept[name] = value
            continue
        listed = getattr(company, name)
        hosts = {host(str(one)) for one in removed} if name == "domains" else removed
        new = [one for one in value[len(listed) :] if one not in hosts]
        kept[name] = [*listed, *new[: max(0, COMPANY_HOSTS - len(listed))]]
    return kept


def _json(value: Json) -> Json:
    return value.isoformat() if isinstance(value, date) else value
