"""The history of a record in the customer's words, and the way back to what it said."""

from datetime import timedelta

import pytest
from building import add, case, company, record
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS
from vrm_app.presenters.history import HistoryPresenter, Moment
from vrm_app.presenters.history_values import shortened
from vrm_app.services.records import delete, edit, erase
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

LATER = NOW + timedelta(minutes=5)


class NotedHistory:
    """What the sheet was shown, the latest of each."""

    def __init__(self) -> None:
        self.about = ""
        self.moments: list[Moment] = []
        self.more = False
        self.refused = ""

    def show_moments(self, about: str, moments: list[Moment], *, more: bool) -> None:
        self.about, self.moments, self.more = about, moments, more

    def show_refused(self, error: UserError) -> None:
        self.refused = error.title


def _history(vault: Vault, record_id: str) -> tuple[NotedHistory, HistoryPresenter]:
    view = NotedHistory()
    presenter = HistoryPresenter(view, DeskAtOnce(vault, moment=LATER), record_id)
    presenter.begin()
    return view, presenter


def _said(moment: Moment) -> dict[str, tuple[str, str]]:
    return {one.name: (one.before, one.after) for one in moment.differences}


def test_each_change_is_told_newest_first_in_words(vault: Vault) -> None:
    acme = company(vault, "Acme")
    one = add(vault, "promise", company_id=acme, by="company", what="A refund")
    dispute = case(vault, acme, title="The kettle leaks")
    price = {"amount": "84.20", "currency": "EUR"}
    patch = {"amount": price, "due_on": "2026-11-30", "state": "kept", "case_id": dispute}
    edit(vault, one, patch, now=NOW)
    delete(vault, one, now=NOW)

    view, _presenter = _history(vault, one)

    assert view.about == "Promise · A refund"
    removed, changed, written = view.moments
    assert (removed.what, removed.by, removed.differences) == ("Moved to the trash", "by hand", ())
    assert (changed.what, changed.when) == ("Changed", "Today 14:05")
    assert _said(changed) == {
        "Due": ("", "30 Nov 2026"),
        "State": ("Open", "Kept"),
        "Amount": ("", "€84.20"),
        "Case": ("", "The kettle leaks"),
    }
    assert _said(written)["Who promised"] == ("", "They")
    assert _said(written)["Company"] == ("", "Acme")


def test_every_field_of_every_kind_has_words(vault: Vault, ids: dict[str, str]) -> None:
    for kind in KINDS:
        view, _presenter = _history(vault, ids[kind])
        assert view.moments[-1].differences, kind


def test_it_is_told_that_an_undoing_did_it(vault: Vault) -> None:
    acme = company(vault, "Acme")
    edit(vault, acme, {"name": "Acme Energy"}, now=NOW)
    undo(vault, now=NOW)

    view, _presenter = _history(vault, acme)

    assert [one.by for one in view.moments] == ["by undoing", "by hand", "by hand"]
    assert _said(view.moments[0]) == {"Name": ("Acme Energy", "Acme")}


def test_a_record_is_put_back_to_what_it_said_and_that_is_taken_back_again(vault: Vault) -> None:
    acme = company(vault, "Acme")
    one = add(vault, "agreement", company_id=acme, type="contract", title="First")
    edit(vault, one, {"title": "Second", "notes": "Because"}, now=NOW)
    edit(vault, one, {"title": "Third", "price": {"amount": "9", "currency": "EUR"}}, now=NOW)
    view, presenter = _history(vault, one)
    assert [moment.can_be_put_back for moment in view.moments] == [False, True, True]

    presenter.put_back(view.moments[1].seq)
    held = record(vault, one).to_json()
    assert (held["title"], held["notes"], held["price"]) == ("Second", "Because", None)
    assert view.moments[0].by == "put back from its history"

    presenter.put_back(view.moments[-1].seq)
    assert record(vault, one).to_json()["notes"] is None

    assert undo(vault, now=NOW) == "put back"
    assert undo(vault, now=NOW) == "put back"
    assert record(vault, one).heading == "Third"


def test_a_link_to_what_was_erased_since_is_not_put_back(vault: Vault) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme)
    one = add(vault, "promise", company_id=acme, by="me", what="To pay", case_id=dispute)
    edit(vault, one, {"what": "To pay less", "case_id": None}, now=NOW)
    erase(vault, dispute, now=NOW)
    view, presenter = _history(vault, one)

    presenter.put_back(view.moments[-1].seq)

    held = record(vault, one).to_json()
    assert (held["what"], held["case_id"], view.refused) == ("To pay", None, "")


def test_of_what_was_erased_only_the_fact_is_told(vault: Vault) -> None:
    acme = company(vault, "Acme")
    erase(vault, acme, now=NOW)

    view, _presenter = _history(vault, acme)

    assert view.about == "Company"
    assert [one.what for one in view.moments] == [
        "Erased for good",
        "Written down; what it was is erased",
    ]
    assert not any(one.can_be_put_back for one in view.moments)


def test_what_left_cannot_be_put_back(vault: Vault, ids: dict[str, str]) -> None:
    edit(vault, ids["release"], {"notes": "By post"}, now=NOW)

    view, _presenter = _history(vault, ids["release"])

    assert len(view.moments) == 2
    assert not any(one.can_be_put_back for one in view.moments)


def test_a_long_history_is_shown_in_parts(vault: Vault) -> None:
    acme = company(vault, "Acme")
    for number in range(50):
        edit(vault, acme, {"notes": f"Note {number}"}, now=NOW)

    view, presenter = _history(vault, acme)
    assert (len(view.moments), view.more) == (40, True)
    presenter.more()
    assert (len(view.moments), view.more) == (51, False)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("short", "shorter", ("short", "shorter")),
        ("", "y" * 500, ("", "y" * 240 + "…")),
        (
            "a" * 300 + "one" + "b" * 300,
            "a" * 300 + "two" + "b" * 300,
            (f"…{'a' * 40}one{'b' * 40}…", f"…{'a' * 40}two{'b' * 40}…"),
        ),
        ("x" * 300, "x" * 300 + "!", (f"…{'x' * 40}", f"…{'x' * 40}!")),
        ("ab" * 200, "ab" * 199, ("…" + "ab" * 20 + "ab", "…" + "ab" * 20)),
    ],
)
def test_long_texts_are_cut_down_to_where_they_differ(
    before: str, after: str, said: tuple[str, str]
) -> None:
    assert shortened(before, after) == said
