"""Keeping, changing, showing and removing records from a terminal."""

import json

import contract
import pytest
from building import NOBODY, furnish, least
from command_line import CommandLine

from vrm_app.domain.kinds import KINDS

GIVEN = {"at": "2026-05-01T10:00:00Z", "direction": "in", "channel": "email"}


@pytest.fixture
def ids(vrm: CommandLine) -> dict[str, str]:
    """One record of every kind in the vault."""
    with vrm.open() as vault:
        return furnish(vault)


@pytest.mark.parametrize("kind", contract.ADDED)
def test_a_record_of_any_kind_is_added_shown_and_listed(
    kind: str, vrm: CommandLine, ids: dict[str, str]
) -> None:
    added = vrm.add(kind, **least(kind, ids), notes="n")
    shown = vrm("show", added, "--json").json
    assert list(shown) == [*contract.STAMPS, *contract.KINDS[kind], "related", "attachments"]
    assert (shown["kind"], shown["id"], shown["notes"]) == (kind, added, "n")
    assert (shown["created_at"], shown["deleted_at"]) == ("2026-06-01T12:00:00Z", None)
    listed = vrm("list", kind, "--json").json
    assert {one["id"] for one in listed} == {added, ids[kind]}
    for one in listed:
        assert list(one) == [*contract.STAMPS, *contract.KINDS[kind]]
    assert one_of(listed, added) == {
        name: value for name, value in shown.items() if name not in {"related", "attachments"}
    }
    assert vrm("list", kind).code == 0
    assert vrm("show", added).code == 0


def one_of(listed: list[dict[str, object]], record_id: str) -> dict[str, object]:
    (found,) = (one for one in listed if one["id"] == record_id)
    return found


@pytest.mark.parametrize("kind", contract.MADE_ELSEWHERE)
def test_a_kind_that_comes_about_otherwise_is_refused_and_its_command_named(
    kind: str, vrm: CommandLine, ids: dict[str, str]
) -> None:
    ran = vrm("add", kind, stdin=json.dumps(least(kind, ids)))
    assert (ran.code, ran.out) == (1, "")
    assert f"vrm {contract.MADE_ELSEWHERE[kind]}" in ran.err
    assert len(vrm("list", kind, "--json").json) == 1


def test_related_ids_come_by_kind_and_files_whole(vrm: CommandLine, ids: dict[str, str]) -> None:
    shown = vrm("show", ids["company"], "--json").json
    assert shown["related"]["case"] == [ids["case"]]
    assert "attachment" not in shown["related"]
    (file,) = shown["attachments"]
    assert list(file) == [*contract.STAMPS, *contract.KINDS["attachment"]]
    assert file["file_name"] == "letter.txt"
    assert all(isinstance(one, str) for same in shown["related"].values() for one in same)


def test_today_is_the_day_where_the_customer_is(vrm: CommandLine, ids: dict[str, str]) -> None:
    assert vrm("show", ids["case"], "--json").json["opened_on"] == "2026-06-01"


def test_an_edit_is_a_merge_patch(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme", category="Energy", tags=["a"])
    ran = vrm("edit", acme, stdin='{"name": "Acme AG", "category": null, "tags": ["b"]}')
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    shown = vrm("show", acme, "--json").json
    assert (shown["name"], shown["category"], shown["tags"]) == ("Acme AG", None, ["b"])


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ('{"name": null}', "name"), ('{"colour": 1}', "colour"), ('{"id": "x"}', "id"),
        ('{"known_since": "2026-02-30"}', "known_since"), ('{"kind": "case"}', "kind"),
        (f'{{"successor_id": "{NOBODY}"}}', "successor_id"), ("", "JSON"), ("[]", "JSON"),
        ('{"name": "a", "name": "b"}', "JSON"), ('{"name": NaN}', "JSON"), ("{", "JSON"),
    ],
)  # fmt: skip
def test_a_bad_patch_is_refused_in_two_sentences_and_changes_nothing(
    patch: str, field: str, vrm: CommandLine
) -> None:
    acme = vrm.add("company", name="Acme")
    before = vrm("check", "--json").json
    ran = vrm("edit", acme, stdin=patch)
    assert (ran.code, ran.out) == (1, "")
    assert field in ran.err
    assert ran.err.count("\n") == 1
    assert vrm("check", "--json").json == before


def test_delete_restore_and_erase(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    one = vrm.add("interaction", company_id=acme, **GIVEN)
    assert vrm("delete", acme) == vrm("delete", acme)
    assert vrm("list", "company", "--json").json == []
    assert vrm("list", "interaction", "--json").json == []
    (trashed,) = vrm("list", "company", "--trash", "--json").json
    assert (trashed["id"], trashed["deleted_at"]) == (acme, "2026-06-01T12:00:00Z")
    ran = vrm("restore", acme)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert [found["id"] for found in vrm("list", "interaction", "--json").json] == [one]
    assert vrm("restore", acme).code == 1
    ran = vrm("erase", acme)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    for command in ("show", "delete", "restore", "erase"):
        ran = vrm(command, acme)
        assert (ran.code, ran.out) == (1, "")
    assert vrm("check").code == 0


def test_undo_and_redo_say_what_they_did_on_stderr(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    vrm("edit", acme, stdin='{"name": "B"}')
    assert vrm("undo").err == "Undone: edit\n"
    assert vrm("undo").err == "Undone: add company\n"
    assert vrm("undo").code == 1
    assert vrm("redo").err == "Done again: add company\n"
    ran = vrm("redo")
    assert (ran.code, ran.out, ran.err) == (0, "", "Done again: edit\n")
    assert vrm("redo").code == 1
    assert vrm("show", acme, "--json").json["name"] == "B"


def test_history_has_the_shape_of_the_contract(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    other = vrm.add("company", name="Other")
    vrm("edit", acme, stdin='{"name": "B"}')
    vrm("delete", acme)
    vrm("restore", acme)
    told = vrm("history", acme, "--json").json
    assert [one["action"] for one in told] == ["add", "edit", "delete", "restore"]
    shape = "seq at device kind id action before after hash previous".split()
    assert all(list(one) == shape for one in told)
    assert (told[1]["before"], told[1]["after"]) == ({"name": "Acme"}, {"name": "B"})
    assert told[0]["after"]["name"] == "Acme"
    every = vrm("history", "--json").json
    assert [one["seq"] for one in every] == sorted(one["seq"] for one in every)
    assert {one["id"] for one in every} == {acme, other}
    assert vrm("history").code == 0
    vrm("erase", acme)
    told = vrm("history", acme, "--json").json
    assert [one["action"] for one in told] == ["add", "edit", "delete", "restore", "delete"]
    assert {(one["before"], one["after"]) for one in told} == {(None, None)}
    assert "(erased)" in vrm("history", acme).out


@pytest.mark.parametrize("words", [["show"], ["delete"], ["restore"], ["erase"], ["history"]])
@pytest.mark.parametrize("unknown", [NOBODY, "x", "", "'", "%", "0" * 12, "ffffff"])
def test_an_unknown_id_is_told_and_exits_1(
    words: list[str], unknown: str, vrm: CommandLine
) -> None:
    vrm.add("company", name="Acme")
    ran = vrm(*words, unknown)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_the_end_of_an_id_that_a_table_shows_is_taken_for_the_whole(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    end = vrm("list", "company").out.split()[-1]
    assert acme.endswith(end)
    assert vrm("show", end, "--json").json["id"] == acme
    assert vrm("edit", end, stdin='{"name": "B"}').code == 0
    assert vrm("delete", end).code == 0
    assert vrm("restore", end).code == 0
    vrm.add("interaction", company_id=acme, **GIVEN)
    assert len(vrm("list", "interaction", "--company", end, "--json").json) == 1
    assert vrm("history", end).code == 0
    assert vrm("erase", end).code == 0


def test_a_list_of_one_company(vrm: CommandLine) -> None:
    acme, other = vrm.add("company", name="Acme"), vrm.add("company", name="Other")
    one = vrm.add("interaction", company_id=acme, **GIVEN)
    vrm.add("interaction", company_id=other, **GIVEN)
    listed = vrm("list", "interaction", "--company", acme, "--json").json
    assert [found["id"] for found in listed] == [one]


def test_a_list_is_newest_first(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    days = ["2026-05-02", "2026-05-04", "2026-05-01", "2026-05-03"]
    for day in days:
        vrm.add("interaction", company_id=acme, **{**GIVEN, "at": f"{day}T00:00:00Z"})
    listed = [one["at"] for one in vrm("list", "interaction", "--json").json]
    assert listed == sorted(listed, reverse=True)
    assert len(listed) == len(days)


@pytest.mark.parametrize("kind", ["nonsense", "Company", "companies", "", "record", "--"])
def test_an_unknown_kind_is_told_with_all_that_there_are(kind: str, vrm: CommandLine) -> None:
    for command in ("add", "list"):
        ran = vrm(command, kind)
        assert ran.code in {1, 2}
        assert ran.out == ""
    if kind != "--":
        assert all(known in vrm("list", kind).err for known in KINDS)
