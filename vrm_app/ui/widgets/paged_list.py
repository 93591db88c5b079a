"""A list of any length: rows are read as they come into sight, and several can be selected."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from vrm_app.presenters.day_groups import Groups, groups_within
from vrm_app.presenters.keys import KeyRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.paged_rows import Identified, PagedRows
from vrm_app.ui.pressed import pressed, steps
from vrm_app.ui.widgets.list_row import row_height
from vrm_app.ui.widgets.row_heights import RowHeights

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate
_TURN = QItemSelectionModel.SelectionFlag.Toggle

_HERE = _("In lists")
KEYS = (
    KeyRow(_HERE, _("To the first row, to the last"), ("Home", "End")),
    KeyRow(_HERE, _("Select what lies between"), (f"Shift+{Deed.DOWN}", f"Shift+{Deed.UP}")),
    KeyRow(_HERE, _("Tick a row, and go on without losing it"), (Deed.TICK,)),
    KeyRow(_HERE, _("Select all, read or not"), ("Ctrl+A",)),
    KeyRow(_HERE, _("Select nothing"), ("Esc",)),
    KeyRow(_HERE, _("Copy what is selected, as text and as a table"), ("Ctrl+C",)),
    KeyRow(_HERE, _("Unfold the note of a row, and fold it"), ("Right", "Left")),
)


class PagedList(QTableView):
    """Rows below each other.

    J and K, the arrows, Home, End and the page keys go through them, with Shift they select what
    lies between, Space ticks a row and lets one go on without losing it, Ctrl+A selects all, Enter
    opens. It is a table of one column because that alone knows the height of each row by itself:
    any other list would measure a hundred thousand of them.
    """

    opened = Signal(object)
    """A row, by Enter or a double click."""
    entered = Signal()
    """Enter was pressed, on the row that the keys are on."""
    chosen = Signal(object)
    """A row, by going to it alone."""
    picked = Signal()
    """Other rows are selected."""
    widening = Signal()
    """The whole list is to be shown again."""
    copying = Signal()
    """What is selected is to be copied."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self._look = look
        self.rows = PagedRows()
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.is_narrowed = False
        """Whether Esc shows the whole list again."""
        self._anchor = -1
        self._is_ticking = False
        self._is_quiet = False
        self._waited_for = ""
        self._heights = RowHeights(look, self, self.rows)
        self._heads = self._heights.heads
        self._dress()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._choose)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        look.changed.connect(self._restyle)

    def show_order(self, ids: list[str], rows: Iterable[Identified], groups: Groups = ()) -> None:
        """Show these rows, staying with those that were selected."""
        selected = set(self.selected()) if self.count_selected() > 1 else set()
        current, at = self.current_id(), self.currentIndex().row()
        with self._quietly():
            self.rows.show_order(ids, rows)
            self._heights.show_groups(groups)
            where = self.rows.number_of(current)
            if current and where < 0 and ids:
                where = min(at, len(ids) - 1)
            if where >= 0 and where != self.currentIndex().row():
                self._go_to(where)
            if selected and selected != set(self.selected()):
                self._select(selected)
        self._is_ticking = self._is_ticking and self.count_selected() > 0
        self.picked.emit()

    def fill(self, rows: Iterable[Identified]) -> None:
        """Show what rows say that were asked for."""
        self.rows.fill(rows)
        self._tell_waited_for()

    def mark(self, record_id: str) -> None:
        """Choose the row of a record without telling so; none where it is not in the list."""
        with self._quietly():
            where = self.rows.number_of(record_id)
            if where < 0:
                self.selectionModel().clear()
            elif record_id != self.current_id() or self.count_selected() == 0:
                self._go_to(where)
        self.viewport().update()

    def current(self) -> Any:  # noqa: ANN401  (rows are of any make)
        """Return the row that the keys are on; none where it is not read yet."""
        return self.rows.row_at(self.currentIndex().row())

    def current_id(self) -> str:
        """Return the record whose row the keys are on."""
        at = self.currentIndex().row()
        return self.rows.ids[at] if 0 <= at < len(self.rows.ids) else ""

    def row_of(self, record_id: str) -> Any:  # noqa: ANN401
        """Return the row of a record, if it is in the list and read."""
        return self.rows.row_at(self.rows.number_of(record_id))

    def count_selected(self) -> int:
        """Return how many rows are selected, read or not."""
        return sum(bottom - top + 1 for top, bottom in self._spans())

    def selected(self) -> list[str]:
        """Return the records whose rows are selected, read or not, in their order."""
        return [one for top, bottom in self._spans() for one in self.rows.ids[top : bottom + 1]]

    @property
    def groups(self) -> Groups:
        """The groups in which the rows stand, if they stand in any."""
        return self._heads.groups

    def selected_groups(self) -> Groups:
        """Return the groups of the rows that are selected, by their numbers among these."""
        return groups_within(self._heads.groups, self._spans())

    def let_go(self) -> None:
        """Select nothing but the row that the keys are on."""
        self._is_ticking = False
        at = self.currentIndex().row()
        with self._quietly():
            self._go_to(max(at, 0))
        self.picked.emit()

    def begin_anew(self) -> None:
        """Go to no row, and show the first ones when the next order comes."""
        with self._quietly():
            self.selectionModel().clear()
        self.scrollToTop()

    def start(self) -> None:
        """Give the keys to the list, to its first row where none is chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.rows.ids:
            with self._quietly():
                self._go_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go, select, open and copy; any other letter is left to what it does on the page."""
        goal = self._goal(event)
        if goal is not None:
            self._move(goal, event.modifiers())
        elif event.key() in _ENTER:
            self.entered.emit()
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_all()
        elif pressed(event).removeprefix("Ctrl+") in self._look.preferences.keys(Deed.TICK):
            self._tick()
        elif event.key() == Qt.Key.Key_Escape and self.count_selected() > 1:
            self.let_go()
        elif event.key() == Qt.Key.Key_Escape and self.is_narrowed:
            self.widening.emit()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not event.modifiers():
            forward = (event.key() == Qt.Key.Key_Right) != self.isRightToLeft()
            self._heights.unfold(self.currentIndex().row(), forward=forward)
        elif event.key() == Qt.Key.Key_Escape or (event.text() and not event.modifiers()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Select one row, with Shift all up to it, with Ctrl one more or one less."""
        at = self.indexAt(event.position().toPoint()).row()
        if at >= 0 and event.modifiers() & _SHIFT and event.button() == Qt.MouseButton.LeftButton:
            self._extend(at)
            return
        if at >= 0:
            self._anchor = at
        self._is_ticking = False
        if event.modifiers() & _CTRL:
            with self._quietly():
                super().mousePressEvent(event)
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Take the keys; whoever came by a key sees which row has them."""
        if not self.currentIndex().isValid() and event.reason() in _BY_KEYS and self.rows.ids:
            self._move(0, _NONE)
        had_none = not self.currentIndex().isValid()
        with self._quietly():
            super().focusInEvent(event)
            if had_none:
                # Qt makes the first row the current one without showing it.
                self.selectionModel().clearCurrentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Break lines anew."""
        super().resizeEvent(event)
        self._heights.fit_unfolded()
        self._heads.follow()

    def scrollTo(  # noqa: N802  (Qt's name)
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, below the head that stays at the top."""
        super().scrollTo(index, hint)
        hidden = self._heads.covered(index.row()) - self.visualRect(index).top()
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def _dress(self) -> None:
        # The row itself draws what shows that it is selected.
        self.setProperty("surface", "rows")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for one in (across, down):
            one.hide()
            one.setHighlightSections(False)
        across.setStretchLastSection(True)
        self._restyle()

    def _restyle(self) -> None:
        self._heights.restyle()
        self.viewport().update()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Let the selection change without telling that a row was chosen."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def _goal(self, event: QKeyEvent) -> int | None:
        """Return the row that a key goes to."""
        at, last = self.currentIndex().row(), len(self.rows.ids) - 1
        step = steps(self._look.preferences, event, or_shifted=True)
        if step:
            return min(max(at + step, 0), last) if last >= 0 else None
        page = max(self.viewport().height() // row_height(self._look) - 1, 1)
        goals = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: at - page,
            Qt.Key.Key_PageDown: at + page,
        }
        with suppress(ValueError, KeyError):
            goal = goals[Qt.Key(event.key())]
            if last < 0 or event.modifiers() & _OTHER:
                return None
            return min(max(goal, 0), last)
        return None

    def _move(self, goal: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _SHIFT:
            self._extend(goal)
        elif self._is_ticking or modifiers & _CTRL:
            with self._quietly():
                self.selectionModel().setCurrentIndex(self.rows.index(goal, 0), _STAY)
        else:
            self._go_to(goal)

    def _go_to(self, at: int) -> None:
        self._anchor = at
        self.selectionModel().setCurrentIndex(self.rows.index(at, 0), _ALONE)

    def _extend(self, goal: int) -> None:
        start = self._anchor if 0 <= self._anchor < len(self.rows.ids) else goal
        between = QItemSelection(self.rows.index(start, 0), self.rows.index(goal, 0))
        with self._quietly():
            self.selectionModel().select(between, _ALONE)
            self.selectionModel().setCurrentIndex(self.rows.index(goal, 0), _STAY)

    def _tick(self) -> None:
        at = self.currentIndex()
        if not at.isValid():
            return
        if not self._is_ticking and self.count_selected() == 1:
            # The row that the keys are on is selected: ticking it keeps it.
            self._is_ticking = True
        else:
            self._is_ticking = True
            self.selectionModel().select(at, _TURN)
        self._anchor = at.row()
        self.picked.emit()

    def _select_all(self) -> None:
        with self._quietly():
            self.selectAll()

    def _select(self, ids: set[str]) -> None:
        numbers = sorted(at for one in ids if (at := self.rows.number_of(one)) >= 0)
        chosen = QItemSelection()
        # Neighbours differ from their place among all by the same number.
        for _apart, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
            span = [at for _number, at in group]
            chosen.select(self.rows.index(span[0], 0), self.rows.index(span[-1], 0))
        self.selectionModel().select(chosen, _ALONE)

    def _spans(self) -> list[tuple[int, int]]:
        """Return from which row to which row rows are selected, in their order."""
        found = self.selectionModel().selection()
        spans = (found.at(number) for number in range(found.count()))
        return sorted((one.top(), one.bottom()) for one in spans)

    @property
    def is_ticking(self) -> bool:
        """Tell whether rows were ticked, so that going on leaves them selected."""
        return self._is_ticking

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row is not None:
            self.opened.emit(row)

    def _choose(self, index: QModelIndex) -> None:
        if self._is_quiet or not index.isValid():
            return
        self._waited_for = self.rows.ids[index.row()]
        self._tell_waited_for()

    def _tell_waited_for(self) -> None:
        """Tell of the row that was gone to, as soon as it is read."""
        row = self.row_of(self._waited_for) if self._waited_for else None
        if row is not None and self._waited_for == self.current_id():
            self._waited_for = ""
            self.chosen.emit(row)


_OTHER = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
