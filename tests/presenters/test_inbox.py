"""What waits in the inbox, as the page says it, and the ways to file it."""

from pathlib import Path

import pytest
from building import company, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from mail_shapes import GMAIL
from mailing import Drop, taken

from vrm_app.domain.company import Company
from vrm_app.domain.interaction import Interaction
from vrm_app.presenters.day_groups import Groups, InGroups
from vrm_app.presenters.inbox import InboxPresenter, WaitingRow
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.picking import CompanyPicker
from vrm_app.presenters.results import Result
from vrm_app.services.inbox import capture, take_in
from vrm_app.services.jotting import Jotted, jot
from vrm_app.vault.vault import Vault


class _Page:
    """A page that notes what it is shown."""

    def __init__(self, vault: Vault) -> None:
        self.rows: list[WaitingRow] = []
        self.told = ""
        self.chips: list[tuple[str, str]] = []
        self.groups: Groups = ()
        self.beginnings: list[Beginning] = []
        self.asked: list[tuple[str, str]] = []
        desk = DeskAtOnce(vault, moment=NOW)
        self.now = desk.now()
        self.presenter = InboxPresenter(self, desk)
        desk.changed = self.presenter.refresh
        self.presenter.refresh()

    def show_more(self, rows: list[WaitingRow]) -> None:
        self.rows = rows

    def show_waiting(self, order: InGroups, rows: list[WaitingRow], told: str) -> None:
        self.groups, self.rows, self.told = order.groups, rows, told

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        self.chips = chips

    def show_line(self, beginning: Beginning) -> None:
        self.beginnings.append(beginning)

    def show_choosing(self, record_id: str, title: str) -> None:
        self.asked.append((record_id, title))


@pytest.fixture
def page(vault: Vault, tmp_path: Path) -> _Page:
    """A page over an inbox in which a line and a mail wait."""
    (tmp_path / "mails").mkdir()
    taken(vault, Drop(tmp_path / "mails")(GMAIL))
    found = _Page(vault)
    capture(vault.folder, "they\ncalled", now=found.now)
    take_in(vault, now=found.now)
    found.presenter.refresh()
    return found


def test_a_line_jotted_while_locked_and_a_mail_say_what_they_are(page: _Page) -> None:
    line, mail = page.rows

    assert (line.title, line.about, line.when) == ("they", "Jotted down · called", "Today 14:05")
    assert (mail.title, mail.icon) == ("Your refund €", "mail")
    assert mail.about.startswith("E-mail · From: Robin Roe")
    assert page.told == "2 wait to be filed"


def test_what_waits_is_narrowed_down_by_letters_and_by_how_it_came_in(page: _Page) -> None:
    assert page.chips == [("", "All  2"), ("mail", "E-mail  1"), ("capture", "Jotted down  1")]

    page.presenter.choose_way("capture")
    assert [row.title for row in page.rows] == ["they"]
    page.presenter.narrow("nobody wrote this")
    assert page.rows == []
    assert page.chips == [("", "All  0"), ("capture", "Jotted down  0")]
    page.presenter.narrow("THEY called")
    assert [row.title for row in page.rows] == ["they"]
    assert [group.name for group in page.groups] == ["Today"]


def test_a_line_is_filed_by_the_jot_line_with_its_own_words(page: _Page) -> None:
    page.presenter.file(page.rows[0].id)

    (beginning,) = page.beginnings
    assert (beginning.text, beginning.inbox_id) == ("they called", page.rows[0].id)
    assert beginning.at == page.now


def test_a_line_whose_company_is_chosen_names_it(vault: Vault, page: _Page) -> None:
    acme = company(vault, name="Acme Energy")

    page.presenter.choose(page.rows[0].id)
    page.presenter.chosen(page.rows[0].id, acme, "Acme Energy")

    assert page.asked == [(page.rows[0].id, "they")]
    assert page.beginnings[0].text == "@Acme Energy they called"
    assert page.beginnings[0].company_id == acme


def test_a_mail_asks_for_its_company_and_is_filed_at_once(vault: Vault, page: _Page) -> None:
    acme = company(vault)
    mail = page.rows[1].id

    page.presenter.file(mail)
    assert page.asked == [(mail, "Your refund €")]
    page.presenter.chosen(mail, acme, "Acme")

    entry = record(vault, shown(vault, "interaction")[0])
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.subject) == (acme, "Your refund €")
    assert [one.title for one in page.rows] == ["they"]


def test_a_mail_of_somebody_new_is_filed_under_a_company_that_is_made_with_it(
    vault: Vault, page: _Page
) -> None:
    page.presenter.chosen(page.rows[1].id, "", "Muster")

    entry = record(vault, shown(vault, "interaction")[0])
    made = record(vault, entry.company or "")
    assert isinstance(made, Company)
    assert made.name == "Muster"
    page.presenter.chosen(page.rows[0].id, "", "Muster Energy")
    assert page.beginnings[0].text == '@"Muster Energy" they called'


def test_letters_that_no_company_has_offer_a_new_one(vault: Vault) -> None:
    company(vault, "Globex")
    view, picked = _Found(), list[tuple[str, str]]()
    picker = CompanyPicker(
        view, DeskAtOnce(vault), lambda *chosen: picked.append(chosen), can_be_new=True
    )
    picker.begin([])
    assert [one.text for one in view.results] == ["Globex"]

    picker.type("glob")
    assert [one.text for one in view.results] == ["Globex", "New company “glob”"]
    picker.type("globex")
    assert [one.text for one in view.results] == ["Globex"]
    picker.type(" Muster ")
    picker.choose(view.results[0])

    assert picked == [("", "Muster")]


class _Found:
    def __init__(self) -> None:
        self.results: list[Result] = []

    def show_results(self, results: list[Result], told: str) -> None:  # noqa: ARG002
        self.results = results

    def show_chosen(self) -> None: ...

    def show_typed(self, text: str) -> None: ...


def test_what_goes_to_the_trash_waits_no_more(vault: Vault, page: _Page) -> None:
    page.presenter.delete(page.rows[0].id)

    assert [one.title for one in page.rows] == ["Your refund €"]
    jot(vault, Jotted(line="another"), now=page.now)
    page.presenter.refresh()
    assert len(page.rows) == len(shown(vault, "inbox"))


def test_what_is_filed_meanwhile_does_nothing(page: _Page) -> None:
    page.presenter.file("gone")
    page.presenter.choose("gone")
    page.presenter.chosen("gone", "", "")

    assert (page.beginnings, page.asked) == ([], [])
