"""The one secret, and what follows from it."""

import copy
import pickle
import re

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vrm_app.vault.master_key import MasterKey, database_key

MASTER = MasterKey(bytes(range(32)))


def test_new_keys_differ() -> None:
    assert MasterKey.generate() != MasterKey.generate()


def test_a_key_never_shows_itself() -> None:
    shown = f"{MASTER!r} {MASTER} {MASTER!a}"

    assert shown == "MasterKey() MasterKey() MasterKey()"


def test_a_key_is_never_pickled() -> None:
    for dump in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            dump(MASTER)


def test_derived_keys_are_hkdf_sha256_over_use_and_vault() -> None:
    expected = HKDF(
        algorithm=SHA256(), length=32, salt=None, info=b"dealings/v1/backup|some-vault"
    ).derive(MASTER.secret)

    assert MASTER.derive("backup", "some-vault", 32) == expected


def test_each_use_and_each_vault_has_a_key_of_its_own() -> None:
    keys = {
        MASTER.derive("backup", "one", 32),
        MASTER.derive("state", "one", 32),
        MASTER.derive("backup", "two", 32),
        MasterKey(bytes(32)).derive("backup", "one", 32),
    }

    assert len(keys) == 4


@pytest.mark.parametrize(("use", "vault"), [("a|b", "c"), ("a", "b|c"), ("", "c"), ("a", "")])
def test_a_use_or_vault_that_could_be_mistaken_is_refused(use: str, vault: str) -> None:
    with pytest.raises(ValueError, match="not allowed"):
        MASTER.derive(use, vault, 32)


def test_the_database_key_never_changes() -> None:
    """A change here would lock everybody out; worked out with nothing but HMAC."""
    assert database_key(MASTER, MASTER.vault_id()) == (
        "daf085f766e666e7ebf3f726e9d32e57dce849a3321eed4be71add2b868b8208"
        "dd4899760ab1bfc26330d5e13fc775ee"
    )


def test_the_database_key_is_96_hex_digits_key_and_salt() -> None:
    text = database_key(MASTER, "some-vault")

    assert re.fullmatch(r"[0-9a-f]{96}", text)
    assert text != database_key(MASTER, "another-vault")


def test_the_id_of_a_new_vault_follows_from_its_key_alone() -> None:
    assert MASTER.vault_id() == MasterKey(bytes(range(32))).vault_id()
    assert MASTER.vault_id() != MasterKey(bytes(32)).vault_id()
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", MASTER.vault_id())


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_has_32_bytes(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytes(size))


@pytest.mark.parametrize("length", [0, -1, 8161])
def test_a_length_hkdf_cannot_give_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="8160"):
        MASTER.derive("backup", "some-vault", length)
