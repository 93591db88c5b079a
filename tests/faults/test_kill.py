"""Nothing confirmed is lost when the process is killed; tests/faults/kill.py does it at length."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILL = Path(__file__).with_name("kill.py")


def kill(tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(KILL), *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )


def test_twelve_kills_inside_a_write_lose_nothing(tmp_path: Path) -> None:
    ended = kill(tmp_path, "--kills", "12")

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "12 kills inside a write" in ended.stdout


@pytest.mark.parametrize("defect", ["early-confirmation", "counter-first"])
def test_a_vault_broken_on_purpose_is_found_out(tmp_path: Path, defect: str) -> None:
    ended = kill(tmp_path, "--kills", "200", "--seed-defect", defect)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Found: " in ended.stdout
