"""The key files: two copies, each strict, either enough."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vrm_app.vault.keys import (
    KEY_FILE,
    SPARE_KEY_FILE,
    DamagedKeyFilesError,
    HostileKeyFileError,
    KdfCost,
    MasterKey,
    MissingKeyFilesError,
    NewerVaultError,
    WrongPassphraseError,
    read_key_files,
    repair,
    unwrap,
    wrap,
    write_key_files,
)

PHRASE = "seven green kettles sing"
VAULT = "0acc060b-b94c-4932-aa18-024c1719276d"
CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
MASTER = MasterKey(bytes(range(32)))
CONTENT = wrap(MASTER, PHRASE, vault_id=VAULT, cost=CHEAP)
OTHER = wrap(MASTER, "another good passphrase", vault_id=VAULT, cost=CHEAP)


def test_a_written_key_file_opens_with_its_passphrase(tmp_path: Path) -> None:
    write_key_files(tmp_path, CONTENT)

    found = read_key_files(tmp_path)

    assert unwrap(found.content, PHRASE) == (VAULT, MASTER)
    assert found.to_repair == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == [KEY_FILE, SPARE_KEY_FILE]


def test_a_flipped_bit_in_any_byte_of_one_copy_is_repaired_from_the_other(tmp_path: Path) -> None:
    for name in (KEY_FILE, SPARE_KEY_FILE):
        for at in range(len(CONTENT)):
            write_both(tmp_path, CONTENT)
            (tmp_path / name).write_bytes(flipped(CONTENT, at))

            found = read_key_files(tmp_path)

            assert found.content == CONTENT
            assert found.to_repair == (name,)


def test_repairing_makes_both_copies_alike(tmp_path: Path) -> None:
    write_key_files(tmp_path, CONTENT)
    (tmp_path / KEY_FILE).write_bytes(flipped(CONTENT, 100))

    repair(tmp_path, read_key_files(tmp_path))

    assert (tmp_path / KEY_FILE).read_bytes() == CONTENT
    assert read_key_files(tmp_path).to_repair == ()


def test_a_flipped_bit_in_any_byte_of_both_copies_is_named(tmp_path: Path) -> None:
    for at in range(len(CONTENT)):
        write_both(tmp_path, flipped(CONTENT, at))

        with pytest.raises(DamagedKeyFilesError):
            read_key_files(tmp_path)


def test_copies_cut_short_at_any_length_are_named_or_repaired(tmp_path: Path) -> None:
    for length in range(len(CONTENT)):
        write_both(tmp_path, CONTENT[:length])
        with pytest.raises(DamagedKeyFilesError):
            read_key_files(tmp_path)

        (tmp_path / SPARE_KEY_FILE).write_bytes(CONTENT)
        assert read_key_files(tmp_path).to_repair == (KEY_FILE,)


@pytest.mark.parametrize("name", [KEY_FILE, SPARE_KEY_FILE])
def test_a_missing_copy_is_made_again_from_the_other(tmp_path: Path, name: str) -> None:
    write_key_files(tmp_path, CONTENT)
    (tmp_path / name).unlink()

    repair(tmp_path, read_key_files(tmp_path))

    assert (tmp_path / name).read_bytes() == CONTENT


def test_no_copy_at_all_is_not_called_damage(tmp_path: Path) -> None:
    with pytest.raises(MissingKeyFilesError, match="recovery words"):
        read_key_files(tmp_path)


@pytest.mark.parametrize("name", [KEY_FILE, SPARE_KEY_FILE])
def test_one_missing_and_one_damaged_copy_are_called_damage(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CONTENT[:-1])

    with pytest.raises(DamagedKeyFilesError):
        read_key_files(tmp_path)


def test_what_is_no_file_counts_as_a_damaged_copy(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()
    (tmp_path / SPARE_KEY_FILE).write_bytes(CONTENT)

    assert read_key_files(tmp_path).to_repair == (KEY_FILE,)


def test_the_first_copy_wins_when_a_change_of_passphrase_was_cut_between(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(OTHER)
    (tmp_path / SPARE_KEY_FILE).write_bytes(CONTENT)

    found = read_key_files(tmp_path)

    assert found.content == OTHER
    assert found.to_repair == (SPARE_KEY_FILE,)


@pytest.mark.parametrize("name", [KEY_FILE, SPARE_KEY_FILE])
def test_a_copy_by_a_newer_program_is_never_repaired_away(
    tmp_path: Path, name: str, newer_content: bytes
) -> None:
    write_both(tmp_path, CONTENT)
    (tmp_path / name).write_bytes(newer_content)

    with pytest.raises(NewerVaultError):
        read_key_files(tmp_path)


def test_a_hostile_copy_yields_to_a_good_one(tmp_path: Path, hostile_content: bytes) -> None:
    write_both(tmp_path, hostile_content)
    with pytest.raises(HostileKeyFileError):
        read_key_files(tmp_path)

    (tmp_path / SPARE_KEY_FILE).write_bytes(CONTENT)
    assert read_key_files(tmp_path).to_repair == (KEY_FILE,)


def test_content_that_fails_its_check_replaces_nothing(tmp_path: Path) -> None:
    write_key_files(tmp_path, CONTENT)

    with pytest.raises(DamagedKeyFilesError):
        write_key_files(tmp_path, OTHER[:-1])
    with pytest.raises(WrongPassphraseError):
        write_key_files(tmp_path, OTHER, lambda content: unwrap(content, PHRASE))

    assert read_key_files(tmp_path).content == CONTENT
    assert read_key_files(tmp_path).to_repair == ()


def test_a_cut_at_any_step_of_a_change_leaves_a_key_file_that_opens(tmp_path: Path) -> None:
    seen, step, finished = set(), 0, False
    while not finished:
        write_both(tmp_path, CONTENT)
        with pytest.MonkeyPatch.context() as patch:
            cut_after(step, patch)
            try:
                write_key_files(tmp_path, OTHER)
                finished = True
            except PowerCutError:
                step += 1

        found = read_key_files(tmp_path)
        seen.add((found.content == OTHER, found.to_repair))
        repair(tmp_path, found)
        assert read_key_files(tmp_path).to_repair == ()

    assert seen == {(False, ()), (True, (SPARE_KEY_FILE,)), (True, ())}
    assert step > 16


def test_both_copies_are_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_key_files(tmp_path, CONTENT)
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_changing_the_passphrase_writes_little(tmp_path: Path) -> None:
    write_key_files(tmp_path, CONTENT)

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 8 * 1024


@pytest.fixture
def newer_content() -> bytes:
    return resealed(CONTENT.replace(b'"version":1', b'"colour":"red","version":2'))


@pytest.fixture
def hostile_content() -> bytes:
    return resealed(CONTENT.replace(b'"passes":1', b'"passes":65'))


class PowerCutError(BaseException):
    """Nothing can be done any more, not even cleaning up."""


def cut_after(steps: int, patch: pytest.MonkeyPatch) -> None:
    left = steps

    def cut(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise PowerCutError
            return real(*args, **kwargs)

        return call

    for name in ("open", "write", "fsync", "lseek", "read", "replace", "unlink"):
        patch.setattr(os, name, cut(getattr(os, name)))


def write_both(folder: Path, content: bytes) -> None:
    for name in (KEY_FILE, SPARE_KEY_FILE):
        (folder / name).write_bytes(content)


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def resealed(content: bytes) -> bytes:
    body = content.partition(b"\n")[2]
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body
