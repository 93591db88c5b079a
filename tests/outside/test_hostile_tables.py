from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vrm_app.outside.company_table import is_table, read
from vrm_app.outside.confined import run_confined_table
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import (
    CELL_CHARACTERS,
    FILE_BYTES,
    RECORDS,
    LargeFileError,
    ManyRecordsError,
    UnreadableFileError,
)
from vrm_app.outside.plain_text import Encoding, one_line
from vrm_app.outside.reading import Reason
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_reading import TableReading, as_value, from_value
from vrm_app.outside.table_settings import AS_FOUND, Delimiter, TableSettings

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
CONTENTS = [path.read_bytes() for path in sorted(TABLES.iterdir())]
HEADER = b"Company,Website,Since,Email\n"
GOOD = b"Good,good.example,2020-01-02,a@good.example\n"

SETTINGS = st.builds(
    TableSettings,
    mapping=st.lists(
        st.tuples(
            st.sampled_from(["Company", "Firma", "Column 1", "Website", "title"]) | st.text(),
            st.none() | st.sampled_from(TableField),
        ),
        max_size=2,
    ).map(tuple),
    encoding=st.none() | st.sampled_from(Encoding),
    delimiter=st.none() | st.sampled_from(Delimiter),
    date_order=st.none() | st.sampled_from(DateOrder),
)
CELLS = st.text(max_size=12) | st.sampled_from(
    ["", "a.example", "3/4/2020", "31.12.2020", "=1+1", '="1"', "DE", "yes", "a@b.example", "'=x"]
)


def read_or_refuse(content: bytes, given_settings: TableSettings = AS_FOUND) -> TableReading | None:
    """Return the reading, which crosses to another process as it is, or nothing."""
    try:
        found = read(content, given_settings)
    except UnreadableFileError as error:
        refusal = error
    else:
        assert from_value(as_value(found)) == found
        return found
    # A parser's own error holds the text it failed on.
    assert refusal.__context__ is None
    return None


@settings(deadline=None, max_examples=1_000)
@given(st.binary(max_size=400), SETTINGS)
@example(b"\x00" * 64, AS_FOUND)
def test_any_bytes_are_read_or_refused(content: bytes, given_settings: TableSettings) -> None:
    is_table(content)
    read_or_refuse(content, given_settings)
    read_or_refuse(HEADER + content, given_settings)


@settings(deadline=None, max_examples=500)
@given(
    st.lists(st.sampled_from([*TableField, "Website", "PLZ", "Since"]), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=6), max_size=4),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16", "utf-16-be"]),
    SETTINGS,
)
def test_any_cells_are_read_or_refused(
    headings: list[str],
    rows: list[list[str]],
    delimiter: str,
    encoding: str,
    given_settings: TableSettings,
) -> None:
    lines = [delimiter.join(row) for row in [headings, *rows]]
    read_or_refuse("\n".join(lines).encode(encoding, "surrogatepass"), given_settings)


@settings(deadline=None, max_examples=500)
@given(
    st.sampled_from(CONTENTS),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=8))),
    SETTINGS,
)
def test_any_damage_to_a_table_is_read_or_refused(
    content: bytes, damages: list[tuple[int, int, bytes]], given_settings: TableSettings
) -> None:
    for start, length, patch in damages:
        at = start % len(content) if content else 0
        content = content[:at] + patch + content[at + length :]
    read_or_refuse(content, given_settings)


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(HEADER, id="only headings"),
        pytest.param(b"\x00" * 40_000_000, id="zero bytes"),
        pytest.param(b"\xff\xfe" + b"\x00" * 1_000, id="zero bytes in UTF-16"),
        pytest.param(bytes(range(256)) * 1_000, id="all bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), id="a picture"),
        pytest.param(b'"' * 40_000_000, id="quotes"),
        pytest.param(b"Company," + b"x," * 1_000_000 + b"\n" + GOOD, id="1,000,000 columns"),
        pytest.param(b"x" * 40_000_000, id="one endless heading"),
        pytest.param(HEADER + b"\n".join([GOOD] * (RECORDS + 1)), id="too many rows"),
        pytest.param(HEADER + b"\n" * 10_000_000, id="too many empty lines"),
    ],
)
def test_a_bomb_is_refused(bomb: bytes) -> None:
    for given_settings in (AS_FOUND, TableSettings(delimiter=Delimiter.COMMA)):
        with pytest.raises(UnreadableFileError):
            read(bomb, given_settings)
    with pytest.raises(UnreadableFileError):
        run_confined_table(bomb, AS_FOUND)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(b"A" * 1_000_000 + b",a.example,,\n", id="an endless cell"),
        pytest.param(b'"' + b"A " * 60_000 + b'B",a.example,,\n', id="an endless name"),
        pytest.param(b"A," + b"x," * 1_000_000 + b"\n", id="1,000,000 cells"),
        pytest.param(b'"A"A,a.example,,\n', id="a broken quote"),
        pytest.param(b'=cmd|"/C calc"!A0,a.example,,\n', id="a formula"),
        pytest.param(b"A,a.example,3/4/2020,\n", id="a day that can be two"),
        pytest.param(b"A,a.example,0000-00-00,\n", id="a day that never was"),
    ],
)
def test_a_hostile_row_is_an_error_and_the_next_row_is_read(row: bytes) -> None:
    reading = read(HEADER + row + GOOD).reading

    assert [error.row for error in reading.errors] == [2]
    assert [company.name for company in reading.companies] == ["Good"]


def test_a_quote_left_open_is_an_error_and_the_rows_before_are_read() -> None:
    reading = read(HEADER + GOOD + b'"Open,open.example,,\n' + b"B,b.example,,\n").reading

    assert [(error.row, error.reason) for error in reading.errors] == [(3, Reason.DAMAGED)]
    assert [company.name for company in reading.companies] == ["Good"]


def test_a_quote_left_open_in_the_headings_leaves_no_name() -> None:
    assert not read(b'Company,"Web\nsite\n' + GOOD * 20).table.names_companies


def test_signs_that_deceive_do_not_come_in() -> None:
    name = "A\x00B\u202egpj\u2066\ufeff\x1b[31m\x07"
    company, _ = read(HEADER + f"{name},a.example,,\n".encode() + GOOD).reading.companies

    assert company.name == "A Bgpj [31m"
    assert company.name == one_line(company.name)


def test_line_ends_may_be_mixed() -> None:
    content = b"Company,Website\r\nA,a.example\rB,b.example\n\r\n\r\rC,c.example"

    assert [one.name for one in read(content).reading.companies] == ["A", "B", "C"]


def test_a_cell_of_the_most_characters_is_read_or_refused_by_what_it_is_for() -> None:
    cell = b"x" * (CELL_CHARACTERS - 1)
    reading = read(b"Company,Colour\nA," + cell + b"\n" + cell + b",\n").reading

    assert [company.name for company in reading.companies] == ["A"]
    assert [error.reason for error in reading.errors] == [Reason.TEXT]


def test_fifty_thousand_rows_are_read() -> None:
    rows = b"".join(b"Shop %d,shop%d.example,2020-01-02,\n" % (n, n) for n in range(RECORDS))

    assert len(run_confined_table(HEADER + rows, AS_FOUND).reading.companies) == RECORDS
    with pytest.raises(ManyRecordsError):
        read(HEADER + rows + GOOD)


def test_a_file_of_a_hundred_megabytes_is_refused_before_anything_reads_it() -> None:
    for reader in (read, run_confined_table):
        with pytest.raises(LargeFileError):
            reader(b"x" * (2 * FILE_BYTES), AS_FOUND)
