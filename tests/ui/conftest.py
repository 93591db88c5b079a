"""A window for each test, in a fixed theme, over a real vault."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from building import CHEAP, Template, company, exchange
from desktops import has_desktop
from processes import Outside
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, OpenWindow, opened

from vrm_app.services import vaults
from vrm_app.ui import theme
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow

# The accessibility bus needs a screen, if only a painted one, and the programs of a desktop.
collect_ignore = [] if has_desktop() else ["atspi"]

# Whoever wants to look on names another.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    # What a guess at a new passphrase costs is held to in tests/vault and tests/services.
    monkeypatch.setattr(vaults, "calibrate", lambda: CHEAP)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light look, whatever the system says."""
    made = Look(qapp)
    made.fix(theme.LIGHT)
    return made


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """The folder of an empty vault, which a test may fill before the window opens it."""
    place = tmp_path / "Mine.vault"
    shutil.copytree(template.folder, place)
    return place


@pytest.fixture
def acme(template: Template, folder: Path) -> str:
    """A company in the vault that the window will open, beside another."""
    with template.opened(folder) as vault:
        company(vault, "Globex Mobile")
        found = company(vault, "Acme Energy")
        exchange(vault, found, body="The meter was read wrongly")
        return found


@pytest.fixture
def open_window(folder: Path, template: Template, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Opens a window over the vault, once the test has filled it, and gives a hand at its keys."""
    with ExitStack() as until_the_end:
        yield lambda: until_the_end.enter_context(opened(qtbot, template, folder))


@pytest.fixture
def hand(acme: str, open_window: OpenWindow) -> Hand:
    """A hand at the keys of a window over a vault with a few companies."""
    assert acme
    return open_window()


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
def window(look: Look, desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window over the vault."""
    made = MainWindow(look, desk, lambda: None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def own_dialogs() -> Iterator[None]:
    """Dialogs that a test can fill in."""
    own = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(own, on=True)
    yield
    QApplication.setAttribute(own, on=False)


@pytest.fixture
def running(folder: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Running]:
    """The program beside a vault, not started yet."""
    running = Running(bot=qtbot, application=qapp, place=folder.parent)
    yield running
    running.end()


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    """A home for the program; what was started there is ended."""
    outside = Outside(tmp_path)
    yield outside
    for process in outside.started:
        process.kill()
        process.communicate()
