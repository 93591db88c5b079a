"""A menu that is made for one look at it."""

from PySide6.QtWidgets import QMenu, QWidget


class PassingMenu(QMenu):
    """Goes, with all its actions, once it was put away: the next one is made anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
