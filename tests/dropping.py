"""Files that are dropped on a window, as Qt tells of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from vrm_app.ui.main_window import MainWindow


def drop(window: MainWindow, *paths: Path) -> QMimeData:
    """Drag files over the window and drop them."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    over = QDragEnterEvent(QPoint(300, 300), copy, dropped, left, plain)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    target = window.childAt(QPoint(300, 300))
    assert target is not None
    assert target is window._target
    QApplication.sendEvent(
        target, QDragEnterEvent(over.position().toPoint(), copy, dropped, left, plain)
    )
    QApplication.sendEvent(target, QDropEvent(QPointF(300, 300), copy, dropped, left, plain))
    return dropped
