"""Copy from a field on a real screen, and print what is on the clipboard, then and later."""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from vrm_app.ui.clips import Clips

_HINT = "x-kde-passwordManagerHint"


def main() -> None:
    """Copy once, look twice."""
    application = QApplication(sys.argv)
    clips = Clips(application, seconds=2)
    field = QLineEdit("a word")
    field.show()
    QTest.qWaitForWindowExposed(field)
    field.selectAll()
    field.copy()
    # Selecting by keys or mouse puts it there; by program, this does.
    application.clipboard().setText(field.selectedText(), QClipboard.Mode.Selection)
    field.setFocus(Qt.FocusReason.OtherFocusReason)

    def look() -> None:
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            held = application.clipboard().mimeData(mode)
            is_marked = bytes(held.data(_HINT).data()) == b"secret"
            said = f"{held.text()} {'marked' if is_marked else 'bare'}" if held.text() else "gone"
            print(mode.name.lower(), said, flush=True)  # noqa: T201

    QTimer.singleShot(500, look)
    QTimer.singleShot(4_000, look)
    QTimer.singleShot(4_500, application.quit)
    application.exec()
    clips.clear()


if __name__ == "__main__":
    main()
