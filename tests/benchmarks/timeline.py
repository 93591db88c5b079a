"""How the timeline of all companies scrolls, and how soon a key shows what it finds."""

from collections.abc import Callable
from functools import partial
from statistics import median, quantiles
from time import perf_counter, sleep, thread_time

from PySide6.QtWidgets import QAbstractSlider, QApplication

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.timeline.page import TimelinePage
from vrm_app.ui.palette import Palette

from .window import held

Until = Callable[[Callable[[], bool]], None]
_WORDS = ("lanternfish", "quillwort", "company", "stra", "kl br")
"""Rare and frequent ones, names, and the beginnings of many words."""
_A_MOMENT = 0.0005
_FRAME = 0.033


def measured(window: MainWindow, until: Until) -> dict[str, float]:
    """Return seconds a frame takes, bytes held after it all, and seconds until hits are shown."""
    return _scrolled(window, until) | _typed(window, until)


def _scrolled(window: MainWindow, until: Until) -> dict[str, float]:
    start = perf_counter()
    window.go(Place(Section.TIMELINE))
    page = window.page
    assert isinstance(page, TimelinePage)
    until(lambda: page.timeline.rows.rowCount() > 0)
    opened = perf_counter() - start
    until(lambda: bool(page.months.bar.months))
    bar, frames, between = page.timeline.verticalScrollBar(), _Turns(), _Turns()
    while True:
        frames.take(partial(bar.triggerAction, QAbstractSlider.SliderAction.SliderPageStepAdd))
        sleep(_A_MOMENT)
        if bar.value() < bar.maximum():
            continue
        last = page.timeline.rows.all()[-1]
        answered: list[str] = []
        window._desk.read(lambda vault: vault.id, answered.append)
        while not answered:
            # Nobody pages on while there is nothing to page to.
            between.take(lambda: None)
            sleep(_A_MOMENT)
        if page.timeline.rows.all()[-1] is last:
            break
    return {
        "opened": opened,
        "frames": len(frames.took),
        "frame_median": median(frames.took),
        "frame_own": median(frames.worked),
        "frame_p95": quantiles(frames.took, n=100)[94],
        "frame_longest": max(frames.took + between.took),
        "longest_own": max(frames.worked + between.worked),
        "frames_late": sum(one > _FRAME for one in frames.took + between.took),
        "scrolled_bytes": held(),
    }


class _Turns:
    """How long turns of the event loop take, and how much of that is work of its own thread."""

    def __init__(self) -> None:
        self.took: list[float] = []
        self.worked: list[float] = []

    def take(self, do: Callable[[], object]) -> None:
        """Do something, and all that follows from it."""
        start, began = perf_counter(), thread_time()
        do()
        QApplication.processEvents()
        self.took.append(perf_counter() - start)
        self.worked.append(thread_time() - began)


def until_answered(window: MainWindow, until: Until) -> None:
    """Wait until all that was read before is answered."""
    answered: list[str] = []
    window._desk.read(lambda vault: vault.id, answered.append)
    until(lambda: bool(answered))


def _typed(window: MainWindow, until: Until) -> dict[str, float]:
    first, whole = [], []
    for word in _WORDS:
        window._find()
        palette = window.sheets.sheet
        assert isinstance(palette, Palette)
        until_answered(window, until)
        for end in range(1, len(word) + 1):
            start = perf_counter()
            palette.line.setText(word[:end])
            QApplication.processEvents()
            first.append(perf_counter() - start)
            until(partial(_is_answered, palette))
            QApplication.processEvents()
            whole.append(perf_counter() - start)
        palette.leave()
    first.sort()
    whole.sort()
    return {
        "first_p95": first[len(first) * 95 // 100],
        "whole_median": whole[len(whole) // 2],
        "whole_p95": whole[len(whole) * 95 // 100],
    }


def _is_answered(palette: Palette) -> bool:
    return not palette.presenter.is_waiting
