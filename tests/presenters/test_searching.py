"""Finding anything by a few letters."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from building import add, case, company, exchange
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.presenters.results import Command, Result
from vrm_app.presenters.searching import SHOWN, SearchPresenter
from vrm_app.vault.vault import Vault

T = TypeVar("T")


class Shown:
    """A palette that notes what it is shown."""

    def __init__(self) -> None:
        self.results: list[Result] = []
        self.told = ""
        self.is_gone = False
        self.typed = ""

    def show_results(self, results: list[Result], told: str) -> None:
        self.results, self.told = results, told

    def show_chosen(self) -> None:
        self.is_gone = True

    def show_typed(self, text: str) -> None:
        self.typed = text

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(one.group, one.text) for one in self.results]


class Search:
    """A presenter with what it is shown, and where it leads."""

    def __init__(self, desk: DeskAtOnce) -> None:
        self.view = Shown()
        self.places: list[Place] = []
        self.asked: list[Ask] = []
        self.done: list[str] = []
        self.presenter = SearchPresenter(self.view, desk, self.places.append, self.asked.append)
        lock = Command("Lock", "Ctrl+L", "Vault", lambda: self.done.append("lock"))
        back = Command("Back", "Alt+Left", "Go to", lambda: self.done.append("back"))
        self.presenter.begin([lock, back])


@pytest.fixture
def search(vault: Vault) -> Search:
    acme = company(vault, "Acme Energy")
    globex = company(vault, "Globex Mobile", domains=["acme-mobile.example"])
    exchange(vault, acme, body="They will correct the bill and refund the difference")
    exchange(vault, globex, body="Nothing of note", at="2026-03-05T10:00:00Z")
    case(vault, acme, title="Wrong meter reading")
    add(vault, "promise", company_id=acme, by="company", what="Refund 84.20")
    return Search(DeskAtOnce(vault, moment=NOW))


def test_what_was_spoken_with_last_is_offered_before_a_letter_is_typed(search: Search) -> None:
    assert search.view.lines[:2] == [("Companies", "Acme Energy"), ("Companies", "Globex Mobile")]


def test_a_company_is_found_by_the_beginning_of_a_word_of_its_name(search: Search) -> None:
    search.presenter.type("ene")

    first = search.view.results[0]
    assert (first.text, first.marks) == ("Acme Energy", ((5, 8),))
    search.presenter.choose(first)
    assert search.places[0].section is Section.COMPANIES
    assert search.view.is_gone


def test_a_name_comes_before_a_domain(search: Search) -> None:
    search.presenter.type("acme")

    assert search.view.lines[:2] == [("Companies", "Acme Energy"), ("Companies", "Globex Mobile")]


def test_groups_come_in_one_order_with_what_was_looked_for_marked(search: Search) -> None:
    search.presenter.type("ref")

    groups = list(dict.fromkeys(one.group for one in search.view.results))
    assert groups == ["Timeline", "More"]
    for one in search.view.results:
        assert all(one.text[start:end].casefold() == "ref" for start, end in one.marks)
    assert search.view.told == "2 hits"


def test_a_case_leads_to_its_page(search: Search) -> None:
    search.presenter.type("wrong")

    search.presenter.choose(search.view.results[0])

    assert search.places[0].section is Section.CASES


def test_a_command_whose_whole_name_is_typed_comes_first(vault: Vault) -> None:
    company(vault, "Back Office")
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("bac")
    assert search.view.lines[0] == ("Companies", "Back Office")
    search.presenter.type(" Back")

    assert search.view.lines[:2] == [("Commands", "Back"), ("Companies", "Back Office")]
    assert search.view.lines.count(("Commands", "Back")) == 1


def test_the_sign_for_commands_shows_nothing_else(search: Search) -> None:
    search.presenter.type("> lo")

    assert search.view.lines == [("Commands", "Lock")]
    search.presenter.choose(search.view.results[0])
    assert search.done == ["lock"]


def test_a_company_that_was_found_can_be_logged_with_at_once(search: Search) -> None:
    search.presenter.type("acme e")

    log = next(one for one in search.view.results if one.text == "Log with Acme Energy")
    search.presenter.choose(log)

    assert search.asked[0].form == "log"


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("kind:promise", ["Refund 84.20"]),
        ("kind:entry after:2026-03 before:2026-04", ["Nothing of note"]),
        ("kind:entry company:globex", ["Nothing of note"]),
    ],
)
def test_filters_are_read_in_the_customers_words(
    search: Search, typed: str, kinds: list[str]
) -> None:
    search.presenter.type(typed)

    assert [one.text for one in search.view.results][: len(kinds)] == kinds


def test_a_filter_that_cannot_be_read_is_said_where_one_types(search: Search) -> None:
    search.presenter.type("refund after:whenever")

    assert "after" in search.view.told


def test_a_mail_address_in_which_letters_were_found_is_not_what_is_shown(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, subject="The bill", message_id="<1.kettle@acme.example>")
    exchange(vault, acme, subject="The part", body="It is " + "very " * 20 + "late, the kettle")
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("kettle")

    texts = {one.text for one in search.view.results if one.group == "Timeline"}
    assert "The bill" in texts
    assert [text for text in texts if text.startswith("…") and text.endswith("late, the kettle")]


def test_more_hits_than_are_shown_are_told(vault: Vault) -> None:
    acme = company(vault)
    for number in range(SHOWN + 1):
        exchange(vault, acme, body=f"kettle {number}")
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("kettle")

    assert len([one for one in search.view.results if one.group == "Timeline"]) == SHOWN
    assert "of more" in search.view.told


class _Slow(DeskAtOnce):
    """A desk that answers what is read only when told, in any order."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.waiting: list[Callable[[], None]] = []
        self.is_slow = False

    def read(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        del failed
        found = ask(self.vault)
        if self.is_slow:
            self.waiting.append(lambda: answer(found))
        else:
            answer(found)


def test_an_answer_that_a_later_letter_overtook_is_not_shown(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, body="kettle")
    exchange(vault, acme, body="toaster")
    desk = _Slow(vault)
    search = Search(desk)
    desk.is_slow = True

    search.presenter.type("kettle")
    search.presenter.type("toaster")
    while desk.waiting:
        desk.waiting.pop()()

    assert search.view.lines[0] == ("Timeline", "toaster")
    assert ("Timeline", "kettle") not in search.view.lines


def test_an_answer_that_comes_after_the_palette_went_is_let_go(vault: Vault) -> None:
    exchange(vault, company(vault), body="kettle")
    desk = _Slow(vault)
    search = Search(desk)
    desk.is_slow = True
    search.presenter.type("kettle")
    search.presenter.begin([])
    shown = search.view.results

    search.presenter.stop()
    for answer in desk.waiting:
        answer()

    assert search.view.results is shown


def test_names_that_would_be_markup_or_turn_a_line_around_stay_plain(vault: Vault) -> None:
    add(vault, "company", name="<b>&amp;<img src=x>")
    acme = company(vault)
    exchange(vault, acme, body="\u202etfel\u2066 <b>x", at=NOW.isoformat())
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("<b>")

    texts = [one.text for one in search.view.results]
    assert "<b>&amp;<img src=x>" in texts
    assert not [text for text in texts if any(sign in text for sign in "\u202e\u2066")]


def test_a_promise_leads_to_the_entry_it_was_given_in(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme)
    given = add(vault, "promise", company_id=acme, by="company", what="A lid", interaction_id=entry)
    alone = add(vault, "promise", company_id=acme, by="company", what="A spout")
    search = Search(DeskAtOnce(vault, moment=NOW))

    for word in ("lid", "spout"):
        search.presenter.type(word)
        search.presenter.choose(search.view.results[0])

    assert search.places == [
        Place(Section.COMPANIES, acme, "", given),
        Place(Section.COMPANIES, acme, "cases", alone),
    ]
    assert search.asked == []


def test_an_entry_is_selected_where_it_stands(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme, body="kettle")
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("kettle")
    search.presenter.choose(search.view.results[0])

    assert (search.places, search.asked) == ([Place(Section.COMPANIES, acme, "", entry)], [])


def test_all_hits_are_seen_in_the_timeline(vault: Vault) -> None:
    acme = company(vault)
    for number in range(3):
        exchange(vault, acme, body=f"kettle {number}")
    search = Search(DeskAtOnce(vault, moment=NOW))

    search.presenter.type("kettle  last month")
    assert search.view.told == "No record holds these words"
    search.presenter.type("kettle  since april")
    every = next(one for one in search.view.results if one.id.startswith("all "))
    search.presenter.choose(every)

    assert every.text == "Show all 3 hits in the timeline"
    assert search.places == [Place(Section.TIMELINE, "", "kettle since april")]


@pytest.mark.parametrize(
    ("typed", "offered", "line"),
    [
        ("kind:pro", "Promise", "kind:promise "),
        ("refund company:glo", "Globex Mobile", 'refund company:"Globex Mobile" '),
        ("Art:vers", "", ""),
        ("-kanal:pho", "Phone", "-kanal:phone "),
    ],
)
def test_a_filter_word_is_completed(search: Search, typed: str, offered: str, line: str) -> None:
    search.presenter.type(typed)

    offers = [one for one in search.view.results if one.group == "Filters"]
    assert [one.text for one in offers] == ([offered] if offered else [])
    for one in offers:
        search.presenter.choose(one)
        assert search.view.typed == line


def test_one_letter_finds_names_and_looks_through_nothing(search: Search) -> None:
    search.presenter.type("a")

    assert ("Companies", "Acme Energy") in search.view.lines
    assert "Timeline" not in [group for group, _text in search.view.lines]
    assert not search.presenter.is_waiting


def test_a_name_that_nothing_has_can_become_a_company(search: Search) -> None:
    search.presenter.type("Zephyr Trains")

    (new,) = search.view.results
    search.presenter.choose(new)

    assert new.text == "New company “Zephyr Trains”"
    assert search.asked == [Ask(Form.COMPANY, begun=(("name", "Zephyr Trains"),))]
