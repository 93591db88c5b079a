"""Another passphrase for an open vault, given the one there is."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.recovery import PassphrasePresenter
from vrm_app.presenters.strength import Strength
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.secret_sheet import SecretSheet, Step
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.passphrase import PassphraseField
from vrm_app.ui.widgets.recovery import NewPassphrase
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import row
from vrm_app.ui.widgets.text import label


class PassphraseSheet(SecretSheet):
    """Asks for the passphrase there is, and twice for the new one."""

    def __init__(self, look: Look, over: QWidget, desk: Desk) -> None:
        super().__init__(look, over, _("Another passphrase"), "key-round")
        self.presenter = PassphrasePresenter(self, desk)
        self.asking = _Asking(look, self.presenter.measure)
        self.changed = _Changed(look)
        self.take((self.asking, self.changed))
        self.asking.suggest.clicked.connect(self.presenter.suggest)
        self.asking.set_.clicked.connect(self._change)
        self.asking.current.returnPressed.connect(self.asking.new.passphrase.setFocus)
        self.asking.new.finished.connect(self._change)
        self.asking.new.changed.connect(self.told.clear)
        for field in (self.asking.current, self.asking.new.passphrase):
            field.caps_lock.connect(self.told.show_caps_lock)
        self.changed.close_.clicked.connect(self.leave)

    def put_away(self) -> None:
        """Go, and keep nothing of what was typed."""
        self.presenter.forget()
        self.asking.forget()
        super().put_away()

    def show_strength(self, strength: Strength) -> None:
        """Show how good the new passphrase is."""
        self.asking.new.show_strength(strength)

    def show_suggested(self, passphrase: str) -> None:
        """Put a passphrase into the field, readable."""
        self.asking.new.suggest(passphrase)

    def show_changed(self) -> None:
        """Say that the new passphrase opens the vault from now on."""
        self.show_busy("")
        self.asking.forget()
        self.show_step(self.changed)
        announce(self, self.changed.words.text())

    def _change(self) -> None:
        new = self.asking.new
        self.presenter.change(self.asking.current.text(), new.passphrase.text(), new.again.text())


class _Asking(Step):
    def __init__(self, look: Look, measure: Callable[[str], None]) -> None:
        super().__init__(
            _("The records are not touched. Your recovery words stay the same and go on working.")
        )
        self.first = self.current = PassphraseField(look, _("The passphrase there is"))
        self.new = NewPassphrase(look, measure, _("New passphrase"))
        self.named(_("The passphrase there is"), self.current)
        self.body.addSpacing(10)
        self.body.addWidget(self.new)
        self.suggest = Button(look, _("Suggest words"), icon="refresh-cw")
        self.set_ = Button(look, _("Set it"), kind=Kind.FILLED, key="Enter")
        self.buttons = [self.suggest, self.set_]

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.current.forget()
        self.new.forget()


class _Changed(Step):
    def __init__(self, look: Look) -> None:
        super().__init__(
            _(
                "Copies that were made before open with the old passphrase still; make a new one, "
                "and delete those that nobody else should open."
            )
        )
        beside = row(spacing=10)
        beside.addWidget(Icon(look, "circle-check", "ok", 20))
        self.words = label(_("The new passphrase is set."), Size.HEADING, Weight.BOLD)
        beside.addWidget(self.words, 1)
        self.body.insertLayout(0, beside)
        self.close_ = Button(look, _("Close"), kind=Kind.FILLED, key="Enter")
        self.buttons = [self.close_]
        self.first = self.close_
