"""The open cases, and one of them, as the window says it."""

from datetime import timedelta

from building import add, attach, case, company, edit, exchange, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.case import Case
from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.case import CasePresenter, CaseSaid
from vrm_app.presenters.cases import CasesPresenter, ListedCase
from vrm_app.presenters.day_groups import Groups, InGroups
from vrm_app.presenters.entries import Entry
from vrm_app.vault.vault import Vault


class Listed:
    """A list that notes what it is shown."""

    def __init__(self) -> None:
        self.types: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.rows: list[ListedCase] = []
        self.told = ""
        self.groups: Groups = ()

    def show_types(self, types: list[tuple[str, str]]) -> None:
        self.types = types

    def show_cases(self, order: InGroups, rows: list[ListedCase], told: str) -> None:
        self.ids, self.groups = order
        self.rows, self.told = rows, told

    def show_more(self, rows: list[ListedCase]) -> None:
        self.rows = rows


class Read:
    """A page that notes what it is shown."""

    def __init__(self) -> None:
        self.is_gone = False
        self.said: CaseSaid | None = None
        self.entries: list[Entry] = []

    def show_gone(self) -> None:
        self.is_gone = True

    def show_case(self, said: CaseSaid) -> None:
        self.said = said

    def show_timeline(self, entries: list[Entry]) -> None:
        self.entries = entries


def _day(before: int) -> str:
    return str((NOW - timedelta(before)).date())


def test_cases_are_narrowed_down_by_type_and_letters(vault: Vault) -> None:
    acme, globex = company(vault, "Acme"), company(vault, "Globex")
    case(vault, acme, title="Leak", stage="raised", opened_on=_day(30))
    case(vault, globex, type="question", title="Tariff", stage="raised", opened_on=_day(2))
    view = Listed()
    presenter = CasesPresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.refresh()
    assert [row.turn for row in view.rows] == ["their turn, 30 days", "their turn, 2 days"]
    assert [row.tone for row in view.rows] == ["bad", "muted"]
    assert [name for name, _words in view.types] == ["", "complaint", "question"]

    presenter.choose_type("question")
    assert [row.title for row in view.rows] == ["Tariff"]

    presenter.choose_type("")
    presenter.narrow("acm")
    assert [row.title for row in view.rows] == ["Leak"]
    assert view.told == "1 open case"


def test_a_case_says_what_is_wanted_whose_turn_it_is_and_what_happened(vault: Vault) -> None:
    acme = company(vault)
    about = case(
        vault,
        acme,
        stage="raised",
        opened_on=_day(9),
        remedy_wanted="refund",
        amount={"amount": "84.20", "currency": "EUR"},
        answer_due_on=_day(1),
    )
    entry = exchange(vault, acme, case_id=about, minutes=70, at="2026-11-20T10:00:00Z")
    attach(vault, entry)
    view = Read()

    CasePresenter(view, DeskAtOnce(vault, moment=NOW)).show(about)

    said = view.said
    assert said is not None
    assert [fact.figure for fact in said.facts] == [
        "Their turn, 2 days",
        "Sat 21 Nov",
        "1 h 10 min",
    ]
    assert said.wanted[0] == "Money back, €84.20"
    assert [one[1:] for one in said.files] == [("letter.txt", "6 B")]
    assert [one.id for one in view.entries] == [entry]


def test_only_stages_of_its_type_are_offered_and_a_new_one_turns_the_turn(vault: Vault) -> None:
    about = case(vault, company(vault), type="question", stage="raised", waiting_on="company")
    view = Read()
    presenter = CasePresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.show(about)
    assert view.said is not None
    assert [stage for stage, _words in view.said.stages] == [
        "draft",
        "raised",
        "acknowledged",
        "answered",
        "closed",
    ]

    presenter.move("answered")
    presenter.refresh()

    assert view.said.facts[0].figure.startswith("Your turn")
    kept = record(vault, about)
    assert isinstance(kept, Case)
    assert kept.stage == "answered"


def test_only_complaints_and_claims_offer_to_be_handed_over(vault: Vault) -> None:
    acme = company(vault)
    for type_, can in (("complaint", True), ("claim", True), ("idea", False), ("question", False)):
        view = Read()
        CasePresenter(view, DeskAtOnce(vault, moment=NOW)).show(case(vault, acme, type=type_))
        assert view.said is not None
        assert view.said.can_leave is can


def test_a_case_that_is_opened_again_is_no_longer_closed(vault: Vault) -> None:
    about = case(vault, company(vault))
    edit(vault, about, stage="closed", closed_on=_day(0), outcome="got_it")
    presenter = CasePresenter(Read(), DeskAtOnce(vault, moment=NOW))
    presenter.show(about)

    presenter.move("raised")

    kept = record(vault, about)
    assert isinstance(kept, Case)
    assert (kept.closed_on, kept.outcome) == (None, None)


def test_a_promise_is_settled_and_a_record_trashed_from_the_page(vault: Vault) -> None:
    acme = company(vault)
    about = case(vault, acme)
    promise = add(vault, "promise", company_id=acme, by="company", what="A call", case_id=about)
    view = Read()
    presenter = CasePresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.show(about)

    presenter.settle(promise, PromiseState.KEPT)
    presenter.refresh()
    assert view.said is not None
    assert view.said.promises[0].state == "kept"

    presenter.delete(about)
    assert shown(vault, "case") == []


def test_what_comes_next_is_in_the_order_of_its_days(vault: Vault) -> None:
    acme = company(vault)
    about = case(vault, acme, stage="raised", answer_due_on=_day(-9), next_action_on=_day(-20))
    for state, due in (("open", _day(1)), ("kept", _day(-1))):
        promise = {"by": "company", "what": "A refund", "state": state, "due_on": due}
        add(vault, "promise", company_id=acme, case_id=about, **promise)
    view = Read()
    presenter = CasePresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.show(about)
    assert view.said is not None
    assert [(one.text, one.left, one.tone) for one in view.said.next] == [
        ("A refund", "1 day late", "bad"),
        ("Their answer is due", "in 9 days", "warn"),
        ("Your next step", "in 20 days", "warn"),
    ]

    edit(vault, about, stage="closed")
    presenter.refresh()
    assert view.said.next == ()
