"""The one model behind every list: rows as the presenter made them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The row itself, for whoever draws it."""
GROUP = Qt.ItemDataRole.UserRole + 1
"""The name of the group that a row begins, if it begins one."""
_NOWHERE = QModelIndex()


class Rows(QAbstractListModel):
    """Rows of any make; each says in `spoken` how it is read out."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Any] = []

    def replace(self, rows: Sequence[Any]) -> None:
        """Show other rows; where as many stay as they were, nothing jumps."""
        rows = list(rows)
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add(self, rows: Sequence[Any]) -> None:
        """Show more rows after the others."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def add_first(self, rows: Sequence[Any]) -> None:
        """Show more rows before the others."""
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows[:0] = rows
            self.endInsertRows()

    def drop(self, first: int, count: int) -> None:
        """Show some rows no longer."""
        count = min(count, len(self._rows) - first)
        if count > 0:
            self.beginRemoveRows(QModelIndex(), first, first + count - 1)
            del self._rows[first : first + count]
            self.endRemoveRows()

    def row_at(self, number: int) -> Any:  # noqa: ANN401  (rows are of any make)
        """Return a row, or None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def all(self) -> Sequence[Any]:
        """Return every row."""
        return self._rows

    def number_of(self, record_id: str) -> int:
        """Return where the row of a record is, -1 where there is none."""
        return next((at for at, one in enumerate(self._rows) if one.id == record_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  (Qt's name)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the row itself, or how it is read out."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None
