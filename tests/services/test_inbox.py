import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vrm_app.domain.errors import FieldError
from vrm_app.services import inbox, records, undoing
from vrm_app.services.inbox import TakenIn
from vrm_app.vault import captures
from vrm_app.vault.captures import CaptureNotTakenError, LongCaptureError
from vrm_app.vault.records import columns_of
from vrm_app.vault.vault import Vault

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def lines(vault: Vault) -> list[str]:
    return [record.heading for record in records.list_of(vault, "inbox")]


def refuse(_: Path, *, missing_ok: bool = False) -> None:
    raise PermissionError(missing_ok)


def test_a_line_jotted_down_while_locked_waits_in_the_inbox(vault: Vault) -> None:
    inbox.capture(vault.folder, "Ask the bank 銀行 about the fee", now=NOW)

    assert inbox.take_in(vault, now=NOW) == TakenIn(filed=1, unreadable=0)

    (line,) = records.list_of(vault, "inbox")
    assert line.heading == "Ask the bank 銀行 about the fee"
    assert line.moment == NOW
    assert captures.sealed_files(vault.folder) == []


def test_what_waits_can_be_neither_read_nor_told_by_its_length(vault: Vault) -> None:
    inbox.capture(vault.folder, "Canary", now=NOW)
    inbox.capture(vault.folder, "Canary" * 20, now=NOW)

    files = captures.sealed_files(vault.folder)
    assert len({path.stat().st_size for path in files}) == 1
    assert all(b"Canary" not in path.read_bytes() for path in files)
    assert all("anary" not in path.name for path in files)


def test_the_same_file_met_again_after_a_cut_is_filed_once(vault: Vault) -> None:
    inbox.capture(vault.folder, "Once", now=NOW)
    (path,) = captures.sealed_files(vault.folder)
    content = path.read_bytes()
    inbox.take_in(vault, now=NOW)
    path.write_bytes(content)

    inbox.take_in(vault, now=NOW)

    assert lines(vault) == ["Once"]


def test_a_line_whose_file_cannot_be_removed_is_filed_once(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.capture(vault.folder, "Once", now=NOW)
    with monkeypatch.context() as stuck:
        stuck.setattr(Path, "unlink", refuse)
        assert inbox.take_in(vault, now=NOW) == TakenIn(filed=1, unreadable=0)
        assert inbox.take_in(vault, now=NOW) == TakenIn(filed=0, unreadable=0)

    assert lines(vault) == ["Once"]
    inbox.take_in(vault, now=NOW)
    assert captures.sealed_files(vault.folder) == []


def test_an_erased_line_does_not_come_back_from_its_file(vault: Vault) -> None:
    inbox.capture(vault.folder, "Once", now=NOW)
    (path,) = captures.sealed_files(vault.folder)
    content = path.read_bytes()
    inbox.take_in(vault, now=NOW)
    (line,) = records.list_of(vault, "inbox")
    records.erase(vault, line.id, now=NOW)
    path.write_bytes(content)

    inbox.take_in(vault, now=NOW)

    assert lines(vault) == []


def test_undo_and_redo_pass_over_what_is_taken_in(vault: Vault) -> None:
    records.add(vault, "company", {"name": "Acme"}, now=NOW)
    undoing.undo(vault, now=NOW)
    inbox.capture(vault.folder, "One", now=NOW)
    inbox.take_in(vault, now=NOW)

    assert undoing.redo(vault, now=NOW) == "add company"
    assert undoing.undo(vault, now=NOW) == "add company"
    assert lines(vault) == ["One"]


@pytest.mark.parametrize("text", ["ä" * 100_000, "\U0001f600" * 100_000, "\n" * 99_999 + "x"])
def test_the_longest_line_is_taken_in_whole(vault: Vault, text: str) -> None:
    inbox.capture(vault.folder, text, now=NOW)

    assert inbox.take_in(vault, now=NOW).filed == 1

    (line,) = records.list_of(vault, "inbox")
    assert line.to_json()["text"] == text


def test_what_would_not_be_read_again_is_not_sealed(vault: Vault) -> None:
    captures.seal(vault.folder, "x" * (2 * 1024 * 1024 - 100), NOW)
    (path,) = captures.sealed_files(vault.folder)
    assert captures.unseal(path, vault.master, vault.id) is not None

    with pytest.raises(LongCaptureError):
        captures.seal(vault.folder, "x" * 2 * 1024 * 1024, NOW)


@pytest.mark.parametrize(
    "said",
    [
        b"not JSON",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 200_000,
        b'{"text": "x"}',
        b'{"text": 1, "at": "2026-01-01T00:00:00Z"}',
        b'{"text": "x", "at": 1}',
        b'{"text": "x", "at": "never"}',
        b'{"text": "x", "at": "2026-01-01T00:00:00"}',
        b'{"text": "x", "at": "0001-01-01T00:00:00+14:00"}',
        b'{"text": "x", "at": "1969-12-31T00:00:00Z"}',
        b'{"text": "x", "at": "9999-12-31T23:59:59-14:00"}',
        b'{"text": "", "at": "2026-01-01T00:00:00Z"}',
        b'{"text": "\\ud800", "at": "2026-01-01T00:00:00Z"}',
        b'{"text": "bell \\u0007", "at": "2026-01-01T00:00:00Z"}',
    ],
)
def test_a_line_that_no_record_could_hold_keeps_no_other_out(
    vault: Vault, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hostile:
        hostile.setattr(captures, "_padded", lambda _: said)
        captures.seal(vault.folder, "Replaced", NOW)
    (path,) = captures.sealed_files(vault.folder)
    inbox.capture(vault.folder, "Good", now=NOW)

    assert inbox.take_in(vault, now=NOW) == TakenIn(filed=1, unreadable=1)
    assert lines(vault) == ["Good"]
    assert captures.sealed_files(vault.folder) == [path]


def test_what_is_no_file_is_left_where_it_is(vault: Vault) -> None:
    folder = vault.folder / captures.FOLDER
    (folder / "folder.sealed").mkdir(parents=True)
    (folder / "nowhere.sealed").symlink_to("nothing")
    os.mkfifo(folder / "pipe.sealed")
    inbox.capture(vault.folder, "Good", now=NOW)

    assert inbox.take_in(vault, now=NOW) == TakenIn(filed=1, unreadable=3)
    assert lines(vault) == ["Good"]


@pytest.mark.parametrize("at", [0, 31, 40, 60, -1])
def test_a_changed_file_is_left_where_it_is(vault: Vault, at: int) -> None:
    inbox.capture(vault.folder, "Changed", now=NOW)
    (path,) = captures.sealed_files(vault.folder)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)

    assert inbox.take_in(vault, now=NOW) == TakenIn(filed=0, unreadable=1)
    assert captures.sealed_files(vault.folder) == [path]


def test_a_file_sealed_for_another_vault_is_left_where_it_is(vault: Vault, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    key = bytes(range(32)).hex()
    (other / captures.PUBLIC_KEY).write_text(key)
    captures.seal(other, "For somebody else", NOW)
    (vault.folder / captures.FOLDER).mkdir()
    (path,) = captures.sealed_files(other)
    (vault.folder / captures.FOLDER / path.name).write_bytes(path.read_bytes())

    assert inbox.take_in(vault, now=NOW) == TakenIn(filed=0, unreadable=1)


@pytest.mark.parametrize("key", ["", "zz" * 32, "00" * 31])
def test_a_vault_whose_public_key_is_damaged_takes_no_line(vault: Vault, key: str) -> None:
    (vault.folder / captures.PUBLIC_KEY).write_text(key)

    with pytest.raises(CaptureNotTakenError):
        inbox.capture(vault.folder, "Lost?", now=NOW)

    assert captures.sealed_files(vault.folder) == []


def test_opening_the_vault_mends_its_public_key(vault: Vault) -> None:
    (vault.folder / captures.PUBLIC_KEY).write_text("damaged")
    records.add(vault, "company", {"name": "Acme"}, now=NOW)

    inbox.capture(vault.folder, "Kept", now=NOW)
    inbox.take_in(vault, now=NOW)

    assert lines(vault) == ["Kept"]


@pytest.mark.parametrize("text", ["", "   ", "bell \x07", "x" * 100_001])
def test_a_line_that_no_record_could_hold_is_refused_at_once(vault: Vault, text: str) -> None:
    with pytest.raises(FieldError):
        inbox.capture(vault.folder, text, now=NOW)

    assert captures.sealed_files(vault.folder) == []


def test_an_inbox_record_is_as_wide_as_its_table(vault: Vault) -> None:
    with vault.reading() as connection:
        found = connection.execute("SELECT * FROM inbox").description
    assert tuple(column[0] for column in found) == columns_of("inbox")
