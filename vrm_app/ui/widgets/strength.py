"""The meter of a passphrase: four parts, a word, and what it means."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.strength import NOTHING, PARTS, Strength
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label, muted, set_tone

_ICONS = {"ok": "check", "warn": "triangle-alert", "bad": "circle-alert"}
_HEIGHT = 6
_GAP = 6


class StrengthMeter(QWidget):
    """How good a passphrase is; never by colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._bar = _Parts(look)
        self._icon = Icon(look, "check", "ok", 14)
        self._word = label("", Size.SMALL, Weight.BOLD)
        self._meaning = muted("")
        inner = column(self, spacing=8)
        inner.addWidget(self._bar)
        below = row(spacing=4)
        below.addWidget(self._icon)
        below.addWidget(self._word)
        below.addStretch()
        below.addWidget(self._meaning)
        inner.addLayout(below)
        self.show_strength(NOTHING)

    def show_strength(self, strength: Strength) -> None:
        """Show how good the passphrase is."""
        self._bar.show_parts(strength.parts, strength.tone)
        self._icon.show_icon(_ICONS.get(strength.tone, "minus"), strength.tone)
        self._icon.setVisible(bool(strength.word))
        self._word.setText(strength.word)
        set_tone(self._word, strength.tone)
        self._meaning.setText(strength.meaning)
        self.setAccessibleName(f"{strength.word} {strength.meaning}".strip())


class _Parts(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts = 0
        self._tone = ""
        self.setFixedHeight(_HEIGHT)

    def show_parts(self, parts: int, tone: str) -> None:
        """Fill so many parts."""
        self._parts, self._tone = parts, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the parts."""
        tokens = self._look.tokens
        filled = {"ok": tokens.ok, "warn": tokens.warn, "bad": tokens.bad}.get(self._tone, "")
        width = (self.width() - _GAP * (PARTS - 1)) / PARTS
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for part in range(PARTS):
                painter.setBrush(QColor(filled if part < self._parts else tokens.track))
                at = PARTS - 1 - part if rtl else part
                where = QRectF(at * (width + _GAP), 0, width, self.height())
                painter.drawRoundedRect(where, 3, 3)
