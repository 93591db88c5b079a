"""The program in a process of its own, with a home of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from building import PASSPHRASE, Template
from command_line import CHECKOUT

PATIENCE = 60
_EACH_START = """
import json, os, sys
with open({diary!r}, "a") as diary:
    diary.write(json.dumps([os.getpid(), sys.orig_argv]) + "\\n")
"""
_DRIVE = """
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from vrm_app import app
from vrm_app.ui.main_window import MainWindow

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            # A busy screen makes it active later, and keys pressed before then are lost.
            if window.isActiveWindow():
                print("open", flush=True)
                QTest.keyClick(window, {key}, Qt.KeyboardModifier.ControlModifier)
                return
    QTimer.singleShot(50, look)

run = QApplication.exec
QApplication.exec = lambda *_: (QTimer.singleShot(0, look), run())[1]
app.main()
"""


class Outside:
    """A home for the program, and a diary of each time that it began."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.diary = place / "diary"
        self.started: list[subprocess.Popen[str]] = []
        (place / "site").mkdir()
        each_start = _EACH_START.format(diary=str(self.diary))
        (place / "site" / "sitecustomize.py").write_text(each_start, "utf-8")

    def start(self, *words: str, without: str = "", **variables: str) -> subprocess.Popen[str]:
        """Start Python with the program at hand."""
        kept = {name: value for name, value in os.environ.items() if name not in without.split()}
        homes = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), str(self.place))
        path = os.pathsep.join((str(self.place / "site"), str(CHECKOUT)))
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=self.place,
            env=kept | homes | {"PYTHONPATH": path} | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def drive(self, template: Template, key: str) -> subprocess.Popen[str]:
        """Start the program on a vault with its passphrase in a file, then press a key."""
        vault = self.place / "Mine.vault"
        if not vault.exists():
            template.copied_to(vault).close()
        (self.place / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
        shared = ["--vault", str(vault), "--passphrase-file", str(self.place / "passphrase")]
        return self.start(
            "-c", _DRIVE.format(key=f"Qt.Key.{key}"), *shared, QT_QPA_PLATFORM="offscreen"
        )

    @property
    def beginnings(self) -> list[tuple[int, list[str]]]:
        lines = self.diary.read_text("utf-8").splitlines() if self.diary.exists() else []
        return [(pid, words) for pid, words in map(json.loads, lines)]

    def wait_for_beginnings(self, count: int) -> None:
        end = time.monotonic() + PATIENCE
        while len(self.beginnings) < count and time.monotonic() < end:
            time.sleep(0.1)
