"""The head of a page in a sheet."""

from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon

_SIDES = 24


class Head(QHBoxLayout):
    """An icon, what stands beside it, each with its part of the room, and the way back."""

    def __init__(self, look: Look, icon: str, *beside: tuple[QWidget, int]) -> None:
        super().__init__()
        self.way_back = Button(look, kind=Kind.PLAIN, icon="x").named(_("Back"), _("Back (Esc)"))
        self.setContentsMargins(_SIDES, 16, 12, 8)
        self.setSpacing(10)
        self.addWidget(Icon(look, icon, "accent", 18))
        for one, part in beside:
            self.addWidget(one, part)
        self.addWidget(self.way_back)
