"""Jotting a line and working off the inbox, by real keys that are counted."""

from functools import partial
from pathlib import Path

import pytest
from building import company, shown
from mail_shapes import GMAIL
from mailing import Drop, taken
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from windows import Hand

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.presenters.places import Place, Section
from vrm_app.services.jotting import Jotted, jot
from vrm_app.services.records import list_of
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.pages.inbox import InboxPage
from vrm_app.ui.palette import Palette

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def _kept(hand: Hand, kind: str) -> list[Record]:
    return hand.read(lambda vault: list(list_of(vault, kind)))


def _open(hand: Hand) -> JotSheet:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, JotSheet)
    return sheet


def _inbox(hand: Hand) -> InboxPage:
    hand.window.go(Place(Section.INBOX))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, InboxPage)
    return page


class LaidOut(QObject):
    """Counts how often something is asked to be laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  (Qt's name)
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize("width", [1280, 640])
def test_the_jot_line_rests_while_nobody_types(hand: Hand, width: int) -> None:
    hand.window.resize(width, 800)
    sheet, laid_out = _open(hand), LaidOut()
    hand.type("@acme they promised a refund by 30 nov")
    hand.settle()
    hand.qtbot.wait(50)

    sheet.card.installEventFilter(laid_out)
    hand.qtbot.wait(50)

    assert laid_out.count == 0


def test_a_phone_call_is_logged_from_anywhere_with_three_keys(hand: Hand, acme: str) -> None:
    _open(hand)
    hand.type("ac")
    hand.press(Qt.Key.Key_Tab)
    hand.type("/phone they called back")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.channel, entry.body) == (acme, "phone", "they called back")
    assert hand.keys <= 4
    assert hand.window.sheets.sheet is None


def test_a_promise_takes_no_key_of_its_own(hand: Hand, acme: str) -> None:
    _open(hand)
    hand.type("@acme +dana promised refund 84.20 EUR by 30 nov")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    promise = _kept(hand, "promise")[0]
    assert isinstance(promise, Promise)
    assert (promise.company_id, promise.what, str(promise.amount)) == (acme, "refund", "84.20 EUR")
    assert promise.due_on is not None
    assert (promise.due_on.day, promise.due_on.month) == (30, 11)
    assert hand.keys == 2


def test_what_is_typed_before_the_names_are_read_is_kept_all_the_same(
    hand: Hand, acme: str
) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.type("@acme they called")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.body) == (acme, "they called")


def test_the_caret_does_not_move_while_words_turn_accent(hand: Hand, acme: str) -> None:
    assert acme
    sheet = _open(hand)
    hand.type("@acme ")
    sheet.field.insertPlainText("🎉 called by 5")
    for _step in range(4):
        QTest.keyClick(sheet.field, Qt.Key.Key_Left)
    before = sheet.field.textCursor().position()

    hand.type("x")
    hand.settle()

    assert sheet.field.textCursor().position() == before + 1
    assert sheet.field.text() == "@acme 🎉 called xby 5"


def test_save_and_open_goes_to_the_company(hand: Hand, acme: str) -> None:
    _open(hand)
    hand.type("@acme they called")
    hand.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    hand.settle()

    assert hand.window.side._entries[Section.COMPANIES].isChecked()
    assert hand.window.place[:2] == (Section.COMPANIES, acme)


def test_on_a_companys_page_the_line_is_its_own(hand: Hand, acme: str) -> None:
    hand.window.go(Place(Section.COMPANIES, acme))
    hand.settle()

    _open(hand)
    hand.type("they called")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.body) == (acme, "they called")


def test_which_company_is_answered_by_one_key(hand: Hand) -> None:
    hand.do(lambda vault: company(vault, name="Zephyr One"))
    hand.do(lambda vault: company(vault, name="Zephyr Two"))
    sheet = _open(hand)
    hand.type("@zephyr called")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.sheets.sheet is sheet

    hand.press(Qt.Key.Key_2, ALT)
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert hand.window.sheets.sheet is None
    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert entry.body == "called"


def test_a_new_company_of_several_words_is_offered_whole(hand: Hand) -> None:
    sheet = _open(hand)
    hand.type("@Blue Yonder Travel called about the bill")
    hand.settle()
    offered = [button.accessibleName() for button in sheet.answers.buttons]
    assert offered == [
        "New company “Blue Yonder Travel”",
        "New company “Blue Yonder”",
        "New company “Blue”",
    ]

    hand.press(Qt.Key.Key_2, ALT)
    assert sheet.field.text() == '@"Blue Yonder" Travel called about the bill'
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert "Blue Yonder" in [one.heading for one in _kept(hand, "company")]
    (entry,) = [one for one in _kept(hand, "interaction") if isinstance(one, Interaction)][:1]
    assert entry.body == "Travel called about the bill"


def test_escape_keeps_the_line_for_the_next_time(hand: Hand) -> None:
    _open(hand)
    hand.type("half a thought")
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.sheets.sheet is None

    assert _open(hand).field.text() == "half a thought"


def test_lines_are_pasted_as_one(hand: Hand) -> None:
    sheet = _open(hand)
    pasted = QMimeData()
    pasted.setText("two\nlines")

    sheet.field.insertFromMimeData(pasted)

    assert sheet.field.text() == "two lines"


def test_a_line_without_a_company_is_counted_at_the_inbox_and_filed_from_it(
    hand: Hand, acme: str
) -> None:
    _open(hand)
    hand.type("they called")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.side._entries[Section.INBOX].accessibleDescription() == "1"
    _inbox(hand)
    hand.keys = 0

    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.press(Qt.Key.Key_Home)
    hand.type("@acme ")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.body) == (acme, "they called")
    assert _kept(hand, "inbox") == []
    assert not hand.window.side._entries[Section.INBOX].accessibleDescription()
    assert hand.keys <= 3


def test_a_mail_is_filed_under_a_company_by_a_few_letters(
    hand: Hand, acme: str, tmp_path: Path
) -> None:
    (tmp_path / "mails").mkdir()
    paths = Drop(tmp_path / "mails")(GMAIL)
    hand.do(lambda vault: taken(vault, paths))
    _inbox(hand)
    hand.keys = 0

    hand.press(Qt.Key.Key_C)
    hand.settle()
    assert isinstance(hand.window.sheets.sheet, Palette)
    hand.type("ac")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.qtbot.waitUntil(lambda: not _kept(hand, "inbox"))

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.subject) == (acme, "Your refund €")
    assert hand.keys <= 2


@pytest.mark.usefixtures("acme")
def test_the_trash_takes_the_selected_line_and_gives_it_back(hand: Hand) -> None:
    for text in ("first", "second"):
        _open(hand)
        hand.type(text)
        hand.press(Qt.Key.Key_Return)
        hand.settle()
    page = _inbox(hand)

    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    assert [one.heading for one in _kept(hand, "inbox")] == ["second"]
    assert page.list.hasFocus()

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert len(_kept(hand, "inbox")) == 2


def test_an_empty_inbox_says_so(hand: Hand) -> None:
    page = _inbox(hand)

    assert not page.list.isVisible()
    assert page.first.hasFocus()
    assert hand.read(lambda vault: shown(vault, "inbox")) == []


def test_what_was_searched_for_is_selected_in_the_inbox(hand: Hand) -> None:
    for text in ("first", "second"):
        hand.do(partial(jot, jotted=Jotted(line=text), now=hand.desk.now()))
    hand.settle()
    hand.press(Qt.Key.Key_K, CONTROL)
    hand.settle()
    hand.type("first")
    hand.qtbot.wait(100)
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    page = hand.window.page
    assert isinstance(page, InboxPage)
    assert page.list.currentIndex().data() == page.list.rows.row_at(1).spoken


def test_every_control_of_the_line_has_a_name_and_is_reached_by_tab(hand: Hand) -> None:
    sheet = _open(hand)
    reached = []
    for _step in range(4):
        where = hand.window.focusWidget()
        assert where is not None
        assert QAccessible.queryAccessibleInterface(where).text(QAccessible.Text.Name)
        reached.append(where)
        hand.press(Qt.Key.Key_Tab)

    assert reached == [sheet.field, sheet.help, sheet.save_and_open, sheet.save]
    assert hand.window.focusWidget() is sheet.field


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (560, 420)])
def test_nothing_of_the_line_is_cut_in_a_narrow_window(hand: Hand, size: tuple[int, int]) -> None:
    for name in ("Zephyr of the Northern Islands", "Zephyr of the Southern Islands"):
        hand.do(partial(company, name=name))
    hand.window.resize(*size)
    sheet = _open(hand)
    hand.type("@zephyr /phone +lena promise a refund by fri 5* #ferry remind in 2w")
    hand.settle()

    whole = sheet.card.rect()
    for one in (sheet.field, sheet.chips, *sheet.answers.buttons, sheet.help, sheet.save):
        corner = one.mapTo(sheet.card, one.rect().bottomRight())
        assert whole.contains(corner), one
        assert whole.contains(one.mapTo(sheet.card, one.rect().topLeft())), one
        assert one.width() >= one.minimumSizeHint().width()


def test_the_caret_stays_in_sight_in_a_line_that_is_longer_than_the_field(hand: Hand) -> None:
    hand.window.resize(560, 420)
    sheet = _open(hand)

    hand.type("they said that it would take some days more " * 3)
    hand.settle()

    seen = sheet.field.viewport().rect()
    assert seen.contains(sheet.field.cursorRect().center())
    QTest.keyClick(sheet.field, Qt.Key.Key_Home)
    assert seen.contains(sheet.field.cursorRect().center())
    assert sheet.field.cursorRect().height() <= seen.height()


def test_the_buttons_of_the_inbox_are_whole_in_a_narrow_window(hand: Hand) -> None:
    hand.do(partial(jot, jotted=Jotted(line="a line"), now=hand.desk.now()))
    hand.window.resize(560, 420)
    page = _inbox(hand)

    for one in (page.trash, page.choose, page.file):
        assert one.isVisible()
        assert one.width() >= one.sizeHint().width()
        assert page.rect().contains(one.mapTo(page, one.rect().bottomRight()))


def test_enter_pressed_twice_keeps_one_entry(hand: Hand, acme: str) -> None:
    before = len(_kept(hand, "interaction"))
    sheet = _open(hand)
    hand.type("@acme they called")
    hand.settle()
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    hand.settle()

    assert acme
    assert len(_kept(hand, "interaction")) == before + 1


def test_going_back_while_it_is_saved_leaves_no_draft(hand: Hand, acme: str) -> None:
    before = len(_kept(hand, "interaction"))
    sheet = _open(hand)
    hand.type("@acme they called")
    hand.settle()
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    hand.settle()

    assert acme
    assert len(_kept(hand, "interaction")) == before + 1
    assert not hand.window.sheets.drafts.has_any
