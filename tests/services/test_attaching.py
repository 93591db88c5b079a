"""Files go into the vault and come out byte for byte."""

import hashlib
from datetime import UTC

import pytest
from building import (
    NOBODY,
    NOW,
    attach,
    changes,
    company,
    counter,
    delete,
    erase,
    record,
    restore,
    shown,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vrm_app.domain.errors import FieldError
from vrm_app.domain.kinds import KINDS
from vrm_app.services.attaching import NotAFileError, content_of, media_type
from vrm_app.services.attaching import attach as put
from vrm_app.services.checking import check
from vrm_app.services.searching import search
from vrm_app.vault.files import PART
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.vault import Vault


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 7])
def test_a_file_of_any_size_comes_out_as_it_went_in(size: int, vault: Vault) -> None:
    content = bytes(number % 251 for number in range(size))
    kept = put(vault, company(vault), "data.bin", content, now=NOW)
    assert (kept.size, kept.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert content_of(vault, kept.id) == (kept, content)
    assert check(vault).problems == []


@given(content=st.binary(max_size=300))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_come_out_as_they_went_in(vault: Vault, content: bytes) -> None:
    assert content_of(vault, attach(vault, company(vault), content))[1] == content


def test_the_same_bytes_are_kept_once(vault: Vault) -> None:
    acme = company(vault)
    one, two = attach(vault, acme, b"same", "one.txt"), attach(vault, acme, b"same", "two.txt")
    with vault.reading() as connection:
        assert connection.execute("SELECT count(*) FROM file_part").fetchone() == (1,)
    erase(vault, one)
    assert content_of(vault, two)[1] == b"same"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_may_be_about_any_record(kind: str, vault: Vault, ids: dict[str, str]) -> None:
    file = attach(vault, ids[kind])
    assert record(vault, file).to_json()["about"] == ids[kind]


def test_a_file_about_nothing_is_refused_and_its_bytes_with_it(vault: Vault) -> None:
    gone = company(vault)
    erase(vault, gone)
    before = counter(vault), len(changes(vault))
    for about in (NOBODY, gone, "nonsense", ""):
        with pytest.raises(FieldError) as refused:
            attach(vault, about, b"bytes")
        assert refused.value.field == "about"
    assert (counter(vault), len(changes(vault))) == before
    with vault.reading() as connection:
        assert connection.execute("SELECT count(*) FROM file_part").fetchone() == (0,)


@pytest.mark.parametrize("name", ["two\nlines.txt", "a\x1b[31m.txt", "a\udcff.txt", "a" * 301, " "])
def test_a_name_that_is_no_line_of_text_is_refused(name: str, vault: Vault) -> None:
    with pytest.raises(FieldError) as refused:
        attach(vault, company(vault), name=name)
    assert refused.value.field == "file_name"


def test_a_file_is_found_by_its_name(vault: Vault) -> None:
    file = attach(vault, company(vault), name="Quokka invoice.pdf")
    assert [one.id for one in search(vault, "quokka", zone=UTC)] == [file]


def test_only_files_are_saved(vault: Vault) -> None:
    with pytest.raises(NotAFileError):
        content_of(vault, company(vault))
    with pytest.raises(UnknownRecordError):
        content_of(vault, NOBODY)


def test_a_file_in_the_trash_keeps_its_bytes_until_it_is_erased(vault: Vault) -> None:
    file = attach(vault, company(vault), b"bytes")
    delete(vault, file)
    assert content_of(vault, file)[1] == b"bytes"
    restore(vault, file)
    assert shown(vault, "attachment") == [file]
    erase(vault, file)
    with pytest.raises(UnknownRecordError):
        content_of(vault, file)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.pdf", "application/pdf"), ("A.PDF", "application/pdf"), ("a.txt", "text/plain"),
        ("a.png", "image/png"), ("a.txt.gz", "application/octet-stream"),
        ("nothing", "application/octet-stream"), ("a.unheardof", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_ending_of_a_name_tells_its_media_type(name: str, expected: str) -> None:
    assert media_type(name) == expected
