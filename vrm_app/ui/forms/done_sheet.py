"""What one did lately over the page, newest first."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.done import DonePresenter, DoneRow
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.selection_bar import SelectionBar
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
        self.list = PagedList(look, _("What you did, newest first"))
        self.list.setItemDelegate(_DoneDelegate(look, self.list))
        # One goes back to one point, or copies what is selected.
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.entered.connect(self._take_back)
        self.list.picked.connect(self._offer)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.bar.offers = frozenset()
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

    def show_rows(self, order: InGroups, rows: list[DoneRow]) -> None:
        """Show which actions there are, and the newest of them."""
        self.list.show_order(order.ids, rows, order.groups)
        if not order.ids:
            self._told.setText(_("You did nothing yet."))
        elif not self.list.current_id():
            self.list.mark(order.ids[0])
        self._offer()

    def show_more(self, rows: list[DoneRow]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)
        self._offer()

    def show_told(self, text: str) -> None:
        """Say what came of taking back."""
        self._told.setText(text)
        announce(self, text)

    def _offer(self) -> None:
        chosen: DoneRow | None = self.list.current()
        self.back.setEnabled(chosen is not None and chosen.can_be_undone)

    def _take_back(self) -> None:
        chosen: DoneRow | None = self.list.current()
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
        self.column.addWidget(self.bar)
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
