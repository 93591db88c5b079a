"""Open a long list once, in a process of its own, go through it to its end, and say how it went.

Standard input is JSON: the folder of a vault, of its states, its id, its master key, and how many
contracts it holds. Without a screen, Qt draws into memory.
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_PATIENCE_SECONDS = 120
_A_MOMENT = 0.0005


def main() -> None:
    """Print the seconds until the list was painted, and those that pages took to be painted."""
    given = json.load(sys.stdin)
    application = QApplication([])
    json.dump(_gone_through(application, given), sys.stdout)
    sys.stdout.flush()
    # There is nothing to tidy up that a figure could show.
    os._exit(0)


def _gone_through(application: QApplication, given: dict[str, str]) -> dict[str, float]:
    from vrm_app.presenters.places import Place, Section
    from vrm_app.ui.desk import Desk
    from vrm_app.ui.look import Look
    from vrm_app.ui.main_window import MainWindow
    from vrm_app.ui.pages.records.section_page import SectionPage
    from vrm_app.ui.pages.today.page import TodayPage
    from vrm_app.vault.keys import MasterKey
    from vrm_app.vault.vault import open_with_key

    def until(is_so: Callable[[], bool]) -> None:
        end = perf_counter() + _PATIENCE_SECONDS
        while not is_so():
            application.processEvents()
            sleep(_A_MOMENT)
            if perf_counter() > end:
                raise TimeoutError

    master = MasterKey(bytes.fromhex(given["master"]))
    folder, states = Path(given["folder"]), Path(given["states"])
    writing = ThreadPoolExecutor(1)
    vault = writing.submit(open_with_key, folder, master, vault_id=given["id"], states=states)
    window = MainWindow(Look(application), Desk(vault.result(), writing, states), lambda: None)
    window.show()
    today = window.page
    assert isinstance(today, TodayPage)
    until(lambda: today.is_read)
    start = perf_counter()
    window.go(Place(Section.CONTRACTS))
    page = window.page
    assert isinstance(page, SectionPage)
    rows = page.panel.list
    until(lambda: rows.row_of(next(iter(rows.rows.ids), "")) is not None)
    window.repaint()
    opened = perf_counter() - start
    rows.start()
    frames, last = [], int(given["count"]) - 1
    while rows.currentIndex().row() < last:
        start = perf_counter()
        QTest.keyClick(rows, Qt.Key.Key_PageDown)
        rows.viewport().repaint()
        application.processEvents()
        frames.append(perf_counter() - start)
        # So many pages a second come by while the key is held down.
        sleep(_A_MOMENT)
    until(lambda: rows.current() is not None)
    return {"opened": opened, "median": median(frames), "worst": max(frames)}


if __name__ == "__main__":
    main()
