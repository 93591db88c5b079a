"""A vault is made whole, opens with its passphrase and its words, and with nothing else."""

import os
from pathlib import Path

import pytest
from building import CHEAP, NOW, PASSPHRASE, Template, company, counter, record, shown

from vrm_app.services.checking import check
from vrm_app.vault.creation import create_vault
from vrm_app.vault.keys import (
    MissingKeyFilesError,
    WrongPassphraseError,
    recovery_words,
)
from vrm_app.vault.migrations import latest
from vrm_app.vault.new_folder import FolderTakenError
from vrm_app.vault.state import read_state, read_witness
from vrm_app.vault.vault import Vault, WordsOfAnotherVaultError, open_vault, open_with_words


def test_a_new_vault_is_empty_and_well(vault: Vault) -> None:
    report = check(vault)
    assert (report.problems, report.records, report.history_entries) == ([], 0, 0)
    assert vault.warning is None


def test_it_opens_with_its_passphrase(template: Template, vault: Vault) -> None:
    acme = company(vault)
    vault.close()
    with open_vault(vault.folder, PASSPHRASE) as again:
        assert shown(again, "company") == [acme]
        assert again.id == template.id


@pytest.mark.parametrize("wrong", ["", " ", PASSPHRASE + " ", PASSPHRASE.upper(), "x" * 1024])
def test_it_opens_with_no_other_passphrase(wrong: str, vault: Vault) -> None:
    vault.close()
    with pytest.raises(WrongPassphraseError):
        open_vault(vault.folder, wrong)


def test_it_opens_with_its_words_even_without_key_files(vault: Vault) -> None:
    acme = company(vault)
    words = recovery_words(vault.master)
    vault.close()
    for path in vault.folder.glob("vault.keys*"):
        path.unlink()
    with pytest.raises(MissingKeyFilesError):
        open_vault(vault.folder, PASSPHRASE)
    with open_with_words(vault.folder, words) as again:
        assert record(again, acme).heading == "Acme"


def test_the_words_of_another_vault_do_not_open_it(vault: Vault, tmp_path: Path) -> None:
    vault.close()
    with create_vault(tmp_path / "Other.vault", PASSPHRASE, cost=CHEAP, now=NOW) as other:
        words = recovery_words(other.master)
    with pytest.raises(WordsOfAnotherVaultError):
        open_with_words(vault.folder, words)


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    taken = tmp_path / "Taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    with pytest.raises(FolderTakenError):
        create_vault(taken, PASSPHRASE, cost=CHEAP, now=NOW)
    assert [one.name for one in tmp_path.rglob("*")] == ["Taken", "mine.txt"]


def test_only_its_owner_may_look_into_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with create_vault(tmp_path / "Mine.vault", PASSPHRASE, cost=CHEAP, now=NOW) as vault:
            company(vault)
            modes = {one: one.stat().st_mode & 0o777 for one in tmp_path.rglob("*")}
    finally:
        os.umask(before)
    assert {mode for one, mode in modes.items() if one.is_dir()} == {0o700}
    assert {mode for one, mode in modes.items() if one.is_file()} == {0o600}


def test_the_counter_outside_follows_every_commit(tmp_path: Path) -> None:
    states = tmp_path / "states"
    folder = tmp_path / "Mine.vault"
    with create_vault(folder, PASSPHRASE, cost=CHEAP, now=NOW, states=states) as vault:
        for _ in range(3):
            company(vault)
        key = vault.master.derive("state", vault.id, 32)
        state = read_state(folder, key)
        assert state is not None
        assert (state.commit_counter, state.schema) == (counter(vault), latest())
        assert read_witness(states, vault.id) == counter(vault)


def test_two_vaults_share_nothing(tmp_path: Path) -> None:
    made = []
    for name in ("One.vault", "Two.vault"):
        with create_vault(tmp_path / name, PASSPHRASE, cost=CHEAP, now=NOW) as vault:
            with vault.reading() as connection:
                made.append((vault.id, *connection.execute("SELECT id, device FROM vault")))
            assert recovery_words(vault.master)
    assert len({str(one) for one in made}) == 2
    contents = [
        {path.read_bytes()[:16] for path in (tmp_path / name).glob("vault.db")}
        for name in ("One.vault", "Two.vault")
    ]
    assert not contents[0] & contents[1]
