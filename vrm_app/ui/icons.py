"""Icons, drawn sharp in any colour and size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vrm_app.outside.resources import resource

_LARGE = 16
_SCALES = (1, 2)
_FACING = frozenset({"arrow-left", "arrow-right", "chevron-right", "log-out", "panel-left"})
"""Icons that show where one comes from or goes to; they turn around with the way one reads."""


def icon(name: str, colour: str, size: int = _LARGE, *, disabled: str | None = None) -> QIcon:
    """Return an icon of the set in one colour, and in another where it is disabled."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        if disabled is not None:
            made.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """Return the icon of the program itself; a size is read when the screen asks for it."""
    made = QIcon()
    for path in sorted(resource("icon", "hicolor").glob("*/apps/dealings.png")):
        made.addFile(str(path))
    return made


def pixmap(name: str, colour: str, size: int = _LARGE, scale: float = 1) -> QPixmap:
    """Return the drawing of an icon, of a size in px, for a screen of that scale."""
    is_rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _drawn(name, colour, size, scale, is_rtl and name in _FACING)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, scale: float, turned: bool) -> QPixmap:  # noqa: FBT001  (a key of the cache)
    made = QPixmap(QSize(round(size * scale), round(size * scale)))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        QSvgRenderer(QByteArray(_svg(name, colour, size))).render(painter, QRectF(0, 0, size, size))
    if turned:
        return QPixmap.fromImage(made.toImage().flipped(Qt.Orientation.Horizontal))
    return made


def _svg(name: str, colour: str, size: int) -> bytes:
    # Qt's renderer does not know currentColor; small icons need a heavier line.
    width = "1.75" if size >= _LARGE else "2.2"
    drawn = _drawing(name).replace("currentColor", colour)
    return drawn.replace('stroke-width="2"', f'stroke-width="{width}"').encode()


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resource("icons", "lucide", f"{name}.svg").read_text("utf-8")
