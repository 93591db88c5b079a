"""A window that stays open while one day follows the other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from building import Template, company
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vrm_app.presenters import words
from vrm_app.presenters.places import Place, Section
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow


class LaterDesk(Desk):
    """A desk on which a day can pass."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


@pytest.fixture
def later(folder: Path, template: Template) -> Iterator[LaterDesk]:
    with template.opened(folder) as vault:
        company(vault)
    writing = ThreadPoolExecutor(1)
    desk = LaterDesk(writing.submit(template.opened, folder).result(), writing, None)
    yield desk
    desk.close()


@pytest.mark.parametrize("away", [False, True])
def test_on_a_new_day_today_is_that_day(
    later: LaterDesk, look: Look, qtbot: QtBot, *, away: bool
) -> None:
    window = MainWindow(look, later, lambda: None)
    qtbot.addWidget(window)
    window.show()
    first = words.long_day_words(later.now().date())
    qtbot.waitUntil(lambda: first in _said(window))
    if away:
        window.go(Place(Section.COMPANIES))

    later.ahead = timedelta(days=1)
    window.days.look()
    window.go(Place(Section.TODAY))

    second = words.long_day_words(later.now().date())
    qtbot.waitUntil(lambda: second in _said(window))
    assert first not in _said(window)


def _said(window: MainWindow) -> set[str]:
    return {one.text() for one in window.pages[Section.TODAY].findChildren(QLabel)}
