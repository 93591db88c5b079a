"""The window from its first moment to its last: unlock or first run, the vault, the lock."""

import gc
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from gettext import ngettext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.outside.bell import Ring, Wish
from vrm_app.ui.fronting import come_in_front
from vrm_app.ui.gate import Gate, Refuse, new_application
from vrm_app.ui.last_time import read_last_time, write_last_time
from vrm_app.ui.look import Look
from vrm_app.ui.preferences import Preferences
from vrm_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from vrm_app.presenters.first_run import Begun
    from vrm_app.presenters.form import Drafts
    from vrm_app.services.unlocking import Unlocked
    from vrm_app.ui.bell import Bell
    from vrm_app.ui.forms.jot_sheet import JotSheet
    from vrm_app.ui.jot_window import JotWindow
    from vrm_app.ui.main_window import MainWindow

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
    files: tuple[Path, ...] = ()
    """What is to be looked at once the vault is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How the program begins anew after locking."""

    folder: Path | None
    put_away: bool


Restart = Callable[[Again], NoReturn]
"""Begins anew in the place of this process; never returns."""


def open_window(wanted: Wanted, restart: Restart, refuse: Refuse) -> int:
    """Open the window, and return the exit code once it is closed."""
    application = new_application(refuse)
    # Ctrl+C in the terminal ends the program as any other; what was confirmed is safe.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    program = Program(application, wanted, restart)
    sys.excepthook = program.tell_fault
    program.begin()
    return application.exec()


class Program(QObject):
    """One run of the window: from locked to open, and to the end or the next run."""

    def __init__(self, application: QApplication, wanted: Wanted, restart: Restart) -> None:
        super().__init__(application)
        self._application = application
        self.wanted = wanted
        self._restart = restart
        self.preferences = Preferences(wanted.states)
        self._look = Look(application, self.preferences)
        self._tasks = Tasks()
        self._last = read_last_time(wanted.states)
        self._is_sample = False
        self._own: Path | None = wanted.folder
        self._folder = wanted.folder or self._last.folder or wanted.usual
        self._files = wanted.files
        self._bell: Bell | None = None
        self._jot: JotWindow | None = None
        self._jotted: Drafts | None = None
        self._telling = False
        self.gate: Gate | None = Gate(self.preferences)
        self.window: MainWindow | None = None
        application.aboutToQuit.connect(self.finish)

    def begin(self) -> None:
        """Show the page before the vault, or the first run where there is none."""
        from vrm_app.services.closed import is_vault

        is_chosen = (self.wanted.folder or self._last.folder) is not None
        if is_chosen or is_vault(self._folder):
            self._show_unlock(self._folder)
        else:
            self.show_first_run(self._folder)
        QTimer.singleShot(_FIRST_PICTURE, gc.enable)
        QTimer.singleShot(_FIRST_PICTURE, self, self.listen)
        QTimer.singleShot(_FIRST_PICTURE, self, self._bring_in)
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

    def listen(self) -> None:
        """Hear from now on what later starts of the program want of this one."""
        from vrm_app.ui.bell import Bell

        if self._bell is not None:
            return
        self._bell = Bell(self.wanted.states, self)
        self._bell.rung.connect(self.answer)
        # Of two that start at once, one gives way.
        if not self._bell.listen(self._folder) and self.window is None:
            self._application.quit()

    def answer(self, said: Ring) -> None:
        """Do what another start of the program wants."""
        if said.wish is Wish.LOCK:
            self.lock(put_away=True)
        elif said.wish is Wish.JOT:
            self.jot(said.token)
        elif said.wish is Wish.TAKE_IN:
            self._take_in()
        else:
            come_in_front(self.window or self._gate, said.token)
            self._open(said.files)

    def jot(self, token: str = "") -> None:
        """Open the small window for one line, whether the vault is open or locked."""
        from vrm_app.ui.jot_window import JotWindow

        if self.window is not None and self.window.is_jotting:
            come_in_front(self.window, token)
            return
        if self._jot is None:
            self._jot = JotWindow(self._new_jot)
            self._jot.gone.connect(self._forget_jot)
        come_in_front(self._jot, token)

    def lock(self, *, put_away: bool = False) -> None:
        """Lock the vault: begin anew in a process that never knew it."""
        # Not at once: whoever asked for it may belong to the window that goes.
        QTimer.singleShot(0, self, lambda: self._lock_now(put_away=put_away))

    def finish(self) -> None:
        """Remember what is to be remembered, and leave nothing of a sample."""
        self._tasks.turn_page()
        self._keep_place()
        self._fall_silent()
        if self.window is not None:
            self.watching.stop()
            self.clips.clear()
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

    def _bring_in(self) -> None:
        if self.gate is None:
            # The vault is open already, and the thread is its own.
            return
        from vrm_app.ui.bringing_in import bring_in

        self._tasks.run(bring_in, lambda _: None, lambda _: None)

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
        from vrm_app.presenters.returning import place_left
        from vrm_app.ui.clips import Clips
        from vrm_app.ui.desk import Desk
        from vrm_app.ui.main_window import MainWindow
        from vrm_app.ui.state_told import tell_state

        # What was brought in by now stays, and need not be looked through for what can go: that
        # halts the window, each time for as long as there are objects to look at.
        gc.freeze()
        self._tasks.turn_page()
        self._fall_silent()
        self._is_sample = begun.is_sample
        if begun.own is not None:
            self._own = begun.own
            self._remember(begun.own)
        states = None if begun.is_sample else self.wanted.states
        desk = Desk(begun.unlocked.vault, self._tasks.worker, states)
        here = place_left(begun.unlocked.left_at)
        self.window = window = MainWindow(self._look, desk, self.lock, here)
        window.side.folded = self._last.folded
        window.restoreGeometry(self._gate.saveGeometry())
        window.show()
        self._gate.hide()
        self._gate.deleteLater()
        self.gate = None
        self._watch(window)
        self.clips = Clips(self._application, self._forgets)
        tell_state(window.banners, begun)
        if self._jotted is not None and not begun.is_sample:
            window.sheets.drafts.bring_back(self._jotted.held)
        if begun.first is not None:
            window.go(begun.first)
        if self._bell is not None:
            self._bell.listen(self._folder)
        self._open(self._files)

    def _open(self, files: tuple[Path, ...]) -> None:
        """Show what files would bring in, or keep them until the vault is open."""
        if self.window is None:
            self._files += files
            return
        self._files = ()
        if files:
            self.window.take(list(files))

    def _take_in(self) -> None:
        # What was jotted for the person's own vault waits for it.
        if self.window is not None and not self._is_sample:
            self.window.take_in()

    def _new_jot(self, over: QWidget) -> "JotSheet":
        from vrm_app.presenters.form import Drafts
        from vrm_app.ui.jot_window import sealing_sheet

        if self.window is not None and not self._is_sample:
            return self.window.sheets.new_jot(over)
        self._jotted = self._jotted or Drafts()
        return sealing_sheet(self._look, over, self._tasks, self._jotted, self._folder)

    def _forget_jot(self) -> None:
        self._jot = None

    def _fall_silent(self) -> None:
        """Put away what belongs to the vault as it was until now."""
        if self._jot is not None:
            self._jot.close()
            self._jot = None
        if self._bell is not None:
            self._bell.close()

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

    def _forgets(self) -> bool:
        return self.preferences.settings.clears_clipboard

    def _wait(self) -> None:
        if self.window is not None:
            self.watching.wait(self._idle)

    def _lock_now(self, *, put_away: bool) -> None:
        window = self.window
        if window is None:
            return
        self._keep_place()
        self._fall_silent()
        self.watching.stop()
        # Both know the window.
        shiboken6.delete(self.watching)
        shiboken6.delete(self.system)
        folder = window.let_go()
        self.clips.clear()
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
        self._folder = folder
        self._last = replace(self._last, folder=folder)
        if self._bell is not None:
            self._bell.listen(folder)
        write_last_time(self.wanted.states, self._last)

    def _keep_place(self) -> None:
        shown = self.window or self._gate
        self._last = replace(self._last, geometry=bytes(shown.saveGeometry().data()))
        if self.window is not None:
            self._last = replace(self._last, folded=self.window.side.folded)
        write_last_time(self.wanted.states, self._last)
