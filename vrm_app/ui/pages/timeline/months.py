"""How much happened in each month: the bar, one sentence, and the same as a table."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vrm_app.presenters.density import Density
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.density import DensityBar
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided


class Months(QWidget):
    """The bar with its sentence; the table takes the place of the timeline."""

    toggled = Signal(bool)
    """Whether the table is wanted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._density = Density((), "")
        self.bar = DensityBar(look)
        self._told = Elided("", Size.SMALL, tone="muted")
        self.as_table = Button(look, _("As a table"), kind=Kind.LINK)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._toggle)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("How much happened in each month"))
        self.table.setHorizontalHeaderLabels([_("Month"), _("Entries")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemActivated.connect(self._go)
        outer = column(self, spacing=2)
        outer.addWidget(self.bar)
        across = row(spacing=8)
        across.addWidget(self._told, 1)
        across.addWidget(self.as_table)
        outer.addLayout(across)

    def show_density(self, density: Density) -> None:
        """Show other months."""
        self._density = density
        self.bar.show_density(density)
        self._told.setText(density.told)
        if self.as_table.isChecked():
            self._fill()

    def _toggle(self, wanted: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.as_table.setText(_("As a timeline") if wanted else _("As a table"))
        if wanted:
            self._fill()
        self.toggled.emit(wanted)

    def _fill(self) -> None:
        months = [one for one in reversed(self._density.months) if one.entries]
        self.table.setRowCount(len(months))
        for number, month in enumerate(months):
            name = QTableWidgetItem(month.name)
            name.setData(Qt.ItemDataRole.UserRole, month.key)
            count = QTableWidgetItem(f"{month.entries:,}")
            count.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(number, 0, name)
            self.table.setItem(number, 1, count)

    def _go(self, item: QTableWidgetItem) -> None:
        first = self.table.item(item.row(), 0)
        if first is None:
            return
        key = first.data(Qt.ItemDataRole.UserRole)
        self.as_table.setChecked(False)
        self.bar.show_here(key)
        self.bar.picked.emit(key)
