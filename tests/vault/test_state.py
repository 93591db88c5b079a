"""The state beside the vault and its witness elsewhere."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.vault.master_key import MasterKey
from vrm_app.vault.slots import NewerVaultError
from vrm_app.vault.small_files import FileNotWrittenError
from vrm_app.vault.state import (
    STATE_FILE,
    DamagedStateError,
    VaultState,
    read_state,
    read_witness,
    write_state,
    write_witness,
)

VAULT = "0acc060b-b94c-4932-aa18-024c1719276d"
KEY = MasterKey(bytes(range(32))).derive("state", VAULT, 32)
PAGE, SLOT = 4096, 512


def state(counter: int) -> VaultState:
    return VaultState(vault_id=VAULT, commit_counter=counter, schema=3)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a state file after its seventh commit."""
    for counter in range(1, 8):
        write_state(tmp_path, KEY, state(counter))
    return tmp_path / STATE_FILE


def test_a_vault_without_a_state_file_has_no_state(tmp_path: Path) -> None:
    assert read_state(tmp_path, KEY) is None


def test_each_written_state_is_read_back(tmp_path: Path) -> None:
    for counter in (1, 2, 3, 2**63 - 1, 4):
        write_state(tmp_path, KEY, state(counter))

        assert read_state(tmp_path, KEY) == state(counter)
    assert [path.name for path in tmp_path.iterdir()] == [STATE_FILE]


def test_a_change_leaves_the_newest_slot_alone(file: Path) -> None:
    before = file.read_bytes()
    write_state(file.parent, KEY, state(8))
    after = file.read_bytes()

    assert len(before) == len(after) == 2 * PAGE
    assert [before[at : at + PAGE] == after[at : at + PAGE] for at in (0, PAGE)].count(True) == 1


def test_a_write_torn_at_any_byte_leaves_the_state_before_or_the_new_one(file: Path) -> None:
    before = file.read_bytes()
    write_state(file.parent, KEY, state(8))
    after = file.read_bytes()
    start = 0 if before[:PAGE] != after[:PAGE] else PAGE
    seen = set()

    for at in range(start, start + SLOT + 1):
        for torn in (
            after[:at] + before[at:],
            before[:at] + after[at:],
            after[:at] + b"\0" * (start + PAGE - at) + after[start + PAGE :],
        ):
            file.write_bytes(torn)
            found = read_state(file.parent, KEY)
            seen.add(found)

            write_state(file.parent, KEY, state(9))
            assert read_state(file.parent, KEY) == state(9)

    assert seen == {state(7), state(8)}


def test_damage_to_any_byte_of_one_slot_costs_one_commit_at_most(file: Path) -> None:
    content = file.read_bytes()
    for start in (0, PAGE):
        for at in range(start, start + SLOT):
            file.write_bytes(flipped(content, at))

            assert read_state(file.parent, KEY) in {state(6), state(7)}


def test_a_whole_page_of_rubbish_costs_one_commit_at_most(file: Path) -> None:
    content = file.read_bytes()
    for rubbish in (content[:PAGE] + os.urandom(PAGE), os.urandom(PAGE) + content[PAGE:]):
        file.write_bytes(rubbish)

        assert read_state(file.parent, KEY) in {state(6), state(7)}


def test_damage_to_both_slots_is_named(file: Path) -> None:
    content = file.read_bytes()
    for at in range(SLOT):
        file.write_bytes(flipped(flipped(content, at), PAGE + at))

        with pytest.raises(DamagedStateError):
            read_state(file.parent, KEY)


def test_a_file_cut_short_is_named_or_one_commit_behind(file: Path) -> None:
    content = file.read_bytes()
    for length in (*range(SLOT + 1), PAGE, PAGE + 1, PAGE + SLOT - 1):
        file.write_bytes(content[:length])
        if length < SLOT:
            with pytest.raises(DamagedStateError):
                read_state(file.parent, KEY)
        else:
            assert read_state(file.parent, KEY) in {state(6), state(7)}


def test_slots_that_changed_places_are_not_believed(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[PAGE:] + content[:PAGE])

    with pytest.raises(DamagedStateError):
        read_state(file.parent, KEY)


def test_the_state_of_another_vault_is_not_believed(file: Path) -> None:
    other = MasterKey(bytes(32)).derive("state", VAULT, 32)

    with pytest.raises(DamagedStateError):
        read_state(file.parent, other)


def test_a_link_in_its_place_is_not_followed(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))

    with pytest.raises(DamagedStateError):
        read_state(file.parent, KEY)


def test_a_damaged_file_is_replaced_by_the_next_commit(file: Path) -> None:
    file.write_bytes(b"rubbish")

    write_state(file.parent, KEY, state(9))

    assert read_state(file.parent, KEY) == state(9)


def test_the_state_of_a_newer_program_is_neither_read_nor_overwritten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("vrm_app.vault.state._VERSION", 2)
        file.unlink()
        write_state(file.parent, KEY, state(8))
    content = file.read_bytes()

    with pytest.raises(NewerVaultError):
        read_state(file.parent, KEY)
    with pytest.raises(NewerVaultError):
        write_state(file.parent, KEY, state(9))
    assert file.read_bytes() == content


def test_each_change_reaches_the_disk_before_it_counts(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bytes] = []
    monkeypatch.setattr(os, "fdatasync", lambda _: synced.append(file.read_bytes()))

    write_state(file.parent, KEY, state(8))

    assert synced == [file.read_bytes()]


def test_a_disk_that_fails_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(5, os.strerror(5), descriptor)

    monkeypatch.setattr(os, "fdatasync", fail)
    with pytest.raises(FileNotWrittenError, match=STATE_FILE):
        write_state(file.parent, KEY, state(8))


def test_a_state_that_does_not_fit_is_our_own_fault(tmp_path: Path) -> None:
    too_long = VaultState(vault_id="v" * 500, commit_counter=1, schema=1)

    with pytest.raises(ValueError, match="fit"):
        write_state(tmp_path, KEY, too_long)


@settings(deadline=None)
@given(st.binary(max_size=2 * PAGE))
def test_random_bytes_are_called_damaged(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("vault")
    (folder / STATE_FILE).write_bytes(content)

    with pytest.raises(DamagedStateError):
        read_state(folder, KEY)


def test_state_and_witness_are_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_state(tmp_path, KEY, state(1))
        write_witness(tmp_path / "of the person", VAULT, 1)
    finally:
        os.umask(before)

    folder = tmp_path / "of the person"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in (tmp_path / STATE_FILE, *folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_witness_remembers_each_vault_apart(tmp_path: Path) -> None:
    write_witness(tmp_path, VAULT, 123456)
    write_witness(tmp_path, "another-vault", 7)
    write_witness(tmp_path, VAULT, 9)

    assert read_witness(tmp_path, VAULT) == 9
    assert read_witness(tmp_path, "another-vault") == 7
    assert read_witness(tmp_path, "a-third") is None


@pytest.mark.parametrize("content", [b"", b"12", b"-0000000000000000001\n", b"x" * 21])
def test_a_witness_that_makes_no_sense_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{VAULT}.witness").write_bytes(content)

    assert read_witness(tmp_path, VAULT) is None


def test_a_witness_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / f"{VAULT}.witness").symlink_to(tmp_path / "file")

    write_witness(tmp_path / "file", VAULT, 1)
    write_witness(tmp_path, VAULT, 1)

    assert (tmp_path / "file").read_bytes() == b""
    assert read_witness(tmp_path, VAULT) is None


def test_a_witness_never_leaves_its_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not allowed"):
        write_witness(tmp_path, "../elsewhere", 1)


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
