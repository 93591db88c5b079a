"""The programs of a desktop that a bare server lacks."""

import shutil
from ctypes.util import find_library
from pathlib import Path

_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def bus_launcher() -> str | None:
    """Return the program that starts the accessibility bus, none where there is none."""
    return next((one for one in _LAUNCHERS if Path(one).exists()), None)


def has_desktop() -> bool:
    """Tell whether a screen can be painted in memory, with a session and its accessibility bus."""
    programs = [shutil.which("xvfb-run"), shutil.which("dbus-run-session"), bus_launcher()]
    # Without this library Qt shows no window on a screen of this kind.
    return all(programs) and find_library("xcb-cursor") is not None
