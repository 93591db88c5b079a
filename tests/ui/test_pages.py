"""The pages as a person sees and uses them."""

from pathlib import Path

import pytest
from building import Template, add, case, company, exchange
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from windows import OpenWindow

from vrm_app.presenters.places import Place, Section
from vrm_app.ui import theme
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.today.page import TodayPage
from vrm_app.ui.widgets.row import Row

HOSTILE = '<b>Bold</b> &amp; <img src="x">'


@pytest.fixture
def ids(folder: Path, template: Template) -> dict[str, str]:
    """A company with a case, an entry and a promise, another one, and a hostile one."""
    with template.opened(folder) as vault:
        acme = company(vault, "Acme Energy")
        entry = exchange(vault, acme, subject="Refund", body="Dana promised it.")
        made = {
            "acme": acme,
            "zephyr": company(vault, "Zephyr"),
            "hostile": company(vault, HOSTILE),
            "case": case(vault, acme, stage="raised", opened_on="2026-05-01"),
            "entry": entry,
            "promise": add(
                vault,
                "promise",
                company_id=acme,
                by="company",
                what="to refund",
                due_on="2026-06-08",
                interaction_id=entry,
            ),
        }
        exchange(vault, made["hostile"], subject=HOSTILE)
        add(vault, "reminder", due_on="2026-06-02", subject=HOSTILE)
        return made


@pytest.fixture
def window(ids: dict[str, str], window: MainWindow) -> MainWindow:
    assert ids
    return window


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def companies(window: MainWindow, qtbot: QtBot, company_id: str = "") -> CompaniesPage:
    window.go(Place(Section.COMPANIES, company_id))
    page = window.page
    assert isinstance(page, CompaniesPage)
    qtbot.waitUntil(lambda: page.companies.list.model().rowCount() == 3)
    if company_id:
        qtbot.waitUntil(lambda: bool(page.company.name))
    return page


def test_today_shows_what_is_due_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: "to refund" in words(page))

    row = next(one for one in page.findChildren(Row) if "to refund" in one.accessibleName())
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)

    shown = window.page
    assert isinstance(shown, CompaniesPage)
    qtbot.waitUntil(lambda: shown.company.name == "Acme Energy")


def test_a_few_letters_and_the_arrows_choose_a_company(window: MainWindow, qtbot: QtBot) -> None:
    page = companies(window, qtbot)
    assert page.companies.filter.hasFocus()

    QTest.keyClicks(page.companies.filter, "zeph")
    qtbot.waitUntil(lambda: page.companies.list.model().rowCount() == 1)
    page.companies.list.setFocus()
    QTest.keyClick(page.companies.list, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.company.name == "Zephyr")


def test_enter_in_the_filter_opens_the_first_that_is_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = companies(window, qtbot)
    QTest.keyClick(page.companies.filter, Qt.Key.Key_Return)
    assert page.path() == []

    QTest.keyClicks(page.companies.filter, "zeph")
    qtbot.waitUntil(lambda: page.companies.list.model().rowCount() == 1)
    QTest.keyClick(page.companies.filter, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.company.name == "Zephyr")


def test_the_arrow_leads_from_the_filter_into_the_list(window: MainWindow, qtbot: QtBot) -> None:
    page = companies(window, qtbot)
    QTest.keyClicks(page.companies.filter, "acme")
    qtbot.waitUntil(lambda: page.companies.list.model().rowCount() == 1)
    QTest.keyClick(page.companies.filter, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.company.name == "Acme Energy")


def test_the_arrows_go_on_down_the_list_of_companies(window: MainWindow, qtbot: QtBot) -> None:
    page = companies(window, qtbot)
    down = page.companies.list
    QTest.keyClick(page.companies.filter, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J):
        qtbot.waitUntil(lambda: bool(page.company.name))
        QTest.keyClick(down, key)
    assert down.currentIndex().row() == 2
    assert down.hasFocus()

    QTest.keyClick(down, Qt.Key.Key_Return)
    assert page.company.timeline.hasFocus()


def test_space_keeps_the_promise_of_the_entry(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = companies(window, qtbot, ids["acme"])
    timeline = page.company.timeline
    qtbot.waitUntil(lambda: timeline.model().rowCount() == 2)
    QTest.keyClick(timeline, Qt.Key.Key_J)
    entry = timeline.current()
    while entry is not None and not entry.promises:
        QTest.keyClick(timeline, Qt.Key.Key_J)
        entry = timeline.current()

    with qtbot.waitSignal(window._desk.changed):
        QTest.keyClick(timeline, Qt.Key.Key_Space)

    def kept() -> bool:
        current = timeline.current()
        return current is not None and current.promises[0].state == "kept"

    qtbot.waitUntil(kept)


def test_no_key_is_about_an_entry_that_is_not_seen_to_be_selected(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = companies(window, qtbot, ids["acme"])
    timeline = page.company.timeline
    qtbot.waitUntil(lambda: timeline.model().rowCount() == 2)

    page.companies.filter.setFocus()
    timeline.setFocus()
    assert timeline.hasFocus()
    assert timeline.current() is None

    QTest.keyClick(timeline, Qt.Key.Key_Down)
    assert timeline.currentIndex().row() == 0
    assert timeline.selectionModel().hasSelection()


def test_the_way_to_a_place_shows_nothing_of_the_place_before(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    companies(window, qtbot, ids["acme"])
    qtbot.waitUntil(lambda: "Acme Energy" in words(window.top))

    window.go(Place(Section.HANDED_OVER))

    # At once: while a dialog is open, nothing is taken away for good.
    assert "Acme Energy" not in words(window.top)


def test_back_and_forward_go_the_way_one_came(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    companies(window, qtbot, ids["acme"])
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, TodayPage)
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, CompaniesPage)


def test_markup_in_what_others_wrote_stays_plain_text(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    today = window.page
    qtbot.waitUntil(lambda: HOSTILE in words(today))
    companies(window, qtbot, ids["hostile"])
    for label in window.findChildren(QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        assert HOSTILE not in label.toolTip()


def test_everything_the_keys_reach_has_a_name(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    companies(window, qtbot, ids["acme"])
    nameless = [
        type(one).__name__
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


@pytest.mark.parametrize("width", [700, 1000, 1280, 1920])
def test_no_page_is_wider_than_the_window(
    window: MainWindow, ids: dict[str, str], width: int, qtbot: QtBot
) -> None:
    companies(window, qtbot, ids["acme"])
    window.resize(width, 700)
    for place in (Place(Section.TODAY), Place(Section.COMPANIES, ids["acme"])):
        window.go(place)
        qtbot.wait(20)
        assert window.width() == width
        assert window.page.width() <= width


def test_the_other_theme_is_put_on_while_the_window_is_open(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    look.fix(theme.DARK)
    try:
        qtbot.wait(20)
        ground = window.grab().toImage().pixelColor(600, 60)
        assert ground.name() == theme.DARK.window
    finally:
        look.fix(theme.LIGHT)


def test_the_first_company_is_opened_by_keys_although_the_page_was_empty_before(
    open_window: OpenWindow,
) -> None:
    hand = open_window()
    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    hand.window.go(Place(Section.TODAY))
    hand.settle()
    acme = hand.do(lambda vault: company(vault, "Acme"))
    hand.settle()

    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    hand.press(Qt.Key.Key_Down)
    hand.settle()

    assert hand.window.place == Place(Section.COMPANIES, acme)
