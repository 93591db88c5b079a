"""How to begin: what can come in, and where to drop it."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon, IconTile
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import label, muted

_WIDTH = 520
_LINE = 20


class BeginningPane(QWidget):
    """Says what can come in."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.choose = Button(look, _("Choose files…"), kind=Kind.FILLED, key=Deed.IMPORT)
        ground = surface("drop")
        ground.setMinimumWidth(_WIDTH)
        inner = column(ground, margin=24, spacing=10)
        middle = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(IconTile(look, "download", "accent", 72), 0, middle)
        inner.addSpacing(4)
        inner.addWidget(label(_("Drop files anywhere here"), _LINE, Weight.BOLD), 0, middle)
        told = muted(_("You see what would come in before anything does."), Size.TEXT)
        inner.addWidget(told, 0, middle)
        inner.addSpacing(8)
        for icon, what in (
            ("key-round", _("Exports of Bitwarden, KeePassXC, Firefox, Chrome or Edge")),
            ("file-text", _("A table of companies from any program (CSV)")),
            ("mail", _("E-mails (.eml), several at once or a folder of them")),
        ):
            across = row(spacing=10)
            across.addWidget(Icon(look, icon))
            across.addWidget(label(what), 1)
            inner.addLayout(across)
        inner.addSpacing(8)
        inner.addWidget(self.choose, 0, middle)
        inner.addWidget(muted(_("Passwords in an export are never read.")), 0, middle)
        outer = column(self)
        outer.addStretch(2)
        outer.addWidget(ground, 0, middle)
        outer.addStretch(3)
