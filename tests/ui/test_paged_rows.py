"""The model of a long list asks for every row that it shows and was not told."""

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from vrm_app.presenters.paging import PAGE
from vrm_app.ui import paged_rows
from vrm_app.ui.paged_rows import PagedRows

COUNT = 5 * PAGE


@dataclass(frozen=True)
class Row:
    """A row that says its own id."""

    id: str

    @property
    def spoken(self) -> str:
        return self.id


def names(count: int = COUNT) -> list[str]:
    return [f"{number:04}" for number in range(count)]


def rows(ids: list[str]) -> list[Row]:
    return [Row(one) for one in ids]


def wanted_by(qtbot: QtBot, model: PagedRows, number: int) -> list[str]:
    """Return what is asked for once a row comes into sight."""
    asked: list[str] = []
    model.wanting.connect(asked.extend)
    assert model.index(number).data() is not None
    qtbot.wait(10)
    return asked


def test_the_first_rows_come_with_the_order_and_are_not_asked_for(qtbot: QtBot) -> None:
    model = PagedRows()
    model.show_order(names(), rows(names()[:PAGE]))

    assert wanted_by(qtbot, model, PAGE - 1) == []
    assert wanted_by(qtbot, model, PAGE) == names()[PAGE : 2 * PAGE]


def test_an_answer_to_an_older_order_leaves_no_row_unread(qtbot: QtBot) -> None:
    model = PagedRows()
    now = ["new", *names()]
    model.show_order(now, rows(now[:PAGE]))
    # These were asked for before one came in above them.
    model.fill(rows(names()[2 * PAGE : 3 * PAGE]))

    assert model.row_at(3 * PAGE) == Row(names()[3 * PAGE - 1])
    assert wanted_by(qtbot, model, 3 * PAGE + 1) == now[3 * PAGE : 4 * PAGE]


def test_what_was_let_go_is_asked_for_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_rows, "_HELD", PAGE)
    model = PagedRows()
    model.show_order(names(), rows(names()[:PAGE]))
    for page in (1, 2, 3):
        # A row was removed meanwhile: the pages are not whole.
        model.fill(rows(names()[page * PAGE + 1 : (page + 1) * PAGE]))

    unread = PAGE + 5
    assert model.row_at(unread) is None
    assert names()[unread] in wanted_by(qtbot, model, unread)
