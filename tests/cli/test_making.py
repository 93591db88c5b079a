"""Vaults made, opened in other ways, and checked, from a terminal."""

import json
import os
import re
from pathlib import Path

import pytest
from building import case, company
from command_line import CommandLine

from vrm_app.vault import database
from vrm_app.vault.kdf import FLOOR
from vrm_app.vault.slots import parse

NEW = "four slow otters under a bridge"


@pytest.fixture
def place(vrm: CommandLine) -> Path:
    """Where a new vault shall be; the command line is beside it."""
    folder = vrm.folder / "New.vault"
    vrm.options[1] = str(folder)
    return folder


def test_init_makes_a_vault_and_says_how_to_print_the_words(vrm: CommandLine, place: Path) -> None:
    ran = vrm("init")
    assert (ran.code, ran.out) == (0, "")
    assert "vrm recovery-sheet" in ran.err
    assert vrm("check", "--json").json["ok"] is True
    assert vrm("list", "company", "--json").json == []
    cost = parse((place / "vault.keys").read_bytes()).cost
    assert (cost.memory_kib, cost.passes) >= (FLOOR.memory_kib, FLOOR.passes)


def test_init_writes_the_words_to_a_new_file_for_its_owner_only(
    vrm: CommandLine, place: Path
) -> None:
    sheet = vrm.folder / "words.txt"
    ran = vrm("init", "--recovery-sheet", str(sheet))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    if os.name == "posix":
        assert sheet.stat().st_mode & 0o777 == 0o600
    (place / "vault.keys").unlink()
    (place / "vault.keys.bak").unlink()
    assert vrm("list", "company").code == 1
    (vrm.folder / "new").write_text(NEW)
    unlocking = ["unlock", "--words", str(sheet), "--vault", str(place)]
    ran = vrm.plain(*unlocking, "--passphrase-file", str(vrm.folder / "new"))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert vrm("list", "company").code == 1
    vrm.options[3] = str(vrm.folder / "new")
    assert vrm("list", "company", "--json").json == []


def test_init_makes_nothing_where_something_is(vrm: CommandLine) -> None:
    before = {path: path.read_bytes() for path in vrm.folder.rglob("*") if path.is_file()}
    ran = vrm("init")
    assert (ran.code, ran.out) == (1, "")
    assert "something at that place already" in ran.err
    after = {path: path.read_bytes() for path in vrm.folder.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("weak", ["", "short", "passwordpassword", "aaaaaaaaaaaaaaaaaaaa"])
def test_a_passphrase_that_is_soon_guessed_is_refused_and_nothing_made(
    weak: str, vrm: CommandLine, place: Path
) -> None:
    (vrm.folder / "passphrase").write_text(weak)
    for command in ("init", "demo"):
        ran = vrm(command)
        assert (ran.code, ran.out) == (1, "")
        assert not place.exists()
        assert weak not in ran.err or not weak


def test_demo_is_init_and_invented_dealings_as_they_are_on_a_day(
    vrm: CommandLine, place: Path
) -> None:
    ran = vrm("demo", "--today", "2026-06-01")
    assert (ran.code, ran.out) == (0, "")
    assert str(place) in ran.err
    told = vrm("check", "--json").json
    assert told["ok"] is True
    assert told["records"] == int(re.findall(r"\d+", ran.err)[0]) > 300
    entries = vrm("agenda", "--today", "2026-06-01", "--json").json
    assert len(entries) >= 8
    assert vrm("agenda", "--today", "2026-06-01").out.count("\n") == len(entries) + 1
    assert vrm("list", "company").code == 0
    assert vrm("search", "kind:promise", "valuation", "--json").json


def test_a_changed_passphrase_opens_and_the_old_one_does_not(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    (vrm.folder / "new").write_text(NEW)
    ran = vrm("passphrase", "--new-passphrase-file", str(vrm.folder / "new"))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert vrm("list", "company").code == 1
    vrm.options[3] = str(vrm.folder / "new")
    assert [one["id"] for one in vrm("list", "company", "--json").json] == [acme]


def test_a_refused_new_passphrase_leaves_the_old_one(vrm: CommandLine) -> None:
    (vrm.folder / "new").write_text("short")
    assert vrm("passphrase", "--new-passphrase-file", str(vrm.folder / "new")).code == 1
    assert vrm("passphrase", "--new-passphrase-file", "nowhere").code == 1
    assert vrm("list", "company").code == 0


def test_the_sheet_is_never_written_over_a_file(vrm: CommandLine) -> None:
    sheet = vrm.folder / "words.txt"
    assert vrm("recovery-sheet", "--out", str(sheet)).code == 0
    before = sheet.read_bytes()
    ran = vrm("recovery-sheet", "--out", str(sheet))
    assert (ran.code, ran.out) == (1, "")
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("words", ["", "abandon " * 24, "zoo zoo", "\x00", "not words at all"])
def test_words_that_are_none_of_this_vault_are_refused(words: str, vrm: CommandLine) -> None:
    (vrm.folder / "words").write_text(words)
    (vrm.folder / "new").write_text(NEW)
    place = ["--vault", vrm.options[1], "--passphrase-file", str(vrm.folder / "new")]
    ran = vrm.plain("unlock", "--words", str(vrm.folder / "words"), *place)
    assert (ran.code, ran.out) == (1, "")
    assert vrm("list", "company").code == 0
    assert vrm.plain("unlock", "--words", "nowhere", *place).code == 1


def test_check_has_the_shape_of_the_contract(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    vrm("edit", acme, stdin='{"name": "B"}')
    told = vrm("check", "--json").json
    assert told == {
        "ok": True, "problems": [], "records": 1, "history_entries": 2, "commit_counter": 3,
    }  # fmt: skip
    assert list(told) == ["ok", "problems", "records", "history_entries", "commit_counter"]
    ran = vrm("check")
    assert (ran.code, ran.err) == (0, "")
    assert "all well" in ran.out


def test_check_says_what_is_wrong_and_exits_1(vrm: CommandLine) -> None:
    with vrm.open() as vault:
        case(vault, company(vault), title="Kettle")
        connection = database.connect(vault.path, vault._key)
        connection.execute("DROP TRIGGER case_update_is_kept")
        connection.execute("UPDATE \"case\" SET title = 'Teapot'")
        connection.close()
    ran = vrm("check", "--json")
    assert (ran.code, ran.err) == (1, "")
    told = json.loads(ran.out)
    assert told["ok"] is False
    (problem,) = told["problems"]
    assert "is not what its history says" in problem
    ran = vrm("check")
    assert (ran.code, ran.err) == (1, "")
    assert f"Problem: {problem}." in ran.out


def test_a_vault_put_back_from_an_older_copy_is_told_and_read(vrm: CommandLine) -> None:
    vrm.add("company", name="Acme")
    path = vrm.folder / "Mine.vault" / "vault.db"
    older = path.read_bytes()
    vrm.add("company", name="Other")
    path.write_bytes(older)
    ran = vrm("list", "company", "--json")
    assert ran.code == 0
    assert ran.err.startswith("Note: This vault is older")
    assert [one["name"] for one in json.loads(ran.out)] == ["Acme"]
    assert vrm("check").code == 1


@pytest.mark.parametrize("gone", ["vault.keys", "vault.keys.bak", "vault.state", "vault.capture"])
def test_a_lost_file_beside_the_database_loses_no_record(gone: str, vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    (vrm.folder / "Mine.vault" / gone).unlink()
    ran = vrm("list", "company", "--json")
    assert ran.code == 0
    assert [one["id"] for one in json.loads(ran.out)] == [acme]
    assert vrm("edit", acme, stdin='{"notes": "still there"}').code == 0


def test_without_the_database_the_old_keys_never_open_a_new_one(vrm: CommandLine) -> None:
    (vrm.folder / "Mine.vault" / "vault.db").unlink()
    for words in (["list", "company"], ["check"], ["undo"], ["init"]):
        ran = vrm(*words)
        assert (ran.code, ran.out) == (1, "")
    assert not (vrm.folder / "Mine.vault" / "vault.db").exists()
