"""The model behind a list of any length: which rows there are, and those that were read so far."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import eq
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Signal

from vrm_app.presenters.paging import PAGE
from vrm_app.ui.rows import GROUP, ROW, Index

_HELD = 50 * PAGE
"""How many rows are held at least, once they were read: those read last."""
_NOWHERE = QModelIndex()
_WAITING = "…"


class Identified(Protocol):
    """A row, whatever it says."""

    @property
    def id(self) -> str:
        """The record it stands for."""


class PagedRows(QAbstractListModel):
    """All rows by their ids; what a row says is asked for when it comes into sight."""

    wanting = Signal(object)
    """Rows to be read, by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[str] = []
        self._numbers: dict[str, int] | None = None
        self._rows: dict[str, Any] = {}
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self.begun: dict[int, str] = {}
        """The names of groups, by the numbers of the rows that begin them."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    @property
    def ids(self) -> Sequence[str]:
        """All rows, in order."""
        return self._ids

    def show_order(self, ids: list[str], rows: Iterable[Identified]) -> None:
        """Show these rows, some of which are read already; where the others stay, nothing jumps.

        What a row said before is shown until it is read again.
        """
        before = self._ids
        start = _alike(before, ids)
        end = _alike(before[start:][::-1], ids[start:][::-1])
        first, old, new = start, len(before) - end, len(ids) - end
        if old > first:
            self.beginRemoveRows(_NOWHERE, first, old - 1)
            self._take(before[:first] + before[old:])
            self.endRemoveRows()
        if new > first:
            self.beginInsertRows(_NOWHERE, first, new - 1)
            self._take(ids)
            self.endInsertRows()
        self._asked.clear()
        rows = list(rows)
        self._rows = {one: row for one, row in self._rows.items() if self.number_of(one) >= 0}
        self.fill(rows)
        self._asked.update(self._whole_pages(rows))
        if ids:
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))

    def fill(self, rows: Iterable[Identified]) -> None:
        """Show what rows say that were asked for."""
        if len(self._rows) > 2 * _HELD:
            self._rows = dict(list(self._rows.items())[-_HELD:])
            self._asked = self._whole_pages(self._rows.values())
        numbers = []
        for row in rows:
            number = self.number_of(row.id)
            if number >= 0:
                self._rows.pop(row.id, None)
                self._rows[row.id] = row
                numbers.append(number)
        if numbers:
            self.dataChanged.emit(self.index(min(numbers)), self.index(max(numbers)))

    def row_at(self, number: int) -> Any:  # noqa: ANN401  (rows are of any make)
        """Return what a row says; None where there is none, or where it is not read yet."""
        return self._rows.get(self._ids[number]) if 0 <= number < len(self._ids) else None

    def number_of(self, record_id: str) -> int:
        """Return where the row of a record is, -1 where there is none."""
        if self._numbers is None:
            self._numbers = {one: at for at, one in enumerate(self._ids)}
        return self._numbers.get(record_id, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  (Qt's name)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the row itself, or how it is read out; ask for it where it is not read."""
        number = index.row()
        if role == GROUP:
            return self.begun.get(number)
        if role not in _ROLES or not 0 <= number < len(self._ids):
            return None
        if number // PAGE not in self._asked:
            self._wanted.add(number // PAGE)
            self._soon.start(0)
        row = self._rows.get(self._ids[number])
        if role == ROW:
            return row
        said = _WAITING if row is None else row.spoken
        group = self.begun.get(number) if role == Qt.ItemDataRole.AccessibleTextRole else None
        return f"{group}: {said}" if group else said

    def _whole_pages(self, rows: Iterable[Identified]) -> set[int]:
        """Return the pages of which every row is among these.

        An answer can be older than the order: part of its rows may belong to another page by now.
        """
        counts = Counter(self.number_of(row.id) // PAGE for row in rows)
        sizes = {page: min(PAGE, len(self._ids) - page * PAGE) for page in counts}
        return {page for page, count in counts.items() if page >= 0 and count >= sizes[page]}

    def _take(self, ids: list[str]) -> None:
        self._ids = ids
        self._numbers = None

    def _ask(self) -> None:
        pages = sorted(self._wanted - self._asked)
        self._wanted.clear()
        self._asked.update(pages)
        ids = [one for page in pages for one in self._ids[page * PAGE : (page + 1) * PAGE]]
        if ids:
            self.wanting.emit(ids)


_ROLES = frozenset({ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """Return how many ids both begin with."""
    return sum(1 for _ in takewhile(bool, map(eq, some, others)))
