"""The card that asks, calmly, for the one thing the vault itself still needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.today import Wish
from vrm_app.ui.look import Look
from vrm_app.ui.theme import GAP, MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.row import IconTile
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import label, muted


class WishCard(QWidget):
    """What is needed and why, with one button; not there when nothing is."""

    granted = Signal()
    """The button was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = label("", weight=Weight.MEDIUM, wrapped=True)
        self._why = muted("", Size.SMALL, wrapped=True)
        self.button = Button(look)
        self.button.clicked.connect(self.granted)
        self._outer = column(self)
        card = surface("card")
        self._outer.addWidget(card)
        across = row(card, spacing=12)
        across.setContentsMargins(GAP, 12, GAP, 12)
        across.addWidget(IconTile(look, "key-round", "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QWidget()
        down = column(words, spacing=2)
        down.addWidget(self._title)
        down.addWidget(self._why)
        across.addWidget(words, 1)
        across.addWidget(self.button)
        self.stand(alone=False)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked for, nothing where nothing is."""
        return "" if self.isHidden() else self._title.text()

    def show_wish(self, wish: Wish | None) -> None:
        """Ask for this, or for nothing."""
        if wish is not None:
            self._title.setText(wish.title)
            self._why.setText(wish.why)
            self.button.setText(wish.button)
            self.button.updateGeometry()
        self.setVisible(wish is not None)

    def stand(self, *, alone: bool) -> None:
        """Keep away from the edges of an empty page, or from what comes below."""
        side = MARGIN if alone else 0
        self._outer.setContentsMargins(side, side, side, 0 if alone else GAP)
