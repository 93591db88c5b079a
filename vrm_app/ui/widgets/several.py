"""Several values in one field: marks to set, and rows of fields."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Control, Line, Options
from vrm_app.ui.widgets.surface import column, row

_A_ROW = 6
_HEIGHT = 28
_REMOVE_WIDTH = 32


class Marks(QWidget):
    """Any of some values, all in sight."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: dict[str, Button] = {}
        self._wanted: set[str] = set()
        self._rows = column(self, spacing=6)

    def value(self) -> str:
        """Return the values that are marked, one a line."""
        return "\n".join(one for one, chip in self._chips.items() if chip.isChecked())

    def show_value(self, value: str) -> None:
        """Mark these values."""
        self._wanted = set(value.split("\n"))
        for one, chip in self._chips.items():
            chip.setChecked(one in self._wanted)

    def show_options(self, options: Options) -> None:
        """Show what can be marked."""
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        across = row(spacing=6)
        for at, (value, words) in enumerate(options):
            if not at % _A_ROW:
                across = row(spacing=6)
                self._rows.addLayout(across)
                across.addStretch()
            chip = Button(self._look, words)
            chip.setCheckable(True)
            chip.set_height(_HEIGHT)
            chip.setAccessibleName(f"{self.accessibleName()}: {words}")
            self._chips[str(value)] = chip
            across.insertWidget(across.count() - 1, chip)
        self.show_value("\n".join(self._wanted))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802  (Qt's name)
        """Give the keys to the first."""
        first = next(iter(self._chips.values()), None)
        if first is not None:
            first.setFocus(reason)


class PartRows(QWidget):
    """Rows of fields; one is added below, any is taken off."""

    def __init__(self, look: Look, parts: Sequence[tuple[str, str, str]]) -> None:
        """Take the fields of a row: each with its name, its words and a hint."""
        super().__init__()
        self._look = look
        self._parts = parts
        self._lines: list[dict[str, Control]] = []
        self._holder = QWidget()
        column(self._holder, spacing=6)
        outer = column(self, spacing=6)
        outer.addWidget(self._holder)
        self._adding = Button(look, _("Add"), icon="plus")
        self._adding.set_height(_HEIGHT)
        self._adding.clicked.connect(self._add)
        beside = row()
        beside.addWidget(self._adding)
        beside.addStretch()
        outer.addLayout(beside)
        self.setFocusProxy(self._adding)

    def value(self) -> str:
        """Return the rows as a JSON list of objects of text, as they came."""
        if not self._lines:
            return "[]"
        rows = [{name: one.value() for name, one in line.items()} for line in self._lines]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def show_value(self, value: str) -> None:
        """Show rows."""
        rows: list[dict[str, str]] = json.loads(value or "[]")
        clear(self._holder)
        self._lines = []
        for at, given in enumerate(rows):
            self._show_row(at, given)
        self._holder.setVisible(bool(rows))

    def show_options(self, options: Options) -> None:
        """Offer nothing: what stands in the rows is typed."""

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  (Qt's name)
        """Name the button that adds, too."""
        super().setAccessibleName(name)
        self._adding.setAccessibleName(_("Add to: {name}").format(name=name))

    def _show_row(self, at: int, given: dict[str, str]) -> None:
        made = QWidget()
        across = row(made, spacing=8)
        line: dict[str, Control] = {}
        for name, words, hint in self._parts:
            control = Line(f"{words}  {hint}".strip())
            control.setAccessibleName(f"{self.accessibleName()} {at + 1}: {words}")
            control.setToolTip(words)
            control.show_value(given.get(name, ""))
            line[name] = control
            across.addWidget(control, 1)
        off = Button(self._look, kind=Kind.PLAIN, icon="x").named(
            _("Take row {n} off").format(n=at + 1)
        )
        off.setFixedWidth(_REMOVE_WIDTH)
        off.clicked.connect(partial(self._remove, at))
        across.addWidget(off)
        self._lines.append(line)
        inner = self._holder.layout()
        if inner is not None:
            inner.addWidget(made)

    def _add(self) -> None:
        self._rebuild(lambda rows: rows.append({}))
        last = self._lines[-1][self._parts[0][0]]
        if isinstance(last, Line):
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, at: int) -> None:
        self._rebuild(lambda rows: rows.pop(at))
        self._adding.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, change: Callable[[list[dict[str, str]]], object]) -> None:
        rows: list[dict[str, str]] = json.loads(self.value())
        change(rows)
        self.show_value(json.dumps(rows))
