"""The page before an open vault, as it looks."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.unlock import UnlockPresenter
from vrm_app.presenters.work import Work
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page, scrolling
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.pressed import DeedShortcut
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.passphrase import PassphraseField
from vrm_app.ui.widgets.row import Icon, IconTile
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import label, muted, title
from vrm_app.ui.widgets.told import Told

if TYPE_CHECKING:
    from vrm_app.presenters.strength import Strength
    from vrm_app.services.unlocking import Unlocked
    from vrm_app.ui.widgets.recovery import RecoveryForm

_WIDTH = 400
_TALL = 40
_FIRST_PICTURE = 50
"""Milliseconds after which the window has been drawn, and a disk may take its time."""
_CENTRED = Qt.AlignmentFlag.AlignHCenter


class UnlockPage(Page):
    """Asks for the passphrase; takes a line in passing, too."""

    making = Signal()
    """A new vault is to be made."""
    chosen = Signal(object)
    """Another vault was chosen: its folder."""

    def __init__(
        self,
        look: Look,
        work: Work,
        vault: tuple[Path, Path | None],
        opened: Callable[["Unlocked"], None],
    ) -> None:
        """Ask for the passphrase of the vault in a folder, whose counters lie in another."""
        super().__init__()
        self._look = look
        self._opened = opened
        self.presenter = UnlockPresenter(self, work, *vault, self._enter)
        self._name = title()
        self.used = muted("", Size.TEXT)
        self.form = _PassphraseForm(look)
        self.recovery: RecoveryForm | None = None
        self._away: QWidget | None = None
        self.jot = _Jot(look)
        self._lay_out(look)
        self._connect()
        self.presenter.start()
        self._painted = QTimer(self, singleShot=True, interval=_FIRST_PICTURE)
        self._painted.timeout.connect(self.presenter.look)
        self._painted.start()

    def start(self) -> None:
        """Give the keys to the passphrase."""
        self.form.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def unlock(self, passphrase: str) -> None:
        """Open the vault with a passphrase that was handed over."""
        self.presenter.unlock(passphrase)

    def show_vault(self, name: str) -> None:
        """Show which vault it is."""
        self._name.setText(name)
        self.used.setText("")
        self._told.clear()

    def show_used(self, used: str) -> None:
        """Show when it was last used."""
        self.used.setText(used)

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""
        self.form.show_busy(words)
        if self.recovery is not None:
            self.recovery.setEnabled(not words)
        if words:
            self._told.show_quiet(words)
            return
        self._told.clear()
        if self._told is self.form.told:
            self.form.field.setFocus()

    def show_wrong(self, words: str) -> None:
        """Say that the passphrase is not the right one."""
        self.form.field.show_wrong(wrong=True)
        self.form.field.selectAll()
        self._told.show_wrong(words)

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen, and what to do."""
        self._told.show_wrong(f"{error.title}. {error.advice}")

    def show_jotted(self) -> None:
        """Say that the line is kept."""
        self._told.clear()
        self.jot.show_kept()

    def show_strength(self, strength: "Strength") -> None:
        """Show how good a new passphrase is."""
        if self.recovery is not None:
            self.recovery.new.show_strength(strength)

    @property
    def _told(self) -> Told:
        return self.form.told if self.recovery is None else self.recovery.told

    def _enter(self, unlocked: "Unlocked") -> None:
        self._painted.stop()
        self.form.field.forget()
        if self.recovery is not None:
            self.recovery.forget()
        self._opened(unlocked)

    def _open_recovery(self) -> None:
        from vrm_app.ui.widgets.recovery import RecoveryForm

        self.recovery = RecoveryForm(self._look, self.presenter.measure)
        self.recovery.left.connect(self._close_recovery)
        self.recovery.done.connect(self.presenter.use_words)
        self._away = scrolling(_centred(self._look, self.recovery))
        self._plain.hide()
        self._outer.addWidget(self._away)
        self._away.show()
        self.recovery.words.setFocus()

    def _close_recovery(self) -> None:
        if self._away is not None:
            self._away.hide()
            self._away.deleteLater()
        self.recovery = self._away = None
        self._plain.show()
        self.start()

    def choose(self, folder: Path) -> bool:
        """Turn to another vault; return whether there is one."""
        is_there = self.presenter.choose(folder)
        if is_there:
            self.chosen.emit(folder)
            self.start()
        return is_there

    def _ask_for_another(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(self.presenter.folder.parent)
        found = QFileDialog.getExistingDirectory(self, _("Open another vault"), start)
        if found:
            self.choose(Path(found))

    def _open_others(self) -> None:
        menu = PassingMenu(self)
        menu.addAction(_("Open another vault…"), self._ask_for_another)
        menu.addAction(_("Make a new vault…"), self.making.emit)
        button = self.form.another
        menu.exec(button.mapToGlobal(button.rect().bottomLeft()))

    def _connect(self) -> None:
        form = self.form
        form.field.returnPressed.connect(self._try)
        form.button.clicked.connect(self._try)
        form.field.textEdited.connect(self._mend)
        form.field.caps_lock.connect(form.told.show_caps_lock)
        form.another.clicked.connect(self._open_others)
        form.words.clicked.connect(self._open_recovery)
        self.jot.jotted.connect(self.presenter.jot)
        jot = DeedShortcut(self._look.preferences, Deed.JOT, self)
        jot.activated.connect(self.jot.open)

    def _try(self) -> None:
        self.presenter.unlock(self.form.field.text())

    def _mend(self) -> None:
        self.form.field.show_wrong(wrong=False)
        self._told.clear()

    def _lay_out(self, look: Look) -> None:
        inner = QWidget()
        down = column(inner)
        down.addStretch(3)
        down.addWidget(IconTile(look, "book-lock", "accent", 56), 0, _CENTRED)
        down.addSpacing(14)
        down.addWidget(self._name, 0, _CENTRED)
        down.addSpacing(4)
        down.addWidget(self.used, 0, _CENTRED)
        down.addSpacing(24)
        down.addWidget(self.form)
        down.addStretch(2)
        down.addWidget(line())
        down.addSpacing(16)
        down.addWidget(self.jot)
        down.addStretch(1)
        self._plain = _centred(self._look, inner)
        self._outer = column(self)
        self._outer.addWidget(self._plain)


def _centred(look: Look, inner: QWidget) -> QWidget:
    inner.setFixedWidth(look.scaled(_WIDTH))
    made = QWidget()
    across = row(made, margin=MARGIN)
    across.addStretch()
    across.addWidget(inner)
    across.addStretch()
    return made


class _PassphraseForm(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.field = PassphraseField(look, _("Passphrase"))
        self.button = Button(look, _("Unlock"), kind=Kind.FILLED, key="Enter")
        self.button.set_height(_TALL)
        self.another = Button(look, _("Another vault…"), kind=Kind.LINK)
        self.words = Button(look, _("Use recovery words…"), kind=Kind.LINK)
        self.told = Told(look)
        inner = column(self)
        name = label(_("Passphrase"), Size.SMALL, Weight.MEDIUM)
        name.setBuddy(self.field)
        inner.addWidget(name)
        inner.addSpacing(6)
        inner.addWidget(self.field)
        inner.addWidget(self.told)
        inner.addSpacing(8)
        inner.addWidget(self.button)
        inner.addSpacing(12)
        others = row()
        others.addWidget(self.another)
        others.addStretch()
        others.addWidget(self.words)
        inner.addLayout(others)
        inner.addStretch()

    def show_busy(self, words: str) -> None:
        """Take no keys while something is done."""
        for one in (self.field, self.button, self.another, self.words):
            one.setEnabled(not words)


class _Jot(QWidget):
    """A line for the vault that stays closed."""

    jotted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = muted(_("It is sealed and waits in your Inbox."), wrapped=True)
        self._button = Button(look, _("Jot"), key=Deed.JOT)
        self.field = _Line(look)
        self._quiet = QWidget()
        across = row(self._quiet, spacing=12)
        across.addWidget(Icon(look, "pen-line", "muted", 18))
        lines = _stacked(label(_("Jot without unlocking"), weight=Weight.MEDIUM), self._words)
        across.addWidget(lines, 1)
        across.addWidget(self._button)
        inner = column(self)
        inner.addWidget(self._quiet)
        inner.addWidget(self.field)
        self.setMinimumHeight(_TALL)
        self._button.clicked.connect(self.open)
        self.field.given_up.connect(self._close)
        self.field.line.returnPressed.connect(self._keep)
        self.field.button.clicked.connect(self._keep)
        self._close()

    def open(self) -> None:
        """Take a line."""
        self._quiet.hide()
        self.field.show()
        self.field.line.setFocus()

    def show_kept(self) -> None:
        """Say that the line is kept."""
        said = _("Kept. It waits in your Inbox.")
        self._words.setText(said)
        announce(self, said)
        self.field.line.setText("")
        self._close()
        self._button.setFocus()

    def _close(self) -> None:
        self.field.hide()
        self._quiet.show()

    def _keep(self) -> None:
        self.jotted.emit(self.field.line.text())


class _Line(QWidget):
    given_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setProperty("tall", True)  # noqa: FBT003  (Qt takes no names)
        self.line.setAccessibleName(_("A line for your Inbox"))
        self.line.setPlaceholderText(_("What happened, with whom?"))
        self.button = Button(look, _("Keep"), key="Enter")
        self.button.set_height(_TALL)
        across = row(self)
        across.addWidget(self.line, 1)
        across.addWidget(self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Give up by Escape; what is typed stays for the next time."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    inner = column(made, spacing=1)
    for one in widgets:
        inner.addWidget(one)
    return made
