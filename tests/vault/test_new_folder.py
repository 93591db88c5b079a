"""A new folder is there whole or not at all, and nothing of somebody else's is touched."""

import errno
import os
import stat
from pathlib import Path

import pytest

from vrm_app.domain.errors import UserError
from vrm_app.vault.folder_lock import LOCK_FILE, FolderLock
from vrm_app.vault.new_folder import must_be_free, must_have_a_parent, new_folder


class CutError(Exception):
    """Something went wrong in the middle."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make(folder: Path, name: str = "file.txt", *, cut: bool = False) -> None:
    with new_folder(folder) as place:
        (place / name).write_text("whole")
        if cut:
            raise CutError


def refuse(error: int) -> OSError:
    return OSError(error, os.strerror(error))


def test_it_is_there_at_the_end_and_private(tmp_path: Path) -> None:
    with new_folder(tmp_path / "new") as place:
        (place / "file.txt").write_text("whole")
        assert not (tmp_path / "new").exists()

    assert names(tmp_path) == ["new"]
    assert names(tmp_path / "new") == ["file.txt"]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_an_empty_folder_is_taken_and_made_private(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir(mode=0o755)

    make(tmp_path / "new")

    assert names(tmp_path / "new") == ["file.txt"]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_missing_parents_are_made(tmp_path: Path) -> None:
    make(tmp_path / "a" / "b" / "new")

    assert names(tmp_path / "a" / "b") == ["new"]


def test_a_file_in_it_may_have_the_name_of_a_lock(tmp_path: Path) -> None:
    make(tmp_path / "new", LOCK_FILE)

    assert names(tmp_path / "new") == [LOCK_FILE]


@pytest.mark.parametrize("kind", ["file", "full folder", "link to a file", "link to itself"])
def test_what_is_there_stays(tmp_path: Path, kind: str) -> None:
    wanted, other = tmp_path / "wanted", tmp_path / "other"
    other.write_text("mine")
    if kind == "file":
        wanted.write_text("mine")
    elif kind == "full folder":
        wanted.mkdir()
        (wanted / "file.txt").write_text("mine")
    else:
        wanted.symlink_to(other if kind == "link to a file" else wanted)

    with pytest.raises(UserError, match="something at that place already"):
        make(wanted)

    assert names(tmp_path) == ["other", "wanted"]
    assert other.read_text() == "mine"
    assert kind != "full folder" or (wanted / "file.txt").read_text() == "mine"


@pytest.mark.parametrize("target", ["empty", "missing"])
def test_a_link_leads_to_where_the_folder_is_made(tmp_path: Path, target: str) -> None:
    if target == "empty":
        (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / target)

    make(tmp_path / "link")

    assert names(tmp_path) == sorted(["link", target])
    assert names(tmp_path / target) == ["file.txt"]


def test_the_folder_one_is_in_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UserError, match="the folder you are in"):
        make(Path())
    make(Path("new"))

    assert names(tmp_path) == ["new"]


def test_when_something_goes_wrong_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with pytest.raises(CutError):
        make(tmp_path / "new", cut=True)

    assert names(tmp_path) == ["new"]
    assert names(tmp_path / "new") == []


def test_when_the_name_cannot_be_given_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="“new” was not written"), new_folder(tmp_path / "new"):
        monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(refuse(errno.EIO)))

    assert names(tmp_path) == []


def test_when_the_name_cannot_be_made_durable_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_once_it_is_there(_: int) -> None:
        if (tmp_path / "new").exists():
            raise refuse(errno.EIO)

    monkeypatch.setattr(os, "fsync", fail_once_it_is_there)

    with pytest.raises(UserError, match="“new” was not written"):
        make(tmp_path / "new")

    assert names(tmp_path) == []


def test_what_a_cut_left_behind_is_removed_the_next_time(tmp_path: Path) -> None:
    for leftover in (".new.new-0123abcd", ".new.new-00000000"):
        (tmp_path / leftover / "whole").mkdir(parents=True)
        (tmp_path / leftover / LOCK_FILE).touch()
        (tmp_path / leftover / "whole" / "letter.txt").write_text("half")
    (tmp_path / ".new.new-11111111").mkdir()

    make(tmp_path / "new")

    assert names(tmp_path) == ["new"]


def test_what_a_cut_left_of_folders_of_other_names_is_removed_too(tmp_path: Path) -> None:
    leftover = tmp_path / ".to Acme.new-0123abcd"
    (leftover / "whole").mkdir(parents=True)
    (leftover / LOCK_FILE).touch()
    (leftover / "whole" / "letter.txt").write_text("half")

    make(tmp_path / "new")

    assert names(tmp_path) == ["new"]


@pytest.mark.parametrize("inside", [(), (LOCK_FILE, "vault.db"), ("whole",)])
def test_what_another_program_may_have_made_under_such_a_name_stays(
    tmp_path: Path, inside: tuple[str, ...]
) -> None:
    theirs = tmp_path / ".theirs.new-0123abcd"
    theirs.mkdir()
    for name in inside:
        (theirs / name).touch()

    make(tmp_path / "new")

    assert names(tmp_path) == [theirs.name, "new"]
    assert names(theirs) == sorted(inside)


def test_what_another_one_is_making_stays(tmp_path: Path) -> None:
    other = tmp_path / ".new.new-0123abcd"
    other.mkdir()

    with FolderLock(other):
        make(tmp_path / "new")

    assert names(tmp_path) == [other.name, "new"]


@pytest.mark.parametrize("wanted", ["*", "[a-z]*", "?", "n\\ew"])
def test_what_only_looks_like_a_leftover_stays(tmp_path: Path, wanted: str) -> None:
    mine = [".a.new-0123abcd", ".b.new-diary", f".{wanted}.new-diary", f".{wanted}.new-0123abcd"]
    for name in mine:
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text("mine")

    make(tmp_path / wanted)

    assert names(tmp_path) == sorted([*mine, wanted])
    assert all(names(tmp_path / name) == ["file.txt"] for name in mine)


def test_a_link_that_looks_like_a_leftover_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / LOCK_FILE).touch()
    (tmp_path / ".new.new-0123abcd").symlink_to(tmp_path / "mine")

    make(tmp_path / "new")

    assert names(tmp_path / "mine") == [LOCK_FILE]


def test_a_place_that_cannot_be_written_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "mkdir", lambda *_: (_ for _ in ()).throw(refuse(errno.EROFS)))

    with pytest.raises(UserError, match=r"“new” was not written\. You may not write there"):
        make(tmp_path / "new")

    assert names(tmp_path) == []


def test_a_place_in_a_file_or_in_nothing_can_be_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    for wanted in (tmp_path / "file" / "new", tmp_path / "nothing" / "new"):
        with pytest.raises(UserError, match="the folder it should lie in is not there"):
            must_have_a_parent(wanted)
    must_have_a_parent(tmp_path / "new")
    must_be_free(tmp_path / "new")

    assert names(tmp_path) == ["file"]
