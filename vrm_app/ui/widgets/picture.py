"""A picture, or a page, given as plain pixels: as large as there is room, or nearer."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from vrm_app.outside.drawn import Drawn
from vrm_app.ui.look import Look

_STEP = 1.25
_LEAST = 0.05
_MOST = 8.0
_AROUND = 16
_PAPER = "#ffffff"
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PictureView(QAbstractScrollArea):
    """Shows pixels; Ctrl with plus, minus, 0 or the wheel brings them nearer or farther."""

    zoomed = Signal()
    """It is shown in another size."""
    turned = Signal(int)
    """Another page is wanted: so many further on."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        self._small = QImage()
        self._zoom: float | None = None
        self._held: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.viewport().update)

    @property
    def percent(self) -> int:
        """How large it is shown, of its own size."""
        return round(self._scale() * 100)

    def show_drawn(self, drawn: Drawn, name: str) -> None:
        """Show pixels from their beginning; another page keeps the size."""
        form = QImage.Format.Format_RGBA8888 if drawn.has_alpha else QImage.Format.Format_RGB888
        stride = drawn.width * (4 if drawn.has_alpha else 3)
        # The picture keeps no bytes of others alive.
        self._image = QImage(drawn.pixels, drawn.width, drawn.height, stride, form).copy()
        self._small = QImage()
        self.setAccessibleName(name)
        self.verticalScrollBar().setValue(0)
        self._changed()

    def fit(self) -> None:
        """Show all of it."""
        self._zoom = None
        self._changed()

    def zoom(self, steps: float) -> None:
        """Bring it nearer, or where less than nothing, farther; the middle stays."""
        before = self._scale()
        after = min(max(before * _STEP**steps, _LEAST), _MOST)
        middle = self.viewport().rect().center()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        held = [bar.value() + at for bar, at in zip(bars, (middle.x(), middle.y()), strict=True)]
        self._zoom = after
        self._changed()
        for bar, where, at in zip(bars, held, (middle.x(), middle.y()), strict=True):
            bar.setValue(round(where * after / before) - at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Zoom by Ctrl and a sign; turn pages where there is no more to scroll."""
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key in _ZOOMS:
                self.zoom(_ZOOMS[key])
                return
            if key == Qt.Key.Key_0:
                self.fit()
                return
        if key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space} and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        """Zoom by Ctrl and the wheel, else move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120)
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Take hold of it."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Move it by what it is held by."""
        if self._held is not None:
            moved = self._held - event.position()
            self._held = event.position()
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() + round(by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Let go of it."""
        self._held = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Fit anew."""
        super().resizeEvent(event)
        self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw what is in sight."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(self._look.tokens.quiet))
            if self._image.isNull():
                return
            where = self._where()
            # What one can see through in a picture stands on paper.
            painter.fillRect(where, QColor(_PAPER))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(where, self._shown())

    def _scale(self) -> float:
        if self._zoom is not None or self._image.isNull():
            return self._zoom or 1.0
        room = self.viewport().rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        return max(
            min(room.width() / self._image.width(), room.height() / self._image.height(), 1.0),
            _LEAST,
        )

    def _where(self) -> QRectF:
        scale, room = self._scale(), self.viewport().rect()
        width, height = self._image.width() * scale, self._image.height() * scale
        left = max((room.width() - width) / 2, _AROUND) - self.horizontalScrollBar().value()
        top = max((room.height() - height) / 2, _AROUND) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    def _shown(self) -> QImage:
        """Return the picture as small as it is shown: made so once, it keeps thin lines."""
        scale = self._scale() * self.devicePixelRatioF()
        if scale >= 1:
            return self._image
        size = self._image.size() * scale
        if self._small.size() != size and size.width() and size.height():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._small = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return self._small if not self._small.isNull() else self._image

    def _changed(self) -> None:
        scale, room = self._scale(), self.viewport().rect()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self._image.width() * scale, room.width()),
            (self.verticalScrollBar(), self._image.height() * scale, room.height()),
        ):
            beyond = round(whole) + 2 * _AROUND - seen
            bar.setRange(0, max(beyond, 0) if self._zoom is not None else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()
        self.zoomed.emit()
