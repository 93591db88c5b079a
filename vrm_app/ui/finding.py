"""The palette over a window: looking for anything, or for a company."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from vrm_app.presenters.picking import CompanyPicker
from vrm_app.presenters.searching import SearchPresenter
from vrm_app.ui.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from vrm_app.presenters.picking import Picked
    from vrm_app.presenters.places import Go
    from vrm_app.presenters.results import Command, SearchView
    from vrm_app.ui.desk import Desk
    from vrm_app.ui.forms.sheets import Sheets
    from vrm_app.ui.look import Look
    from vrm_app.ui.palette import Finder


class Finding:
    """Opens the palette, and puts it away."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, sheets: Sheets) -> None:
        self._look = look
        self._over = over
        self._desk = desk
        self._sheets = sheets

    def toggle(self, go: Go, commands: Sequence[Command]) -> None:
        """Look for anything, or put the palette away where it is open."""
        if isinstance(self._sheets.sheet, Palette):
            self._sheets.put_away()
            return
        self._show(
            lambda view: SearchPresenter(view, self._desk, go, self._sheets.ask),
            _("Company, case, words that were said, or > for commands"),
            commands,
        )

    def pick_company(self, hint: str, picked: Picked, *, new: bool = False) -> None:
        """Ask for a company by a few letters, or for a new one by its name."""
        self._show(lambda view: CompanyPicker(view, self._desk, picked, can_be_new=new), hint)

    def _show(
        self, finder: Callable[[SearchView], Finder], hint: str, commands: Sequence[Command] = ()
    ) -> None:
        palette = Palette(self._look, self._over, finder, hint)
        self._sheets.show(palette)
        palette.begin(list(commands))
