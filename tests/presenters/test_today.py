"""What the page Today says."""

from building import NOW, TODAY, add, case, company
from desks import DeskAtOnce

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.places import CHECK, Ask, Form, Place, Section
from vrm_app.presenters.today import DueRow, PromiseRow, TodayPresenter, TurnRow, Wish
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.upkeep import note
from vrm_app.vault import records
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault


class Shown:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.sentence = ""
        self.due: list[DueRow] = []
        self.more = ""
        self.theirs: list[TurnRow] = []
        self.mine: list[TurnRow] = []
        self.promises: list[PromiseRow] = []
        self.summary = ""
        self.is_empty = False
        self.wish: Wish | None = None

    def show_day(self, title: str, sentence: str) -> None:
        self.sentence = f"{title}. {sentence}"

    def show_due(self, rows: list[DueRow], more: str) -> None:
        self.due, self.more = rows, more

    def show_turns(self, theirs: list[TurnRow], mine: list[TurnRow]) -> None:
        self.theirs, self.mine = theirs, mine

    def show_promises(self, rows: list[PromiseRow], summary: str) -> None:
        self.promises, self.summary = rows, summary

    def show_empty(self) -> None:
        self.is_empty = True

    def show_wish(self, wish: Wish | None) -> None:
        self.wish = wish


def presented(vault: Vault) -> tuple[Shown, TodayPresenter, list[Place]]:
    view, gone = Shown(), list[Place]()
    desk = DeskAtOnce(vault)
    presenter = TodayPresenter(view, desk, gone.append, lambda _ask: None)
    desk.changed = presenter.refresh
    presenter.refresh()
    return view, presenter, gone


def promise(vault: Vault, acme: str, due_on: str) -> str:
    return add(vault, "promise", company_id=acme, by="company", what="A refund", due_on=due_on)


def test_an_empty_vault_says_how_to_begin(vault: Vault) -> None:
    view, _, _ = presented(vault)
    assert view.is_empty


def test_the_sentence_says_how_much_cannot_wait(vault: Vault) -> None:
    acme = company(vault)
    assert "Nothing is due" in presented(vault)[0].sentence

    promise(vault, acme, "2026-06-20")
    promise(vault, acme, "2026-06-25")
    view, _, _ = presented(vault)
    assert view.sentence == (
        "Monday, 1 June. 2 things are due within 30 days, the first on Sat 20 Jun."
    )

    promise(vault, acme, "2026-05-30")
    view, _, _ = presented(vault)
    assert "1 thing cannot wait; 3 are due" in view.sentence


def test_a_due_row_says_what_with_whom_when_and_how_soon(vault: Vault) -> None:
    promise(vault, company(vault), "2026-06-03")
    view, _, _ = presented(vault)
    (row,) = view.due
    assert (row.title, row.day, row.left, row.tone) == ("A refund", "Wed 3 Jun", "in 2 days", "bad")
    assert row.reason == "Acme · The company promised it by 3 Jun 2026."


def test_six_things_are_shown_until_all_are_asked_for(vault: Vault) -> None:
    acme = company(vault)
    for day in range(10, 18):
        promise(vault, acme, f"2026-06-{day}")
    view, presenter, _ = presented(vault)
    assert (len(view.due), view.more) == (6, "Show all 8")

    presenter.show_all_due()
    assert (len(view.due), view.more) == (8, "Show fewer")


def test_whose_turn_it_is_stands_apart(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="Theirs", stage="raised", opened_on="2026-05-01")
    case(vault, acme, title="Mine", stage="need_info", opened_on="2026-05-31")
    view, _, _ = presented(vault)
    assert [(row.title, row.days, row.tone) for row in view.theirs] == [("Theirs", 31, "bad")]
    assert [(row.title, row.days, row.tone) for row in view.mine] == [("Mine", 1, "accent")]


def test_a_promise_that_was_kept_leaves_what_is_due(vault: Vault) -> None:
    one = promise(vault, company(vault), "2026-05-30")
    view, presenter, _ = presented(vault)
    (row,) = view.promises
    assert (row.state, row.tone, row.is_open) == ("2 days late", "bad", True)

    presenter.settle(one, PromiseState.KEPT)

    assert view.due == []
    (row,) = view.promises
    assert (row.state, row.is_open) == ("kept", False)
    with vault.reading() as connection:
        assert str(records.get(connection, one).settled_on) == "2026-06-01"  # type: ignore[attr-defined]


def test_a_row_leads_to_its_company(vault: Vault) -> None:
    acme = company(vault)
    due = promise(vault, acme, "2026-06-03")
    view, presenter, gone = presented(vault)
    presenter.open(view.due[0].place)
    assert gone == [Place(Section.COMPANIES, acme, "cases", due)]


def test_recovery_words_are_asked_for_until_they_are_checked(vault: Vault) -> None:
    wish = presented(vault)[0].wish
    assert wish is not None
    assert (wish.title, wish.ask) == (
        "Your recovery words are not on paper yet",
        Ask(Form.RECOVERY),
    )

    note(vault, Deed.WORDS_KEPT, now=NOW)
    wish = presented(vault)[0].wish
    assert wish is not None
    assert (wish.title, wish.ask) == (
        "Your recovery words are not checked yet",
        Ask(Form.RECOVERY, about=CHECK),
    )

    note(vault, Deed.WORDS_CHECKED, now=NOW)
    assert presented(vault)[0].wish is None


def test_words_that_were_written_down_by_hand_and_checked_are_enough(vault: Vault) -> None:
    note(vault, Deed.WORDS_CHECKED, now=NOW)

    assert presented(vault)[0].wish is None


def test_invented_dealings_ask_for_nothing(vault: Vault) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)

    assert presented(vault)[0].wish is None


def test_the_button_leads_to_what_is_asked_for(vault: Vault) -> None:
    asked: list[Ask] = []
    presenter = TodayPresenter(Shown(), DeskAtOnce(vault), lambda _place: None, asked.append)
    presenter.grant()
    assert asked == []

    presenter.refresh()
    presenter.grant()
    assert asked == [Ask(Form.RECOVERY)]
