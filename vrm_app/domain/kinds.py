"""Every kind of record, by its word."""

from vrm_app.domain.advice import Advice
from vrm_app.domain.agreement import Agreement
from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Case
from vrm_app.domain.company import Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.data_item import DataItem
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.need import Need
from vrm_app.domain.offer import Offer
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release
from vrm_app.domain.reminder import Reminder
from vrm_app.domain.review import Review
from vrm_app.domain.saved_search import SavedSearch
from vrm_app.domain.source import Source
from vrm_app.domain.terms import Terms

KINDS: dict[str, type[Record]] = {
    cls.kind: cls
    for cls in (
        Company,
        ContactPoint,
        Person,
        Interaction,
        Case,
        Promise,
        Agreement,
        DataItem,
        Disclosure,
        Judgement,
        Review,
        Need,
        Offer,
        Terms,
        Source,
        Advice,
        Reminder,
        SavedSearch,
        Attachment,
        Inbox,
        Release,
    )
}
"""The classes of records, in the order in which people meet them."""
