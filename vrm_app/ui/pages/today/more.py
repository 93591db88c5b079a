"""The cards of the page Today that look further than today; each is there with content only."""

from functools import cached_property
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.charts import Chart
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Go, Place
from vrm_app.presenters.standing import StandingPresenter, StandingRow
from vrm_app.ui.look import Look
from vrm_app.ui.pages.today.card import OVERHANG, Card, quiet, told, two_lines
from vrm_app.ui.theme import GAP, Size, Weight, figures
from vrm_app.ui.widgets.chart import ChartBox
from vrm_app.ui.widgets.chart_year import YearDrawing
from vrm_app.ui.widgets.row import Icon, Row
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import Elided, label, muted
from vrm_app.ui.widgets.tile import Tile


class MoreCards:
    """The cards, filled together."""

    def __init__(self, look: Look, desk: Desk, go: Go) -> None:
        self.presenter = StandingPresenter(self, desk)
        self.last_days = _RowsCard(look, _("You can cancel until"), go)
        self.moved = _RowsCard(look, _("Trust"), go)
        self.shared = _RowsCard(look, _("What you share"), go)
        self.year = _YearCard(look, go)
        for one in (self.last_days, self.moved, self.shared, self.year):
            one.hide()

    def show_last_days(self, rows: list[StandingRow], count: int) -> None:
        """Show until when what can be cancelled."""
        self.last_days.show_rows(rows, str(count))

    def show_moved(self, rows: list[StandingRow], count: int) -> None:
        """Show where trust moved."""
        self.moved.show_rows(rows, str(count))
        self.moved.show_beside(_("in the last 90 days"))

    def show_shared(self, rows: list[StandingRow], sentence: str) -> None:
        """Show who holds most of what is shared."""
        self.shared.show_rows(rows, "", sentence)

    def show_year(self, chart: Chart | None, places: list[Place]) -> None:
        """Show the year ahead."""
        self.year.show_year(chart, places)


class _RowsCard(Card):
    """A card of rows that lead somewhere."""

    def __init__(self, look: Look, text: str, go: Go) -> None:
        super().__init__(look, text)
        self._go = go
        self._beside = muted("", Size.TINY)
        self.beside.addWidget(self._beside)

    def show_beside(self, words: str) -> None:
        """Say beside the heading what is counted."""
        self._beside.setText(words)

    def show_rows(self, rows: list[StandingRow], count: str, sentence: str = "") -> None:
        """Show rows; without any the card is out of the way."""
        self.setVisible(bool(rows))
        self.count.setText(count)
        above: list[QWidget] = [told(muted(sentence, Size.TEXT, wrapped=True))] if sentence else []
        self.fill([*above, *(self._row(one) for one in rows)], "")

    def _row(self, shown: StandingRow) -> QWidget:
        made = Row(self._look, shown.spoken)
        made.pressed.connect(lambda: self._go(shown.place))
        across = row(made, spacing=10)
        across.setContentsMargins(8, 4, 8, 4)
        across.addWidget(Tile(self._look, shown.company, 24))
        name = Elided(shown.company, weight=Weight.MEDIUM)
        if shown.icon:
            across.addWidget(name, 1)
            across.addWidget(label(shown.words, Size.SMALL, tone="muted"))
            across.addWidget(Icon(self._look, shown.icon, shown.tone))
            across.addWidget(label(shown.aside, Size.SMALL, Weight.MEDIUM, shown.tone))
        elif shown.words:
            across.addLayout(two_lines(name, quiet(shown.words), gap=0), 1)
        else:
            across.addWidget(name, 1)
        end = muted(shown.end)
        end.setFont(figures(end.font()))
        end.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if shown.aside and not shown.icon:
            tone = shown.tone or "muted"
            day = label(shown.aside, Size.SMALL, Weight.MEDIUM, tone)
            day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            across.addLayout(two_lines(day, end, gap=0))
            return made
        end.setMinimumWidth(76 if shown.icon else 0)
        across.addWidget(end)
        return made


class _YearCard(QWidget):
    """The year ahead, as a line or as a table whose rows lead to the contracts."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__()
        self._look = look
        self._go = go
        self._places: list[Place] = []
        card = surface("card")
        self._inner = column(card)
        self._inner.setContentsMargins(GAP, GAP - 4, GAP, OVERHANG)
        outer = column(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.addWidget(card)

    @cached_property
    def box(self) -> ChartBox:
        """The chart, made when there is one to show."""
        made = ChartBox(self._look, YearDrawing(self._look))
        made.opened.connect(lambda at: self._go(self._places[at]))
        self._inner.addWidget(made)
        return made

    def show_year(self, chart: Chart | None, places: list[Place]) -> None:
        """Show the year ahead, or nothing."""
        self._places = places
        self.setVisible(chart is not None)
        if chart is not None:
            self.box.show_chart(chart)
