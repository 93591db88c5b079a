"""The program with its window, on a real vault; it begins anew only on paper."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import shiboken6
from building import PASSPHRASE
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from vrm_app.ui.gate import Gate
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.first_run import FirstRunPage
from vrm_app.ui.pages.unlock import UnlockPage
from vrm_app.ui.start import Again, Program, Restart, Wanted

PATIENCE = 20_000
"""Milliseconds to wait for what takes a moment."""


@dataclass(slots=True, kw_only=True)
class Running:
    """The program as a person meets it, with the places it knows."""

    bot: QtBot
    application: QApplication
    place: Path
    again: list[Again] = field(default_factory=list)
    """How it would have begun anew."""
    program: Program | None = None

    @property
    def vault(self) -> Path:
        """Where the vault of the test lies, or would."""
        return self.place / "Mine.vault"

    @property
    def states(self) -> Path:
        return self.place / "states"

    def begin(self, *, named: bool = True, put_away: bool = False, passphrase: str = "") -> None:
        """Start the program, on the vault of the test or on what is usual."""
        wanted = Wanted(
            folder=self.vault if named else None,
            usual=self.place / "home" / "Dealings.vault",
            states=self.states,
            passphrase=passphrase or None,
            put_away=put_away,
        )
        self.program = Program(self.application, wanted, cast("Restart", self.again.append))
        self.program.begin()

    @property
    def started(self) -> Program:
        assert self.program is not None
        return self.program

    @property
    def gate(self) -> Gate:
        """The window while no vault is open."""
        assert self.started.gate is not None
        return self.started.gate

    @property
    def unlock_page(self) -> UnlockPage:
        page = self.gate.centralWidget()
        assert isinstance(page, UnlockPage)
        return page

    @property
    def first_run_page(self) -> FirstRunPage:
        page = self.gate.centralWidget()
        assert isinstance(page, FirstRunPage)
        return page

    @property
    def window(self) -> MainWindow:
        """The window of the open vault, once it is there."""
        self.bot.waitUntil(lambda: self.started.window is not None, timeout=PATIENCE)
        window = self.started.window
        assert window is not None
        return window

    def open(self) -> MainWindow:
        """Start the program and open the vault."""
        self.begin(passphrase=PASSPHRASE)
        return self.window

    def wait_for(self, said: QLabel, words: str) -> None:
        """Wait until a label says something."""
        self.bot.waitUntil(lambda: words in said.text(), timeout=PATIENCE)

    def end(self) -> None:
        """End the program as a person does."""
        if self.program is None:
            return
        windows = [one for one in (self.program.window, self.program.gate) if one is not None]
        for one in windows:
            one.close()
        if windows:
            self.program.finish()
        for one in windows:
            shiboken6.delete(one)
        shiboken6.delete(self.program)
        self.program = None
