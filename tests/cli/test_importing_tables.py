"""Tables of companies, looked at and corrected from a terminal."""

from pathlib import Path

import pytest
from command_line import CommandLine

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
GERMAN = str(TABLES / "spreadsheet_german.csv")


def test_a_table_is_shown_before_it_is_taken(vrm: CommandLine) -> None:
    ran = vrm("import", GERMAN, "--dry-run")

    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "Firma name Beispiel Strom GmbH · Müller & Söhne · Bücherei am Markt" in lines
    assert "Farbe – rot · grün" in lines
    assert "Benutzername never read" in lines
    assert "Written in cp1252, cells parted by semicolon, double quotes, days as d.m.y." in lines
    assert "Row 5 was not taken: The day cannot be read." in lines
    assert "CANARY" not in ran.out
    assert vrm("list", "company", "--json").json == []


def test_how_a_table_was_read_is_in_the_json_beside_the_contract(vrm: CommandLine) -> None:
    told = vrm("import", GERMAN, "--json").json

    assert list(told) == [
        *("created", "updated", "skipped", "errors", "dry_run", "ids"),
        "table",
    ]
    assert (told["created"], told["errors"]) == (
        2,
        [{"row": 5, "reason": "The day cannot be read"}],
    )
    table = told["table"]
    assert (table["encoding"], table["delimiter"]) == ("cp1252", "semicolon")
    assert (table["quoting"], table["date_order"]) == ("double", "d.m.y")
    columns = {column.pop("column"): column for column in table["columns"]}
    assert columns["Farbe"] == {"field": None, "never_read": False, "samples": ["rot", "grün"]}
    assert columns["Benutzername"] == {"field": None, "never_read": True, "samples": []}
    assert len(vrm("list", "contact_point", "--json").json) == 3


def test_a_table_is_corrected_by_options(vrm: CommandLine) -> None:
    path = vrm.folder / "list.txt"
    path.write_bytes("Wér|Kind=of|Whén\nAcmé|Shop|3/4/2020\n".encode("cp1252"))

    ran = vrm("import", str(path), "--as", "company-csv", "--dry-run")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "--map" in ran.err
    refused = vrm("import", str(path), "--as", "company-csv")
    assert (refused.code, refused.out) == (1, "")

    given = ["--map", "Wér=name", "--map", "Kind=of=category", "--map", "Whén=known_since"]
    undecided = vrm("import", str(path), *given, "--dry-run")
    assert "the order of days not clear (--date-order)" in undecided.out
    assert "Row 2 was not taken: The day can be read in two ways" in undecided.out
    given += ["--encoding", "cp1252", "--delimiter", "pipe", "--date-order", "m/d/y"]
    assert vrm("import", str(path), *given, "--json").json["created"] == 1
    (acme,) = vrm("list", "company", "--json").json
    assert (acme["name"], acme["category"]) == ("Acmé", "Shop")
    assert acme["known_since"] == "2020-03-04"
    assert vrm("undo").code == 0
    assert vrm("import", str(path), *given, "--map", "Kind=of=", "--json").json["created"] == 1
    (acme,) = vrm("list", "company", "--json").json
    assert acme["category"] is None


def test_a_website_may_be_called_one(vrm: CommandLine) -> None:
    (vrm.folder / "list.csv").write_text("Who,Where\nAcme,www.acme.example\n")
    given = ["--map", "Who=Name", "--map", "Where=Website"]

    assert vrm("import", str(vrm.folder / "list.csv"), *given).code == 0
    (acme,) = vrm("list", "company", "--json").json
    assert acme["domains"] == ["acme.example"]


@pytest.mark.parametrize(
    "options",
    [
        *[["--map", "Firma"], ["--map", "=name"], ["--map", "Firma=password"]],
        *[["--encoding", "ebcdic"], ["--delimiter", "x"], ["--date-order", "d"]],
        ["--as", "keepassxc-csv", "--map", "Firma=name"],
        ["--as", "archive", "--delimiter", "comma"],
    ],
)
def test_options_that_cannot_be_are_a_mistyped_command(
    options: list[str], vrm: CommandLine
) -> None:
    assert vrm("import", GERMAN, *options).code == 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--map", "Colour=name"], "not in this table"),
        (["--map", "Benutzername=notes"], "never read"),
        (["--map", "Firma=name", "--map", "Ort=name"], "the same thing"),
        (["--encoding", "utf-8"], "not written in that encoding"),
        (["--delimiter", "tab"], "no column is known"),
    ],
)
def test_what_does_not_fit_the_table_is_told_in_one_sentence(
    options: list[str], sentence: str, vrm: CommandLine
) -> None:
    ran = vrm("import", GERMAN, *options)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert sentence in ran.err
    assert vrm("list", "company", "--json").json == []


def test_only_where_there_were_secrets_the_file_is_to_be_deleted(vrm: CommandLine) -> None:
    (vrm.folder / "plain.csv").write_text("Company,Website\nAcme,acme.example\n")

    assert "Delete the exported file" in vrm("import", str(TABLES / "lastpass.csv")).err
    assert vrm("import", str(vrm.folder / "plain.csv")).err == ""
