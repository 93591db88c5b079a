"""Draws every picture in one go, on a fixed day; the argument is the folder."""

import os
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random

import time_machine
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.places import Place, Section
from vrm_app.services.inbox import capture, take_in
from vrm_app.services.records import list_of
from vrm_app.services.sampling import make_sample, throw_away
from vrm_app.ui import theme
from vrm_app.ui.desk import Desk
from vrm_app.ui.gate import Gate
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.first_run import FirstRunPage
from vrm_app.ui.pages.unlock import UnlockPage
from vrm_app.ui.tasks import Tasks
from vrm_app.vault.vault import Vault

from .shown import CASE, COMPANY, LETTER, NEED, NOW, SIZE

_QUIET_MS = 200
"""Longer than anything waits before it is drawn."""
_COLOURS = 255
_JOTTED = (
    "Ask at Eichkater whether the table leg can be had alone",
    "Tagblatt want the form again, by post this time",
    "Kiebitz rang, the new card is on its way",
)
_CHANCE = Random("pictures")  # noqa: S311  (what it makes is to be the same each time)
_JOT = "@nordmole /phone +Quast promised refund €37.20 by 30 nov #meter"


class Drawing:
    """The folder of the pictures, and what draws them."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        application.setCursorFlashTime(0)
        self._application = application
        self._folder = folder
        self.look = Look(application)
        self.look.fix(theme.LIGHT)

    def before_the_vault(self, vault: Path) -> None:
        """Draw the first step of making a vault, and the locked window."""
        home, work = Path("/home/kim/Dealings.vault"), Tasks()
        self._gate("first-run", FirstRunPage(self.look, work, (home, None), _nothing))
        self._gate("unlock", UnlockPage(self.look, work, (vault, None), _nothing))

    def pages(self, window: MainWindow, desk: Desk, places: dict[str, Place]) -> None:
        """Draw the pages of an open vault."""
        for name, place in places.items():
            _CHANCE.seed(name)
            window.go(place)
            self.settle(desk)
            self._draw(name, window)
            window.banners.hide()

    def sheets(self, window: MainWindow) -> None:
        """Draw what comes over a page."""
        window.go(Place(Section.TODAY))
        window.jot(Beginning())
        self._type(_JOT)
        self._draw("jot", window)
        window.sheets.put_away()
        window.top.search.click()
        self._type("nordm")
        self._draw("palette", window)
        window.sheets.put_away()

    def settle(self, desk: Desk) -> None:
        """Wait until the vault has answered all that was asked."""
        for _turn in range(3):
            desk._writing.submit(_nothing).result()
            answered: list[Vault] = []
            desk.read(lambda vault: vault, answered.append)
            while not answered:
                self._application.processEvents()

    def wait(self) -> None:
        """Let everything come that comes by itself."""
        waiting = QEventLoop()
        QTimer.singleShot(_QUIET_MS, waiting.quit)
        waiting.exec()

    def _gate(self, name: str, page: FirstRunPage | UnlockPage) -> None:
        gate = Gate(self.look.preferences)
        gate.resize(*SIZE)
        gate.show_page(page)
        gate.show()
        gate.activateWindow()
        self._draw(name, gate)
        gate.close()

    def _draw(self, name: str, window: QWidget) -> None:
        """Keep what a window shows, once nothing changes any more."""
        before = None
        while before is None or before != window.grab().toImage():
            before = window.grab().toImage()
            self.wait()
        path = self._folder / f"{name}.png"
        before.save(str(path))
        # So many colours are enough for a drawn page, and take a third of the room.
        with Image.open(path) as drawn:
            few = drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)

    def _type(self, text: str) -> None:
        """Put a text where the keys are; not every sign of it is on every keyboard."""
        self.wait()
        where = self._application.focusWidget()
        if isinstance(where, QLineEdit):
            where.insert(text)
        elif isinstance(where, QPlainTextEdit):
            where.insertPlainText(text)
        self.wait()


def main(folder: Path) -> None:
    """Draw everything."""
    drawing = Drawing(QApplication(["dealings"]), folder)
    writing = ThreadPoolExecutor(1)
    vault, places = writing.submit(_sample).result()
    desk = Desk(vault, writing, None)
    desk.broken.connect(_end)
    window = MainWindow(drawing.look, desk, _nothing)
    window.resize(*SIZE)
    window.status.show_lock("Unlocked, locks in 15 min")
    window.show()
    window.activateWindow()
    drawing.wait()
    drawing.pages(window, desk, places)
    drawing.sheets(window)
    window.hide()
    desk.close()
    # Where one unlocks, this is when the vault was last used.
    os.utime(vault.folder, (NOW.timestamp(), NOW.timestamp()))
    drawing.before_the_vault(vault.folder)
    throw_away(vault.folder)


def _sample() -> tuple[Vault, dict[str, Place]]:
    """Make the sample, with a few lines that wait, and say which places are drawn."""
    vault = make_sample(now=NOW).vault
    for hours, line in enumerate(_JOTTED, 1):
        capture(vault.folder, line, now=NOW - timedelta(hours=5 * hours))
    take_in(vault, now=NOW)
    company = _the(vault, "company", COMPANY)
    need = _the(vault, "need", NEED)
    places = {
        "today": Place(Section.TODAY),
        "inbox": Place(Section.INBOX),
        "company": Place(Section.COMPANIES, company),
        "case": Place(Section.CASES, _the(vault, "case", CASE)),
        "contracts": Place(Section.CONTRACTS),
        "my-data": Place(Section.MY_DATA),
        "looking-for": Place(Section.NEEDS, need),
        "hand-over": Place(Section.HAND_OVER, _the(vault, "case", LETTER)),
    }
    return vault, places


def _the(vault: Vault, kind: str, heading: str) -> str:
    """Return the id of the one record of a kind that is called so."""
    (found,) = [one.id for one in list_of(vault, kind) if one.heading == heading]
    return found


def _without_chance() -> None:
    """Draw the same references and keys each time: they are in sight, and guard nothing here."""
    secrets.token_bytes = lambda nbytes=None: _CHANCE.randbytes(nbytes or 32)
    secrets.token_hex = lambda nbytes=None: _CHANCE.randbytes(nbytes or 32).hex()
    secrets.choice = _CHANCE.choice
    secrets.randbits = lambda k: _CHANCE.getrandbits(k)  # noqa: PLW0108  (of one name)


def _nothing(*_: object) -> None:
    """Do nothing: nobody goes on from here."""


def _end(error: BaseException) -> None:
    sys.stderr.write(f"{error!r}\n")
    os._exit(1)


if __name__ == "__main__":
    _without_chance()
    with time_machine.travel(NOW, tick=False):
        main(Path(sys.argv[1]))
    # In which order Qt and Python tidy up is not what is drawn here.
    os._exit(0)
