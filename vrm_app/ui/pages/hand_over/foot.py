"""What it comes to: number, size, terms, hash, and the two ways out."""

from gettext import gettext as _

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from vrm_app.presenters.leaving import Leaving
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import MARGIN, Size, Weight, fixed_font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, label, muted

_HEIGHT = 60
_NARROW = 760


class Foot(QFrame):
    """The footer of the page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "base")
        self.setFixedHeight(_HEIGHT)
        self._sha256 = ""
        self._sum = label("", weight=Weight.BOLD)
        self._terms = Elided("", tone="muted")
        self._hash = muted("")
        self._hash.setFont(fixed_font(Size.TINY))
        self.copy = Button(look, kind=Kind.PLAIN, icon="copy").named(_("Copy the whole hash"))
        self.copy.set_height(22)
        self.copy.clicked.connect(self._copy)
        self._offline = muted(_("offline, nothing is sent"))
        self.cancel = Button(look, _("Cancel"), kind=Kind.PLAIN)
        self.save = Button(
            look, _("Save files…"), kind=Kind.FILLED, icon="download", key="Ctrl+Enter"
        )
        across = row(self, spacing=12)
        across.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._print = Icon(look, "fingerprint", "muted", 20)
        across.addWidget(self._print)
        words = row(spacing=8)
        words.addWidget(self._sum)
        words.addWidget(self._terms, 1)
        lower = row(spacing=6)
        lower.addWidget(self._hash)
        lower.addWidget(self.copy)
        lower.addWidget(self._offline)
        lower.addStretch()
        holder = QWidget()
        both = column(holder, spacing=0)
        both.addStretch()
        both.addLayout(words)
        both.addLayout(lower)
        both.addStretch()
        across.addWidget(holder, 1)
        across.addWidget(self.cancel)
        across.addWidget(self.save)

    def show_leaving(self, leaving: Leaving) -> None:
        """Show what it comes to."""
        self._sha256 = leaving.sha256
        self._sum.setText(leaving.sum)
        self._terms.setText(leaving.terms)
        self._hash.setText(f"SHA-256 {leaving.sha256_short}")
        self._hash.setAccessibleName(f"SHA-256 {leaving.sha256}")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._offline.setVisible(not narrow)
        self._print.setVisible(not narrow)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)
        announce(self, _("The hash is copied."))
