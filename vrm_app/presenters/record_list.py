"""A list of records of some kinds: read, narrowed down by letters, and trashed from."""

from dataclasses import replace
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.text import folded
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.record_rows import RecordRow, row_of
from vrm_app.services.record_lists import SHOWN, Listed, Wanted, listed
from vrm_app.services.records import delete


class RecordListView(Protocol):
    """What a list can show."""

    def show_rows(self, rows: list[RecordRow], told: str, *, is_empty: bool) -> None:
        """Show rows, what is to be told of them, and whether there are none at all."""


class RecordListPresenter:
    """Reads a list, and narrows it down."""

    def __init__(self, view: RecordListView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._wanted: Wanted | None = None
        self._rows: list[RecordRow] = []
        self._told = ""
        self._letters = ""

    @property
    def wanted(self) -> Wanted | None:
        """Which records are shown."""
        return self._wanted

    def show(self, wanted: Wanted) -> None:
        """Show other records, or the same ones again."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._rows = []
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        wanted, now = self._wanted, self._desk.now()
        if wanted is None:
            return

        def answer(found: list[Listed]) -> None:
            if wanted == self._wanted:
                self._came(found)

        self._desk.read(lambda vault: listed(vault, wanted, today=now.date()), answer)

    def narrow(self, letters: str) -> None:
        """Show only rows that have each of these words somewhere."""
        self._letters = folded(letters.strip())
        self._show()

    def delete(self, record_id: str) -> None:
        """Move a record to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), lambda _deleted: None)

    def _came(self, found: list[Listed]) -> None:
        now, wanted = self._desk.now(), self._wanted
        with_company = wanted is not None and not wanted.company_id
        self._rows = [row_of(one, now=now, with_company=with_company) for one in found]
        if wanted is not None and wanted.link == "data_item_id":
            # What they hold stands above the list already.
            self._rows = [
                replace(one, title=one.tile, line=one.line.removeprefix(one.tile).lstrip(" ·"))
                for one in self._rows
            ]
        kinds = [one.kind for one in self._rows]
        is_cut = any(kinds.count(kind) >= SHOWN for kind in set(kinds))
        self._told = _("The newest {n} are shown").format(n=SHOWN) if is_cut else ""
        self._show()

    def _show(self) -> None:
        wanted = self._letters.split()
        shown = [row for row in self._rows if all(one in folded(row.letters) for one in wanted)]
        told = self._told
        if self._rows and not shown:
            told = _("Nothing has these letters")
        self._view.show_rows(shown, told, is_empty=not self._rows)
