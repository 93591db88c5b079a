"""A timeline or a list waited for ever for what could not be read once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from building import Template, company, exchange
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.desk import Desk
from vrm_app.ui.pages.timeline.page import TimelinePage
from vrm_app.ui.widgets.button import Button
from vrm_app.vault.faults import DiskFailedError
from vrm_app.vault.vault import Vault

if TYPE_CHECKING:
    from vrm_app.domain.errors import UserError


class _Failing:
    """A question that fails some times before it is answered."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, vault: Vault) -> str:
        if self.left:
            self.left -= 1
            raise DiskFailedError
        return vault.id


def test_what_fails_once_is_asked_once_more_and_nobody_is_told(desk: Desk, qtbot: QtBot) -> None:
    answered: list[str] = []
    told: list[UserError] = []
    desk.unread.connect(told.append)

    desk.read(_Failing(1), answered.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(answered))

    assert told == []


def test_what_fails_twice_is_told(desk: Desk, qtbot: QtBot) -> None:
    answered: list[str] = []
    failed: list[UserError] = []
    question = _Failing(3)

    with qtbot.waitSignal(desk.unread):
        desk.read(question, answered.append, failed=failed.append)

    assert (question.left, answered) == (1, [])
    assert [type(one) for one in failed] == [DiskFailedError]


@contextmanager
def _unreadable(hand: Hand, folder: Path) -> Iterator[None]:
    """Have the database read as noise for a while, as of a stick that was pulled out."""
    file = folder / "vault.db"
    hand.read(lambda vault: vault._let_go())
    whole = file.read_bytes()
    file.write_bytes(bytes(byte ^ 0x55 for byte in whole))
    try:
        yield
    finally:
        file.write_bytes(whole)


def _banners(hand: Hand) -> list[QFrame]:
    return hand.window.banners.shown


def test_a_timeline_says_so_and_can_be_asked_again(
    qtbot: QtBot, template: Template, running: Running
) -> None:
    with template.opened(running.vault) as vault:
        exchange(vault, company(vault))
    with opened(qtbot, template, running.vault) as hand:
        with _unreadable(hand, running.vault):
            hand.window.go(Place(Section.TIMELINE))
            qtbot.waitUntil(lambda: bool(_banners(hand)), timeout=10_000)
            hand.qtbot.wait(1_500)
        (banner,) = _banners(hand)
        page = hand.window.page
        assert isinstance(page, TimelinePage)
        assert page.timeline.rows.rowCount() == 0

        (again,) = [one for one in banner.findChildren(Button) if one.text() == "Try again"]
        again.click()

        qtbot.waitUntil(lambda: page.timeline.rows.rowCount() == 1, timeout=10_000)
        qtbot.waitUntil(lambda: bool(page.months.bar.months), timeout=10_000)
        hand.settle()
        assert _banners(hand) == []
