"""What every card of the page Today has: a heading, words beside it, and rows."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import GAP, Size
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import Elided, heading, muted

_HEAD = 24
OVERHANG = 8
"""How far rows reach out beyond their words (px)."""


class Card(QFrame):
    """A card with a heading, words beside it, and rows."""

    lines = 0
    """Where lines between the rows begin (px), none where there are no lines."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "card")
        # Rows reach further out than their words, so that what shows where the keys are fits.
        outer = column(self, margin=OVERHANG, spacing=4)
        outer.setContentsMargins(OVERHANG, GAP - 4, OVERHANG, OVERHANG)
        head = row()
        head.setContentsMargins(OVERHANG, 0, OVERHANG, 4)
        # As high with a link beside the heading as without.
        head.addStrut(_HEAD)
        head.addWidget(heading(text))
        self.count = muted("", Size.TEXT)
        head.addWidget(self.count)
        head.addStretch()
        self.beside = head
        outer.addLayout(head)
        self.rows = QWidget()
        column(self.rows)
        outer.addWidget(self.rows)

    def fill(self, rows: list[QWidget], nothing: str) -> None:
        """Show rows with lines between them, or say that there are none."""
        clear(self.rows)
        inner = self.rows.layout()
        if inner is None:
            return
        if not rows:
            inner.addWidget(told(muted(nothing, Size.TEXT, wrapped=True)))
        for number, one in enumerate(rows):
            if number and self.lines:
                inner.addWidget(self._line())
            inner.addWidget(one)

    def _line(self) -> QWidget:
        made = QWidget()
        inner = row(made)
        inner.setContentsMargins(self.lines, 0, OVERHANG, 0)
        inner.addWidget(line("row-line"))
        return made


def told(words: QLabel) -> QLabel:
    """Return words that stand in a card where rows would."""
    words.setContentsMargins(OVERHANG, 4, OVERHANG, 8)
    return words


def two_lines(upper: QWidget, lower: QWidget, gap: int = 2) -> QVBoxLayout:
    """Lay out two lines in the middle of a row."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.addStretch()
    made.addWidget(upper)
    made.addWidget(lower)
    made.addStretch()
    return made


def quiet(text: str) -> Elided:
    """Return the second line of a row."""
    return Elided(text, Size.SMALL, tone="muted")
