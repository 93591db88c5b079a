"""What one writes into and chooses from: each gives its value as text and takes it as text."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.flow import Flow

Options = Sequence[tuple[str, str]]
"""Values, each with its words."""

_CHIP = 32


class Control(Protocol):
    """What every control of a form can."""

    def value(self) -> str:
        """Return what stands in it."""

    def show_value(self, value: str) -> None:
        """Put a value in."""

    def show_options(self, options: Options) -> None:
        """Offer what can be chosen."""


class Line(QLineEdit):
    """One line; what it offers is completed while one types."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setFont(font())
        self.setPlaceholderText(hint)
        # A file that is dropped belongs to the form, not into the line.
        self.setAcceptDrops(False)

    def value(self) -> str:
        """Return the line."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Put a text in, its beginning in sight."""
        self.setText(value)
        self.setCursorPosition(0)

    def show_options(self, options: Options) -> None:
        """Complete what is typed to one of these."""
        completer = QCompleter([value for value, _words in options], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)


class Lines(QPlainTextEdit):
    """Some lines of text; Tab goes on to the next field."""

    def __init__(self, hint: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self.setFont(font())
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)

    def value(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def show_value(self, value: str) -> None:
        """Put a text in."""
        self.setPlainText(value)

    def show_options(self, options: Options) -> None:
        """Offer nothing: what happened is for the customer to say."""


class Choice(QComboBox):
    """One of some values, in a list that opens."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFont(font())
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # The wheel moves the form over it, and takes the keys nowhere.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wanted = ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        """Let the form move, not the choice."""
        event.ignore()

    def value(self) -> str:
        """Return the value that is chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Choose a value; what is offered only later is chosen then."""
        self._wanted = str(value)
        at = self.findData(self._wanted)
        self.setCurrentIndex(max(at, 0))

    def show_options(self, options: Options) -> None:
        """Offer values, keeping the one that is chosen."""
        chosen = self.value() or self._wanted
        self.clear()
        for value, words in options:
            self.addItem(words, str(value))
        self.show_value(chosen)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the sign that it opens, which a style sheet takes away."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            where = brush.place(self.width() - 24, 0, 16, self.height())
            brush.icon("chevron-down", where, self._look.tokens.muted, 14)


class Chips(QWidget):
    """One of a few values, all in sight; arrows go from one to the next, figures to each."""

    picked = Signal(str)
    """A value was picked by hand."""

    def __init__(
        self, look: Look, *, a_row: int = 6, by_figure: bool = False, kind: Kind = Kind.EDGED
    ) -> None:
        super().__init__()
        self._look = look
        self._by_figure = by_figure
        self._kind = kind
        self._values: list[str] = []
        self._group = QButtonGroup(self)
        self._icons: dict[str, str] = {}
        self._wanted = ""
        self._flow = Flow(self, a_line=a_row, spacing=6)

    def set_icons(self, icons: dict[str, str]) -> None:
        """Show an icon on each value that has one."""
        self._icons = {str(value): icon for value, icon in icons.items()}

    def value(self) -> str:
        """Return the value that is chosen, if there is one."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else ""

    def show_value(self, value: str) -> None:
        """Choose a value."""
        self._wanted = str(value)
        self._group.setExclusive(False)
        for at, one in enumerate(self._values):
            self._group.button(at).setChecked(one == self._wanted)
        self._group.setExclusive(True)

    def show_options(self, options: Options) -> None:
        """Show what can be chosen."""
        values = [str(value) for value, _words in options]
        if values == self._values:
            for at, (_value, words) in enumerate(options):
                self._group.button(at).setText(words)
                self._group.button(at).setAccessibleName(words)
            return
        self._values = values
        had_keys = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear(self)
        for one in self._group.buttons():
            self._group.removeButton(one)
        for at, (value, words) in enumerate(options):
            icon = self._icons.get(str(value), "")
            chip = Button(self._look, words, kind=self._kind, icon=icon)
            chip.setCheckable(True)
            chip.set_height(_CHIP)
            chip.setAccessibleName(words)
            chip.clicked.connect(partial(self.picked.emit, str(value)))
            self._group.addButton(chip, at)
            self._flow.addWidget(chip)
            # A layout shows what it is given only later; the keys may be wanted here at once.
            chip.setVisible(True)
        self.show_value(self._wanted)
        if had_keys:
            self.start()

    def pick(self, number: int) -> None:
        """Choose a value by its number, from 0."""
        button = self._group.button(number)
        if button is not None:
            button.click()
            if self.isAncestorOf(self.window().focusWidget() or self.window()):
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start(self) -> None:
        """Give the keys to what is chosen, else to the first."""
        button = self._group.checkedButton() or self._group.button(0)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: ARG002, N802  (Qt has two)
        """Give the keys to what is chosen."""
        self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Choose by a figure, where figures choose."""
        number = event.key() - Qt.Key.Key_1
        if self._by_figure and not event.modifiers() and 0 <= number < len(self._values):
            self.pick(number)
            return
        super().keyPressEvent(event)
