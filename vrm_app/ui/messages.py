"""The ways in which the window tells that something did not go as wished, or did."""

import traceback
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QMessageBox, QVBoxLayout, QWidget

from vrm_app import __version__
from vrm_app.domain.errors import UserError
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import row
from vrm_app.ui.widgets.text import label, muted

_SECONDS_SHOWN = 8


class Banners(QWidget):
    """The banners above a page: what was done, with Undo, and what did not happen, with why."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._done: QFrame | None = None

    def show_done(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say what was done; it goes by itself."""
        self._take_away(self._done)
        self._done = self._show("told", "check", "accent", text, "", action, do)
        shown = self._done
        QTimer.singleShot(_SECONDS_SHOWN * 1000, shown, lambda: self._take_away(shown))

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen and what to do; it stays until it is put away."""
        self._show("refused", "circle-alert", "bad", f"{error.title}.", error.advice, "", None)

    def show_warning(self, error: UserError) -> None:
        """Say what one should know."""
        self._show("warned", "triangle-alert", "warn", f"{error.title}.", error.advice, "", None)

    def clear(self) -> None:
        """Put all banners away."""
        while (item := self._column.takeAt(0)) is not None:
            inner = item.widget()
            if inner is not None:
                inner.deleteLater()

    def _show(  # noqa: PLR0913, PLR0917  (the parts of a banner)
        self,
        surface: str,
        icon: str,
        tone: str,
        title: str,
        advice: str,
        action: str,
        do: Callable[[], None] | None,
    ) -> QFrame:
        made = QFrame()
        made.setProperty("surface", surface)
        made.setMaximumHeight(120)
        across = row(made, spacing=10)
        across.setContentsMargins(14, 6, 8, 6)
        across.addWidget(Icon(self._look, icon, tone))
        words = label(title, weight=Weight.MEDIUM, wrapped=not advice)
        across.addWidget(words, 0 if advice else 1)
        if advice:
            across.addWidget(muted(advice, 13, wrapped=True), 1)
        if do is not None:
            button = Button(self._look, action, kind=Kind.PLAIN)
            button.set_height(26)
            button.clicked.connect(do)
            button.clicked.connect(lambda: self._take_away(made))
            across.addWidget(button)
        close = Button(self._look, kind=Kind.PLAIN, icon="x").named(_("Put this message away"))
        close.set_height(26)
        close.clicked.connect(lambda: self._take_away(made))
        across.addWidget(close)
        holder = QWidget()
        inner = row(holder)
        inner.setContentsMargins(16, 8, 16, 0)
        inner.addWidget(made)
        self._column.addWidget(holder)
        announce(self, f"{title} {advice}".strip())
        return made

    def _take_away(self, banner: QFrame | None) -> None:
        if banner is None:
            return
        if banner is self._done:
            self._done = None
        holder = banner.parentWidget()
        if holder is not None:
            holder.hide()
            holder.deleteLater()


def report_of(error: BaseException) -> str:
    """Describe a bug without its message, which may hold what is in the vault."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join((f"Dealings {__version__}", type(error).__name__, *places))


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
