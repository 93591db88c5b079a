"""E-mails brought in from a terminal."""

from pathlib import Path

import pytest
from command_line import CommandLine
from mail_shapes import APPLE_MAIL, GMAIL, OUTLOOK, THUNDERBIRD, mail

NAMES = ["created", "updated", "skipped", "errors", "dry_run", "ids"]


@pytest.fixture
def folder(vrm: CommandLine) -> Path:
    """A folder of mails, with one that is none."""
    folder = vrm.folder / "mails"
    folder.mkdir()
    shapes = {"1": OUTLOOK, "2": GMAIL, "3": APPLE_MAIL, "4": THUNDERBIRD, "5": b"hello"}
    for name, content in shapes.items():
        (folder / f"{name}.eml").write_bytes(content)
    (folder / "notes.txt").write_text("not a mail")
    return folder


def test_a_folder_of_mails_is_shown_first_and_then_taken(vrm: CommandLine, folder: Path) -> None:
    acme = vrm.add("company", name="Acme", domains=["acme.example"])
    vrm.add("data_item", type="email", value="kim@home.example")

    tried = vrm("import", str(folder), "--dry-run")

    assert (tried.code, tried.err) == (0, "")
    head, *rows = tried.out.splitlines()
    assert head.split() == ["DATE", "WAY", "COMPANY", "SUBJECT", "FILES", "THREAD"]
    # In the zone of the one who reads.
    assert rows[0].startswith("2026-06-02 10:15  in   Acme     AW: Rückerstattung")
    assert "Rechnung für Juni.pdf" in rows[1]
    assert [row.split()[2] for row in rows[:4]] == ["in", "in", "out", "out"]
    assert rows[4:] == [
        "Read as eml: 4 would be added, 0 would be completed, 0 would be passed over.",
        f"{folder / '5.eml'} was not taken: This file is not an e-mail.",
    ]
    assert vrm("list", "interaction", "--json").json == []

    assert vrm("import", str(folder)).out.startswith("Read as eml: 4 added, 0 completed, 0 passed")
    assert {one["company_id"] for one in vrm("list", "interaction", "--json").json} == {acme}
    assert "0 added, 0 completed, 4 passed over" in vrm("import", str(folder)).out
    assert vrm("undo").code == 0
    assert vrm("list", "interaction", "--json").json == []


def test_the_json_is_that_of_every_import_with_files_for_rows(
    vrm: CommandLine, folder: Path
) -> None:
    tried = vrm("import", str(folder), "--as", "eml", "--dry-run", "--json").json
    done = vrm("import", str(folder), "--json").json

    assert list(tried) == list(done) == NAMES
    assert (tried["created"], tried["ids"], tried["dry_run"]) == (4, [], True)
    assert (done["created"], len(done["ids"]), done["dry_run"]) == (4, 4, False)
    reason = "This file is not an e-mail"
    assert done["errors"] == [{"row": str(folder / "5.eml"), "reason": reason}]
    assert len(vrm("inbox", "--json").json) == 4


def test_several_files_are_taken_at_once(vrm: CommandLine, folder: Path) -> None:
    done = vrm("import", str(folder / "1.eml"), str(folder / "2.eml"), str(folder / "2.eml"))

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Read as eml: 2 added, 0 completed, 0 passed over.\n2 of them wait in the inbox.\n"
    )


def test_the_company_can_be_named_by_the_end_of_its_id(vrm: CommandLine, folder: Path) -> None:
    other = vrm.add("company", name="Other")

    vrm("import", str(folder / "1.eml"), "--company", other[-12:])
    (kept,) = vrm("list", "interaction", "--json").json
    assert kept["company_id"] == other
    ran = vrm("import", str(folder / "2.eml"), "--company", "x")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_new_companies_are_told_as_new(vrm: CommandLine, folder: Path) -> None:
    tried = vrm("import", str(folder / "2.eml"), "--new-companies", "--dry-run").out
    assert "new: Acme" in tried
    vrm("import", str(folder / "2.eml"), "--new-companies")
    (acme,) = vrm("list", "company", "--json").json
    assert (acme["name"], acme["domains"]) == ("Acme", ["acme.example"])


@pytest.mark.parametrize("content", [b"", b"hello", b"From: a@b.example\n\n", b"\x00" * 100, None])
def test_one_file_that_is_no_mail_is_told_in_one_sentence(
    content: bytes | None, vrm: CommandLine
) -> None:
    path = vrm.folder / "a.eml"
    if content is not None:
        path.write_bytes(content)

    for words in ([], ["--dry-run"], ["--json"], ["--as", "eml"]):
        ran = vrm("import", str(path), *words)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
    assert vrm("history", "--json").json == []


def test_a_folder_without_mails_is_told(vrm: CommandLine) -> None:
    (vrm.folder / "empty").mkdir()
    ran = vrm("import", str(vrm.folder / "empty"))

    assert (ran.code, ran.out) == (1, "")
    assert "no e-mail in this folder" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["a", "b", "--as", "bitwarden-csv"],
        ["a", "--company", "x"],
        ["a", "--new-companies"],
        ["a.eml", "--as", "archive", "--new-companies"],
        [],
    ],
)
def test_what_is_for_mails_only_is_refused_for_all_else(words: list[str], vrm: CommandLine) -> None:
    assert vrm("import", *words).code == 2


def test_signs_that_a_terminal_obeys_are_not_written_to_it(vrm: CommandLine) -> None:
    folder = vrm.folder / "mails"
    folder.mkdir()
    bad = "\x1b[31mred\u202e"
    named = mail(subject=bad, **{"from": f"{bad} <a@unknown.example>", "date": "no"})
    received = b"Received: from a by b; Tue, 2 Jun 2026 10:00:00 +0000\r\n"
    (folder / "\x1b[31mred\u202e.eml").write_bytes(received + named)
    (folder / "\x1b[31mbad.eml").write_bytes(b"hello")

    for words in (["--dry-run"], ["--new-companies", "--dry-run"], []):
        ran = vrm("import", str(folder), *words)
        assert ran.code == 0
        assert "no readable date of its own" in ran.out
        assert not set("\x1b\u202e") & set(ran.out + ran.err)
