"""What a complaint tells its recipient: gathered from the case and what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from vrm_app.domain.case import Case, CaseType
from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint, Desk, Preference
from vrm_app.domain.errors import UserError
from vrm_app.domain.identity import CompanyId, DataItemId
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.need import Identity
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record, fields_of
from vrm_app.domain.terms import Terms
from vrm_app.language import marked
from vrm_app.outside.complaint import (
    Complaint,
    Contact,
    GivenPromise,
    Language,
    OfferedTerms,
    Recipient,
)
from vrm_app.outside.formats import Format
from vrm_app.services.mentions import mentioned_in
from vrm_app.services.senders import sender_of
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection

R = TypeVar("R", bound=Record)

NEEDED = ("title",)
USUAL = (
    "title",
    "product",
    "order_number",
    "amount",
    "expected",
    "happened",
    "remedy_wanted",
    "remedy_text",
    "answer_due_on",
    "reference",
    "interactions",
    "promises",
)
"""What a complaint tells unless it is left out; the last two are records that belong to it."""
POSSIBLE = (*USUAL, "remedy_fallback")
"""What it can tell; a fallback weakens the demand, so it is told only when asked for."""
_BY_ANOTHER_NAME = {"title", "reference", "interactions", "promises"}
_NEVER_NAMED = {"notes", "type"}


TELLABLE = frozenset({CaseType.COMPLAINT, CaseType.CLAIM})
"""The types of cases that can be handed over."""


class NotAComplaintError(UserError):
    """The record is no complaint."""

    title = "Nothing was prepared, because only complaints and claims can be handed over"
    advice = "Choose a case of that type; `vrm list case` shows them."


_IN_THE_TRASH = {
    "attachment": marked("Nothing was prepared, because this file is in the trash"),
    "case": marked("Nothing was prepared, because this case is in the trash"),
    "company": marked("Nothing was prepared, because this company is in the trash"),
    "contact_point": marked("Nothing was prepared, because this way to reach them is in the trash"),
    "terms": marked("Nothing was prepared, because these terms are in the trash"),
}


class InTheTrashError(UserError):
    """What should be told, or its recipient, lies in the trash."""

    advice = "Bring it back first with `vrm restore`, or the company it belongs to."

    def __init__(self, kind: str) -> None:
        super().__init__(_IN_THE_TRASH[kind])


_NOT_ONE = {
    "attachment": marked("{option}: {id} is not the id of a file"),
    "company": marked("{option}: {id} is not the id of a company"),
    "contact_point": marked("{option}: {id} is not the id of a way to reach the recipient"),
    "terms": marked("{option}: {id} is not the id of terms"),
}


class WrongIdError(UserError):
    """The id is of something else, or of nothing."""

    advice = "Look it up with `vrm list`."

    def __init__(self, option: str, record_id: str, kind: str) -> None:
        super().__init__(_NOT_ONE[kind], option=option, id=record_id)


class FieldNotTellableError(UserError):
    """The field cannot be part of the document."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "{field}: cannot be part of a complaint",
            "What can be: {fields}.",
            field=field,
            fields=", ".join(POSSIBLE),
        )


class FieldNeededError(UserError):
    """The document would say nothing without the field."""

    advice = "Change it with `vrm edit` if it says too much."

    def __init__(self, field: str) -> None:
        super().__init__("{field}: cannot be left out of a complaint", field=field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the customer decides about a handing-over."""

    recipient: str
    identity: Identity = Identity.KNOWN
    language: Language | None = None
    """The company's own unless it is named here, else English."""
    terms: str | None = None
    include: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    """Ways to reach the recipient that come before all others, at most one of a channel."""
    formats: tuple[Format, ...] = ()
    """What is written; all there is unless some are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A complaint without its reference and day, and what it tells of whom."""

    case: Case
    complaint: Complaint
    fields: tuple[str, ...]
    omitted: tuple[str, ...]
    """What the case holds and the complaint does not tell; never the notes."""
    data_items: tuple[DataItemId, ...]
    """What the sender tells of themselves."""
    mentioned: tuple[DataItemId, ...]
    """What stands in the customer's own words beside that."""
    missing: tuple[str, ...]
    """What the identity asks for and the vault does not hold."""


def gather(connection: Connection, case_id: str, choices: Choices, *, now: datetime) -> Told:
    """Return what a complaint would tell, by the customer's choices.

    `now` is in the customer's own time zone: the days of a letter are days where they live.
    """
    chosen = _chosen(choices)
    case = complaint_of(connection, case_id)
    company = shown(connection, choices.recipient, Company, "--to")
    if case.company_id != CompanyId(company.id):
        # What one company calls the matter is nothing to another.
        chosen -= {"reference"}
    contacts = _contacts(connection, case, company, now)
    promises = _promises(connection, case, company)
    sender = sender_of(connection, choices.identity, CompanyId(company.id), on=now.date())
    complaint = Complaint(
        reference="",
        language=choices.language or _language_of(company),
        written_on=date.min,
        sender=sender.told,
        recipient=_recipient(connection, company, choices.reach),
        title=case.title,
        earlier_reference=case.reference if "reference" in chosen else None,
        contacts_made=contacts if "interactions" in chosen else (),
        promises=promises if "promises" in chosen else (),
        terms=_terms(connection, choices.terms),
        **{name: getattr(case, name) for name in chosen - _BY_ANOTHER_NAME},
    )
    held = _held(case)
    held |= {name for name, any_ in (("interactions", contacts), ("promises", promises)) if any_}
    return Told(
        case=case,
        complaint=complaint,
        fields=tuple(name for name in POSSIBLE if name in chosen & held),
        omitted=tuple(sorted(held - chosen - _NEVER_NAMED)),
        data_items=sender.data_items,
        mentioned=mentioned_in(connection, complaint, told=sender.data_items),
        missing=sender.missing,
    )


def shown(connection: Connection, record_id: str, cls: type[R], option: str) -> R:
    """Return the record that an option names; refuse one of another kind or in the trash."""
    record = records.find(connection, record_id)
    if not isinstance(record, cls):
        raise WrongIdError(option, record_id, cls.kind)
    if not lists.is_shown(connection, record_id):
        raise InTheTrashError(cls.kind)
    return record


def complaint_of(connection: Connection, case_id: str) -> Case:
    """Return a case that can be handed over; refuse one of another type or in the trash."""
    case = records.get(connection, case_id)
    if not isinstance(case, Case) or case.type not in TELLABLE:
        raise NotAComplaintError
    if not lists.is_shown(connection, case_id):
        raise InTheTrashError(case.kind)
    return case


def _chosen(choices: Choices) -> set[str]:
    for name in (*choices.include, *choices.omit):
        if name not in POSSIBLE:
            raise FieldNotTellableError(name)
    for name in NEEDED:
        if name in choices.omit:
            raise FieldNeededError(name)
    return {*USUAL, *choices.include} - set(choices.omit)


def _held(case: Case) -> set[str]:
    return {
        name
        for name, field in fields_of(Case).items()
        if getattr(case, name) not in (None, (), field.default)
        and not name.endswith("_id")
        and name != "copy_of"
    }


def _language_of(company: Company) -> Language:
    spoken = (company.language or "").partition("-")[0].lower()
    return Language(spoken) if spoken in set(Language) else Language.ENGLISH


def _recipient(connection: Connection, company: Company, reach: Sequence[str]) -> Recipient:
    points = ways_to(connection, company.id)
    known = {str(point.id) for point in points}
    for one in reach:
        if one not in known:
            raise WrongIdError("--reach", one, ContactPoint.kind)
    points.sort(key=lambda point: point.id not in reach)
    return Recipient(
        name=company.name,
        legal_name=company.legal_name,
        address=_first(points, Channel.POST),
        email=_first(points, Channel.EMAIL),
    )


def ways_to(connection: Connection, company_id: str) -> list[ContactPoint]:
    """Return the ways to reach a company that are not blocked, the closest first."""
    points = lists.of_kind(connection, ContactPoint, company_id=company_id)
    return sorted(
        (point for point in points if point.preference is not Preference.BLOCKED), key=_closeness
    )


def _closeness(point: ContactPoint) -> tuple[bool, int]:
    desks = (Desk.COMPLAINTS, Desk.SUPPORT, Desk.OTHER)
    order = desks.index(point.desk) if point.desk in desks else len(desks)
    return point.preference is not Preference.PREFERRED, order


def _first(points: Sequence[ContactPoint], channel: Channel) -> str | None:
    return next((point.address for point in points if point.channel is channel), None)


def _contacts(
    connection: Connection, case: Case, company: Company, now: datetime
) -> tuple[Contact, ...]:
    names = {
        str(person.id): person.name
        for person in lists.of_kind(connection, Person, company_id=company.id)
    }
    return tuple(
        Contact(
            on=entry.at.astimezone(now.tzinfo).date(),
            channel=entry.channel,
            person=names.get(entry.person_id or ""),
            summary=entry.subject,
        )
        for entry in reversed(list(lists.of_case(connection, Interaction, case.id)))
        # What was only observed, or said to somebody else, is nobody's business but mine.
        if entry.company_id == CompanyId(company.id) and entry.direction is not Direction.OBSERVED
    )


def _promises(connection: Connection, case: Case, company: Company) -> tuple[GivenPromise, ...]:
    return tuple(
        GivenPromise(by=one.by, what=one.what, due_on=one.due_on, state=one.state)
        for one in reversed(list(lists.of_case(connection, Promise, case.id)))
        if one.company_id == CompanyId(company.id)
    )


def _terms(connection: Connection, terms_id: str | None) -> OfferedTerms | None:
    if terms_id is None:
        return None
    terms = shown(connection, terms_id, Terms, "--terms")
    return OfferedTerms(
        purposes=terms.purposes,
        retention=terms.retention,
        contact_rules=terms.contact_rules,
        agreement_code=terms.agreement_code,
        expires_on=terms.expires_on,
        text=terms.text,
    )
