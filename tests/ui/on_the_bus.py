"""Stand for the system on a bus of one's own, and see what locks.

Prints each word that was said, and after it LOCK for each time that it locked.
"""

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from vrm_app.ui.locking import SystemLock

_SESSION = "org.freedesktop.login1.Session"
_WORDS: tuple[tuple[str, str, str, list[object]], ...] = (
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [False]),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", []),
    ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Unlock", []),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False]),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
)
_CHANGES = (
    ("_34", _SESSION, False),
    ("_37", "org.freedesktop.login1.Seat", False),
    ("_37", _SESSION, True),
    ("_37", _SESSION, False),
)
"""Of which session, what became active or not."""
_PAUSE = 200


def _change(of: tuple[str, str, bool]) -> tuple[str, str, str, list[object]]:
    session, interface, active = of
    path = f"/org/freedesktop/login1/session/{session}"
    # An empty list would be sent as one of anything.
    said: list[object] = [interface, {"Active": active}, ["IdleHint"]]
    return path, "org.freedesktop.DBus.Properties", "PropertiesChanged", said


def main() -> None:
    """Say everything, one after the other."""
    application = QCoreApplication(sys.argv)
    address = QDBusConnection.BusType.SessionBus
    system = QDBusConnection.connectToBus(address, "the system")
    heard = SystemLock(application)
    if not system.isConnected():
        print("no bus")  # noqa: T201
        return
    assert system.registerService("org.freedesktop.login1")
    heard.locked.connect(lambda: print("LOCK", flush=True))  # noqa: T201
    words = iter((*_WORDS, *map(_change, _CHANGES)))

    def say() -> None:
        word = next(words, None)
        if word is None:
            application.quit()
            return
        path, interface, name, said = word
        print(name, *said, flush=True)  # noqa: T201
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(said)
        assert system.send(message)
        QTimer.singleShot(_PAUSE, say)

    QTimer.singleShot(_PAUSE, say)
    application.exec()


if __name__ == "__main__":
    main()
