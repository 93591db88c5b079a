"""Handing over where something is in the way: nothing half leaves, and the vault says the truth."""

import errno
import os
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from building import NOW

from vrm_app.domain.errors import UserError
from vrm_app.domain.release import Release
from vrm_app.outside.formats import Format
from vrm_app.outside.verification import verify
from vrm_app.services import checking, records, releasing
from vrm_app.services.complaints import Choices
from vrm_app.vault.faults import CounterNotWrittenError
from vrm_app.vault.state import STATE_FILE
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class World:
    """A complaint that was looked at and may leave, and a folder outside."""

    vault: Vault
    outside: Path
    case: str
    choices: Choices

    def preview(self) -> Release:
        return releasing.preview(self.vault, self.case, self.choices, now=NOW).release

    def hand_over(self, out: Path | None = None) -> Release:
        place = out or self.outside / "new"
        return releasing.hand_over(self.vault, self.case, self.choices, out=place, now=NOW)

    def states(self) -> list[object]:
        return [one.to_json()["state"] for one in records.list_of(self.vault, "release")]

    def shared(self) -> int:
        return len(list(records.list_of(self.vault, "disclosure")))

    def says_that_nothing_left(self) -> bool:
        report = checking.check(self.vault)
        return self.states() == ["drafted"] and self.shared() == 0 and report.ok


@pytest.fixture
def world(vault: Vault, tmp_path: Path) -> World:
    outside = tmp_path / "outside"
    outside.mkdir()
    acme = records.add(vault, "company", {"name": "Acme"}, now=NOW).id
    complaint = {"company_id": acme, "type": "complaint", "title": "It leaks"}
    case = records.add(vault, "case", complaint, now=NOW).id
    name = {"type": "name", "value": "Kim Example", "usual": True}
    records.add(vault, "data_item", name, now=NOW)
    world = World(vault, outside, case, Choices(recipient=acme))
    world.preview()
    return world


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def test_what_leaves_is_for_its_owner_only(world: World) -> None:
    before = os.umask(0)
    try:
        world.hand_over()
    finally:
        os.umask(before)

    out = world.outside / "new"
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert names(world.outside) == ["new"]


@pytest.mark.parametrize("kind", ["file", "full folder", "link to nothing there", "in a file"])
def test_a_place_that_is_taken_or_missing_stops_it(world: World, kind: str) -> None:
    out = world.outside / "new"
    if kind == "file":
        out.write_text("mine")
    elif kind == "full folder":
        out.mkdir()
        (out / "letter.txt").write_text("mine")
    elif kind == "in a file":
        (world.outside / "file").write_text("mine")
        out = world.outside / "file" / "new"
    else:
        out.symlink_to(world.outside / "missing" / "new")
    before = names(world.outside)

    with pytest.raises(UserError, match="Nothing was written, because"):
        world.hand_over(out)

    assert names(world.outside) == before
    assert kind != "full folder" or (out / "letter.txt").read_text() == "mine"
    assert world.says_that_nothing_left()


def test_a_missing_folder_above_is_not_made(world: World) -> None:
    with pytest.raises(UserError, match="the folder it should lie in is not there"):
        world.hand_over(world.outside / "missing" / "new")

    assert names(world.outside) == []
    assert world.says_that_nothing_left()


def test_a_place_where_nothing_can_be_written_stops_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "mkdir", refuse)

    with pytest.raises(UserError, match=r"“new” was not written\. You may not write there"):
        world.hand_over()

    assert names(world.outside) == []
    assert world.says_that_nothing_left()


@pytest.mark.parametrize("size", [0, 100, 1500, 3000])
def test_a_full_disk_stops_it_wherever_it_is_full(world: World, size: int) -> None:
    with (
        files_no_larger_than(size),
        pytest.raises(UserError, match=r"was not written\. There is no room left"),
    ):
        world.hand_over()

    assert names(world.outside) == []
    assert world.says_that_nothing_left()
    world.hand_over()
    assert verify([world.outside / "new"]).valid


def test_a_vault_without_room_for_the_note_lets_nothing_leave(world: World) -> None:
    small = (Format.LETTER_TEXT, Format.JSON, Format.PROOF)
    world = replace(world, choices=replace(world.choices, formats=small))
    world.preview()
    world.vault.settle()
    # Enough for each file that leaves, too little for what the vault writes at the end.
    with files_no_larger_than(8000), pytest.raises(UserError, match="Nothing was saved"):
        world.hand_over()

    assert names(world.outside) == []
    assert world.says_that_nothing_left()


def test_when_the_folder_gets_no_name_the_vault_takes_its_note_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def fail_at_the_end(source: Path, target: Path) -> None:
        if Path(target).name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(source, target)

    monkeypatch.setattr(os, "replace", fail_at_the_end)
    with pytest.raises(UserError, match="“new” was not written"):
        world.hand_over()

    assert names(world.outside) == []
    assert world.says_that_nothing_left()

    monkeypatch.undo()
    looked_at = world.preview()
    assert world.hand_over().sha256 == looked_at.sha256
    assert world.states() == ["written"]
    assert world.shared() == 1


def test_what_was_noted_before_a_kill_leaves_by_confirming_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def die_at_the_end(source: Path, target: Path) -> None:
        if Path(target).name == "new":
            os.kill(os.getpid(), signal.SIGKILL)
        replace(source, target)

    looked_at = world.preview()
    world.vault.close()
    child = os.fork()
    if not child:
        monkeypatch.setattr(os, "replace", die_at_the_end)
        try:
            world.hand_over()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert not (world.outside / "new").exists()
    assert (world.states(), world.shared()) == (["written"], 1)

    assert world.hand_over().sha256 == looked_at.sha256

    assert names(world.outside) == ["new"]
    assert verify([world.outside / "new"]).valid
    assert (world.states(), world.shared()) == (["written"], 1)
    assert checking.check(world.vault).ok


def test_a_counter_that_cannot_be_written_is_told_but_what_was_noted_leaves(world: World) -> None:
    (world.vault.folder / STATE_FILE).unlink()
    (world.vault.folder / STATE_FILE).mkdir()

    with pytest.raises(CounterNotWrittenError, match="What you did was saved"):
        world.hand_over()

    assert verify([world.outside / "new"]).valid
    assert world.states() == ["written"]
    assert world.shared() == 1
