"""Buttons: one filled a view, the others with an edge or none, each with its key on it."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from vrm_app.presenters.keys import key_words, keyed
from vrm_app.services.deeds import Deed
from vrm_app.ui import icons
from vrm_app.ui.look import Look
from vrm_app.ui.theme import RADIUS, Size, Weight, font

_ICON = 16
_GAP = 6
_SIDES = 12
_CAP = 18
_CHEVRON = 14
CAP_TINT = 0.06
"""How much of the ink is in the ground of a key; with more, the key could not be read on blue."""


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    FILLED = "filled"
    EDGED = "edged"
    PLAIN = "plain"
    LINK = "link"
    SEARCH = "search"
    PATH = "path"


_CLOSE = {Kind.LINK: 0, Kind.PATH: 4}
"""How far the words stay away from the sides (px), where it is less than usual."""


class Button(QPushButton):
    """A button with an icon, words and the key that presses it: always the same, or a deed's."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        kind: Kind = Kind.EDGED,
        icon: str = "",
        key: str = "",
    ) -> None:
        super().__init__(text)
        self._look = look
        self._kind = kind
        self._icon_name = icon
        self._deed = Deed(key) if isinstance(key, Deed) else None
        self._key = key_words(key) if self._deed is None else look.preferences.key(self._deed)
        self._height = 32
        self._folded = False
        self._opens = False
        is_plain = kind in {Kind.SEARCH, Kind.PATH}
        self.setFont(font(Size.TEXT, Weight.NORMAL if is_plain else Weight.MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if not icon and kind is Kind.LINK:
            self.setFont(font(Size.SMALL, Weight.MEDIUM))
        look.changed.connect(self.update)
        if self._deed is not None:
            look.preferences.changed.connect(self._show_key)

    @property
    def is_filled(self) -> bool:
        """Tell whether it carries on what the page is for."""
        return self._kind is Kind.FILLED

    def set_height(self, height: int) -> None:
        """Make the button as high (px) as what stands beside it."""
        self._height = height
        self.updateGeometry()

    def show_opening(self) -> None:
        """Show at the end that a list opens, where otherwise the key stands."""
        self._opens = True
        self.updateGeometry()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or the words too."""
        if folded == self._folded:
            # To say that it has another size would have all around it laid out again.
            return
        self._folded = folded
        self.setToolTip(self._all_words() if folded else "")
        self.setAccessibleName(self._all_words())
        self.updateGeometry()

    def named(self, name: str, tip: str = "", deed: Deed | None = None) -> "Button":
        """Name a button that shows no words; its tip tells the keys of what it does."""
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        if deed is not None:
            self._tip = (tip or name, deed)
            self._show_tip()
            self._look.preferences.changed.connect(self._show_tip)
        return self

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for icon, words and key."""
        return self._size(folded=self._folded)

    def unfolded_width(self) -> int:
        """Return the room (px) for icon, words and key, also while the icon is alone."""
        return self._size(folded=False).width()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Give way no further than the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Let Enter press what has the keys, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the button."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter)
            self._draw_contents(painter)

    def _all_words(self) -> str:
        return self.text().replace("&", "")

    def _words(self) -> str:
        return "" if self._folded else self._all_words()

    def _key_words(self) -> str:
        return "" if self._folded else self._key

    @Slot()
    def _show_tip(self) -> None:
        words, deed = self._tip
        self.setToolTip(keyed(words, self._look.preferences.keys(deed)))

    @Slot()
    def _show_key(self) -> None:
        if self._deed is not None:
            self._key = self._look.preferences.key(self._deed)
        self.updateGeometry()
        self.update()

    def _size(self, *, folded: bool) -> QSize:
        metrics = QFontMetrics(self.font())
        height = max(self._height, metrics.height() + 8)
        words = "" if folded else self._all_words()
        parts = []
        if self._icon_name:
            parts.append(_ICON)
        if words:
            parts.append(metrics.horizontalAdvance(words))
        if end := self._end_width(folded=folded):
            parts.append(end)
        sides = _CLOSE.get(self._kind, _SIDES if words else 8)
        width = sum(parts) + _GAP * (len(parts) - 1) + 2 * sides
        return QSize(max(width, 0 if self._kind is Kind.LINK else height), height)

    def _end_width(self, *, folded: bool) -> int:
        if folded:
            return 0
        if self._opens:
            return _CHEVRON
        return self._key_width() if self._key else 0

    def _key_width(self) -> int:
        if len(self._key) == 1:
            return _CAP
        return QFontMetrics(font(Size.TINY)).horizontalAdvance(self._key)

    def _draw_ground(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, edge = self._ground()
        if self._kind is not Kind.LINK:
            painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(edge), tokens.edge) if edge else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self.hasFocus():
            ring = tokens.text if self._kind is Kind.FILLED else tokens.accent
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(ring), tokens.edge + 1))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _ground(self) -> tuple[str, str]:
        tokens = self._look.tokens
        if self._kind is Kind.FILLED:
            if not self.isEnabled():
                return tokens.track, ""
            return (tokens.accent_text if self._is_touched() else tokens.accent), ""
        if self._kind is Kind.SEARCH:
            return tokens.search, ""
        if self._kind is Kind.EDGED:
            touched = tokens.row_line if self._is_touched() else tokens.button
            return (tokens.selection if self.isChecked() else touched), tokens.button_edge
        if self.isChecked():
            return tokens.selection, ""
        return (tokens.row_line if self._is_touched() else ""), ""

    def _is_touched(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _draw_contents(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        colour, quiet = self._ink()
        metrics = QFontMetrics(self.font())
        words = self._words()
        widths = [
            _ICON if self._icon_name else 0,
            metrics.horizontalAdvance(words) if words else 0,
            self._end_width(folded=self._folded),
        ]
        total = sum(widths) + _GAP * (sum(width > 0 for width in widths) - 1)
        spread = self._kind is Kind.SEARCH
        left = 10.0 if spread else (self.width() - total) / 2
        if self._kind is Kind.LINK:
            left = 0.0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(x: float, width: float) -> QRectF:
            at = self.width() - x - width if rtl else x
            return QRectF(at, 0, width, self.height())

        if self._icon_name:
            where = place(left, _ICON)
            shown = icons.pixmap(
                self._icon_name,
                quiet if spread or not words else colour,
                _ICON,
                self.devicePixelRatioF(),
            )
            painter.drawPixmap(QPointF(where.x(), (self.height() - _ICON) / 2), shown)
            left += _ICON + _GAP
        if words:
            painter.setFont(self.font())
            painter.setPen(QColor(quiet if spread else colour))
            painter.drawText(place(left, widths[1] + 1), Qt.AlignmentFlag.AlignVCenter, words)
            left += widths[1] + _GAP
        if self._opens and widths[2]:
            where = place(left, _CHEVRON)
            drawn = icons.pixmap("chevron-down", quiet, _CHEVRON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(where.x(), (self.height() - _CHEVRON) / 2), drawn)
        elif self._key_words():
            self._draw_key(
                painter,
                place(self.width() - 10 - widths[2] if spread else left, widths[2]),
                tokens.muted if spread else quiet,
            )

    def _draw_key(self, painter: QPainter, where: QRectF, colour: str) -> None:
        painter.setFont(font(Size.TINY, Weight.MEDIUM if len(self._key) == 1 else Weight.NORMAL))
        if len(self._key) == 1:
            cap = QRectF(where.x(), (self.height() - _CAP) / 2, _CAP, _CAP)
            ground = QColor(colour)
            ground.setAlphaF(CAP_TINT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(colour))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> tuple[str, str]:
        tokens = self._look.tokens
        if not self.isEnabled():
            return tokens.input_border, tokens.input_border
        if self._kind is Kind.FILLED:
            return tokens.on_accent, tokens.on_accent
        if self._kind is Kind.LINK:
            return tokens.accent_text, tokens.muted
        if self._kind is Kind.PATH and not self._is_touched():
            return tokens.muted, tokens.muted
        return tokens.text, tokens.muted
