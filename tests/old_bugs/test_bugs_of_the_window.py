"""Bugs of the window that were found by looking for them, each held down here."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
_BEGIN_ANEW = """
from vrm_app.app import restart
from vrm_app.ui.start import Again
restart(Again(folder=None, put_away=False))
"""


def test_what_lies_in_the_folder_one_is_in_does_not_take_our_place_after_locking(
    tmp_path: Path,
) -> None:
    strange = tmp_path / "vrm_app"
    strange.mkdir()
    for name in ("__init__.py", "__main__.py"):
        (strange / name).write_text("print('type your passphrase here')\n", "utf-8")
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in screens}

    ran = subprocess.run(
        [sys.executable, "-P", "-c", _BEGIN_ANEW],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(CHECKOUT), "HOME": str(tmp_path)},
        text=True,
    )

    assert ran.stdout == ""
    assert "vrm --help" in ran.stderr
