"""Bringing a window to the front, because the person asked for it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_in_front(window: QWidget, token: str = "") -> None:
    """Show a window before all others, by the token of the person's desktop where it needs one."""
    if token:
        # Qt takes it from there when it asks a Wayland desktop.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)  # noqa: FBT003  (Qt's)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
