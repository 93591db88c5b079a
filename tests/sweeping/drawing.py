"""Draws every sight in every way, and says what does not hold there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from sweeping.eyes import faults_of, pale_in, untranslated
from sweeping.mirror import unmirrored_in
from sweeping.pseudo import FORWARD, MIRRORED
from sweeping.sights import Sight, Window, before_the_vault, furnish
from sweeping.sweep import SIZES, Way

from vrm_app.language import spoken
from vrm_app.ui import theme
from vrm_app.ui.look import Look
from vrm_app.ui.pages.hand_over.letter import LetterView
from vrm_app.ui.rows import ROW
from vrm_app.ui.tongue import teach
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.raw import RawView

_PLACES = "mine dealings.vault bitwarden.csv"


def drawn(ways: list[Way], folder: Path, pictures: Path | None) -> Iterator[str]:
    """Draw everything, and return what does not hold, with the sight and the way."""
    application = QApplication(["dealings"])
    teach(application)
    if ways[0].language == "english-rtl":
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = Look(application)
    vault = folder / "Mine.vault"
    ids = furnish(vault)
    for way in ways:
        look.fix(theme.DARK if way.theme == "dark" else theme.LIGHT)
        for name, shown in before_the_vault(look, vault):
            yield from _seen((name, shown), way, f"{folder}/home".casefold(), pictures)
        opened = Window(look, vault, ids)
        opened.window.resize(*SIZES[way.size])
        for sight in opened.sights():
            yield from _seen(sight, way, opened.written, pictures)
        opened.close()


def _seen(sight: Sight, way: Way, written: str, pictures: Path | None) -> Iterator[str]:
    name, shown = sight
    shown.resize(*SIZES[way.size])
    QApplication.processEvents()
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        plain = "".join(one if one.isalnum() else "-" for one in name)
        shown.grab().save(str(pictures / f"{plain}-{'-'.join(map(str, way))}.png"))
    where = f"[{name}; {' '.join(map(str, way))}]"
    if (shown.width(), shown.height()) != SIZES[way.size]:
        yield f"{where} grown to {shown.width()}x{shown.height()}"
    found = [*faults_of(shown), *pale_in(shown), *unmirrored_in(shown)]
    if spoken() in {FORWARD, MIRRORED}:
        found += untranslated(_texts_in(shown), f"{written} {_PLACES}")
    yield from (f"{where} {one}" for one in found)


def _texts_in(shown: QWidget) -> set[str]:
    texts: set[str] = set()
    for one in [shown, *shown.findChildren(QWidget)]:
        if not one.isVisible() or isinstance(one.parent(), QTabBar):
            continue
        texts |= {one.accessibleName(), one.toolTip(), one.windowTitle()}
        if not is_in_letter(one):
            texts |= set(_words_of(one))
    for menu in shown.findChildren(QMenu):
        texts |= {menu.title(), *(action.text() for action in menu.actions())}
    texts |= {action.text() for action in shown.actions()}
    return {" ".join(one.replace("&", "").split()) for one in texts if one}


def is_in_letter(widget: QWidget) -> bool:
    """Tell whether a widget shows what is written to a company, in the company's language."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, LetterView | RawView):
        above = above.parentWidget()
    return above is not None


def _words_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
        if isinstance(widget, Check):
            yield widget._value
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QListView):
        model = widget.model()
        for at in range(min(model.rowCount(), 40)):
            yield from _words_of_row(model.index(at, 0).data(ROW), model.index(at, 0).data())


def _words_of_row(row: object, spoken: object) -> Iterator[str]:
    yield str(spoken or "")
    if is_dataclass(row):
        values = (getattr(row, one.name) for one in fields(row))
        # One small word may be the name of an icon or a tone.
        yield from (one for one in values if isinstance(one, str) and " " in one)
