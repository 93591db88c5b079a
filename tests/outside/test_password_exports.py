import csv
import io
from datetime import date
from pathlib import Path

import pytest

from vrm_app.domain.errors import UserError
from vrm_app.outside.limits import EncryptedExportError, UnknownFormError
from vrm_app.outside.password_exports import FORMS, detect, read
from vrm_app.outside.reading import FoundCompany, Reading, Reason, RowError

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"


def reading_of(name: str) -> Reading:
    content = (EXPORTS / name).read_bytes()
    form = detect(content)
    assert form
    return read(content, form)


def reasons(rows: tuple[RowError, ...]) -> dict[int, Reason]:
    return {row.row: row.reason for row in rows}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("bitwarden.json", "bitwarden-json"),
        ("bitwarden_organisation.json", "bitwarden-json"),
        ("bitwarden_encrypted_by_password.json", "bitwarden-json"),
        ("bitwarden.csv", "bitwarden-csv"),
        ("bitwarden_organisation.csv", "bitwarden-csv"),
        ("keepassxc.csv", "keepassxc-csv"),
        ("keepassxc_2_6_1.csv", "keepassxc-csv"),
        ("firefox.csv", "firefox-csv"),
        ("chrome.csv", "chrome-csv"),
        ("chrome_before_notes.csv", "chrome-csv"),
    ],
)
def test_an_export_is_known_by_its_beginning(name: str, form: str) -> None:
    assert detect((EXPORTS / name).read_bytes()) == form


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"\xff\xfe\x00", b"name,url,user,password\n", b"[]", b"{}", b"%PDF-1.7\n"],
)
def test_anything_else_is_not_known(content: bytes) -> None:
    assert detect(content) is None


def test_bitwarden_json_becomes_companies() -> None:
    assert reading_of("bitwarden.json").companies == (
        FoundCompany(
            name="Example Shop",
            domains=("example.co.uk", "help.shop.example.co.uk", "shop.example.co.uk"),
            category="Shopping",
            favourite=True,
            known_since=date(2019, 11, 30),
            accounts=2,
            rows=(1, 2),
        ),
        FoundCompany(
            name="Example Energy",
            domains=("energy.example", "kunden.energy.example"),
            category="Home/Energy",
            favourite=False,
            known_since=date(2021, 5, 4),
            accounts=1,
            rows=(3,),
        ),
        FoundCompany(
            name="Bücherei am Markt",
            domains=(),
            category=None,
            favourite=False,
            known_since=date(2021, 5, 4),
            accounts=1,
            rows=(4,),
        ),
        FoundCompany(
            name="Blue Heron",
            domains=("blue-heron.test", "login.blue-heron.test"),
            category=None,
            favourite=False,
            known_since=date(2021, 5, 4),
            accounts=1,
            rows=(11,),
        ),
    )


def test_what_is_no_website_in_bitwarden_json_is_left_out_with_its_reason() -> None:
    reading = reading_of("bitwarden.json")

    assert reading.errors == ()
    assert reasons(reading.skipped) == {
        5: Reason.OWN_NETWORK,
        6: Reason.NO_WEBSITE,
        7: Reason.NOTE,
        8: Reason.CARD,
        9: Reason.IDENTITY,
        10: Reason.KEY,
        12: Reason.TRASH,
    }


@pytest.mark.parametrize("name", ["bitwarden_organisation.json", "bitwarden_organisation.csv"])
def test_an_organisations_collection_is_the_category(name: str) -> None:
    (company,) = reading_of(name).companies

    assert (company.name, company.category) == ("Example Water", "Family/Bills")


def test_bitwarden_csv_becomes_companies() -> None:
    reading = reading_of("bitwarden.csv")

    assert [(c.name, c.domains, c.rows) for c in reading.companies] == [
        (
            "Example Shop",
            ("example.co.uk", "help.shop.example.co.uk", "shop.example.co.uk"),
            (2, 3),
        ),
        ("Example Energy", ("energy.example", "kunden.energy.example"), (4,)),
        ("Bücherei am Markt", (), (6,)),
    ]
    assert reading.companies[0].favourite
    assert reading.companies[1].category == "Home/Energy"
    assert reasons(reading.skipped) == {5: Reason.NOTE, 7: Reason.OWN_NETWORK}


def test_keepassxc_csv_becomes_companies() -> None:
    reading = reading_of("keepassxc.csv")

    assert [(c.name, c.accounts, c.known_since) for c in reading.companies] == [
        ("Example Mail", 1, date(2015, 6, 7)),
        ("Example Shop", 2, date(2017, 1, 1)),
        ("Münchner Werk", 1, date(2020, 2, 29)),
        ("Library", 2, date(2019, 2, 28)),
    ]
    assert [c.category for c in reading.companies] == [None, "Internet/Shops", "Internet", "Home"]
    assert reasons(reading.skipped) == {
        8: Reason.OWN_NETWORK,
        9: Reason.NO_WEBSITE,
        10: Reason.TRASH,
    }


def test_an_early_keepassxc_export_has_no_dates() -> None:
    (company,) = reading_of("keepassxc_2_6_1.csv").companies

    assert (company.name, company.known_since) == ("Example Mail", None)


def test_firefox_csv_becomes_companies() -> None:
    reading = reading_of("firefox.csv")

    assert [(c.name, c.domains[0], c.accounts, c.known_since) for c in reading.companies] == [
        ("Example", "example.co.uk", 2, date(2017, 1, 1)),
        ("Blue Heron", "blue-heron.test", 1, date(2020, 2, 29)),
        ("Münchner Werk", "xn--mnchner-werk-dlb.example", 1, None),
    ]
    assert reading.errors == ()
    assert reasons(reading.skipped) == {
        6: Reason.OWN_NETWORK,
        7: Reason.NO_WEBSITE,
        8: Reason.NO_WEBSITE,
    }


@pytest.mark.parametrize(
    "time", [b"yesterday", b"-1", b"1e12", b"9" * 15, b"9" * 5_000, "١٥٥١٣٩٨٣٩٩٠٠٠".encode()]
)
def test_a_time_of_firefox_that_cannot_be_read_is_an_error_and_no_company(time: bytes) -> None:
    content = (EXPORTS / "firefox.csv").read_bytes().replace(b"1551398399000", time)
    reading = read(content, "firefox-csv")

    assert reading.errors == (RowError(row=2, reason=Reason.DATE),)
    assert reading.companies[0].known_since == date(2017, 1, 1)


def test_chrome_csv_becomes_companies() -> None:
    reading = reading_of("chrome.csv")

    assert [(c.name, c.domains[0], c.rows) for c in reading.companies] == [
        ("Example Shop", "example.co.uk", (2, 3)),
        ("Blue Heron", "blue-heron.test", (4,)),
        ("Münchner Werk", "xn--mnchner-werk-dlb.example", (7,)),
    ]
    assert reading.errors == ()
    assert reasons(reading.skipped) == {5: Reason.NO_WEBSITE, 6: Reason.OWN_NETWORK}


def test_a_table_that_only_begins_like_one_of_chrome_is_not_taken_for_one() -> None:
    assert detect(b"name,url,username,password,extra,grouping\n") is None


@pytest.mark.parametrize("kind", ["password", "account"])
def test_an_encrypted_export_is_refused_with_the_way_out(kind: str) -> None:
    with pytest.raises(EncryptedExportError) as refusal:
        reading_of(f"bitwarden_encrypted_by_{kind}.json")

    assert "Export vault" in refusal.value.advice


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"],
)
@pytest.mark.parametrize(
    "name", ["keepassxc.csv", "bitwarden.csv", "bitwarden.json", "firefox.csv", "chrome.csv"]
)
def test_the_encoding_does_not_matter(name: str, encoding: str) -> None:
    content = (EXPORTS / name).read_bytes().decode("utf-8").encode(encoding)

    assert read(content, detect(content) or "") == reading_of(name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["keepassxc.csv", "bitwarden.csv", "firefox.csv", "chrome.csv"])
def test_the_delimiter_does_not_matter(name: str, delimiter: str) -> None:
    rows = csv.reader(io.StringIO((EXPORTS / name).read_text(encoding="utf-8"), newline=""))
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=delimiter).writerows(rows)
    content = saved.getvalue().encode()

    assert read(content, detect(content) or "") == reading_of(name)


def test_a_row_with_a_date_that_cannot_be_read_is_an_error_and_no_company() -> None:
    content = (EXPORTS / "keepassxc.csv").read_bytes().replace(b"2015-06-07T08:09:10Z", b"7.6.15")
    reading = read(content, "keepassxc-csv")

    assert reading.errors == (RowError(row=2, reason=Reason.DATE),)
    assert "Example Mail" not in [company.name for company in reading.companies]


def test_a_row_with_a_cell_too_many_is_an_error_and_the_next_row_is_read() -> None:
    content = (
        (EXPORTS / "keepassxc.csv").read_bytes().replace(b'"Passwords",', b'"Passwords","",', 1)
    )
    reading = read(content, "keepassxc-csv")

    assert reading.errors == (RowError(row=2, reason=Reason.DAMAGED),)
    assert reading.companies[0].name == "Example Shop"


def test_a_row_with_broken_quotes_is_an_error_and_the_next_row_is_read() -> None:
    content = (EXPORTS / "keepassxc.csv").read_bytes().replace(b'"Passwords",', b'"Pass"words",', 1)
    reading = read(content, "keepassxc-csv")

    assert reading.errors == (RowError(row=2, reason=Reason.DAMAGED),)
    assert reading.companies[0].name == "Example Shop"


def test_an_item_of_another_shape_is_an_error_and_the_next_is_read() -> None:
    items = b'[3, {"type": 1, "name": 3}, {"type": 1, "name": "A", "login": {"uris": 3}},'
    more = b'{"type": 1, "name": "A", "login": {"uris": [3]}},'
    last = b'{"type": 1, "name": "B", "login": {"uris": [{"uri": null}]}}]'
    reading = read(b'{"items": ' + items + more + last + b"}", "bitwarden-json")

    assert reasons(reading.errors) == dict.fromkeys((1, 2, 3, 4), Reason.MALFORMED)
    assert [company.name for company in reading.companies] == ["B"]


def test_empty_lines_are_nothing() -> None:
    content = (EXPORTS / "keepassxc_2_6_1.csv").read_bytes()

    assert read(content + b"\n\r\n\n", "keepassxc-csv") == read(content, "keepassxc-csv")


@pytest.mark.parametrize("form", [*FORMS, "another"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"items": {}}', b"name,url\n1,2\n"])
def test_a_file_of_another_form_is_refused(content: bytes, form: str) -> None:
    with pytest.raises(UserError):
        read(content, form)


def test_a_form_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownFormError):
        read(b"", "another")
