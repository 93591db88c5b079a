"""What the closed privacy eye keeps from being opened: dialogs that nothing can be drawn over."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

_NAME = "privacy_eye_is_closed"


def set_covered(*, covered: bool) -> None:
    """Note for the whole program whether nothing may be seen."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_NAME, covered)


def may_be_seen(parent: QWidget) -> bool:
    """Tell whether a dialog may show what is in the vault; where it may not, say why."""
    application = QApplication.instance()
    if application is None or not application.property(_NAME):
        return True
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Dealings"))
    box.setText(
        _("What you print or save could be read by others: press Ctrl+Shift+H to show it first.")
    )
    box.open()
    return False
