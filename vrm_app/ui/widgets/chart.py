"""Charts: each with a name, one sentence that says the same, and its figures as a table."""

from abc import abstractmethod
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vrm_app.presenters.charts import Chart, Table
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import Size, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, heading

_LINE = 26
_MOST_LINES = 6


class Drawing(QWidget):
    """What is painted of a chart."""

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self._look = look
        self._chart: Chart | None = None
        self.setFixedHeight(height)
        speak_as(self, Role.Chart)
        look.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Show other values."""
        self._chart = chart
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription(chart.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the chart."""
        if self._chart is not None:
            self.draw(self._chart)

    @abstractmethod
    def draw(self, chart: Chart) -> None:
        """Draw the values; each chart does so in its own way."""


class ChartBox(QWidget):
    """A chart below its name and its sentence, or in its place the same as a table."""

    opened = Signal(int)
    """A row of the table, by its number."""

    def __init__(self, look: Look, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self._name = heading()
        self._sentence = Elided("", Size.SMALL, tone="muted")
        self.as_table = Button(look, _("As table"), kind=Kind.LINK)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self._look = look
        self.table = QTableWidget()
        _prepare(self.table)
        self.table.cellActivated.connect(lambda at, _column: self.opened.emit(at))
        look.changed.connect(self._colour)
        self._colour()
        self._shown = QStackedWidget()
        self._shown.addWidget(drawing)
        self._shown.addWidget(self.table)
        outer = column(self, spacing=4)
        head = row(spacing=8)
        head.addWidget(self._name)
        head.addStretch()
        head.addWidget(self.as_table)
        outer.addLayout(head)
        outer.addWidget(self._sentence)
        outer.addWidget(self._shown)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, as it was looked at last."""
        self._name.setText(chart.name)
        self._sentence.setText(chart.sentence)
        self.drawing.show_chart(chart)
        self.table.setAccessibleName(chart.name)
        _fill(self.table, chart.table)
        self._fit()

    def _colour(self) -> None:
        tokens = self._look.tokens
        self.table.horizontalHeader().setStyleSheet(
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section {{ background: transparent; color: {tokens.muted};"
            f" border: none; border-bottom: 1px solid {tokens.hairline}; padding: 0 6px; }}"
        )

    def _turn(self, is_table: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.as_table.setText(_("As chart") if is_table else _("As table"))
        self._shown.setCurrentWidget(self.table if is_table else self.drawing)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown: a stack else takes the height of its highest page."""
        lines = min(self.table.rowCount(), _MOST_LINES) + 1
        is_table = self._shown.currentWidget() is self.table
        self._shown.setFixedHeight(lines * _LINE + 4 if is_table else self.drawing.height())


def _prepare(table: QTableWidget) -> None:
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setFont(font(Size.SMALL))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_LINE)
    heads = table.horizontalHeader()
    heads.setFont(font(Size.TINY))
    heads.setHighlightSections(False)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    heads.setStretchLastSection(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    heads.setFixedHeight(_LINE)


def _fill(table: QTableWidget, said: Table) -> None:
    table.setColumnCount(len(said.heads))
    table.setHorizontalHeaderLabels(list(said.heads))
    # What is long stands between the first column and the last.
    for at in range(1, len(said.heads) - 1):
        table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
    table.setRowCount(len(said.rows))
    for at, cells in enumerate(said.rows):
        for place, text in enumerate(cells):
            table.setItem(at, place, QTableWidgetItem(text))
