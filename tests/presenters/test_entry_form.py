"""Logging what happened, as it is typed."""

from pathlib import Path

import pytest
from building import add, case, changes, company, delete, edit, exchange, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from form_views import NotedForm

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.promise import Promise
from vrm_app.presenters.entry_form import EntryFormPresenter
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.meant_company import matching
from vrm_app.presenters.places import Ask, Form
from vrm_app.services.attaching import content_of
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault


class _Logging:
    """A form to log with, opened of a company or of none."""

    def __init__(
        self, vault: Vault, company_id: str = "", about: str = "", drafts: Drafts | None = None
    ) -> None:
        self.vault = vault
        self.view = NotedForm()
        ask = Ask(Form.LOG, company_id, about)
        self.presenter = EntryFormPresenter(
            self.view, DeskAtOnce(vault, moment=NOW), drafts or Drafts(), ask
        )
        self.presenter.begin()

    def save(self, **typed: str) -> None:
        self.presenter.save({**self.view.values, **typed})

    @property
    def entry(self) -> Interaction:
        assert self.view.saved is not None
        kept = record(self.vault, self.view.saved.id)
        assert isinstance(kept, Interaction)
        return kept


def test_a_text_is_enough(vault: Vault) -> None:
    form = _Logging(vault, company(vault))

    form.save(text="They called")

    assert (form.entry.body, form.entry.at, form.entry.direction) == ("They called", NOW, "in")


def test_the_channel_last_used_is_chosen_already(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, channel="chat")

    assert _Logging(vault, acme).view.values["channel"] == "chat"


def test_a_promise_is_kept_with_its_day_and_amount(vault: Vault) -> None:
    acme = company(vault)
    dispute = case(vault, acme)
    form = _Logging(vault, acme, dispute)

    form.save(
        text="Dana called",
        person="Dana",
        promised="A refund",
        promised_by="30 nov",
        promised_amount="84,20 €",
    )

    promise = record(vault, shown(vault, "promise")[0])
    assert isinstance(promise, Promise)
    assert (str(promise.due_on), str(promise.amount)) == ("2026-11-30", "84.20 EUR")
    assert [promise.case_id, promise.interaction_id] == [dispute, form.entry.id]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("text", " "),
        ("when", "soonish"),
        ("when", ""),
        ("minutes", "a while"),
        ("promised_by", "someday"),
        ("promised_amount", "a lot"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field_and_nothing_is_written(
    vault: Vault, field: str, typed: str
) -> None:
    form = _Logging(vault, company(vault))
    before = len(changes(vault))

    form.save(**{"text": "They called", "promised": "A refund", field: typed})

    assert list(form.view.wrong) == [field]
    assert len(changes(vault)) == before


def test_a_day_for_a_promise_that_is_not_named_is_asked_for(vault: Vault) -> None:
    form = _Logging(vault, company(vault))

    form.save(text="They called", promised_by="fri")

    assert list(form.view.wrong) == ["promised"]


@pytest.mark.parametrize(
    ("field", "typed"), [("promised", "x" * 301), ("person", "x" * 301), ("text", "x" * 100_001)]
)
def test_what_the_vault_refuses_is_told_beside_the_field_it_was_typed_in(
    vault: Vault, field: str, typed: str
) -> None:
    form = _Logging(vault, company(vault))

    form.save(**{"text": "They called", field: typed})

    assert list(form.view.wrong) == [field]
    assert form.view.saved is None


def test_files_come_into_the_vault_with_the_entry(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "bill.txt").write_bytes(b"94.00")
    form = _Logging(vault, company(vault))

    form.save(text="The bill came", files=str(tmp_path / "bill.txt"))

    file, content = content_of(vault, shown(vault, "attachment")[0])
    assert (file.file_name, content, file.about) == ("bill.txt", b"94.00", form.entry.id)


def test_a_file_that_is_gone_keeps_the_form_as_it_is(vault: Vault, tmp_path: Path) -> None:
    form = _Logging(vault, company(vault))

    form.save(text="The bill came", files=str(tmp_path / "gone.txt"))

    assert form.view.refused is not None
    assert shown(vault, "interaction") == []


def test_without_a_company_one_is_asked_for_and_a_few_letters_are_enough(vault: Vault) -> None:
    company(vault, "Globex")
    acme = company(vault, "Acme Energy")
    add(vault, "person", company_id=acme, name="Dana Kaur")
    form = _Logging(vault)
    form.save(text="They called")
    assert list(form.view.wrong) == ["company"]

    assert form.presenter.choose_company("ener") == "Acme Energy"
    assert form.view.options["person"] == [("Dana Kaur", "Dana Kaur")]
    form.save(text="They called", company="Acme Energy")

    assert str(form.entry.company_id) == acme


def test_letters_that_fit_several_companies_choose_none() -> None:
    companies = [("1", "Acme Energy"), ("2", "Globex Energy"), ("3", "Energy")]

    assert matching(companies, "nerg") is None
    assert matching(companies, "energy") == ("3", "Energy")
    assert matching(companies, "glo") == ("2", "Globex Energy")


def test_what_was_not_saved_is_offered_again_and_what_was_saved_is_not(vault: Vault) -> None:
    acme, drafts = company(vault), Drafts()
    first = _Logging(vault, acme, drafts=drafts)
    first.presenter.leave({**first.view.values, "text": "Half a"})

    again = _Logging(vault, acme, drafts=drafts)
    assert (again.view.values["text"], again.view.drafted) == ("Half a", True)
    again.save(text="Half a sentence")

    assert not _Logging(vault, acme, drafts=drafts).view.drafted


def test_a_form_in_which_nothing_was_written_leaves_nothing(vault: Vault) -> None:
    acme, drafts = company(vault), Drafts()
    first = _Logging(vault, acme, drafts=drafts)

    first.presenter.leave(first.view.values)

    assert not _Logging(vault, acme, drafts=drafts).view.drafted


def test_beginning_anew_forgets_what_was_written(vault: Vault) -> None:
    acme, drafts = company(vault), Drafts()
    first = _Logging(vault, acme, drafts=drafts)
    first.presenter.leave({**first.view.values, "text": "Half a"})
    again = _Logging(vault, acme, drafts=drafts)

    again.presenter.clear()

    assert (again.view.values["text"], again.view.drafted) == ("", False)
    assert not _Logging(vault, acme, drafts=drafts).view.drafted


def test_an_entry_is_changed_in_the_form_it_was_logged_with(vault: Vault) -> None:
    acme = company(vault)
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    about = exchange(
        vault, acme, subject="The bill", body="Too high", person_id=dana, at="2026-11-20T10:15:30Z"
    )
    form = _Logging(vault, acme, about)
    assert (form.view.values["person"], form.view.values["when"]) == (
        "Dana Kaur",
        "20 nov 2026 10:15",
    )
    assert "promised" not in form.view.values

    form.save(text="Far too high", person="", minutes="5")

    kept = form.entry
    assert (kept.id, kept.subject, kept.body) == (about, "The bill", "Far too high")
    assert (kept.person_id, kept.minutes) == (None, 5)
    assert kept.at.second == 30
    assert shown(vault, "interaction") == [about]


def test_a_closed_case_and_a_person_in_the_trash_stay_with_an_entry_that_is_changed(
    vault: Vault,
) -> None:
    acme = company(vault)
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")
    dispute = case(vault, acme)
    about = exchange(vault, acme, body="Too high", person_id=dana, case_id=dispute)
    edit(vault, dispute, stage="closed")
    delete(vault, dana)
    form = _Logging(vault, acme, about)
    assert dispute in dict(form.view.options["case"])

    form.save(text="Far too high")

    assert [form.entry.person_id, form.entry.case_id] == [dana, dispute]


def test_of_two_companies_with_one_name_none_is_taken_unasked(vault: Vault) -> None:
    company(vault, "Acme", domains=["acme.example"])
    second = company(vault, "Acme", domains=["acme.test"])
    form = _Logging(vault)
    assert [name for name, _words in form.view.options["company"]] == [
        "Acme (acme.example)",
        "Acme (acme.test)",
    ]
    for typed in ("Acme", "ac"):
        assert form.presenter.choose_company(typed) == typed
        form.save(company=typed, text="They called")
        asked = "Which one: Acme (acme.example), or Acme (acme.test)?"
        assert form.view.wrong == {"company": asked}
    assert shown(vault, "interaction") == []

    assert form.presenter.choose_company("acme.test") == "Acme (acme.test)"
    form.save(company="Acme (acme.test)", text="They called")
    assert form.entry.company == second


def test_a_company_that_is_not_known_yet_is_made_with_the_entry(vault: Vault) -> None:
    company(vault, "Globex")
    form = _Logging(vault)
    assert form.presenter.told_of("company", "glob") == ""
    assert form.presenter.told_of("company", "Muster") == "New company “Muster”, made with this"

    form.save(company=" Muster ", text="They called")

    assert record(vault, form.entry.company_id or "").heading == "Muster"
    undo(vault, now=NOW)
    assert shown(vault, "interaction") == []
    assert len(shown(vault, "company")) == 1


def test_letters_that_several_companies_have_make_no_new_one(vault: Vault) -> None:
    company(vault, "Globex Energy")
    company(vault, "Acme Energy")
    form = _Logging(vault)

    form.save(company="nerg", text="They called")

    assert form.view.wrong == {"company": "Which one: Acme Energy, or Globex Energy?"}
    assert len(shown(vault, "company")) == 2
