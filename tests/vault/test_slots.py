"""The key file's bytes: only what wrap writes is read, and nothing of it can be changed."""

import hashlib
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.domain.errors import UserError
from vrm_app.vault.keys import (
    DamagedKeyFilesError,
    HostileKeyFileError,
    KdfCost,
    MasterKey,
    NewerVaultError,
    WrongPassphraseError,
    unwrap,
    wrap,
)
from vrm_app.vault.slots import LARGEST, parse

PHRASE = "seven green kettles sing"
VAULT = "0acc060b-b94c-4932-aa18-024c1719276d"
CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
MASTER = MasterKey(bytes(range(32)))
CONTENT = wrap(MASTER, PHRASE, vault_id=VAULT, cost=CHEAP)
FIELDS: dict[str, Any] = json.loads(CONTENT.partition(b"\n")[2])

TEXT = st.text('a0ä\x00\ud800"\\|/', max_size=80)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=8,
)


def test_wrapping_and_unwrapping_gives_the_same_key_and_vault() -> None:
    assert unwrap(CONTENT, PHRASE) == (VAULT, MASTER)


def test_another_passphrase_is_called_wrong() -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap(CONTENT, PHRASE + " ")


def test_the_same_passphrase_typed_in_another_form_opens() -> None:
    content = wrap(MASTER, "zwölf \uff42oxkämpfer", vault_id=VAULT, cost=CHEAP)

    assert unwrap(content, "zwo\u0308lf boxka\u0308mpfer")[1] == MASTER


def test_wrapping_twice_shares_nothing_secret() -> None:
    again = fields_of(wrap(MASTER, PHRASE, vault_id=VAULT, cost=CHEAP))

    assert all(again[name] != FIELDS[name] for name in ("salt", "nonce", "wrapped"))


def test_the_file_never_holds_the_key_or_the_passphrase() -> None:
    assert MASTER.secret.hex().encode() not in CONTENT
    assert MASTER.secret not in CONTENT
    assert PHRASE.encode() not in CONTENT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("vault", "0acc060b-b94c-4932-aa18-024c1719276e"),
        ("memory_kib", 19 * 1024 + 4),
        ("passes", 2),
        ("lanes", 2),
        ("salt", "00" * 16),
        ("nonce", "00" * 12),
        ("wrapped", "00" * 48),
    ],
)
def test_a_changed_field_with_a_fitting_checksum_does_not_open(name: str, value: object) -> None:
    with pytest.raises(WrongPassphraseError):
        unwrap(sealed(FIELDS | {name: value}), PHRASE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**32 - 1),
        ("memory_kib", 2048 * 1024 + 1),
        ("memory_kib", 19 * 1024 - 1),
        ("memory_kib", 0),
        ("memory_kib", -1),
        ("memory_kib", 10**100),
        ("passes", 0),
        ("passes", 65),
        ("passes", 2**32),
        ("lanes", 0),
        ("lanes", 17),
        ("lanes", 2**24),
    ],
)
def test_absurd_costs_are_refused_at_once(name: str, value: int) -> None:
    hostile = sealed(FIELDS | {name: value})
    start = time.perf_counter()

    with pytest.raises(HostileKeyFileError):
        unwrap(hostile, PHRASE)

    assert time.perf_counter() - start < 0.05


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("passes", 1.0),
        ("passes", True),
        ("passes", "1"),
        ("passes", None),
        ("lanes", [1]),
        ("memory_kib", float("nan")),
        ("memory_kib", float("inf")),
        ("salt", "0" * 31),
        ("salt", "00" * 15),
        ("salt", "0G" * 16),
        ("salt", "AB" * 16),
        ("salt", 0),
        ("nonce", "00" * 13),
        ("wrapped", "00" * 47),
        ("vault", ""),
        ("vault", "a|b"),
        ("vault", "../" * 4),
        ("vault", "a" * 65),
        ("vault", 7),
        ("slot", "keyring"),
        ("kdf", "argon2i"),
        ("format", "something else"),
        ("version", 0),
        ("version", True),
        ("version", "2"),
        ("colour", "red"),
    ],
)
def test_values_that_wrap_never_writes_are_damage(name: str, value: object) -> None:
    with pytest.raises(DamagedKeyFilesError):
        parse(sealed(FIELDS | {name: value}))


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_missing_field_is_damage(name: str) -> None:
    with pytest.raises(DamagedKeyFilesError):
        parse(sealed({key: value for key, value in FIELDS.items() if key != name}))


@pytest.mark.parametrize(
    "body",
    [
        CONTENT.partition(b"\n")[2] + b"\n",
        b" " + CONTENT.partition(b"\n")[2],
        CONTENT.partition(b"\n")[2].replace(b'"lanes":1', b'"lanes":1,"lanes":1'),
        CONTENT.partition(b"\n")[2].replace(b'"lanes":1', b'"lanes":1,"lanes":9999'),
        CONTENT.partition(b"\n")[2].replace(b'"lanes":1', b'"lanes": 1'),
        CONTENT.partition(b"\n")[2].replace(b"dealings", b"deal\\u0069ngs"),
        CONTENT.partition(b"\n")[2].replace(b'"lanes":1', b'"lanes":' + b"1" * 5000),
        json.dumps(dict(reversed(FIELDS.items())), separators=(",", ":")).encode(),
        b"[" * 15_000,
        b'{"version":2}',
        b"[]",
        b"null",
        b"",
        b"\xff\xfe",
    ],
)
def test_any_other_spelling_is_damage(body: bytes) -> None:
    with pytest.raises(DamagedKeyFilesError):
        parse(with_checksum(body))


def test_a_file_larger_than_any_of_ours_is_damage() -> None:
    with pytest.raises(DamagedKeyFilesError):
        parse(sealed(FIELDS | {"version": 2, "more": "x" * LARGEST}))


def test_a_newer_version_is_called_newer_whatever_else_it_holds() -> None:
    with pytest.raises(NewerVaultError):
        parse(sealed({"format": FIELDS["format"], "version": 2, "slots": [1, 2]}))


def test_a_newer_version_with_a_wrong_checksum_is_damage() -> None:
    body = sealed({"format": FIELDS["format"], "version": 2}).partition(b"\n")[2]

    with pytest.raises(DamagedKeyFilesError):
        parse(b"0" * 64 + b"\n" + body)


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_random_bytes_raise_a_kind_error(content: bytes) -> None:
    with pytest.raises(UserError):
        parse(content)
    with pytest.raises(UserError):
        parse(with_checksum(content))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), JSON))
def test_random_fields_with_a_fitting_checksum_raise_a_kind_error(changes: dict[str, Any]) -> None:
    content = sealed(FIELDS | changes)
    try:
        slot = parse(content)
    except UserError:
        return
    assert slot.vault_id == json.loads(content.partition(b"\n")[2])["vault"]


def test_a_vault_id_that_could_be_mistaken_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="not allowed"):
        wrap(MASTER, PHRASE, vault_id="a|b", cost=CHEAP)


def fields_of(content: bytes) -> dict[str, Any]:
    return dict(json.loads(content.partition(b"\n")[2]))


def sealed(fields: dict[str, Any]) -> bytes:
    return with_checksum(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode())


def with_checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body
