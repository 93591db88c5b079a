"""What is being done, how far it is, and the way to stop it."""

from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from vrm_app.presenters.importing import ImportPresenter
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.surface import column
from vrm_app.ui.widgets.text import label, muted

_WIDTH = 360
_LOOK_EVERY = 120


class WorkingPane(QWidget):
    """Follows slow work while it is in sight."""

    def __init__(self, look: Look, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._sentence = label("", Size.HEADING)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._bar.setAccessibleName(_("How far it is"))
        self._far = muted("")
        self.stop = Button(look, _("Stop"), key="Esc")
        self.stop.clicked.connect(presenter.stop)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self._look)
        inner = column(self, spacing=12)
        inner.addStretch(2)
        for one in (self._sentence, self._bar, self._far, self.stop):
            inner.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(3)

    def begin(self, sentence: str) -> None:
        """Say what is being done."""
        self._sentence.setText(sentence)
        self._look()

    @property
    def words(self) -> str:
        """What is being done, and how far it is, in one line."""
        progress = self._presenter.progress
        if not progress.all:
            return self._sentence.text()
        return _("{what} {done} of {all}").format(
            what=self._sentence.text(), done=progress.done, all=progress.all
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        """Follow the work."""
        self._clock.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Follow nothing any more."""
        self._clock.stop()
        super().hideEvent(event)

    def _look(self) -> None:
        progress = self._presenter.progress
        self._bar.setRange(0, progress.all)
        self._bar.setValue(progress.done)
        far = ""
        if progress.is_stopped:
            far = _("Stopping…")
        elif progress.all:
            far = _("{done} of {all}").format(done=progress.done, all=progress.all)
        self._far.setText(far)
