import json
import os
import sys
import time
from pathlib import Path

import pytest

from vrm_app.outside import company_table
from vrm_app.outside import confined as confined_module
from vrm_app.outside.confined import (
    CHILD_ARGUMENT,
    answer_of,
    child_command,
    run_confined,
    run_confined_table,
)
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import (
    ANSWER_BYTES,
    FILE_BYTES,
    EncryptedExportError,
    LargeFileError,
    UnknownColumnError,
    UnknownFormError,
    UnsafeFileError,
)
from vrm_app.outside.password_exports import detect, read
from vrm_app.outside.table_settings import AS_FOUND, TableSettings

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
TABLES = Path(__file__).parents[1] / "fixtures" / "tables"


def confined(code: str) -> list[str]:
    """Return the command of a reading process that runs this code in place of a reader."""
    command = child_command("unused")
    at = command.index("-c") + 1
    start = "import sys; sys.path[:] = sys.argv[2:]; import vrm_app.outside.confined_child as c; "
    command[at] = f"{start}c.confine(); {code}"
    return command


def answer(code: str, *, wall_seconds: float = 30) -> bytes:
    return answer_of(confined(code), b"content", wall_seconds=wall_seconds)


@pytest.mark.parametrize("name", ["bitwarden.json", "bitwarden.csv", "keepassxc.csv"])
def test_a_confined_reading_is_the_reading(name: str) -> None:
    content = (EXPORTS / name).read_bytes()
    form = detect(content) or ""

    assert run_confined(form, content) == read(content, form)


@pytest.mark.parametrize("name", ["spreadsheet_german.csv", "lastpass.csv"])
def test_a_confined_reading_of_a_table_is_the_reading(name: str) -> None:
    content = (TABLES / name).read_bytes()
    settings = TableSettings(mapping=(("url" if name == "lastpass.csv" else "Farbe", None),))

    assert run_confined_table(content, settings) == company_table.read(content, settings)


def test_a_table_is_refused_as_what_it_was_refused_for() -> None:
    with pytest.raises(UnknownColumnError):
        run_confined_table(b"Company,b\nA,c\n", TableSettings(mapping=(("x", None),)))
    with pytest.raises(LargeFileError):
        run_confined_table(b"x" * (FILE_BYTES + 1), AS_FOUND)


def test_what_a_table_is_read_by_stands_on_no_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []

    def noted(command: list[str], content: bytes, *, wall_seconds: float) -> bytes:
        started.append(command)
        return answer_of(command, content, wall_seconds=wall_seconds)

    monkeypatch.setattr(confined_module, "answer_of", noted)
    mapping = (("My Firm", TableField.NAME),)

    assert run_confined_table(b"My Firm,b\nA,c\n", TableSettings(mapping=mapping))
    assert "My Firm" not in str(started)


def test_a_refusal_comes_back_as_what_it_was() -> None:
    content = (EXPORTS / "bitwarden_encrypted_by_password.json").read_bytes()

    with pytest.raises(EncryptedExportError):
        run_confined("bitwarden-json", content)
    with pytest.raises(UnknownFormError):
        run_confined("another", content)


def test_the_reading_process_finds_its_modules_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "vrm_app.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert run_confined("keepassxc-csv", (EXPORTS / "keepassxc.csv").read_bytes()).companies


def test_a_frozen_program_becomes_the_reading_process_by_one_argument(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert child_command("keepassxc-csv") == [sys.executable, CHILD_ARGUMENT, "keepassxc-csv"]


def test_the_reading_process_is_given_nothing_but_the_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    inherited, other = os.pipe()
    os.set_inheritable(inherited, True)  # noqa: FBT003  (the call has no name for it)
    told = answer(
        "import os, json; fds = [fd for fd in range(16) if os.path.exists(f'/proc/self/fd/{fd}')];"
        "print(json.dumps([sorted(os.environ), fds, sys.stdin.read()]))"
    )
    os.close(inherited)
    os.close(other)
    names, descriptors, content = json.loads(told)

    assert set(names) <= {"LD_LIBRARY_PATH", "LC_CTYPE"}
    assert descriptors == [0, 1, 2]
    assert content == "content"


def test_the_reading_process_knows_neither_vault_nor_network_nor_window() -> None:
    modules = set(answer("print(*sys.modules)").decode().split())

    assert "vrm_app.outside.bitwarden" in modules
    assert not {name for name in modules if name.startswith(("vrm_app.vault", "PySide6"))}
    assert modules.isdisjoint({"socket", "ssl", "sqlcipher3", "cryptography", "icalendar"})


def test_the_reading_process_lives_within_its_limits() -> None:
    names = ["RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NOFILE"]
    told = answer(f"import resource as r; print([r.getrlimit(getattr(r, n)) for n in {names}])")

    limits = [1 << 30, 20, 0, 0, 16]
    assert json.loads(told.replace(b"(", b"[").replace(b")", b"]")) == [[n, n] for n in limits]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("sys.exit(3)", id="gives up"),
        pytest.param("import os; os.abort()", id="dies"),
        pytest.param("raise MemoryError", id="fails"),
        pytest.param("held = bytearray(1 << 30)", id="takes too much memory"),
        pytest.param("held = [open('/dev/null') for _ in range(20)]", id="opens many files"),
        pytest.param(
            "import resource as r; r.setrlimit(r.RLIMIT_CPU, (1, 1))\nwhile True: pass",
            id="takes too much time",
        ),
        pytest.param(f"sys.stdout.write('x' * {ANSWER_BYTES + 1})", id="says too much"),
        pytest.param("sys.stdout.write('x' * (1 << 27)); sys.exit(3)", id="does not stop talking"),
    ],
)
def test_a_reading_process_that_misbehaves_is_an_unsafe_file(code: str) -> None:
    with pytest.raises(UnsafeFileError) as refusal:
        answer(code)

    assert refusal.value.title == "This file could not be read safely"


def test_a_reading_process_that_hangs_is_ended_in_time() -> None:
    began = time.monotonic()

    with pytest.raises(UnsafeFileError):
        answer("import time; time.sleep(60)", wall_seconds=0.5)
    assert time.monotonic() - began < 10


def test_a_reading_process_that_hangs_before_it_takes_the_file_is_ended_in_time() -> None:
    command = confined("import time; time.sleep(60)")

    with pytest.raises(UnsafeFileError):
        answer_of(command, b"x" * 10_000_000, wall_seconds=0.5)


def test_a_reading_process_cannot_write_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFileError):
        answer(f"open({str(tmp_path / 'leak')!r}, 'w', buffering=1).write('content\\n')")

    assert (tmp_path / "leak").read_bytes() == b""


@pytest.mark.parametrize(
    "nonsense",
    [
        *["", "{}", "[]", "3", '{"refused": "SystemExit"}', '{"refused": 3}', '{"reading": {}}'],
        '{"reading": {"companies": [{"name": "x"}], "errors": [], "skipped": []}}',
        '{"reading": NaN}',
        "\\377",
        "[" * 1_000,
    ],
)
def test_an_answer_that_is_no_reading_is_an_unsafe_file(
    nonsense: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\nprintf '{nonsense}'\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))

    with pytest.raises(UnsafeFileError):
        run_confined("keepassxc-csv", b"content")
