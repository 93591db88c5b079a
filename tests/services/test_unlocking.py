"""Opening a vault for a window, and what can be seen of a closed one."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from building import NOW, PASSPHRASE, Template, shown

from vrm_app.services import inbox
from vrm_app.services.closed import free_place, is_vault, last_used
from vrm_app.services.sampling import make_sample, throw_away
from vrm_app.services.unlocking import OpenElsewhereError, unlock
from vrm_app.vault.folder_lock import VaultInUseError


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    template.copied_to(tmp_path / "Mine.vault").close()
    return tmp_path / "Mine.vault"


def test_an_unlocked_vault_is_held_alone(folder: Path, template: Template) -> None:
    unlocked = unlock(folder, PASSPHRASE, now=NOW, states=None)

    with template.opened(folder) as other, pytest.raises(VaultInUseError):
        other.settle()
    with pytest.raises(OpenElsewhereError):
        unlock(folder, PASSPHRASE, now=NOW, states=None)
    unlocked.vault.close()


def test_what_was_jotted_down_is_filed_and_what_cannot_be_read_is_counted(folder: Path) -> None:
    inbox.capture(folder, "Acme called", now=NOW)
    (folder / "inbox" / ("0" * 32 + ".sealed")).write_bytes(b"nonsense")

    unlocked = unlock(folder, PASSPHRASE, now=NOW, states=None)

    assert unlocked.unreadable == 1
    assert len(shown(unlocked.vault, "inbox")) == 1
    unlocked.vault.close()


def test_a_vault_is_known_by_any_of_its_files(folder: Path, tmp_path: Path) -> None:
    assert is_vault(folder)
    for name in ("vault.keys", "vault.keys.bak"):
        (folder / name).unlink()
        assert is_vault(folder)
    (folder / "vault.db").unlink()
    assert not is_vault(folder)
    assert not is_vault(tmp_path / "nowhere")


def test_opening_a_vault_shows_in_when_it_was_used(folder: Path, tmp_path: Path) -> None:
    import os

    os.utime(folder, (1_000_000_000, 1_000_000_000))
    before = last_used(folder)
    assert before == datetime.fromtimestamp(1_000_000_000).astimezone()

    unlock(folder, PASSPHRASE, now=NOW, states=None).vault.close()

    after = last_used(folder)
    assert after is not None
    assert after > before
    assert last_used(tmp_path / "nowhere") is None


def test_a_free_place_is_one_where_nothing_is(tmp_path: Path) -> None:
    wanted = tmp_path / "Dealings.vault"
    assert free_place(wanted) == wanted
    wanted.mkdir()
    assert free_place(wanted) == tmp_path / "Dealings 2.vault"
    (tmp_path / "Dealings 2.vault").mkdir()
    assert free_place(wanted) == tmp_path / "Dealings 3.vault"


def test_a_sample_is_full_private_and_thrown_away_whole() -> None:
    vault = make_sample(now=NOW).vault
    place = vault.folder.parent

    assert shown(vault, "company")
    assert place.stat().st_mode & 0o077 == 0
    vault.close()
    throw_away(vault.folder)
    assert not place.exists()


def test_a_sample_that_cannot_be_filled_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(OverflowError) as refused:
        make_sample(now=datetime(9998, 12, 31, tzinfo=UTC))

    # What went wrong is still told of, and keeps what it knew of.
    held = {str(path.resolve()) for path in Path("/proc/self/fd").glob("*")}
    assert refused.value
    assert [one for one in held if str(tmp_path) in one] == []
    assert list(tmp_path.iterdir()) == []
