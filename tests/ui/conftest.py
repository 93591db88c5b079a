"""A window for each test, in a fixed theme, over a real vault."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from building import Template
from desktops import has_desktop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from running import Running

from vrm_app.ui import theme
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look

# The accessibility bus needs a screen, if only a painted one, and the programs of a desktop.
collect_ignore = [] if has_desktop() else ["atspi"]

# Whoever wants to look on names another.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light look, whatever the system says."""
    made = Look(qapp)
    made.fix(theme.LIGHT)
    return made


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """The folder of an empty vault, which a test may fill before the window opens it."""
    with template.copied_to(tmp_path / "Mine.vault"):
        return tmp_path / "Mine.vault"


@pytest.fixture
def desk(folder: Path, template: Template, qtbot: QtBot) -> Iterator[Desk]:
    """The vault, open as the window has it."""
    writing = ThreadPoolExecutor(1)
    vault = writing.submit(template.opened, folder).result()
    made = Desk(vault, writing, None)
    broken: list[BaseException] = []
    made.broken.connect(broken.append)
    yield made
    made.close()
    qtbot.wait(1)
    assert broken == []


@pytest.fixture
def running(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, template: Template
) -> Iterator[Running]:
    """The program beside a vault, not started yet."""
    running = Running(bot=qtbot, application=qapp, place=tmp_path)
    shutil.copytree(template.folder, running.vault)
    yield running
    running.end()
