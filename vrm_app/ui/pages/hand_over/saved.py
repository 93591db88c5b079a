"""What was handed over: where the files lie, and what is kept of it."""

from gettext import gettext as _

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.handing_over import Saved
from vrm_app.presenters.places import Go, Place, Section
from vrm_app.presenters.raw import spelled
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.pages.hand_over.next_step import NextStepCard
from vrm_app.ui.theme import MARGIN, Size, Weight, fixed_font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import card, column, row
from vrm_app.ui.widgets.text import label, muted, title

_WIDTH = 660


class SavedPane(QWidget):
    """Says where the files lie."""

    def __init__(self, look: Look, desk: Desk, go: Go) -> None:
        super().__init__()
        self._look = look
        self._saved: Saved | None = None
        self._go = go
        self.next_step = NextStepCard(look, desk, go)
        self._title = title()
        self._title.setWordWrap(True)
        self._folder = label("", wrapped=True)
        self._kept = muted("", Size.TEXT, wrapped=True)
        self._hash = label("", Size.SMALL, tone="muted", wrapped=True)
        self._hash.setFont(fixed_font())
        self.open = Button(look, _("Open folder"), kind=Kind.FILLED, icon="folder-open")
        self.open.clicked.connect(self._open_folder)
        self.ledger = Button(look, _("Show in Handed over"), icon="send")
        self.ledger.clicked.connect(self._show_in_ledger)
        self._files = QWidget()
        column(self._files, spacing=4)
        content = QWidget()
        content.setMaximumWidth(_WIDTH + 2 * MARGIN)
        inner = column(content, margin=MARGIN, spacing=12)
        inner.addWidget(self._title)
        inner.addWidget(self._folder)
        across = row(spacing=8)
        across.addWidget(self.ledger)
        across.addWidget(self.open)
        across.addStretch()
        inner.addLayout(across)
        inner.addSpacing(4)
        inner.addWidget(self.next_step)
        files, within = card(spacing=8)
        within.addWidget(self._files)
        within.addWidget(self._hash)
        inner.addWidget(files)
        inner.addWidget(self._kept)
        inner.addStretch()
        column(self).addWidget(scrolling(content))

    def show_saved(self, saved: Saved) -> None:
        """Show what was handed over."""
        self._saved = saved
        self.next_step.presenter.show(saved.release_id)
        self._title.setText(_("The files for {company} are saved").format(company=saved.company))
        self._folder.setText(
            _("They lie in {folder}. Nothing was sent: give, post or mail them yourself.").format(
                folder=spelled(str(saved.folder))
            )
        )
        self._kept.setText(
            _(
                "What left is kept under Handed over, byte for byte, as {reference}. It is noted "
                "there which of your data they have now."
            ).format(reference=saved.reference)
        )
        self._hash.setText(f"SHA-256  {saved.sha256}")
        clear(self._files)
        inner = self._files.layout()
        for name in saved.files:
            made = QWidget()
            across = row(made, spacing=8)
            across.addWidget(Icon(self._look, "file-text"))
            across.addWidget(label(spelled(name), weight=Weight.MEDIUM), 1)
            if inner is not None:
                inner.addWidget(made)

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.folder)))

    def _show_in_ledger(self) -> None:
        if self._saved is not None:
            self._go(Place(Section.HANDED_OVER, self._saved.release_id))
