"""What the page of a company says."""

from datetime import timedelta, timezone

from building import NOW, add, attach, case, company, delete, exchange
from desks import DeskAtOnce

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.companies import CompaniesPresenter, ListedCompany
from vrm_app.presenters.company import CompanyPresenter
from vrm_app.presenters.company_head import Head
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.entries import Entry
from vrm_app.services.timeline import PAGE
from vrm_app.vault.vault import Vault


class Shown:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.is_gone = False
        self.head: Head | None = None
        self.entries: list[Entry] = []
        self.chosen = ""
        self.whole = ("", "")
        self.rows: list[ListedCompany] = []
        self.hint = ""
        self.selected = ""

    def show_gone(self) -> None:
        self.is_gone = True

    def show_head(self, head: Head) -> None:
        self.head = head

    def show_entries(self, entries: list[Entry], chosen: str = "") -> None:
        self.entries, self.chosen = entries, chosen

    def show_from(self, entries: list[Entry]) -> None:
        self.entries = entries

    def add_older(self, entries: list[Entry], *, without: int = 0) -> None:
        self.entries = [*self.entries, *entries][without:]

    def add_newer(self, entries: list[Entry], *, without: int = 0) -> None:
        self.entries = [*entries, *self.entries[: len(self.entries) - without]]

    def show_whole(self, record_id: str, text: str) -> None:
        self.whole = (record_id, text)

    def show_more(self, rows: list[ListedCompany]) -> None:
        self.rows = rows

    def show_companies(self, order: InGroups, rows: list[ListedCompany], hint: str) -> None:
        self.ids, self.rows, self.hint = order.ids, rows, hint

    def show_selected(self, company_id: str) -> None:
        self.selected = company_id


def presented(vault: Vault, company_id: str) -> tuple[Shown, CompanyPresenter]:
    view, desk = Shown(), DeskAtOnce(vault)
    presenter = CompanyPresenter(view, view, desk)
    desk.changed = presenter.refresh
    presenter.show(company_id)
    return view, presenter


def test_an_entry_says_who_how_what_and_which_case(vault: Vault) -> None:
    acme = company(vault)
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    leak = case(vault, acme, title="It leaks", opened_on="2026-05-01")
    entry = exchange(
        vault,
        acme,
        at="2026-05-31T12:05:00Z",
        channel="phone",
        minutes=12,
        person_id=dana,
        case_id=leak,
        body="She will\ncorrect it.",
    )
    attach(vault, entry, b"x" * 2000, "bill.pdf")
    add(
        vault,
        "promise",
        company_id=acme,
        by="company",
        what="to refund",
        interaction_id=entry,
        due_on="2026-06-08",
    )

    view, _ = presented(vault, acme)

    shown = view.entries[0]
    assert (shown.group, shown.actor, shown.how) == ("Yesterday", "Dana Kaur", "phone, 12 min")
    assert (shown.text, shown.chip, shown.case_id) == ("She will correct it.", "It leaks", leak)
    assert shown.files == (("bill.pdf", "2.0 KiB"),)
    (promise,) = shown.promises
    assert (promise.who, promise.what) == ("They promised", "to refund by Mon 8 Jun")
    assert (promise.state, promise.is_open) == ("in 7 days", True)
    assert "Dana Kaur. phone, 12 min. She will correct it." in shown.spoken


def test_settling_a_promise_shows_at_once(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme)
    one = add(vault, "promise", company_id=acme, by="company", what="A call", interaction_id=entry)
    view, presenter = presented(vault, acme)

    presenter.settle(one, PromiseState.BROKEN)

    (promise,) = view.entries[0].promises
    assert (promise.state, promise.tone, promise.is_open) == ("broken", "bad", False)


def test_a_case_that_began_today_is_told_without_a_time_of_day(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="It leaks", opened_on="2026-06-01")

    view, _presenter = presented(vault, acme)

    (entry,) = view.entries
    assert (entry.group, entry.when) == ("Today", "")


def test_a_long_timeline_comes_in_pages(vault: Vault) -> None:
    acme = company(vault)
    for number in range(3 * PAGE):
        exchange(vault, acme, at=f"2026-01-01T10:{number // 60:02}:{number % 60:02}Z")
    view, presenter = presented(vault, acme)
    assert len(view.entries) == PAGE

    presenter.timeline.show_older()
    presenter.timeline.show_older()
    assert len(view.entries) == 3 * PAGE

    presenter.timeline.show_older()
    assert len({entry.id for entry in view.entries}) == len(view.entries) == 3 * PAGE


def test_the_head_says_the_four_facts(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="It leaks", stage="raised", opened_on="2026-05-02")
    for score, at in ((4, "2026-01-01T00:00:00Z"), (2, "2026-05-01T00:00:00Z")):
        add(vault, "judgement", company_id=acme, dimension="care", score=score, at=at)
    add(vault, "promise", company_id=acme, by="company", what="A call", state="kept")

    view, _ = presented(vault, acme)

    assert view.head is not None
    trust, due, turn, promises = view.head.facts
    assert (trust.figure, trust.reason, trust.curve) == ("2.0 of 5", "falling", (4.0, 2.0))
    assert (due.figure, due.reason) == ("none", "Nothing due within a year")
    assert (turn.figure, turn.reason) == ("Theirs, 30 days", "It leaks")
    assert (promises.figure, promises.reason) == ("1 of 1 kept", "none open")


def listed(vault: Vault) -> tuple[Shown, CompaniesPresenter]:
    view = Shown()
    presenter = CompaniesPresenter(view, DeskAtOnce(vault))
    presenter.refresh()
    return view, presenter


def test_the_list_is_narrowed_by_letters_of_name_brand_or_domain(vault: Vault) -> None:
    company(vault, "Öre & Söhne")
    add(vault, "company", name="Acme", domains=["shop.example"], brands=["Zingo"])
    view, presenter = listed(vault)
    assert (len(view.rows), view.hint) == (2, "Filter 2 companies")

    for letters, names in (
        ("ore", ["Öre & Söhne"]),
        ("SHOP", ["Acme"]),
        ("zing", ["Acme"]),
        ("x y z", []),
        ("  ", ["Acme", "Öre & Söhne"]),
    ):
        presenter.narrow(letters)
        assert sorted(row.name for row in view.rows) == names


def test_a_company_moved_to_the_trash_leaves_the_list(vault: Vault) -> None:
    acme = company(vault)
    view, presenter = listed(vault)
    delete(vault, acme)
    presenter.refresh()
    assert (view.rows, presenter.first) == ([], "")


def test_a_day_leaves_its_year_to_the_heading_above_it(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, at="2025-10-28T10:00:00Z")
    view, _ = presented(vault, acme)
    assert (view.entries[0].group, view.entries[0].when) == ("October 2025", "28 Oct")


def test_a_case_stands_under_the_day_it_was_opened_wherever_one_is(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="It leaks", opened_on="2026-06-01")
    exchange(vault, acme, at="2026-06-01T02:00:00Z", body="The evening before, over there")
    view = Shown()
    there = NOW.astimezone(timezone(timedelta(hours=-5)))

    CompanyPresenter(view, view, DeskAtOnce(vault, moment=there)).show(acme)

    assert [(one.group, one.when) for one in view.entries] == [
        ("Today", ""),
        ("Yesterday", "21:00"),
    ]
