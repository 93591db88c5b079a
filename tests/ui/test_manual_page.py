"""The manual, as a person reads it, and what it may not do."""

import re
import shutil
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from vrm_app.outside.resources import resource
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.places import Place, Section
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.manual import ManualPage
from vrm_app.ui.widgets.reader import Reader


def _open(window: MainWindow, qtbot: QtBot) -> ManualPage:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.page
    assert isinstance(page, ManualPage)
    return page


def test_f1_opens_the_first_chapter_and_back_leads_where_one_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _open(window, qtbot)

    assert page.path() == ["First steps"]
    assert page.text.hasFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == Place(Section.TODAY)


def test_j_and_k_turn_the_chapters(window: MainWindow, qtbot: QtBot) -> None:
    page = _open(window, qtbot)
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_J)
    assert page.path() == ["Log what happened"]
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_K)

    assert page.path() == ["First steps"]


def test_words_are_found_in_every_chapter_and_marked_in_the_one_that_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _open(window, qtbot)

    qtbot.keyClick(page.text, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.filter, "recovery words")
    names = [page.list.model().index(at, 0).data() for at in range(page.list.model().rowCount())]
    window.go(Place(Section.MANUAL, tab="safety"))

    assert [name.partition(".")[0] for name in names] == ["First steps", "Safety and recovery"]
    marked = {one.cursor.selectedText().casefold() for one in page.text.extraSelections()}
    assert marked == {"recovery", "words"}


def test_words_that_do_not_stand_in_the_manual_are_said_to_be_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _open(window, qtbot)

    page.filter.setText("xylophone")

    assert page.list.model().rowCount() == 0
    assert not page.list.isVisible()


def test_a_link_leads_to_another_chapter_and_never_out_of_the_program(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _open(window, qtbot)

    page.text.anchorClicked.emit(QUrl("03-jot.md"))
    assert page.path() == ["Jot"]
    page.text.anchorClicked.emit(QUrl("https://company.example/"))

    assert page.path() == ["Jot"]


def test_the_chapter_of_keys_names_every_key(window: MainWindow, qtbot: QtBot) -> None:
    page = _open(window, qtbot)
    window.go(Place(Section.MANUAL, tab="keys"))

    text = page.text.toPlainText()

    assert "{keys}" not in text
    for row in (KeyRow("", "Lock", ("Ctrl+L",)), KeyRow("", "Down and up", ("J · K",))):
        assert f"{row.keys[0]}\n{row.text}" in text


def test_the_reader_loads_no_picture_from_elsewhere(
    look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    inside = tmp_path / "manual"
    inside.mkdir()
    picture = resource("icon", "hicolor", "16x16", "apps", "dealings.png")
    for place in (tmp_path / "secret.png", inside / "own.png"):
        shutil.copy(picture, place)
    reader = Reader(look, inside)
    qtbot.addWidget(reader)
    image = QTextDocument.ResourceType.ImageResource.value

    assert reader.loadResource(image, QUrl("own.png")) is not None
    assert reader.loadResource(image, QUrl("../secret.png")) is None
    assert reader.loadResource(image, QUrl(f"file://{tmp_path / 'secret.png'}")) is None
    assert reader.loadResource(image, QUrl("http://127.0.0.1:9/own.png")) is None


def test_every_link_and_picture_of_the_manual_leads_somewhere() -> None:
    folder = resource("manual", "en")
    for chapter in folder.glob("*.md"):
        for target in re.findall(r"\]\(([^)]*)\)", chapter.read_text("utf-8")):
            assert (folder / target).is_file(), f"{chapter.name}: {target}"


def test_a_picture_that_is_not_drawn_in_a_language_is_taken_from_ours(
    look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder in (own, ours):
        folder.mkdir()
    shutil.copy(resource("icon", "hicolor", "16x16", "apps", "dealings.png"), ours / "one.png")
    reader = Reader(look, own, ours)
    qtbot.addWidget(reader)
    image = QTextDocument.ResourceType.ImageResource.value

    assert reader.loadResource(image, QUrl("one.png")) is not None
    assert reader.loadResource(image, QUrl("two.png")) is None
