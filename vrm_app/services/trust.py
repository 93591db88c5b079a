"""How trust in a company went: each rating with what all came to then, and promises settled."""

from dataclasses import dataclass
from datetime import date, datetime

from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A rating, and the mean of the latest ratings in each dimension after it, from 1 to 5."""

    judgement: Judgement
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustGone:
    """How trust in a company went."""

    rated: list[Rated]
    """Oldest first."""
    settled: list[tuple[date, Promise]]
    """The company's promises that were kept or broken, and when, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A company in which trust changed."""

    company_id: str
    company: str
    before: float
    now: float
    on: date
    """The day of the newest rating."""


def trust_gone(vault: Vault, company_id: str) -> TrustGone:
    """Return how trust in a company went."""
    with vault.reading() as connection:
        judgements = list(lists.of_kind(connection, Judgement, company_id=company_id))
        promises = list(lists.of_kind(connection, Promise, company_id=company_id))
    settled = [
        (one.settled_on, one)
        for one in promises
        if one.by is Party.COMPANY
        and one.state in {PromiseState.KEPT, PromiseState.BROKEN}
        and one.settled_on is not None
    ]
    return TrustGone(rated=rated(judgements), settled=sorted(settled, key=lambda pair: pair[0]))


def rated(judgements: list[Judgement]) -> list[Rated]:
    """Return ratings with what all came to after each, oldest first."""
    latest: dict[str, int] = {}
    found = []
    for one in sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)):
        latest[one.dimension] = one.score
        found.append(Rated(judgement=one, mean=sum(latest.values()) / len(latest)))
    return found


def moved_since(vault: Vault, day: date, *, now: datetime) -> list[Moved]:
    """Return companies in which trust is not what it was before a day, the most changed first."""
    by_company: dict[str, list[Judgement]] = {}
    with vault.reading() as connection:
        for one in lists.of_kind(connection, Judgement):
            by_company.setdefault(one.company_id, []).append(one)
        names = lists.names_of_companies(connection)
    found = []
    for company_id, judgements in by_company.items():
        every = [
            (one.judgement.at.astimezone(now.tzinfo).date(), one.mean) for one in rated(judgements)
        ]
        earlier = [mean for on, mean in every if on < day]
        (on, mean), before = every[-1], earlier[-1] if earlier else every[0][1]
        if on >= day and mean != before:
            found.append(
                Moved(
                    company_id=company_id,
                    company=names.get(company_id, ""),
                    before=before,
                    now=mean,
                    on=on,
                )
            )
    return sorted(found, key=lambda one: (-abs(one.now - one.before), one.company))
