"""What a person types wrong is answered with what is wrong and what to do."""

from pathlib import Path

import pytest
from command_line import CommandLine

UNKNOWN = "There is no such record. Look up its id with `vrm list` or `vrm search`.\n"


def test_a_file_is_attached_to_no_record_that_is_not_there(
    vrm: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "bill.pdf").write_bytes(b"a bill")

    for wrong in ("abc", "01890000-0000-7000-8000-000000000000", "../../bill.pdf"):
        ran = vrm("attach", wrong, str(tmp_path / "bill.pdf"))
        assert (ran.code, ran.err) == (1, UNKNOWN), wrong

    assert vrm("list", "attachment", "--json").json == []


@pytest.mark.parametrize("name", ["gone.csv", "gone.archive", "gone.eml"])
def test_a_file_that_cannot_be_opened_is_called_a_file(
    vrm: CommandLine, tmp_path: Path, name: str
) -> None:
    ran = vrm("import", str(tmp_path / name))

    assert ran.code == 1
    assert ran.err.startswith("This file could not be opened. Check that it is there")
