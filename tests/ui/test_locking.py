"""When and how an open vault is locked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from building import Template
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from running import Running

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.locking import IDLE, SystemLock, Watch
from vrm_app.ui.start import Again

EVENING = datetime(2026, 6, 1, 20, tzinfo=UTC)


class Clock:
    """The clock on the wall, put forward and back by hand."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> Iterator[Watch]:
    watch = Watch(qapp, clock)
    yield watch
    watch.stop()
    shiboken6.delete(watch)


@pytest.fixture
def alone(watch: Watch) -> list[str]:
    """What the watch has said."""
    said: list[str] = []
    watch.left_alone.connect(lambda: said.append("lock"))
    watch.minutes_left.connect(lambda minutes: said.append(str(minutes)))
    return said


@pytest.fixture
def field(qtbot: QtBot) -> QWidget:
    """Something to touch."""
    field = QWidget()
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_quarter_of_an_hour_without_a_touch_locks(
    watch: Watch, clock: Clock, alone: list[str]
) -> None:
    clock.now += IDLE - timedelta(seconds=1)
    watch.look()
    assert alone == ["1"]

    clock.now += timedelta(seconds=1)
    watch.look()
    assert alone == ["1", "lock"]


def test_time_asleep_counts(watch: Watch, clock: Clock, alone: list[str]) -> None:
    clock.now += timedelta(hours=9)

    watch.look()

    assert alone == ["lock"]


def test_the_watch_looks_by_itself(qtbot: QtBot, clock: Clock, alone: list[str]) -> None:
    clock.now += timedelta(hours=1)

    qtbot.waitUntil(lambda: "lock" in alone, timeout=12_000)


@pytest.mark.parametrize("touch", ["key", "button", "move"])
def test_every_touch_begins_the_wait_anew(
    watch: Watch, clock: Clock, alone: list[str], field: QWidget, touch: str
) -> None:
    clock.now += timedelta(minutes=14)
    if touch == "key":
        QTest.keyClick(field, Qt.Key.Key_A)
    elif touch == "button":
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    else:
        QTest.mouseMove(field)
        QTest.qWait(50)

    clock.now += timedelta(minutes=14)
    watch.look()

    assert alone == ["1"]


def test_a_clock_that_was_put_back_does_not_keep_the_vault_open(
    watch: Watch, clock: Clock, alone: list[str]
) -> None:
    clock.now -= timedelta(days=1)
    watch.look()
    clock.now += IDLE
    watch.look()

    assert alone[-1] == "lock"


def test_the_status_bar_says_how_long_the_vault_stays_open(running: Running) -> None:
    window = running.open()

    said = {label.text() for label in window.status.findChildren(QLabel)}
    assert "Unlocked, locks in 15 min" in said


@pytest.mark.parametrize("way", ["key", "button"])
def test_locking_by_hand_begins_anew_in_front(running: Running, way: str) -> None:
    window = running.open()

    if way == "key":
        running.bot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    else:
        running.bot.mouseClick(window.top.lock, Qt.MouseButton.LeftButton)
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)

    assert running.again == [Again(folder=running.vault, put_away=False)]


def test_locking_destroys_the_window_and_every_page(running: Running) -> None:
    window = running.open()
    window.go(Place(Section.COMPANIES))
    objects: list[QObject] = [window, window.banners, *window.pages.values()]

    running.started.lock()
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)

    assert not any(shiboken6.isValid(one) for one in objects)


def test_locking_lets_go_of_the_vault(running: Running, template: Template) -> None:
    running.open()
    running.started.lock()
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)

    with template.opened(running.vault) as vault:
        assert vault.settle()


@pytest.mark.parametrize("reason", ["alone", "system"])
def test_locking_by_itself_comes_back_put_away(running: Running, reason: str) -> None:
    running.open()
    program = running.started

    if reason == "alone":
        program.watching.left_alone.emit()
    else:
        program.system.locked.emit()
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)

    assert running.again == [Again(folder=running.vault, put_away=True)]


def test_put_away_the_window_does_not_come_in_front(running: Running) -> None:
    running.begin(put_away=True)

    assert running.gate.isMinimized()
    assert running.gate.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_two_reasons_at_once_lock_once(running: Running) -> None:
    running.open()

    running.started.lock()
    running.started.lock(put_away=True)
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)
    running.bot.wait(50)

    assert len(running.again) == 1


def test_the_window_comes_back_where_it_was(running: Running) -> None:
    window = running.open()
    window.resize(760, 580)

    running.started.lock()
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)
    running.end()
    running.begin()

    assert (running.gate.width(), running.gate.height()) == (760, 580)


def test_what_is_remembered_is_for_its_owner_alone_and_names_nothing_in_the_vault(
    running: Running,
) -> None:
    running.open()
    running.end()

    (file,) = running.states.glob("window.json")
    assert file.stat().st_mode & 0o077 == 0
    assert set(file.read_text("utf-8").split('"')[1::2]) >= {"folder", "geometry"}
    assert "Mine" not in file.read_text("utf-8")


def test_the_words_of_the_system_lock(qapp: QApplication) -> None:
    system = SystemLock(qapp)
    heard: list[str] = []
    system.locked.connect(lambda: heard.append("lock"))

    system.became(locked=False)
    assert heard == []
    system.became(locked=True)
    system.lock()

    assert heard == ["lock", "lock"]
    shiboken6.delete(system)
