"""The letter as its recipient reads it, on paper."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from vrm_app.presenters.raw import spelled
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import MARGIN, Size
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label

_PAPER = 600
_MARGINS = 44
_INK = "#1b1f24"


class LetterView(QWidget):
    """Paper, which is light whatever the theme; above it what one should know."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._remarks = QWidget()
        self._remarks.setMaximumWidth(_PAPER)
        column(self._remarks, spacing=6)
        self._letter = label("", Size.SMALL, wrapped=True)
        self._letter.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._letter.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._paper = _Paper()
        column(self._paper, margin=_MARGINS).addWidget(self._letter)
        content = QWidget()
        inner = column(content, spacing=12)
        inner.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        across = row()
        across.addStretch()
        holder = QWidget()
        holder.setMaximumWidth(_PAPER)
        middle = column(holder, spacing=12)
        middle.addWidget(self._remarks)
        middle.addWidget(self._paper)
        across.addWidget(holder, 100)
        across.addStretch()
        inner.addLayout(across)
        inner.addStretch()
        self.area = scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("The letter as they will see it"))
        column(self).addWidget(self.area)
        look.changed.connect(self._colour)
        self._colour()

    @property
    def text(self) -> str:
        """The letter that is shown."""
        return self._letter.text()

    def show_letter(self, text: str, remarks: tuple[str, ...]) -> None:
        """Show the letter, and what should be known of it."""
        self._letter.setText(spelled(text))
        self.area.setAccessibleDescription(self._letter.text())
        clear(self._remarks)
        inner = self._remarks.layout()
        for one in remarks:
            made = QWidget()
            across = row(made, spacing=8)
            icon = Icon(self._look, "triangle-alert", "warn")
            across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(label(spelled(one), wrapped=True), 1)
            if inner is not None:
                inner.addWidget(made)
        self._remarks.setVisible(bool(remarks))

    def _colour(self) -> None:
        tokens = self._look.tokens
        ground = "#e9ebee" if tokens.dark else "#ffffff"
        self._paper.setStyleSheet(
            f"QFrame {{ background: {ground}; border: 1px solid {tokens.hairline}; }}"
            f"QLabel {{ color: {_INK}; border: none; background: transparent; }}"
        )


class _Paper(QFrame):
    """A sheet as wide as paper, or as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_PAPER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the size of the paper."""
        return QSize(_PAPER, super().sizeHint().height())
