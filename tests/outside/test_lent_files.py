"""Copies for other programs lie where nobody else looks, and go when the vault closes."""

import stat
from pathlib import Path

import pytest

from vrm_app.outside.lent_files import LentFiles

NO_PROCESS = 999_999_999


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "runtime"
    made.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made))
    return made


def test_a_copy_is_the_persons_alone_has_a_harmless_name_and_is_taken_away(place: Path) -> None:
    lent = LentFiles()
    assert list(place.iterdir()) == []

    first = lent.lend("../../.bashrc", b"heron")
    second = lent.lend("../../.bashrc", b"lapwing")
    assert (first.read_bytes(), second.read_bytes()) == (b"heron", b"lapwing")
    assert first.is_relative_to(place)
    assert first.name == "bashrc"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700

    lent.take_away()
    assert list(place.iterdir()) == []
    # Whoever asks for it after that gets nothing.
    with pytest.raises(FileNotFoundError):
        lent.lend("late", b"")
    assert list(place.iterdir()) == []


def test_what_a_program_that_was_killed_left_behind_is_removed_and_what_others_lend_is_not(
    place: Path,
) -> None:
    left = place / f"dealings-lent-{NO_PROCESS}-abc"
    others = place / "dealings-lent-1-abc"
    for folder in (left, others):
        folder.mkdir()
        (folder / "letter.pdf").write_bytes(b"x")

    LentFiles().lend("letter.pdf", b"x")

    assert not left.exists()
    assert others.exists()


def test_without_a_place_of_ones_own_nothing_is_lent(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LentFiles.can_lend()
    place.chmod(0o755)
    assert not LentFiles.can_lend()
    place.chmod(0o700)
    for named in ("", "relative", str(place / "missing")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", named)
        assert not LentFiles.can_lend()
        with pytest.raises(FileNotFoundError):
            LentFiles().lend("a", b"")
