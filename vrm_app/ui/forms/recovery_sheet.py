"""The recovery words of an open vault: shown for the passphrase, printed, saved and checked."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import CHECK
from vrm_app.presenters.recovery import RecoveryPresenter
from vrm_app.ui.announcing import announce
from vrm_app.ui.file_dialogs import Purpose, ask_where_to_save
from vrm_app.ui.forms.secret_sheet import SecretSheet, Step
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.printing import print_text
from vrm_app.ui.theme import Size, Weight, fixed_font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.passphrase import PassphraseField
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import row, surface
from vrm_app.ui.widgets.text import label

_COLUMNS = 3
_ASKED_A_ROW = 2


class RecoverySheet(SecretSheet):
    """Asks for the passphrase, shows the words, and asks for some of them again."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, about: str) -> None:
        """Begin with the words, or where it is about checking, with that."""
        super().__init__(look, over, _("Recovery words"), "key-round")
        self.presenter = RecoveryPresenter(self, desk)
        self._about = about
        self.opening = _Opening(look)
        self.words = _Words(look)
        self.check = _Check(look)
        self.checked = _Checked(look)
        self.take((self.opening, self.words, self.check, self.checked))
        self.opening.field.returnPressed.connect(self._open)
        self.opening.show_.clicked.connect(self._open)
        self.opening.field.caps_lock.connect(self.told.show_caps_lock)
        self.words.print.clicked.connect(self._print)
        self.words.save.clicked.connect(self._save)
        self.words.onward.clicked.connect(self.presenter.ask)
        self.check.words.clicked.connect(self._show_words)
        self.check.finish.clicked.connect(self._compare)
        self.check.entered.connect(self._compare)
        self.checked.close_.clicked.connect(self.leave)

    def begin(self) -> None:
        """Open at the first step."""
        self.open()
        if self._about == CHECK:
            self.presenter.ask()
            return
        self.start()

    def put_away(self) -> None:
        """Go, and let go of the words."""
        self.presenter.forget()
        self.opening.field.forget()
        self.words.show_words(())
        super().put_away()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words in their order."""
        self.opening.field.forget()
        self.words.show_words(words)
        self.show_step(self.words)

    def show_kept(self, words: str) -> None:
        """Say that the words are on paper or in a file."""
        self.told.show_quiet(words)
        self.words.onward.setFocus()
        self.place()

    def show_question(self, places: list[int]) -> None:
        """Ask for the words at these places."""
        self.check.show_places(places)
        self.show_step(self.check)

    def show_wrong_words(self, places: list[int]) -> None:
        """Mark the words that are not the right ones."""
        self.check.show_wrong(places)

    def show_checked(self, words: str) -> None:
        """Say that the words are the right ones."""
        self.checked.say(words)
        self.show_step(self.checked)
        announce(self, words)

    def _open(self) -> None:
        self.presenter.show(self.opening.field.text())

    def show_wrong(self, words: str) -> None:
        """Say what did not happen, with the passphrase ready to be typed anew."""
        super().show_wrong(words)
        if self.step is self.opening:
            self.opening.field.selectAll()

    def _print(self) -> None:
        if print_text(self, self.presenter.page):
            self.presenter.was_printed()

    def _save(self) -> None:
        name = _("recovery words.txt")
        found = ask_where_to_save(self, _("Save the recovery words"), Purpose.WORDS, name)
        if found is not None:
            self.presenter.save(found)

    def _show_words(self) -> None:
        self.show_step(self.words if self.presenter.page else self.opening)

    def _compare(self) -> None:
        self.presenter.check(self.check.typed())


class _Opening(Step):
    def __init__(self, look: Look) -> None:
        super().__init__(
            _(
                "They open your vault when the passphrase is forgotten. Whoever has them can read "
                "everything, so type the passphrase first."
            )
        )
        self.first = self.field = PassphraseField(look, _("Passphrase"))
        self.named(_("Passphrase"), self.field)
        self.show_ = Button(look, _("Show the words"), kind=Kind.FILLED, key="Enter")
        self.buttons = [self.show_]


class _Words(Step):
    def __init__(self, look: Look) -> None:
        super().__init__(
            _("Keep all 24 on paper, away from this computer, and show them to nobody.")
        )
        self._panel = surface("panel")
        self._grid = QGridLayout(self._panel)
        self._grid.setContentsMargins(20, 14, 20, 14)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self.body.addWidget(self._panel)
        self.save = Button(look, _("Save…"))
        self.print = Button(look, _("Print…"), icon="printer")
        self.onward = Button(look, _("Check my sheet"), kind=Kind.FILLED)
        self.buttons = [self.save, self.print, self.onward]
        self.first = self.print

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words, column by column as on the page; none when there are none."""
        clear(self._panel)
        rows = max(1, len(words) // _COLUMNS)
        for at, word in enumerate(words):
            across = QWidget()
            beside = row(across, spacing=8)
            number = label(f"{at + 1}.", tone="muted")
            number.setMinimumWidth(number.fontMetrics().horizontalAdvance("24. "))
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            beside.addWidget(number)
            shown = label(word)
            shown.setFont(fixed_font(Size.TEXT))
            beside.addWidget(shown, 1)
            self._grid.addWidget(across, at % rows, at // rows)


class _Check(Step):
    entered = Signal()
    """Enter was pressed in a field."""

    def __init__(self, look: Look) -> None:
        super().__init__(_("Type these words from your sheet, not from the screen."))
        self._fields: dict[int, QLineEdit] = {}
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self.body.addWidget(self._holder)
        self.words = Button(look, _("Show the words"))
        self.finish = Button(look, _("Check"), kind=Kind.FILLED, key="Enter")
        self.buttons = [self.words, self.finish]

    def show_places(self, places: list[int]) -> None:
        """Ask for the words at these places."""
        clear(self._holder)
        self._fields = {}
        for at, place in enumerate(places):
            field = QLineEdit()
            named = label(_("Word {n}").format(n=place), Size.SMALL, Weight.MEDIUM)
            named.setBuddy(field)
            field.setAccessibleName(named.text())
            field.returnPressed.connect(self.entered)
            top, across = divmod(at, _ASKED_A_ROW)
            self._grid.addWidget(named, 2 * top, across)
            self._grid.addWidget(field, 2 * top + 1, across)
            self._fields[place] = field
        self.first = self._fields[places[0]]

    def typed(self) -> dict[int, str]:
        """Return what was typed, by its place."""
        return {place: field.text() for place, field in self._fields.items()}

    def show_wrong(self, places: list[int]) -> None:
        """Mark what is wrong, and go to the first of it."""
        for place, field in self._fields.items():
            field.setProperty("wrong", "true" if place in places else "false")
            field.style().unpolish(field)
            field.style().polish(field)
        self._fields[places[0]].setFocus()
        self._fields[places[0]].selectAll()


class _Checked(Step):
    def __init__(self, look: Look) -> None:
        super().__init__(_("Keep the sheet where you keep what matters. Nothing more is asked."))
        beside = row(spacing=10)
        beside.addWidget(Icon(look, "circle-check", "ok", 20))
        self._words = label("", Size.HEADING, Weight.BOLD)
        beside.addWidget(self._words, 1)
        self.body.insertLayout(0, beside)
        self.close_ = Button(look, _("Close"), kind=Kind.FILLED, key="Enter")
        self.buttons = [self.close_]
        self.first = self.close_

    def say(self, words: str) -> None:
        """Say what was found."""
        self._words.setText(words)
