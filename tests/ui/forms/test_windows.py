"""What holds for every page and sheet: names, order, plain text, files, and going in time."""

from itertools import pairwise
from pathlib import Path

import pytest
from building import Template, case, company, exchange
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QWidget,
)
from windows import Hand, OpenWindow

from vrm_app.domain.record import Record
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.widgets.files import Files

CONTROL = Qt.KeyboardModifier.ControlModifier
NASTY = "<b>&amp;<img src=x>"


def _kept(hand: Hand, kind: str) -> list[Record]:
    return hand.read(lambda vault: list(list_of(vault, kind)))


def _reached_by_tab(within: QWidget) -> list[QWidget]:
    return [
        one
        for one in within.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollBar)
    ]


def _is_named(widget: QWidget) -> bool:
    name = widget.accessibleName() or getattr(widget, "text", str)()
    buddies = [one for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
    return bool(name or buddies) or isinstance(widget, QAbstractItemView)


def test_the_wheel_changes_nothing_that_was_chosen(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.CASE, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    before, keys = sheet.values(), QApplication.focusWidget()

    for choice in sheet.findChildren(QComboBox):
        middle = QPointF(choice.rect().center())
        turn = QWheelEvent(
            middle,
            choice.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  (Qt takes no names)
        )
        QApplication.sendEvent(choice, turn)

    assert sheet.values() == before
    assert QApplication.focusWidget() is keys


@pytest.mark.parametrize("form", [one for one in Form if one is not Form.FILE])
def test_every_control_of_a_form_is_named_and_reached_in_the_order_one_reads(
    hand: Hand, acme: str, form: Form
) -> None:
    about = ""
    if form is Form.CLOSING:
        about = hand.do(lambda vault: case(vault, acme))
    hand.window.sheets.ask(Ask(form, acme, about, "agreement"))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert sheet is not None

    assert [one for one in _reached_by_tab(sheet) if not _is_named(one)] == []
    first = QApplication.focusWidget()
    order: list[QWidget | None] = []
    while QApplication.focusWidget() is not first or not order:
        hand.press(Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    places = [one.mapTo(sheet, QPoint(0, 0)) for one in order if one is not None]
    top = places.index(min(places, key=lambda place: (place.y(), place.x())))
    for above, below in pairwise(places[top:] + places[:top]):
        is_below = below.y() > above.y() - 12
        # What is beside it may begin a little higher.
        assert is_below, (above, below)
        assert below.x() > above.x() or below.y() > above.y() + 12


@pytest.mark.parametrize("section", [Section.COMPANIES, Section.CASES])
def test_every_control_of_a_page_is_named(hand: Hand, acme: str, section: Section) -> None:
    about = hand.do(lambda vault: case(vault, acme))
    for record_id in ("", acme if section is Section.COMPANIES else about):
        hand.window.go(Place(section, record_id))
        hand.settle()
        page = hand.window.page
        assert [one for one in _reached_by_tab(page) if not _is_named(one)] == []


def test_what_companies_are_called_is_never_markup(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        nasty = company(vault, NASTY)
        dispute = case(vault, nasty, title=NASTY, happened=NASTY, product=NASTY)
        exchange(vault, nasty, body=f"\u202e{NASTY}", case_id=dispute)
    hand = open_window()
    for place in (Place(Section.COMPANIES, nasty), Place(Section.CASES, dispute)):
        hand.window.go(place)
        hand.settle()
        labels = hand.window.findChildren(QLabel)
        assert any(NASTY in one.text() for one in labels if one.isVisible())
        assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
    for form in (Form.LOG, Form.CASE, Form.COMPANY):
        hand.window.sheets.ask(Ask(form, nasty))
        hand.settle()
        labels = hand.window.findChildren(QLabel)
        assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
        assert not [one for one in labels if "\u202e" in one.text()]


def test_a_file_that_is_dropped_on_a_form_comes_into_the_vault(
    hand: Hand, acme: str, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.txt"
    bill.write_bytes(b"94.00")
    hand.window.sheets.ask(Ask(Form.LOG, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(bill))])

    sheet.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    hand.type("The bill came")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert [one.heading for one in _kept(hand, "attachment")] == ["bill.txt"]


def test_a_form_that_goes_before_it_is_filled_does_no_harm(hand: Hand, acme: str) -> None:
    for form in (Form.LOG, Form.CASE, Form.COMPANY, Form.RATING):
        hand.window.sheets.ask(Ask(form, acme))
        hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_K, CONTROL)
    hand.press(Qt.Key.Key_Escape)
    hand.settle()

    assert hand.window.sheets.sheet is None


def test_what_is_wrong_is_said_beside_the_field_that_gets_the_keys(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.LOG, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    when = sheet.fields["when"]
    hand.type("They called")
    when.show_value("soonish")

    hand.press(Qt.Key.Key_Return, CONTROL)

    assert QApplication.focusWidget() is when.control
    assert "When was that?" in when.wrong
    assert when.control.accessibleDescription() == when.wrong


def test_a_case_is_logged_moved_and_closed_by_keys(hand: Hand, acme: str) -> None:
    about = hand.do(lambda vault: case(vault, acme, stage="raised"))
    hand.window.go(Place(Section.CASES, about))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CasesPage)

    hand.press(Qt.Key.Key_L)
    hand.settle()
    hand.type("They made an offer")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()
    assert getattr(_kept(hand, "interaction")[0], "case_id", "") == about

    page.case.stage.setCurrentIndex(page.case.stage.findData("offer_made"))
    page.case.stage.activated.emit(0)
    hand.settle()
    assert getattr(_kept(hand, "case")[0], "stage", "") == "offer_made"

    hand.press(Qt.Key.Key_D)
    hand.settle()
    hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()
    closed = _kept(hand, "case")[0]
    assert (getattr(closed, "stage", ""), getattr(closed, "outcome", "")) == ("closed", "partly")


def test_a_new_company_is_kept_and_its_page_opened(hand: Hand) -> None:
    hand.window.go(Place(Section.COMPANIES, "new"))
    hand.type("Initech")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    newest = next(one for one in _kept(hand, "company") if one.heading == "Initech")
    assert hand.window.place == Place(Section.COMPANIES, newest.id)
    assert hand.window.page.path() == ["Initech"]


def test_over_a_form_undo_means_what_is_written_there(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.CASE, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    sheet.fields["type"].start()

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()

    assert len(_kept(hand, "company")) == 2
    assert len(_kept(hand, "interaction")) == 1


def test_a_window_with_something_unsaved_says_so_before_it_closes(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.LOG, acme))
    hand.settle()
    hand.type("Half a sentence")

    assert not hand.window.close()
    assert hand.window.isVisible()
    told = [one.text() for one in hand.window.banners.findChildren(QLabel)]
    assert "What you wrote is not saved yet." in told
    assert hand.window.close()


def test_a_wheel_over_a_list_moves_the_form_and_chooses_nothing_else(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.CASE, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    kind = sheet.fields["type"].control
    before = sheet.values()["type"]

    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(kind.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  (Qt's own)
    )
    QApplication.sendEvent(kind, wheel)

    assert sheet.values()["type"] == before


def test_a_file_whose_name_holds_the_end_of_a_line_brings_no_other_file_in(
    hand: Hand, acme: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not meant", "utf-8")
    (tmp_path / "bill").write_text("a bill", "utf-8")
    trap = Path(f"{tmp_path}/bill\n{secret}")
    trap.parent.mkdir(parents=True)
    trap.write_text("the trap itself", "utf-8")
    hand.window.sheets.ask(Ask(Form.LOG, acme))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    files = sheet.fields["files"].control
    assert isinstance(files, Files)

    files.add([trap])
    hand.type("The bill came")
    sheet.save()
    hand.settle()

    kept = _kept(hand, "attachment")
    assert [getattr(one, "size", 0) for one in kept] == [len("the trap itself")]


def test_enter_saves_from_a_line_and_goes_on_in_a_text(hand: Hand) -> None:
    hand.window.sheets.ask(Ask(Form.COMPANY))
    hand.settle()
    hand.type("Harbour Gazette")
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)

    sheet.fields["notes"].start()
    hand.type("one")
    hand.press(Qt.Key.Key_Return)
    hand.type("two")
    assert sheet.values()["notes"] == "one\ntwo"

    sheet.fields["name"].start()
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert [one.heading for one in _kept(hand, "company") if one.notes] == ["Harbour Gazette"]


@pytest.mark.qt_log_ignore("does not support")
def test_enter_takes_what_is_offered_before_it_saves(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.RECORD, kind="agreement"))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    sheet.fields["company_id"].start()
    hand.type("acm")
    popup = QApplication.activePopupWidget()
    assert popup is not None

    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert hand.window.sheets.sheet is sheet
    assert sheet.values()["company_id"] == acme
