"""The history of a record over the page: each change, before and after."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.history import Difference, HistoryPresenter, Moment
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import card, column, line, row
from vrm_app.ui.widgets.text import Elided, heading, label, muted, set_tone

_WIDTH = 760
_HEIGHT = 620
_SIDES = 24
_NAME = 150


class HistorySheet(Sheet):
    """What changed, newest first; a past state can be put back."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, record_id: str) -> None:
        super().__init__(look, over, _WIDTH)
        self.presenter = HistoryPresenter(self, desk, record_id)
        self.setAccessibleName(_("History"))
        self.moments: list[MomentCard] = []
        self._about = Elided("", tone="muted")
        self._content = QWidget()
        self._content.setAccessibleName(_("What changed, newest first"))
        self._list = column(self._content, spacing=10)
        self._list.setContentsMargins(_SIDES, 4, _SIDES, 16)
        self._more = Button(look, _("Show older changes"), icon="chevron-down")
        self._more.clicked.connect(self.presenter.more)
        self._told = label("", wrapped=True)
        self._area = scrolling(self._content)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("What changed, newest first"))
        self._lay_out()
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, and have the history read."""
        self.open()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (whatever is in it)
        """Return the height of a page."""
        return _HEIGHT

    def put_away(self) -> None:
        """Go; answers that are still to come are nobody's."""
        self.presenter.stop()
        super().put_away()

    def show_moments(self, about: str, moments: list[Moment], *, more: bool) -> None:
        """Show what a record is and what changed in it, and whether there is more."""
        self._about.setText(about)
        self._told.setText("")
        clear(self._content)
        self.moments = []
        for moment in moments:
            made = MomentCard(self._look, moment)
            made.put_back.clicked.connect(partial(self.presenter.put_back, moment.seq))
            self.moments.append(made)
            self._list.addWidget(made.frame)
        self._list.addStretch()
        self._more.setVisible(more)

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen."""
        self._told.setText(f"{error.title}. {error.advice}")
        set_tone(self._told, "bad")
        announce(self, self._told.text())

    def _lay_out(self) -> None:
        head = self.head("history", (heading(_("History")), 0), (self._about, 1))
        foot = row(spacing=10)
        foot.setContentsMargins(_SIDES, 12, _SIDES, 12)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._more)
        foot.addWidget(muted(_("History is never changed; putting back is a new change.")))
        self._more.hide()
        self.column.addLayout(head)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(line())
        self.column.addLayout(foot)


class MomentCard:
    """One change: when and how, and below it each field before and after."""

    def __init__(self, look: Look, moment: Moment) -> None:
        self.moment = moment
        self.put_back = Button(look, _("Put back to this"), icon="rotate-ccw")
        self.put_back.set_height(26)
        if not moment.can_be_put_back:
            self.put_back.hide()
        self.put_back.setAccessibleDescription(moment.spoken)
        self.frame, inner = card(margin=12, spacing=8)
        self.frame.setAccessibleName(moment.spoken)
        inner.addLayout(self._head(moment))
        if moment.differences:
            self._fill(look, inner, moment)

    def _head(self, moment: Moment) -> QHBoxLayout:
        head = row(spacing=8)
        head.addWidget(label(moment.when, weight=Weight.BOLD))
        head.addWidget(label(moment.what, weight=Weight.MEDIUM))
        head.addWidget(Elided(moment.by, tone="muted"), 1)
        head.addWidget(self.put_back)
        return head

    def _fill(self, look: Look, inner: QVBoxLayout, moment: Moment) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _NAME)
        grid.setColumnStretch(1, 1)
        is_compared = any(one.before for one in moment.differences)
        if is_compared:
            grid.setColumnStretch(3, 1)
        for number, one in enumerate(moment.differences):
            _Line(look, grid, number, one).show(is_compared=is_compared)
        inner.addLayout(grid)


class _Line:
    """A field of a change, in a row of its grid."""

    def __init__(self, look: Look, grid: QGridLayout, number: int, said: Difference) -> None:
        self._look = look
        self._grid = grid
        self._number = number
        self._said = said
        self._before = _value(said.before, "muted")
        self._after = _value(said.after, "")

    def show(self, *, is_compared: bool) -> None:
        """Put the field into its row; with nothing before, the value stands alone."""
        top = Qt.AlignmentFlag.AlignTop
        name = QWidget()
        inner = column(name, spacing=2)
        inner.addWidget(muted(self._said.name, Size.SMALL, wrapped=True))
        if self._said.whole is not None:
            every = Button(self._look, _("Show all of it"), kind=Kind.LINK)
            every.setAccessibleDescription(self._said.name)
            every.clicked.connect(partial(self._show_all, every))
            inner.addWidget(every)
        self._grid.addWidget(name, self._number, 0, top)
        if is_compared:
            self._grid.addWidget(self._before, self._number, 1, top)
            self._grid.addWidget(Icon(self._look, "arrow-right", "muted", 14), self._number, 2, top)
            self._grid.addWidget(self._after, self._number, 3, top)
        else:
            self._grid.addWidget(self._after, self._number, 1, top)

    def _show_all(self, every: Button) -> None:
        if self._said.whole is not None:
            before, after = self._said.whole
            self._before.setText(before or _("nothing"))
            self._after.setText(after or _("nothing"))
        every.hide()


def _value(text: str, tone: str) -> QLabel:
    made = label(text or _("nothing"), tone=tone if text else "muted", wrapped=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
