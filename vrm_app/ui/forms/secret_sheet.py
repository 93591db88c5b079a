"""A form over the page that asks for the passphrase, and lets go of all that it showed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vrm_app.ui.forms.head import Head
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.page import scrolling
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import heading, label, muted
from vrm_app.ui.widgets.told import Told

if TYPE_CHECKING:
    from vrm_app.ui.widgets.button import Button

_SIDES = 28


class Step(QWidget):
    """One step: a sentence, what one types or reads, and the buttons it has at the foot."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.first: QWidget | None = None
        """What has the keys first."""
        self.buttons: list[Button] = []
        self.body: QVBoxLayout = column(self, spacing=6)
        self.body.addWidget(muted(sentence, Size.TEXT, wrapped=True))
        self.body.addSpacing(8)

    def named(self, name: str, field: QWidget) -> None:
        """Put in a field below its name."""
        words = label(name, Size.SMALL, Weight.MEDIUM)
        words.setBuddy(field)
        self.body.addWidget(words)
        self.body.addWidget(field)


class SecretSheet(Sheet):
    """A heading, one step of several at a time, what is said, and buttons at the foot."""

    def __init__(self, look: Look, over: QWidget, name: str, icon: str) -> None:
        super().__init__(look, over, 620)
        self.setAccessibleName(name)
        self.told = Told(look, 12)
        self.step = Step("")
        self._steps: Sequence[Step] = ()
        self._inner = QWidget()
        self._inner.installEventFilter(self)
        self._body = column(self._inner)
        self._body.setContentsMargins(_SIDES, 0, _SIDES, 12)
        self._head_row = self._head(name, icon)
        self._foot_row = row(spacing=8)
        self._foot_row.setContentsMargins(_SIDES, 12, _SIDES, 12)
        self._foot_row.addStretch()
        self._body.addWidget(self.told)
        self.column.addLayout(self._head_row)
        self.column.addWidget(scrolling(self._inner), 1)
        self.column.addWidget(line())
        self.column.addLayout(self._foot_row)
        self.key("Esc").activated.connect(self.leave)

    def take(self, steps: Sequence[Step]) -> None:
        """Have these steps, and show the first."""
        self._steps = steps
        for at, step in enumerate(steps):
            self._body.insertWidget(at, step)
            for button in step.buttons:
                self._foot_row.addWidget(button)
        self.show_step(steps[0])

    def begin(self) -> None:
        """Open at the first step."""
        self.open()
        self.start()

    def show_step(self, step: Step) -> None:
        """Show one step, and nothing of the others."""
        self.step = step
        for one in self._steps:
            one.setVisible(one is step)
            for button in one.buttons:
                button.setVisible(one is step)
        self.told.clear()
        self.start()
        self.place()

    def start(self) -> None:
        """Give the keys to what is used first."""
        if self.step.first is not None:
            self.step.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""
        for one in (self.step, *self.step.buttons):
            one.setEnabled(not words)
        self.told.clear()
        if words:
            self.told.show_quiet(words)
        else:
            self.start()
        self.place()

    def show_wrong(self, words: str) -> None:
        """Say what did not happen, and what to do."""
        self.told.show_wrong(words)
        self.place()

    def height_for(self, width: int) -> int:
        """Return the height of the step that is shown."""
        inner = self._inner.layout()
        if inner is None:
            return super().height_for(width)
        inner.activate()
        wanted = max(inner.heightForWidth(width - 2), inner.minimumSize().height())
        ends = self._head_row.sizeHint().height() + self._foot_row.sizeHint().height()
        return wanted + ends + 3

    def _head(self, name: str, icon: str) -> Head:
        head = self.head(icon, (heading(name), 1))
        head.setContentsMargins(_SIDES, 18, 14, 10)
        head.way_back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return head
