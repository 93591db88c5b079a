"""Whoever goes back before anything was read is told of nothing, for nothing went wrong."""

from pathlib import Path

import pytest
from building import Furnished
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from windows import opened

from vrm_app.presenters.places import CHECK, Ask, Form


@pytest.mark.parametrize("form", list(Form))
def test_a_form_is_left_before_it_is_filled(
    form: Form, furnished: Furnished, qtbot: QtBot, tmp_path: Path
) -> None:
    ids, template = furnished.ids, furnished.template
    about = {
        Form.FILE: ids["attachment"],
        Form.ERASING: ids["need"],
        Form.HISTORY: ids["company"],
        Form.CLOSING: ids["case"],
        Form.RECOVERY: CHECK,
        Form.LOG: ids["interaction"],
        Form.CASE: ids["case"],
        Form.COMPANY: ids["company"],
        Form.RECORD: ids["agreement"],
    }
    kinds = {Form.RECORD: "agreement"}
    with template.copied_to(tmp_path / "Mine.vault"):
        pass
    with opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        hand.settle()
        hand.window.sheets.ask(Ask(form, ids["company"], about.get(form, ""), kinds.get(form, "")))
        hand.window.sheets.put_away()
        # Answers find nobody there.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        hand.settle()
        hand.qtbot.wait(50)
        assert hand.window.sheets.sheet is None
        assert hand.window.banners.shown == []
