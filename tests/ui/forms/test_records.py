"""Records of every kind, entered, seen and changed by keys."""

from functools import partial
from pathlib import Path

import pytest
from building import Fields, Furnished, add, attach, case, changes, company, record
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.domain.agreement import Agreement
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.offer import Offer
from vrm_app.domain.record import Record
from vrm_app.presenters.opening import ask_of, place_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.file_sheet import FileSheet
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.records.section_page import SectionPage

CONTROL = Qt.KeyboardModifier.ControlModifier
# A screen that nobody sees opens no lists that float above it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _kept(hand: Hand, kind: str) -> list[Record]:
    return hand.read(lambda vault: list(list_of(vault, kind)))


def _go(hand: Hand, place: Place) -> None:
    hand.window.go(place)
    hand.settle()
    hand.window.page.start()


def _write(hand: Hand, name: str, text: str) -> None:
    """Go by Tab to a field of the form, and write into it."""
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    control = sheet.fields[name].control
    for _step in range(60):
        here = QApplication.focusWidget() or hand.window
        if here is control or control.isAncestorOf(here):
            hand.type(text)
            return
        hand.press(Qt.Key.Key_Tab)
    pytest.fail(f"{name} is not reached")


def _save(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()
    assert hand.window.sheets.sheet is None


def _tab(hand: Hand, acme: str, tab: str) -> CompaniesPage:
    _go(hand, Place(Section.COMPANIES, acme, tab))
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    return page


def test_a_contract_is_entered_changed_trashed_and_taken_back(hand: Hand, acme: str) -> None:
    page = _tab(hand, acme, "contracts")

    hand.press(Qt.Key.Key_N)
    hand.settle()
    _write(hand, "title", "Green Home 24")
    _write(hand, "price", "78,00")
    _write(hand, "billing", "month")
    _save(hand)

    (kept,) = _kept(hand, "agreement")
    assert isinstance(kept, Agreement)
    assert (kept.company_id, kept.title, str(kept.price)) == (acme, "Green Home 24", "78.00 EUR")
    row = page.company.panel.list.row_of(kept.id)
    assert row is not None
    assert (row.title, row.line) == ("Green Home 24", "€78.00 a month · Contract")
    assert page.company.tabs.tabText(2) == "Contracts  1"

    page.start()
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    _write(hand, "title", "Green Home 36")
    _save(hand)
    assert [one.heading for one in _kept(hand, "agreement")] == ["Green Home 36"]

    page.start()
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    assert _kept(hand, "agreement") == []
    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert [one.id for one in _kept(hand, "agreement")] == [kept.id]


def test_a_way_to_reach_a_company_is_entered(hand: Hand, acme: str) -> None:
    page = _tab(hand, acme, "people")

    page.company.panel.wanted.emit("contact_point")
    hand.settle()
    _write(hand, "address", "help@acme.example")
    _save(hand)

    (kept,) = _kept(hand, "contact_point")
    assert isinstance(kept, ContactPoint)
    assert (kept.company_id, kept.channel, kept.address) == (acme, "email", "help@acme.example")


def test_a_piece_of_data_and_who_holds_it_are_entered(hand: Hand, acme: str) -> None:
    _go(hand, Place(Section.MY_DATA))
    hand.press(Qt.Key.Key_N, CONTROL)
    hand.settle()
    _write(hand, "value", "me@home.example")
    _save(hand)
    (item,) = _kept(hand, "data_item")
    page = hand.window.page
    assert isinstance(page, SectionPage)
    assert page.path() == ["me@home.example"]

    page.inner.start()
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    _write(hand, "company_id", "acm")
    _write(hand, "purpose", "Billing")
    _save(hand)

    (held,) = _kept(hand, "disclosure")
    assert isinstance(held, Disclosure)
    assert [str(held.company_id), str(held.data_item_id)] == [acme, item.id]
    row = page.panel.list.row_of(item.id)
    assert row is not None
    assert row.aside == "shared with 1 company"


def test_a_need_is_entered_and_an_offer_to_it(hand: Hand, acme: str) -> None:
    _go(hand, Place(Section.NEEDS))
    hand.press(Qt.Key.Key_N)
    hand.settle()
    _write(hand, "title", "A new phone")
    _write(hand, "budget_max", "300")
    _save(hand)
    page = hand.window.page
    assert isinstance(page, SectionPage)

    page.inner.start()
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    _write(hand, "company_id", "Acme")
    _write(hand, "price", "250")
    _save(hand)

    (need,), (offer,) = _kept(hand, "need"), _kept(hand, "offer")
    assert isinstance(offer, Offer)
    assert [str(offer.need_id), str(offer.company_id)] == [need.id, acme]
    assert str(offer.price) == "250.00 EUR"
    row = page.panel.list.row_of(need.id)
    assert row is not None
    assert row.line == "Open · at most €300.00 · 1 offer"


def test_what_is_wrong_below_more_comes_into_sight(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.RECORD, acme, "", "agreement"))
    hand.settle()
    _write(hand, "title", "Power")
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    sheet.fields["trial_ends_on"].show_value("never")
    assert not sheet.fields["trial_ends_on"].isVisible()

    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert sheet.fields["trial_ends_on"].isVisible()
    assert "Try 30 nov" in sheet.fields["trial_ends_on"].wrong


def test_a_section_without_content_stays_out_of_the_way(hand: Hand, acme: str) -> None:
    hand.settle()
    entry = hand.window.side._entries[Section.CONTRACTS]
    assert entry.isHidden()

    hand.do(lambda vault: add(vault, "agreement", company_id=acme, type="contract", title="Power"))
    hand.settle()

    assert not entry.isHidden()


def test_letters_narrow_a_section_down(hand: Hand, acme: str) -> None:
    for title in ("Power", "Gas"):
        fields: Fields = {"company_id": acme, "type": "contract", "title": title}
        hand.do(partial(add, kind="agreement", **fields))
    _go(hand, Place(Section.CONTRACTS))
    page = hand.window.page
    assert isinstance(page, SectionPage)

    page.panel.filter.setFocus()
    hand.type("acme pow")
    hand.settle()

    rows = page.panel.list.model()
    assert rows is not None
    assert rows.rowCount() == 1


def test_a_file_is_read_inside_the_window_and_written_out(
    hand: Hand, acme: str, tmp_path: Path
) -> None:
    hand.do(lambda vault: attach(vault, acme, b"94.00", "bill.txt"))
    _tab(hand, acme, "files")

    hand.press(Qt.Key.Key_Return)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FileSheet)
    assert sheet.raw.text.toPlainText() == "94.00"

    sheet.presenter.save(tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == b"94.00"
    sheet.presenter.save(tmp_path / "copy.txt")
    assert "already" in sheet._told.text()
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.sheets.sheet is None


@pytest.mark.parametrize("kind", [kind for kind, cls in KINDS.items() if cls.made_by is None])
def test_a_record_of_every_kind_can_be_seen_or_changed(kind: str) -> None:
    found = (kind, "one", "")
    assert place_of(*found) is not None or ask_of(*found) is not None


def test_a_new_record_is_asked_for_from_anywhere(hand: Hand) -> None:
    commands = {one.text: one for one in hand.window.actions_.commands()}

    commands["New reminder"].do()
    hand.settle()
    _write(hand, "due_on", "30 nov")
    _write(hand, "subject", "Read the meter")
    _save(hand)

    (kept,) = _kept(hand, "reminder")
    assert kept.heading == "Read the meter"
    assert hand.window.page.path() == ["Reminders"]


def test_all_that_is_known_of_a_company_is_changed_from_its_page(hand: Hand, acme: str) -> None:
    _tab(hand, acme, "")
    hand.press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    _write(hand, "legal_name", "Acme Energy Ltd")
    _save(hand)

    kept = hand.read(lambda vault: record(vault, acme))
    assert kept.to_json()["legal_name"] == "Acme Energy Ltd"


def test_every_field_of_an_entry_and_of_a_case_is_changed(hand: Hand, acme: str) -> None:
    page = _tab(hand, acme, "")
    page.company.timeline.setCurrentIndex(page.company.timeline.model().index(0, 0))
    hand.press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    _write(hand, "expectation", "A correct bill")
    _save(hand)
    (entry,) = _kept(hand, "interaction")
    assert entry.to_json()["expectation"] == "A correct bill"

    dispute = hand.do(lambda vault: case(vault, acme))
    _go(hand, Place(Section.CASES, dispute))
    hand.press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    assert "external_body" in sheet.fields


def test_every_tab_of_a_company_is_in_sight_where_the_window_is_small(
    hand: Hand, acme: str
) -> None:
    hand.do(lambda vault: add(vault, "person", company_id=acme, name="Kim"))
    hand.window.resize(1000, 700)
    page = _tab(hand, acme, "people")
    tabs = page.company.tabs

    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()


def test_forms_and_lists_show_what_companies_are_called_as_it_is(hand: Hand) -> None:
    other = hand.do(lambda vault: company(vault, "A & B"))
    hand.do(lambda vault: add(vault, "person", company_id=other, name="Kim & Co"))
    page = _tab(hand, other, "people")

    row = page.company.panel.list.current()
    assert row is not None
    assert row.title == "Kim & Co"


def test_a_form_on_the_screen_that_is_saved_as_it_was_filled_changes_nothing(
    qtbot: QtBot, furnished: Furnished, tmp_path: Path
) -> None:
    with furnished.template.copied_to(tmp_path / "Full.vault") as vault:
        before = len(changes(vault))
    with opened(qtbot, furnished.template, tmp_path / "Full.vault") as hand:
        for kind, record_id in furnished.ids.items():
            hand.window.sheets.ask(Ask(Form.RECORD, "", record_id, kind))
            hand.settle()
            _save(hand)
        assert hand.read(lambda vault: len(changes(vault))) == before
