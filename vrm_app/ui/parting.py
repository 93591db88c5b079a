"""What is kept of a window when it goes, and is there again when it comes back."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vrm_app.domain.errors import UserError
from vrm_app.presenters.returning import left_at
from vrm_app.services.returning import keep_place
from vrm_app.services.unsaved import find_unsaved, keep_unsaved

if TYPE_CHECKING:
    from vrm_app.presenters.form import Values
    from vrm_app.presenters.places import Place
    from vrm_app.ui.banners import Banners
    from vrm_app.ui.desk import Desk
    from vrm_app.ui.forms.sheets import Sheets
    from vrm_app.vault.vault import Vault

_EVERY = 5_000
"""Milliseconds after which what is being written is kept again."""


class Parting:
    """Keeps what was written and not saved, and where one was, inside the vault."""

    def __init__(self, desk: Desk, sheets: Sheets, banners: Banners) -> None:
        self._desk = desk
        self._sheets = sheets
        self._drafts = drafts = sheets.drafts
        self._held = drafts.held
        self._banners = banners
        self._is_warned = False
        desk.read(find_unsaved, self._bring_back)
        # Not when the window goes alone: the program, or the machine, may stop without a word.
        self._clock = QTimer(banners, interval=_EVERY)
        self._clock.timeout.connect(self._keep_written)
        self._clock.start()
        desk.changed.connect(self._keep_written)

    def may_close(self) -> bool:
        """Tell whether nothing would be lost; what would is told of once, and then let go."""
        if self._drafts.has_any and not self._is_warned:
            self._is_warned = True
            self._banners.show_warning(
                UserError(
                    _("What you wrote is not saved yet"),
                    _("Open the form again and save it, or close once more to let it go."),
                )
            )
            return False
        self._drafts.let_go()
        return True

    def keep(self, here: Place) -> None:
        """Keep everything, as the last that is done to the vault."""
        now, drafts, place = self._desk.now(), self._drafts, left_at(here)

        def keep(vault: Vault) -> None:
            # What is saved just now is no longer held when its turn comes.
            keep_unsaved(vault, drafts.held, now=now)
            if place is not None:
                keep_place(vault, place, now=now)

        self._desk.write(keep, lambda _: None)

    def _keep_written(self) -> None:
        """Keep what is being written, and nothing of what is saved by now."""
        self._sheets.hold()
        now, held = self._desk.now(), self._drafts.held
        if held != self._held:
            self._held = held
            self._desk.note(lambda vault: keep_unsaved(vault, held, now=now))

    def _bring_back(self, unsaved: dict[str, Values]) -> None:
        self._drafts.bring_back(unsaved)
        self._held = self._drafts.held
        if unsaved:
            self._banners.show_warning(
                UserError(
                    _("What you wrote before locking is not saved yet"),
                    _("Open the form again: it holds what you wrote."),
                )
            )
