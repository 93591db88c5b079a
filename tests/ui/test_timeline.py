"""The timeline of all companies, worked by real keys, and search that leads into it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from building import NOW, Template, add, company, exchange
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.domain.interaction import Interaction
from vrm_app.presenters.dealings_text import dealings_of
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.stretch import MOST
from vrm_app.services.saved_searches import saved_searches
from vrm_app.services.timeline import PAGE, happened_to
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.timeline.page import TimelinePage
from vrm_app.ui.pages.timeline.paper import document_of
from vrm_app.ui.widgets import timeline_entry
from vrm_app.ui.widgets.broken_lines import lines_of
from vrm_app.vault import records
from vrm_app.vault.query import read_query

CONTROL = Qt.KeyboardModifier.ControlModifier
MANY = 700
LONG = "It leaks. " * 60


@pytest.fixture(scope="module")
def full(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A vault in which much happened, to be copied."""
    place = tmp_path_factory.mktemp("full") / "Mine.vault"
    with template.copied_to(place) as vault:
        acme, globex = company(vault, "Acme"), company(vault, "Globex")
        with vault.writing("import", now=NOW) as writing:
            for number in range(MANY):
                day = f"2025-{number // 60 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:00:00Z"
                of = {"company_id": (acme, globex)[number % 2], "at": day}
                said = {**of, "body": f"number{number}.", "direction": "in", "channel": "email"}
                records.add(writing, Interaction.read(said, now=NOW))
        last = exchange(vault, acme, body=LONG, channel="phone", at="2026-01-02T10:00:00Z")
        add(vault, "promise", company_id=acme, by="company", what="A refund", interaction_id=last)
    return replace(template, folder=place)


@pytest.fixture
def hand(qtbot: QtBot, full: Template, tmp_path: Path) -> Iterator[Hand]:
    shutil.copytree(full.folder, tmp_path / "Mine.vault")
    with opened(qtbot, full, tmp_path / "Mine.vault") as made:
        made.press(Qt.Key.Key_4, CONTROL)
        made.settle()
        yield made


def page_of(hand: Hand) -> TimelinePage:
    page = hand.window.page
    assert isinstance(page, TimelinePage)
    return page


def bodies(hand: Hand) -> list[str]:
    return [one.text for one in page_of(hand).timeline.rows.all()]


def test_all_that_happened_is_gone_through_with_few_of_it_at_hand(hand: Hand) -> None:
    timeline = page_of(hand).timeline
    seen = {one.id for one in timeline.rows.all()}
    hand.press(Qt.Key.Key_J)
    most = 0
    for _page in range(200):
        hand.press(Qt.Key.Key_PageDown)
        hand.settle()
        seen |= {one.id for one in timeline.rows.all()}
        most = max(most, timeline.rows.rowCount())
        if len(seen) == MANY + 1:
            break

    assert len(seen) == MANY + 1
    assert most <= 400
    assert timeline.current() is not None


def test_no_entry_at_hand_is_broken_into_lines_again_while_one_scrolls(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[str] = []

    def noted(text: str, room: int) -> list[str]:
        broken.append(text)
        return lines_of(text, room)

    monkeypatch.setattr(timeline_entry, "_REMEMBERED", (MOST + 1) * PAGE)
    monkeypatch.setattr(timeline_entry, "lines_of", noted)
    hand.press(Qt.Key.Key_J)
    for _page in range(60):
        hand.press(Qt.Key.Key_PageDown)
        hand.settle()

    assert len(broken) > 2 * MOST * PAGE
    assert len(set(broken)) == len(broken)


def test_a_row_opens_in_place_and_closes_again(hand: Hand) -> None:
    timeline = page_of(hand).timeline
    hand.press(Qt.Key.Key_J)
    first = timeline.rows.index(0)
    folded = timeline.visualRect(first).height()

    hand.press(Qt.Key.Key_Right)
    hand.settle()
    assert timeline.visualRect(first).height() > folded

    hand.press(Qt.Key.Key_Left)
    hand.settle()
    assert timeline.visualRect(first).height() == folded


def test_what_is_typed_narrows_down_and_tab_completes(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Slash)
    hand.type("channel:ph")
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert page_of(hand).filters.line.text() == "channel:phone "
    assert bodies(hand) == [LONG.strip()]
    assert hand.window.focusWidget() is page_of(hand).timeline


def test_a_filter_is_taken_away_by_its_chip(hand: Hand) -> None:
    hand.window.go(Place(Section.TIMELINE, "", "channel:phone company:acme"))
    hand.settle()
    assert len(bodies(hand)) == 1

    page = page_of(hand)
    page.filters.taken_out.emit(page.presenter._typed and _part(page, "Phone"))
    hand.settle()

    assert page.filters.line.text() == "company:acme"
    assert len(bodies(hand)) > 1


def _part(page: TimelinePage, label: str) -> object:
    from vrm_app.presenters.filter_words import understand

    understood = understand(page.presenter.typed, today=NOW.date())
    return next(one for one in understood.parts if one.label == label)


def test_a_month_is_gone_to_and_what_is_newer_is_still_there(hand: Hand) -> None:
    page = page_of(hand)
    page.months.bar.setFocus()
    hand.press(Qt.Key.Key_Home)
    hand.settle()

    first = page.timeline.rows.row_at(page.timeline.indexAt(page.rect().topLeft()).row())
    assert first.month <= "2025-02"
    assert "January 2025" in page.months.bar.accessibleDescription()
    assert page.timeline.rows.row_at(0).month > "2025-01"


def test_the_months_are_a_table_as_well(hand: Hand) -> None:
    page = page_of(hand)
    page.months.as_table.click()

    table = page.months.table
    assert table.isVisible()
    items = [table.item(row, 1) for row in range(table.rowCount())]
    assert sum(int(one.text()) for one in items if one is not None) == MANY + 1


def test_a_hit_is_selected_and_open_in_the_timeline_of_its_company(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F, CONTROL)
    hand.settle()
    hand.type("number42")
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    companies = hand.window.page
    assert isinstance(companies, CompaniesPage)
    timeline = companies.company.timeline
    entry = timeline.current()
    assert entry is not None
    assert "number42" in entry.text
    assert timeline.whole_of(entry.id) is not None
    shown = timeline.visualRect(timeline.currentIndex())
    assert timeline.viewport().rect().intersects(shown)
    assert hand.window.sheets.sheet is None


def test_a_promise_is_shown_under_its_entry(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F, CONTROL)
    hand.settle()
    hand.type("kind:promise refund")
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    companies = hand.window.page
    assert isinstance(companies, CompaniesPage)
    entry = companies.company.timeline.current()
    assert entry is not None
    assert [one.what for one in entry.promises] == ["A refund"]


def test_enter_goes_to_where_an_entry_stands_and_back_comes_back_to_it(hand: Hand) -> None:
    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_J)
    entry = page_of(hand).timeline.current()
    assert entry is not None
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.place == Place(Section.COMPANIES, entry.company_id, "", entry.id)

    hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hand.settle()

    back = page_of(hand).timeline.current()
    assert back is not None
    assert back.id == entry.id


def test_what_is_selected_is_copied_as_a_record_of_dealings(hand: Hand) -> None:
    timeline = page_of(hand).timeline
    timeline.setFocus()
    how = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 2):
        timeline.selectionModel().select(timeline.rows.index(row), how)
    hand.press(Qt.Key.Key_C, CONTROL)
    hand.settle()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Record of dealings\n")
    assert copied.count("· Acme") + copied.count("· Globex") == 2
    assert "2 January 2026, " in copied
    assert "They promised: A refund (open)" in copied


def test_what_is_selected_goes_to_the_trash_and_comes_back_at_once(hand: Hand) -> None:
    timeline, before = page_of(hand).timeline, bodies(hand)
    timeline.setFocus()
    how = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1, 2):
        timeline.selectionModel().select(timeline.rows.index(row), how)
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    assert bodies(hand)[:3] == before[3:6]

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert bodies(hand)[:6] == before[:6]


def test_a_record_of_dealings_on_paper_is_plain_text_whatever_it_holds(hand: Hand) -> None:
    def kept(text: str) -> str:
        return hand.do(
            lambda vault: exchange(vault, company(vault, "<i>Evil"), body=text, at=NOW.isoformat())
        )

    entry = kept("<b>bold</b> &amp; more")
    events = hand.read(lambda vault: happened_to(vault, read_query("", zone=UTC), [entry], limit=9))

    printed = document_of(dealings_of(events, now=NOW)).toPlainText()

    assert "<b>bold</b> &amp; more" in printed
    assert "<i>Evil" in printed


def test_a_record_of_dealings_is_looked_at_before_it_is_printed(hand: Hand, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintPreviewDialog)
        shown.append(dialog.windowTitle())
        # As the button that prints does.
        dialog.printer().setOutputFileName(str(printed))
        dialog.paintRequested.emit(dialog.printer())
        dialog.close()

    page_of(hand).timeline.setFocus()
    hand.press(Qt.Key.Key_J)
    QTimer.singleShot(500, look)
    hand.press(Qt.Key.Key_P, CONTROL)
    hand.qtbot.waitUntil(lambda: bool(shown))

    assert shown == ["Record of dealings"]
    assert printed.read_bytes().startswith(b"%PDF-")
    hand.qtbot.waitUntil(lambda: not hand.window.findChildren(QPrintPreviewDialog))


def test_a_search_is_kept_named_gone_to_and_let_go(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Slash)
    hand.type("channel:phone")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.press(Qt.Key.Key_D, CONTROL)
    hand.settle()
    assert isinstance(hand.window.sheets.sheet, RecordSheet)
    hand.type("Calls")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()
    (kept,) = hand.read(saved_searches)
    assert (kept.name, kept.asked) == ("Calls", "channel:phone")

    hand.window.go(Place(Section.TODAY))
    (row,) = hand.window.side.searches.rows
    # What it finds is counted a moment after all else is shown.
    hand.qtbot.waitUntil(lambda: row.accessibleDescription() == "1 found")
    row.click()
    hand.settle()
    assert hand.window.place == Place(Section.TIMELINE, "", "channel:phone")
    assert row.isChecked()

    row.setFocus()
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    assert hand.window.side.searches.rows == []
    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert [one.words for one in hand.window.side.searches.rows] == ["Calls"]


def test_every_control_of_the_timeline_has_a_name(hand: Hand) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    page = page_of(hand)
    nameless = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_an_empty_timeline_says_what_to_do(
    qtbot: QtBot, template: Template, tmp_path: Path
) -> None:
    place = tmp_path / "Empty.vault"
    template.copied_to(place).close()
    with opened(qtbot, template, place) as hand:
        hand.window.go(Place(Section.TIMELINE))
        hand.settle()

        assert page_of(hand)._nothing_yet.isVisible()
        hand.window.go(Place(Section.TIMELINE, "", "kettle"))
        hand.settle()
        assert page_of(hand)._nothing_passes.isVisible()
