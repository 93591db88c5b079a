"""What would leave, as it is said: the choices at one side, the four views at the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel
from vrm_app.domain.contact_point import ContactPoint, Desk
from vrm_app.domain.money import Money
from vrm_app.domain.need import Identity
from vrm_app.domain.text import flattened
from vrm_app.outside.complaint import Language
from vrm_app.outside.formats import Format
from vrm_app.outside.manifest import BundleFile
from vrm_app.presenters import words
from vrm_app.presenters.labels import value_words
from vrm_app.presenters.raw import RawFile, raw_of, spelled
from vrm_app.services.choosing import Choosable, Tellable
from vrm_app.services.complaints import Choices
from vrm_app.services.drafting import enclosed_in
from vrm_app.services.releasing import Preview
from vrm_app.services.staying import Why
from vrm_app.services.wording import LEFT_WORDS, TAKEN_WORDS, day_words

FIELDS = {
    "title": _("What it is about"),
    "product": _("Product"),
    "order_number": _("Order number"),
    "amount": _("Amount"),
    "expected": _("What I expected"),
    "happened": _("What happened"),
    "remedy_wanted": _("What I want"),
    "remedy_text": _("What I want in detail"),
    "remedy_fallback": _("What I would accept"),
    "answer_due_on": _("Answer by"),
    "reference": _("Their reference"),
    "interactions": _("Our contacts"),
    "promises": _("What was promised"),
}
FORMATS = {
    Format.LETTER_TEXT: _("Letter as text"),
    Format.LETTER_PDF: _("Letter as PDF"),
    Format.MAIL: _("E-mail draft"),
    Format.JSON: _("Document for computers"),
    Format.PROOF: _("Proof that nothing changed"),
}
IDENTITIES = {
    Identity.KNOWN: _("my name and address"),
    Identity.ALIAS: _("an address for them alone"),
    Identity.ANONYMOUS: _("nobody"),
}
LANGUAGES = {Language.ENGLISH: _("English"), Language.GERMAN: _("German")}
_MISSING = {
    "name": _("your name"),
    "email": _("your e-mail address"),
    "postal_address": _("your postal address"),
    "alias_email": _("an address for them alone"),
}
_HASH_ENDS = 16
_LONGEST = 300
_SIGNED = {"complaint.json", "manifest.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something that goes along or is left out."""

    name: str
    label: str
    value: str
    is_ticked: bool
    is_needed: bool = False
    note: str = ""
    """What was taken out of a file, or stays in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The choices, as they stand."""

    company: str
    addresses: tuple[str, ...]
    emails: tuple[tuple[str, str], ...]
    """Where there is more than one, what can be chosen, each with its words; the first is taken."""
    posts: tuple[tuple[str, str], ...]
    fields: tuple[Tick, ...]
    files: tuple[Tick, ...]
    formats: tuple[Tick, ...]
    identity: Identity
    identity_note: str
    language: Language | None
    terms: tuple[tuple[str, str], ...]
    terms_id: str


class Stay(StrEnum):
    """Why something is in the list of what does not leave."""

    LEFT_OUT = "left_out"
    REMOVED = "removed"
    HIDDEN = "hidden"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class StayLine:
    """One thing that does not leave; a field that can, by name."""

    stay: Stay
    words: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLine:
    """One thing that the files tell."""

    words: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The four views of what would leave, and what it comes to."""

    letter: str
    remarks: tuple[str, ...]
    files: tuple[RawFile, ...]
    staying: tuple[StayLine, ...]
    tells: tuple[TellLine, ...]
    sum: str
    terms: str
    sha256: str
    sha256_short: str

    @property
    def stays(self) -> int:
        """How much was left out or removed."""
        return sum(one.stay in {Stay.LEFT_OUT, Stay.REMOVED} for one in self.staying)

    @property
    def news(self) -> int:
        """How much they did not know."""
        return sum(one.is_new for one in self.tells)


def form_of(
    choosable: Choosable, choices: Choices, chosen: Iterable[str], preview: Preview | None
) -> Form:
    """Return the choices with what would go of each; `chosen` are the fields that are told."""
    told = set(chosen)
    ticked = choices.formats or tuple(Format)
    return Form(
        company=spelled(flattened(choosable.company.name)),
        addresses=_addresses(choosable),
        emails=_ways(choosable, choices, Channel.EMAIL),
        posts=_ways(choosable, choices, Channel.POST),
        fields=tuple(
            Tick(
                name=one.name,
                label=FIELDS[one.name],
                value=_value(one) if one.name in told else _("left out"),
                is_ticked=one.name in told,
                is_needed=one.is_needed,
            )
            for one in choosable.fields
        ),
        files=_file_ticks(choosable, choices, preview),
        formats=tuple(
            Tick(
                name=one,
                label=label,
                value="" if one in ticked else _("left out"),
                is_ticked=one in ticked,
                is_needed=ticked == (one,),
            )
            for one, label in FORMATS.items()
        ),
        identity=choices.identity,
        identity_note=_identity_note(choices.identity, preview),
        language=choices.language,
        terms=tuple((str(one.id), flattened(one.title)) for one in choosable.terms),
        terms_id=choices.terms or "",
    )


def leaving_of(preview: Preview, terms: str) -> Leaving:
    """Return the four views of what would leave."""
    release = preview.release
    size = sum(len(file.content) for file in preview.files)
    count = len(preview.files)
    total = ngettext("{n} file, {size}", "{n} files, {size}", count).format(
        n=count, size=words.size_words(size)
    )
    if any(file.name in _SIGNED for file in preview.files):
        total = _("{sum}, signed").format(sum=total)
    return Leaving(
        letter=preview.letter,
        remarks=preview.remarks,
        files=files_of(preview.files),
        staying=_staying(preview),
        tells=tuple(
            TellLine(words=one.sentence, is_new=one.is_new)
            for one in sorted(preview.tells, key=lambda one: not one.is_new)
        ),
        sum=total,
        terms=_("on my terms: {title}").format(title=terms) if terms else _("without terms"),
        sha256=release.sha256,
        sha256_short=short_hash(release.sha256),
    )


def files_of(files: Sequence[BundleFile]) -> tuple[RawFile, ...]:
    """Return files as they are shown sign by sign."""
    return tuple(raw_of(file.name, file.media_type, file.content) for file in files)


def short_hash(sha256: str) -> str:
    """Return beginning and end of a hash in groups that can be compared."""
    start = sha256[:_HASH_ENDS]
    groups = " ".join(start[at : at + 4] for at in range(0, len(start), 4))
    return f"{groups} … {sha256[-4:]}"


def _addresses(choosable: Choosable) -> tuple[str, ...]:
    post = ", ".join(line.strip() for line in (choosable.post or "").splitlines() if line.strip())
    known = [flattened(one) for one in (choosable.email or "", post) if one]
    if known:
        return tuple(known)
    if choosable.is_blocked:
        return (_("All their addresses are blocked by you, so the letter names none."),)
    return (_("No address of theirs is known, so the letter names none. You can add one later."),)


def _ways(choosable: Choosable, choices: Choices, channel: Channel) -> tuple[tuple[str, str], ...]:
    points = [one for one in choosable.points if one.channel is channel]
    points.sort(key=lambda one: one.id not in choices.reach)
    if len(points) == 1:
        return ()
    return tuple((str(one.id), _way_words(one)) for one in points)


def _way_words(point: ContactPoint) -> str:
    address = spelled(flattened(point.address))
    if point.desk is Desk.OTHER:
        return address
    return _("{address} ({desk})").format(address=address, desk=value_words(point.desk))


def _value(field: Tellable) -> str:
    if field.is_needed:
        return _("required")
    value = field.value
    if isinstance(value, Money):
        return words.money_words(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Remedy):
        return words.REMEDIES[value]
    if isinstance(value, int):
        return str(value)
    return flattened(str(value)[:_LONGEST])


def _file_ticks(
    choosable: Choosable, choices: Choices, preview: Preview | None
) -> tuple[Tick, ...]:
    names: dict[str, str] = {}
    if preview is not None:
        enclosed = [file.name for file in enclosed_in(preview.release)]
        names = dict(zip(choices.attachments, enclosed, strict=False))
    return tuple(
        _file_tick(one, names.get(str(one.id)), preview)
        if one.id in choices.attachments
        else _left_out(one)
        for one in choosable.files
    )


def _left_out(file: Attachment) -> Tick:
    label = spelled(flattened(file.file_name))
    return Tick(name=str(file.id), label=label, value=_("left out"), is_ticked=False)


def _file_tick(file: Attachment, name: str | None, preview: Preview | None) -> Tick:
    ticked = replace(_left_out(file), value="", is_ticked=True)
    if name is None or preview is None:
        return ticked
    taken = ", ".join(TAKEN_WORDS[what] for one, what in preview.scrubbed if one == name)
    left = "; ".join(LEFT_WORDS[what] for one, what in preview.unscrubbed if one == name)
    notes = [_("Taken out: {what}.").format(what=taken)] if taken else []
    notes += [_("{what}.").format(what=left[:1].upper() + left[1:])] if left else []
    value = _("nothing hidden")
    if taken:
        value = _("cleaned")
    elif left:
        value = _("not cleaned")
    return replace(ticked, value=value, note=" ".join(notes))


def _identity_note(identity: Identity, preview: Preview | None) -> str:
    missing = () if preview is None else preview.missing
    if missing:
        named = ", ".join(_MISSING.get(one, one) for one in missing)
        return _("Not in the vault, so not told: {named}. Add it under My data.").format(
            named=named
        )
    if identity is Identity.ANONYMOUS:
        return _("They are asked to answer under the reference of the letter.")
    return _("A key of its own signs for each company, so that none can tell you from it.")


def _staying(preview: Preview) -> tuple[StayLine, ...]:
    stays = {Why.LEFT_OUT: Stay.LEFT_OUT, Why.STRIPPED: Stay.REMOVED, Why.NEVER: Stay.NEVER}
    lines = [
        StayLine(
            stay=stays[one.why],
            words=one.sentence,
            field=one.what if one.why is Why.LEFT_OUT else "",
        )
        for one in preview.staying
    ]
    hidden = [
        StayLine(
            stay=Stay.HIDDEN,
            words=_("{file}: {what}.").format(file=file, what=LEFT_WORDS[what]),
        )
        for file, what in preview.unscrubbed
    ]
    return tuple(sorted([*lines, *hidden], key=lambda one: list(Stay).index(one.stay)))
