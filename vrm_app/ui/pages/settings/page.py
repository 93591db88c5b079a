"""The page of settings, as it looks."""

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.key_rows import Everywhere
from vrm_app.presenters.places import Ask, Form, Go, Open, Place
from vrm_app.presenters.settings import (
    APPEARANCE,
    KEYS,
    SECURITY,
    Either,
    OneOf,
    SettingsPresenter,
    general,
)
from vrm_app.services.settings import Settings
from vrm_app.ui.announcing import announce
from vrm_app.ui.commands import OWN_KEYS
from vrm_app.ui.file_dialogs import Purpose, ask_where_to_save
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page, scrolling
from vrm_app.ui.pages.settings.card import SettingsCard
from vrm_app.ui.pages.settings.keys import KeysPart
from vrm_app.ui.theme import GAP, MARGIN
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted, set_tone, title

if TYPE_CHECKING:
    from vrm_app.ui.widgets.check import Check
    from vrm_app.ui.widgets.choice import Choice

_WIDTH = 760
_WIDE = 1400
"""From which width (px) on the cards stand in two columns."""


class SettingsPage(Page):
    """What can be chosen, and what is done for the vault itself."""

    def __init__(
        self, of: tuple[Look, Desk], ways: tuple[Go, Open], everywhere: Everywhere
    ) -> None:
        super().__init__()
        look, desk = of
        self._look = look
        self._go, self._ask = ways
        self.presenter = SettingsPresenter(self, desk, look.preferences)
        self._said = muted("", wrapped=True)
        self._said.hide()
        self.choices: dict[str, Choice] = {}
        self.checks: dict[str, Check] = {}
        inner = QWidget()
        self._inner = inner
        down = column(inner, spacing=GAP)
        named = title(_("Settings"))
        named.setMinimumHeight(HEAD)
        down.addWidget(named)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(GAP)
        looks = (
            self._card(_("General"), *general()),
            self._card(_("Appearance"), *APPEARANCE),
            self._keys(),
        )
        for cards in (looks, (self._security(), self._backup())):
            below = QVBoxLayout()
            below.setSpacing(GAP)
            for card in cards:
                below.addWidget(card)
            below.addStretch()
            self._columns.addLayout(below, 1)
        down.addLayout(self._columns)
        down.addStretch()
        holder = QWidget()
        across = row(holder, spacing=0)
        across.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self.area = scrolling(holder)
        self.keys = KeysPart(look, everywhere)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.keys)
        column(self).addWidget(self._stack)
        self._grow()
        look.changed.connect(self._grow)
        look.preferences.changed.connect(self._follow)

    def start(self) -> None:
        """Give the keys to the first setting."""
        if self._shows_keys:
            self.keys.start()
            return
        self.choices["language"].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show everything again."""
        self.presenter.refresh()
        self.keys.refresh()

    def show_place(self, place: Place) -> None:
        """Go to a part of the page."""
        self._stack.setCurrentWidget(self.keys if place.tab == OWN_KEYS.tab else self.area)
        if place.tab == "backup":
            QTimer.singleShot(0, self, self._go_to_backup)

    def path(self) -> list[str]:
        """Return the part one is in."""
        return [_("Keys")] if self._shows_keys else []

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        for field, choice in self.choices.items():
            choice.show_value(getattr(settings, field))
        for field, check in self.checks.items():
            check.setChecked(getattr(settings, field))

    def show_upkeep(self, recovery: str, copy: str) -> None:
        """Say what was done about the recovery words, and when a copy was made last."""
        self.recovery_state.setText(recovery)
        self.copy_state.setText(
            _("{when}. All in one encrypted file; your passphrase opens it.").format(when=copy)
        )

    def show_copying(self, words: str, *, is_wrong: bool) -> None:
        """Say how far the copy is; nothing when there is nothing to say."""
        self._said.setText(words)
        set_tone(self._said, "bad" if is_wrong else "muted")
        self._said.setVisible(bool(words))
        announce(self, words)

    def _card(self, name: str, *settings: OneOf | Either) -> SettingsCard:
        made = SettingsCard(self._look, name)
        for one in settings:
            choose = partial(self._choose, one.field)
            if isinstance(one, OneOf):
                self.choices[one.field] = made.choice(one, choose)
            else:
                self.checks[one.field] = made.check(one, choose)
        return made

    def _choose(self, field: str, value: object) -> None:
        self.presenter.choose(**{field: value})

    def _security(self) -> SettingsCard:
        made = self._card(_("Security"), *SECURITY)
        self.passphrase = Button(self._look, _("Change…")).named(_("Change the passphrase"))
        made.doing(
            _("Passphrase"),
            _("It asks for the one there is first."),
            self.passphrase,
            partial(self._ask, Ask(Form.PASSPHRASE)),
        )
        self.recovery = Button(self._look, _("Show, print, check…"))
        self.recovery.named(_("Show, print and check the recovery words"))
        ask = partial(self._ask, Ask(Form.RECOVERY))
        self.recovery_state = made.doing(_("Recovery words"), " ", self.recovery, ask)
        return made

    def _keys(self) -> SettingsCard:
        made = self._card(_("Keys"), *KEYS)
        self.own_keys = Button(self._look, _("Change…"), icon="keyboard")
        self.own_keys.named(_("Change the keys"))
        made.doing(
            _("Your own keys"),
            _("Any command can have another key, or none."),
            self.own_keys,
            partial(self._go, OWN_KEYS),
        )
        return made

    def _backup(self) -> SettingsCard:
        made = SettingsCard(self._look, _("Backup"))
        self.copy = Button(self._look, _("Make a backup copy…"), icon="save")
        name = _("A copy of everything")
        self.copy_state = made.doing(name, " ", self.copy, self._choose_copy)
        made.put(self._said)
        return made

    def _choose_copy(self) -> None:
        name = self.presenter.copy_name()
        found = ask_where_to_save(self, _("Make a backup copy"), Purpose.BACKUP, name)
        if found is not None:
            self.presenter.copy(found)

    @property
    def _shows_keys(self) -> bool:
        return self._stack.currentWidget() is self.keys

    def _go_to_backup(self) -> None:
        self.area.ensureWidgetVisible(self.copy)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.show_settings(self._look.preferences.settings)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put the cards in two columns where there is room."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        is_wide = self.width() >= self._look.scaled(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside if is_wide else below)
        width = self._look.scaled(_WIDTH)
        self._inner.setMaximumWidth(2 * width + GAP if is_wide else width)
        self._inner.setMinimumWidth(min(_WIDTH, 480))
