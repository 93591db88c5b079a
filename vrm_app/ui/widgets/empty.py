"""What stands where there is nothing yet: an icon, one sentence, one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Weight
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.row import IconTile
from vrm_app.ui.widgets.text import label, muted

_LINE = 20
_SENTENCE_WIDTH = 380


def empty(look: Look, icon: str, line: str, sentence: str, *actions: Button) -> QWidget:
    """Return the page of nothing yet, with what can be done about it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(12)
    column.addStretch(2)
    column.addWidget(IconTile(look, icon, "accent", 72), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(4)
    column.addWidget(label(line, _LINE, Weight.BOLD), 0, Qt.AlignmentFlag.AlignHCenter)
    told = muted(sentence, 13, wrapped=True)
    told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    told.setFixedWidth(_SENTENCE_WIDTH)
    # A wrapped label is given the height of one line where others stretch above and below it.
    told.setMinimumHeight(told.heightForWidth(_SENTENCE_WIDTH))
    column.addWidget(told, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(4)
    for action in actions:
        column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return made
