"""One test for each bug that a first careful reading found."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from building import NOW, PASSPHRASE, Template, edit, keep

from vrm_app.app import run
from vrm_app.domain.agreement import AfterTerm, Agreement
from vrm_app.services import records
from vrm_app.services.agenda import agenda
from vrm_app.vault.master_key import MasterKey
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.recovery_words import recovery_words
from vrm_app.vault.state import VaultState, write_state
from vrm_app.vault.vault import (
    Vault,
    VaultIsOlderError,
    WordsOfAnotherVaultError,
    open_with_words,
)

TERMS = {"started_on": "2026-01-01", "first_term": "P12M", "renewal_term": "P1M"}


def test_what_follows_from_the_terms_follows_again_when_they_change(vault: Vault) -> None:
    company = keep(vault, "company", {"name": "Acme"})
    made = {"company_id": company, "type": "contract", "title": "Power"}
    contract = keep(vault, "agreement", made)

    edit(vault, contract, **TERMS)

    shown = records.show(vault, contract).record
    assert isinstance(shown, Agreement)
    assert shown.after_term is AfterTerm.RENEWS


def test_what_somebody_said_of_the_time_after_the_term_stays(vault: Vault) -> None:
    company = keep(vault, "company", {"name": "Acme"})
    made = {"company_id": company, "type": "contract", "title": "Power", "after_term": "ends"}
    contract = keep(vault, "agreement", made)

    edit(vault, contract, **TERMS)

    shown = records.show(vault, contract).record
    assert isinstance(shown, Agreement)
    assert shown.after_term is AfterTerm.ENDS


def test_a_list_can_be_walked_while_its_records_are_changed(vault: Vault) -> None:
    for name in ("One", "Two", "Three"):
        keep(vault, "company", {"name": name})

    for company in records.list_of(vault, "company"):
        records.edit(vault, company.id, {"notes": "seen"}, now=NOW)

    assert {company.notes for company in records.list_of(vault, "company")} == {"seen"}


def test_an_id_may_be_written_in_capitals(vault: Vault) -> None:
    company = keep(vault, "company", {"name": "Acme"})

    keep(vault, "person", {"company_id": company.upper(), "name": "Kim"})

    assert records.full_id(vault, company.upper()) == company


def test_the_list_of_a_company_that_is_not_there_is_refused(vault: Vault) -> None:
    with pytest.raises(UnknownRecordError):
        list(records.list_of(vault, "case", company_id="nobody"))


def test_the_last_day_of_the_calendar_has_an_agenda(vault: Vault) -> None:
    assert agenda(vault, today=date.max) == []


def test_recovery_words_of_another_vault_are_told_from_a_damaged_file(vault: Vault) -> None:
    vault.close()

    with pytest.raises(WordsOfAnotherVaultError):
        open_with_words(vault.folder, recovery_words(MasterKey.generate()))


def test_an_older_copy_is_told_of_until_it_has_caught_up(
    template: Template, tmp_path: Path
) -> None:
    with template.copied_to(tmp_path / "V.vault") as vault:
        keep(vault, "company", {"name": "One"})
        ahead = 4
        write_state(vault.folder, vault._state_key, state_ahead(vault, by=ahead))

    told = []
    for number in range(ahead + 1):
        with template.opened(tmp_path / "V.vault") as vault:
            told.append(isinstance(vault.warning, VaultIsOlderError))
            keep(vault, "company", {"name": f"After {number}"})

    assert told == [True] * ahead + [False]


def state_ahead(vault: Vault, *, by: int) -> VaultState:
    with vault.reading() as connection:
        counter = connection.execute("SELECT commit_counter FROM vault").fetchone()[0]
    return VaultState(vault_id=vault.id, commit_counter=counter + by, schema=1)


@pytest.mark.parametrize(
    "typed", [b"\xff\xfe{", b'\xef\xbb\xbf{"name": "Acme"}', b'\n\n{\n"name":"A"}']
)
def test_whatever_stands_on_standard_input_is_read_or_refused_in_a_sentence(
    typed: bytes,
    template: Template,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    template.copied_to(tmp_path / "V.vault").close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    options = ["--vault", str(tmp_path / "V.vault")]
    options += ["--passphrase-file", str(tmp_path / "passphrase")]

    code = run(["add", "company", *options])

    said = capfd.readouterr()
    assert (code, "UTF-8" in said.err) == ((1, True) if typed.startswith(b"\xff") else (0, False))
