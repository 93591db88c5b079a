"""No user name, password, one-time code, note, field, card, identity or key gets past a parser."""

import csv
import io
import json
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.domain.errors import UserError
from vrm_app.outside import company_table
from vrm_app.outside.confined import answer_of, child_command
from vrm_app.outside.password_exports import detect, read
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.reading import Reading, as_json
from vrm_app.outside.table_reading import as_value
from vrm_app.outside.table_settings import AS_FOUND, Delimiter, TableSettings, as_line

FIXTURES = Path(__file__).parents[1] / "fixtures"
EXPORTS = FIXTURES / "password_exports"
NAMES = sorted(path.name for path in EXPORTS.iterdir() if path.suffix in {".json", ".csv"})
SHEETS = sorted(path.name for path in (FIXTURES / "tables").glob("*.csv"))
HARMLESS = {
    "bitwarden.csv": {"folder", "favorite", "type", "name", "reprompt"},
    "bitwarden_organisation.csv": {"collections", "type", "name", "reprompt"},
    "keepassxc.csv": {"Group", "Title", "Icon", "Last Modified", "Created"},
    "keepassxc_2_6_1.csv": {"Group", "Title"},
    "firefox.csv": {
        *("formActionOrigin", "guid", "timeCreated", "timeLastUsed", "timePasswordChanged"),
    },
    "chrome.csv": {"name"},
    "chrome_before_notes.csv": {"name"},
}
CANARY = "CANARY"


def told(content: bytes, form: str) -> str:
    """Return everything that reading lets out: the value, or the error with all it refers to."""
    try:
        reading = read(content, form)
    except UserError as error:
        refusal = error
    else:
        return repr(reading) + json.dumps(as_json(reading), ensure_ascii=False)
    # A parser's own error holds the text it failed on.
    assert refusal.__context__ is None
    return "".join(traceback.format_exception(refusal))


def told_of_table(content: bytes) -> str:
    """Return everything that reading a table lets out, in whatever encoding it is read."""
    out = ""
    for encoding in (None, Encoding.UTF_8, Encoding.LATIN_1):
        try:
            found = company_table.read(content, TableSettings(encoding=encoding))
        except UserError as error:
            refusal = error
        else:
            out += repr(found) + json.dumps(as_value(found), ensure_ascii=False)
            continue
        assert refusal.__context__ is None
        out += "".join(traceback.format_exception(refusal))
    return out


def form_of(name: str) -> str:
    return detect((EXPORTS / name).read_bytes()) or ""


@pytest.mark.parametrize("name", NAMES)
def test_no_secret_of_an_export_is_in_the_reading(
    name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    content = (EXPORTS / name).read_bytes()
    assert CANARY.encode() in content

    with caplog.at_level(logging.DEBUG):
        assert CANARY not in told(content, form_of(name))
    assert CANARY not in caplog.text
    assert CANARY not in "".join(capfd.readouterr())


@pytest.mark.parametrize("name", NAMES)
def test_no_secret_of_an_export_leaves_the_reading_process(name: str) -> None:
    command = child_command(form_of(name))
    answer = answer_of(command, (EXPORTS / name).read_bytes(), wall_seconds=30)

    assert answer
    assert CANARY.encode() not in answer


@pytest.mark.parametrize("name", SHEETS)
def test_no_secret_of_a_table_is_in_the_reading(name: str) -> None:
    content = (FIXTURES / "tables" / name).read_bytes()
    assert CANARY.encode() in content

    assert CANARY not in told_of_table(content)
    answer = answer_of(child_command("company-csv"), as_line(AS_FOUND) + content, wall_seconds=30)
    assert answer
    assert CANARY.encode() not in answer


@pytest.mark.parametrize("name", SHEETS)
def test_no_secret_gets_out_of_a_table_that_was_cut_off(name: str) -> None:
    content = (FIXTURES / "tables" / name).read_bytes()

    for length in range(0, len(content), 5):
        assert CANARY not in told_of_table(content[:length])


@pytest.mark.parametrize("name", [*HARMLESS, *SHEETS])
@pytest.mark.parametrize("delimiter", Delimiter)
def test_no_secret_gets_out_of_an_export_that_is_read_as_a_table(
    name: str, delimiter: Delimiter
) -> None:
    (path,) = FIXTURES.glob(f"*/{name}")
    try:
        found = company_table.read(path.read_bytes(), TableSettings(delimiter=delimiter))
    except UserError:
        return
    assert CANARY not in repr(found)


@pytest.mark.parametrize("name", HARMLESS)
def test_every_secret_column_of_a_table_is_watched(name: str) -> None:
    text = (EXPORTS / name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    watched = {column for row in rows for column in row if CANARY in row[column]}
    addresses = {"login_uri", "URL", "url"}
    empty = {column for column in rows[0] if not any(row[column] for row in rows)}

    assert watched | addresses | empty == rows[0].keys() - HARMLESS[name] | addresses


def members(value: Any) -> Iterator[str]:  # noqa: ANN401  (a JSON value)
    """Yield the names of members that hold a canary, at any depth."""
    for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            yield from members(inner)
        elif isinstance(inner, str) and CANARY in inner:
            yield str(name)


def test_every_secret_member_of_bitwarden_json_is_watched() -> None:
    watched = set(members(json.loads((EXPORTS / "bitwarden.json").read_bytes())))

    assert watched >= {"username", "password", "totp", "notes", "value", "number", "code"}
    assert watched >= {"cardholderName", "firstName", "ssn", "privateKey", "keyValue", "userName"}


@pytest.mark.parametrize("name", NAMES)
def test_no_secret_gets_out_of_a_file_that_was_cut_off(name: str) -> None:
    content, form = (EXPORTS / name).read_bytes(), form_of(name)

    for length in range(0, len(content), 11):
        assert CANARY not in told(content[:length], form)


SECRETS = st.text(max_size=5).map(lambda text: f"{text}{CANARY}{text}")
TITLES = st.text(max_size=20) | st.sampled_from(["", "Shop", "shop.example", "shop.example (a)"])
ADDRESSES = st.text(max_size=20) | st.sampled_from(
    ["", "https://shop.example", f"https://{CANARY}:{CANARY}@shop.example/{CANARY}?{CANARY}"]
)
DATES = st.sampled_from(["", "2020-01-02T03:04:05Z", "2.1.2020", CANARY])
TABLES = {
    "keepassxc-csv": [
        *[("Group", TITLES), ("Title", TITLES), ("Username", SECRETS), ("Password", SECRETS)],
        *[("URL", ADDRESSES), ("Notes", SECRETS), ("TOTP", SECRETS), ("Icon", SECRETS)],
        *[("Last Modified", SECRETS), ("Created", DATES)],
    ],
    "bitwarden-csv": [
        *[("folder", TITLES), ("favorite", SECRETS), ("type", st.sampled_from(["login", "note"]))],
        *[("name", TITLES), ("notes", SECRETS), ("fields", SECRETS), ("reprompt", SECRETS)],
        *[("login_uri", ADDRESSES), ("login_username", SECRETS), ("login_password", SECRETS)],
        *[("login_totp", SECRETS)],
    ],
    "firefox-csv": [
        *[("url", ADDRESSES), ("username", SECRETS), ("password", SECRETS)],
        *[("httpRealm", SECRETS), ("formActionOrigin", SECRETS), ("guid", SECRETS)],
        *[("timeCreated", DATES | st.just("1551398399000")), ("timeLastUsed", SECRETS)],
        *[("timePasswordChanged", SECRETS)],
    ],
    "chrome-csv": [
        *[("name", TITLES), ("url", ADDRESSES), ("username", SECRETS), ("password", SECRETS)],
        *[("note", SECRETS)],
    ],
}


@st.composite
def tables(draw: st.DrawFn, form: str) -> bytes:
    """Write a table well, but for rows that miss a cell, have one twice, or lost a quote."""
    columns = TABLES[form]
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(name for name, _ in columns)
    for _ in range(draw(st.integers(0, 5))):
        row = [draw(cell) for _, cell in columns]
        at = draw(st.integers(0, len(row) - 1))
        match draw(st.sampled_from(["whole", "whole", "short", "long", "unquoted"])):
            case "short":
                del row[at]
            case "long":
                row.insert(at, row[at])
            case "unquoted":
                written.write(",".join(f'"{cell}"' for cell in row).replace('"', "", 1) + "\n")
                continue
        writer.writerow(row)
    return written.getvalue().encode("utf-8", "surrogatepass")


@settings(deadline=None)
@given(st.data(), st.sampled_from(sorted(TABLES)))
def test_no_secret_gets_out_of_a_damaged_table(data: st.DataObject, form: str) -> None:
    assert CANARY not in told(data.draw(tables(form)), form)


@settings(deadline=None)
@given(st.data(), st.sampled_from(sorted(TABLES)))
def test_no_secret_gets_out_of_a_damaged_table_of_another_program(
    data: st.DataObject, form: str
) -> None:
    table = data.draw(tables(form))
    # A name of no other program, so that only the headings tell what is secret.
    content = table.replace(b'"login_', b'"').replace(b'"httpRealm"', b'"PIN"')

    assert CANARY not in told_of_table(content)


ODD = st.none() | st.booleans() | st.integers() | SECRETS | st.lists(SECRETS, max_size=2)
LOGINS = st.fixed_dictionaries(
    {},
    optional={
        "uris": st.lists(st.fixed_dictionaries({}, optional={"uri": ADDRESSES, "match": ODD})),
        "username": SECRETS,
        "password": SECRETS,
        "totp": SECRETS,
        "fido2Credentials": ODD,
        "extra": ODD,
    },
)
ITEMS = st.fixed_dictionaries(
    {"type": st.integers(1, 6)},
    optional={
        "name": TITLES | st.none() | st.integers(),
        "login": LOGINS | ODD,
        "notes": SECRETS,
        "fields": st.lists(st.fixed_dictionaries({"name": SECRETS, "value": SECRETS}), max_size=2),
        "card": st.fixed_dictionaries({"number": SECRETS, "code": SECRETS, "name": SECRETS}),
        "passwordHistory": st.lists(st.fixed_dictionaries({"password": SECRETS}), max_size=2),
        "creationDate": DATES | ODD,
        "deletedDate": st.none() | ODD,
        "folderId": ODD,
        "collectionIds": ODD,
        "favorite": ODD,
    },
)
EXPORT = st.fixed_dictionaries(
    {"items": st.lists(ITEMS | ODD, max_size=5)},
    optional={"encrypted": ODD, "folders": ODD, "collections": ODD, "extra": ODD},
)


@settings(deadline=None)
@given(EXPORT)
def test_no_secret_gets_out_of_malformed_bitwarden_json(export: dict[str, object]) -> None:
    assert CANARY not in told(json.dumps(export).encode(), "bitwarden-json")


def test_the_watch_notices_a_secret_in_a_title() -> None:
    content = b'{"items": [{"type": 1, "name": "CANARY", "login": {}}]}'

    assert CANARY in told(content, "bitwarden-json")
    assert isinstance(read(content, "bitwarden-json"), Reading)
