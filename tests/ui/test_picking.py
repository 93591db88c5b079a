"""Choosing a record by a few letters."""

from pytestqt.qtbot import QtBot

from vrm_app.ui.widgets.picking import Pick


def test_of_two_that_are_called_alike_the_one_that_is_chosen_is_meant(qtbot: QtBot) -> None:
    pick = Pick()
    qtbot.addWidget(pick)
    pick.show_options([("1", "Dana Kaur"), ("2", "Dana Kaur"), ("3", "Ola Berg")])
    completer = pick.completer()
    offered = [completer.model().index(at, 0).data() for at in range(completer.model().rowCount())]
    assert offered == ["Dana Kaur (1)", "Dana Kaur (2)", "Ola Berg"]

    completer.activated.emit(offered[1])
    assert pick.value() == "2"

    pick.show_value("")
    pick.setText("Dana Kaur")
    assert pick.value() == "Dana Kaur"
