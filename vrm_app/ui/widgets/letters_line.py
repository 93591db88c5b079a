"""The line above a list, into which one types letters that narrow it down."""

from PySide6.QtWidgets import QLineEdit

from vrm_app.ui.look import Look


class LettersLine(QLineEdit):
    """A line with a sign before it, and a way to clear it behind."""

    def __init__(self, look: Look, hint: str, name: str, icon: str = "list-filter") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(look.icon(icon), QLineEdit.ActionPosition.LeadingPosition)
