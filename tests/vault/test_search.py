"""The index follows the records, whatever one action does to them."""

from datetime import UTC

import pytest
from building import NOW
from sqlcipher3 import dbapi2

from vrm_app.domain.company import Company
from vrm_app.domain.interaction import Interaction
from vrm_app.services.searching import search
from vrm_app.vault import records
from vrm_app.vault import search as index
from vrm_app.vault.vault import Vault


def interaction(company: Company, **fields: str) -> Interaction:
    given = {"company_id": company.id, "direction": "in", "channel": "email", **fields}
    return Interaction.read({"at": "2026-05-01T10:00:00Z", **given}, now=NOW)


def names(vault: Vault, text: str) -> list[str]:
    return sorted(found.title for found in search(vault, text, zone=UTC))


def test_many_records_of_one_action_are_all_found(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_AT_ONCE", 100)
    with vault.writing("import", now=NOW) as writing:
        for number in range(50):
            records.add(writing, Company(name=f"Weaver {number:02}"))

    assert names(vault, "weaver") == [f"Weaver {number:02}" for number in range(50)]


@pytest.mark.parametrize("at_once", [0, 2_000_000])
def test_a_record_that_one_action_adds_and_changes_is_found_as_it_is_in_the_end(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(index, "_AT_ONCE", at_once)
    with vault.writing("import", now=NOW) as writing:
        first = records.add(writing, Company(name="Weaver one"))
        second = records.change(writing, first, Company(id=first.id, name="Weaver two"))
        records.change(writing, second, Company(id=first.id, name="Weaver three"))
        gone = records.add(writing, Company(name="Weaver four"))
        records.change(writing, gone, Company(id=gone.id, name="Weaver four", deleted_at=NOW))

    assert names(vault, "weaver") == ["Weaver three"]
    assert names(vault, "one") == names(vault, "two") == []


def test_a_record_that_one_action_adds_and_removes_leaves_no_words(vault: Vault) -> None:
    with vault.writing("import", now=NOW) as writing:
        records.remove(writing, records.add(writing, Company(name="Weaver")))

    with vault.reading() as connection:
        asked = "SELECT count(*) FROM search_text WHERE search_text MATCH 'weaver'"
        assert connection.execute(asked).fetchone() == (0,)


def test_an_action_that_fails_leaves_no_words_behind(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_AT_ONCE", 0)

    def add_twice_the_same() -> None:
        with vault.writing("import", now=NOW) as writing:
            kept = records.add(writing, Company(name="Weaver"))
            records.add(writing, kept)

    with pytest.raises(dbapi2.IntegrityError):
        add_twice_the_same()

    assert names(vault, "weaver") == []


def test_records_of_one_action_sort_as_they_were_added(vault: Vault) -> None:
    with vault.writing("import", now=NOW) as writing:
        kept = [records.add(writing, Company(name=f"Weaver {at}")).id for at in range(100)]

    assert kept == sorted(kept)


def test_enough_is_found_where_the_best_hits_are_hidden(vault: Vault) -> None:
    with vault.writing("import", now=NOW) as writing:
        hidden = records.add(writing, Company(name="Hidden", deleted_at=NOW))
        shown = records.add(writing, Company(name="Shown"))
        for number in range(20):
            subject = f"Weaver {number}"
            records.add(writing, interaction(hidden, subject=subject))
            records.add(writing, interaction(shown, subject=f"{number}", body="weaver"))

    assert len(search(vault, "weaver", limit=2, zone=UTC)) == 2
    assert {found.company_id for found in search(vault, "weaver", limit=2, zone=UTC)} == {shown.id}
