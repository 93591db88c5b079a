"""What must hold of every page, whatever it shows: looked at widget by widget."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from contrasts import contrast
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from vrm_app.language import is_english
from vrm_app.ui.banners import Banners
from vrm_app.ui.dropping import DropTarget
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.raw import RawView
from vrm_app.ui.widgets.text import Elided

_SLACK = 1
_FIELD_SIDES = 20
_LEAST_CONTRAST = 4.5
_LEAST_CONTRAST_LARGE = 3.0
_MOST_CONTRAST = 21.0
_LARGE = 24
"""Pixels from which words count as large."""


def faults_of(window: QWidget) -> Iterator[str]:
    """Return all that is wrong with what a window shows."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    for one in shown:
        if isinstance(one, QLabel) and not isinstance(one, Elided):
            yield from _cut_label(one)
        elif isinstance(one, QAbstractButton):
            yield from _cut_button(one)
        elif _is_cut_tab_bar(one):
            yield f"tabs cut: {name_of(one)} has {one.width()} of {one.sizeHint().width()}"
        elif isinstance(one, QLineEdit):
            yield from _cut_hint(one)
        yield from _outside(one)
    for one in [window, *shown]:
        yield from _overlapping(one)


def pale_in(window: QWidget) -> Iterator[str]:
    """Return the words that can hardly be told from their ground."""
    picture = window.grab().toImage()
    scale = picture.devicePixelRatio()
    above = _lying_over(window)
    for one in window.findChildren(QLabel):
        if not one.isVisible() or not one.isEnabled() or not one.text().strip():
            continue
        seen = one.visibleRegion().boundingRect()
        where = QRect(one.mapTo(window, seen.topLeft()), seen.size())
        if seen.height() < one.fontMetrics().height() or _is_covered(one, window, above):
            continue
        found = _contrast_in(picture, where, scale)
        is_large = one.fontMetrics().height() >= _LARGE
        if found < (_LEAST_CONTRAST_LARGE if is_large else _LEAST_CONTRAST):
            yield f"pale: {name_of(one)} has a contrast of {found:.1f}"


def name_of(widget: QWidget) -> str:
    """Say which widget is meant."""
    said = widget.accessibleName() or getattr(widget, "text", str)()
    above: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(above) < 3:
        above.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{said[:60]}” in {' in '.join(above)}"


def _is_cut_tab_bar(widget: QWidget) -> bool:
    """Tell whether tabs are out of sight; of files there may be more than there is room for."""
    if not isinstance(widget, QTabBar) or isinstance(widget.parentWidget(), RawView):
        return False
    # In a language with longer words they can be moved through.
    return is_english() and widget.sizeHint().width() > widget.width() + _SLACK


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    metrics = QFontMetricsF(label.font())
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        # A word in which no line can be broken, such as a long name, is another matter.
        if needed > label.height() + _SLACK:
            yield f"cut below: {name_of(label)} has {label.height()} of {needed}"
        return
    widest = max(metrics.horizontalAdvance(line) for line in label.text().splitlines() or [""])
    if widest > room.width() + _SLACK:
        yield f"cut: {name_of(label)} has {room.width()} of {widest:.0f}"
    if metrics.height() > room.height() + 2 * _SLACK:
        yield f"cut below: {name_of(label)} has {room.height()} of {metrics.height():.0f}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if not isinstance(button, Button):
        return
    needed = button.sizeHint()
    if needed.width() > button.width() + _SLACK:
        yield f"cut: {name_of(button)} has {button.width()} of {needed.width()}"
    if needed.height() > button.height() + _SLACK:
        yield f"cut below: {name_of(button)} has {button.height()} of {needed.height()}"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    needed = QFontMetricsF(line.font()).horizontalAdvance(line.placeholderText())
    room = line.width() - _FIELD_SIDES
    if is_english() and not line.text() and needed > room + _SLACK:
        yield f"hint cut: {name_of(line)} “{line.placeholderText()}” has {room} of {needed:.0f}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_inside_of_qt(parent):
        return
    room = parent.rect()
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea):
        # What is taller than its view moves up and down; nothing moves sideways.
        room = QRect(0, widget.y(), parent.width(), widget.height())
    if not room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        yield f"outside: {name_of(widget)} at {_told(widget.geometry())} in {_told(room)}"


def _overlapping(parent: QWidget) -> Iterator[str]:
    if _is_inside_of_qt(parent) or isinstance(parent, QStackedWidget):
        return
    beside = [
        one
        for one in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisible()
        and not one.isWindow()
        and not isinstance(one, Banners | Sheet | DropTarget)
    ]
    for one, other in combinations(beside, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"over each other: {name_of(one)} and {name_of(other)} by {_told(common)}"


def _is_inside_of_qt(widget: QWidget) -> bool:
    """Tell whether what stands in a widget is laid out by Qt itself."""
    return isinstance(widget, QAbstractScrollArea | QComboBox | QLineEdit | QTabBar)


def _lying_over(window: QWidget) -> list[tuple[QWidget, QRect]]:
    """Return what lies over a window's page, and where; a sheet dims all of it."""
    sheets = [(one, window.rect()) for one in window.findChildren(Sheet) if one.isVisible()]
    banners = [one for one in window.findChildren(Banners) if one.isVisible()]
    return [*sheets, *((one, _place_in(window, one)) for one in banners)]


def _place_in(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def _is_covered(widget: QWidget, window: QWidget, above: list[tuple[QWidget, QRect]]) -> bool:
    here = _place_in(window, widget)
    return any(where.intersects(here) and not one.isAncestorOf(widget) for one, where in above)


def _contrast_in(picture: QImage, where: QRect, scale: float) -> float:
    inside = QRect(
        round(where.x() * scale),
        round(where.y() * scale),
        round(where.width() * scale),
        round(where.height() * scale),
    ).intersected(picture.rect())
    if inside.isEmpty():
        return _MOST_CONTRAST
    part = picture.copy(inside).convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(part.constBits()).cast("I"))
    ((ground, _count),) = colours.most_common(1)
    name = QColor(ground).name()
    return max(contrast(QColor(one).name(), name) for one in colours)


def _told(where: QRect) -> str:
    return f"{where.x()},{where.y()} {where.width()}x{where.height()}"


_MOST_PARTS = 3
_SUM = re.compile(r"SHA-256 [0-9a-f …]+")
_KEYS = frozenset("Ctrl Alt Shift Enter Return Esc Del Tab Space Left Right Up Down F9".split())
_UNITS = frozenset("KiB MiB GiB SHA".split())
_OWN_NAMES = frozenset(("English", "Deutsch"))
"""Languages, each by its own name: so one finds it in a window of another language."""
_PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z']*(?:[ -][A-Za-z']+)*")


def untranslated(texts: set[str], written: str) -> Iterator[str]:
    """Return what keeps plain letters although nobody wrote it into the vault."""
    for text in sorted(texts):
        for run in _PLAIN_WORDS.findall(_SUM.sub("", " ".join(text.split()))):
            ours = [
                one
                for one in run.split(" ")
                if one not in _KEYS | _UNITS | _OWN_NAMES and len(one) > 1
            ]
            is_code = re.fullmatch(r"[A-Z-]+", run)
            if ours and not is_code and not _is_written(run.casefold().split(" "), written):
                yield f"not translated: “{run}” in “{text[:120]}”"


def _is_written(run: list[str], written: str) -> bool:
    """Tell whether a run of words is in what was written, or is put together from parts of it."""
    parts = 0
    while run:
        most = next((n for n in range(len(run), 0, -1) if " ".join(run[:n]) in written), 0)
        if not most:
            return False
        run, parts = run[most:], parts + 1
    return parts <= _MOST_PARTS
