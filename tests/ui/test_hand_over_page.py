"""Handing over by hand: keys, tabs, the folder that is written, and the ledger."""

import hashlib
from pathlib import Path

import pytest
from building import NOW, Template, add, attach, case, company
from handing_over import make_world
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vrm_app.presenters.places import Place, Section
from vrm_app.services import releasing
from vrm_app.services.complaints import Choices
from vrm_app.ui import theme
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.hand_over.page import HandOverPage
from vrm_app.ui.pages.handed_over import HandedOverPage
from vrm_app.ui.widgets.button import Button

HOSTILE = '<b>Bold</b> &amp; <img src="file:///etc/hosts">'
LONG = 20_000
WIDE = 1000
LETTER, RAW, STAYING, TELLS = 1, 2, 3, 4


@pytest.fixture
def ids(folder: Path, template: Template, tmp_path: Path) -> dict[str, str]:
    """A complaint with a file, and a hostile one."""
    with template.opened(folder) as vault:
        world = make_world(vault, tmp_path)
        hostile = company(vault, HOSTILE)
        bad = case(vault, hostile, title=HOSTILE, happened=HOSTILE, product=HOSTILE)
        attach(vault, bad, b"<script>", "<b>&amp;.txt")
        add(vault, "terms", title=HOSTILE)
        return {"case": world.case, "photo": world.photo, "hostile": bad, "acme": world.company}


@pytest.fixture
def left(ids: dict[str, str], folder: Path, template: Template, tmp_path: Path) -> None:
    """The complaint was handed over before the window opens."""
    with template.opened(folder) as vault:
        chosen = Choices(recipient=ids["acme"])
        releasing.preview(vault, ids["case"], chosen, now=NOW)
        releasing.hand_over(vault, ids["case"], chosen, out=tmp_path / "to", now=NOW)


@pytest.fixture
def window(ids: dict[str, str], window: MainWindow) -> MainWindow:
    assert ids
    return window


def shown(window: MainWindow, qtbot: QtBot, case_id: str) -> HandOverPage:
    window.go(Place(Section.HAND_OVER, case_id))
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    return page


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_space_on_a_field_redraws_the_letter(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    assert "4711-A" in page.letter.text
    first = QApplication.focusWidget()
    assert first is page.include.fields.boxes["order_number"]
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert not page.foot.save.isEnabled()
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    assert "4711-A" not in page.letter.text
    assert first.hasFocus()
    assert page.tabs.tabText(STAYING) == "Not leaving  1"

    page.tabs.setCurrentIndex(STAYING)
    include = next(one for one in page.staying.findChildren(Button) if one.text() == "Include")
    QTest.mouseClick(include, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "4711-A" in page.letter.text, timeout=LONG)


def test_what_is_required_cannot_be_unticked(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    title = page.include.fields.boxes["title"]
    QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    assert title.isChecked()
    assert title.accessibleName() == "What it is about: required"


@pytest.mark.usefixtures("own_dialogs")
def test_control_and_enter_write_exactly_what_was_shown(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(window, qtbot, ids["case"])
    QTest.mouseClick(page.include.files.boxes[ids["photo"]], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "leak.jpg" in [one.name for one in page.raw._files], timeout=LONG)
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    before = {one.name: one.content for one in page.raw._files}
    to = tmp_path / "to"
    to.mkdir()

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(to))
        QTest.keyClick(name, Qt.Key.Key_Return)

    QTimer.singleShot(300, fill_in)
    QTest.keyClick(page.include, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.saved.isVisible, timeout=LONG)

    (folder,) = to.iterdir()
    assert contents(folder) == before
    assert str(folder) in words(page.saved)

    page.saved.ledger.click()
    ledger = window.page
    assert isinstance(ledger, HandedOverPage)
    qtbot.waitUntil(lambda: len(ledger.raw._files) == len(before), timeout=LONG)
    assert {one.name: one.content for one in ledger.raw._files} == before


@pytest.mark.usefixtures("left")
def test_what_left_is_opened_by_keys_as_soon_as_it_is_listed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go(Place(Section.HANDED_OVER))
    ledger = window.page
    assert isinstance(ledger, HandedOverPage)

    qtbot.waitUntil(ledger.list.hasFocus)
    QTest.keyClick(ledger.list, Qt.Key.Key_Down)

    qtbot.waitUntil(ledger.raw.isVisible)


def test_each_file_is_shown_sign_by_sign(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    page.tabs.setCurrentIndex(RAW)
    for at, file in enumerate(page.raw._files):
        page.raw.tabs.setCurrentIndex(at)
        text = page.raw.text.toPlainText()
        assert page.raw.tabs.tabText(at) == file.title
        if file.note:
            assert text.startswith(file.content[:8].hex(" "))
        else:
            assert text.encode() == file.content.replace(b"\r\n", b"\n")


def test_the_whole_hash_can_be_copied(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    page.foot.copy.click()
    lines = sorted(
        f"{hashlib.sha256(one.content).hexdigest()}  {one.name}\n" for one in page.raw._files
    )
    lines.sort(key=lambda one: one[66:])
    wanted = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert QGuiApplication.clipboard().text() == wanted


def test_escape_leaves_without_a_trace(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.go(Place(Section.COMPANIES))
    page = shown(window, qtbot, ids["case"])
    QTest.keyClick(page.include, Qt.Key.Key_Escape)
    assert window.page is window.pages[Section.COMPANIES]
    window.go(Place(Section.HANDED_OVER))
    ledger = window.page
    assert isinstance(ledger, HandedOverPage)
    qtbot.waitUntil(lambda: "Nothing was handed over yet" in words(ledger))


def test_a_narrow_window_puts_the_choices_into_a_tab(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    page = shown(window, qtbot, ids["case"])
    assert not page.tabs.isTabVisible(0)
    assert page.include.isVisible()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: page.tabs.isTabVisible(0))
    assert not page.include.isVisible()
    page.tabs.setCurrentIndex(0)
    assert page.include.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not page.tabs.isTabVisible(0))
    assert page.include.isVisible()
    assert page.tabs.currentIndex() == LETTER


def test_markup_in_what_leaves_stays_plain_text(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["hostile"])
    for box in page.include.files.boxes.values():
        box.click()
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    assert HOSTILE in page.letter.text
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        qtbot.wait(20)
        for label in page.findChildren(QLabel):
            if label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        for one in page.findChildren(QWidget):
            assert "<b>" not in one.toolTip()


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (700, 600)])
def test_everything_has_a_name_and_room(
    size: tuple[int, int], window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.resize(*size)
    page = shown(window, qtbot, ids["case"])
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        qtbot.wait(20)
        assert window.width() == size[0]
        assert page.width() <= size[0]
        for one in page.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
                assert one.accessibleName() or getattr(one, "text", str)(), type(one).__name__


def test_what_cannot_be_handed_over_says_why(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.go(Place(Section.HAND_OVER, ids["acme"]))
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: "only complaints and claims" in page.refusal.words, timeout=LONG)
    assert not page.foot.save.isEnabled()


def test_paper_is_light_in_the_dark(
    window: MainWindow, ids: dict[str, str], look: Look, qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    look.fix(theme.DARK)
    try:
        qtbot.wait(20)
        paper = page.letter._paper.grab().toImage().pixelColor(20, 20)
        assert paper.name() == "#e9ebee"
    finally:
        look.fix(theme.LIGHT)


def test_a_vault_that_vanished_meanwhile_is_told_beside_what_left(
    window: MainWindow, ids: dict[str, str], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = shown(window, qtbot, ids["case"])
    before = {one.name: one.content for one in page.raw._files}
    to = tmp_path / "to"
    to.mkdir()
    gone = folder.with_name("Elsewhere.vault")
    folder.rename(gone)
    page.save_in(to)
    qtbot.waitUntil(lambda: bool(page.refusal.words), timeout=LONG)
    gone.rename(folder)
    left = list(to.iterdir())
    assert page.saved.isVisible() == bool(left)
    for one in left:
        assert contents(one) == before


@pytest.mark.parametrize(("width", "tab"), [(1280, LETTER), (1280, STAYING), (800, 0)])
def test_tab_goes_through_the_page_as_one_reads(
    width: int, tab: int, window: MainWindow, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.resize(width, 800)
    page = shown(window, qtbot, ids["case"])
    page.include.fields.boxes["happened"].click()
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    page.tabs.setCurrentIndex(tab)
    qtbot.wait(20)
    first = page.include.another if width > WIDE else page.tabs
    first.setFocus()
    seen: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and page.isAncestorOf(at):
        assert at not in seen, "the keys are caught"
        seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    choices = [one for one in page.include.stops() if one.isEnabled()]
    within: dict[int, list[QWidget]] = {
        LETTER: [page.letter.area],
        STAYING: [page.staying.area, *page.staying.links],
    }
    foot = [page.foot.copy, page.foot.cancel, page.foot.save]
    reading = [*choices, page.tabs] if width > WIDE else [page.tabs, *choices]
    assert seen == [*reading, *within.get(tab, []), *foot]


class Opener(QObject):
    """Stands where the system opens folders, and remembers which."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def test_the_folder_opens_where_the_system_shows_files(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(window, qtbot, ids["case"])
    page.save_in(tmp_path)
    qtbot.waitUntil(page.saved.isVisible, timeout=LONG)
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # PySide says bytes and takes words
    try:
        assert page.saved.open.hasFocus()
        QTest.keyClick(page.saved.open, Qt.Key.Key_Space)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (url,) = opener.opened
    assert Path(url.toLocalFile()).is_dir()


def test_a_place_that_is_taken_is_refused_and_another_can_follow(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(window, qtbot, ids["case"])
    taken = tmp_path / page.presenter.folder_name
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    page.save_in(tmp_path)
    qtbot.waitUntil(lambda: "something at that place already" in page.refusal.words, timeout=LONG)
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
    other = tmp_path / "other"
    other.mkdir()
    page.save_in(other)
    qtbot.waitUntil(page.saved.isVisible, timeout=LONG)
    assert page.refusal.words == ""
