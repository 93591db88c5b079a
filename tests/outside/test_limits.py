import os
from pathlib import Path

import pytest

from vrm_app.outside.limits import FILE_BYTES, LargeFileError, MissingFileError, file_bytes


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(b"a\r\nb")

    assert file_bytes(tmp_path / "export.csv") == b"a\r\nb"


def test_a_file_larger_than_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "export.csv").open("wb") as file:
        file.truncate(2 * FILE_BYTES)

    with pytest.raises(LargeFileError):
        file_bytes(tmp_path / "export.csv")


def test_a_file_of_fifty_megabytes_is_taken(tmp_path: Path) -> None:
    with (tmp_path / "export.csv").open("wb") as file:
        file.truncate(FILE_BYTES)

    assert len(file_bytes(tmp_path / "export.csv")) == FILE_BYTES


@pytest.mark.parametrize("name", ["missing", "folder", "pipe", "zero", "nul\x00", "a" * 300])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")

    with pytest.raises(MissingFileError):
        file_bytes(tmp_path / name)
