"""What one did lately over the page, newest first."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.done import DonePresenter, DoneRow
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.rows import Rows
from vrm_app.ui.theme import Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.listing import Listing
from vrm_app.ui.widgets.surface import line, row
from vrm_app.ui.widgets.text import heading, label

_WIDTH = 720
_HEIGHT = 560
_SIDES = 24
_TEXT_AT = 44
_WHEN = 130


class DoneSheet(Sheet):
    """The customer's actions; Enter takes back all of them down to the one that is chosen."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, _about: str) -> None:
        super().__init__(look, over, _WIDTH)
        self.presenter = DonePresenter(self, desk)
        self.setAccessibleName(_("What you did"))
        self._rows = Rows()
        self.list = Listing(look)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_DoneDelegate(look, self.list))
        self.list.setAccessibleName(_("What you did, newest first"))
        self.list.entered_by_key.connect(self._take_back)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._told = label("", wrapped=True)
        self.back = Button(look, _("Undo to here"), kind=Kind.FILLED, icon="undo-2", key="Enter")
        self.back.clicked.connect(self._take_back)
        self._lay_out()
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, and have it read what was done."""
        self.open()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.presenter.begin()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (whatever is in it)
        """Return the height of a page."""
        return _HEIGHT

    def put_away(self) -> None:
        """Go; answers that are still to come are nobody's."""
        self.presenter.stop()
        super().put_away()

    def show_rows(self, rows: list[DoneRow]) -> None:
        """Show the actions, newest first."""
        at = max(self.list.currentIndex().row(), 0)
        self._rows.replace(rows)
        if rows:
            self.list.setCurrentIndex(self._rows.index(min(at, len(rows) - 1)))
        else:
            self._told.setText(_("You did nothing yet."))
        self._offer()

    def show_told(self, text: str) -> None:
        """Say what came of taking back."""
        self._told.setText(text)
        announce(self, text)

    def _offer(self) -> None:
        chosen: DoneRow | None = self._rows.row_at(self.list.currentIndex().row())
        self.back.setEnabled(chosen is not None and chosen.can_be_undone)

    def _take_back(self) -> None:
        chosen: DoneRow | None = self._rows.row_at(self.list.currentIndex().row())
        if chosen is not None and chosen.can_be_undone:
            self.presenter.take_back_to(chosen.id)

    def _lay_out(self) -> None:
        head = self.head("undo-2", (heading(_("What you did")), 1))
        inside = row()
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self.list)
        foot = row(spacing=10)
        foot.setContentsMargins(_SIDES, 12, _SIDES, 12)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.back)
        self.column.addLayout(head)
        self.column.addLayout(inside, 1)
        self.column.addWidget(line())
        self.column.addLayout(foot)


class _DoneDelegate(RowDelegate):
    """Draws an action in two lines: what was done, and whether it is taken back; and when."""

    inset = (0, 8)

    def draw(self, brush: Strokes, row: DoneRow, *, selected: bool) -> None:
        """Draw what a row says."""
        tokens = self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        brush.icon(row.icon, brush.place(14, 0, 18, height), tokens.muted, 18)
        when = brush.place(width - _WHEN - 20, 0, _WHEN, height)
        small = figures(font(Size.SMALL, Weight.MEDIUM))
        brush.words(row.when, when, tokens.muted, small, end=True)
        room = width - _TEXT_AT - _WHEN - 28
        text = tokens.selected_text if selected else tokens.text
        top = height / 2 - (20 if row.state else 10)
        upper = brush.place(_TEXT_AT, top, room, 20)
        colour = text if row.can_be_undone else tokens.muted
        brush.words(row.text, upper, colour, font(weight=Weight.MEDIUM))
        where = brush.place(_TEXT_AT, height / 2, room, 20)
        brush.words(row.state, where, tokens.muted, font(Size.SMALL))
