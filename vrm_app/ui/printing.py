"""Printing a text of ours on paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QDialog, QWidget

from vrm_app.presenters.several import Line, Sheet
from vrm_app.ui.covered import may_be_seen
from vrm_app.ui.theme import Size, Weight, fixed_font, font

_PADDING = 3
_POINTS = 72 / 96
_WIDE = 2
"""How many times as wide the first columns are, name and what it is about, as any other."""
_APART = 12
_PREVIEW = (900, 700)


def print_text(parent: QWidget, text: str) -> bool:
    """Ask for a printer and print plain text; return whether it was handed to one."""
    if not may_be_seen(parent):
        return False
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    document_of_text(text).print_(printer)
    return True


def document_of_text(text: str) -> QTextDocument:
    """Lay out plain text in which every sign is as wide."""
    made = QTextDocument()
    made.setDefaultFont(_on_paper(fixed_font(Size.TEXT), Size.TEXT))
    made.setPlainText(text)
    return made


def preview(parent: QWidget, title: str, document: QTextDocument) -> None:
    """Show a document as it would be printed, and print it where the person says so."""
    if not may_be_seen(parent):
        return
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(*_PREVIEW)
    dialog.paintRequested.connect(document.print_)
    # The dialog keeps neither printer nor document: both must outlive it.
    dialog.exec()


def document_of(sheet: Sheet) -> QTextDocument:
    """Lay out a list: its name, what is told of it, and a table whose heads stand on each page."""
    made = QTextDocument()
    made.setDefaultFont(_on_paper(font(), Size.TEXT))
    cursor = QTextCursor(made)
    cursor.insertText(sheet.title, _type(Size.TITLE, Weight.BOLD))
    cursor.insertBlock(QTextBlockFormat())
    cursor.insertText(sheet.told, _type(Size.TEXT, Weight.NORMAL))
    apart = QTextBlockFormat()
    apart.setTopMargin(_APART)
    cursor.insertBlock(apart)
    count = len(sheet.heads)
    lines = _laid_out(sheet)
    table = cursor.insertTable(len(lines), count, _table(count))
    for number, line in enumerate(lines):
        is_head = not number or len(line) < count
        how = _type(Size.SMALL, Weight.BOLD if is_head else Weight.NORMAL)
        if len(line) < count:
            table.mergeCells(number, 0, 1, count)
        for at, cell in enumerate(line):
            table.cellAt(number, at).firstCursorPosition().insertText(cell, how)
    return made


def _laid_out(sheet: Sheet) -> list[Line]:
    """Return the lines of a table, with the name of each group alone on a line."""
    names = {one.first: one.name for one in sheet.groups}
    made = [sheet.heads]
    for number, line in enumerate(sheet.lines):
        if number in names:
            made.append((names[number],))
        made.append(line)
    return made


def _table(count: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setCellPadding(_PADDING)
    made.setCellSpacing(0)
    made.setBorder(0.5)
    made.setBorderCollapse(True)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    parts = [_WIDE, _WIDE, *[1] * count][:count]
    widths = [100 * part / sum(parts) for part in parts]
    made.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, one) for one in widths]
    )
    return made


def _type(size: int, weight: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_on_paper(font(size, weight), size))
    return made


def _on_paper(made: QFont, size: int) -> QFont:
    """Return a type as large on paper as a size (px) is on a screen of 96 dots an inch.

    A printer has ten times as many dots: a type measured in them cannot be read.
    """
    made.setPointSizeF(size * _POINTS)
    return made
