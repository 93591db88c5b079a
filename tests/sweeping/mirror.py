"""Whether what is painted by hand turns around where one reads from right to left."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView, QWidget
from sweeping.eyes import name_of

_CELL = 8
_NEAR = 2
_MOST_OTHERWISE = 0.12

Cells = set[tuple[int, int]]


def unmirrored_in(window: QWidget) -> Iterator[str]:
    """Return the lists whose rows look the same in both directions of reading."""
    for one in window.findChildren(QListView):
        if not one.isVisible() or not one.model() or not one.model().rowCount():
            continue
        there, back = _both(one)
        lost = len(_far_from(back, there)) + len(_far_from(there, back))
        if lost > _MOST_OTHERWISE * len(there | back):
            part = lost / len(there | back)
            yield f"not mirrored: {name_of(one)} differs in {part:.0%} of what is drawn"


def _far_from(others: Cells, cells: Cells) -> Cells:
    """Return the cells with none of the others near them: letters do not turn around."""
    return {
        (column, line)
        for column, line in cells
        if not any((column + by, line) in others for by in range(-_NEAR, _NEAR + 1))
    }


def _both(view: QListView) -> tuple[Cells, Cells]:
    """Return the cells that hold something, of the view and of its mirror turned back."""
    is_set = view.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection)
    before = view.layoutDirection()
    other = (
        Qt.LayoutDirection.LeftToRight
        if before == Qt.LayoutDirection.RightToLeft
        else Qt.LayoutDirection.RightToLeft
    )
    first = _picture(view)
    view.setLayoutDirection(other)
    view.viewport().setLayoutDirection(other)
    second = _picture(view).flipped(Qt.Orientation.Horizontal)
    view.viewport().unsetLayoutDirection()
    view.setLayoutDirection(before)
    if not is_set:
        view.unsetLayoutDirection()
    return _held(first), _held(second)


def _picture(view: QListView) -> QImage:
    model, port = view.model(), view.viewport()
    rows = QRect()
    for at in range(min(model.rowCount(), 6)):
        rows = rows.united(view.visualRect(model.index(at, 0)))
    return port.grab(rows.intersected(port.rect())).toImage()


def _held(picture: QImage) -> Cells:
    """Return the cells in which not all is of one colour."""
    return {
        (column, line)
        for line in range(picture.height() // _CELL)
        for column in range(picture.width() // _CELL)
        if len(
            {
                picture.pixel(column * _CELL + x, line * _CELL + y)
                for x in range(0, _CELL, 2)
                for y in range(0, _CELL, 2)
            }
        )
        > 1
    }
