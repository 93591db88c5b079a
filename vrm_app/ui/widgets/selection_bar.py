"""What can be done with all rows that are selected in a list: a bar that appears above it."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.several import (
    Copied,
    Listed,
    SeveralPresenter,
    Sheet,
    selected_words,
)
from vrm_app.presenters.several_changes import Asks, Change
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.selection_line import SelectionLine
from vrm_app.ui.widgets.surface import row
from vrm_app.ui.widgets.text import Elided

_HEIGHT = 28
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
        self.tag = SelectionLine()
        self.tag.tagged.connect(self._tag)
        self.tag.answered.connect(self._answer)
        self.tag.left.connect(self._leave_line)
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
        across.addWidget(self.tag, 2)
        for one in (self.change, self.copy, self.trash, self.close_):
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
        has_room, asks = self.width() >= _VERY_NARROW, self.tag.asked is not None
        self.tag.setVisible(asks or (has_room and Offer.TAG in self.offers))
        shown = {
            self._told: has_room or not asks,
            self.change: (has_room or not asks) and Offer.CHANGE in self.offers,
            self.copy: has_room or not asks,
            self.trash: (has_room or not asks) and Offer.TRASH in self.offers,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        self._tell_count(self.list.count_selected())
        for one in (self.change, self.copy, self.trash):
            one.fold(folded=self.width() < _NARROW)
        what = counted_words(self.kind, self.list.count_selected())
        self.trash.named(_("Move to the trash: {what}").format(what=what))

    def show_not_understood(self, text: str) -> None:
        """Say why what was typed is nothing that all can be changed to."""
        self._told.setText(text)
        announce(self, text)
        self.tag.selectAll()

    def show_done(self) -> None:
        """Stop asking, for what was typed is done."""
        self._leave_line()

    def _offer_changes(self) -> None:
        def show(tags: list[str]) -> None:
            if self.isVisible():
                where = self.change.mapToGlobal(self.change.rect().bottomLeft())
                self.changes(tags).exec(where)

        self.presenter.tags(self.list.selected(), show)

    def changes(self, tags: Sequence[str] = ()) -> QMenu:
        """Return a menu of fields, of what each can be for all, and of tags that can go."""
        made = PassingMenu(self)
        count = counted_words(self.kind, self.list.count_selected())
        made.addSection(_("For {what}").format(what=count))
        for change in self.presenter.changes(self.kind):
            if change.values:
                self._add_values(made, change)
            else:
                asking = made.addAction(_("{field}…").format(field=_shown(change.name)))
                asking.triggered.connect(partial(self._ask, change))
        if tags:
            made.addSeparator()
            inner = made.addMenu(_("Remove a tag"))
            for tag in tags:
                action = inner.addAction(f"#{_shown(tag)}")
                action.triggered.connect(partial(self._tag, f"-{tag}"))
        if not made.actions()[1:]:
            made.addAction(_("Nothing can be changed for all")).setEnabled(False)
        return made

    def _add_values(self, menu: QMenu, change: Change) -> None:
        inner = menu.addMenu(_shown(change.name))
        for value, words in change.values:
            action = inner.addAction(_shown(words))
            action.triggered.connect(partial(self._change, change.field, value))
        if change.asks is Asks.DAY:
            asking = inner.addAction(_("Another day…"))
            asking.triggered.connect(partial(self._ask, change))

    def _change(self, field: str, value: str, *_: object) -> None:
        self.presenter.change(self.list.selected(), field, value)

    def _ask(self, change: Change, *_: object) -> None:
        self.tag.ask(change)
        self._make_room()
        if change.asks is Asks.COMPANY:
            self.presenter.names(self.tag.offer)

    def _answer(self, change: Change, text: str) -> None:
        self.presenter.change_typed(self.list.selected(), change, text)

    def _tag(self, typed: str, *_: object) -> None:
        self.presenter.tag(self.list.selected(), typed)
        self._give_keys_back()

    def _leave_line(self) -> None:
        self.tag.stop_asking()
        self._make_room()
        self._give_keys_back()

    def _let_go(self) -> None:
        self.list.let_go()
        self._give_keys_back()

    def _give_keys_back(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _shown(text: str) -> str:
    # In a menu an & would make a letter a key.
    return text.replace("&", "&&")
