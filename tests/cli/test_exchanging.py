"""Files, other programs' exports and calendars, in and out from a terminal."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import vobject
from command_line import CommandLine

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"


def test_a_file_goes_in_under_its_name_and_comes_out_under_another(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    content = bytes(range(256)) * 2000
    (vrm.folder / "Vertrag Ü.pdf").write_bytes(content)
    (file,) = vrm("attach", acme, str(vrm.folder / "Vertrag Ü.pdf")).ids
    (shown,) = vrm("show", acme, "--json").json["attachments"]
    assert (shown["id"], shown["about"]) == (file, acme)
    assert (shown["file_name"], shown["media_type"]) == ("Vertrag Ü.pdf", "application/pdf")
    assert shown["size"] == len(content)
    out = vrm.folder / "out.pdf"
    ran = vrm("save", file, "--out", str(out))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert out.read_bytes() == content
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600


def test_a_saved_file_never_replaces_another(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    mine = vrm.folder / "mine.txt"
    mine.write_text("mine")
    (file,) = vrm("attach", acme, str(mine)).ids
    mine.write_text("changed since")
    ran = vrm("save", file, "--out", str(mine))
    assert (ran.code, ran.out) == (1, "")
    assert mine.read_text() == "changed since"
    assert vrm("save", file, "--out", str(vrm.folder / "nowhere" / "x")).code == 1
    assert vrm("save", acme, "--out", str(vrm.folder / "x")).code == 1
    assert not (vrm.folder / "x").exists()


@pytest.mark.parametrize("name", ["nowhere.txt", ".", ""])
def test_what_is_no_file_is_not_attached(name: str, vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    ran = vrm("attach", acme, str(vrm.folder / name))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_an_import_has_the_shape_of_the_contract(vrm: CommandLine) -> None:
    export = str(EXPORTS / "bitwarden.csv")
    tried = vrm("import", export, "--dry-run", "--json").json
    assert list(tried) == ["created", "updated", "skipped", "errors", "dry_run", "ids"]
    assert tried["dry_run"] is True
    assert tried["created"] > 0
    assert vrm("list", "company", "--json").json == []
    done = vrm("import", export, "--json").json
    assert done["dry_run"] is False
    assert {name: done[name] for name in ("created", "updated", "skipped", "errors")} == {
        name: tried[name] for name in ("created", "updated", "skipped", "errors")
    }
    assert {one["id"] for one in vrm("list", "company", "--json").json} == set(done["ids"])
    for error in done["errors"]:
        assert list(error) == ["row", "reason"]
    assert vrm("undo").code == 0
    assert vrm("list", "company", "--json").json == []


def test_a_dry_run_names_no_id_that_there_will_never_be(vrm: CommandLine) -> None:
    tried = vrm("import", str(EXPORTS / "keepassxc.csv"), "--dry-run", "--json").json
    for one in tried["ids"]:
        assert vrm("show", one).code == 0


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("bitwarden.csv", "bitwarden-csv"), ("bitwarden.json", "bitwarden-json"),
        ("keepassxc.csv", "keepassxc-csv"), ("firefox.csv", "firefox-csv"),
        ("chrome.csv", "chrome-csv"),
    ],
)  # fmt: skip
def test_an_export_is_known_by_itself_or_by_what_it_is_called(
    name: str, form: str, vrm: CommandLine
) -> None:
    by_itself = vrm("import", str(EXPORTS / name), "--dry-run", "--json").json
    called = vrm("import", str(EXPORTS / name), "--as", form, "--dry-run", "--json").json
    assert by_itself["created"] == called["created"] > 0
    ran = vrm("import", str(EXPORTS / name))
    assert ran.code == 0
    assert f"Read as {form}" in ran.out
    assert "CANARY" not in ran.out + ran.err


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 100, b"name,url\r\n"])
def test_a_file_that_is_no_export_is_told(content: bytes, vrm: CommandLine) -> None:
    (vrm.folder / "export").write_bytes(content)
    for words in ([], ["--as", "bitwarden-csv"], ["--as", "keepassxc-csv"], ["--dry-run"]):
        ran = vrm("import", str(vrm.folder / "export"), *words)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
    assert vrm("import", str(vrm.folder / "nowhere")).code == 1
    assert vrm("import", str(vrm.folder)).code == 1


def test_what_is_due_goes_to_a_calendar_and_is_brought_up_to_date(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    fields = {"company_id": acme, "type": "complaint", "title": "Kettle"}
    one = vrm.add("case", **fields, answer_due_on="2026-07-01")
    first, second = vrm.folder / "1.ics", vrm.folder / "2.ics"
    ran = vrm("export", "calendar", "--out", str(first))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    vrm("edit", one, stdin='{"answer_due_on": "2026-07-02"}')
    assert vrm("export", "calendar", "--neutral", "--out", str(second)).code == 0
    (before,) = events(first)
    (after,) = events(second)
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == ("0", "1")
    assert (before["summary"], after["summary"]) == ("Answer due: Kettle (Acme)", "Reminder")
    if os.name == "posix":
        assert first.stat().st_mode & 0o777 == 0o600
    content = first.read_bytes()
    assert vrm("export", "calendar", "--out", str(first)).code == 1
    assert first.read_bytes() == content
    vrm("export", "calendar", "--out", str(vrm.folder / "3.ics"))
    (third,) = events(vrm.folder / "3.ics")
    assert third["sequence"] == "1"


def events(path: Path) -> list[dict[str, str]]:
    """Return what another library reads in a calendar file."""
    (calendar,) = vobject.readComponents(path.read_bytes().decode())
    found: list[Any] = calendar.contents.get("vevent", [])
    return [
        {name: str(values[0].value) for name, values in event.contents.items() if name != "valarm"}
        for event in found
    ]


def test_nothing_the_program_wrote_lies_about_afterwards(vrm: CommandLine) -> None:
    before = {path.name for path in vrm.folder.iterdir()}
    acme = vrm.add("company", name="Acme")
    vrm("import", str(EXPORTS / "bitwarden.json"))
    vrm("search", "example")
    vrm("erase", acme)
    vrm("check")
    # Where the second counter lies was told to the program as a place of its own.
    assert {path.name for path in vrm.folder.iterdir()} - before <= {"XDG_STATE_HOME"}
    names = {path.name for path in (vrm.folder / "Mine.vault").iterdir()}
    assert names <= {
        *("vault.db", "vault.db-wal", "vault.db-shm", "vault.keys", "vault.keys.bak"),
        *("vault.state", "vault.lock", "vault.capture", "inbox"),
    }
    assert json.loads(vrm("check", "--json").out)["ok"]
