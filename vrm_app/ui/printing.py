"""Printing a text of ours on paper."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from vrm_app.ui.theme import Size, fixed_font


def print_text(parent: QWidget, text: str) -> bool:
    """Ask for a printer and print plain text; return whether it was handed to one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setDefaultFont(fixed_font(Size.TEXT))
    document.setPlainText(text)
    document.print_(printer)
    return True
