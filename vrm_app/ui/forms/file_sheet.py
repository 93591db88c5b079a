"""A file of the vault over the page: read inside the window, or written out as a copy."""

from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kept_files import FilePresenter
from vrm_app.presenters.raw import RawFile
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.raw import RawView
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import line, row
from vrm_app.ui.widgets.text import Elided, label, set_tone

_WIDTH = 860
_HEIGHT = 620


class FileSheet(Sheet):
    """A text as it stands, anything else byte by byte; nothing is opened by another program."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, attachment_id: str) -> None:
        super().__init__(look, over, _WIDTH)
        self.presenter = FilePresenter(self, desk, attachment_id)
        self._name = Elided("")
        self.raw = RawView(look, _("The file"), _("What is in the file"))
        self._told = label("")
        self.copy = Button(look, _("Save a copy…"), kind=Kind.FILLED, icon="download")
        self.copy.clicked.connect(self._choose)
        self.copy.setEnabled(False)
        close = Button(look, kind=Kind.PLAIN, icon="x").named(_("Back"), _("Back (Esc)"))
        close.clicked.connect(self.leave)
        head = row(spacing=10)
        head.setContentsMargins(24, 16, 12, 8)
        head.addWidget(Icon(look, "paperclip", "accent", 18))
        head.addWidget(self._name, 1)
        head.addWidget(close)
        foot = row(spacing=10)
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.copy)
        self.column.addLayout(head)
        self.column.addWidget(self.raw, 1)
        self.column.addWidget(line())
        self.column.addLayout(foot)
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, and have the file read."""
        self.open()
        self.raw.text.setFocus()
        self.presenter.begin()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (whatever is in it)
        """Return the height of a page."""
        return _HEIGHT

    def put_away(self) -> None:
        """Go, and let go of the file."""
        self.presenter.stop()
        super().put_away()

    def show_file(self, file: RawFile) -> None:
        """Show the file."""
        self._name.setText(file.name)
        self.setAccessibleName(file.name)
        self.raw.show_files((file,))
        self.copy.setEnabled(True)

    def show_told(self, text: str, *, is_wrong: bool) -> None:
        """Say what came of the copy."""
        self._told.setText(text)
        set_tone(self._told, "bad" if is_wrong else "ok")
        announce(self, text)

    def _choose(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Save a copy"), self._name.text().replace("/", "_")
        )
        if path:
            self.presenter.save(Path(path))
