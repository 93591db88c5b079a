"""When an open vault is to be locked without being asked: left alone, asleep, or locked out."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import cast

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

IDLE = timedelta(minutes=15)
"""How long nobody may touch keys or mouse before the vault is locked."""
_LOOK_EVERY = 5_000
"""Milliseconds between two looks at the clock."""

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)

_SLEEP = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "PrepareForSleep",
)
_SESSION_LOCK = ("org.freedesktop.login1", "", "org.freedesktop.login1.Session", "Lock")
_SESSIONS = "/org/freedesktop/login1/session/"
_PROPERTIES = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class Watch(QObject):
    """Looks at the clock on the wall, so that time asleep counts as well."""

    left_alone = Signal()
    """It is time to lock."""
    minutes_left = Signal(int)
    """So many minutes are left, the last one begun."""

    def __init__(
        self, application: QApplication, clock: Callable[[], datetime], idle: timedelta = IDLE
    ) -> None:
        super().__init__(application)
        self._clock = clock
        self._idle = idle
        self._touched = clock()
        self._minutes = -1
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.installEventFilter(self)

    def wait(self, idle: timedelta) -> None:
        """Wait that long from now on; what has passed already counts."""
        self._idle = idle
        self.look()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        application = self.parent()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002  (Qt's)
        """Note the moment of a touch."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False

    @Slot()
    def look(self) -> None:
        """See whether it is time."""
        now = self._clock()
        # Where the clock was put back, the wait begins anew.
        self._touched = min(self._touched, now)
        left = self._idle - (now - self._touched)
        if left <= timedelta(0):
            self.stop()
            self.left_alone.emit()
            return
        minutes = ceil(left / timedelta(minutes=1))
        if minutes != self._minutes:
            self._minutes = minutes
            self.minutes_left.emit(minutes)


class SystemLock(QObject):
    """Hears from the system that it goes to sleep or locks the screen, where it says so."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listen()

    @Slot(bool)
    def became(self, locked: bool) -> None:  # noqa: FBT001  (a slot that the bus calls)
        """Take what a signal of the bus says."""
        if locked:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """Take a signal of the bus that says nothing but its name."""
        self.locked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def changed(self, interface: str, now: dict[str, object], _gone: list[str]) -> None:
        """Take what a signal of the bus says of the person's own session."""
        # Somebody else sits down at this computer.
        if interface == "org.freedesktop.login1.Session" and now.get("Active") is False:
            self.locked.emit()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        # Where there is no bus, nothing comes, and the clock is left.
        became, lock = _slot("became(bool)"), _slot("lock()")
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(*_SLEEP, self, became)
            system.connect(*_SESSION_LOCK, self, lock)
            own = os.environ.get("XDG_SESSION_ID", "")
            if own:
                changed = _slot("changed(QString,QVariantMap,QStringList)")
                system.connect(_SLEEP[0], _SESSIONS + _label(own), *_PROPERTIES, self, changed)
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, became)


def _label(session: str) -> str:
    """Return a session's name as the bus writes it in a path."""
    return "".join(
        one
        if one.isascii() and one.isalnum() and not (at == 0 and one.isdigit())
        else _escaped(one)
        for at, one in enumerate(session)
    )


def _escaped(sign: str) -> str:
    return "".join(f"_{byte:02x}" for byte in sign.encode())


def _slot(signature: str) -> bytes:
    # The toolkit takes nothing but its own text here, whatever it declares.
    return cast("bytes", SLOT(signature))
