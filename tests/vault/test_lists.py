"""What a list shows, in which order, and what hides with what."""

from datetime import UTC, timedelta

import contract
import pytest
from building import (
    NOBODY,
    NOW,
    add,
    attach,
    case,
    company,
    delete,
    edit,
    exchange,
    keep,
    least,
    record,
    restore,
    shown,
)

from vrm_app.domain.identity import CompanyId
from vrm_app.domain.kinds import KINDS
from vrm_app.services import records as keeping
from vrm_app.services.checking import check
from vrm_app.services.searching import search
from vrm_app.vault import lists
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.vault import Vault

OF_A_COMPANY = [
    *("contact_point", "person", "interaction", "case", "promise", "agreement"),
    *("disclosure", "judgement", "review", "offer"),
]


def visible(vault: Vault) -> set[str]:
    """Return the ids of everything that any list shows."""
    return {one for kind in KINDS for one in shown(vault, kind)}


def hidden_by(vault: Vault, record_id: str) -> set[str]:
    """Return what goes out of sight with a record, having seen it come back with it."""
    before = visible(vault)
    delete(vault, record_id)
    left = visible(vault)
    assert check(vault).problems == []
    restore(vault, record_id)
    assert visible(vault) == before
    return before - left - {record_id}


def test_a_company_hides_all_that_belongs_to_it_and_nothing_else(
    vault: Vault, ids: dict[str, str]
) -> None:
    other = company(vault, "Other")
    apart = {case(vault, other), other}
    belonging = {ids[kind] for kind in [*OF_A_COMPANY, "attachment"]}
    belonging |= {keep(vault, "advice", {**least("advice", ids), "company_id": ids["company"]})}
    hidden = hidden_by(vault, ids["company"])
    assert hidden == belonging
    assert not hidden & apart


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("need", "offer"),
        ("data_item", "disclosure"),
        ("source", "advice"),
        ("company", "attachment"),
    ],
)
def test_an_owner_hides_what_belongs_to_it(
    owner: str, kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    assert ids[kind] in hidden_by(vault, ids[owner])


@pytest.mark.parametrize("kind", KINDS)
def test_files_and_reminders_go_with_what_they_are_about(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    about = {attach(vault, ids[kind]), add(vault, "reminder", due_on="2026-07-01", about=ids[kind])}
    assert about <= hidden_by(vault, ids[kind])


def test_an_exchange_about_a_need_goes_with_it_only_while_it_has_no_company(vault: Vault) -> None:
    need = add(vault, "need", title="A bicycle")
    question = least("interaction", {})
    asked = keep(vault, "interaction", {**question, "company_id": None, "need_id": need})
    answered = exchange(vault, company(vault), need_id=need)
    assert hidden_by(vault, need) == {asked}
    assert answered not in hidden_by(vault, need)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("first", ["need", "data_item", "company"])
def test_what_belongs_to_what_belongs_is_hidden_too(first: str, depth: int, vault: Vault) -> None:
    ids = {"company": company(vault)}
    ids |= {kind: add(vault, kind, **least(kind, {})) for kind in ("need", "data_item")}
    second = {"need": "offer", "data_item": "disclosure", "company": "case"}[first]
    chain = [ids[first], add(vault, second, **least(second, ids))]
    for _ in range(depth):
        chain.append(add(vault, "reminder", due_on="2026-07-01", about=chain[-1]))
    chain.append(attach(vault, chain[-1]))
    assert hidden_by(vault, chain[0]) == set(chain[1:])
    assert hidden_by(vault, chain[1]) == set(chain[2:])


def test_what_left_the_vault_stays_in_sight(vault: Vault, ids: dict[str, str]) -> None:
    delete(vault, ids["company"])
    assert shown(vault, "release") == [ids["release"]]


def test_the_trash_lists_what_was_deleted_and_not_what_hides_with_it(vault: Vault) -> None:
    acme = company(vault)
    one, two = case(vault, acme), case(vault, acme)
    delete(vault, one)
    delete(vault, acme)
    assert shown(vault, "company", trash=True) == [acme]
    assert shown(vault, "case", trash=True) == [one]
    assert shown(vault, "case") == []
    restore(vault, acme)
    assert shown(vault, "case") == [two]
    assert shown(vault, "case", trash=True) == [one]


def test_what_moves_to_another_company_is_filed_there_with_all_that_is_about_it(
    vault: Vault,
) -> None:
    acme, other = company(vault), company(vault, "Other")
    one = case(vault, acme)
    first = add(vault, "reminder", due_on="2026-07-01", about=one)
    second = add(vault, "reminder", due_on="2026-07-01", about=first)
    file = attach(vault, second)
    edit(vault, one, company_id=other)
    assert check(vault).problems == []
    assert hidden_by(vault, acme) == set()
    assert hidden_by(vault, other) == {one, first, second, file}


def test_a_reminder_moves_with_what_it_is_about(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    reminder = add(vault, "reminder", due_on="2026-07-01", subject="Call", about=acme)
    file = attach(vault, reminder)
    edit(vault, reminder, about=other)
    assert hidden_by(vault, acme) == set()
    edit(vault, reminder, about=None)
    assert hidden_by(vault, other) == set()
    assert hidden_by(vault, reminder) == {file}
    assert check(vault).problems == []


def test_records_that_are_about_each_other_can_still_be_hidden_and_listed(vault: Vault) -> None:
    one = add(vault, "reminder", due_on="2026-07-01", subject="One")
    two = add(vault, "reminder", due_on="2026-07-01", subject="Two", about=one)
    edit(vault, one, about=two)
    assert set(shown(vault, "reminder")) == {one, two}
    assert check(vault).problems == []
    assert hidden_by(vault, one) == {two}


def test_a_list_is_newest_first_by_its_moment_else_by_its_recording(vault: Vault) -> None:
    acme = company(vault)
    late = exchange(vault, acme, at="2026-05-03T00:00:00Z")
    early = exchange(vault, acme, at="2026-05-01T00:00:00Z")
    middle = exchange(vault, acme, at="2026-05-02T23:00:00-05:00")
    assert shown(vault, "interaction") == [middle, late, early]
    second = keeping.add(vault, "company", {"name": "B"}, now=NOW + timedelta(seconds=1)).id
    assert shown(vault, "company") == [second, acme]


def test_a_list_follows_a_moment_that_is_changed(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme, at="2026-05-01T00:00:00Z")
    two = exchange(vault, acme, at="2026-05-02T00:00:00Z")
    edit(vault, one, at="2026-05-03T00:00:00Z")
    assert shown(vault, "interaction") == [one, two]


@pytest.mark.parametrize("kind", OF_A_COMPANY)
def test_a_list_of_one_company_holds_only_what_is_filed_there(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    other = company(vault, "Other")
    there = keep(vault, kind, {**least(kind, ids), "company_id": other})

    def of(company_id: str) -> list[str]:
        return [one.id for one in keeping.list_of(vault, kind, company_id=company_id)]

    assert of(ids["company"]) == [ids[kind]]
    assert of(other) == [there]
    with pytest.raises(UnknownRecordError):
        of(NOBODY)
    delete(vault, there)
    assert of(other) == []
    assert [one.id for one in keeping.list_of(vault, kind, company_id=other, trash=True)] == [there]


def test_a_page_of_entries_goes_on_where_the_last_one_ended(vault: Vault) -> None:
    acme = CompanyId(company(vault))
    every = [
        exchange(vault, acme, at=f"2026-05-0{1 + number // 3}T00:00:00Z") for number in range(9)
    ]
    pages = []
    with vault.reading() as connection:
        page = lists.newest_of_company(connection, acme, limit=4)
        while page:
            pages += page
            after = lists.page_key(page[-1])
            page = lists.newest_of_company(connection, acme, before=after, limit=4)
    assert [one.id for one in pages] == shown(vault, "interaction")
    assert len(pages) == len(every)


@pytest.mark.parametrize("kind", contract.KINDS)
def test_a_record_shows_what_it_links_to_and_what_links_to_it(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    found = keeping.show(vault, ids[kind])
    linked = {target for _, _, target in record(vault, ids[kind]).links()}
    linking = {
        one
        for one in ids.values()
        if ids[kind] in {target for _, _, target in record(vault, one).links()}
    }
    related = {one for same in found.related.values() for one in same}
    files = {one.id for one in found.attachments}
    assert related | files == (linked | linking) - {ids[kind]}
    assert not related & files


def test_what_is_hidden_or_in_the_trash_is_not_related(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    need = add(vault, "need", title="A bicycle")
    offer = add(vault, "offer", need_id=need, company_id=other)
    edit(vault, need, decision=offer)
    one = case(vault, acme)
    promise = add(vault, "promise", company_id=acme, by="me", what="Send it", case_id=one)
    delete(vault, promise)
    delete(vault, other)
    assert keeping.show(vault, one).related == {"company": [acme]}
    assert keeping.show(vault, need).related == {}


def test_evidence_in_a_list_is_related_both_ways(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme)
    said = add(vault, "judgement", **least("judgement", {"company": acme}), evidence=[one])
    assert keeping.show(vault, one).related == {"company": [acme], "judgement": [said]}
    assert set(keeping.show(vault, said).related["case"]) == {one}


def test_search_finds_nothing_that_is_hidden(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="The quokka smiles")
    assert len(search(vault, "quokka", zone=UTC)) == 1
    delete(vault, acme)
    assert search(vault, "quokka", zone=UTC) == []
    restore(vault, acme)
    assert len(search(vault, "quokka", zone=UTC)) == 1


def test_names_of_companies_are_known_by_id(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    assert keeping.names_of_companies(vault) == {acme: "Acme", other: "Other"}
