"""The first run, as it looks: three cards, one after the other."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.first_run import Begun, FirstRunPresenter, Step
from vrm_app.presenters.places import Section
from vrm_app.presenters.strength import Strength
from vrm_app.presenters.work import Work
from vrm_app.ui.file_dialogs import Purpose, ask_for_folder, ask_where_to_save
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page, scrolling
from vrm_app.ui.printing import print_text
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.recovery import NewPassphrase
from vrm_app.ui.widgets.row import Icon, IconTile, Row
from vrm_app.ui.widgets.steps import Steps
from vrm_app.ui.widgets.surface import column, line, row, surface
from vrm_app.ui.widgets.text import Elided, label, muted, title
from vrm_app.ui.widgets.told import Told

_WIDTH = 560
_MARGIN = 40


class FirstRunPage(Page):
    """Makes the customer's first vault."""

    def __init__(
        self,
        look: Look,
        work: Work,
        vault: tuple[Path, Path | None],
        begun: Callable[[Begun], None],
    ) -> None:
        """Make a vault in a folder, whose counters lie in another."""
        super().__init__()
        self.presenter = FirstRunPresenter(self, work, *vault, self._begin)
        self._begun = begun
        self.steps = Steps(look, (_("Place and name"), _("Passphrase"), _("Start")))
        self.place = _PlaceCard(look, vault[0].stem)
        self.passphrase = _PassphraseCard(look, self.presenter.measure)
        self.way = _StartCard(look)
        self._cards = QStackedWidget()
        self._foot = muted("")
        self._lay_out(look)
        self._connect()
        self.presenter.start()

    def start(self) -> None:
        """Give the keys to what one uses first."""
        self._card.begin()

    def show_step(self, step: Step) -> None:
        """Show a step."""
        self._cards.setCurrentIndex(step - 1)
        self.steps.show_step(step)
        said = _("Step {n} of 3. Everything stays on this computer; nothing is sent.")
        self._foot.setText(said.format(n=int(step)))
        self._card.told.clear()
        self._card.begin()

    def show_folder(self, folder: str) -> None:
        """Show where the vault would be."""
        self.place.where.setText(folder)
        self.place.told.clear()

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""
        self._card.show_busy(words)

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen, and what to do."""
        self._card.told.show_wrong(f"{error.title}. {error.advice}")

    def show_strength(self, strength: Strength) -> None:
        """Show how good the passphrase is."""
        self.passphrase.new.show_strength(strength)

    def show_suggested(self, passphrase: str) -> None:
        """Put a passphrase into the field, readable."""
        self.passphrase.new.suggest(passphrase)

    def show_sheet(self, text: str) -> None:
        """Hand over the recovery sheet to be printed."""
        if print_text(self, text):
            self.presenter.was_printed()

    def show_sheet_kept(self, words: str) -> None:
        """Say that the recovery sheet is on paper or in a file."""
        self.way.show_sheet_kept(words)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return Step(self._cards.currentIndex() + 1)

    @property
    def _card(self) -> "_Card":
        return (self.place, self.passphrase, self.way)[self._cards.currentIndex()]

    def _begin(self, begun: Begun) -> None:
        self.passphrase.forget()
        self._begun(begun)

    def _make(self) -> None:
        new = self.passphrase.new
        self.presenter.make(new.passphrase.text(), new.again.text())

    def _choose_parent(self) -> None:
        found = ask_for_folder(self, _("Where the vault should lie"), Purpose.VAULT)
        if found is not None:
            self.presenter.put(found)

    def _save_sheet(self) -> None:
        name = _("recovery words.txt")
        found = ask_where_to_save(self, _("Save the recovery words"), Purpose.WORDS, name)
        if found is not None:
            self.presenter.save_sheet(found)

    def _connect(self) -> None:
        self.place.name.textEdited.connect(self.presenter.name)
        self.place.name.returnPressed.connect(self.presenter.take_place)
        self.place.onward.clicked.connect(self.presenter.take_place)
        self.place.choose.clicked.connect(self._choose_parent)
        self.place.sample.clicked.connect(self.presenter.look_around)
        self.passphrase.new.finished.connect(self._make)
        self.passphrase.onward.clicked.connect(self._make)
        self.passphrase.back.clicked.connect(self.presenter.go_back)
        self.passphrase.suggest.clicked.connect(self.presenter.suggest)
        self.way.printing.connect(self.presenter.print_sheet)
        self.way.saving.connect(self._save_sheet)
        self.way.chosen.connect(self.presenter.begin)
        self.way.sampling.connect(self.presenter.look_around)

    def _lay_out(self, look: Look) -> None:
        inner = QWidget()
        inner.setFixedWidth(look.scaled(_WIDTH))
        down = column(inner)
        down.addStretch(1)
        down.addWidget(self.steps)
        down.addSpacing(20)
        for card in (self.place, self.passphrase, self.way):
            self._cards.addWidget(card)
        down.addWidget(self._cards)
        down.addSpacing(16)
        down.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(1)
        holder = QWidget()
        across = row(holder, margin=MARGIN)
        across.addStretch()
        across.addWidget(inner)
        across.addStretch()
        column(self).addWidget(scrolling(holder))


class _Card(QFrame):
    """One step: a heading, its fields, what is said, and the buttons at the foot."""

    def __init__(self, look: Look, heading: str, sentence: str, *, room: int = 52) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.told = Told(look, room)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.body.setContentsMargins(_MARGIN, _MARGIN - 8, _MARGIN, 8)
        self.body.addWidget(title(heading))
        self.body.addWidget(muted(sentence, Size.TEXT, wrapped=True))
        self.body.addSpacing(10)
        self.foot = row(spacing=8)
        self.foot.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        outer = column(self)
        outer.addLayout(self.body)
        # Rows reach further out than their words, so that what shows where the keys are fits.
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(_MARGIN - 8, 0, _MARGIN - 8, 8)
        outer.addLayout(self.rows)
        outer.addStretch()
        outer.addWidget(line())
        outer.addLayout(self.foot)

    def begin(self) -> None:
        """Give the keys to what one uses first."""

    def show_busy(self, words: str) -> None:
        """Take no keys while something is done."""
        self.setEnabled(not words)
        self.told.clear()
        if words:
            self.told.show_quiet(words)


class _PlaceCard(_Card):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__(
            look,
            _("Make your vault"),
            _("It is one encrypted folder on this computer. There is no account and no server."),
        )
        self.name = QLineEdit(name)
        self.name.setProperty("tall", True)  # noqa: FBT003  (Qt takes no names)
        self.where = Elided("", Size.SMALL, tone="muted")
        self.choose = Button(look, _("Another folder…"), kind=Kind.LINK)
        self.sample = Button(look, _("Look around in a sample first"), kind=Kind.PLAIN)
        self.onward = Button(look, _("Continue"), kind=Kind.FILLED, key="Enter")
        named = label(_("Name"), Size.SMALL, Weight.MEDIUM)
        named.setBuddy(self.name)
        self.body.addWidget(named)
        self.body.addWidget(self.name)
        self.body.addSpacing(6)
        beside = row(spacing=12)
        beside.addWidget(Icon(look, "folder-open", "muted"))
        beside.addWidget(self.where, 1)
        beside.addWidget(self.choose)
        self.body.addLayout(beside)
        self.body.addWidget(self.told)
        self.foot.setContentsMargins(_MARGIN - 12, 14, _MARGIN, 14)
        self.foot.addWidget(self.sample)
        self.foot.addStretch()
        self.foot.addWidget(self.onward)

    def begin(self) -> None:
        """Give the keys to the name."""
        self.name.setFocus()
        self.name.selectAll()


class _PassphraseCard(_Card):
    def __init__(self, look: Look, measure: Callable[[str], None]) -> None:
        super().__init__(
            look,
            _("Choose a passphrase"),
            _("It locks everything you keep here. A few unrelated words are easy to remember."),
        )
        self.new = NewPassphrase(look, measure)
        self.suggest = Button(look, _("Suggest words"), icon="refresh-cw")
        self.back = Button(look, _("Back"), kind=Kind.PLAIN, icon="arrow-left")
        self.onward = Button(look, _("Continue"), kind=Kind.FILLED, key="Enter")
        self.body.addWidget(self.new)
        self.body.addWidget(self.told)
        self.body.addWidget(
            _panel(
                Icon(look, "key-round", "accent", 18),
                _("Nobody can reset it, not even us"),
                _("Recovery words to print come next; they open the vault if you forget."),
                self.suggest,
            )
        )
        self.body.addSpacing(8)
        self.foot.setContentsMargins(_MARGIN - 12, 14, _MARGIN, 14)
        self.foot.addWidget(self.back)
        self.foot.addStretch()
        self.foot.addWidget(self.onward)
        self.new.changed.connect(self.told.clear)
        self.new.passphrase.caps_lock.connect(self.told.show_caps_lock)

    def begin(self) -> None:
        """Give the keys to the passphrase."""
        self.new.passphrase.setFocus()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.new.forget()


class _StartCard(_Card):
    printing = Signal()
    saving = Signal()
    sampling = Signal()
    chosen = Signal(object)
    """The place where one wants to begin."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Your vault is made"),
            _("Keep the recovery words on paper: they open it when you forget the passphrase."),
            room=12,
        )
        self.print = Button(look, _("Print…"), icon="printer")
        self.save = Button(look, _("Save…"))
        self.kept = muted(_("Now or later; without them, nobody can help."), wrapped=True)
        buttons = QWidget()
        beside = row(buttons)
        beside.addWidget(self.save)
        beside.addWidget(self.print)
        self.body.addWidget(
            _panel(Icon(look, "key-round", "accent", 18), _("Recovery words"), self.kept, buttons)
        )
        self.body.addWidget(self.told)
        self.body.addWidget(label(_("Where shall we start?"), Size.HEADING, Weight.BOLD))
        self.ways = [
            self._way(look, "download", _("Bring in your companies"), _IMPORT, Section.IMPORT),
            self._way(look, "building-2", _("Begin with one company"), _ONE, Section.COMPANIES),
        ]
        self.sample = self._way(look, "flask-conical", _("Look around in a sample"), _SAMPLE, None)
        self.later = Button(look, _("Just open it"), kind=Kind.FILLED, key="Enter")
        self.foot.addStretch()
        self.foot.addWidget(self.later)
        self.print.clicked.connect(self.printing)
        self.save.clicked.connect(self.saving)
        self.later.clicked.connect(lambda: self.chosen.emit(Section.TODAY))

    def begin(self) -> None:
        """Give the keys to the way that needs nothing more."""
        self.later.setFocus()

    def show_sheet_kept(self, words: str) -> None:
        """Say that the recovery sheet is on paper or in a file."""
        self.told.clear()
        self.kept.setText(words)

    def _way(self, look: Look, icon: str, text: str, why: str, section: Section | None) -> Row:
        made = Row(look, f"{text}. {why}")
        across = row(made, spacing=12)
        across.setContentsMargins(8, 6, 8, 6)
        across.addWidget(IconTile(look, icon, "accent"))
        words = QWidget()
        inner = column(words, spacing=1)
        inner.addWidget(label(text, weight=Weight.MEDIUM))
        inner.addWidget(muted(why, wrapped=True))
        across.addWidget(words, 1)
        across.addWidget(Icon(look, "chevron-right", "muted"))
        self.rows.addWidget(made)
        if section is None:
            made.pressed.connect(self.sampling)
        else:
            made.pressed.connect(lambda: self.chosen.emit(section))
        return made


_IMPORT = _("From the export of a password manager; passwords never enter")
_ONE = _("Type a name; everything else can come later")
_SAMPLE = _("Invented dealings in a vault of their own, gone when you quit")


def _panel(icon: QWidget, text: str, why: str | QWidget, beside: QWidget) -> QFrame:
    made = surface("panel")
    across = row(made, spacing=14)
    across.setContentsMargins(16, 12, 14, 12)
    across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QWidget()
    inner = column(words, spacing=2)
    inner.addWidget(label(text, weight=Weight.BOLD, wrapped=True))
    inner.addWidget(muted(why, wrapped=True) if isinstance(why, str) else why)
    across.addWidget(words, 1)
    across.addWidget(beside)
    return made
