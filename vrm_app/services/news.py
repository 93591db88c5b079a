"""What a document tells a company that it did not know: item by item, each with a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.data_item import DataItem
from vrm_app.domain.fields import Json
from vrm_app.domain.money import Money
from vrm_app.domain.need import Identity
from vrm_app.domain.promise import Party
from vrm_app.domain.release import Release
from vrm_app.outside.complaint import Complaint, complaint_document
from vrm_app.outside.formats import Format
from vrm_app.outside.plain_text import one_line
from vrm_app.services.complaints import Told
from vrm_app.services.drafting import OWN_FILES
from vrm_app.services.known import Known
from vrm_app.services.wording import day_words, field_words, item_words
from vrm_app.vault import records
from vrm_app.vault.database import Connection

_LONGEST_SHOWN = 60
# The company took part in these, or gave them; only how they are told may be new.
_THEIRS = {"reference": "it is theirs", "interactions": "they took part"}
_OWN_WORDS = {"title", "product", "order_number", "expected", "happened", "remedy_text"}
_MEMBERS = {"reference": "earlier_reference", "interactions": "contacts_made"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tells:
    """One thing that a document tells, and whether that is news to its recipient."""

    what: str
    is_new: bool
    sentence: str


def news_in(
    connection: Connection,
    told: Told,
    release: Release,
    *,
    known: Known,
    formats: frozenset[Format],
) -> tuple[Tells, ...]:
    """Return what the files of a release tell of the customer and of the matter."""
    return (
        *_items(connection, told, known),
        *_matter(told, known),
        *_enclosures(release, known),
        *_terms(told.complaint, known),
        *_signature(told.complaint, release, known, formats),
    )


def _items(connection: Connection, told: Told, known: Known) -> Iterator[Tells]:
    for item_id in (*told.data_items, *told.mentioned):
        item = records.find(connection, item_id)
        if not isinstance(item, DataItem):
            continue
        label = f"{item_words(item.type)} ({_short(item.value)})"
        shared = known.item(item)
        if shared is not None and shared.disclosure.withdrawn_on is not None:
            day = day_words(shared.disclosure.withdrawn_on)
            again = f"{label} is told to them again, although you withdrew it on {day}."
            yield Tells(what=item.type, is_new=True, sentence=again)
            continue
        yield _told(item.type, label, shared.words if shared else known.text(item.value))


def _matter(told: Told, known: Known) -> Iterator[Tells]:
    document = complaint_document(told.complaint)
    for field in told.fields:
        value = document.get(_MEMBERS.get(field, field))
        label = field_words(field) + _value_words(getattr(told.case, field, None))
        if field in _THEIRS or _is_all_theirs(field, told.complaint):
            reason = _THEIRS.get(field, "they made it")
            yield Tells(what=field, is_new=False, sentence=f"{label}: {reason}.")
            continue
        yield _told(field, label, _source(told, field, value, known))


def _value_words(value: object) -> str:
    if isinstance(value, Money):
        return f" ({value.amount} {value.currency})"
    if isinstance(value, date):
        return f" ({day_words(value)})"
    if isinstance(value, StrEnum):
        return f" ({value.replace('_', ' ')})"
    return f" ({_short(value)})" if isinstance(value, str) else ""


def _source(told: Told, field: str, value: Json, known: Known) -> str | None:
    in_text = known.text(value) if isinstance(value, str) and field in _OWN_WORDS else None
    return known.member(field, value) or in_text or known.field(told.case.id, field)


def _is_all_theirs(field: str, complaint: Complaint) -> bool:
    return field == "promises" and all(one.by is Party.COMPANY for one in complaint.promises)


def _enclosures(release: Release, known: Known) -> Iterator[Tells]:
    for file in release.files:
        if file.name not in OWN_FILES:
            yield _told("enclosure", f"The file {file.name}", known.file(file.sha256))


def _terms(complaint: Complaint, known: Known) -> Iterator[Tells]:
    if complaint.terms is not None:
        document: Mapping[str, Json] = complaint_document(complaint)
        source = known.member("terms", document.get("terms"))
        new = "Your terms are new to them."
        again = f"Your terms: they know them from {source}."
        yield Tells(what="terms", is_new=source is None, sentence=again if source else new)


def _signature(
    complaint: Complaint, release: Release, known: Known, formats: frozenset[Format]
) -> Iterator[Tells]:
    if not formats & {Format.JSON, Format.PROOF}:
        return
    if not known.letters:
        sentence = (
            f"The signature is made with a key for {complaint.recipient.name} alone: it links this "
            "to nothing that others got."
        )
        yield Tells(what="signature", is_new=True, sentence=sentence)
        return
    last = known.letters[0]
    sentence = f"The signature shows that this comes from whoever sent {last.words}."
    named = any(one.release.identity is Identity.KNOWN for one in known.letters)
    if release.identity is not Identity.KNOWN and named:
        sentence = f"{sentence[:-1]}, and you were named in what they got before."
    yield Tells(what="signature", is_new=True, sentence=sentence)


def _told(what: str, label: str, source: str | None) -> Tells:
    if source is None:
        return Tells(what=what, is_new=True, sentence=f"{label} is new to them.")
    return Tells(what=what, is_new=False, sentence=f"{label}: they have it from {source}.")


def _short(value: str) -> str:
    shown = one_line(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1].rstrip() + "…"
