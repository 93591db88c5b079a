"""A complaint with everything in it, and complaints of every shape."""

from datetime import UTC, date, datetime
from typing import TypeVar

import pytest
from hypothesis import strategies as st

from vrm_app.domain import text
from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel, ContactRules
from vrm_app.domain.money import Money
from vrm_app.domain.promise import Party, PromiseState
from vrm_app.domain.spans import Span, Unit
from vrm_app.domain.terms import AgreementCode
from vrm_app.outside.complaint import (
    Complaint,
    Contact,
    Enclosure,
    GivenPromise,
    Language,
    OfferedTerms,
    Recipient,
    Sender,
)
from vrm_app.outside.signature import SigningKey

T = TypeVar("T")


@pytest.fixture(scope="session")
def key() -> SigningKey:
    return SigningKey(private_bytes=bytes(range(32)))


@pytest.fixture(scope="session")
def created() -> datetime:
    return datetime(2026, 11, 20, 18, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def complaint() -> Complaint:
    return Complaint(
        reference="D-7K3M-9QXT",
        language=Language.ENGLISH,
        written_on=date(2026, 11, 20),
        sender=Sender(
            name="Mara Lindqvist",
            alias="kettle-7q@mara.example",
            reply_to=("7 Harbour Lane\nTesttown TE1 2ST",),
        ),
        recipient=Recipient(
            name="Samplekettle",
            legal_name="Samplekettle Retail Limited",
            address="1 Factory Road\nSampleham SA3 4MP",
            email="complaints@samplekettle.example",
        ),
        title="The kettle leaks after three weeks",
        product="Kettle K-200, blue",
        order_number="4711-22",
        amount=Money.parse("1289.90", "EUR"),
        expected="A kettle that holds water.\n\nThe box says: “built for life”.",
        happened="On 2 November water ran out at the bottom while it boiled.",
        remedy_wanted=Remedy.REFUND,
        remedy_fallback=Remedy.REPLACEMENT,
        remedy_text="Please send the money to the account I paid from.",
        answer_due_on=date(2026, 12, 4),
        contacts_made=(
            Contact(
                on=date(2026, 11, 3),
                channel=Channel.PHONE,
                person="Ms Reed",
                summary="She asked me to keep the kettle and to wait for a call.",
            ),
            Contact(on=date(2026, 11, 12), channel=Channel.WEB_FORM),
        ),
        promises=(
            GivenPromise(
                by=Party.COMPANY,
                what="A technician calls me to arrange the collection.",
                due_on=date(2026, 11, 10),
            ),
            GivenPromise(by=Party.ME, what="I keep the kettle.", state=PromiseState.KEPT),
        ),
        enclosures=(
            Enclosure(
                file_name="invoice.pdf",
                media_type="application/pdf",
                size=213_456,
                sha256="0123456789abcdef" * 4,
            ),
        ),
        terms=OfferedTerms(
            purposes=("handling this complaint", "keeping my warranty record"),
            retention=Span(6, Unit.MONTH),
            contact_rules=ContactRules(
                allowed=(Channel.EMAIL, Channel.POST),
                blocked=(Channel.PHONE,),
                marketing=False,
                note="Not before nine in the morning.",
            ),
            agreement_code=AgreementCode.SD_BASE,
            expires_on=date(2027, 11, 20),
            text="Please do not hand this to a collection agency.",
        ),
        earlier_reference="C-8841",
    )


@pytest.fixture(scope="session")
def bare_complaint() -> Complaint:
    return Complaint(
        reference="D-7K3M-9QXT",
        language=Language.ENGLISH,
        written_on=date(2026, 11, 20),
        sender=Sender(),
        recipient=Recipient(name="Samplekettle"),
        title="The kettle leaks after three weeks",
    )


# Every character the vault keeps in a line; in prose it keeps more.
IN_LINE = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
)
IN_PROSE = IN_LINE | st.sampled_from("\n\t\r\u2028\u202e")
LINES = st.text(IN_LINE, max_size=40).map(lambda given: text.line(given) or "-")
PROSE = st.text(IN_PROSE, max_size=80).map(lambda given: text.prose(given) or "-")
DAYS = st.dates(date(1800, 1, 1), date(9000, 12, 31))


def some(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Return a few of these, as a tuple."""
    return st.lists(strategy, max_size=3).map(tuple)


RULES = st.builds(
    ContactRules,
    allowed=some(st.sampled_from(Channel)),
    blocked=some(st.sampled_from(Channel)),
    marketing=st.none() | st.booleans(),
    note=st.none() | LINES,
)
TERMS = st.builds(
    OfferedTerms,
    purposes=some(LINES),
    retention=st.none() | st.builds(Span, st.integers(1, 9999), st.sampled_from(Unit)),
    contact_rules=st.none() | RULES,
    agreement_code=st.none() | st.sampled_from(AgreementCode),
    expires_on=st.none() | DAYS,
    text=st.none() | PROSE,
)
ENCLOSURES = st.builds(
    Enclosure,
    file_name=LINES,
    media_type=LINES,
    size=st.integers(0, 10**12),
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
)


@pytest.fixture(scope="session")
def complaints() -> st.SearchStrategy[Complaint]:
    """Return complaints with any of their parts, and with any text that the vault keeps."""
    return st.builds(
        Complaint,
        reference=LINES,
        language=st.sampled_from(Language),
        written_on=DAYS,
        sender=st.builds(
            Sender, name=st.none() | LINES, alias=st.none() | LINES, reply_to=some(PROSE)
        ),
        recipient=st.builds(
            Recipient,
            name=LINES,
            legal_name=st.none() | LINES,
            address=st.none() | PROSE,
            email=st.none() | LINES,
        ),
        title=LINES,
        product=st.none() | LINES,
        order_number=st.none() | LINES,
        amount=st.none()
        | st.builds(
            Money, st.integers(0, 10**12 - 1), st.sampled_from(["EUR", "JPY", "KWD", "CLF"])
        ),
        expected=st.none() | PROSE,
        happened=st.none() | PROSE,
        remedy_wanted=st.none() | st.sampled_from(Remedy),
        remedy_fallback=st.none() | st.sampled_from(Remedy),
        remedy_text=st.none() | LINES,
        answer_due_on=st.none() | DAYS,
        contacts_made=some(
            st.builds(
                Contact,
                on=DAYS,
                channel=st.sampled_from(Channel),
                person=st.none() | LINES,
                summary=st.none() | PROSE,
            )
        ),
        promises=some(
            st.builds(
                GivenPromise,
                by=st.sampled_from(Party),
                what=LINES,
                due_on=st.none() | DAYS,
                state=st.sampled_from(PromiseState),
            )
        ),
        enclosures=some(ENCLOSURES),
        terms=st.none() | TERMS,
        earlier_reference=st.none() | LINES,
    )
