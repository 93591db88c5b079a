"""Jotting a line, as it is typed and kept."""

from building import add, case, changes, company, exchange, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.case import Case
from vrm_app.domain.errors import UserError
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Party, Promise
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.jot_chips import Chip
from vrm_app.presenters.jot_offers import Offer
from vrm_app.presenters.jotting import Beginning, JotPresenter
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault


class _Line:
    """A line, and what it was shown."""

    def __init__(
        self, vault: Vault, beginning: Beginning | None = None, drafts: Drafts | None = None
    ) -> None:
        self.vault = vault
        self.text = ""
        self.marked: list[tuple[int, int]] = []
        self.chips: list[Chip] = []
        self.offered: Offer | None = None
        self.asking = ""
        self.refused: UserError | None = None
        self.kept: list[Record | None] = []
        self.presenter = JotPresenter(
            self, DeskAtOnce(vault, moment=NOW), drafts or Drafts(), beginning or Beginning()
        )
        self.presenter.begin()

    def show_text(self, text: str, caret: int) -> None:
        assert 0 <= caret <= len(text)
        self.text = text

    def show_understood(
        self, marked: list[tuple[int, int]], chips: list[Chip], offered: Offer | None
    ) -> None:
        self.marked, self.chips, self.offered = marked, chips, offered

    def show_asking(self, text: str) -> None:
        self.asking = text

    def show_refused(self, error: UserError) -> None:
        self.refused = error

    def show_kept(self, record: Record | None) -> None:
        self.kept.append(record)

    def type(self, text: str) -> None:
        self.presenter.type(text, len(text))

    def save(self, text: str) -> None:
        self.type(text)
        self.presenter.save(opening=True)
        assert self.refused is None

    @property
    def spoken(self) -> list[str]:
        return [one.spoken for one in self.chips]

    @property
    def words_offered(self) -> list[str]:
        return [one.words for one in self.offered.options] if self.offered else []


def test_a_call_is_kept_by_company_channel_and_text(vault: Vault) -> None:
    acme = company(vault, name="Acme Energy")
    line = _Line(vault)

    line.save("@ac /phone they called")

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.channel, entry.body) == (acme, "phone", "they called")
    assert (entry.direction, entry.at) == ("in", NOW)


def test_what_was_understood_is_told_while_one_types(vault: Vault) -> None:
    company(vault, name="Umbrella Travel")
    line = _Line(vault)

    line.type("@umbrella /phone +lena promise refund €212.00 by 27 nov #ferry")

    assert line.spoken == [
        "Umbrella Travel",
        "Phone, they to me, today 14:05",
        "Lena, new person",
        "They promised, €212.00, due Fri 27 Nov",
        "ferry",
    ]
    text = "@umbrella /phone +lena promise refund €212.00 by 27 nov #ferry"
    marked = [text[start:end] for start, end in line.marked]
    assert marked == [
        "@umbrella", "/phone", "+lena", "promise", "€212.00", "by 27 nov", "#ferry"
    ]  # fmt: skip
    assert line.words_offered == []


def test_a_promise_person_and_tags_are_kept_with_the_entry(vault: Vault) -> None:
    acme = company(vault, name="Acme Energy")
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    line = _Line(vault)

    line.save("@acme +da promised refund 84.20 by 30 nov #meter")

    promise = record(vault, shown(vault, "promise")[0])
    assert isinstance(promise, Promise)
    assert (promise.what, str(promise.amount), promise.by) == ("refund", "84.20 EUR", Party.COMPANY)
    assert str(promise.due_on) == "2026-11-30"
    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert (entry.person_id, entry.tags) == (dana, ("meter",))
    assert entry.body == "promised refund 84.20 by 30 nov"


def test_case_reminder_and_rating_come_with_it(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    line = _Line(vault)

    line.save("@acme ! wrong reading €30 remind in 2w 2*")

    (raised,) = line.kept
    assert isinstance(raised, Case)
    assert (raised.title, str(raised.amount)) == ("wrong reading €30", "30.00 EUR")
    reminder = record(vault, shown(vault, "reminder")[0])
    judgement = record(vault, shown(vault, "judgement")[0])
    assert isinstance(reminder, Reminder)
    assert isinstance(judgement, Judgement)
    assert (str(reminder.due_on), reminder.about) == ("2026-12-06", raised.id)
    assert judgement.score == 2


def test_what_can_be_two_companies_is_asked_and_never_guessed(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    bank = company(vault, name="Acme Bank")
    before = len(changes(vault))
    line = _Line(vault)

    line.save("@acme they called")

    assert (line.kept, line.asking) == ([], "Which company?")
    assert len(changes(vault)) == before
    assert sorted(line.words_offered) == ["Acme Bank", "Acme Energy"]

    assert line.presenter.accept(line.words_offered.index("Acme Bank"))
    assert line.text == "@Acme Bank they called"
    line.presenter.save(opening=True)
    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert entry.company_id == bank


def test_two_companies_of_one_name_can_be_told_apart_by_picking(vault: Vault) -> None:
    company(vault, name="Initech")
    company(vault, name="Initech")
    line = _Line(vault)
    line.type("@initech called")
    assert line.offered is not None
    wanted = line.offered.options[1].id

    line.presenter.accept(1)
    line.presenter.save(opening=True)

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert entry.company_id == wanted


def test_the_beginning_of_a_name_is_completed_without_a_sign(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    line = _Line(vault)

    line.type("ac")
    assert line.words_offered == ["Acme Energy"]
    line.presenter.accept()

    assert line.text == "@Acme Energy "
    assert line.spoken[0] == "Acme Energy"


def test_a_company_that_nobody_knows_yet_is_offered_and_made_with_all_that_was_said(
    vault: Vault,
) -> None:
    line = _Line(vault)

    line.type("@acme /phone +dana promised a refund by 30 nov remind fri")
    assert line.words_offered == ["New company “Acme”"]
    assert line.spoken == ["Reminder, Fri 27 Nov"]
    assert [line.presenter._text[start:end] for start, end in line.marked] == ["remind fri"]
    assert line.presenter.accept()
    assert line.spoken[0] == "Acme, new company"
    line.presenter.save(opening=True)

    (made,) = shown(vault, "company")
    (entry,) = shown(vault, "interaction")
    (promise,) = shown(vault, "promise")
    assert record(vault, made).heading == "Acme"
    assert {record(vault, one).company for one in (entry, promise)} == {made}
    undo(vault, now=NOW)
    assert shown(vault, "company") == shown(vault, "interaction") == []


def test_a_name_in_quotation_marks_is_one_that_is_known_before_it_is_a_new_one(
    vault: Vault,
) -> None:
    acme = company(vault, name="Acme Energy")
    line = _Line(vault)

    line.save("@“acme energy” they called")

    assert shown(vault, "company") == [acme]


def test_a_company_that_is_not_made_leaves_the_line_to_the_inbox(vault: Vault) -> None:
    line = _Line(vault)

    line.save("@acme they called")

    assert shown(vault, "company") == []
    assert [record(vault, one).heading for one in shown(vault, "inbox")] == ["@acme they called"]


def test_a_channel_is_completed(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    line = _Line(vault)

    line.type("@Acme Energy /in")
    assert line.words_offered == ["In person"]
    line.presenter.accept()

    assert line.text == "@Acme Energy /in_person "


def test_an_open_case_is_offered_once_something_is_said(vault: Vault) -> None:
    acme = company(vault, name="Acme Energy")
    dispute = case(vault, acme, title="Wrong reading")
    line = _Line(vault)
    line.type("@acme they called ")
    assert line.words_offered == ["Wrong reading"]

    line.presenter.accept()
    assert "Case, Wrong reading" in line.spoken
    line.presenter.save(opening=True)

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert entry.case_id == dispute


def test_no_case_is_taken_that_was_not_accepted(vault: Vault) -> None:
    acme = company(vault, name="Acme Energy")
    case(vault, acme)
    line = _Line(vault)

    line.save("@acme they called")

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert entry.case_id is None


def test_the_channel_last_used_is_meant_where_none_is_named(vault: Vault) -> None:
    acme = company(vault, name="Acme Energy")
    exchange(vault, acme, channel="chat")
    line = _Line(vault)

    line.save("@acme I asked for a bill")

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert (entry.channel, entry.direction) == ("chat", "out")


def test_a_line_without_a_company_is_kept_whole_in_the_inbox(vault: Vault) -> None:
    line = _Line(vault)

    line.save("@nobody /phone promised +lena 5* #tag !")

    (kept,) = line.kept
    assert isinstance(kept, Inbox)
    assert kept.text == "@nobody /phone promised +lena 5* #tag !"
    assert [one.value for one in line.chips] == ["Inbox", "tag"]


def test_a_reminder_without_a_company_keeps_the_line_in_its_notes(vault: Vault) -> None:
    line = _Line(vault)

    line.save("renew the pass remind 30 nov #travel")

    (kept,) = line.kept
    assert isinstance(kept, Reminder)
    assert (kept.subject, kept.tags) == ("renew the pass", ("travel",))
    assert kept.notes == "renew the pass remind 30 nov #travel"


def test_what_is_not_kept_is_there_the_next_time(vault: Vault) -> None:
    drafts = Drafts()
    line = _Line(vault, drafts=drafts)
    line.type("half a tho")
    line.presenter.leave()

    again = _Line(vault, drafts=drafts)
    assert again.text == "half a tho"
    again.save("half a thought")

    assert not drafts.has_any


def test_an_untouched_beginning_is_no_draft(vault: Vault) -> None:
    drafts = Drafts()
    _Line(vault, Beginning(text="@Acme "), drafts).presenter.leave()

    assert not drafts.has_any


def test_a_line_of_the_inbox_is_filed_at_its_own_time(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    waiting = _Line(vault)
    waiting.save("they called")
    (inbox,) = waiting.kept
    assert inbox is not None
    line = _Line(vault, Beginning(text="they called", inbox_id=inbox.id, at=inbox.moment))

    line.save("@acme they called")

    (entry,) = line.kept
    assert isinstance(entry, Interaction)
    assert entry.at == inbox.moment
    assert shown(vault, "inbox") == []


def test_nothing_is_kept_of_nothing(vault: Vault) -> None:
    before = len(changes(vault))
    line = _Line(vault)

    line.save("   ")

    assert (line.kept, len(changes(vault))) == ([], before)


def test_what_is_refused_can_be_mended_and_kept(vault: Vault) -> None:
    company(vault, name="Acme Energy")
    line = _Line(vault)
    line.type(f"@acme called #{'x' * 400}")
    line.presenter.save(opening=True)
    assert line.refused is not None
    assert line.kept == []

    line.refused = None
    line.save("@acme called #x")

    assert len(line.kept) == 1
