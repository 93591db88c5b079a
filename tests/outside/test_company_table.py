from datetime import date
from pathlib import Path

import pytest

from vrm_app.domain.company import Channel, Relationship
from vrm_app.outside.company_table import is_table, read
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import (
    DoubleColumnError,
    EmptyTableError,
    OtherEncodingError,
    SecretColumnError,
    UnknownColumnError,
)
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.reading import FoundCompany, FoundContact, Reason, RowError
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_reading import TableReading
from vrm_app.outside.table_settings import Delimiter, TableSettings

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
NAMES = sorted(path.name for path in TABLES.iterdir())
SHEETS = ["spreadsheet_english.tsv", "spreadsheet_german.csv"]
MANAGERS = ["dashlane.csv", "lastpass.csv", "onepassword.csv"]


def found_in(name: str) -> TableReading:
    return read((TABLES / name).read_bytes())


def mapped(content: bytes, *mapping: tuple[str, TableField | None]) -> TableReading:
    return read(content, TableSettings(mapping=mapping))


def meanings(found: TableReading) -> dict[str, TableField | None]:
    return {column.heading: column.field for column in found.table.columns}


def text_of(name: str) -> str:
    encoding = {"spreadsheet_german.csv": "cp1252", "spreadsheet_english.tsv": "utf-16"}
    return (TABLES / name).read_bytes().decode(encoding.get(name, "utf-8"))


def test_a_german_spreadsheet_becomes_companies() -> None:
    found = found_in("spreadsheet_german.csv")

    table = found.table
    assert (table.encoding, table.delimiter) == (Encoding.WINDOWS, Delimiter.SEMICOLON)
    assert table.date_order is DateOrder.DOTTED
    assert found.reading.companies == (
        FoundCompany(
            name="Beispiel Strom GmbH",
            domains=("strom.example",),
            category="Energie",
            favourite=False,
            known_since=date(2019, 1, 31),
            accounts=1,
            rows=(2,),
            country="DE",
            language="de",
            account_numbers=("00123",),
            notes="Zählerstand im Mai\nund im November melden",
            contacts=(
                FoundContact(channel=Channel.EMAIL, address="hilfe@strom.example"),
                FoundContact(channel=Channel.PHONE, address="+49 30 1234567"),
                FoundContact(channel=Channel.POST, address="Musterweg 1, 12345 Teststadt"),
            ),
        ),
        FoundCompany(
            name="Müller & Söhne",
            domains=(),
            category="Handwerk",
            favourite=False,
            known_since=date(2020, 3, 2),
            accounts=1,
            rows=(3,),
            country="AT",
            account_numbers=("77",),
        ),
    )
    assert found.reading.errors == (RowError(row=5, reason=Reason.DAY),)


def test_an_english_spreadsheet_becomes_companies() -> None:
    found = found_in("spreadsheet_english.tsv")

    table = found.table
    assert (table.encoding, table.delimiter) == (Encoding.UTF_16_LE, Delimiter.TAB)
    assert table.date_order is DateOrder.DAY_FIRST
    heron, kettle = found.reading.companies
    assert (heron.name, heron.legal_name) == ("Blue Heron", "Blue Heron Limited")
    assert (heron.relationship, heron.favourite) == (Relationship.FORMER, True)
    assert (heron.account_numbers, heron.tags) == (("BH-1", "BH-2"), ("boat", "lake"))
    assert (heron.country, heron.language) == ("GB", "en-GB")
    assert heron.notes == 'Said "never again"'
    assert [contact.address for contact in heron.contacts] == [
        *("help@blue-heron.test", "press@blue-heron.test", "020 7946 0000"),
        "1 Harbour Lane, Sampleham",
    ]
    assert kettle.known_since == date(2022, 4, 3)
    assert (kettle.country, kettle.language) == ("GB", "en")


def test_exports_of_password_managers_become_companies_as_the_known_ones_do() -> None:
    (shop,) = found_in("lastpass.csv").reading.companies
    heron, mail = found_in("dashlane.csv").reading.companies
    other_mail, library = found_in("onepassword.csv").reading.companies

    assert (shop.name, shop.accounts, shop.category) == ("Example Shop", 2, "Shopping")
    assert shop.domains == ("shop.example", "account.shop.example")
    assert shop.favourite
    assert (heron.name, heron.category, heron.notes) == ("Blue Heron", "Travel", None)
    assert mail.name == "Mail"
    assert (other_mail.name, other_mail.favourite) == ("Example Mail", True)
    assert (library.name, library.domains) == ("Library", ())


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_companies_is_known_by_its_headings(name: str) -> None:
    assert is_table((TABLES / name).read_bytes())


@pytest.mark.parametrize("more", range(4))
def test_a_long_table_is_known_wherever_its_beginning_is_cut(more: int) -> None:
    rows = "x" * more + "ä" * 50_000
    assert is_table(f"Händler;Straße\n{rows}".encode("utf-8-sig"))
    assert is_table(f"Händler;Straße\n{rows}".encode())


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"Company\nA\n", b"a,b\n1,2\n", b"\x00" * 99, b"%PDF-1.7\n1,2"]
)
def test_anything_else_is_not_known(content: bytes) -> None:
    assert not is_table(content)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("name", NAMES)
def test_the_encoding_is_found_out(name: str, encoding: str) -> None:
    found = read(text_of(name).encode(encoding))

    assert found.reading == found_in(name).reading
    if encoding in {"utf-16-be", "utf-16-le"}:
        assert found.table.encoding == encoding


@pytest.mark.parametrize("encoding", [Encoding.UTF_8, Encoding.UTF_16_BE, Encoding.WINDOWS])
def test_the_encoding_named_is_taken(encoding: Encoding) -> None:
    content = "Firma;Ort\nBäcker;Köln\n".encode(encoding)

    assert read(content, TableSettings(encoding=encoding)).reading.companies[0].name == "Bäcker"


def test_an_encoding_that_does_not_fit_is_refused() -> None:
    content = "Firma;Ort\nBäcker;Köln\n".encode("cp1252")

    with pytest.raises(OtherEncodingError) as refusal:
        read(content, TableSettings(encoding=Encoding.UTF_8))
    assert refusal.value.__context__ is None


def test_a_delimiter_that_was_named_is_taken() -> None:
    content = b"Company|Website;x\nA|a.example;x\n"
    found = read(content, TableSettings(delimiter=Delimiter.SEMICOLON))

    assert [column.heading for column in found.table.columns] == ["Company|Website", "x"]
    assert not found.table.names_companies
    assert found.reading.companies == ()


DATES = b"Company,Since\nA,3/4/2020\nB,5/5/2020\nC,2020-06-07\nD,8.9.2020\n"


def test_days_that_can_be_two_are_errors_until_their_order_is_named() -> None:
    found = read(DATES)

    assert found.table.date_order is None
    assert found.reading.errors == (RowError(row=2, reason=Reason.DAY_ORDER),)
    days = [company.known_since for company in found.reading.companies]
    assert days == [date(2020, 5, 5), date(2020, 6, 7), date(2020, 9, 8)]


@pytest.mark.parametrize(
    ("order", "day"),
    [(DateOrder.DAY_FIRST, date(2020, 4, 3)), (DateOrder.MONTH_FIRST, date(2020, 3, 4))],
)
def test_an_order_of_days_that_was_named_is_taken(order: DateOrder, day: date) -> None:
    found = read(DATES, TableSettings(date_order=order))

    assert found.table.date_order is order
    assert found.reading.companies[0].known_since == day


def test_columns_mean_what_was_said_of_them() -> None:
    content = b"Company,Nickname,Website,Region\nA Ltd,A,a.example,Retail\n"
    found = mapped(
        content,
        ("Nickname", TableField.NAME),
        ("company", TableField.LEGAL_NAME),
        (" Region ", TableField.CATEGORY),
        ("Website", None),
    )

    assert meanings(found) == {
        "Company": TableField.LEGAL_NAME,
        "Nickname": TableField.NAME,
        "Website": None,
        "Region": TableField.CATEGORY,
    }
    (company,) = found.reading.companies
    assert (company.name, company.legal_name) == ("A", "A Ltd")
    assert (company.category, company.domains) == ("Retail", ())


def test_a_guess_gives_way_to_what_was_said() -> None:
    found = mapped(b"Company,Nickname\nA Ltd,A\n", ("Nickname", TableField.NAME))

    assert meanings(found) == {"Company": None, "Nickname": TableField.NAME}


def test_a_table_without_names_is_shown_and_tells_of_no_companies() -> None:
    found = read(b"Uno,Due\nA,b.example\n")

    assert not found.table.names_companies
    assert [column.samples for column in found.table.columns] == [("A",), ("b.example",)]
    assert not found.reading.companies
    assert not found.reading.errors


@pytest.mark.parametrize(
    ("mapping", "refusal"),
    [
        ([("Colour", TableField.NAME)], UnknownColumnError),
        ([("name", TableField.CATEGORY)], UnknownColumnError),
        ([("Company", TableField.NAME), ("Name", TableField.NAME)], DoubleColumnError),
        ([("Username", TableField.NAME)], SecretColumnError),
        ([("Username", None), ("Username", TableField.NOTES)], SecretColumnError),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(
    mapping: list[tuple[str, TableField | None]], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        mapped(b"Company,Name,NAME,Username\nA,B,C,D\n", *mapping)


@pytest.mark.parametrize("name", MANAGERS)
@pytest.mark.parametrize("field", TableField)
def test_a_secret_column_is_not_read_even_when_asked_to(name: str, field: TableField) -> None:
    content = (TABLES / name).read_bytes()
    for column in read(content).table.columns:
        assert column.is_withheld or column.field
        if column.is_withheld:
            assert column.samples == ()
            with pytest.raises(SecretColumnError):
                mapped(content, (column.heading, field))


def test_columns_show_a_few_short_cells() -> None:
    rows = "".join(f"C{n // 2},https://me:pass@c{n}.example/x?y,{'z' * 500}\n" for n in range(9))
    found = read(b"Company,Website,Other\n" + rows.encode())

    assert [column.samples for column in found.table.columns] == [
        ("C0", "C1", "C2"),
        ("c0.example", "c1.example", "c2.example"),
        ("z" * 60,),
    ]


def test_a_row_is_taken_as_a_whole_or_not() -> None:
    content = (
        b"Company,Website,Email,Country\n"
        b"A,a.example,nobody,DE\nB,b.example,,Atlantis\n,c.example,,\n,,c@c.example,\n"
        b"D,http://router.lan,,\nE,e.example,e@e.example,FR,,\nF\n"
    )
    reading = read(content).reading

    assert [company.name for company in reading.companies] == ["C", "E", "F"]
    assert [(error.row, error.reason) for error in reading.errors] == [
        (2, Reason.EMAIL),
        (3, Reason.COUNTRY),
    ]
    assert [(row.row, row.reason) for row in reading.skipped] == [
        (5, Reason.NAMELESS),
        (6, Reason.OWN_NETWORK),
    ]


def test_beside_passwords_a_row_with_a_cell_too_few_or_too_many_is_damaged() -> None:
    content = b"Title,Password,URL,Extra\nA,x,y.example\nB,x,y,b.example,\nC,x,c.example,\n"
    reading = read(content).reading

    assert [error.row for error in reading.errors] == [2, 3]
    assert [company.domains for company in reading.companies] == [("c.example",)]


@pytest.mark.parametrize("content", [b"Company,Website\n", b"Company,Website\n,\n\n , \n", b""])
def test_a_table_with_nothing_below_its_headings_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyTableError):
        read(content)
