"""What a form offers to choose from."""

from dataclasses import dataclass

from vrm_app.domain.case import Case, Stage
from vrm_app.domain.company import Channel
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.person import Person
from vrm_app.services.naming import names_to_choose
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen, and what was chosen the last time."""

    companies: list[tuple[str, str]]
    """Id and name of each, by name; names that are the same have a detail that tells."""
    people: list[tuple[str, str]]
    """Id and name of each in the company."""
    cases: list[Case]
    """The open cases of the company and the one that is chosen already, newest first."""
    channel: Channel
    currency: str


def choices(vault: Vault, company_id: str, *, case_id: str = "") -> Choices:
    """Return what can be chosen where something is written down of a company, or of none yet."""
    with vault.reading() as connection:
        companies = list(names_to_choose(connection).items())
        newest = next(iter(lists.of_kind(connection, Interaction)), None)
        every = list(lists.of_kind(connection, Case))
        used = [one.amount.currency for one in every if one.amount is not None]
        people: list[tuple[str, str]] = []
        if company_id:
            found = lists.of_kind(connection, Person, company_id=company_id)
            people = [(one.id, one.name) for one in found]
    return Choices(
        companies=sorted(companies, key=lambda one: one[1].casefold()),
        people=people,
        cases=[
            one
            for one in every
            if one.id == case_id or (one.company_id == company_id and one.stage is not Stage.CLOSED)
        ],
        channel=newest.channel if newest else Channel.PHONE,
        currency=used[0] if used else "EUR",
    )
