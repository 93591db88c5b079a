"""The order in which the Tab key goes through a page."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def tab_through(stops: Iterable[QWidget]) -> None:
    """Let the Tab key go through these in this order; what came late would else come last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
