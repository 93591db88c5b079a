"""What stands above the lists of a company: how trust went, and what is known of it."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vrm_app.presenters.charts import Chart
from vrm_app.presenters.company_trust import TrustPresenter
from vrm_app.presenters.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import Size
from vrm_app.ui.widgets.chart import ChartBox
from vrm_app.ui.widgets.chart_trust import TrustDrawing
from vrm_app.ui.widgets.surface import column
from vrm_app.ui.widgets.text import Elided, muted

_ROOM_FOR_TWO = 560
_SIDES = 14


class TrustPanel(QWidget):
    """How trust went; hidden until there is a rating."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self.presenter = TrustPresenter(self, desk)
        self.box = ChartBox(look, TrustDrawing(look))
        outer = column(self)
        outer.setContentsMargins(0, 4, 0, 8)
        outer.addWidget(self.box)
        self.hide()

    def show_trust(self, chart: Chart | None) -> None:
        """Show how trust went, or nothing."""
        if chart is not None:
            self.box.show_chart(chart)
        self.setVisible(chart is not None)


class AboutPanel(QFrame):
    """The fields of the company that hold something, two side by side where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._about: tuple[tuple[str, str], ...] = ()
        self._pairs = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDES, 10, _SIDES, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)

    def show_about(self, about: tuple[tuple[str, str], ...]) -> None:
        """Show the fields, each with its name."""
        pairs = 2 if self.width() > _ROOM_FOR_TWO else 1
        if (about, pairs) == (self._about, self._pairs):
            return
        self._about, self._pairs = about, pairs
        clear(self)
        for at, (name, text) in enumerate(about):
            line, side = divmod(at, pairs)
            told = Elided(text, Size.SMALL)
            told.setAccessibleName(f"{name}: {text}")
            self._grid.addWidget(muted(name), line, 2 * side)
            self._grid.addWidget(told, line, 2 * side + 1)
        for side in range(2):
            self._grid.setColumnStretch(2 * side + 1, 1 if side < pairs else 0)

    def resizeEvent(self, event: object) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Put the fields side by side where there is room."""
        self.show_about(self._about)
