"""A vault whose making was cut."""

from pathlib import Path

import pytest
from faults.acting import new_vault


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
