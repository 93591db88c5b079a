"""What a customer is likely to look for by name: companies and open cases, the latest first."""

from dataclasses import dataclass
from datetime import date, datetime

from vrm_app.domain.company import Company
from vrm_app.services.cases import CaseRow, open_cases
from vrm_app.services.companies import last_days
from vrm_app.services.naming import names_to_choose
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCompany:
    """A company by its names, and the day of its newest entry."""

    id: str
    name: str
    told: str
    """The name, with a detail that tells where several companies share it."""
    others: tuple[str, ...]
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByName:
    """Companies, the one last spoken with first, and open cases, the longest waiting first."""

    companies: list[NamedCompany]
    cases: list[CaseRow]


def by_name(vault: Vault, *, now: datetime) -> ByName:
    """Return what can be looked for by name."""
    with vault.reading() as connection:
        told = names_to_choose(connection)
        last = last_days(connection, now)
        companies = [
            NamedCompany(
                id=one.id,
                name=one.name,
                told=told[one.id],
                others=(*one.brands, *one.domains),
                last_on=last.get(one.id),
            )
            for one in lists.of_kind(connection, Company)
        ]
    return ByName(
        companies=sorted(
            companies,
            key=lambda one: (-(one.last_on or date.min).toordinal(), one.name.casefold()),
        ),
        cases=open_cases(vault, now=now),
    )
