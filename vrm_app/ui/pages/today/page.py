"""The page Today, as it looks."""

from collections.abc import Callable
from gettext import gettext as _
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.today import TRACK, DueRow, PromiseRow, TodayPresenter, TurnRow, Wish
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page, scrolling
from vrm_app.ui.pages.today.card import OVERHANG, Card, quiet, told, two_lines
from vrm_app.ui.pages.today.more import MoreCards
from vrm_app.ui.theme import GAP, MARGIN, Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.row import Bar, Icon, IconTile, Row
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, heading, label, muted, title
from vrm_app.ui.widgets.tile import Tile
from vrm_app.ui.widgets.wish import WishCard

_NARROW = 900
_LINK = 20
"""No higher (px) than the heading that it stands beside."""
_STATE_WIDTH = 112
_DAY_WIDTH = 76
_BESIDE_STATE = 26
"""What the icon before a state takes (px)."""
_TILE = 32
_DUE_ROW = 48
"""How high (px) what is due is where there is plenty of room."""
_BELOW_HEAD = 2
"""Where the wish stands among what the page shows."""


class Ways(NamedTuple):
    """Where the page leads: to a place, into a form, and to the jot line."""

    go: Go
    ask: Open
    jot: Callable[[], None]


class TodayPage(Page):
    """What needs the customer, in cards."""

    def __init__(self, look: Look, desk: Desk, ways: Ways) -> None:
        super().__init__()
        self._look = look
        self._go = go = ways.go
        self._ways = ways
        self._presenter = TodayPresenter(self, desk, go, ways.ask)
        self.more = MoreCards(look, desk, go)
        self._title = title()
        self._title.setMinimumHeight(HEAD)
        self._sentence = muted("", Size.TEXT)
        self._due = _DueCard(look, self._presenter)
        self._turns = _TurnsCard(look, self._presenter)
        self._promises = _PromisesCard(look, self._presenter)
        self._nothing: QWidget | None = None
        self.wish = WishCard(look)
        self.wish.granted.connect(self._presenter.grant)
        self._content = QWidget()
        self._outer = outer = column(self._content, spacing=0)
        outer.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        outer.addLayout(self._head())
        outer.addSpacing(GAP)
        outer.addWidget(self.wish)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        left = (self._due, self._promises, self.more.moved)
        right = (self._turns, self.more.last_days, self.more.shared)
        for width, cards in ((632, left), (368, right)):
            inner = QVBoxLayout()
            inner.setSpacing(GAP)
            for one in cards:
                inner.addWidget(one)
            inner.addStretch()
            self._columns.addLayout(inner, width)
        outer.addLayout(self._columns)
        outer.addWidget(self.more.year)
        outer.addStretch()
        self._arrange()
        self._cards = scrolling(self._content)
        column(self).addWidget(self._cards)
        self._content.hide()
        look.changed.connect(self._draw_anew)

    def refresh(self) -> None:
        """Read everything again."""
        self._presenter.refresh()
        self.more.presenter.refresh()

    @property
    def is_read(self) -> bool:
        """Whether what the page shows has come."""
        return bool(self._title.text())

    def show_day(self, title_: str, sentence: str) -> None:
        """Show which day it is and the one thing to remember."""
        self._title.setText(title_)
        self._sentence.setText(sentence)
        if self._nothing is not None:
            self._nothing.deleteLater()
            self._nothing = None
            self.wish.stand(alone=False)
            self._outer.insertWidget(_BELOW_HEAD, self.wish)
        self._content.show()
        self._cards.show()

    def show_due(self, rows: list[DueRow], more: str) -> None:
        """Show what is due."""
        self._due.show_rows(rows, more)

    def show_turns(self, theirs: list[TurnRow], mine: list[TurnRow]) -> None:
        """Show whose turn it is."""
        self._turns.show_rows(theirs, mine)

    def show_promises(self, rows: list[PromiseRow], summary: str) -> None:
        """Show what was promised."""
        self._promises.show_rows(rows, summary)

    def show_empty(self) -> None:
        """Show how to begin."""
        if self._nothing is not None:
            return
        self._content.hide()
        self._cards.hide()
        first = Button(self._look, _("Import from a password manager"), kind=Kind.FILLED)
        first.clicked.connect(lambda: self._go(Place(Section.IMPORT)))
        second = Button(self._look, _("Add one company"))
        second.clicked.connect(lambda: self._go(Place(Section.COMPANIES, "new")))
        self._nothing = empty(
            self._look,
            "book-user",
            _("Nothing is kept here yet"),
            _("Bring in the companies you deal with, or begin with one. It all stays here."),
            first,
            second,
        )
        layout = self.layout()
        if layout is not None:
            self.wish.stand(alone=True)
            layout.addWidget(self.wish)
            layout.addWidget(self._nothing)

    def show_wish(self, wish: Wish | None) -> None:
        """Show the one thing that the vault itself still needs, if there is one."""
        self.wish.show_wish(wish)

    def resizeEvent(self, event: object) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Put the cards side by side where there is room."""
        self._arrange()

    def _draw_anew(self) -> None:
        if self.is_read:
            self.refresh()

    def shortcuts(self) -> list[Key]:
        """Return what can be begun from here."""
        return [
            Key(_("Today"), _("Log what happened"), Deed.LOG, self._log),
            Key(_("Today"), _("Raise a case"), Deed.RAISE, lambda: self._ways.ask(Ask(Form.CASE))),
        ]

    def _log(self) -> None:
        self._ways.ask(Ask(Form.LOG))

    def _head(self) -> QHBoxLayout:
        made = row(spacing=8)
        words = QWidget()
        inner = column(words)
        inner.addWidget(self._title)
        inner.addWidget(self._sentence)
        made.addWidget(words, 1)
        jot = Button(self._look, _("Jot"), icon="pen-line")
        jot.named(_("Jot"), deed=Deed.JOT)
        jot.clicked.connect(self._ways.jot)
        log = Button(self._look, _("Log"), kind=Kind.FILLED, icon="plus", key=Deed.LOG)
        log.clicked.connect(self._log)
        for one in (jot, log):
            made.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _arrange(self) -> None:
        narrow = self.width() < self._look.scaled(_NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class _DueCard(Card):
    lines = 52

    def __init__(self, look: Look, presenter: TodayPresenter) -> None:
        super().__init__(look, _("Due now"))
        self._presenter = presenter
        self._more = Button(look, "", kind=Kind.LINK)
        self._more.set_height(_LINK)
        self._more.clicked.connect(presenter.show_all_due)
        self.beside.addWidget(self._more)

    def show_rows(self, rows: list[DueRow], more: str) -> None:
        """Show what is due."""
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.count.setText(str(len(rows)) if rows and not more else "")
        self.fill([self._row(one) for one in rows], _("Nothing. Enjoy the day."))

    def _row(self, due: DueRow) -> QWidget:
        made = Row(self._look, f"{due.title}. {due.reason} {due.day}, {due.left}")
        made.pressed.connect(lambda: self._presenter.open(due.place))
        across = row(made, spacing=12)
        around = (self._look.tight(_DUE_ROW) - _TILE) // 2
        across.setContentsMargins(8, around, 8, around)
        across.addWidget(IconTile(self._look, due.icon, due.tone))
        across.addLayout(two_lines(Elided(due.title, weight=Weight.MEDIUM), quiet(due.reason)), 1)
        day = label(due.day, tone="")
        left = label(due.left, Size.SMALL, Weight.MEDIUM, due.tone or "muted")
        for one in (day, left):
            one.setFont(figures(one.font()))
            one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(two_lines(day, left))
        return made


class _TurnsCard(Card):
    def __init__(self, look: Look, presenter: TodayPresenter) -> None:
        super().__init__(look, _("Their turn"))
        self._presenter = presenter
        self.beside.addWidget(muted(_("waiting days"), Size.TINY))

    def show_rows(self, theirs: list[TurnRow], mine: list[TurnRow]) -> None:
        """Show whose turn it is, theirs above mine."""
        rows = [self._row(one) for one in theirs]
        if not rows:
            rows.append(told(muted(_("Nobody owes you an answer."), Size.TEXT)))
        mine_heading = heading(_("Your turn"))
        mine_heading.setContentsMargins(OVERHANG, 12, 0, 4)
        rows.append(mine_heading)
        rows += [self._row(one) for one in mine]
        if not mine:
            rows.append(told(muted(_("Nobody waits for you."), Size.TEXT)))
        self.fill(rows, "")

    def _row(self, turn: TurnRow) -> QWidget:
        said = _("{company}: {title}, {days} days").format(
            company=turn.company, title=turn.title, days=turn.days
        )
        made = Row(self._look, said)
        made.pressed.connect(lambda: self._presenter.open(turn.place))
        across = row(made, spacing=10)
        across.setContentsMargins(8, 4, 8, 4)
        across.addWidget(Tile(self._look, turn.company, 24))
        across.addLayout(
            two_lines(Elided(turn.company, weight=Weight.MEDIUM), quiet(turn.title), gap=0), 1
        )
        across.addWidget(Bar(self._look, turn.days / TRACK, turn.tone, said))
        days = label(str(turn.days), Size.TEXT, Weight.BOLD)
        days.setFont(figures(days.font()))
        days.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        days.setMinimumWidth(28)
        across.addWidget(days)
        return made


class _PromisesCard(Card):
    def __init__(self, look: Look, presenter: TodayPresenter) -> None:
        super().__init__(look, _("Promises"))
        self._presenter = presenter
        self._summary = muted("")
        self.beside.addWidget(self._summary)

    def show_rows(self, rows: list[PromiseRow], summary: str) -> None:
        """Show what was promised."""
        self._summary.setText(summary)
        metrics = QFontMetrics(font(weight=Weight.MEDIUM))
        states = [metrics.horizontalAdvance(one.state) + _BESIDE_STATE for one in rows]
        width = max([_STATE_WIDTH, *states])
        small = QFontMetrics(font(Size.SMALL))
        days = max([_DAY_WIDTH, *(small.horizontalAdvance(one.day) + 2 for one in rows)])
        self.fill([self._row(one, (width, days)) for one in rows], _("No promise is open."))

    def _row(self, promise: PromiseRow, widths: tuple[int, int]) -> QWidget:
        state_width, day_width = widths
        made = Row(
            self._look, f"{promise.company}: {promise.what}. {promise.state} {promise.day}".strip()
        )
        made.pressed.connect(lambda: self._presenter.open(promise.place))
        across = row(made, spacing=8)
        across.setContentsMargins(8, 2, 8, 2)
        state = QWidget()
        state.setFixedWidth(state_width)
        beside = row(state, spacing=8)
        beside.addWidget(Icon(self._look, promise.icon, promise.tone))
        beside.addWidget(label(promise.state, weight=Weight.MEDIUM, tone=promise.tone), 1)
        across.addWidget(state)
        across.addWidget(Elided(promise.company, weight=Weight.MEDIUM, grows=False))
        across.addWidget(Elided(promise.what, tone="muted"), 1)
        if promise.is_open:
            across.addWidget(self._settling(promise, _("Kept"), PromiseState.KEPT, "check"))
            across.addWidget(self._settling(promise, _("Broken"), PromiseState.BROKEN, "x"))
        day = muted(promise.day)
        day.setMinimumWidth(day_width)
        day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(day)
        return made

    def _settling(self, promise: PromiseRow, text: str, state: PromiseState, icon: str) -> QWidget:
        made = Button(self._look, kind=Kind.PLAIN, icon=icon)
        made.set_height(26)
        made.named(_("{state}: {what}").format(state=text, what=promise.what), text)
        made.clicked.connect(lambda: self._presenter.settle(promise.promise_id, state))
        return made
