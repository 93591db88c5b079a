from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vrm_app.domain.errors import UserError
from vrm_app.outside.confined import run_confined
from vrm_app.outside.limits import (
    CELL_CHARACTERS,
    FILE_BYTES,
    RECORDS,
    LargeFileError,
    ManyRecordsError,
    UnreadableFileError,
    UnsafeFileError,
)
from vrm_app.outside.password_exports import FORMS, detect, read
from vrm_app.outside.reading import Reading, Reason, RowError

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
CONTENTS = [path.read_bytes() for path in EXPORTS.iterdir() if path.suffix in {".json", ".csv"}]
HEADER = b"folder,type,name,login_uri,login_username,login_password\n"
LOGIN = b'{"type": 1, "name": "Shop", "login": {"uris": [{"uri": "shop.example"}]}}'


def read_or_refuse(content: bytes, form: str) -> Reading | None:
    try:
        return read(content, form)
    except UserError:
        return None


@settings(deadline=None, max_examples=500)
@given(st.binary(), st.sampled_from(FORMS))
@example(b"\x00" * 64, FORMS[0])
def test_any_bytes_are_read_or_refused(content: bytes, form: str) -> None:
    assert detect(content) in {None, *FORMS}
    read_or_refuse(content, form)


@settings(deadline=None, max_examples=500)
@given(
    st.sampled_from(CONTENTS),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=8))),
)
def test_any_damage_to_an_export_is_read_or_refused(
    content: bytes, damages: list[tuple[int, int, bytes]]
) -> None:
    for start, length, patch in damages:
        at = start % len(content) if content else 0
        content = content[:at] + patch + content[at + length :]
    for form in FORMS:
        read_or_refuse(content, form)


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(b'{"items": ' + b"[" * 200_000, id="200,000 brackets"),
        pytest.param(b'{"items": [' + b"9" * 4_000_000 + b"]}", id="4,000,000 digits"),
        pytest.param(b'{"items": [NaN]}', id="not a number"),
        pytest.param(b'{"items": [' + LOGIN[:-1] + b', "name": "B"}]}', id="a member twice"),
        pytest.param(b'{"items": [], "items": []}', id="items twice"),
        pytest.param(b"\x00" * 40_000_000, id="zero bytes"),
        pytest.param(HEADER + b"\xff\xfe" + b"\x00" * 1_000, id="zero bytes in a table"),
        pytest.param(b'"' * 40_000_000, id="quotes"),
        pytest.param(b"{" + b" " * 40_000_000, id="blanks"),
    ],
)
def test_a_bomb_is_refused_by_every_reader(bomb: bytes) -> None:
    for form in FORMS:
        reading = read_or_refuse(bomb, form)

        assert reading is None or not reading.companies


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_a_hundred_megabytes_is_refused_before_anything_reads_it(form: str) -> None:
    with pytest.raises(LargeFileError):
        read(b"x" * (2 * FILE_BYTES), form)
    with pytest.raises(LargeFileError):
        run_confined(form, b"x" * (FILE_BYTES + 1))


def test_a_cell_that_is_too_long_is_an_error_and_the_next_row_is_read() -> None:
    long = b",login," + b"a" * (CELL_CHARACTERS + 1) + b",shop.example,,\n"
    reading = read(HEADER + long + b",login,Shop,shop.example,,\n", "bitwarden-csv")

    assert reading.errors == (RowError(row=2, reason=Reason.DAMAGED),)
    assert [company.name for company in reading.companies] == ["Shop"]


def test_fifty_thousand_entries_are_read() -> None:
    rows = b"".join(b",login,Shop %d,shop%d.example,,\n" % (n, n) for n in range(RECORDS))

    assert len(run_confined("bitwarden-csv", HEADER + rows).companies) == RECORDS


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (HEADER + b",login,Shop,shop.example,,\n" * (RECORDS + 1), "bitwarden-csv"),
        (HEADER + b"\n" * (RECORDS + 1), "bitwarden-csv"),
        (b'{"items": [' + (LOGIN + b",") * RECORDS + LOGIN + b"]}", "bitwarden-json"),
    ],
)
def test_more_entries_are_refused(content: bytes, form: str) -> None:
    with pytest.raises(ManyRecordsError):
        read(content, form)


def test_a_file_that_takes_all_memory_is_refused_by_the_limits() -> None:
    content = b'{"items": [' + b'{"id":{}},' * 4_900_000 + b"{}]}"

    with pytest.raises(UnsafeFileError):
        run_confined("bitwarden-json", content)


@pytest.mark.parametrize("form", FORMS)
def test_a_bomb_is_refused_by_the_reading_process_too(form: str) -> None:
    with pytest.raises(UnreadableFileError):
        run_confined(form, b"[" * 200_000)
