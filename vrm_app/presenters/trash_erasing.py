"""Erasing for good: what would go, asked once, and what came of it."""

from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters.counted import counted_each
from vrm_app.presenters.desk import Desk
from vrm_app.services.records import Erased, count_to_erase, erase


class ErasingView(Protocol):
    """What can be shown of it."""

    def show_going(self, question: str, counts: list[str]) -> None:
        """Ask, and show how much of each kind would go."""

    def show_gone(self, told: str, warning: str) -> None:
        """Say what went, and what one should know."""

    def show_refused(self, error: UserError) -> None:
        """Say that nothing was erased, and why."""


class ErasingPresenter:
    """Some records, and all that belongs to them."""

    def __init__(self, view: ErasingView, desk: Desk, record_ids: tuple[str, ...]) -> None:
        self._view = view
        self._desk = desk
        self._ids = record_ids
        self._is_gone = False

    def begin(self) -> None:
        """Count what would go."""
        ids = self._ids
        self._desk.read(lambda vault: count_to_erase(vault, *ids), self._came)

    def stop(self) -> None:
        """Let go of answers that are still to come."""
        self._is_gone = True

    def erase(self) -> None:
        """Erase all of it."""
        now, ids = self._desk.now(), self._ids
        self._desk.write(
            lambda vault: erase(vault, *ids, now=now),
            self._erased,
            failed=lambda error: None if self._is_gone else self._view.show_refused(error),
        )

    def _came(self, counts: dict[str, int]) -> None:
        if self._is_gone:
            return
        total = sum(counts.values())
        question = ngettext(
            "Erase {n} record for good? Nothing brings it back.",
            "Erase {n} records for good? Nothing brings them back.",
            total,
        )
        self._view.show_going(question.format(n=total), counted_each(counts))

    def _erased(self, erased: Erased) -> None:
        if self._is_gone:
            return
        n = erased.records
        told = ngettext("{n} record is erased for good.", "{n} records are erased for good.", n)
        warning = ""
        if not erased.is_settled:
            warning = _(
                "Another program reads the vault just now: encrypted traces stay in vault.db-wal "
                "until the next change after it has closed."
            )
        self._view.show_gone(told.format(n=n), warning)
