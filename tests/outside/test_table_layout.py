import pytest

from vrm_app.outside.limits import (
    COLUMNS,
    EmptyTableError,
    ManyColumnsError,
    NotATableError,
)
from vrm_app.outside.table_layout import Quoting, layout_of, rows
from vrm_app.outside.table_settings import Delimiter


@pytest.mark.parametrize("delimiter", Delimiter)
def test_the_delimiter_is_found_out(delimiter: Delimiter) -> None:
    text = "Company,Website,Phone\nA,a.example,1\n".replace(",", delimiter.sign)

    assert layout_of(text).delimiter is delimiter
    assert layout_of(text).headings == ("Company", "Website", "Phone")


@pytest.mark.parametrize("delimiter", Delimiter)
def test_the_delimiter_is_found_out_where_no_heading_is_known(delimiter: Delimiter) -> None:
    lines = ["Uno,Due,Tre", *['"a,b",c;d|e,f'] * 3]
    text = "\n".join(lines).replace(",", delimiter.sign)

    assert layout_of(text).delimiter is delimiter


def test_known_headings_outweigh_the_number_of_columns() -> None:
    text = "Company;Website, if any, or none\nA;a.example,b.example,c.example\n"

    assert layout_of(text).delimiter is Delimiter.SEMICOLON


def test_the_delimiter_named_is_taken() -> None:
    assert layout_of("a,b;c\n", Delimiter.SEMICOLON).headings == ("a,b", "c")


def test_a_first_line_that_tells_the_delimiter_is_no_heading() -> None:
    layout = layout_of("sep=|\r\nCompany|Web,site;\r\nA|a.example\r\n")

    assert (layout.delimiter, layout.headings) == (Delimiter.PIPE, ("Company", "Web,site;"))
    assert list(rows("sep=|\r\nCompany|Web,site;\r\nA|a\r\n", layout, exact=True)) == [
        (3, ["A", "a"])
    ]


def test_single_quotes_are_found_out() -> None:
    text = "'Company';'Website'\n'A;B';'it''s'\n"
    layout = layout_of(text)

    assert layout.quoting is Quoting.SINGLE
    assert list(rows(text, layout, exact=True)) == [(2, ["A;B", "it's"])]


def test_headings_are_distinct_short_and_on_one_line() -> None:
    text = 'Name,name,Name,Name (3),,"two\nlines",' + "x" * 500 + "\u202e,a\n"
    headings = layout_of(text).headings

    assert headings[:6] == ("Name", "name", "Name (3)", "Name (3) (4)", "Column 5", "two lines")
    assert len(headings[6]) == 100
    assert len(set(headings)) == len(headings)


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    text = 'Company,Website\nA,a\n\n,\n"B\nb",b\nC\nD,d,\nE,e,e\n"F"f,f\n'
    layout = layout_of(text)

    found = dict(rows(text, layout, exact=False))
    assert found == {
        2: ["A", "a"], 5: ["B\nb", "b"], 6: ["C"], 7: ["D", "d"], 8: None, 9: None,
    }  # fmt: skip
    exact = {row for row, cells in rows(text, layout, exact=True) if cells is None}
    assert exact == {6, 7, 8, 9}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(ends: str) -> None:
    text = f"Company,Website{ends}A,a{ends}B,b"

    assert [cells for _, cells in rows(text, layout_of(text), exact=True)] == [
        ["A", "a"],
        ["B", "b"],
    ]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", EmptyTableError),
        (" \r\n\t\n", EmptyTableError),
        ("\x00" * 1_000, NotATableError),
        ("a\x01b,c\n" + "x" * 1_000, NotATableError),
        ('"open,b\nc,d\n', NotATableError),
        ("a," * COLUMNS + "\n", ManyColumnsError),
        ("a," * 1_000_000 + "\n", ManyColumnsError),
        ("a" * 1_000_000 + ",b\n", ManyColumnsError),
        ('"' + "a\n" * 1_000_000, ManyColumnsError),
    ],
)
def test_what_begins_with_no_row_of_headings_is_refused(
    text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        layout_of(text)
