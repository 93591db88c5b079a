"""What a company has of the customer already, as far as the vault can tell, and from where."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from gettext import gettext as _

from vrm_app.domain.data_item import DataItem
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.fields import Json
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.outside.bundle import DOCUMENT
from vrm_app.services.mentions import plain, stands_in
from vrm_app.services.wording import choice_words, day_words
from vrm_app.vault import files, lists, records
from vrm_app.vault.database import Connection

_LEFT = frozenset(ReleaseState) - {ReleaseState.DRAFTED, ReleaseState.FAILED}


@dataclass(frozen=True, slots=True)
class Letter:
    """Something handed to the company before, and its document if that was among the files."""

    release: Release
    document: dict[str, Json] | None
    words: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something said or written between the company and the customer."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A data item that was shared with the company."""

    item: DataItem
    disclosure: Disclosure
    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that a company has; each answer names the source, or is None."""

    letters: tuple[Letter, ...]
    exchanges: tuple[Exchange, ...]
    shared: tuple[Shared, ...]

    def item(self, item: DataItem) -> Shared | None:
        """Return how the company came by the item, or by another of the same value."""
        for one in self.shared:
            same = one.item.type is item.type and plain(one.item.value) == plain(item.value)
            if same or one.item.id == item.id:
                return one
        return None

    def text(self, value: str) -> str | None:
        """Return where the value stood before."""
        exchanges = (one.words for one in self.exchanges if stands_in(one.text, value))
        letters = (
            one.words
            for one in self.letters
            if one.document and stands_in(plain(" ".join(_texts(one.document))), value)
        )
        return next(letters, None) or next(exchanges, None)

    def member(self, name: str, value: Json) -> str | None:
        """Return the document in which this member had this value."""
        found = (
            one.words for one in self.letters if one.document and one.document.get(name) == value
        )
        return next(found, None)

    def field(self, case_id: str, field: str) -> str | None:
        """Return the letter that told this field of the case, its document not being kept."""
        return next(
            (
                one.words
                for one in self.letters
                if one.document is None
                and one.release.what == case_id
                and field in one.release.fields
            ),
            None,
        )

    def file(self, sha256: str) -> str | None:
        """Return the letter with which the company got this file."""
        found = (
            one.words for one in self.letters if sha256 in {f.sha256 for f in one.release.files}
        )
        return next(found, None)


def known_to(connection: Connection, company_id: str, zone: tzinfo | None) -> Known:
    """Return what the vault says that a company has; days are days in this zone."""

    def day(at: datetime) -> str:
        return day_words(at.astimezone(zone).date())

    return Known(
        letters=tuple(
            Letter(
                one,
                _document(connection, one),
                _("your letter {reference} of {day}").format(
                    reference=one.reference, day=day(one.at)
                ),
            )
            for one in lists.of_kind(connection, Release, company_id=company_id)
            if one.recipient == company_id and one.state in _LEFT
        ),
        exchanges=tuple(
            Exchange(
                plain("\n".join(filter(None, (one.subject, one.body)))),
                _("your contact of {day} ({channel})").format(
                    day=day(one.at), channel=choice_words(one.channel)
                ),
            )
            for one in lists.of_kind(connection, Interaction, company_id=company_id)
            if one.direction is not Direction.OBSERVED
        ),
        shared=tuple(_shared(connection, company_id, day)),
    )


def _document(connection: Connection, release: Release) -> dict[str, Json] | None:
    for file in release.files:
        if file.name == DOCUMENT:
            document: dict[str, Json] = json.loads(files.read(connection, file.sha256))
            return document
    return None


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)


def _shared(
    connection: Connection, company_id: str, day: Callable[[datetime], str]
) -> Iterator[Shared]:
    for disclosure in lists.of_kind(connection, Disclosure, company_id=company_id):
        item = records.find(connection, disclosure.data_item_id)
        if isinstance(item, DataItem):
            words = _("what you shared on {day}").format(day=day(disclosure.at))
            yield Shared(item, disclosure, words)
