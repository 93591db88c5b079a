"""One opener at a time, and no lock outlives its holder."""

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vrm_app.vault.folder_lock import LOCK_FILE, FolderLock, FolderNotLockableError, VaultInUseError
from vrm_app.vault.small_files import FileNotWrittenError

HOLD = """
import sys
from pathlib import Path
from vrm_app.vault.folder_lock import FolderLock

FolderLock(Path(sys.argv[1])).acquire()
"""
WAIT = """
print("held", flush=True)
sys.stdin.read()
"""
# Starts a child in each way there is, then ends and leaves it running.
LEAVE_PROGRAM = """
import subprocess
child = subprocess.Popen([sys.executable, "-c", "input()"], close_fds=False, stdout=2)
print(child.pid, flush=True)
"""
LEAVE_FORK = """
import os, time
child = os.fork()
if child == 0:
    os.close(1)
    time.sleep(60)
    os._exit(0)
print(child, flush=True)
os._exit(0)
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD + WAIT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_opener_is_told_at_once(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(VaultInUseError) as caught:
        FolderLock(tmp_path).acquire()

    assert caught.value.title == "Dealings is open"
    assert caught.value.advice == "Lock it or do it there."


def test_another_process_is_told_too_and_may_open_afterwards(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with FolderLock(tmp_path):
        refused = subprocess.run(command, check=False, capture_output=True, text=True)
    opened = subprocess.run(command, check=False)

    assert "VaultInUseError" in refused.stderr
    assert opened.returncode == 0


def test_the_lock_of_another_process_dies_with_it(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(VaultInUseError):
            FolderLock(tmp_path).acquire()

        process.send_signal(signal.SIGKILL)
        process.wait()

        with FolderLock(tmp_path) as lock:
            assert lock.is_held


@pytest.mark.parametrize("leave", [LEAVE_PROGRAM, LEAVE_FORK])
def test_a_child_left_running_keeps_no_lock(tmp_path: Path, leave: str) -> None:
    reading, writing = os.pipe()
    command = [sys.executable, "-c", HOLD + leave, str(tmp_path)]
    with os.fdopen(writing, "w"):
        done = subprocess.run(command, check=True, stdin=reading, stdout=subprocess.PIPE)
        child = int(done.stdout)
        os.kill(child, 0)

        with FolderLock(tmp_path) as lock:
            assert lock.is_held
        os.kill(child, signal.SIGKILL)
    os.close(reading)


def test_a_forked_child_that_ends_does_not_take_the_lock_along(tmp_path: Path) -> None:
    script = HOLD.replace("FolderLock(", "lock = FolderLock(").replace(".acquire()", "") + (
        "import os\n"
        "lock.acquire()\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    lock.release()\n"
        "    os._exit(0)\n"
        "os.waitpid(child, 0)\n"
        "FolderLock(Path(sys.argv[1])).acquire()\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert "VaultInUseError" in done.stderr


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    for _ in range(3):
        lock.acquire()
        lock.release()
    lock.release()

    assert not lock.is_held
    with FolderLock(tmp_path):
        assert (tmp_path / LOCK_FILE).read_bytes() == b""


def test_a_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), FolderLock(tmp_path):
        raise KeyError

    with FolderLock(tmp_path) as lock:
        assert lock.is_held


def test_taking_a_held_lock_is_our_own_fault(tmp_path: Path) -> None:
    with FolderLock(tmp_path) as lock, pytest.raises(RuntimeError, match="already"):
        lock.acquire()


def test_two_folders_are_locked_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()

    with FolderLock(tmp_path / "one"), FolderLock(tmp_path / "two") as second:
        assert second.is_held


def test_the_lock_goes_with_a_folder_that_is_renamed(tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    with FolderLock(tmp_path / "hidden"):
        (tmp_path / "hidden").rename(tmp_path / "vault")

        with pytest.raises(VaultInUseError):
            FolderLock(tmp_path / "vault").acquire()


def test_a_refused_opener_leaves_no_file_open(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(20):
            with pytest.raises(VaultInUseError):
                FolderLock(tmp_path).acquire()

        assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_lock_file_is_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with FolderLock(tmp_path):
            mode = (tmp_path / LOCK_FILE).stat().st_mode
    finally:
        os.umask(before)

    assert stat.S_IMODE(mode) == 0o600


def test_a_file_system_without_locks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(FolderNotLockableError):
        FolderLock(tmp_path).acquire()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="folder is not there"):
        FolderLock(tmp_path / "absent").acquire()
