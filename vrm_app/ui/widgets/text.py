"""Words in the window: always plain text, whatever they hold."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vrm_app.ui.theme import Size, Weight, font


def label(
    text: str = "",
    size: int = Size.TEXT,
    weight: int = Weight.NORMAL,
    tone: str = "",
    *,
    wrapped: bool = False,
) -> QLabel:
    """Return words in a size, weight and tone (muted, accent, ok, warn, bad)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(size, weight))
    made.setWordWrap(wrapped)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(words: QLabel, tone: str) -> None:
    """Give words another tone."""
    words.setProperty("tone", tone)
    words.style().unpolish(words)
    words.style().polish(words)


def title(text: str = "") -> QLabel:
    """Return the title of a page."""
    return label(text, Size.TITLE, Weight.BOLD)


def heading(text: str = "") -> QLabel:
    """Return the heading of a section."""
    return label(text, Size.HEADING, Weight.BOLD)


def muted(text: str = "", size: int = Size.SMALL, *, wrapped: bool = False) -> QLabel:
    """Return a secondary line."""
    return label(text, size, tone="muted", wrapped=wrapped)


class Elided(QLabel):
    """One line whose end gives way where there is no room, the whole of it in a tooltip.

    It takes all the room there is, or as much as its words need.
    """

    def __init__(
        self,
        text: str = "",
        size: int = Size.TEXT,
        weight: int = Weight.NORMAL,
        tone: str = "",
        *,
        grows: bool = True,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        across = QSizePolicy.Policy.Ignored if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        if tone:
            self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Take as little as there is."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw as much as there is room for."""
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(self.alignment()), shown)


def plain_tooltip(text: str) -> str:
    """Return a text for a tooltip, where Qt would else take < and > for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if escaped != text else text


def spread(widget: QWidget) -> QWidget:
    """Let a widget take all the width there is."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget
