"""What every page of the window is and can."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from vrm_app.presenters.places import Place
from vrm_app.services.deeds import Deed
from vrm_app.ui.roles import Role, speak_as

_LEAST = QSize(320, 240)


class Key(NamedTuple):
    """What can be done on a page: under which group, in words, by the keys of which deed."""

    group: str
    text: str
    deed: Deed
    do: Callable[[], object]
    also: Deed | None = None
    """Another deed whose keys call it on this page."""


class Page(QWidget):
    """A page: shows a place, reads again when told, and knows where the keys go first."""

    renamed = Signal()
    """The way to what is shown has other names."""
    gone = Signal(object)
    """What is shown is no longer there: the place that one goes to instead."""

    def __init__(self, surface: str = "window") -> None:
        super().__init__()
        speak_as(self, Role.Pane)
        self.setProperty("surface", surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # What keys do on a page stands in a list, too, where one presses the other mouse button.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the window be narrow: a page shows less, or in another order, before it is cut."""
        return _LEAST

    def show_place(self, place: Place) -> None:
        """Show what is at a place of this page."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def path(self) -> list[str]:
        """Return the names under which one is here, below the section's own."""
        return []

    def under_way(self) -> str:
        """Return what is being done on this page and how far it is; nothing where nothing is."""
        return ""

    def shortcuts(self) -> list[Key]:
        """Return what can be done on this page, with the keys that do it here."""
        return []

    def selected_id(self) -> str:
        """Return the id of the record that the keys are on, or that is shown, if there is one."""
        return ""

    def start(self) -> None:
        """Give the keys to what one uses first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area in which a tall content moves up and down."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    made.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return made


def clear(widget: QWidget) -> None:
    """Take everything out of a widget's layout."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        inner = item.widget()
        if inner is not None:
            inner.hide()
            inner.deleteLater()
