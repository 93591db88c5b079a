"""A line for the name of a company; of several with one name, all are offered."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from vrm_app.domain.same_names import is_same_name
from vrm_app.ui.widgets.controls import Line, Options


class CompanyLine(Line):
    """Completes the name while one types, unless that would choose one of several unasked."""

    def show_options(self, options: Options) -> None:
        """Offer companies by name, in the order of their names."""
        super().show_options(options)
        names = [name for name, _words in options]
        completer = self.completer()
        if completer is not None and any(is_same_name(*pair) for pair in pairwise(names)):
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
