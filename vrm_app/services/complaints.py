"""What a complaint tells its recipient: gathered from the case and what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from vrm_app.domain.case import Case, CaseType
from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint, Desk, Preference
from vrm_app.domain.data_item import DataItem, DataItemType
from vrm_app.domain.errors import UserError
from vrm_app.domain.identity import CompanyId, DataItemId
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.need import Identity
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import fields_of
from vrm_app.domain.terms import Terms
from vrm_app.outside.complaint import (
    Complaint,
    Contact,
    GivenPromise,
    Language,
    OfferedTerms,
    Recipient,
    Sender,
)
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection

R = TypeVar("R")

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


class NotAComplaintError(UserError):
    """The record is no complaint."""

    title = "Nothing was prepared, because only complaints and claims can be handed over"
    advice = "Choose a case of that type; `vrm list case` shows them."


class InTheTrashError(UserError):
    """The case lies in the trash."""

    title = "Nothing was prepared, because this case is in the trash"
    advice = "Bring it back first with `vrm restore`."


class FieldNotTellableError(UserError):
    """The field cannot be part of the document."""

    def __init__(self, field: str) -> None:
        super().__init__(
            f"{field}: cannot be part of a complaint",
            "What can be: " + ", ".join(POSSIBLE) + ".",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the customer decides about a handing-over."""

    recipient: str
    identity: Identity = Identity.KNOWN
    language: Language = Language.ENGLISH
    terms: str | None = None
    include: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A complaint without its reference and day, and what it tells of whom."""

    complaint: Complaint
    fields: tuple[str, ...]
    omitted: tuple[str, ...]
    data_items: tuple[DataItemId, ...]
    missing: tuple[str, ...]
    """What the identity asks for and the vault does not hold."""


def gather(connection: Connection, case_id: str, choices: Choices) -> Told:
    """Return what a complaint would tell, by the customer's choices."""
    case = records.get(connection, case_id)
    if not isinstance(case, Case) or case.type not in {CaseType.COMPLAINT, CaseType.CLAIM}:
        raise NotAComplaintError
    if case.deleted_at is not None:
        raise InTheTrashError
    fields = _chosen(choices)
    company = _record(connection, choices.recipient, Company, "--to")
    sender, items, missing = _sender(connection, choices, company)
    plain = {
        name: getattr(case, name)
        for name in fields
        if name not in {"title", "reference", "interactions", "promises"}
    }
    complaint = Complaint(
        reference="",
        language=choices.language,
        written_on=date.min,
        sender=sender,
        recipient=_recipient(connection, company),
        title=case.title,
        earlier_reference=case.reference if "reference" in fields else None,
        contacts_made=_contacts(connection, case, company) if "interactions" in fields else (),
        promises=_promises(connection, case, company) if "promises" in fields else (),
        terms=_terms(connection, choices.terms),
        **plain,
    )
    held = {
        name
        for name, field in fields_of(Case).items()
        if getattr(case, name) not in (None, (), field.default) and not _is_link(name)
    }
    return Told(
        complaint=complaint,
        fields=tuple(name for name in fields if name in held or name in _RECORDS),
        omitted=tuple(sorted((held | {"title"}) - set(fields) - _NEVER_NAMED)),
        data_items=items,
        missing=missing,
    )


_RECORDS = {"interactions", "promises"}
_NEVER_NAMED = {"notes", "type", "title"}


def _is_link(name: str) -> bool:
    return name.endswith("_id") or name == "copy_of"


def _chosen(choices: Choices) -> tuple[str, ...]:
    for name in (*choices.include, *choices.omit):
        if name not in POSSIBLE or (name in choices.omit and name in NEEDED):
            raise FieldNotTellableError(name)
    wanted = {*USUAL, *choices.include} - set(choices.omit)
    return tuple(name for name in POSSIBLE if name in wanted)


def _record(connection: Connection, record_id: str, cls: type[R], option: str) -> R:
    record = records.find(connection, record_id)
    if not isinstance(record, cls):
        raise UserError(
            f"{option}: {record_id} is not the id of a {cls.__name__.lower()}",
            "Look it up with `vrm list`.",
        )
    return record


def _recipient(connection: Connection, company: Company) -> Recipient:
    points = sorted(
        (
            point
            for point in lists.of_kind(connection, ContactPoint, company_id=company.id)
            if point.preference is not Preference.BLOCKED
        ),
        key=_closeness,
    )
    return Recipient(
        name=company.name,
        legal_name=company.legal_name,
        address=_first(points, Channel.POST),
        email=_first(points, Channel.EMAIL),
    )


def _closeness(point: ContactPoint) -> tuple[bool, int]:
    desks = (Desk.COMPLAINTS, Desk.SUPPORT, Desk.OTHER)
    order = desks.index(point.desk) if point.desk in desks else len(desks)
    return point.preference is not Preference.PREFERRED, order


def _first(points: Sequence[ContactPoint], channel: Channel) -> str | None:
    return next((point.address for point in points if point.channel is channel), None)


def _sender(
    connection: Connection, choices: Choices, company: Company
) -> tuple[Sender, tuple[DataItemId, ...], tuple[str, ...]]:
    if choices.identity is Identity.ANONYMOUS:
        return Sender(), (), ()
    items = list(lists.of_kind(connection, DataItem))
    if choices.identity is Identity.ALIAS:
        alias = next(
            (
                item
                for item in items
                if item.type is DataItemType.ALIAS_EMAIL
                and item.for_company_id == CompanyId(company.id)
            ),
            None,
        )
        if alias is None:
            return Sender(), (), (DataItemType.ALIAS_EMAIL,)
        return Sender(alias=alias.value), (DataItemId(alias.id),), ()
    usual = {item.type: item for item in reversed(items) if item.usual}
    wanted = (DataItemType.NAME, DataItemType.EMAIL, DataItemType.POSTAL_ADDRESS)
    found = [usual[kind] for kind in wanted if kind in usual]
    name = usual.get(DataItemType.NAME)
    sender = Sender(
        name=name.value if name else None,
        reply_to=tuple(item.value for item in found if item is not name),
    )
    missing = tuple(str(kind) for kind in wanted if kind not in usual)
    return sender, tuple(DataItemId(item.id) for item in found), missing


def _contacts(connection: Connection, case: Case, company: Company) -> tuple[Contact, ...]:
    names = {
        str(person.id): person.name
        for person in lists.of_kind(connection, Person, company_id=company.id)
    }
    return tuple(
        Contact(
            on=entry.at.date(),
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
    terms = _record(connection, terms_id, Terms, "--terms")
    return OfferedTerms(
        purposes=terms.purposes,
        retention=terms.retention,
        contact_rules=terms.contact_rules,
        agreement_code=terms.agreement_code,
        expires_on=terms.expires_on,
        text=terms.text,
    )
