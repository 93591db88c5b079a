"""A folder where nothing can be written: reading goes on, and writing says so."""

import json
from collections.abc import Iterator

import pytest
from faults.acting import START
from faults.breaking import files
from faults.filled import Filled
from faults.homes import Home
from faults.nobody import home_of_nobody, owned_by_nobody, vrm_as_nobody

from vrm_app.app import run
from vrm_app.services import records

READING = (
    ("list", "company", "--json"),
    ("list", "company", "--trash", "--json"),
    ("search", "story", "--json"),
    ("agenda", "--json"),
    ("history", "--json"),
    ("check", "--json"),
)
WRITING = (
    ("undo",),
    ("redo",),
    ("add", "company"),
    ("edit", "{id}"),
    ("delete", "{id}"),
    ("erase", "{id}"),
    ("attach", "{id}", "{home}/passphrase"),
    ("export", "calendar", "--out", "{home}/agenda.ics"),
)
NOT_WRITABLE = "Nothing was saved, because the vault's folder cannot be written."
FORBIDDEN = "was not written. You may not write there."


@pytest.fixture(scope="module")
def warm(filled: Filled) -> None:
    """Have every command run once, for root can load what somebody else may not."""
    with home_of_nobody(filled.folder) as home, pytest.MonkeyPatch.context() as patch:
        for name, value in home.environment.items():
            patch.setenv(name, value)
        changing = ("passphrase", "--new-passphrase-file", str(home.path / "passphrase"))
        for command in (*READING, ("undo",), ("capture", "x"), changing):
            run(home.arguments(*command))


@pytest.fixture
def nobody(filled: Filled, warm: None) -> Iterator[Home]:  # noqa: ARG001
    """Return the home of somebody who is not root."""
    with home_of_nobody(filled.folder) as given:
        yield given


def close_folder(home: Home, *, files_too: bool = False) -> None:
    if files_too:
        for path in home.folder.iterdir():
            path.chmod(0o400)
    home.folder.chmod(0o500)


@pytest.mark.parametrize("files_too", [False, True])
def test_whatever_reads_goes_on_reading(nobody: Home, *, files_too: bool) -> None:
    wanted = [vrm_as_nobody(nobody, *command) for command in READING]
    before = files(nobody.folder)
    close_folder(nobody, files_too=files_too)

    for command, whole in zip(READING, wanted, strict=True):
        assert vrm_as_nobody(nobody, *command) == whole, command

    assert [whole.code for whole in wanted] == [0] * len(READING)
    assert files(nobody.folder) == before


@pytest.mark.parametrize("files_too", [False, True])
def test_whatever_writes_says_so_in_one_sentence(nobody: Home, *, files_too: bool) -> None:
    record_id = json.loads(vrm_as_nobody(nobody, *READING[0]).out)[0]["id"]
    before = files(nobody.folder)
    close_folder(nobody, files_too=files_too)

    for command in WRITING:
        filled = [part.format(id=record_id, home=nobody.path) for part in command]
        ended = vrm_as_nobody(nobody, *filled, given='{"name": "New"}')
        assert (ended.code, ended.out) == (1, ""), command
        assert NOT_WRITABLE in ended.err, command
        assert ended.err.count("\n") == 1

    for command in (("capture", "a line"), ("passphrase", "--new-passphrase-file", "{home}/word")):
        (nobody.path / "word").write_text("another long passphrase of mine\n", "utf-8")
        ended = vrm_as_nobody(nobody, *(part.format(home=nobody.path) for part in command))
        assert ended.code == 1
        assert FORBIDDEN in ended.err or NOT_WRITABLE in ended.err

    assert files(nobody.folder) == before
    assert not (nobody.path / "agenda.ics").exists()


def test_a_check_without_writing_still_looks_at_every_page(nobody: Home) -> None:
    path = nobody.folder / "vault.db"
    content = bytearray(path.read_bytes())
    content[-2048] ^= 1
    path.write_bytes(content)
    close_folder(nobody)

    ended = vrm_as_nobody(nobody, "check")

    assert ended.code == 1
    assert "Problem: " in ended.out


def test_a_bad_key_file_that_cannot_be_mended_is_told(nobody: Home) -> None:
    (nobody.folder / "vault.keys").write_bytes(b"")
    close_folder(nobody)

    assert "Note: One of the vault's two key files" in vrm_as_nobody(nobody, "list", "case").err
    assert vrm_as_nobody(nobody, "check").code == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("vault.db", "The vault did not open, because its database may not be read."),
        ("vault.keys*", "The vault did not open, because its key files may not be read."),
    ],
)
def test_a_file_that_may_not_be_read_is_told_in_one_sentence(
    nobody: Home, name: str, sentence: str
) -> None:
    for path in nobody.folder.glob(name):
        path.chmod(0)

    for command in READING:
        ended = vrm_as_nobody(nobody, *command)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith(sentence)


@pytest.mark.parametrize("shared", [True, False])
def test_what_a_killed_process_left_is_read_or_told_how_to(
    nobody: Home, filled: Filled, *, shared: bool
) -> None:
    vault = filled.opened(nobody.folder)
    records.add(vault, "company", {"name": "Latest"}, now=START)
    left = files(nobody.folder)
    vault.close()
    if not shared:
        left.pop("vault.db-shm")
    for name, content in left.items():
        (nobody.folder / name).write_bytes(content)
    owned_by_nobody(nobody.path)
    close_folder(nobody)

    ended = vrm_as_nobody(nobody, "list", "company")

    if shared:
        assert "Latest" in ended.out
        return
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("The vault did not open, because nothing can be written in its")
    assert (nobody.folder / "vault.db-wal").stat().st_size == len(left["vault.db-wal"])
