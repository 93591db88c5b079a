"""Rows drawn by hand, in both directions of reading."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from vrm_app.ui.theme import font
from vrm_app.ui.widgets.drawing import Strokes

WIDTH, HEIGHT = 200, 20


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    ("direction", "end", "is_left"),
    [
        (Qt.LayoutDirection.LeftToRight, False, True),
        (Qt.LayoutDirection.LeftToRight, True, False),
        (Qt.LayoutDirection.RightToLeft, False, False),
        (Qt.LayoutDirection.RightToLeft, True, True),
    ],
)
def test_words_begin_where_one_begins_to_read(
    direction: Qt.LayoutDirection, *, end: bool, is_left: bool
) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setLayoutDirection(direction)
        brush = Strokes(painter, QRect(0, 0, WIDTH, HEIGHT), direction)
        brush.words("word", brush.place(0, 0, WIDTH, HEIGHT), "#000000", font(), end=end)
    inked = [
        x
        for x in range(WIDTH)
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(HEIGHT))
    ]
    assert (max(inked) < WIDTH / 2) == is_left
    assert (min(inked) > WIDTH / 2) != is_left
