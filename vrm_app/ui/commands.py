"""What can be done from everywhere in the window, in which group and by which keys."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, NamedTuple

from vrm_app.presenters.listings import COMMANDS
from vrm_app.presenters.opening import new_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.ui.frame import SECTIONS

if TYPE_CHECKING:
    from vrm_app.presenters.places import Go, Open
    from vrm_app.ui.actions import Actions, Do


BACKUP = Place(Section.SETTINGS, "", "backup")
"""Where copies of everything are made."""
_FIGURES = 9


class Doing(NamedTuple):
    """What the window itself can do, whichever page it shows."""

    go: Go
    ask: Open
    back: Do
    forward: Do
    find: Do
    jot: Do
    undo: Do
    redo: Do
    history: Do
    import_: Do
    fold: Do
    keys: Do
    eye: Do
    lock: Do
    quit: Do


def add_commands(actions: Actions, doing: Doing) -> None:
    """Make known what can be done from everywhere."""
    add = actions.add
    for number, (section, _icon, name) in enumerate(SECTIONS, 1):
        key = f"Ctrl+{number}" if number <= _FIGURES else ""
        add(_("Go to"), name, key, partial(doing.go, Place(section)))
    add(_("Go to"), _("Trash"), "", partial(doing.go, Place(Section.TRASH)))
    add(_("Go to"), _("Back"), "Alt+Left", doing.back)
    add(_("Go to"), _("Forward"), "Alt+Right", doing.forward)
    add(_("Go to"), _("Look for anything"), "Ctrl+K Ctrl+F", doing.find)
    add(_("Do"), _("Jot"), "Ctrl+J", doing.jot)
    add(_("Do"), _("Log"), "", partial(doing.ask, Ask(Form.LOG)))
    add(_("Do"), _("Raise a case"), "", partial(doing.ask, Ask(Form.CASE)))
    add(_("Do"), _("New company"), "", partial(doing.ask, Ask(Form.COMPANY)))
    for kind, text in COMMANDS:
        add(_("New"), text, "", partial(doing.ask, new_of(kind, "")))
    add(_("Do"), _("Undo"), "Ctrl+Z", doing.undo)
    add(_("Do"), _("Redo"), "Ctrl+Shift+Z", doing.redo)
    add(_("Do"), _("What you did"), "Ctrl+Alt+Z", partial(doing.ask, Ask(Form.DONE)))
    add(_("Do"), _("History of this"), "Ctrl+H", doing.history)
    add(_("Vault"), _("Import"), "Ctrl+I", doing.import_)
    add(_("View"), _("Side bar"), "F9", doing.fold)
    add(_("Help"), _("Manual"), "F1", partial(doing.go, Place(Section.MANUAL)))
    add(_("Help"), _("Keys"), "Ctrl+/ Shift+F1", doing.keys)
    add(_("Vault"), _("Make a backup copy…"), "", partial(doing.go, BACKUP))
    add(_("Vault"), _("Recovery words…"), "", partial(doing.ask, Ask(Form.RECOVERY)))
    add(_("Vault"), _("Change the passphrase…"), "", partial(doing.ask, Ask(Form.PASSPHRASE)))
    add(_("View"), _("Settings"), "Ctrl+,", partial(doing.go, Place(Section.SETTINGS)))
    add(_("View"), _("Blur what others should not read"), "Ctrl+Shift+H", doing.eye)
    add(_("Vault"), _("Lock"), "Ctrl+L", doing.lock)
    add(_("Vault"), _("Quit"), "Ctrl+Q", doing.quit)
