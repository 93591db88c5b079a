"""What lies in the trash, and how it comes out of it."""

from datetime import timedelta

import pytest
from building import NOW, add, case, company, exchange, shown

from vrm_app.domain.kinds import KINDS
from vrm_app.services.records import (
    NothingToRestoreError,
    count_to_erase,
    delete,
    erase,
    restore,
)
from vrm_app.services.trash import Trashed, trash_order, trashed
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault


def _found(vault: Vault, text: str = "") -> list[Trashed]:
    return trashed(vault, trash_order(vault, text, now=NOW).ids)


def test_the_trash_shows_every_kind_what_was_removed_last_first(
    vault: Vault, ids: dict[str, str]
) -> None:
    for minutes, kind in enumerate(KINDS):
        delete(vault, ids[kind], now=NOW + timedelta(minutes=minutes))

    found = _found(vault)

    assert [one.kind for one in found] == list(reversed(KINDS))
    assert trash_order(vault, now=NOW).total == len(KINDS)
    assert found[-1].removed_at == NOW


def test_the_trash_is_in_one_order_though_all_was_removed_at_once(vault: Vault) -> None:
    every = [company(vault, f"Company {number}") for number in range(7)]
    for one in every:
        delete(vault, one, now=NOW)

    order = trash_order(vault, now=NOW)

    assert order.ids == sorted(every, reverse=True)
    assert [one.id for one in trashed(vault, order.ids[2:5])] == order.ids[2:5]
    assert order.counts == {"company": 7}
    assert trash_order(vault, kind="case", now=NOW).ids == []


def test_the_trash_is_searched_by_texts_and_by_company(vault: Vault) -> None:
    acme = company(vault, "Acmé Energy")
    for one in (
        case(vault, acme, title="The kettle leaks"),
        exchange(vault, acme, body="About the kettle"),
        case(vault, company(vault, "Globex"), title="A wrong bill"),
    ):
        delete(vault, one, now=NOW)

    assert len(_found(vault, "kettle")) == 2
    assert [one.heading for one in _found(vault, "KETTLE leaks")] == ["The kettle leaks"]
    assert len(_found(vault, "acme")) == 2
    assert _found(vault, "nothing") == []
    assert trash_order(vault, "nothing", now=NOW).total == 3


def test_a_row_says_what_comes_back_with_it_and_what_would_hide_it(vault: Vault) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme, title="The kettle leaks")
    exchange(vault, acme)
    delete(vault, dispute, now=NOW)
    delete(vault, acme, now=NOW + timedelta(minutes=1))

    first, second = _found(vault)

    assert (first.heading, first.company, first.with_it, first.under) == ("Acme", "", 1, "")
    assert (second.heading, second.company, second.under) == ("The kettle leaks", "Acme", "Acme")


def test_several_are_restored_and_taken_back_as_one(vault: Vault) -> None:
    one, other = company(vault, "One"), company(vault, "Other")
    delete(vault, one, now=NOW)
    delete(vault, other, now=NOW)

    assert restore(vault, one, other, now=NOW) is None
    assert sorted(shown(vault, "company")) == sorted([one, other])

    assert undo(vault, now=NOW) == "restore"
    assert shown(vault, "company") == []


def test_what_still_hides_one_of_several_is_told_unless_it_is_restored_with_it(
    vault: Vault,
) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme)
    for one in (dispute, acme):
        delete(vault, one, now=NOW)

    above = restore(vault, dispute, now=NOW)
    assert above is not None
    assert above.heading == "Acme"

    undo(vault, now=NOW)
    assert restore(vault, dispute, acme, now=NOW) is None
    assert shown(vault, "case") == [dispute]


def test_what_is_not_in_the_trash_is_not_restored(vault: Vault) -> None:
    with pytest.raises(NothingToRestoreError):
        restore(vault, company(vault), company(vault, "Other"), now=NOW)


def test_several_are_erased_at_once_each_only_once(vault: Vault) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme)
    source = add(vault, "source", name="Robin", type="friend")
    for one in (dispute, acme, source):
        delete(vault, one, now=NOW)

    counts = count_to_erase(vault, acme, dispute, source)
    assert counts == {"company": 1, "case": 1, "source": 1}
    assert erase(vault, dispute, acme, source, now=NOW).records == 3
    assert trash_order(vault, now=NOW).total == 0
