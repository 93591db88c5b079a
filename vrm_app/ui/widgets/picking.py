"""Choosing records by a few letters: one, or several."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from vrm_app.domain.text import folded
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import Size, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Line, Options
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import Elided

_SHOWN = 9


class Pick(Line):
    """A line in which a few letters choose a record; what is typed and chooses none stays."""

    picked = Signal(str)
    """A record was chosen by hand, by its id."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint)
        self._options: Options = ()
        self._chosen = ""
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._settle)

    def value(self) -> str:
        """Return the id of the record that is chosen, else what was typed."""
        return self._chosen or self._meant() or self.text().strip()

    def show_value(self, value: str) -> None:
        """Show the words of a record."""
        words = dict(self._options).get(value)
        self._chosen = value if words is not None else ""
        super().show_value(value if words is None else words)

    def show_options(self, options: Options) -> None:
        """Complete what is typed to one of these, in a list that opens."""
        self._options = list(_told_apart(options))
        completer = QCompleter([words for _id, words in self._options], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_SHOWN)
        completer.activated.connect(self._activated)
        opened = QListView()
        opened.setProperty("surface", "choices")
        opened.setFont(font())
        completer.setPopup(opened)
        self.setCompleter(completer)

    def _edited(self) -> None:
        self._chosen = ""

    def _activated(self, words: str) -> None:
        self._chosen = next((one for one, said in self._options if said == words), "")
        if self._chosen:
            self.picked.emit(self._chosen)

    def _meant(self) -> str:
        """Return the one record whose words begin with, or else have, what was typed."""
        typed = folded(self.text().strip())
        if not typed:
            return ""
        said = [(one, folded(words)) for one, words in self._options]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = [one for one, words in said if fits(words, typed)]
            if found:
                return found[0] if len(found) == 1 else ""
        return ""

    def _settle(self) -> None:
        meant = "" if self._chosen else self._meant()
        if meant:
            self.show_value(meant)
            self.picked.emit(meant)


def _told_apart(options: Options) -> Iterator[tuple[str, str]]:
    """Number what is called alike, so that what is chosen is what is meant."""
    counts = Counter(words for _id, words in options)
    numbers: Counter[str] = Counter()
    for one, words in options:
        numbers[words] += 1
        yield one, words if counts[words] == 1 else f"{words} ({numbers[words]})"


class Picks(QWidget):
    """Several records: each chosen by a few letters, each taken off again."""

    def __init__(self, look: Look, hint: str = "") -> None:
        super().__init__()
        self._look = look
        self._options: Options = ()
        self._ids: list[str] = []
        self._line = Pick(hint)
        self._line.picked.connect(self._add)
        self._chips = QWidget()
        column(self._chips, spacing=4)
        outer = column(self, spacing=6)
        outer.addWidget(self._line)
        outer.addWidget(self._chips)
        self.setFocusProxy(self._line)

    def value(self) -> str:
        """Return the ids, one a line."""
        typed = self._line.value()
        return "\n".join([*self._ids, typed] if typed and typed not in self._ids else self._ids)

    def show_value(self, value: str) -> None:
        """Show the records of these ids."""
        self._ids = [one for one in value.split("\n") if one]
        self._line.clear()
        self._show()

    def show_options(self, options: Options) -> None:
        """Offer these to choose from."""
        self._options = list(options)
        self._line.show_options(options)
        self._show()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  (Qt's name)
        """Name the line, which has the keys."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def _add(self, one: str) -> None:
        if one not in self._ids:
            self._ids.append(one)
        self._line.show_value("")
        self._line.clear()
        self._show()

    def _take_off(self, one: str) -> None:
        self._ids.remove(one)
        self._show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clear(self._chips)
        inner = self._chips.layout()
        said = dict(self._options)
        for one in self._ids:
            chip = surface("panel")
            across = row(chip, spacing=2)
            across.setContentsMargins(8, 0, 0, 0)
            words = said.get(one, one)
            across.addWidget(Elided(words, Size.SMALL), 1)
            off = Button(self._look, kind=Kind.PLAIN, icon="x")
            off.set_height(24)
            off.named(_("Take {what} off").format(what=words))
            off.clicked.connect(partial(self._take_off, one))
            across.addWidget(off)
            if inner is not None:
                inner.addWidget(chip)
        self._chips.setVisible(bool(self._ids))
