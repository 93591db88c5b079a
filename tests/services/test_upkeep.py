"""What was done for a vault is known afterwards, and is nothing of its records."""

from datetime import timedelta
from pathlib import Path

import pytest
from building import CHEAP, NOW, PASSPHRASE, TODAY, Template, company, counter

from vrm_app.services import records, undoing, upkeep, vaults
from vrm_app.services.archive_keys import VaultPassphrase
from vrm_app.services.archiving import read_archive
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.upkeep import Upkeep, make_copy, upkeep_of
from vrm_app.vault import whole
from vrm_app.vault.small_files import FileExistsAlreadyError
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault

LATER = NOW + timedelta(days=3)


def test_of_a_new_vault_nothing_is_done_yet(vault: Vault) -> None:
    assert upkeep_of(vault) == Upkeep()


def test_what_is_noted_is_known_when_the_vault_is_opened_again(
    vault: Vault, template: Template
) -> None:
    upkeep.note(vault, Deed.WORDS_CHECKED, now=NOW)
    vault.close()

    with template.opened(vault.folder) as again:
        assert upkeep_of(again) == Upkeep(words_checked=True)


def test_the_last_time_counts(vault: Vault) -> None:
    upkeep.note(vault, Deed.COPIED, now=NOW)
    upkeep.note(vault, Deed.COPIED, now=LATER)

    assert upkeep_of(vault).copied_at == LATER


def test_a_written_sheet_is_noted(vault: Vault, tmp_path: Path) -> None:
    vaults.write_recovery_sheet(vault, tmp_path / "sheet", now=NOW)

    assert upkeep_of(vault) == Upkeep(words_kept=True)


def test_a_sheet_that_was_not_written_is_not_noted(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "sheet").touch()

    with pytest.raises(FileExistsAlreadyError):
        vaults.write_recovery_sheet(vault, tmp_path / "sheet", now=NOW)

    assert upkeep_of(vault) == Upkeep()


def test_a_copy_is_noted_once_it_is_there(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(FileExistsAlreadyError):
        make_copy(vault, tmp_path / "taken", VaultPassphrase(), now=NOW)
    assert upkeep_of(vault).copied_at is None

    vault.change_passphrase(PASSPHRASE, CHEAP)
    make_copy(vault, tmp_path / "copy", VaultPassphrase(), now=NOW)

    assert upkeep_of(vault).copied_at == NOW
    assert (tmp_path / "copy").stat().st_size > 0


def test_beside_an_open_window_the_sheet_is_written_all_the_same(
    vault: Vault, template: Template, tmp_path: Path
) -> None:
    upkeep.note(vault, Deed.COPIED, now=NOW)  # which holds the vault
    with template.opened(vault.folder) as beside:
        vaults.write_recovery_sheet(beside, tmp_path / "sheet", now=NOW)

    assert (tmp_path / "sheet").exists()
    assert not upkeep_of(vault).words_kept


def test_a_vault_whose_words_are_on_paper_still_takes_an_archive_as_it_was(
    vault: Vault, template: Template, tmp_path: Path
) -> None:
    company(vault, name="Acme")
    vault.change_passphrase(PASSPHRASE, CHEAP)
    make_copy(vault, tmp_path / "copy", VaultPassphrase(), now=NOW)

    with template.copied_to(tmp_path / "New.vault") as new:
        vaults.write_recovery_sheet(new, tmp_path / "sheet", now=NOW)
        with new.reading() as connection:
            assert whole.is_empty(connection)
        read_archive(new, tmp_path / "copy", now=LATER, passphrase=PASSPHRASE)
        assert upkeep_of(new) == Upkeep(words_kept=True)


def test_noting_neither_is_undone_nor_ends_the_way_forth(vault: Vault) -> None:
    acme = company(vault, name="Acme")
    undoing.undo(vault, now=NOW)

    upkeep.note(vault, Deed.WORDS_KEPT, now=NOW)
    undoing.redo(vault, now=NOW)

    assert records.show(vault, acme).record.id == acme
    undoing.undo(vault, now=NOW)
    assert upkeep_of(vault).words_kept


def test_noting_is_counted_as_every_change_is(vault: Vault) -> None:
    before = counter(vault)
    upkeep.note(vault, Deed.WORDS_KEPT, now=NOW)

    assert counter(vault) == before + 1


def test_nothing_is_asked_of_who_looks_around_in_invented_dealings(vault: Vault) -> None:
    fill_with_sample(vault, today=TODAY, now=NOW)

    assert upkeep_of(vault).is_invented


def test_what_a_newer_program_notes_is_left_out(vault: Vault) -> None:
    with vault.writing("later", now=NOW) as writing:
        writing.connection.execute("INSERT INTO upkeep VALUES ('vaccinated', '2030-01-01')")
        writing.changed = True

    assert upkeep_of(vault) == Upkeep()
