"""The part of the settings on which keys are changed."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.key_rows import DeedRow, Everywhere, KeysPresenter, Question
from vrm_app.presenters.places import Section
from vrm_app.ui.frame import SECTIONS
from vrm_app.ui.look import Look
from vrm_app.ui.pages.settings.key_foot import KeyFoot
from vrm_app.ui.pages.settings.key_list import KeyList
from vrm_app.ui.theme import GAP, MARGIN
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.page_head import page_head
from vrm_app.ui.widgets.surface import card, column, line, row
from vrm_app.ui.widgets.text import muted

_WIDTH = 980
_FILTER = 200
_NAMES = {
    **{section: name for section, _icon, name in SECTIONS},
    Section.TRASH: _("Trash"),
    Section.MANUAL: _("Manual"),
}


class KeysPart(QWidget):
    """Every command with its keys, and what gives it others."""

    def __init__(self, look: Look, everywhere: Everywhere) -> None:
        super().__init__()
        self._look = look
        self.presenter = KeysPresenter(self, look.preferences, everywhere, _NAMES)
        self.filter = LettersLine(look, _("Filter"), _("Filter the commands"))
        self.filter.setFixedWidth(_FILTER)
        self.all_usual = Button(look, _("All as usual"), icon="rotate-ccw")
        self.list = KeyList(look, _("Commands and their keys"))
        self.foot = KeyFoot(look)
        self._lay_out()
        self._connect()
        self._grow()

    def start(self) -> None:
        """Give the keys to the line that narrows the list."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show every command as it is now."""
        self.presenter.refresh()

    def show_rows(self, rows: list[DeedRow]) -> None:
        """Show commands with their keys."""
        self.list.show_deeds(rows)
        self.all_usual.setEnabled(self.presenter.is_any_own)

    def show_told(self, words: str, *, is_wrong: bool = False) -> None:
        """Say what became of it."""
        self.foot.show_told(words, is_wrong=is_wrong)

    def show_question(self, question: Question) -> None:
        """Ask before anything changes."""
        self.foot.show_question(question)

    def _change(self) -> None:
        shown = self.list.current
        if shown is not None and shown.can_change:
            self.foot.show_catching(shown)

    def _caught(self, key: str) -> None:
        shown = self.list.current
        if shown is None or not self.presenter.press(shown, key) or self.foot.question:
            return
        self._to_list()

    def _empty(self) -> None:
        if self.list.current is not None:
            self._to_list()
            self.presenter.take_away(self.list.current)

    def _as_usual(self) -> None:
        if self.list.current is not None:
            self._to_list()
            self.presenter.go_back(self.list.current)

    def _show_row(self) -> None:
        self.foot.show_row(self.list.current)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        has_keys = self.foot.catcher.hasFocus()
        self._show_row()
        if has_keys:
            self._to_list()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.presenter.narrow)
        self.filter.returnPressed.connect(self._to_list)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filter)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._to_list)
        self.all_usual.clicked.connect(self.presenter.go_back_all)
        self.list.moved.connect(self._show_row)
        self.list.changing.connect(self._change)
        self.list.emptying.connect(self._empty)
        self.foot.left.connect(self._to_list)
        self.foot.change.clicked.connect(self._change)
        self.foot.empty.clicked.connect(self._empty)
        self.foot.usual.clicked.connect(self._as_usual)
        self.foot.catcher.caught.connect(self._caught)
        self.foot.catcher.emptied.connect(self._empty)
        self.foot.catcher.given_up.connect(self._give_up)
        self._look.changed.connect(self._grow)

    def _lay_out(self) -> None:
        told = muted(_("Select a command, press Enter, then its new key."), wrapped=True)
        self._inner = QWidget()
        down = column(self._inner, spacing=GAP)
        down.addLayout(page_head(_("Keys"), told, self.filter, self.all_usual))
        frame, inside = card(margin=0, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list, 1)
        inside.addWidget(line())
        inside.addWidget(self.foot)
        down.addWidget(frame, 1)
        across = row(self, spacing=0)
        across.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        across.addWidget(self._inner, 100)
        across.addStretch(1)

    def _grow(self) -> None:
        self._inner.setMaximumWidth(self._look.scaled(_WIDTH))
