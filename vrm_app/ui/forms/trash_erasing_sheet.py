"""The one question before something goes for ever."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.trash_erasing import ErasingPresenter
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, line, row, surface
from vrm_app.ui.widgets.text import heading, label, muted, set_tone

_WIDTH = 560
_SIDES = 24
_AIR = 8
"""What the last line of a wrapped text needs beside what Qt reckons (px)."""


class ErasingSheet(Sheet):
    """Says what goes and what stays; “Keep it” has the keys first."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, record_ids: str) -> None:
        super().__init__(look, over, _WIDTH)
        self.presenter = ErasingPresenter(self, desk, tuple(record_ids.split()))
        self.setAccessibleName(_("Erase for good"))
        self.question = label(_("Counting…"), weight=Weight.BOLD, wrapped=True)
        self.counts = muted("", Size.TEXT, wrapped=True)
        self.stays = muted(
            _(
                "Texts, files and history go, and your copies of what you handed over of it. The "
                "log keeps that something was here, and when it was changed and erased, but not "
                "what it said. What others got from you stays with them."
            ),
            wrapped=True,
        )
        self.warning = label("", wrapped=True)
        self._warned = surface("warned")
        self.keep = Button(look, _("Keep it"), key="Esc")
        self.erase = Button(look, _("Erase for good"), icon="trash-2")
        self.erase.setEnabled(False)
        self.close_ = Button(look, _("Close"), kind=Kind.FILLED)
        self.keep.clicked.connect(self.leave)
        self.close_.clicked.connect(self.leave)
        self.erase.clicked.connect(self._erase)
        self._lay_out()
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, and have what would go counted."""
        self.open()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin()

    def height_for(self, width: int) -> int:
        """Return the height in which every word is in sight."""
        inner = self.card.layout()
        if inner is None or not inner.hasHeightForWidth():
            return super().height_for(width)
        return max(inner.heightForWidth(width - 2), inner.minimumSize().height()) + _AIR

    def put_away(self) -> None:
        """Go; answers that are still to come are nobody's."""
        self.presenter.stop()
        super().put_away()

    def show_going(self, question: str, counts: list[str]) -> None:
        """Ask, and show how much of each kind would go."""
        self.question.setText(question)
        self.counts.setText(" · ".join(counts))
        self.erase.setEnabled(True)
        announce(self, question)
        self.place()

    def show_gone(self, told: str, warning: str) -> None:
        """Say what went, and what one should know."""
        self.question.setText(told)
        set_tone(self.question, "ok")
        self._end(warning)
        announce(self, f"{told} {warning}".strip())

    def show_refused(self, error: UserError) -> None:
        """Say that nothing was erased, and why."""
        self._end(f"{error.title}. {error.advice}")

    def _end(self, warning: str) -> None:
        self.warning.setText(warning)
        self._warned.setVisible(bool(warning))
        for one in (self.counts, self.keep, self.erase):
            one.hide()
        self.close_.show()
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    def _erase(self) -> None:
        self.erase.setEnabled(False)
        self.presenter.erase()

    def _lay_out(self) -> None:
        head = row(spacing=10)
        head.setContentsMargins(_SIDES, 16, _SIDES, 8)
        head.addWidget(Icon(self._look, "trash-2", "bad", 18))
        head.addWidget(heading(_("Erase for good")), 1)
        inner = QWidget()
        words = column(inner, spacing=10)
        words.setContentsMargins(_SIDES, 4, _SIDES, 16)
        across = row(self._warned, spacing=10)
        across.setContentsMargins(12, 8, 12, 8)
        across.addWidget(Icon(self._look, "triangle-alert", "warn"))
        across.addWidget(self.warning, 1)
        for one in (self.question, self.counts, self._warned, self.stays):
            words.addWidget(one)
        foot = row(spacing=10)
        foot.setContentsMargins(_SIDES, 12, _SIDES, 12)
        foot.addStretch()
        for button in (self.erase, self.keep, self.close_):
            foot.addWidget(button)
        self.column.addLayout(head)
        self.column.addWidget(inner, 1)
        self.column.addWidget(line())
        self.column.addLayout(foot)
        self._warned.hide()
        self.close_.hide()
