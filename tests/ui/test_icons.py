"""Icons that point somewhere turn around with the way one reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from vrm_app.ui.icons import pixmap


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def drawing(name: str) -> QImage:
    return pixmap(name, "#000000", 24, 2).toImage()


@pytest.mark.parametrize("name", ["arrow-left", "chevron-right", "panel-left"])
def test_what_points_somewhere_turns_around(
    name: str, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    assert qapp is not None
    before = drawing(name)
    request.getfixturevalue("from_right")
    assert drawing(name) != before
    assert drawing(name) == before.flipped(Qt.Orientation.Horizontal)


def test_what_points_nowhere_stays(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    assert qapp is not None
    before = drawing("phone")
    request.getfixturevalue("from_right")
    assert drawing("phone") == before
