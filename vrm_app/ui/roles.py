"""What a screen reader takes a widget for that Qt does not know."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role

_PROPERTY = "role"


def speak_as(widget: QWidget, role: Role) -> None:
    """Let a widget be told as a button, a chart or whatever else it is in truth.

    Without a role Qt tells a widget of our own as a filler, which readers pass over. It settles
    that when the widget is first named, so the role comes before the name.
    """
    _install()
    widget.setProperty(_PROPERTY, role.value)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_kind: str, about: QObject) -> QAccessibleInterface | None:
    role = about.property(_PROPERTY)
    if role is None or not isinstance(about, QWidget):
        return None
    return QAccessibleWidget(about, Role(role))
