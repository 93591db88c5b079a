"""All that a page can do, under a button for the mouse."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.widgets.button import Button


class MoreButton(Button):
    """Opens a list of what a page can do, each with its keys."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(look, icon="ellipsis")
        self._page = page
        self.named(_("More to do here"))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        menu = PassingMenu(self)
        menu.addActions(self._page.actions())
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
