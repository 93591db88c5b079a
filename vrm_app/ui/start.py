"""The window from its first moment to its last: unlock or first run, the vault, the lock."""

import gc
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

import shiboken6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from vrm_app.domain.errors import UserError
from vrm_app.ui.clipboard import Clearing
from vrm_app.ui.icons import program_icon
from vrm_app.ui.last_time import read_last_time, write_last_time
from vrm_app.ui.look import Look
from vrm_app.ui.preferences import Preferences
from vrm_app.ui.tasks import Tasks
from vrm_app.ui.tongue import teach

if TYPE_CHECKING:
    from vrm_app.presenters.first_run import Begun
    from vrm_app.services.unlocking import Unlocked
    from vrm_app.ui.main_window import MainWindow
    from vrm_app.ui.page import Page

_SIZE = (1280, 800)
_LEAST = (720, 560)
_FIRST_PICTURE = 200
"""Milliseconds within which the window is drawn for the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which vault to open, and how."""

    folder: Path | None
    """The vault that was named."""
    usual: Path
    """Where a vault lies when none was named."""
    states: Path
    passphrase: str | None = None
    put_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How the program begins anew after locking."""

    folder: Path | None
    put_away: bool


Restart = Callable[[Again], NoReturn]
"""Begins anew in the place of this process; never returns."""
Refuse = Callable[[str], NoReturn]
"""Says why there is no window, and ends the program."""


def open_window(wanted: Wanted, restart: Restart, refuse: Refuse) -> int:
    """Open the window, and return the exit code once it is closed."""
    application = _application(refuse)
    # Ctrl+C in the terminal ends the program as any other; what was confirmed is safe.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    program = Program(application, wanted, restart)
    sys.excepthook = program.tell_fault
    program.begin()
    return application.exec()


def _application(refuse: Refuse) -> QApplication:
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001
        said.append(message)
        if kind is QtMsgType.QtFatalMsg:
            # Qt would abort after this.
            refuse("\n".join(said))

    qInstallMessageHandler(hear)
    application = QApplication(["dealings"])
    qInstallMessageHandler(None)
    teach(application)
    application.setApplicationDisplayName(_("Dealings"))
    application.setDesktopFileName("dealings")
    application.setWindowIcon(program_icon())
    return application


class Gate(QMainWindow):
    """The window while no vault is open."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Dealings"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)

    def show_page(self, page: "Page") -> None:
        """Show a page in place of the one before."""
        self.setCentralWidget(page)
        page.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Let go of what was begun."""
        self.closed.emit()
        super().closeEvent(event)


class Program(QObject):
    """One run of the window: from locked to open, and to the end or the next run."""

    def __init__(self, application: QApplication, wanted: Wanted, restart: Restart) -> None:
        super().__init__(application)
        self._application = application
        self.wanted = wanted
        self._restart = restart
        self.preferences = Preferences(wanted.states)
        self._look = Look(application, self.preferences)
        self._clearing = Clearing(application.clipboard(), self.preferences)
        self._tasks = Tasks()
        self._last = read_last_time(wanted.states)
        self._is_sample = False
        self._own: Path | None = wanted.folder
        self._telling = False
        self.gate: Gate | None = Gate()
        self.window: MainWindow | None = None
        application.aboutToQuit.connect(self.finish)

    def begin(self) -> None:
        """Show the page before the vault, or the first run where there is none."""
        from vrm_app.services.closed import is_vault

        chosen = self.wanted.folder or self._last.folder
        if chosen is None and not is_vault(self.wanted.usual):
            self.show_first_run(self.wanted.usual)
        else:
            self._show_unlock(chosen or self.wanted.usual)
        QTimer.singleShot(_FIRST_PICTURE, gc.enable)
        self._gate.restoreGeometry(self._last.geometry)
        if self.wanted.put_away:
            # Locked by itself, it must not come before what the person does now.
            self._gate.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._gate.showMinimized()
            return
        self._gate.show()

    def show_first_run(self, folder: Path) -> None:
        """Show how to make a vault."""
        from vrm_app.ui.pages.first_run import FirstRunPage

        self._tasks.turn_page()
        page = FirstRunPage(self._look, self._tasks, (folder, self.wanted.states), self._begun)
        self._gate.closed.connect(page.presenter.leave)
        self._gate.show_page(page)

    def lock(self, *, put_away: bool = False) -> None:
        """Lock the vault: begin anew in a process that never knew it."""
        # Not at once: whoever asked for it may belong to the window that goes.
        QTimer.singleShot(0, self, lambda: self._lock_now(put_away=put_away))

    def finish(self) -> None:
        """Remember what is to be remembered, and leave nothing of a sample."""
        self._tasks.turn_page()
        self._keep_place()
        if self.window is not None:
            self.watching.stop()
            self._throw_away(self.window.folder)

    def tell_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an exception that nobody took, one at a time."""
        from vrm_app.ui.messages import report_of, show_crash

        if isinstance(error, UserError) and self.window is not None:
            self.window.show_refused(error)
            return
        sys.stderr.write(f"{report_of(error.with_traceback(trace))}\n")
        if self._telling or not issubclass(kind, Exception):
            return
        self._telling = True
        try:
            show_crash(self.window or self.gate, error)
        finally:
            self._telling = False

    @property
    def _gate(self) -> Gate:
        if self.gate is None:
            raise RuntimeError("the vault is open")
        return self.gate

    def _show_unlock(self, folder: Path) -> None:
        from vrm_app.ui.pages.unlock import UnlockPage

        self._tasks.turn_page()
        page = UnlockPage(self._look, self._tasks, (folder, self.wanted.states), self._unlocked)
        page.making.connect(self._make_another)
        page.chosen.connect(self._remember)
        self._gate.show_page(page)
        if self.wanted.passphrase is not None:
            page.unlock(self.wanted.passphrase)
            self.wanted = replace(self.wanted, passphrase=None)

    def _make_another(self) -> None:
        from vrm_app.services.closed import free_place

        self.show_first_run(free_place(self.wanted.usual))

    def _unlocked(self, unlocked: "Unlocked") -> None:
        from vrm_app.presenters.first_run import Begun

        self._begun(Begun(unlocked=unlocked))

    def _begun(self, begun: "Begun") -> None:
        from vrm_app.ui.desk import Desk
        from vrm_app.ui.main_window import MainWindow

        self._tasks.turn_page()
        self._is_sample = begun.is_sample
        if begun.own is not None:
            self._own = begun.own
            self._remember(begun.own)
        states = None if begun.is_sample else self.wanted.states
        desk = Desk(begun.unlocked.vault, self._tasks.worker, states)
        self.window = window = MainWindow(self._look, desk, self.lock)
        window.restoreGeometry(self._gate.saveGeometry())
        window.show()
        self._gate.hide()
        self._gate.deleteLater()
        self.gate = None
        self._watch(window)
        self._tell_state(begun, window)
        if begun.first is not None:
            window.go(begun.first)

    def _watch(self, window: "MainWindow") -> None:
        from vrm_app.ui.locking import SystemLock, Watch

        self.watching = Watch(self._application, lambda: datetime.now(UTC), self._idle)
        self.watching.minutes_left.connect(
            lambda minutes: window.status.show_lock(
                ngettext(
                    "Unlocked, locks in {n} min", "Unlocked, locks in {n} min", minutes
                ).format(n=minutes)
            )
        )
        self.watching.look()
        self.watching.left_alone.connect(lambda: self.lock(put_away=True))
        self.system = SystemLock(self)
        self.system.locked.connect(lambda: self.lock(put_away=True))
        self.preferences.changed.connect(self._wait)

    @property
    def _idle(self) -> timedelta:
        return timedelta(minutes=self.preferences.settings.lock_after)

    def _wait(self) -> None:
        if self.window is not None:
            self.watching.wait(self._idle)

    def _tell_state(self, begun: "Begun", window: "MainWindow") -> None:
        if begun.is_sample:
            window.banners.show_warning(
                UserError(
                    _("This is a sample, and all of it is invented"),
                    _("Nothing you do here is kept: it goes when you lock or quit."),
                )
            )
        if begun.unlocked.warning is not None:
            window.banners.show_warning(begun.unlocked.warning)
        unreadable = begun.unlocked.unreadable
        if unreadable:
            window.banners.show_warning(
                UserError(
                    ngettext(
                        "{n} line that waits for your Inbox cannot be read",
                        "{n} lines that wait for your Inbox cannot be read",
                        unreadable,
                    ).format(n=unreadable),
                    _("They stay in the folder “inbox” of the vault."),
                )
            )

    def _lock_now(self, *, put_away: bool) -> None:
        window = self.window
        if window is None:
            return
        self._keep_place()
        self.watching.stop()
        # Both know the window.
        shiboken6.delete(self.watching)
        shiboken6.delete(self.system)
        folder = window.let_go()
        clipboard = self._application.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self.window = None
        self._throw_away(folder)
        shiboken6.delete(window)
        again = self._own if self._is_sample else folder
        self._restart(Again(folder=again, put_away=put_away))

    def _throw_away(self, folder: Path) -> None:
        if self._is_sample:
            from vrm_app.services.sampling import throw_away

            throw_away(folder)

    def _remember(self, folder: Path) -> None:
        self._last = replace(self._last, folder=folder)
        write_last_time(self.wanted.states, self._last)

    def _keep_place(self) -> None:
        shown = self.window or self._gate
        self._last = replace(self._last, geometry=bytes(shown.saveGeometry().data()))
        write_last_time(self.wanted.states, self._last)
