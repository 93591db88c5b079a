"""A small window of its own for one line, whatever else is on the screen."""

import sys
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vrm_app.outside.bell import Wish, ring
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.sealing import SealingPresenter
from vrm_app.presenters.work import Work
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.fronting import come_in_front
from vrm_app.ui.gate import Refuse, new_application
from vrm_app.ui.look import Look
from vrm_app.ui.messages import report_of, show_crash
from vrm_app.ui.tasks import Tasks

_WIDTH = 680
_LEAST = 420


class JotWindow(QWidget):
    """Holds a jot line, is as high as it, and goes with it."""

    gone = Signal()

    def __init__(self, new_jot: Callable[[QWidget], JotSheet]) -> None:
        super().__init__()
        # It alone keeps no program going.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003  (Qt's own)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "base")
        self.setWindowTitle(_("Dealings"))
        self.setMinimumWidth(_LEAST)
        self.resize(_WIDTH, 200)
        self.sheet = new_jot(self)
        self.sheet.fill()
        self._is_begun = self._is_left = False
        self.sheet.gone.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        """Begin with what was written before."""
        super().showEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self.sheet.begin()
            room = self.screen().availableGeometry()
            self.move(room.center().x() - self.width() // 2, room.y() + room.height() // 4)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is written for the next time."""
        super().closeEvent(event)
        if not self._is_left:
            self._is_left = True
            self.sheet.leave()
        self.gone.emit()
        self.deleteLater()

    def _follow(self) -> None:
        if not self._is_left:
            self._is_left = True
            self.close()


def sealing_sheet(look: Look, over: QWidget, work: Work, drafts: Drafts, folder: Path) -> JotSheet:
    """Return a jot line whose words are sealed for a vault that stays closed."""
    made = JotSheet(
        look, over, work.now().date(), lambda view: SealingPresenter(view, work, drafts, folder)
    )
    made.save_and_open.hide()
    return made


def open_alone(folder: Path, states: Path, refuse: Refuse) -> int:
    """Open nothing but this window, and return the exit code once it is closed."""
    look, tasks = Look(new_application(refuse)), Tasks()
    window = JotWindow(lambda over: sealing_sheet(look, over, tasks, Drafts(), folder))
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    # Once the window is gone, so is all that was not kept.
    window.sheet.hint.setText("")

    def tell(_kind: object, error: BaseException, _trace: object) -> None:
        sys.stderr.write(f"{report_of(error)}\n")
        show_crash(window, error)

    sys.excepthook = tell
    come_in_front(window)
    code = look.application.exec()
    # A window may have been opened meanwhile.
    ring(states, folder, Wish.TAKE_IN)
    return code
