"""How high each row of a list of any length is: with the head above it, and what is unfolded."""

from PySide6.QtWidgets import QTableView

from vrm_app.presenters.day_groups import Groups
from vrm_app.ui.look import Look
from vrm_app.ui.paged_rows import PagedRows
from vrm_app.ui.widgets.group_heads import GroupHeads
from vrm_app.ui.widgets.list_row import RowDelegate, row_height


class RowHeights:
    """All rows are alike, but for those that begin a group and those that are unfolded."""

    def __init__(self, look: Look, list_: QTableView, rows: PagedRows) -> None:
        self._look = look
        self._list = list_
        self._rows = rows
        self._unfolded: set[str] = set()
        self.heads = GroupHeads(look, list_, rows)

    def show_groups(self, groups: Groups) -> None:
        """Make room for the heads of other groups, and for what is unfolded."""
        delegate = self._list.itemDelegate()
        self.heads.begin_at(delegate.heads_at if isinstance(delegate, RowDelegate) else 0)
        for number in self.heads.show(groups):
            self._fit(number)
        self.fit_unfolded()
        self.heads.follow()

    def restyle(self) -> None:
        """Measure anew, for type and room may be others."""
        high = row_height(self._look)
        self._list.verticalHeader().setDefaultSectionSize(high)
        self._list.verticalScrollBar().setSingleStep(high)
        for group in self.heads.groups:
            self._fit(group.first)
        self.fit_unfolded()
        self.heads.follow()

    def fit_unfolded(self) -> None:
        """Measure anew what is unfolded, as where lines break otherwise."""
        for one in self._unfolded:
            number = self._rows.number_of(one)
            if self._rows.row_at(number) is not None:
                self._fit(number)

    def unfold(self, number: int, *, forward: bool) -> None:
        """Show the longer text of a row, or no longer."""
        row = self._rows.row_at(number)
        if row is None:
            return
        if not forward:
            self._unfolded.discard(row.id)
        elif row.more:
            self._unfolded.add(row.id)
        self._fit(number)

    def _fit(self, number: int) -> None:
        row, delegate = self._rows.row_at(number), self._list.itemDelegate()
        high = row_height(self._look)
        is_open = row is not None and row.id in self._unfolded
        if is_open and isinstance(delegate, RowDelegate):
            high = delegate.height_with(row.more, self._list.viewport().width())
        self._list.setRowHeight(number, high + self.heads.above(number))
