"""The head of a page that is a list: its title, what is told of it, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import title

HEAD = 32
"""How high (px) the title of a page stands, beside controls or alone."""


def page_head(name: str, told: QWidget, *controls: QWidget) -> QHBoxLayout:
    """Return the title with a sentence below it, and controls at the end."""
    head = row(spacing=12)
    words = QWidget()
    inner = column(words, spacing=0)
    shown = title(name)
    shown.setMinimumHeight(HEAD)
    inner.addWidget(shown)
    inner.addWidget(told)
    head.addWidget(words, 1)
    for one in controls:
        head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return head
