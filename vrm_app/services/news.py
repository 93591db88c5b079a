"""What a document tells a company that it did not know: item by item, each with a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

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
from vrm_app.services.wording import choice_words, day_words, field_words, item_words
from vrm_app.vault import records
from vrm_app.vault.database import Connection

_LONGEST_SHOWN = 60
# The company took part in these, or gave them; only how they are told may be new.
_THEIRS = {
    "reference": _("{what}: it is theirs."),
    "interactions": _("{what}: they took part."),
}
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
        label = _("{what} ({value})").format(what=item_words(item.type), value=_short(item.value))
        shared = known.item(item)
        if shared is not None and shared.disclosure.withdrawn_on is not None:
            day = day_words(shared.disclosure.withdrawn_on)
            again = _("{what} is told to them again, although you withdrew it on {day}.").format(
                what=label, day=day
            )
            yield Tells(what=item.type, is_new=True, sentence=again)
            continue
        yield _told(item.type, label, shared.words if shared else known.text(item.value))


def _matter(told: Told, known: Known) -> Iterator[Tells]:
    document = complaint_document(told.complaint)
    for field in told.fields:
        value = document.get(_MEMBERS.get(field, field))
        label = _label(field, getattr(told.case, field, None))
        if field in _THEIRS or _is_all_theirs(field, told.complaint):
            theirs = _THEIRS.get(field, _("{what}: they made it."))
            yield Tells(what=field, is_new=False, sentence=theirs.format(what=label))
            continue
        yield _told(field, label, _source(told, field, value, known))


def _label(field: str, value: object) -> str:
    said = _value_words(value)
    what = field_words(field)
    return _("{what} ({value})").format(what=what, value=said) if said else what


def _value_words(value: object) -> str:
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, StrEnum):
        return choice_words(value)
    return _short(value) if isinstance(value, str) else ""


def _source(told: Told, field: str, value: Json, known: Known) -> str | None:
    in_text = known.text(value) if isinstance(value, str) and field in _OWN_WORDS else None
    return known.member(field, value) or in_text or known.field(told.case.id, field)


def _is_all_theirs(field: str, complaint: Complaint) -> bool:
    return field == "promises" and all(one.by is Party.COMPANY for one in complaint.promises)


def _enclosures(release: Release, known: Known) -> Iterator[Tells]:
    for file in release.files:
        if file.name not in OWN_FILES:
            what = _("The file {name}").format(name=file.name)
            yield _told("enclosure", what, known.file(file.sha256))


def _terms(complaint: Complaint, known: Known) -> Iterator[Tells]:
    if complaint.terms is not None:
        document: Mapping[str, Json] = complaint_document(complaint)
        source = known.member("terms", document.get("terms"))
        new = _("Your terms are new to them.")
        again = _("Your terms: they know them from {source}.").format(source=source)
        yield Tells(what="terms", is_new=source is None, sentence=again if source else new)


def _signature(
    complaint: Complaint, release: Release, known: Known, formats: frozenset[Format]
) -> Iterator[Tells]:
    if not formats & {Format.JSON, Format.PROOF}:
        return
    if not known.letters:
        sentence = _(
            "The signature is made with a key for {company} alone: it links this to nothing that "
            "others got."
        ).format(company=complaint.recipient.name)
        yield Tells(what="signature", is_new=True, sentence=sentence)
        return
    last = known.letters[0]
    sentence = _("The signature shows that this comes from whoever sent {letter}.")
    named = any(one.release.identity is Identity.KNOWN for one in known.letters)
    if release.identity is not Identity.KNOWN and named:
        sentence = _(
            "The signature shows that this comes from whoever sent {letter}, and you were named in "
            "what they got before."
        )
    yield Tells(what="signature", is_new=True, sentence=sentence.format(letter=last.words))


def _told(what: str, label: str, source: str | None) -> Tells:
    if source is None:
        return Tells(
            what=what, is_new=True, sentence=_("{what} is new to them.").format(what=label)
        )
    sentence = _("{what}: they have it from {source}.").format(what=label, source=source)
    return Tells(what=what, is_new=False, sentence=sentence)


def _short(value: str) -> str:
    shown = one_line(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1].rstrip() + "…"
