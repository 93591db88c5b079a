"""Telling of a bug, without anything of what is in the vault."""

import sys
import traceback
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from vrm_app import __version__


def report_of(error: BaseException) -> str:
    """Describe a bug without its message, which may hold what is in the vault."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join((f"Dealings {__version__}", type(error).__name__, *places))


def tell_bug(error: BaseException) -> None:
    """Tell of a bug on another thread as of one on the window's own: one at a time."""
    sys.excepthook(type(error), error, error.__traceback__)


def show_crash(parent: QWidget | None, error: BaseException) -> None:
    """Tell of a bug: that what was confirmed is safe, and what a report would say."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Dealings"))
    box.setText(_("Something went wrong in Dealings itself. What was confirmed before is safe."))
    box.setInformativeText(
        _("You can go on. If you report it, the lines below say where; they hold nothing of yours.")
    )
    box.setDetailedText(report_of(error))
    box.exec()
