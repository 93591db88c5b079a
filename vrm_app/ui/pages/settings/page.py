"""The page of settings, as it looks."""

from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Ask, Form, Open, Place
from vrm_app.presenters.settings import (
    DENSITIES,
    SIZES,
    THEMES,
    WAITS,
    SettingsPresenter,
    tongues,
)
from vrm_app.services.settings import Settings
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page, scrolling
from vrm_app.ui.pages.settings.card import SettingsCard
from vrm_app.ui.theme import GAP, MARGIN
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted, set_tone, title

_WIDTH = 760
_WIDE = 1400
"""From which width (px) on the cards stand in two columns."""


class SettingsPage(Page):
    """What can be chosen, and what is done for the vault itself."""

    def __init__(self, look: Look, desk: Desk, ask: Open) -> None:
        super().__init__()
        self._look = look
        self._ask = ask
        self.presenter = SettingsPresenter(self, desk, look.preferences)
        self._said = muted("", wrapped=True)
        self._said.hide()
        inner = QWidget()
        self._inner = inner
        down = column(inner, spacing=GAP)
        named = title(_("Settings"))
        named.setMinimumHeight(HEAD)
        down.addWidget(named)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(GAP)
        looks, safety = (
            (self._general, self._appearance, self._keys),
            (self._security, self._backup),
        )
        for cards in (looks, safety):
            below = QVBoxLayout()
            below.setSpacing(GAP)
            for make in cards:
                below.addWidget(make())
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
        column(self).addWidget(self.area)
        self._grow()
        look.changed.connect(self._grow)
        look.preferences.changed.connect(self._follow)

    def start(self) -> None:
        """Give the keys to the first setting."""
        self.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show everything again."""
        self.presenter.refresh()

    def show_place(self, place: Place) -> None:
        """Go to a part of the page."""
        if place.tab == "backup":
            QTimer.singleShot(0, self, self._go_to_backup)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.language.show_value(settings.language)
        self.theme.show_value(settings.theme)
        self.density.show_value(settings.density)
        self.text_size.show_value(settings.text_size)
        self.lock_after.show_value(settings.lock_after)
        self.clipboard.setChecked(settings.clears_clipboard)
        self.letters.setChecked(settings.letter_keys)

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

    def _general(self) -> SettingsCard:
        made = SettingsCard(self._look, _("General"))
        self.language = made.choice(
            _("Language"),
            _("Spoken after the next start."),
            tongues(),
            lambda value: self.presenter.choose(language=value),
        )
        return made

    def _appearance(self) -> SettingsCard:
        made = SettingsCard(self._look, _("Appearance"))
        self.theme = made.choice(
            _("Colours"),
            _("With high contrast, edges are thicker and nothing is grey."),
            THEMES,
            lambda value: self.presenter.choose(theme=value),
        )
        self.density = made.choice(
            _("Room"),
            _("Compact shows more rows at once."),
            DENSITIES,
            lambda value: self.presenter.choose(density=value),
        )
        self.text_size = made.choice(
            _("Size of text"),
            _("Of everything in the window."),
            SIZES,
            lambda value: self.presenter.choose(text_size=value),
        )
        return made

    def _security(self) -> SettingsCard:
        made = SettingsCard(self._look, _("Security"))
        self.lock_after = made.choice(
            _("Lock when nobody touches it for"),
            _("When the computer sleeps or its screen is locked, the vault locks at once."),
            WAITS,
            lambda value: self.presenter.choose(lock_after=value),
        )
        self.clipboard = made.check(
            _("Forget what was copied after 30 seconds"),
            _("Only what was copied here, and only if nothing else was copied since."),
            lambda value: self.presenter.choose(clears_clipboard=value),
        )
        self.passphrase = Button(self._look, _("Change…"))
        self.passphrase.named(_("Change the passphrase"))
        self.passphrase.clicked.connect(lambda: self._ask(Ask(Form.PASSPHRASE)))
        made.add(_("Passphrase"), _("It asks for the one there is first."), self.passphrase)
        self.recovery = Button(self._look, _("Show, print, check…"))
        self.recovery.named(_("Show, print and check the recovery words"))
        self.recovery.clicked.connect(lambda: self._ask(Ask(Form.RECOVERY)))
        self.recovery_state = made.add(_("Recovery words"), " ", self.recovery)
        return made

    def _keys(self) -> SettingsCard:
        made = SettingsCard(self._look, _("Keys"))
        self.letters = made.check(
            _("A single letter does something"),
            _("L logs, I raises a case… Without, Ctrl+K finds all of it. Ctrl+/ lists every key."),
            lambda value: self.presenter.choose(letter_keys=value),
        )
        return made

    def _backup(self) -> SettingsCard:
        made = SettingsCard(self._look, _("Backup"))
        self.copy = Button(self._look, _("Make a backup copy…"), icon="save")
        self.copy.clicked.connect(self._choose_copy)
        self.copy_state = made.add(_("A copy of everything"), " ", self.copy)
        made.put(self._said)
        return made

    def _choose_copy(self) -> None:
        found, _kind = QFileDialog.getSaveFileName(
            self,
            _("Make a backup copy"),
            str(Path.home() / self.presenter.copy_name()),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if found:
            self.presenter.copy(Path(found))

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
