"""Every page, drawn in a language of longer words and from right to left."""

import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sweeping.eyes import faults_of, pale_in, untranslated
from sweeping.mirror import unmirrored_in
from sweeping.pseudo import pseudo

from vrm_app.ui.look import Look
from vrm_app.ui.rows import Rows
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.list_row import RowDelegate

SWEEP = Path(__file__).parents[1] / "sweeping" / "sweep.py"


@pytest.mark.timeout(400)
def test_every_page_holds_in_a_few_of_the_ways_it_can_be_drawn() -> None:
    ran = subprocess.run(
        [sys.executable, SWEEP, "--short"], check=False, capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    """An empty window in the light look."""
    assert look
    made = QWidget()
    made.resize(300, 200)
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, qtbot: QtBot) -> list[str]:
    with qtbot.waitExposed(window):
        window.show()
    return [*faults_of(window), *pale_in(window), *unmirrored_in(window)]


def test_a_page_that_is_well_has_no_faults(window: QWidget, look: Look, qtbot: QtBot) -> None:
    down = QVBoxLayout(window)
    down.addWidget(QLabel("Enough room"))
    down.addWidget(Button(look, "Press"))
    assert shown(window, qtbot) == []


def test_words_without_room_are_found(window: QWidget, look: Look, qtbot: QtBot) -> None:
    across = QHBoxLayout(window)
    for narrow in (QLabel("Far too long for this"), Button(look, "Far too long, too")):
        narrow.setFixedWidth(60)
        across.addWidget(narrow)
    assert [one.partition(":")[0] for one in shown(window, qtbot)] == ["cut", "cut"]


def test_lines_without_room_are_found(window: QWidget, qtbot: QtBot) -> None:
    words = QLabel("Words that need some lines because they are many", window)
    words.setWordWrap(True)
    words.setGeometry(0, 0, 80, 20)
    assert [one.partition(":")[0] for one in shown(window, qtbot)] == ["cut below"]


def test_what_lies_over_another_or_outside_is_found(window: QWidget, qtbot: QtBot) -> None:
    for left in (0, 20, 280):
        QLabel("Words", window).setGeometry(left, 0, 60, 30)
    found = [one.partition(":")[0] for one in shown(window, qtbot)]
    assert sorted(found) == ["outside", "over each other"]


def test_pale_words_are_found(window: QWidget, qtbot: QtBot) -> None:
    window.setStyleSheet("background: #ffffff;")
    for top, colour in ((0, "#bbbbbb"), (50, "#555555")):
        words = QLabel(f"In {colour}", window)
        words.setStyleSheet(f"color: {colour};")
        words.setGeometry(0, top, 200, 30)
    (found,) = shown(window, qtbot)
    assert found.startswith("pale")
    assert "#bbbbbb" in found


class Line(NamedTuple):
    """A row of a list."""

    id: str
    spoken: str


class Drawn(RowDelegate):
    """Draws a row with words at its beginning, by the way one reads or not."""

    is_turning = True

    def draw(self, brush: Strokes, row: Any, *, selected: bool) -> None:  # noqa: ANN401, ARG002
        where = brush.place(8, 8, 80, 20)
        if not self.is_turning:
            where = QRectF(brush.bounds.x() + 8, brush.bounds.y() + 8, 80, 20)
        brush.fill(where, "#555555", 0)
        brush.words(row.spoken, where, "#ffffff", font())


@pytest.mark.parametrize(("turning", "faults"), [(True, 0), (False, 1)])
def test_rows_that_do_not_turn_around_are_found(
    window: QWidget, look: Look, qtbot: QtBot, *, turning: bool, faults: int
) -> None:
    view, rows = QListView(), Rows()
    rows.replace([Line("1", "Words"), Line("2", "More")])
    view.setModel(rows)
    delegate = Drawn(look, view)
    delegate.is_turning = turning
    view.setItemDelegate(delegate)
    QVBoxLayout(window).addWidget(view)
    assert len(shown(window, qtbot)) == faults
    assert view.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_what_nobody_translated_stands_out() -> None:
    said = {pseudo("Saved. Undo with {keys}").format(keys="Ctrl+Z"), pseudo("Acme") + " Acme"}
    assert list(untranslated(said, "acme energy")) == []
    (found,) = untranslated({*said, "Saved anew"}, "acme energy")
    assert "Saved anew" in found
