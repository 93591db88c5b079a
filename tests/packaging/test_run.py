import os
import re
import sys
from pathlib import Path

import pytest
import run
import setting_up


def test_a_sample_from_before_is_named_and_never_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "sample"
    before.mkdir()
    (before / "mine").write_text("mine", "utf-8")
    (tmp_path / "sample-2").write_text("a file of that name", "utf-8")

    made = run.new_folder(before)

    assert made == tmp_path / "sample-3"
    assert list(made.iterdir()) == []
    assert f"{before} is there from before and stays as it is." in capsys.readouterr().out
    assert [path.name for path in before.iterdir()] == ["mine"]


def test_an_empty_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert run.new_folder(tmp_path) == tmp_path


def test_a_folder_that_cannot_be_made_is_said_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(setting_up.NotDoneError, match=r"could not be made: .*\. Name another"):
        run.new_folder(file / "sample")


def test_the_passphrase_is_new_and_for_its_owner_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"

    run.write_passphrase(one)
    run.write_passphrase(other)

    assert re.fullmatch(r"\S{32}\n", one.read_text("utf-8"))
    assert one.read_text("utf-8") != other.read_text("utf-8")
    assert os.name == "nt" or one.stat().st_mode & 0o777 == 0o600


def test_a_passphrase_file_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "passphrase.txt"
    run.write_passphrase(file)

    with pytest.raises(FileExistsError):
        run.write_passphrase(file)


def test_the_newest_complaint_that_is_open_is_chosen() -> None:
    idea = {"id": "1", "type": "idea", "stage": "raised"}
    closed = {"id": "2", "type": "complaint", "stage": "closed"}
    newer = {"id": "3", "type": "complaint", "stage": "reminded"}
    older = {"id": "4", "type": "complaint", "stage": "raised"}

    assert run.open_complaint([idea, closed, newer, older]) == newer
    with pytest.raises(setting_up.NotDoneError, match="no open complaint"):
        run.open_complaint([idea, closed])


def test_long_output_is_shortened_and_says_so() -> None:
    assert run.shortened(["a", "b"], 2) == ["a", "b"]
    assert run.shortened(["a", "b", "c"], 1) == ["a", "... and 2 more"]
    assert [len(line) for line in run.shortened(["x" * 300], 1)] == [run.WIDTH]


def test_a_command_that_fails_stops_the_walk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = run.Program(Path(sys.executable), tmp_path)  # no vault is there

    with pytest.raises(setting_up.NotDoneError, match="`vrm agenda` stopped with exit code 1"):
        program.do("See what is due", "agenda")

    assert "$ vrm agenda" in capsys.readouterr().out


def test_the_walk_goes_from_a_new_vault_to_files_that_verify(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = tmp_path / "a sample"
    sample.mkdir()
    for setting in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(setting, str(tmp_path))

    run.show(Path(sys.executable), sample)

    shown = capsys.readouterr().out
    assert "$ vrm verify handed-over" in shown
    assert "To go on by yourself" in shown
    assert any(path.is_file() for path in (sample / "handed-over").rglob("*"))
    assert (sample / "calendar.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")


def test_the_window_is_opened_only_where_it_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    python = Path(sys.executable)
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(screen, raising=False)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not run.has_screen(python)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not run.has_screen(python)


def test_without_what_draws_the_window_there_is_none(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    python.chmod(0o700)

    assert not run.has_screen(python)


def test_without_a_screen_the_command_line_is_shown_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for setting in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(setting, str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(sys, "argv", ["run.py", str(tmp_path / "sample")])
    monkeypatch.setattr(setting_up, "environment", lambda _: Path(sys.executable))

    assert run.main() == 0

    shown = capsys.readouterr().out
    assert "The window cannot be shown here, so this is the command line." in shown
    assert "$ vrm verify handed-over" in shown


def test_the_window_opens_on_a_full_sample_with_its_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for setting in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(setting, str(tmp_path))
    # Where nothing can be shown, the program says so; that far the way is the same.
    for screen in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(screen, raising=False)
    sample = tmp_path / "sample"
    sample.mkdir()

    code = run.show_window(Path(sys.executable), sample)

    assert code == 1
    assert (sample / "vault" / "vault.db").is_file()
    assert str(sample / "passphrase.txt") in capsys.readouterr().out
