"""Keeping records and files from a terminal."""

import os

import pytest
from building import add, case, company
from terminal import Terminal

from vrm_app.outside import limits
from vrm_app.vault.vault import open_vault


@pytest.fixture
def about(terminal: Terminal) -> str:
    """The id of a company to attach files to."""
    passphrase = (terminal.place / "passphrase").read_text()
    with open_vault(terminal.vault_folder, passphrase) as vault:
        return company(vault)


def test_an_attached_file_comes_out_as_it_went_in(terminal: Terminal, about: str) -> None:
    (terminal.place / "a.bin").write_bytes(bytes(range(256)))

    ran = terminal.vrm("attach", about, str(terminal.place / "a.bin"))

    assert (ran.code, ran.err) == (0, "")
    out = terminal.place / "out.bin"
    assert terminal.vrm("save", ran.out.strip(), "--out", str(out)).code == 0
    assert out.read_bytes() == bytes(range(256))


@pytest.mark.parametrize("name", ["pipe", "folder", "missing", "/dev/zero"])
def test_what_is_no_file_is_not_attached(terminal: Terminal, about: str, name: str) -> None:
    os.mkfifo(terminal.place / "pipe")
    (terminal.place / "folder").mkdir()

    ran = terminal.vrm("attach", about, str(terminal.place / name))

    assert (ran.code, ran.out) == (1, "")
    assert "could not be opened" in ran.err


def test_a_file_larger_than_allowed_is_not_attached(
    terminal: Terminal, about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ATTACHMENT_BYTES", 10)
    file = terminal.place / "a.bin"

    file.write_bytes(b"x" * 10)
    assert terminal.vrm("attach", about, str(file)).code == 0

    file.write_bytes(b"x" * 11)
    ran = terminal.vrm("attach", about, str(file))
    assert (ran.code, ran.out) == (1, "")
    assert "larger than 500 MB" in ran.err


def test_a_sparse_file_of_a_terabyte_is_refused(terminal: Terminal, about: str) -> None:
    file = terminal.place / "huge"
    with file.open("wb") as made:
        made.truncate(1 << 40)

    ran = terminal.vrm("attach", about, str(file))

    assert "larger than 500 MB" in ran.err


def test_restoring_says_what_still_hides_the_record(terminal: Terminal, about: str) -> None:
    passphrase = (terminal.place / "passphrase").read_text()
    with open_vault(terminal.vault_folder, passphrase) as vault:
        leak = case(vault, about, title="It leaks")
        reminder = add(vault, "reminder", due_on="2026-07-01", about=leak)
    for one in (reminder, about):
        assert terminal.vrm("delete", one).code == 0

    hidden = terminal.vrm("restore", reminder)
    assert (hidden.code, hidden.out) == (0, "")
    assert "company “Acme” is restored" in hidden.err

    assert terminal.vrm("restore", about).err == ""


def test_erasing_beside_a_reader_says_that_traces_wait(terminal: Terminal, about: str) -> None:
    passphrase = (terminal.place / "passphrase").read_text()
    with open_vault(terminal.vault_folder, passphrase) as reader, reader.reading() as connection:
        connection.execute("SELECT id FROM company").fetchall()
        beside = terminal.vrm("erase", about)
    assert beside.code == 0
    assert "traces stay" in beside.err
