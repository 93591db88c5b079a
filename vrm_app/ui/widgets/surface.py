"""Surfaces: cards, panels and the lines between what stands on them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vrm_app.ui.theme import GAP


def surface(name: str) -> QFrame:
    """Return an empty surface: window, base, side, card, panel, told, refused, warned or drop."""
    made = QFrame()
    made.setProperty("surface", name)
    return made


def card(*, margin: int = GAP, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column in it."""
    made = surface("card")
    return made, column(made, margin=margin, spacing=spacing)


def line(kind: str = "line") -> QFrame:
    """Return a hairline across, or the lighter line between rows."""
    made = surface(kind)
    made.setFixedHeight(1)
    return made


def upright(height: int = 0) -> QFrame:
    """Return a hairline from top to bottom, or of a height (px)."""
    made = surface("line")
    made.setFixedWidth(1)
    if height:
        made.setFixedHeight(height)
    return made


def column(parent: QWidget, *, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    """Lay out a widget's contents from top to bottom."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Lay out contents side by side."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made
