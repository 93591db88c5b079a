"""Charts: named, told in a sentence, turned into tables, and mirrored."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vrm_app.presenters.charts import Chart, Mark, Table
from vrm_app.ui import theme
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.chart import ChartBox
from vrm_app.ui.widgets.chart_trust import TrustDrawing

CHART = Chart(
    name="Trust over time",
    sentence="Trust fell from 5.0 to 1.0 of 5.",
    points=((date(2026, 1, 1), 5.0), (date(2026, 1, 11), 1.0)),
    marks=(Mark(on=date(2026, 3, 1), sign="bad", words="Promise broken: A refund"),),
    first=date(2026, 1, 1),
    last=date(2026, 4, 11),
    ends=("", ""),
    legend=(),
    table=Table(heads=("Day", "What", "Trust"), rows=(("1 Jan", "Care: 5 of 5", "5.0"),)),
)


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> ChartBox:
    made = ChartBox(look, TrustDrawing(look))
    qtbot.addWidget(made)
    made.resize(600, 240)
    made.show_chart(CHART)
    made.show()
    return made


def test_a_chart_is_told_as_one_with_its_name_and_its_sentence(box: ChartBox) -> None:
    told = QAccessible.queryAccessibleInterface(box.drawing)
    assert told.role() is QAccessible.Role.Chart
    assert told.text(QAccessible.Text.Name) == CHART.name
    assert told.text(QAccessible.Text.Description) == CHART.sentence


def test_a_key_turns_it_into_a_table_and_back(box: ChartBox, qtbot: QtBot) -> None:
    box.as_table.setFocus()
    qtbot.waitUntil(box.as_table.hasFocus)

    QTest.keyClick(box.as_table, Qt.Key.Key_Space)

    assert box.table.isVisible()
    assert not box.drawing.isVisible()
    cells = [box.table.item(0, at) for at in range(3)]
    assert [one.text() for one in cells if one] == ["1 Jan", "Care: 5 of 5", "5.0"]
    assert box.as_table.hasFocus()
    QTest.keyClick(box.as_table, Qt.Key.Key_Space)
    assert box.drawing.isVisible()


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_time_goes_the_way_one_reads(box: ChartBox, look: Look, tokens: theme.Tokens) -> None:
    look.fix(tokens)
    try:
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            box.setLayoutDirection(direction)
            image = box.drawing.grab().toImage()
            found = [x for x in range(image.width()) if _is_there(image, x, tokens.bad)]
            assert found
            is_late = min(found) > image.width() / 2
            assert is_late is (direction is Qt.LayoutDirection.LeftToRight)
    finally:
        look.fix(theme.LIGHT)


def _is_there(image: QImage, x: int, colour: str) -> bool:
    wanted = QColor(colour)
    return any(image.pixelColor(x, y) == wanted for y in range(image.height()))
