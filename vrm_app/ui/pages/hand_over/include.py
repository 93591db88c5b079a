"""To whom, and what goes along: each choice with the value that would go."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import pgettext

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vrm_app.domain.need import Identity
from vrm_app.outside.complaint import Language
from vrm_app.presenters.handing_over import HandOverPresenter
from vrm_app.presenters.leaving import IDENTITIES, LANGUAGES, Form, Tick
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.pages.hand_over.their_addresses import TheirAddresses
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.choice import Choice
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import Elided, label, muted, plain_tooltip
from vrm_app.ui.widgets.tile import Tile

_NOTE_AT = 26


class IncludePane(QWidget):
    """The choices."""

    def __init__(self, look: Look, presenter: HandOverPresenter, theirs: TheirAddresses) -> None:
        super().__init__()
        self.theirs = theirs
        self._tile = Tile(look, "", 24)
        self._company = Elided("", weight=Weight.MEDIUM)
        self._addresses = muted("", wrapped=True)
        self.another = Button(look, _("Another recipient…"), kind=Kind.LINK)
        self.email = self._ways(look, _("E-mail to"), presenter)
        self.post = self._ways(look, _("Post to"), presenter)
        self.fields = _Ticks(look, lambda name, on: presenter.tick_field(name, ticked=on))
        self.files = _Ticks(look, lambda name, on: presenter.tick_file(name, ticked=on))
        self._files_head = _group(_("Files"))
        self.formats = _Ticks(look, lambda name, on: presenter.tick_format(name, ticked=on))
        self.identity = Choice(look, _("They know me as"))
        self.identity.offer(IDENTITIES.items())
        self.identity.activated.connect(
            lambda: presenter.choose_identity(Identity(self.identity.currentData()))
        )
        self._identity_note = muted("", wrapped=True)
        self.language = Choice(look, _("Written in"))
        self.language.offer([("", _("their own language")), *LANGUAGES.items()])
        self.language.activated.connect(lambda: presenter.choose_language(self._chosen_language()))
        self.terms = Choice(look, _("On terms"))
        self._offered: tuple[tuple[str, str], ...] | None = None
        self.terms.activated.connect(lambda: presenter.choose_terms(self.terms.currentData()))
        content = QWidget()
        inner = column(content, spacing=4)
        inner.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self._lay_out(inner)
        column(self).addWidget(scrolling(content))

    def show_form(self, form: Form) -> None:
        """Show the choices as they stand."""
        self._tile.show_name(form.company)
        self._company.setText(form.company)
        self._addresses.setText("\n".join(form.addresses))
        for choice, ways in ((self.email, form.emails), (self.post, form.posts)):
            choice.setVisible(bool(ways))
            choice.offer(ways)
            choice.setToolTip(plain_tooltip(choice.currentText()))
        self.fields.show_ticks(form.fields)
        self.files.show_ticks(form.files)
        self._files_head.setVisible(bool(form.files))
        self.files.setVisible(bool(form.files))
        self.formats.show_ticks(form.formats)
        self.identity.show_value(form.identity)
        self._identity_note.setText(form.identity_note)
        self.language.show_value(form.language or "")
        if self._offered != form.terms:
            self._offered = form.terms
            self.terms.offer([("", pgettext("terms", "none")), *form.terms])
        self.terms.show_value(form.terms_id)

    def stops(self) -> list[QWidget]:
        """Return what the keys reach, from the top."""
        return [
            *(one for one in (self.email, self.post) if not one.isHidden()),
            *self.theirs.buttons,
            self.another,
            *self.fields.boxes.values(),
            *self.files.boxes.values(),
            self.identity,
            self.language,
            self.terms,
            *self.formats.boxes.values(),
        ]

    def start(self) -> None:
        """Give the keys to the first choice."""
        self.fields.start()

    @staticmethod
    def _ways(look: Look, name: str, presenter: HandOverPresenter) -> Choice:
        made = Choice(look, name)
        made.activated.connect(lambda: presenter.choose_way(made.currentData()))
        made.hide()
        return made

    def _chosen_language(self) -> Language | None:
        code = self.language.currentData()
        return Language(code) if code else None

    def _lay_out(self, inner: QVBoxLayout) -> None:
        inner.addWidget(_group(_("To")))
        to = row(spacing=10)
        to.addWidget(self._tile)
        to.addWidget(self._company, 1)
        inner.addLayout(to)
        inner.addWidget(self._addresses)
        inner.addWidget(self.email)
        inner.addWidget(self.post)
        inner.addWidget(self.theirs)
        beside = row()
        beside.addWidget(self.another)
        beside.addStretch()
        inner.addLayout(beside)
        _part(inner, _group(_("What goes along")), self.fields)
        inner.addSpacing(8)
        inner.addWidget(self._files_head)
        inner.addWidget(self.files)
        _part(inner, _group(_("They know me as")), self.identity, self._identity_note)
        inner.addSpacing(8)
        inner.addWidget(_group(_("Written in")))
        inner.addWidget(self.language)
        inner.addSpacing(8)
        inner.addWidget(_group(_("On my terms")))
        inner.addWidget(self.terms)
        _part(inner, _group(_("Written as")), self.formats)
        inner.addStretch()


class _Ticks(QWidget):
    """Boxes to tick; those that stay keep the keys where they are."""

    def __init__(self, look: Look, tick: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._look = look
        self._tick = tick
        self._names: tuple[tuple[str, str], ...] = ()
        self.boxes: dict[str, Check] = {}
        self._notes: dict[str, QLabel] = {}
        column(self)

    def show_ticks(self, ticks: tuple[Tick, ...]) -> None:
        """Show what is ticked."""
        names = tuple((one.name, one.label) for one in ticks)
        if names != self._names:
            self._names = names
            self._make(ticks)
        for one in ticks:
            note = self._notes[one.name]
            note.setText(one.note)
            note.setVisible(bool(one.note))
            box = self.boxes[one.name]
            box.setAccessibleDescription(one.note)
            box.show_value(one.value)
            box.setEnabled(not one.is_needed)
            with QSignalBlocker(box):
                box.setChecked(one.is_ticked)

    def start(self) -> None:
        """Give the keys to the first box that can be ticked."""
        for box in self.boxes.values():
            if box.isEnabled():
                box.setFocus()
                return

    def _make(self, ticks: tuple[Tick, ...]) -> None:
        clear(self)
        inner = self.layout()
        self.boxes, self._notes = {}, {}
        for one in ticks:
            box = Check(self._look, one.label)
            box.toggled.connect(partial(self._tick, one.name))
            self.boxes[one.name] = box
            note = self._notes[one.name] = muted("", wrapped=True)
            note.setContentsMargins(_NOTE_AT, 0, 0, 6)
            if inner is not None:
                inner.addWidget(box)
                inner.addWidget(note)


def _group(text: str) -> QWidget:
    return label(text, Size.TINY, Weight.BOLD, "muted")


def _part(inner: QVBoxLayout, *widgets: QWidget) -> None:
    inner.addSpacing(10)
    inner.addWidget(line())
    inner.addSpacing(10)
    for one in widgets:
        inner.addWidget(one)
