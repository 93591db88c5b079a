"""What happened, as a list along a rail."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from vrm_app.presenters.entries import Entry
from vrm_app.presenters.keys import KeyRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.pressed import pressed, steps
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.sticky import StickyGroup
from vrm_app.ui.widgets.timeline_entry import EntryDelegate, Unfolding

_LINE = 20
_NEAR = 1500
"""How near (px) to an end what comes after it is read."""
KEYS = (
    KeyRow(_("In lists"), _("The promise of the selected entry was kept"), (Deed.TICK,)),
    KeyRow(_("In a timeline"), _("Open the entry in place · close it"), ("Right", "Left")),
)
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Timeline(Unfolding):
    """Entries of a company, a case or all; a promise can be settled where it stands."""

    settled = Signal(str, bool)
    """A promise by its id, and whether it was kept."""
    opened = Signal(str)
    """A record, by its id."""
    unfolded = Signal(str)
    """An entry whose whole text is wanted, by its id."""
    older_wanted = Signal()
    newer_wanted = Signal()
    moved = Signal(str)
    """The month (2026-03) that is at the top by now."""
    several_selected = Signal(int)
    """How many entries are selected."""

    def __init__(self, look: Look, *, several: bool = False) -> None:
        super().__init__(look, _("Timeline, newest first"))
        self._look = look
        self._is_empty = False
        self.nothing = _("Nothing is kept here yet. Log what happened, and it stands here.")
        self._whole: dict[str, str] = {}
        self._delegate = EntryDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self._sticky = StickyGroup(look, self, self.group_of)
        if several:
            self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._near_the_ends)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW).id))
        self.selectionModel().selectionChanged.connect(self._count)

    def show_entries(self, entries: list[Entry], chosen: str = "") -> None:
        """Show other entries, one of them chosen and open; what was in sight stays there."""
        self._is_empty = not entries
        held = {one.id for one in entries}
        self._whole = {one: text for one, text in self._whole.items() if one in held}
        selected = [one.id for one in self.selected()]
        if selected and not held.intersection(selected):
            selected = self._next_to_selected(held)
        self._keeping_sight(lambda: self.rows.replace(entries))
        self._select(selected)
        if chosen:
            self.choose(chosen)
        self.viewport().update()

    def _next_to_selected(self, held: set[str]) -> list[str]:
        """Return the entry after those that are selected and gone, or the one before."""
        at, ids = self.rows.number_of(self.selected()[0].id), [one.id for one in self.rows.all()]
        return [one for one in [*ids[at:], *reversed(ids[:at])] if one in held][:1]

    def show_from(self, entries: list[Entry]) -> None:
        """Show other entries, the first of them at the top."""
        self._is_empty = not entries
        self.rows.replace(entries)
        self.executeDelayedItemsLayout()
        self.scrollToTop()
        self._near_the_ends()

    def add_older(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show older ones after the others, and so many less of the newest."""

        def change() -> None:
            self.rows.add(entries)
            self.rows.drop(0, without)

        self._keeping_sight(change)

    def add_newer(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show newer ones before the others, and so many less of the oldest."""

        def change() -> None:
            self.rows.drop(self.rows.rowCount() - without, without)
            self.rows.add_first(entries)

        self._keeping_sight(change)

    def show_whole(self, record_id: str, text: str) -> None:
        """Show all that an entry says, where it stands."""
        self._whole[record_id] = text
        self._keeping_sight(lambda: None)
        self._come_into_sight()

    def choose(self, record_id: str) -> None:
        """Select the entry that is a record, or under which it stands, and open it."""
        at = next((at for at, one in enumerate(self.rows.all()) if _holds(one, record_id)), -1)
        if at < 0:
            return
        index = self.rows.index(at)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self.unfolded.emit(self.rows.row_at(at).id)

    def whole_of(self, record_id: str) -> str | None:
        """Return the whole text of an entry that is open."""
        return self._whole.get(record_id)

    def current(self) -> Entry | None:
        """Return the entry that the keys are about."""
        entry: Entry | None = self.rows.row_at(self.currentIndex().row())
        return entry

    def selected(self) -> list[Entry]:
        """Return the entries that are selected, from the newest on."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.row_at(row) for row in rows]

    def fold(self, entry: Entry) -> None:
        """Show no more than the beginning of an entry."""
        if self._whole.pop(entry.id, None) is not None:
            self._keeping_sight(lambda: None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Take the keys; only what is seen to be selected is what they are about."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row the current one without showing it.
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go down and up by letters, too, open in place by Space and Right, and go in by Enter."""
        entry = self.current()
        step = steps(self._look.preferences, event)
        if step:
            at = min(max(self.currentIndex().row() + step, 0), self.rows.rowCount() - 1)
            self.setCurrentIndex(self.rows.index(at))
        elif entry is None:
            super().keyPressEvent(event)
        elif pressed(event) in self._look.preferences.keys(Deed.TICK):
            self._settle_or_turn(entry)
        elif event.key() in self._sideways():
            self._turn(entry, opens=event.key() == self._sideways()[0])
        elif event.key() in _OPENING:
            self.opened.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Settle a promise where its button was pressed."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            for where, promise, kept in self._delegate.buttons(self.visualRect(index), index):
                if where.contains(event.position()):
                    self.settled.emit(promise.id, kept)
                    return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the entries, or say that there are none."""
        super().paintEvent(event)
        if self._is_empty:
            with QPainter(self.viewport()) as painter:
                brush = Strokes(painter, self.viewport().rect(), self.layoutDirection())
                where = brush.place(0, 8, brush.bounds.width(), _LINE)
                brush.words(self.nothing, where, self._look.tokens.muted, font())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Break lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._sticky.follow()

    def _sideways(self) -> tuple[Qt.Key, Qt.Key]:
        ways = (Qt.Key.Key_Right, Qt.Key.Key_Left)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (ways[1], ways[0]) if is_mirrored else ways

    def _settle_or_turn(self, entry: Entry) -> None:
        """Keep the promises that are open; where there is none, open or close the entry."""
        promises = [one for one in entry.promises if one.is_open]
        for promise in promises:
            self.settled.emit(promise.id, True)  # noqa: FBT003  (Qt's own)
        if not promises:
            self._turn(entry, opens=entry.id not in self._whole)

    def _turn(self, entry: Entry, *, opens: bool) -> None:
        if not opens:
            self.fold(entry)
        elif entry.id not in self._whole:
            self.unfolded.emit(entry.id)

    def _select(self, ids: list[str]) -> None:
        chosen = QItemSelection()
        for number in filter(lambda at: at >= 0, map(self.rows.number_of, ids)):
            chosen.select(self.rows.index(number), self.rows.index(number))
        if not chosen.isEmpty():
            self.setCurrentIndex(chosen.indexes()[0])
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(chosen, how)

    def _keeping_sight(self, change: Callable[[], None]) -> None:
        """Change what there is, so that what is in sight stays where it is."""
        top = self.indexAt(QPoint(8, 0))
        held = None if not top.isValid() else self.rows.row_at(top.row())
        before = self.visualRect(top).top()
        is_at_top = self.verticalScrollBar().value() == 0 and not before
        change()
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        at = -1 if held is None else self.rows.number_of(held.id)
        if at >= 0 and not (is_at_top and at == 0):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.rows.index(at)).top() - before)
        self._near_the_ends()

    def _come_into_sight(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            where = self.visualRect(index)
            if where.top() < 0 or where.bottom() > self.viewport().height():
                high = where.height() > self.viewport().height()
                hint = (
                    QListView.ScrollHint.PositionAtTop
                    if high
                    else QListView.ScrollHint.EnsureVisible
                )
                self.scrollTo(index, hint)

    def _near_the_ends(self) -> None:
        self._sticky.follow()
        top = self.indexAt(QPoint(8, 1))
        if top.isValid():
            self.moved.emit(self.rows.row_at(top.row()).month)
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _NEAR:
            self.older_wanted.emit()
        elif bar.value() < _NEAR:
            self.newer_wanted.emit()

    def _count(self) -> None:
        self.several_selected.emit(len(self.selectionModel().selectedIndexes()))


def _holds(entry: Entry, record_id: str) -> bool:
    return entry.id == record_id or any(one.id == record_id for one in entry.promises)
