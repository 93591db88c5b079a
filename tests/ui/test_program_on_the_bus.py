"""The whole program, in a process of its own, beside a system that speaks on a real bus."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from building import PASSPHRASE, Template
from command_line import CHECKOUT
from processes import PATIENCE, Outside

_OPEN = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vrm_app import app
from vrm_app.ui.main_window import MainWindow

def look():
    if any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets()):
        print("open", flush=True)
        return
    QTimer.singleShot(50, look)

run = QApplication.exec
QApplication.exec = lambda *_: (QTimer.singleShot(0, look), run())[1]
app.main()
"""
_SAY = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
application = QCoreApplication(sys.argv)
bus = QDBusConnection.sessionBus()
assert bus.registerService({service!r})
message = QDBusMessage.createSignal({path!r}, {interface!r}, {name!r})
message.setArguments({said!r})
assert bus.send(message)
# The bus answers in order: by then the signal is on its way.
bus.interface().isServiceRegistered({service!r})
"""
_MANAGER = "/org/freedesktop/login1"
_SESSION = "org.freedesktop.login1.Session"
WORDS: dict[str, dict[str, object]] = {
    "sleep": {
        "service": "org.freedesktop.login1",
        "path": _MANAGER,
        "interface": "org.freedesktop.login1.Manager",
        "name": "PrepareForSleep",
        "said": [True],
    },
    "session lock": {
        "service": "org.freedesktop.login1",
        "path": f"{_MANAGER}/session/_37",
        "interface": _SESSION,
        "name": "Lock",
        "said": [],
    },
    "user switch": {
        "service": "org.freedesktop.login1",
        "path": f"{_MANAGER}/session/_37",
        "interface": "org.freedesktop.DBus.Properties",
        "name": "PropertiesChanged",
        "said": [_SESSION, {"Active": False}, ["IdleHint"]],
    },
    "screen saver": {
        "service": "org.freedesktop.ScreenSaver",
        "path": "/ScreenSaver",
        "interface": "org.freedesktop.ScreenSaver",
        "name": "ActiveChanged",
        "said": [True],
    },
}


@pytest.fixture
def bus() -> Iterator[str]:
    """A bus of one's own, and its address; none where nothing here could say anything."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        yield ""
        return
    process = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate()


def _say(bus: str, word: dict[str, object]) -> None:
    subprocess.run(
        [sys.executable, "-c", _SAY.format(**word)],
        check=True,
        env={"DBUS_SESSION_BUS_ADDRESS": bus, "PYTHONPATH": str(CHECKOUT)},
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("word", WORDS)
def test_the_program_locks_when_the_system_says_so(
    outside: Outside, template: Template, bus: str, word: str
) -> None:
    if not bus:
        return
    vault = outside.place / "Mine.vault"
    template.copied_to(vault).close()
    (outside.place / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    process = outside.start(
        *("-c", _OPEN, "--vault", str(vault)),
        *("--passphrase-file", str(outside.place / "passphrase")),
        QT_QPA_PLATFORM="offscreen",
        XDG_SESSION_ID="7",
        DBUS_SYSTEM_BUS_ADDRESS=bus,
        DBUS_SESSION_BUS_ADDRESS=bus,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    _say(bus, WORDS[word])

    # It begins anew as one that never knew the vault, in the same process and without the words.
    outside.wait_for_beginnings(2)
    (_, opened), (_, locked) = outside.beginnings
    assert "--passphrase-file" in opened
    assert "--passphrase-file" not in locked
