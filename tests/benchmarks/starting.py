"""Start a window, have it painted, and end: ours on a locked vault, or an empty one.

Argument: ours or empty. Ours asks for the vault that lies where the system keeps a person's files.
"""

import os
import sys


def main() -> None:
    """Start, and end with the first picture."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    if sys.argv[1] == "empty":
        application = QApplication([])
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        _end_when_painted(application)
        return
    QApplication.exec = _end_when_painted  # type: ignore[method-assign]
    from vrm_app import app

    app.run([])


def _end_when_painted(*_: object) -> int:
    from PySide6.QtWidgets import QApplication

    for _round in range(2):
        QApplication.processEvents()
    os._exit(0)


if __name__ == "__main__":
    main()
