"""One writes, others read beside it; nobody's lock outlives its holder."""

import json
import multiprocessing
import time
from collections.abc import Iterator

import pytest
from faults.acting import START, passphrase
from faults.holding import holding
from faults.homes import Home, Run, typed
from faults.performing import Performer

from vrm_app.services import records
from vrm_app.vault.vault import Vault, open_with_key

READING = (
    ("list", "company"),
    ("search", "company"),
    ("agenda",),
    ("history",),
    ("check",),
    ("recovery-sheet", "--out", "{home}/sheet.txt"),
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
    ("passphrase", "--new-passphrase-file", "{home}/passphrase"),
)
IN_USE = "Dealings is open. Lock it or do it there."
OPENED = 500


@pytest.fixture
def holder(home: Home) -> Iterator[Performer]:
    """Return a process that has the vault open, and has written to it."""
    with Performer(home.folder, home.states, passphrase(), None) as performer:
        performer.begin(1)
        performer.wait_for_done()
        performer.told()
        yield performer


@pytest.mark.usefixtures("holder")
def test_whatever_reads_goes_on_beside_a_writer(home: Home, vrm: Run) -> None:
    for command in READING:
        ended = vrm(*(part.format(home=home.path) for part in command))

        assert (ended.code, ended.err) in {(0, ""), (0, "Nothing.\n")}, command
    assert "Company 1" in vrm("list", "company").out


@pytest.mark.usefixtures("holder")
def test_whatever_writes_says_that_dealings_is_open(
    home: Home, vrm: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = json.loads(vrm("list", "company", "--json").out)[0]["id"]
    with home.open() as vault:
        before = holding(vault)

    for command in WRITING:
        monkeypatch.setattr("sys.stdin", typed('{"name": "New"}'))
        ended = vrm(*(part.format(id=record_id, home=home.path) for part in command))
        assert (ended.code, ended.out) == (1, ""), command
        assert IN_USE in ended.err
        assert ended.err.count("\n") == 1

    with home.open() as vault:
        assert holding(vault) == before


def test_the_lock_ends_with_a_killed_holder(vrm: Run, holder: Performer) -> None:
    assert vrm("undo").code == 1

    holder.kill_after(0)

    assert vrm("undo").code == 0


def test_two_read_at_once_and_each_sees_one_state(home: Home) -> None:
    with home.open() as one, home.open() as other, home.open() as writer:
        with one.reading(), other.reading():
            assert names(one) == names(other) == []
            records.add(writer, "company", {"name": "Meanwhile"}, now=START)
            assert names(one) == names(other) == []
        assert names(one) == names(other) == ["Meanwhile"]


def test_a_reader_in_the_middle_keeps_nobody_from_writing(home: Home, vrm: Run) -> None:
    with home.open() as reader, reader.reading():
        assert names(reader) == []
        begun = time.monotonic()
        with home.open() as writer:
            records.add(writer, "company", {"name": "Meanwhile"}, now=START)
        took = time.monotonic() - begun

    assert took < 2
    assert "Meanwhile" in vrm("list", "company").out
    assert vrm("check").code == 0


def test_opening_beside_a_busy_writer_never_takes_the_vault_for_an_older_one(
    home: Home,
) -> None:
    process = multiprocessing.get_context("fork").Process(target=add_for_ever, args=(home,))
    with home.open() as vault:
        master, vault_id = vault.master, vault.id
    process.start()
    try:
        for _ in range(OPENED):
            opened = open_with_key(home.folder, master, vault_id=vault_id, states=home.states)
            with opened as vault:
                assert vault.warning is None
    finally:
        process.kill()
        process.join()


def add_for_ever(home: Home) -> None:
    with home.open() as vault:
        while True:
            records.add(vault, "company", {"name": "One more"}, now=START)


def names(vault: Vault) -> list[str]:
    return [one.heading for one in records.list_of(vault, "company")]
