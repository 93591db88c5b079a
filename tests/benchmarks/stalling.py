"""Work in a window while mails come in and an archive goes out; say when it did not answer.

Standard input is JSON: the folder of a vault, of its states, its id, its master key, a company, the
mails, and a file for the archive.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vrm_app.presenters.places import Place, Section
from vrm_app.services import archiving, mails
from vrm_app.services.archive_keys import Plain
from vrm_app.services.mail_sorting import Wishes
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.vault.keys import MasterKey
from vrm_app.vault.vault import Vault, open_with_key

_TICK_MS = 2
_BETWEEN_STEPS_MS = 60
CONTROL = Qt.KeyboardModifier.ControlModifier
Step = tuple[str, Callable[[], object]]


class Pulse(QObject):
    """Beats all the time, and notices how long it could not."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = self.most_worked = 0.0
        self.during = ""
        self._doing = "beginning"
        self._last, self._own = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def doing(self, step: str) -> None:
        """Say what is done from now on."""
        self._doing = step

    def begin(self) -> None:
        """Forget what was before."""
        self.longest = self.worked = self.most_worked = 0.0
        self._last, self._own = perf_counter(), thread_time()

    def _beat(self) -> None:
        now, own = perf_counter(), thread_time()
        self.most_worked = max(self.most_worked, own - self._own)
        if now - self._last > self.longest:
            self.longest, self.worked = now - self._last, own - self._own
            self.during = self._doing
        self._last, self._own = now, own


class Journey(QObject):
    """Does one step after the other, again and again, until it is told to end."""

    def __init__(self, window: MainWindow, pulse: Pulse, company: str) -> None:
        super().__init__()
        self._window = window
        self._pulse = pulse
        self._company = company
        self._steps = self._all_steps()
        self._timer = QTimer(self, interval=_BETWEEN_STEPS_MS)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Set out."""
        self._timer.start()

    def _go_on(self) -> None:
        name, do = next(self._steps)
        self._pulse.doing(name)
        do()

    def _all_steps(self) -> Iterator[Step]:
        window = self._window
        while True:
            yield "Today", lambda: window.go(Place(Section.TODAY))
            yield "companies", lambda: window.go(Place(Section.COMPANIES))
            yield "a company", lambda: window.go(Place(Section.COMPANIES, self._company))
            yield "the jot line", lambda: self._press(Qt.Key.Key_J, CONTROL)
            for sign in "@company they promised a refund by 30 nov":
                yield "a letter of the jot line", lambda sign=sign: self._type(sign)  # type: ignore[misc]
            yield "keeping the line", lambda: self._press(Qt.Key.Key_Return)
            yield "cases", lambda: window.go(Place(Section.CASES))
            yield "the palette", lambda: self._press(Qt.Key.Key_K, CONTROL)
            for sign in "refund":
                yield "a letter of the palette", lambda sign=sign: self._type(sign)  # type: ignore[misc]
            yield "closing the palette", lambda: self._press(Qt.Key.Key_Escape)
            yield "the Inbox", lambda: window.go(Place(Section.INBOX))

    def _press(
        self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, with_)

    def _type(self, sign: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._window, sign)


def main() -> None:
    """Print the longest stall in seconds, what was done then, and how many mails came in."""
    given = json.load(sys.stdin)
    application = QApplication([])
    # As the program does once a vault is open.
    gc.freeze()
    look = Look(application)

    def opened() -> Vault:
        master = MasterKey(bytes.fromhex(given["master"]))
        states = Path(given["states"])
        return open_with_key(Path(given["folder"]), master, vault_id=given["id"], states=states)

    writing = ThreadPoolExecutor(1)
    desk = Desk(writing.submit(opened).result(), writing, Path(given["states"]))
    desk.broken.connect(_end)
    desk.refused.connect(_end)
    window = MainWindow(look, desk, lambda: None)
    window.show()
    window.activateWindow()
    pulse = Pulse()
    journey = Journey(window, pulse, given["company"])
    # A first round without a burden, so that every page is there.
    journey.begin()
    QTimer.singleShot(given["first_round_ms"], application.exit)
    application.exec()
    pulse.begin()
    paths = [Path(one) for one in given["mails"]]
    done: list[int] = []

    def take(vault: Vault) -> int:
        looked = mails.look(vault, paths, Wishes(), now=desk.now())
        return mails.take_in(vault, looked, now=desk.now()).created

    def export(vault: Vault) -> int:
        archiving.write_archive(vault, Path(given["archive"]), sealing=Plain())
        return 0

    def came(count: int) -> None:
        done.append(count)
        if len(done) == len((take, export)):
            application.exit()

    desk.write(take, came)
    desk.read_aside(export, came)
    application.exec()
    answer = {
        "seconds": pulse.longest,
        "worked": pulse.worked,
        "most_worked": pulse.most_worked,
        "during": pulse.during,
        "mails": sum(done),
    }
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


def _end(error: BaseException) -> None:
    sys.stderr.write(f"{error!r}\n")
    os._exit(1)


if __name__ == "__main__":
    main()
