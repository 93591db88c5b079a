"""How the timeline of all companies scrolls, and how soon a key shows what it finds."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtWidgets import QAbstractSlider, QApplication

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.timeline.page import TimelinePage
from vrm_app.ui.palette import Palette

from .window import held

Until = Callable[[Callable[[], bool]], None]
_WORDS = ("lanternfish", "quillwort", "company", "stra", "kl br")
"""Rare and frequent ones, names, and the beginnings of many words."""
_STILL = 50
"""How many frames may show the same before it is the end."""
_FRAME = 0.033


def measured(window: MainWindow, until: Until) -> dict[str, float]:
    """Return seconds a frame takes, bytes held after it all, and seconds until hits are shown."""
    return _scrolled(window, until) | _typed(window, until)


def _scrolled(window: MainWindow, until: Until) -> dict[str, float]:
    window.go(Place(Section.TIMELINE))
    page = window.page
    assert isinstance(page, TimelinePage)
    until(lambda: page.timeline.rows.rowCount() > 0)
    until(lambda: bool(page.months.bar.months))
    bar, times, still, before = page.timeline.verticalScrollBar(), [], 0, ("", 0)
    while still < _STILL:
        start = perf_counter()
        bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        QApplication.processEvents()
        times.append(perf_counter() - start)
        last = page.timeline.rows.row_at(page.timeline.rows.rowCount() - 1).id
        still = still + 1 if (last, bar.value()) == before else 0
        before = (last, bar.value())
        if still:
            # The last page is asked for, or there is none.
            until_answered(window, until)
    times.sort()
    return {
        "frames": len(times),
        "frame_median": times[len(times) // 2],
        "frame_p95": times[len(times) * 95 // 100],
        "frame_longest": times[-1],
        "frames_late": sum(one > _FRAME for one in times),
        "scrolled_bytes": held(),
    }


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
            palette.repaint()
            first.append(perf_counter() - start)
            until(partial(_is_answered, palette))
            palette.repaint()
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
