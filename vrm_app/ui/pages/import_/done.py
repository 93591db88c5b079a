"""What came in, the way to take it back, and the file that is no longer needed."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.came_in import Done
from vrm_app.presenters.importing import ImportPresenter
from vrm_app.presenters.places import Section
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import MARGIN, Size
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import card, column, row
from vrm_app.ui.widgets.text import Elided, heading, label, muted, title

_WIDTH = 620


class DonePane(QWidget):
    """Says what came in."""

    def __init__(
        self, look: Look, presenter: ImportPresenter, open_section: Callable[[Section], None]
    ) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._title = title()
        self._sentence = muted("", Size.TEXT, wrapped=True)
        self.undo = Button(look, _("Undo"), icon="undo-2")
        self.undo.clicked.connect(presenter.take_back)
        self.again = Button(look, _("Another file…"))
        self.again.clicked.connect(presenter.begin_again)
        self.close_ = Button(look, _("Show companies"), kind=Kind.FILLED)
        self._to = Section.COMPANIES
        self.close_.clicked.connect(lambda: open_section(self._to))
        self.delete = Button(look, _("Delete the file…"), icon="trash-2")
        self.delete.clicked.connect(self._ask)
        self.confirm = Button(look, _("Delete it now"), icon="trash-2")
        self.confirm.clicked.connect(presenter.delete_file)
        self.keep = Button(look, _("Keep it"), kind=Kind.PLAIN)
        self.keep.clicked.connect(self._keep)
        self._file = Elided("")
        self._danger = heading("")
        self._asked = label(
            _("It goes for good, past the trash. This cannot be undone."), wrapped=True
        )
        self._file_card, self._errors_card = self._cards()
        self._deleted = muted(_("The file is deleted."), Size.TEXT)
        self._lay_out()

    def show_done(self, done: Done) -> None:
        """Show what came in."""
        self._title.setText(done.title)
        self._sentence.setText(done.sentence)
        self._to = Section.INBOX if done.waits else Section.COMPANIES
        self.close_.setText(_("Show the inbox") if done.waits else _("Show companies"))
        self.undo.setVisible(done.can_undo)
        self._file_card.setVisible(bool(done.file))
        self._deleted.setVisible(done.is_deleted)
        self._file.setText(done.file)
        self._danger.setText(
            _("Delete it now if it was exported with passwords")
            if done.is_table
            else _("Delete the export now")
        )
        self._keep()
        clear(self._errors)
        inner = self._errors.layout()
        for one in done.errors:
            if inner is not None:
                inner.addWidget(label(one, wrapped=True))
        self._errors_card.setVisible(bool(done.errors))

    def _ask(self) -> None:
        self._show_question(asked=True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._show_question(asked=False)

    def _show_question(self, *, asked: bool) -> None:
        self.delete.setVisible(not asked)
        for one in (self._asked, self.confirm, self.keep):
            one.setVisible(asked)

    def _cards(self) -> tuple[QWidget, QWidget]:
        file_card, inner = card(spacing=8)
        head = row(spacing=8)
        head.addWidget(Icon(self._look, "triangle-alert", "warn"))
        head.addWidget(self._danger)
        head.addStretch()
        inner.addLayout(head)
        inner.addWidget(self._file)
        truth = _(
            "It can hold your passwords, readable by whoever finds it. They were not read here. "
            "On an SSD, and in copies and backups, a deleted file may still be found for a while; "
            "only an encrypted disk protects you from that."
        )
        inner.addWidget(muted(truth, Size.TEXT, wrapped=True))
        inner.addWidget(self._asked)
        across = row(spacing=8)
        for one in (self.delete, self.confirm, self.keep):
            across.addWidget(one)
        across.addStretch()
        inner.addLayout(across)
        errors_card, inner = card(spacing=8)
        inner.addWidget(heading(_("Not taken")))
        self._errors = QWidget()
        column(self._errors, spacing=4)
        inner.addWidget(self._errors)
        return file_card, errors_card

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_WIDTH + 2 * MARGIN)
        inner = column(content, margin=MARGIN, spacing=12)
        inner.addWidget(self._title)
        inner.addWidget(self._sentence)
        across = row(spacing=8)
        for one in (self.undo, self.again, self.close_):
            across.addWidget(one)
        across.addStretch()
        inner.addLayout(across)
        inner.addSpacing(8)
        inner.addWidget(self._file_card)
        inner.addWidget(self._deleted)
        inner.addWidget(self._errors_card)
        inner.addStretch()
        column(self).addWidget(scrolling(content))
