"""What stands where there is nothing yet."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vrm_app.ui.look import Look
from vrm_app.ui.widgets.empty import empty

SENTENCE = "Open a complaint and press “Hand over”: what leaves is kept here, byte for byte."


def test_a_sentence_of_two_lines_has_room_for_both(look: Look, qtbot: QtBot) -> None:
    page = empty(look, "send", "Nothing was handed over yet", SENTENCE)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    told = next(one for one in page.findChildren(QLabel) if one.text() == SENTENCE)
    assert told.height() >= told.heightForWidth(told.width())
    assert told.height() > told.fontMetrics().height() * 1.5
