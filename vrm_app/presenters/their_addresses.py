"""Addresses that a company wrote from, offered where a letter should name one."""

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.text import flattened
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.raw import spelled
from vrm_app.services.records import add
from vrm_app.services.wording import day_words
from vrm_app.services.writers import Writer, writers_of

_MOST = 3
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirAddress:
    """An address that can be chosen, and where it comes from."""

    address: str
    words: str
    source: str


class TheirAddressesView(Protocol):
    """What can be shown of them."""

    def show_their_addresses(self, addresses: tuple[TheirAddress, ...]) -> None:
        """Offer addresses that they wrote from."""

    def choose_way(self, point_id: str) -> None:
        """Write to a way to reach them."""


class TheirAddressesPresenter:
    """Looks for addresses in the mails of a case and its company, and keeps the one chosen."""

    def __init__(self, view: TheirAddressesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._about = ("", "")
        self._writers: dict[str, Writer] = {}

    def look(self, case_id: str, company_id: str) -> None:
        """Look for addresses of a company, where a case of it or another's is handed over."""
        about = (case_id, company_id)
        if about == self._about:
            return
        self._about = about
        self._view.show_their_addresses(())
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        about, now = self._about, self._desk.now()
        if all(about):
            self._desk.read(
                lambda vault: writers_of(vault, *about, now=now), partial(self._came, about)
            )

    def choose(self, address: str) -> None:
        """Keep an address as a way to reach them, and write to it."""
        writer, now, (_case, company_id) = self._writers[address], self._desk.now(), self._about
        fields = {
            "company_id": company_id,
            "channel": "email",
            "address": address,
            "source": _source(writer),
            "as_of": writer.on.isoformat(),
        }
        self._desk.write(
            lambda vault: add(vault, ContactPoint.kind, fields, now=now),
            lambda point: self._view.choose_way(str(point.id)),
        )

    def _came(self, about: tuple[str, str], found: list[Writer]) -> None:
        if about != self._about:
            return
        self._writers = {one.address: one for one in found[:_MOST]}
        self._view.show_their_addresses(
            tuple(
                TheirAddress(
                    address=one.address,
                    words=_("Write to {address}").format(address=spelled(flattened(one.address))),
                    source=_source(one),
                )
                for one in self._writers.values()
            )
        )


def _source(writer: Writer) -> str:
    told = _("They wrote from it on {day}").format(day=day_words(writer.on))
    if not writer.subject:
        return told
    subject = flattened(writer.subject)[:_LONGEST]
    return _("{told}: “{subject}”").format(told=told, subject=subject)
