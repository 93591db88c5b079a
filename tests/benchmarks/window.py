"""Open a window once, in a process of its own, and say how long things take and what it holds.

Standard input is JSON: nothing, for an empty window; else the folder of a vault, of its states, its
id, its master key and a company. Without a screen, Qt draws into memory.
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow

_PATIENCE_SECONDS = 60


def main() -> None:
    """Print the seconds until Today was painted, and the bytes held on a company's page."""
    given = json.load(sys.stdin)
    application = QApplication([])
    if not given:
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        window.grab()
        answer: dict[str, float] = {"bytes": held()}
    else:
        answer = _opened(application, given)
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    # There is nothing to tidy up that a figure could show.
    os._exit(0)


def held() -> int:
    """Return how many bytes of memory this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _opened(application: QApplication, given: dict[str, str]) -> dict[str, float]:
    from vrm_app.presenters.places import Place, Section
    from vrm_app.ui.bringing_in import bring_in
    from vrm_app.ui.desk import Desk
    from vrm_app.ui.look import Look
    from vrm_app.ui.main_window import MainWindow
    from vrm_app.ui.pages.companies.page import CompaniesPage
    from vrm_app.ui.pages.today.page import TodayPage
    from vrm_app.vault.keys import MasterKey
    from vrm_app.vault.vault import open_with_key

    from . import timeline

    def until(is_so: Callable[[], bool]) -> None:
        end = perf_counter() + _PATIENCE_SECONDS
        while not is_so():
            # As the window's own loop does, and not asking again and again.
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if perf_counter() > end:
                raise TimeoutError

    # All this is there while the window asks for the passphrase.
    bring_in()
    look = Look(application)
    master = MasterKey(bytes.fromhex(given["master"]))
    master.derive("nothing", given["id"], 1)
    folder, states = Path(given["folder"]), Path(given["states"])
    writing = ThreadPoolExecutor(1)
    start = perf_counter()
    opening = writing.submit(open_with_key, folder, master, vault_id=given["id"], states=states)
    desk = Desk(opening.result(), writing, states)
    window = MainWindow(look, desk, lambda: None)
    window.show()
    today = window.page
    assert isinstance(today, TodayPage)
    until(lambda: today.is_read)
    window.repaint()
    painted = perf_counter() - start
    window.go(Place(Section.COMPANIES, given["company"]))
    companies = window.page
    assert isinstance(companies, CompaniesPage)
    # Its entries come with its name.
    until(lambda: bool(companies.company.name))
    until(lambda: companies.companies.list.model().rowCount() > 0)
    window.grab()
    answer = {"seconds": painted, "bytes": held()}
    return answer | (timeline.measured(window, until) if given["timeline"] else {})


if __name__ == "__main__":
    main()
