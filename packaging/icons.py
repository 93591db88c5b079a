"""Draw the program's icon in every size from its one drawing: python packaging/icons.py."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HICOLOR = Path(__file__).parents[1] / "resources" / "icon" / "hicolor"
DRAWING = HICOLOR / "scalable" / "apps" / "dealings.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def drawn(size: int) -> QImage:
    """Return the drawing, of a size in px."""
    made = QImage(size, size, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    return made


def place(size: int) -> Path:
    """Return where the icon of a size lies."""
    return HICOLOR / f"{size}x{size}" / "apps" / "dealings.png"


def main() -> None:
    """Draw all sizes."""
    for size in SIZES:
        place(size).parent.mkdir(parents=True, exist_ok=True)
        # Of no quality at all is, in Qt's words, the smallest file without a loss.
        if not drawn(size).save(str(place(size)), quality=0):
            raise OSError(place(size))


if __name__ == "__main__":
    main()
