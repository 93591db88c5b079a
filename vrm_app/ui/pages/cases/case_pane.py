"""One case: head, facts, the matter at the left, and what happened at the right."""

from gettext import gettext as _
from gettext import pgettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from vrm_app.domain.case import Stage
from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.case import CasePresenter, CaseSaid, NextLine
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entries import Entry, PromiseLine
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Choice
from vrm_app.ui.widgets.fact import FactCell
from vrm_app.ui.widgets.ladder import Ladder
from vrm_app.ui.widgets.row import Icon, Row
from vrm_app.ui.widgets.surface import column, row, surface, upright
from vrm_app.ui.widgets.text import Elided, heading, label, muted
from vrm_app.ui.widgets.tile import Tile
from vrm_app.ui.widgets.timeline import Timeline

_ICONS = {"ok": "circle-check", "bad": "circle-alert", "muted": "circle-dot"}


class CasePane(QWidget):
    """One case, ready to be read at a glance."""

    named = Signal()
    """The title of the case came."""
    gone = Signal()
    """The case is in the trash, or no longer there at all."""
    closing = Signal()
    """The case is to be closed."""
    opening = Signal(str)
    """A file is to be looked at, by its id."""

    def __init__(self, look: Look, desk: Desk, more: Button) -> None:
        super().__init__()
        self._look = look
        self.presenter = CasePresenter(self, desk)
        self._title = Elided("", Size.TITLE, Weight.BOLD)
        self._tile = Tile(look, "", 20)
        self.company = Button(look, "", kind=Kind.LINK)
        self._line = Elided("", tone="muted")
        self.hand_over = Button(look, _("Hand over…"), icon="send", key=Deed.HAND_OVER)
        self.close_case = Button(
            look, pgettext("a case", "Close"), icon="circle-check", key=Deed.CLOSE
        )
        self.log = Button(look, _("Log"), kind=Kind.FILLED, icon="plus", key=Deed.LOG)
        self._more = more
        self._facts = surface("panel")
        self._fact_row = row(self._facts, spacing=0)
        self._stage_label = muted(_("How far it has come"), Size.TINY)
        self.stage = Choice(look)
        self.stage.setAccessibleName(_("How far it has come"))
        self._stage_label.setBuddy(self.stage)
        self.stage.activated.connect(self._move)
        self._ladder = Ladder(look)
        self._matter = QWidget()
        self._lines = QVBoxLayout(self._matter)
        self._lines.setContentsMargins(0, 0, 12, 16)
        self._lines.setSpacing(6)
        self.timeline = Timeline(look)
        self.timeline.setAccessibleName(_("What happened in this case, newest first"))
        self.timeline.settled.connect(self._settle)
        self.timeline.nothing = _("Nothing is logged in this case yet. L logs what happens.")
        self._said: CaseSaid | None = None
        self._lay_out()

    @property
    def name(self) -> str:
        """The title of the case that is shown."""
        return self._title.text()

    def show_case(self, said: CaseSaid) -> None:
        """Show the case."""
        if said == self._said:
            return
        self._said = said
        self._title.setText(said.title)
        self._tile.show_name(said.company)
        self.company.setText(said.company.replace("&", "&&"))
        self._line.setText(said.line)
        self.close_case.setVisible(not said.is_closed)
        self.hand_over.setVisible(said.can_leave)
        self.stage.show_options(said.stages)
        self.stage.show_value(said.stage)
        _empty(self._fact_row, self._stage_cell)
        for fact in said.facts:
            self._fact_row.insertWidget(self._fact_row.count() - 1, FactCell(self._look, fact), 1)
            self._fact_row.insertWidget(
                self._fact_row.count() - 1, upright(44), 0, Qt.AlignmentFlag.AlignVCenter
            )
        self._ladder.show_rungs(said.ladder)
        self._show_matter(said)
        self.named.emit()

    def show_gone(self) -> None:
        """Tell that the case is no longer there."""
        self.gone.emit()

    def show_timeline(self, entries: list[Entry]) -> None:
        """Show what happened in it."""
        self.timeline.show_entries(entries)

    def _show_matter(self, said: CaseSaid) -> None:
        clear(self._matter)
        if said.next:
            self._section(_("What next"))
        for one in said.next:
            self._lines.addWidget(self._next(one))
        self._section(_("Wanted"))
        for number, text in enumerate(said.wanted):
            weight = Weight.MEDIUM if not number else Weight.NORMAL
            self._lines.addWidget(label(text, weight=weight, wrapped=True))
        if not said.wanted:
            self._lines.addWidget(muted(_("Nothing in particular"), Size.TEXT))
        self._section(_("What happened"))
        happened = said.happened or _("Not written down yet. E changes the case.")
        self._lines.addWidget(label(happened, tone="" if said.happened else "muted", wrapped=True))
        if said.promises:
            self._section(_("Promises"))
        for promise in said.promises:
            self._lines.addWidget(self._promise(promise))
        if said.files:
            self._section(_("Evidence  {n}").format(n=len(said.files)))
        for file_id, name, size in said.files:
            self._lines.addWidget(self._file(file_id, name, size))
        self._lines.addStretch()

    def _section(self, name: str) -> None:
        made = heading(name)
        made.setContentsMargins(0, 8 if self._lines.count() else 0, 0, 0)
        self._lines.addWidget(made)

    def _promise(self, promise: PromiseLine) -> QWidget:
        made = QWidget()
        across = row(made, spacing=8)
        icon = _ICONS.get(promise.tone, "circle-dot")
        across.addWidget(Icon(self._look, icon, promise.tone))
        across.addWidget(label(promise.what, wrapped=True), 1)
        across.addWidget(label(promise.state, Size.SMALL, Weight.MEDIUM, promise.tone))
        if promise.is_open:
            for text, state, sign in (
                (_("Kept"), PromiseState.KEPT, "check"),
                (_("Broken"), PromiseState.BROKEN, "x"),
            ):
                button = Button(self._look, kind=Kind.PLAIN, icon=sign)
                button.set_height(26)
                button.named(_("{state}: {what}").format(state=text, what=promise.what), text)
                button.clicked.connect(
                    lambda _on=False, to=state: self.presenter.settle(promise.id, to)
                )
                across.addWidget(button)
        return made

    def _next(self, line: NextLine) -> QWidget:
        made = QWidget()
        across = row(made, spacing=8)
        across.addWidget(Icon(self._look, line.icon, line.tone or "muted"))
        across.addWidget(label(line.text, wrapped=True), 1)
        across.addWidget(muted(line.day))
        across.addWidget(label(line.left, Size.SMALL, Weight.MEDIUM, line.tone or "muted"))
        return made

    def _file(self, file_id: str, name: str, size: str) -> QWidget:
        made = Row(self._look, _("{name}, {size}").format(name=name, size=size))
        made.pressed.connect(lambda: self.opening.emit(file_id))
        across = row(made, spacing=8)
        across.setContentsMargins(0, 4, 4, 4)
        across.addWidget(Icon(self._look, "paperclip"))
        across.addWidget(Elided(name), 1)
        across.addWidget(muted(size))
        return made

    def _settle(self, promise_id: str, kept: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.presenter.settle(promise_id, PromiseState.KEPT if kept else PromiseState.BROKEN)

    def _move(self) -> None:
        chosen = self.stage.value()
        if self._said is None or chosen == self._said.stage:
            return
        if chosen == Stage.CLOSED:
            # What came of it is asked first; until that is said the case stays where it is.
            self.stage.show_value(self._said.stage)
            self.closing.emit()
            return
        self.presenter.move(chosen)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(self._head_row())
        outer.addSpacing(12)
        self._stage_cell = QWidget()
        cell = column(self._stage_cell, spacing=4)
        cell.setContentsMargins(16, 10, 16, 10)
        cell.addWidget(self._stage_label)
        cell.addWidget(self.stage)
        cell.addStretch()
        self._fact_row.addWidget(self._stage_cell, 1)
        outer.addWidget(self._facts)
        outer.addSpacing(8)
        outer.addWidget(self._ladder)
        outer.addSpacing(12)
        below = row(spacing=20)
        below.addWidget(scrolling(self._matter), 4)
        below.addWidget(upright())
        right = QWidget()
        inner = column(right, spacing=4)
        inner.addWidget(self.timeline, 1)
        below.addWidget(right, 6)
        outer.addLayout(below, 1)

    def _head_row(self) -> QHBoxLayout:
        head = row(spacing=8)
        words = QWidget()
        inner = column(words, spacing=4)
        inner.addWidget(self._title)
        beside = row(spacing=8)
        beside.addWidget(self._tile)
        beside.addWidget(self.company)
        beside.addWidget(self._line, 1)
        inner.addLayout(beside)
        head.addWidget(words, 1)
        for button in (self._more, self.hand_over, self.close_case, self.log):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head


def _empty(layout: QLayout, keep: QWidget) -> None:
    """Take everything out of a layout but one widget."""
    for at in reversed(range(layout.count())):
        item = layout.itemAt(at)
        inner = item.widget() if item is not None else None
        if inner is not None and inner is not keep:
            layout.removeWidget(inner)
            inner.hide()
            inner.deleteLater()
