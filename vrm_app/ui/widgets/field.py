"""A field of a form: its name above, what is wrong with it below, both tied to the control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.controls import Chips, Choice, Line, Lines, Options
from vrm_app.ui.widgets.files import Files
from vrm_app.ui.widgets.picking import Picks
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.several import Marks, PartRows
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label, muted

AnyControl = Line | Lines | Choice | Chips | Files | Picks | Marks | PartRows


class Field(QWidget):
    """A control with its name, a hint, and what is wrong with what stands in it."""

    def __init__(self, look: Look, name: str, control: AnyControl, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._named = named = label(name, Size.SMALL, Weight.MEDIUM)
        named.setBuddy(control)
        control.setAccessibleName(name)
        outer = column(self, spacing=4)
        head = row(spacing=6)
        head.addWidget(named)
        self._hint = hint
        if hint:
            head.addWidget(muted(hint), 1)
        else:
            head.addStretch()
        outer.addLayout(head)
        outer.addWidget(control)
        self._foot = QWidget()
        beside = row(self._foot, spacing=6)
        beside.addWidget(Icon(look, "circle-alert", "bad", 14), 0, Qt.AlignmentFlag.AlignTop)
        self._wrong = label("", Size.SMALL, tone="bad", wrapped=True)
        beside.addWidget(self._wrong, 1)
        outer.addWidget(self._foot)
        self._told = muted("", wrapped=True)
        self._told.hide()
        outer.addWidget(self._told)
        outer.addStretch()
        self._foot.hide()
        self.show_wrong("")

    def value(self) -> str:
        """Return what stands in the field."""
        return self.control.value()

    def show_value(self, value: str) -> None:
        """Put a value into the field."""
        self.control.show_value(value)

    def show_options(self, options: Options) -> None:
        """Offer what can be chosen."""
        self.control.show_options(options)

    def hide_name(self) -> None:
        """Show no name, where what stands around says it; it is read out all the same."""
        self._named.hide()

    @property
    def wrong(self) -> str:
        """What is wrong, as it is shown."""
        return self._wrong.text()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self._wrong.setText(words)
        self._foot.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self._hint)
        self.control.setProperty("wrong", "true" if words else "false")
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    @property
    def told(self) -> str:
        """What comes of what stands here, as it is shown."""
        return self._told.text()

    def show_told(self, words: str) -> None:
        """Say what comes of what stands here, or nothing."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def start(self) -> None:
        """Give the keys to the control, all of a line selected."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.control, Line):
            self.control.selectAll()
