"""Handing over: every choice shows at once what would leave, and only that can be saved."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import Protocol

from vrm_app.domain.company import Channel
from vrm_app.domain.errors import UserError
from vrm_app.domain.need import Identity
from vrm_app.domain.release import Release
from vrm_app.domain.text import flattened
from vrm_app.outside.complaint import Language
from vrm_app.outside.file_names import safe_name
from vrm_app.outside.formats import Format
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.leaving import Form, Leaving, form_of, leaving_of
from vrm_app.services.after_leaving import note_handed_over
from vrm_app.services.choosing import Choosable, choosable, company_asked
from vrm_app.services.complaints import (
    USUAL,
    Choices,
    InTheTrashError,
    NotAComplaintError,
    WrongIdError,
)
from vrm_app.services.drafting import LargeMailError, NothingToProveError
from vrm_app.services.releasing import (
    ChangedSinceError,
    NotPreviewedError,
    Preview,
    hand_over,
    preview,
)
from vrm_app.services.senders import LongLineError
from vrm_app.vault.faults import SavedAllTheSameError
from vrm_app.vault.vault import Vault

_ADVICE: tuple[tuple[type[UserError], str], ...] = (
    (ChangedSinceError, _("Below is what would leave now. Look at it, and save again.")),
    (NotPreviewedError, _("Below is what would leave now. Look at it, and save again.")),
    (NotAComplaintError, _("Choose a complaint or a claim.")),
    (InTheTrashError, _("Bring it back from the trash first.")),
    (LargeMailError, _("Enclose less, or leave out the e-mail draft.")),
    (NothingToProveError, _("Tick another file beside the proof.")),
    (LongLineError, _("Shorten it under My data, or write as nobody.")),
)


class _ToldError(UserError):
    """A refusal in the words of the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was handed over, and where its files lie."""

    company: str
    folder: Path
    files: tuple[str, ...]
    release_id: str
    reference: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What some choices come to."""

    choices: Choices
    found: Choosable
    preview: Preview
    leaving: Leaving


class HandOverView(Protocol):
    """What the page can show."""

    def show_form(self, form: Form) -> None:
        """Show the choices as they stand."""

    def show_leaving(self, leaving: Leaving) -> None:
        """Show what would leave."""

    def show_ready(self, *, ready: bool) -> None:
        """Say whether what is shown is what would be saved."""

    def show_refused(self, refusal: UserError | None) -> None:
        """Say what did not happen, or take that away."""

    def show_saved(self, saved: Saved) -> None:
        """Say where the files lie."""


class HandOverPresenter:
    """Keeps the choices, and what they come to."""

    def __init__(self, view: HandOverView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._case_id = ""
        self._choices: Choices | None = None
        self._found: Choosable | None = None
        self._shown: Preview | None = None
        self._shown_for: Choices | None = None
        self._busy = False
        self._again = False
        self._visit = 0
        self._saved: Saved | None = None

    @property
    def case_id(self) -> str:
        """The case that is shown."""
        return self._case_id

    @property
    def recipient(self) -> str:
        """The company that it goes to, once that is known."""
        return self._choices.recipient if self._choices is not None else ""

    @property
    def title(self) -> str:
        """What the case is about."""
        return flattened(self._found.case.title) if self._found is not None else ""

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is what would be saved."""
        return self._shown is not None and self._shown_for == self._choices and not self._busy

    @property
    def folder_name(self) -> str:
        """The name of the folder that the files would get."""
        if self._shown is None or self._found is None:
            return ""
        reference = self._shown.release.reference or ""
        return safe_name(f"{self._found.company.name} {reference}")

    def show(self, case_id: str) -> None:
        """Show what can be handed over of a case."""
        is_there = self._found is not None and self._saved is None
        if case_id == self._case_id and is_there:
            return
        self._case_id, self._visit = case_id, self._visit + 1
        self._choices = self._found = self._shown = self._shown_for = self._saved = None
        self._busy = self._again = False
        self._view.show_refused(None)
        self._view.show_ready(ready=False)
        self._draw()

    def refresh(self) -> None:
        """Look whether what would leave has changed."""
        visit, choices, found = self._visit, self._choices, self._found
        if choices is None or found is None or self._busy or self._saved is not None:
            return
        case_id, now = self._case_id, self._desk.now()

        def ask(vault: Vault) -> Choosable | UserError:
            try:
                return choosable(vault, case_id, choices, now=now)
            except UserError as error:
                return error

        def answer(now_there: Choosable | UserError) -> None:
            if isinstance(now_there, WrongIdError | InTheTrashError) and choices.reach:
                # A way to reach them that was chosen is taken back.
                self._choose(replace(choices, reach=()))
                return
            # What was drafted here changes nothing of this, so that it ends.
            if visit == self._visit and choices == self._choices and now_there != found:
                self._draw()

        self._desk.read(ask, answer)

    def tick_field(self, name: str, *, ticked: bool) -> None:
        """Tell a field, or leave it out."""
        choices = self._choices
        if choices is None:
            return
        include = {one for one in choices.include if one != name}
        omit = {one for one in choices.omit if one != name}
        if ticked and name not in USUAL:
            include.add(name)
        if not ticked and name in USUAL:
            omit.add(name)
        self._choose(replace(choices, include=tuple(sorted(include)), omit=tuple(sorted(omit))))

    def tick_file(self, attachment_id: str, *, ticked: bool) -> None:
        """Enclose a file, or leave it out."""
        if self._choices is None:
            return
        others = [one for one in self._choices.attachments if one != attachment_id]
        wanted = (*others, attachment_id) if ticked else tuple(others)
        self._choose(replace(self._choices, attachments=wanted))

    def tick_format(self, name: str, *, ticked: bool) -> None:
        """Write a form of the document, or leave it out."""
        if self._choices is None:
            return
        wanted = set(self._choices.formats or Format) - {Format(name)}
        if ticked:
            wanted.add(Format(name))
        if wanted:
            ordered = tuple(one for one in Format if one in wanted)
            self._choose(replace(self._choices, formats=ordered))

    def choose_recipient(self, company_id: str) -> None:
        """Hand over to another company; what else was chosen stays."""
        if self._choices is not None and company_id != self._choices.recipient:
            self._choose(replace(self._choices, recipient=company_id, reach=()))

    def choose_way(self, point_id: str) -> None:
        """Write to this address of theirs in place of another of the same channel."""
        if self._choices is None or self._found is None:
            return
        channels = {str(one.id): one.channel for one in self._found.points}
        others = [
            one
            for one in self._choices.reach
            # What is not known yet came out of a mail.
            if one in channels and channels[one] is not channels.get(point_id, Channel.EMAIL)
        ]
        self._choose(replace(self._choices, reach=(*others, point_id)))

    def choose_identity(self, identity: Identity) -> None:
        """Be known to them, by an alias, or not at all."""
        if self._choices is not None:
            self._choose(replace(self._choices, identity=identity))

    def choose_language(self, language: Language | None) -> None:
        """Write in a language; none is the company's own."""
        if self._choices is not None:
            self._choose(replace(self._choices, language=language))

    def choose_terms(self, terms_id: str) -> None:
        """Hand over on terms, or without."""
        if self._choices is not None:
            self._choose(replace(self._choices, terms=terms_id or None))

    def save(self, parent: Path) -> None:
        """Write what is shown to a new folder in this one."""
        choices, shown, found = self._shown_for, self._shown, self._found
        if not self.is_ready or choices is None or shown is None or found is None:
            return
        case_id, now, out = self._case_id, self._desk.now(), parent / self.folder_name
        visit = self._visit
        self._busy = True
        self._view.show_refused(None)
        self._view.show_ready(ready=False)

        def write(vault: Vault) -> Release:
            release = hand_over(vault, case_id, choices, out=out, now=now)
            _note(vault, release, now)
            return release

        def done(release: Release) -> None:
            if visit != self._visit:
                # Another case is shown by now; this one stands under Handed over.
                return
            self._busy = False
            self._saved = _saved(found, release, out)
            self._view.show_saved(self._saved)

        def failed(error: UserError) -> None:
            if visit != self._visit:
                about = _("This was about “{title}”. {advice}")
                advice = about.format(title=flattened(found.case.title), advice=error.advice)
                self._view.show_refused(_ToldError(error.title, advice))
                return
            self._busy = False
            self._refuse(error)
            if isinstance(error, SavedAllTheSameError):
                # It left all the same.
                done(shown.release)
                self._desk.write(lambda vault: _note(vault, shown.release, now), _nothing)
                return
            if self._again or isinstance(error, ChangedSinceError | NotPreviewedError):
                self._draw()
                return
            self._view.show_ready(ready=self.is_ready)

        self._desk.write(write, done, failed=failed)

    def _choose(self, choices: Choices) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        self._view.show_refused(None)
        self._view.show_ready(ready=False)
        self._show_form()
        self._draw()

    def _draw(self) -> None:
        """Find out what would leave; choices made meanwhile are drawn in one go afterwards."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        visit, case_id, choices = self._visit, self._case_id, self._choices
        now = self._desk.now()

        def look(vault: Vault) -> _Drawn:
            wanted = choices or Choices(recipient=company_asked(vault, case_id))
            # In this order: what comes in between is seen as a change.
            there = choosable(vault, case_id, wanted, now=now)
            shown = preview(vault, case_id, wanted, now=now)
            leaving = leaving_of(shown, _terms_title(there, wanted))
            return _Drawn(choices=wanted, found=there, preview=shown, leaving=leaving)

        self._desk.write(
            look,
            lambda drawn: self._came(visit, drawn),
            failed=lambda error: self._not_drawn(visit, choices, error),
        )

    def _came(self, visit: int, drawn: _Drawn) -> None:
        if visit != self._visit:
            return
        self._busy = False
        self._found = drawn.found
        self._choices = self._choices or drawn.choices
        if self._again or drawn.choices != self._choices:
            # What was chosen meanwhile is drawn now; this would only flicker.
            self._draw()
            return
        self._shown, self._shown_for = drawn.preview, drawn.choices
        self._show_form()
        self._view.show_leaving(drawn.leaving)
        self._view.show_ready(ready=True)

    def _not_drawn(self, visit: int, choices: Choices | None, error: UserError) -> None:
        if visit != self._visit:
            return
        self._busy = False
        if self._again or self._choices != choices:
            self._draw()
            return
        self._shown = self._shown_for = None
        self._refuse(error)

    def _show_form(self) -> None:
        choices, found = self._choices, self._found
        if choices is None or found is None:
            return
        told = {*USUAL, *choices.include} - set(choices.omit)
        shown = self._shown if self._shown_for == choices else None
        self._view.show_form(form_of(found, choices, told, shown))

    def _refuse(self, error: UserError) -> None:
        advice = next((words for kind, words in _ADVICE if isinstance(error, kind)), error.advice)
        self._view.show_refused(_ToldError(error.title, advice))


def _terms_title(found: Choosable, choices: Choices) -> str:
    titles = (one.title for one in found.terms if one.id == choices.terms)
    return flattened(next(titles, ""))


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""


def _note(vault: Vault, release: Release, now: datetime) -> Release:
    # It left, whatever becomes of this note; the page of the case has a way to say it by hand.
    with suppress(UserError):
        note_handed_over(vault, release.id, now=now)
    return release


def _saved(found: Choosable, release: Release, folder: Path) -> Saved:
    return Saved(
        company=flattened(found.company.name),
        folder=folder,
        files=tuple(file.name for file in release.files),
        release_id=str(release.id),
        reference=release.reference or "",
        sha256=release.sha256,
    )
