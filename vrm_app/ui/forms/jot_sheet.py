"""The jot line: one line over any page, and what it means below it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.presenters import words
from vrm_app.presenters.jot_chips import Chip
from vrm_app.presenters.jot_offers import MOST, Offer
from vrm_app.presenters.jotting import JotPresenter, JotView
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.sealing import SealingPresenter
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.page import scrolling
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.answers import ANSWER, Answers
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.jot_field import JotField
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import heading, label, muted, set_tone
from vrm_app.ui.widgets.understood import UnderstoodChips

_SIDES = 16
_AROUND_WINDOW = 80
_HINTED_FROM = 640
"""How wide (px) the sheet is where there is room for the hint at its foot."""
_GRAMMAR = (
    ("@acme", _("the company; without one the line waits in the Inbox")),
    (_("@“Acme Energy”"), _("the same, by its whole name; a new one is made")),
    (_("/phone"), _("how: /email, /chat, /in_person …; a beginning is enough")),
    ("+dana", _("with whom")),
    (_("promised … by 30 nov"), _("what they promised; with “I” before it, what you did")),
    (_("€84.20"), _("the amount of the promise or the case")),
    ("!", _("raises a case")),
    (_("remind fri"), _("a reminder")),
    ("4*", _("how gladly you would buy again, from 1 to 5")),
    (_("#meter"), _("a tag")),
)

_HERE = _("In the jot line")
KEYS = (
    KeyRow(_HERE, _("Take what is offered"), ("Tab",)),
    KeyRow(_HERE, _("Keep the line"), ("Enter",)),
    KeyRow(_HERE, _("Keep the line and open it"), ("Ctrl+Shift+Enter",)),
    KeyRow(_HERE, _("Keep what you typed for later"), ("Esc",)),
)


Presented = Callable[[JotView], JotPresenter | SealingPresenter]
"""Makes what decides for a jot line."""


class JotSheet(Sheet):
    """One line to write into; below it how it is understood, and what is asked."""

    opening = Signal(object)
    """The record that was kept is to be opened."""

    def __init__(self, look: Look, over: QWidget, day: date, presented: Presented) -> None:
        super().__init__(look, over)
        self.setAccessibleName(_("Jot"))
        self._fills = False
        self.presenter = presented(self)
        self._day = words.long_day_words(day)
        self.field = JotField(look)
        self.chips = UnderstoodChips(look)
        self._understood = label(_("Understood as"), Size.TINY, Weight.BOLD, "muted")
        self._question = muted("", Size.TEXT)
        self._question.setFixedHeight(ANSWER)
        self._offered = QWidget()
        self.answers = Answers(look)
        self._refusal = label(tone="bad", wrapped=True)
        self._help = QWidget()
        self._inner = QWidget()
        self.hint = muted(_("Esc keeps it for later"))
        self.save = Button(look, _("Save"), kind=Kind.FILLED, key="Enter")
        self.save_and_open = Button(look, _("Save and open"), key="Ctrl+Shift+Enter")
        self.help = Button(look, _("What can I type?"), kind=Kind.PLAIN, icon="circle-help")
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Open, with what was written before."""
        self.open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin()

    def leave(self) -> None:
        """Go back; what was written is kept for the next time."""
        self.presenter.leave()
        self.put_away()

    def hold(self) -> None:
        """Keep what is written by now."""
        self.presenter.hold()

    def fill(self) -> None:
        """Fill a window of its own, instead of standing over another."""
        self._fills = True
        self.card.setProperty("surface", "base")

    def place(self) -> None:
        """Stand over the window, or be all of it."""
        if not self._fills:
            super().place()
            return
        room = self.screen().availableGeometry().height() - _AROUND_WINDOW
        self._over.setFixedHeight(min(self.height_for(self._over.width()), room))
        self.setGeometry(self._over.rect())
        self.card.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Dim what is below, if anything is."""
        if not self._fills:
            super().paintEvent(event)

    def height_for(self, width: int) -> int:
        """Return the height of all that is in sight, at this width."""
        room = width - 2 * (_SIDES + self._look.tokens.edge)
        self.chips.resize(room, self.chips.height())
        asked = 0 if self._question.isHidden() else self._question.sizeHint().width() + 8
        self.answers.grow(room - asked)
        self._fit_foot(width)
        inner = self._inner.layout()
        if inner is not None:
            inner.activate()
        ends = self._head_row.sizeHint().height() + self._foot_row.sizeHint().height()
        return self._inner.sizeHint().height() + ends + 3

    def show_text(self, text: str, caret: int) -> None:
        """Put a text in."""
        self.field.show_text(text, caret)

    def show_understood(
        self, marked: list[tuple[int, int]], chips: list[Chip], offered: Offer | None
    ) -> None:
        """Show which words are understood, as what, and what is offered."""
        self._refusal.hide()
        self.field.mark(marked)
        self.chips.show_chips(chips)
        for one in (self._understood, self.chips):
            one.setVisible(bool(chips))
        self._show_offer(offered)
        self.place()

    def show_asking(self, text: str) -> None:
        """Say that this has to be said before the line can be kept."""
        set_tone(self._question, "bad")
        announce(self, text)

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen."""
        self._refusal.setText(f"{error.title}. {error.advice}")
        self._refusal.show()
        announce(self, self._refusal.text())
        self.place()

    def show_kept(self, record: Record | None) -> None:
        """Go away, for all is kept."""
        self.put_away()
        if record is not None:
            self.opening.emit(record)

    def _show_offer(self, offered: Offer | None) -> None:
        options = offered.options if offered else ()
        self.field.has_offer = bool(options)
        self._offered.setVisible(offered is not None)
        self._question.setText(offered.text if offered else "")
        self._question.setVisible(bool(offered and offered.text))
        set_tone(self._question, "accent" if offered and offered.is_asked else "muted")
        self.answers.show_answers([one.words for one in options])

    def _fit_foot(self, width: int) -> None:
        """Show the hint, and the words of the help, where there is room for them."""
        buttons = (self.help, self.save_and_open, self.save)
        left = width - 2 * _SIDES - sum(one.unfolded_width() + 8 for one in buttons)
        self.help.fold(folded=left < 0)
        self.hint.setVisible(width >= _HINTED_FROM and left >= self.hint.sizeHint().width())

    def _toggle_help(self) -> None:
        self._help.setVisible(self._help.isHidden())
        self.place()

    def _connect(self) -> None:
        self.field.typed.connect(self.presenter.type)
        self.answers.chosen.connect(self.presenter.accept)
        self.field.saving.connect(lambda: self.presenter.save(opening=False))
        self.field.accepting.connect(self.presenter.accept)
        self.save.clicked.connect(lambda: self.presenter.save(opening=False))
        self.save_and_open.clicked.connect(lambda: self.presenter.save(opening=True))
        self.help.clicked.connect(self._toggle_help)
        for enter in ("Return", "Enter"):
            self._key(f"Ctrl+{enter}").activated.connect(self.save.click)
            self._key(f"Ctrl+Shift+{enter}").activated.connect(self.save_and_open.click)
        for number in range(MOST):
            self._key(f"Alt+{number + 1}").activated.connect(partial(self.presenter.accept, number))
        self._key("Esc").activated.connect(self.leave)

    def _key(self, keys: str) -> QShortcut:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return QShortcut(QKeySequence(keys), self, context=context)

    def _lay_out(self) -> None:
        head = row(spacing=10)
        head.setContentsMargins(_SIDES + 4, 14, _SIDES + 4, 10)
        head.addWidget(Icon(self._look, "pen-line", "accent", 18))
        head.addWidget(heading(_("Jot")), 1)
        head.addWidget(muted(self._day))
        self.column.addLayout(head)
        self._head_row = head
        inside = column(self._inner, spacing=8)
        inside.setContentsMargins(_SIDES, 0, _SIDES, 14)
        inside.addWidget(self.field)
        inside.addSpacing(4)
        inside.addWidget(self._understood)
        inside.addWidget(self.chips)
        inside.addWidget(self._offer_row())
        inside.addWidget(self._refusal)
        inside.addWidget(self._help_rows())
        self._refusal.hide()
        self._help.hide()
        self.column.addWidget(scrolling(self._inner), 1)
        self.column.addWidget(line())
        foot = row(spacing=8)
        foot.setContentsMargins(_SIDES - 4, 10, _SIDES, 10)
        foot.addWidget(self.help)
        foot.addStretch()
        foot.addWidget(self.hint)
        for one in (self.save_and_open, self.save):
            foot.addWidget(one)
        self.column.addLayout(foot)
        self._foot_row = foot

    def _offer_row(self) -> QWidget:
        across = row(self._offered, spacing=8)
        across.addWidget(self._question, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.answers, 1)
        return self._offered

    def _help_rows(self) -> QWidget:
        rows = column(self._help, spacing=4)
        for typed, meaning in _GRAMMAR:
            across = row(spacing=12)
            sign = label(typed, Size.SMALL, Weight.MEDIUM, "accent")
            sign.setFixedWidth(150)
            across.addWidget(sign)
            across.addWidget(muted(meaning), 1)
            rows.addLayout(across)
        return self._help
