"""A vault whose making was cut."""

import os
from pathlib import Path

import pytest
from faults.acting import START, new_vault

from vrm_app.services import inbox, records


@pytest.mark.parametrize("name", ["V.vault", "V [1].vault", "*.vault"])
def test_what_a_cut_making_left_is_removed_by_the_next(tmp_path: Path, name: str) -> None:
    left = tmp_path / f".{name}.new-0123abcd"
    left.mkdir()
    (left / "vault.lock").touch()
    (left / "vault.db").write_bytes(b"half")
    other = tmp_path / ".other.vault.new-0123abcd"
    other.mkdir()

    new_vault(tmp_path / name).close()

    assert {path.name for path in tmp_path.iterdir()} == {name, other.name}


def test_what_a_making_left_that_was_cut_at_its_very_end_is_removed_by_the_first_change(
    tmp_path: Path,
) -> None:
    with new_vault(tmp_path / "V.vault") as vault:
        left = tmp_path / ".V.vault.new-0123abcd"
        left.mkdir()
        (left / "vault.lock").touch()
        records.add(vault, "company", {"name": "Acme"}, now=START)

    assert [path.name for path in tmp_path.iterdir()] == ["V.vault"]


@pytest.mark.parametrize("old", [True, False])
def test_what_a_cut_sealing_left_is_removed_once_nobody_can_be_at_it(
    tmp_path: Path, *, old: bool
) -> None:
    with new_vault(tmp_path / "V.vault") as vault:
        inbox.capture(vault.folder, "a line", now=START)
        left = vault.folder / "inbox" / f".{'0' * 32}.sealed.{'0' * 16}.tmp"
        left.touch()
        if old:
            os.utime(left, (0, 0))
        records.add(vault, "company", {"name": "Acme"}, now=START)

        assert left.exists() != old
        assert inbox.take_in(vault, now=START).filed == 1
