"""The toolkit keeps count of what it is given back."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_CALLS = 1_000


def test_a_method_that_returns_nothing_costs_no_reference(qapp: QApplication) -> None:
    """Some releases take one reference to None with each call, until the program aborts."""
    thing = QObject(qapp)
    before = sys.getrefcount(None)

    for number in range(_CALLS):
        thing.setObjectName("name")
        thing.setProperty("number", number)
        thing.blockSignals(False)  # noqa: FBT003  (Qt takes no names)

    assert abs(sys.getrefcount(None) - before) < _CALLS // 10
