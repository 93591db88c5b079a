"""Jotting a line for a vault that stays closed: what it holds is told, and it is sealed."""

from gettext import gettext as _
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.domain.text import flattened
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.jot_chips import Chip, understood
from vrm_app.presenters.jot_line import Known, read_line
from vrm_app.presenters.jotting import JotView
from vrm_app.presenters.work import Work
from vrm_app.services.inbox import capture

_DRAFT = "jot "
"""The line that is begun anew, as where the vault is open: it goes on there once it is."""
_SEALED = Chip("lock", _("Sealed"), _("waits in your Inbox until you unlock"))


class SealingPresenter:
    """Reads a line as it is typed, and seals it; no company is known meanwhile."""

    def __init__(self, view: JotView, work: Work, drafts: Drafts, folder: Path) -> None:
        self._view = view
        self._work = work
        self._drafts = drafts
        self._folder = folder
        self._text = ""
        self._is_saving = False

    def begin(self) -> None:
        """Put in what was written before."""
        before = self._drafts.find(_DRAFT)
        text = before["line"] if before else ""
        self._view.show_text(text, len(text))
        self.type(text, len(text))

    def type(self, text: str, caret: int) -> None:  # noqa: ARG002  (nothing is offered)
        """Read what is typed by now."""
        self._text = text
        line = read_line(text, Known(), today=self._work.now().date())
        self._view.show_understood(understood(line), [_SEALED] if text.strip() else [], None)

    def accept(self, number: int = 0) -> bool:  # noqa: ARG002  (nothing is offered)
        """Take nothing, for nothing is offered."""
        return False

    def save(self, *, opening: bool) -> None:  # noqa: ARG002  (it cannot be opened)
        """Seal the line."""
        text = flattened(self._text)
        if not text.strip() or self._is_saving:
            return
        self._is_saving = True
        folder, now = self._folder, self._work.now()
        self._work.run(lambda: capture(folder, text, now=now), self._kept, self._refused)

    def leave(self) -> None:
        """Keep what is written for the next time."""
        self.hold()

    def hold(self) -> None:
        """Keep what is written by now, in memory alone: others could read a file."""
        if self._text.strip():
            self._drafts.keep(_DRAFT, {"line": self._text})

    def _kept(self, _done: None) -> None:
        self._drafts.forget(_DRAFT)
        self._view.show_kept(None)

    def _refused(self, error: UserError) -> None:
        self._is_saving = False
        self._view.show_refused(error)
