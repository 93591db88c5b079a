"""A section that is a list; opening a record shows what belongs to it beside the list."""

from gettext import gettext as _

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.listings import INNER, SECTIONS
from vrm_app.presenters.opening import new_of
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.services.deeds import Deed
from vrm_app.services.record_lists import Wanted
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.record_panel import RecordPanel
from vrm_app.ui.widgets.surface import column, row, upright
from vrm_app.ui.widgets.text import Elided

_LEAST = 360
_NARROW = 860


class SectionPage(Page):
    """A list of one kind, and beside it what belongs to the record that is opened."""

    def __init__(self, section: Section, parts: tuple[Look, Desk], ways: tuple[Go, Open]) -> None:
        super().__init__("base")
        look, desk = parts
        self._section = section
        self._go, self._open = ways
        self._listing = SECTIONS[section]
        self._record_id = ""
        self._is_gone = False
        self._has_inner = section in INNER
        self.panel = RecordPanel(look, desk, name=self._listing.name)
        self.panel.opened.connect(self._open_row)
        self.panel.wanted.connect(lambda kind: self._open(new_of(kind, "")))
        self.inner = RecordPanel(look, desk, key=Deed.NEW_BESIDE)
        self.inner.opened.connect(self._open_inner)
        self.inner.wanted.connect(self._new_inner)
        self._name = Elided("", Size.HEADING, Weight.BOLD)
        self._told = Elided("", tone="muted")
        self._change = Button(look, _("Change"), icon="pen-line", key=Deed.CHANGE)
        self._change.clicked.connect(self._change_opened)
        self._left = column_of(self.panel)
        self._left.setContentsMargins(MARGIN, 16, MARGIN, 0)
        self._left.setMinimumWidth(_LEAST)
        self._line = upright()
        self._right = self._opened()
        across = row(self, spacing=0)
        across.addWidget(self._left, 3)
        across.addWidget(self._line)
        across.addWidget(self._right, 2)
        self.panel.chosen.connect(self._choose)
        self.panel.came.connect(self._came)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the list, and what belongs to one of its records."""
        self._record_id = place.record_id
        self._is_gone = False
        self.panel.show_listing(self._listing, self._listing.wanted(), place.record_id)
        if self._has_inner and place.record_id:
            field, listing = INNER[self._section]
            wanted = Wanted(kinds=listing.kinds, link=field, target=place.record_id)
            self.inner.show_listing(listing, wanted)
        self._show_opened()
        self._arrange()

    def refresh(self) -> None:
        """Read the lists again."""
        self.panel.presenter.refresh()
        if self._has_inner and self._record_id:
            self.inner.presenter.refresh()

    def path(self) -> list[str]:
        """Return the name of what is opened."""
        return [self._name.text()] if self._is_open() and self._name.text() else []

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the list."""
        here = self._listing.name
        beside = INNER[self._section][1].new[0][1] if self._has_inner else ""
        return [
            *([Key(here, beside, Deed.NEW_BESIDE, self._make_beside)] if beside else []),
            Key(here, self._listing.new[0][1], Deed.NEW_HERE, self._make, Deed.NEW),
            Key(here, _("Change what is selected"), Deed.CHANGE, self._change_selected),
            Key(here, _("Move what is selected to the trash"), Deed.DELETE, self._delete),
            Key(here, _("Print the list"), Deed.PRINT, self._print),
        ]

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        panel = self.inner if self.inner.list.hasFocus() else self.panel
        return panel.selected_id()

    def start(self) -> None:
        """Begin in the list."""
        (self.inner if self._is_open() and self._is_narrow() else self.panel).start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show both side by side, or where there is no room one of them."""
        super().resizeEvent(event)
        self._arrange()

    def _is_open(self) -> bool:
        return self._has_inner and bool(self._record_id) and not self._is_gone

    def _came(self) -> None:
        """Show nothing beside the list of a record that is no longer there, as after undoing."""
        shown = self.panel.list.rows.number_of(self._record_id) >= 0
        self._is_gone = not (shown or self.panel.filters.is_narrowed)
        self._arrange()
        self._show_opened()

    def _is_narrow(self) -> bool:
        return self.width() < _NARROW

    def _arrange(self) -> None:
        narrow, is_open = self._is_narrow(), self._is_open()
        self._left.setVisible(not (narrow and is_open))
        self._line.setVisible(is_open and not narrow)
        self._right.setVisible(is_open)

    def _opened(self) -> QWidget:
        made = QWidget()
        outer = column(made, spacing=8)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        head = row(spacing=8)
        words = column_of(self._name, self._told)
        head.addWidget(words, 1)
        head.addWidget(self._change)
        outer.addLayout(head)
        outer.addWidget(self.inner, 1)
        return made

    def _choose(self, chosen: RecordRow) -> None:
        if self._has_inner and chosen.id != self._record_id and not self._is_narrow():
            self._go(Place(self._section, chosen.id))

    def _open_row(self, opened: RecordRow) -> None:
        if self._has_inner and opened.id != self._record_id:
            self._go(Place(self._section, opened.id))
            return
        self._change_record(opened.kind, opened.id)

    def _change_record(self, kind: str, record_id: str) -> None:
        self._open(Ask(Form.RECORD, "", record_id, kind))

    def _change_opened(self) -> None:
        self._change_record(self._listing.kinds[0], self._record_id)

    def _change_selected(self) -> None:
        if self.inner.list.hasFocus():
            self.inner.change()
            return
        chosen = self.panel.list.current()
        if chosen is not None:
            self._change_record(chosen.kind, chosen.id)

    def _open_inner(self, opened: RecordRow) -> None:
        self._change_record(opened.kind, opened.id)

    def _make(self) -> None:
        inner = self._is_open() and self.inner.isAncestorOf(self.focusWidget() or self)
        (self.inner if inner else self.panel).make()

    def _make_beside(self) -> None:
        if self._is_open():
            self.inner.make()

    def _new_inner(self, kind: str) -> None:
        field, _listing = INNER[self._section]
        self._open(new_of(kind, "", ((field, self._record_id),)))

    def _delete(self) -> None:
        self.panel.delete()
        self.inner.delete()

    def _print(self) -> None:
        (self.inner if self.inner.list.hasFocus() else self.panel).print()

    def _show_opened(self) -> None:
        shown = self.panel.list.row_of(self._record_id)
        if shown is not None:
            self._name.setText(shown.title)
            self._told.setText(" · ".join(one for one in (shown.line, shown.aside) if one))
            self.renamed.emit()


def column_of(*widgets: QWidget, spacing: int = 2) -> QWidget:
    """Return widgets one below the other."""
    made = QWidget()
    inner = column(made, spacing=spacing)
    for one in widgets:
        inner.addWidget(one)
    return made
