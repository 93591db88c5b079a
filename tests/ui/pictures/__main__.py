"""Draw the pictures of the manual and the README: python -m tests.ui.pictures [FOLDER].

They show the invented dealings on one fixed day. Without a folder they take the place of those that
the manual shows and that a test compares with what the window looks like now.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .shown import CHECKOUT, PICTURES

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


def main() -> None:
    """Draw in a process that sees nothing of this machine's own fonts, words and time."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PICTURES)
    folder: Path = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        fonts = Path(place) / "fonts.conf"
        fonts.write_text(_FONTS.format(fonts=CHECKOUT / "resources" / "fonts", cache=place))
        fixed = {
            "FONTCONFIG_FILE": str(fonts),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": "1",
            "QT_FONT_DPI": "96",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            "TZ": "UTC",
            **dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "TMPDIR"), place),
        }
        command = [sys.executable, "-m", "tests.ui.pictures.drawing", str(folder)]
        ran = subprocess.run(command, check=False, cwd=CHECKOUT, env={**os.environ, **fixed})
    sys.exit(ran.returncode)


if __name__ == "__main__":
    main()
