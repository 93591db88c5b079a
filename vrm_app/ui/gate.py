"""The window while no vault is open, and the application it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow

from vrm_app.services.deeds import Deed
from vrm_app.ui.icons import program_icon
from vrm_app.ui.pressed import DeedShortcut
from vrm_app.ui.tongue import teach

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from vrm_app.ui.page import Page
    from vrm_app.ui.preferences import Preferences

_SIZE = (1280, 800)
_LEAST = (720, 560)

Refuse = Callable[[str], NoReturn]
"""Says why there is no window, and ends the program."""


def new_application(refuse: Refuse) -> QApplication:
    """Begin with Qt; what it says on its way to the end is told in our words."""
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

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setWindowTitle(_("Dealings"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        DeedShortcut(preferences, Deed.QUIT, self).activated.connect(self.close)

    def show_page(self, page: Page) -> None:
        """Show a page in place of the one before."""
        self.setCentralWidget(page)
        page.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Let go of what was begun."""
        self.closed.emit()
        super().closeEvent(event)
