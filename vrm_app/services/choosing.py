"""What can be chosen about a handing-over: fields, files, terms, and who it goes to."""

from dataclasses import dataclass
from datetime import datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Case
from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint, Preference
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.promise import Promise
from vrm_app.domain.terms import Terms
from vrm_app.services.complaints import NEEDED, POSSIBLE, Choices, complaint_of, ways_to
from vrm_app.services.drafting import basis_of
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellable:
    """A field of the case, or records of it, that a document can tell."""

    name: str
    value: object
    """What the field holds; of records, how many there are."""
    is_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """All there is to choose from, for one case and its company."""

    case: Case
    company: Company
    post: str | None
    email: str | None
    points: tuple[ContactPoint, ...]
    """The written ways to reach them that are not blocked, the closest first."""
    is_blocked: bool
    """Whether there are ways to reach them, and all are blocked."""
    fields: tuple[Tellable, ...]
    terms: tuple[Terms, ...]
    files: tuple[Attachment, ...]
    made_from: str
    """What changes with anything that the choices would let leave."""


def company_asked(vault: Vault, case_id: str) -> str:
    """Return the company that a complaint or claim is about; refuse any other record."""
    with vault.reading() as connection:
        return complaint_of(connection, case_id).company_id


def choosable(vault: Vault, case_id: str, choices: Choices, *, now: datetime) -> Choosable:
    """Return what can be chosen for a case, and a mark of what the choices would be made from."""
    with vault.reading() as connection:
        basis = basis_of(connection, case_id, choices, now=now)
        case, recipient = basis.told.case, basis.told.complaint.recipient
        company = records.get(connection, choices.recipient)
        if not isinstance(company, Company):
            raise TypeError
        points = lists.of_kind(connection, ContactPoint, company_id=company.id)
        blocked = [one.preference is Preference.BLOCKED for one in points if _is_written(one)]
        return Choosable(
            case=case,
            company=company,
            post=recipient.address,
            email=recipient.email,
            points=tuple(one for one in ways_to(connection, company.id) if _is_written(one)),
            is_blocked=bool(blocked) and all(blocked),
            fields=tuple(_fields(connection, case)),
            terms=tuple(lists.of_kind(connection, Terms)),
            files=tuple(_files(connection, case)),
            made_from=basis.fingerprint,
        )


def _is_written(point: ContactPoint) -> bool:
    return point.channel in {Channel.EMAIL, Channel.POST}


def _fields(connection: Connection, case: Case) -> list[Tellable]:
    found = []
    counts = {
        "interactions": sum(
            one.company_id == case.company_id and one.direction is not Direction.OBSERVED
            for one in lists.of_case(connection, Interaction, case.id)
        ),
        "promises": sum(
            one.company_id == case.company_id for one in lists.of_case(connection, Promise, case.id)
        ),
    }
    for name in POSSIBLE:
        value: object = counts[name] if name in counts else getattr(case, name)
        if value:
            found.append(Tellable(name=name, value=value, is_needed=name in NEEDED))
    return found


def _files(connection: Connection, case: Case) -> list[Attachment]:
    """Return the files of a case, then those of its entries."""
    entries = [one.id for one in lists.of_case(connection, Interaction, case.id)]
    return [
        *lists.linked_from(connection, Attachment, "about", [case.id]),
        *lists.linked_from(connection, Attachment, "about", entries),
    ]
