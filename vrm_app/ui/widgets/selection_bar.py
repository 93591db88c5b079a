"""What can be done with all rows that are selected in a list: a bar that appears above it."""

from enum import StrEnum
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.several import (
    Copied,
    Listed,
    SeveralPresenter,
    Sheet,
    changes_of,
    selected_words,
)
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.surface import row
from vrm_app.ui.widgets.text import Elided

_HEIGHT = 28
_TAG_WIDTH = 120
_NARROW = 620
_VERY_NARROW = 420


class Offer(StrEnum):
    """What can be done with several rows beside copying them."""

    TAG = "tag"
    CHANGE = "change"
    TRASH = "trash"


_ALL = frozenset(Offer)


class SelectionBar(QWidget):
    """How many rows are selected, and what one action does to all of them."""

    def __init__(self, look: Look, desk: Desk, list_: PagedList, of: Listed) -> None:
        super().__init__()
        self.offers = _ALL
        """What is offered for all that is selected."""
        self.presenter = SeveralPresenter(self, desk, of)
        self.list = list_
        self.kind = ""
        """The kind of all records in the list; empty where they are of several."""
        self._told = Elided("")
        self.tag = QLineEdit()
        self.tag.setPlaceholderText(_("Add a tag"))
        self.tag.setAccessibleName(_("Add a tag to all that is selected"))
        self.tag.setFixedWidth(_TAG_WIDTH)
        self.tag.returnPressed.connect(self._tag)
        self.change = Button(look, _("Change…"), icon="pen-line")
        self.change.clicked.connect(self._offer_changes)
        self.copy = Button(look, _("Copy"), icon="copy", key="Ctrl+C")
        self.copy.clicked.connect(self.copy_rows)
        self.trash = Button(look, _("Trash"), icon="trash-2", key=Deed.DELETE)
        self.trash.clicked.connect(self.delete)
        self.close_ = Button(look, kind=Kind.PLAIN, icon="x")
        self.close_.named(_("Select nothing"), _("Select nothing (Esc)"))
        self.close_.clicked.connect(self._let_go)
        across = row(self, spacing=8)
        across.setContentsMargins(12, 4, 0, 4)
        across.addWidget(self._told, 1)
        for one in (self.tag, self.change, self.copy, self.trash, self.close_):
            across.addWidget(one)
            if isinstance(one, Button):
                one.set_height(_HEIGHT)
        list_.picked.connect(self._show_picked)
        list_.copying.connect(self.copy_rows)
        self.hide()

    @property
    def is_of_several(self) -> bool:
        """Tell whether another is meant than the row that the keys are on, or more than it."""
        count = self.list.count_selected()
        is_elsewhere = count == 1 and self.list.selected() != [self.list.current_id()]
        return count > 1 or self.list.is_ticking or is_elsewhere

    def delete(self) -> None:
        """Move all that is selected to the trash, else what the keys are on."""
        ids = self.list.selected() or [one for one in (self.list.current_id(),) if one]
        if ids:
            self.list.let_go()
            self.presenter.delete(ids)
            self._give_keys_back()

    def copy_rows(self) -> None:
        """Copy what is selected."""
        self.presenter.copy(self.list.selected(), self.list.selected_groups())

    def print(self, title: str, letters: str) -> None:
        """Print what is selected, or the whole list where that is one row or none."""
        order = InGroups(list(self.list.rows.ids), self.list.groups)
        if self.is_of_several:
            order = InGroups(self.list.selected(), self.list.selected_groups())
        self.presenter.print(title, order, letters)

    def show_copied(self, copied: Copied) -> None:
        """Put rows on the clipboard, as text and as a table."""
        made = QMimeData()
        made.setText(copied.text)
        made.setData("text/csv", copied.csv.encode())
        made.setData("text/tab-separated-values", copied.tabs.encode())
        QGuiApplication.clipboard().setMimeData(made)
        told = ngettext("{n} row is copied.", "{n} rows are copied.", copied.count)
        told = told.format(n=f"{copied.count:,}")
        announce(self, told)
        if self.isVisible():
            self._told.setText(told)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show rows as they would be printed."""
        from vrm_app.ui.printing import document_of, preview

        preview(self.window(), sheet.title, document_of(sheet))

    def _show_picked(self) -> None:
        count = self.list.count_selected()
        self.setVisible(self.is_of_several and count > 0)
        if self.isHidden():
            return
        self._tell_count(count)
        can_change = self.kind and Offer.CHANGE in self.offers
        self.change.setVisible(bool(can_change and changes_of(self.kind)))
        self.trash.setVisible(Offer.TRASH in self.offers)
        self._make_room()

    def _tell_count(self, count: int) -> None:
        is_all = count == len(self.list.rows.ids)
        told = selected_words(self.kind, count, of_all=is_all)
        # A narrow bar has room for the number alone.
        is_short = self.width() < _VERY_NARROW
        self._told.setText(counted_words(self.kind, count) if is_short else told)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show icons alone where there is no room for words, and no line where there is less."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.tag.setVisible(self.width() >= _VERY_NARROW and Offer.TAG in self.offers)
        self._tell_count(self.list.count_selected())
        for one in (self.change, self.copy, self.trash):
            one.fold(folded=self.width() < _NARROW)
        what = counted_words(self.kind, self.list.count_selected())
        self.trash.named(_("Move to the trash: {what}").format(what=what))

    def _offer_changes(self) -> None:
        self.changes().exec(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def changes(self) -> QMenu:
        """Return a menu of fields, and of what each can be for all that is selected."""
        made = PassingMenu(self)
        count = counted_words(self.kind, self.list.count_selected())
        made.addSection(_("For {what}").format(what=count))
        for change in changes_of(self.kind):
            inner = made.addMenu(change.name.replace("&", "&&"))
            for value, words in change.values:
                action = inner.addAction(words.replace("&", "&&"))
                action.triggered.connect(partial(self._change, change.field, value))
        return made

    def _change(self, field: str, value: str, *_: object) -> None:
        self.presenter.change(self.list.selected(), field, value)

    def _tag(self) -> None:
        self.presenter.tag(self.list.selected(), self.tag.text())
        self.tag.clear()
        self._give_keys_back()

    def _let_go(self) -> None:
        self.list.let_go()
        self._give_keys_back()

    def _give_keys_back(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
