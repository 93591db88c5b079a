"""What a form makes of its words when the day changes, or when saving goes half wrong."""

from datetime import UTC, datetime, timedelta

from building import case, company, exchange, record, shown
from desks import DeskAtOnce
from form_views import NotedForm

from vrm_app.domain.interaction import Interaction
from vrm_app.presenters.entry_form import EntryFormPresenter
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.places import Ask, Form
from vrm_app.vault.state import STATE_FILE
from vrm_app.vault.vault import Vault

LATE = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
"""Two minutes before midnight."""


class _Night:
    """A form to log with, opened late in the evening."""

    def __init__(self, vault: Vault, ask: Ask) -> None:
        self.vault = vault
        self.desk = DeskAtOnce(vault, moment=LATE)
        self.drafts = Drafts()
        self.open(ask)

    def open(self, ask: Ask) -> None:
        self.view = NotedForm()
        self.presenter = EntryFormPresenter(self.view, self.desk, self.drafts, ask)
        self.presenter.begin()

    def pass_midnight(self) -> None:
        self.desk.moment = LATE + timedelta(minutes=10)

    def save(self, **typed: str) -> None:
        self.presenter.save({**self.view.values, **typed})

    @property
    def at(self) -> datetime:
        assert self.view.saved is not None
        kept = record(self.vault, self.view.saved.id)
        assert isinstance(kept, Interaction)
        return kept.at


def test_an_entry_begun_before_midnight_and_saved_after_it_is_of_the_day_before(
    vault: Vault,
) -> None:
    night = _Night(vault, Ask(Form.LOG, company(vault)))

    night.pass_midnight()
    night.save(text="They called")

    assert night.at == LATE


def test_an_entry_that_is_changed_over_midnight_stays_where_it_was(vault: Vault) -> None:
    acme = company(vault)
    about = exchange(vault, acme, at="2026-11-22T10:15:30Z", body="They called")
    night = _Night(vault, Ask(Form.LOG, acme, about))

    night.pass_midnight()
    night.save(text="They called back")

    assert night.at == datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)


def test_what_was_written_and_not_saved_keeps_its_day_over_midnight(vault: Vault) -> None:
    acme = company(vault)
    for when, at in ((None, LATE), ("yesterday 9:30", datetime(2026, 11, 21, 9, 30, tzinfo=UTC))):
        night = _Night(vault, Ask(Form.LOG, acme))
        written = {**night.view.values, "text": "They called"}
        night.presenter.leave(written if when is None else {**written, "when": when})

        night.pass_midnight()
        night.open(Ask(Form.LOG, acme))
        night.save()

        assert night.at == at


def test_a_form_that_was_left_offers_the_cases_of_the_company_written_in_it(vault: Vault) -> None:
    acme = company(vault, "Acme Energy")
    dispute = case(vault, acme)
    night = _Night(vault, Ask(Form.LOG))
    night.presenter.choose_company("acme")
    written = {"company": "Acme Energy", "case": dispute, "text": "They called"}
    night.presenter.leave({**night.view.values, **written})

    night.open(Ask(Form.LOG))

    assert dispute in dict(night.view.options["case"])
    assert night.view.values["case"] == dispute


def test_what_was_saved_all_the_same_is_not_saved_twice(vault: Vault) -> None:
    night = _Night(vault, Ask(Form.LOG, company(vault)))
    (vault.folder / STATE_FILE).unlink()
    (vault.folder / STATE_FILE).mkdir()

    night.save(text="They called")
    assert night.view.refused is not None
    assert "What you did was saved" in night.view.refused.title
    night.save(text="They called")

    assert len(shown(vault, "interaction")) == 1
    assert night.view.is_away
    assert not night.drafts.has_any
