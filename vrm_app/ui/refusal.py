"""What did not happen on a page and what to do about it, in one line above what it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.domain.errors import UserError
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import row, surface
from vrm_app.ui.widgets.text import label


class Refusal(QWidget):
    """Says what did not happen; takes no room when everything did."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = label("", Size.TEXT, Weight.MEDIUM, "bad", wrapped=True)
        ground = surface("refused")
        across = row(ground, spacing=10)
        across.setContentsMargins(14, 8, 14, 8)
        across.addWidget(Icon(look, "circle-alert", "bad"), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._words, 1)
        inner = row(self)
        inner.setContentsMargins(MARGIN, 12, MARGIN, 0)
        inner.addWidget(ground)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, nothing where all is well."""
        return self._words.text() if not self.isHidden() else ""

    def show_refusal(self, error: UserError | None) -> None:
        """Say what did not happen, or nothing."""
        self.setVisible(error is not None)
        if error is not None:
            self._words.setText(str(error))
            announce(self, str(error))
