"""Small files: whole, durable, private."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vrm_app.vault.small_files import (
    FileExistsAlreadyError,
    FileNotWrittenError,
    create_private_directory,
    new_file,
    read_at_most,
    remove_leftovers,
    sync_directory,
    write_durably,
    write_new_durably,
)

OLD, NEW = b"old content", b"new content, somewhat longer"
STEPS = ("open", "fstat", "write", "fsync", "lseek", "read", "close", "replace")

# Runs in a process of its own and leaves without any clean-up at the chosen step.
CUT = """
import os, sys
from pathlib import Path
from vrm_app.vault.small_files import write_durably

left = int(sys.argv[2])
def cut_at(name):
    real = getattr(os, name)
    def step(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **kwargs)
    setattr(os, name, step)

for name in sys.argv[3].split():
    cut_at(name)
write_durably(Path(sys.argv[1]), sys.argv[4].encode())
"""


class Fault:
    """Counts the calls to the system and lets the chosen one fail."""

    def __init__(self, failing: int, number: int) -> None:
        self.failing = failing
        self.number = number
        self.calls = 0

    def wrap(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            self.calls += 1
            if self.calls == self.failing:
                raise OSError(self.number, os.strerror(self.number))
            return real(*args, **kwargs)

        return call


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def failing_at(step: int, number: int, monkeypatch: pytest.MonkeyPatch) -> Fault:
    fault = Fault(step, number)
    for name in STEPS:
        monkeypatch.setattr(os, name, fault.wrap(getattr(os, name)))
    return fault


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    write_durably(tmp_path / "file", OLD)
    write_durably(tmp_path / "file", NEW)

    assert (tmp_path / "file").read_bytes() == NEW
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE])
def test_an_error_at_any_step_leaves_old_or_new_content_and_nothing_else(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "file"
    step, finished = 0, False
    while not finished:
        step += 1
        path.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as patch:
            fault = failing_at(step, number, patch)
            try:
                write_durably(path, NEW)
                finished = fault.calls < step
            except FileNotWrittenError:
                finished = False
        assert path.read_bytes() in {OLD, NEW}
        assert names(tmp_path) == ["file"]
    assert step > len(STEPS)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_no_error_of_the_system_is_swallowed(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = failing_at(0, number, monkeypatch)
    write_durably(tmp_path / "file", NEW)
    monkeypatch.undo()

    for step in range(1, steps.calls + 1):
        with pytest.MonkeyPatch.context() as patch:
            failing_at(step, number, patch)
            with pytest.raises(FileNotWrittenError):
                write_durably(tmp_path / "file", NEW)


def test_a_cut_at_any_step_leaves_old_or_new_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    seen, step, code = set(), 0, 9
    while code == 9:
        path.write_bytes(OLD)
        command = [sys.executable, "-c", CUT, str(path), str(step), " ".join(STEPS), NEW.decode()]
        code = subprocess.run(command, check=False).returncode
        seen.add(path.read_bytes())
        step += 1

    assert code == 0
    assert seen == {OLD, NEW}
    assert step > len(STEPS)


def test_content_reaches_the_disk_before_its_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log: list[str] = []

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        log.append("folder" if is_folder else f"file of {os.fstat(descriptor).st_size}")

    def replace(source: Path, target: Path) -> None:
        log.append("name")
        Path(source).rename(target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    write_durably(tmp_path / "file", NEW)
    write_new_durably(tmp_path / "other", OLD)
    create_private_directory(tmp_path / "folder")

    first = [f"file of {len(NEW)}", "name", "folder"]
    assert log == [*first, f"file of {len(OLD)}", "folder", "folder"]


def test_leftovers_of_a_cut_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".file.0123456789abcdef.tmp").write_bytes(OLD)
    (tmp_path / ".hidden.tmp").write_bytes(OLD)
    (tmp_path / "file").write_bytes(OLD)

    remove_leftovers(tmp_path)

    assert names(tmp_path) == [".hidden.tmp", "file"]


def test_a_disk_that_gives_back_something_else_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    real = os.read
    monkeypatch.setattr(os, "read", lambda file, size: real(file, size)[:-1])

    with pytest.raises(FileNotWrittenError):
        write_durably(path, NEW)

    monkeypatch.undo()
    assert path.read_bytes() == OLD


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, content: real(file, content[:3]))

    write_durably(tmp_path / "file", NEW)

    assert (tmp_path / "file").read_bytes() == NEW


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_files_and_directories_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        create_private_directory(tmp_path / "a" / "b")
        write_durably(tmp_path / "a" / "b" / "one", NEW)
        write_new_durably(tmp_path / "a" / "b" / "two", NEW)
    finally:
        os.umask(before)

    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    assert mode(tmp_path / "a" / "b" / "one") == mode(tmp_path / "a" / "b" / "two") == 0o600


def test_a_memory_stick_without_owners_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, mode: int) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), descriptor, mode)

    monkeypatch.setattr(os, "fchmod", refuse)
    before = os.umask(0o777)
    try:
        write_durably(tmp_path / "file", NEW)
    finally:
        os.umask(before)

    assert (tmp_path / "file").stat().st_size == len(NEW)


@pytest.mark.usefixtures("open_umask")
def test_replacing_an_open_file_makes_it_private(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    assert mode(tmp_path / "file") == 0o666

    write_durably(tmp_path / "file", NEW)

    assert mode(tmp_path / "file") == 0o600


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(OLD)
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")

    write_durably(tmp_path / "file", NEW)

    assert (tmp_path / "elsewhere").read_bytes() == OLD
    assert (tmp_path / "file").read_bytes() == NEW


def test_a_file_the_person_asked_for_never_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(OLD)
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")

    for name in ("mine", "nowhere"):
        with pytest.raises(FileExistsAlreadyError, match=name):
            write_new_durably(tmp_path / name, NEW)

    assert (tmp_path / "mine").read_bytes() == OLD
    assert not (tmp_path / "absent").exists()


def test_a_new_file_that_could_not_be_finished_is_removed(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", Fault(1, errno.EIO).wrap(os.fsync))
        with pytest.raises(FileNotWrittenError):
            write_new_durably(tmp_path / "file", NEW)

    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no room"), (errno.EROFS, "may not write"), (errno.EIO, "the disk")],
)
def test_the_error_says_what_to_do(tmp_path: Path, number: int, words: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", Fault(1, number).wrap(os.write))
        with pytest.raises(FileNotWrittenError) as caught:
            write_durably(tmp_path / "file", NEW)

    assert words in caught.value.advice


def test_a_missing_folder_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError) as caught:
        write_new_durably(tmp_path / "absent" / "file", NEW)

    assert "folder" in caught.value.advice


def test_only_ordinary_files_are_read_and_only_so_much(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(NEW)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")

    assert read_at_most(tmp_path / "file", 3) == NEW[:3]
    assert read_at_most(tmp_path / "file", 1000) == NEW
    for name, why in (("link", "links"), ("pipe", "ordinary"), ("absent", "No such file")):
        with pytest.raises(OSError, match=why):
            read_at_most(tmp_path / name, 10)


def test_a_directory_that_is_there_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    with pytest.raises(FileExistsError):
        create_private_directory(tmp_path)

    assert mode(tmp_path) == 0o755
    sync_directory(tmp_path)


def test_a_new_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with new_file(path) as file:
        file.write(NEW)
        assert not path.exists()
        file.seek(0)
        assert file.read() == NEW

    assert (path.read_bytes(), mode(path), names(tmp_path)) == (NEW, 0o600, ["file"])


def written_late(path: Path) -> None:
    """Write a new file while somebody else writes one of the same name."""
    with new_file(path) as file:
        file.write(NEW)
        path.write_bytes(OLD)


def written_anew(path: Path) -> None:
    with new_file(path) as file:
        file.write(NEW)


def test_a_new_file_replaces_nothing_whenever_it_came(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(OLD)
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    for name in ("mine", "nowhere"):
        with pytest.raises(FileExistsAlreadyError, match=name):
            written_anew(tmp_path / name)

    with pytest.raises(FileExistsAlreadyError):
        written_late(tmp_path / "late")

    assert (tmp_path / "mine").read_bytes() == (tmp_path / "late").read_bytes() == OLD
    assert names(tmp_path) == ["late", "mine", "nowhere"]


def test_a_new_file_is_written_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", Fault(1, errno.EPERM).wrap(os.link))
    written_anew(tmp_path / "file")
    monkeypatch.setattr(os, "link", Fault(1, errno.EPERM).wrap(os.link))
    with pytest.raises(FileExistsAlreadyError):
        written_late(tmp_path / "late")

    assert (tmp_path / "file").read_bytes() == NEW
    assert (tmp_path / "late").read_bytes() == OLD
    assert names(tmp_path) == ["file", "late"]


@pytest.mark.parametrize("failing", ["fsync", "link"])
def test_a_new_file_that_could_not_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    monkeypatch.setattr(os, "rename", Fault(1, errno.EIO).wrap(os.rename))
    monkeypatch.setattr(os, failing, Fault(1, errno.EIO).wrap(getattr(os, failing)))

    with pytest.raises(FileNotWrittenError):
        written_anew(tmp_path / "file")

    assert names(tmp_path) == []


def test_what_goes_wrong_while_writing_a_new_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), new_file(tmp_path / "file"):
        raise KeyError

    assert names(tmp_path) == []
