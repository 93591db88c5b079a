"""One company: head, facts, tabs and timeline."""

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.company import CompanyPresenter, Entry, Fact, Head
from vrm_app.presenters.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.pages.companies.timeline import Timeline
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.surface import column, row, surface, upright
from vrm_app.ui.widgets.text import Elided, muted
from vrm_app.ui.widgets.tile import Tile

_ROOM_FOR_CURVE = 180


class CompanyPane(QWidget):
    """One company: head, facts, tabs and timeline."""

    named = Signal()
    """The name of the company came."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self._look = look
        self.presenter = CompanyPresenter(self, desk)
        self._tile = Tile(look, "", 48)
        self._name = Elided("", Size.TITLE, Weight.BOLD, grows=False)
        self._line = Elided("", tone="muted")
        self._star = Button(look, icon="star", kind=Kind.PLAIN)
        self._star.setCheckable(True)
        self._star.named(_("Pin this company"))
        self._star.clicked.connect(lambda on: self.presenter.toggle_favourite(favourite=on))
        self.log = Button(look, _("Log"), kind=Kind.FILLED, icon="plus", key="L")
        self.raise_case = Button(look, _("Case"), icon="life-buoy", key="I")
        self._facts = surface("panel")
        self._fact_row = row(self._facts, spacing=0)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.addTab(_("Timeline"))
        self.timeline = Timeline(look)
        self.timeline.wanted.connect(self.presenter.show_more)
        self.timeline.settled.connect(self._settle)
        self._lay_out()

    @property
    def name(self) -> str:
        """The name of the company that is shown."""
        return self._name.text()

    def show_head(self, head: Head) -> None:
        """Show what stands at the head."""
        self._tile.show_name(head.name)
        self._name.setText(head.name)
        self._line.setText(head.line)
        self._star.setChecked(head.is_favourite)
        self.named.emit()
        clear(self._facts)
        for number, fact in enumerate(head.facts):
            if number:
                self._fact_row.addWidget(upright(44), 0, Qt.AlignmentFlag.AlignVCenter)
            self._fact_row.addWidget(_FactCell(self._look, fact), 1)

    def show_timeline(self, entries: list[Entry], *, more: bool) -> None:  # noqa: ARG002
        """Show the timeline from its beginning."""
        self.timeline.show_entries(entries)

    def add_to_timeline(self, entries: list[Entry], *, more: bool) -> None:  # noqa: ARG002
        """Show what comes after."""
        self.timeline.add_entries(entries)

    def _settle(self, promise_id: str, kept: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.presenter.settle(promise_id, PromiseState.KEPT if kept else PromiseState.BROKEN)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(self._head_row())
        outer.addSpacing(12)
        outer.addWidget(self._facts)
        outer.addSpacing(8)
        outer.addWidget(self._tabs)
        line = surface("line")
        line.setFixedHeight(1)
        outer.addWidget(line)
        outer.addSpacing(8)
        outer.addWidget(self.timeline, 1)

    def _head_row(self) -> QHBoxLayout:
        head = row(spacing=14)
        head.addWidget(self._tile)
        words = QWidget()
        inner = column(words, spacing=2)
        first = row(spacing=6)
        first.addWidget(self._name)
        first.addWidget(self._star)
        first.addStretch()
        inner.addLayout(first)
        inner.addWidget(self._line)
        head.addWidget(words, 1)
        head.addWidget(self.raise_case)
        head.addWidget(self.log)
        return head


class _FactCell(QWidget):
    """A fact: what, how it stands, why."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        across = row(self, spacing=12)
        across.setContentsMargins(16, 10, 16, 10)
        words = column_of(
            muted(fact.name, Size.TINY),
            Elided(fact.figure, Size.HEADING, Weight.BOLD),
            Elided(fact.reason, Size.SMALL, tone=fact.tone or "muted"),
        )
        across.addWidget(words, 1)
        self._curve = _Curve(look, fact) if len(fact.curve) > 1 else None
        if self._curve is not None:
            across.addWidget(self._curve)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Give the figure the room of the curve where both do not fit."""
        super().resizeEvent(event)
        if self._curve is not None:
            self._curve.setVisible(self.width() > _ROOM_FOR_CURVE)


def column_of(*widgets: QWidget) -> QWidget:
    """Return widgets one above the other."""
    made = QWidget()
    inner = column(made, spacing=2)
    for one in widgets:
        inner.addWidget(one)
    return made


class _Curve(QWidget):
    """How trust went, without figures; its name says the same in words."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        self._look = look
        self._fact = fact
        self.setFixedSize(QSize(72, 34))
        self.setAccessibleName(f"{fact.name}: {fact.figure}, {fact.reason}")
        self.setToolTip(self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the line and its end."""
        values = self._fact.curve
        width, height = self.width() - 8, self.height() - 8
        step = width / (len(values) - 1)
        points = [
            QPointF(4 + at * step, 4 + height * (5 - value) / 4) for at, value in enumerate(values)
        ]
        accent = QColor(self._look.tokens.accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 1.75))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(QRectF(points[-1].x() - 3, points[-1].y() - 3, 6, 6))
