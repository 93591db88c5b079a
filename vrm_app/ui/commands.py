"""What can be done from everywhere in the window, in which group and by which keys."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, NamedTuple

from vrm_app.presenters.listings import COMMANDS
from vrm_app.presenters.opening import new_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.deeds import Deed
from vrm_app.ui.frame import SECTIONS

if TYPE_CHECKING:
    from vrm_app.presenters.places import Go, Open
    from vrm_app.ui.actions import Actions, Do


BACKUP = Place(Section.SETTINGS, "", "backup")
"""Where copies of everything are made."""
OWN_KEYS = Place(Section.SETTINGS, "", "keys")
"""Where the keys are changed."""


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
    for section, _icon, name in SECTIONS:
        add(_("Go to"), name, Deed(f"go_{section}"), partial(doing.go, Place(section)))
    add(_("Go to"), _("Trash"), Deed.GO_TRASH, partial(doing.go, Place(Section.TRASH)))
    add(_("Go to"), _("Back"), Deed.BACK, doing.back)
    add(_("Go to"), _("Forward"), Deed.FORWARD, doing.forward)
    add(_("Go to"), _("Look for anything"), Deed.FIND, doing.find)
    add(_("Do"), _("Jot"), Deed.JOT, doing.jot)
    add(_("Do"), _("Log"), Deed.LOG_ANYWHERE, partial(doing.ask, Ask(Form.LOG)))
    add(_("Do"), _("Raise a case"), Deed.RAISE_ANYWHERE, partial(doing.ask, Ask(Form.CASE)))
    add(_("Do"), _("New company"), Deed.NEW_COMPANY, partial(doing.ask, Ask(Form.COMPANY)))
    for kind, text in COMMANDS:
        add(_("New"), text, Deed(f"new_{kind}"), partial(doing.ask, new_of(kind, "")))
    add(_("Do"), _("Undo"), Deed.UNDO, doing.undo)
    add(_("Do"), _("Redo"), Deed.REDO, doing.redo)
    add(_("Do"), _("What you did"), Deed.DONE, partial(doing.ask, Ask(Form.DONE)))
    add(_("Do"), _("History of this"), Deed.HISTORY, doing.history)
    add(_("Vault"), _("Import"), Deed.IMPORT, doing.import_)
    add(_("View"), _("Side bar"), Deed.SIDE_BAR, doing.fold)
    add(_("Help"), _("Manual"), Deed.MANUAL, partial(doing.go, Place(Section.MANUAL)))
    add(_("Help"), _("Keys"), Deed.KEYS, doing.keys)
    add(_("Vault"), _("Make a backup copy…"), Deed.BACKUP, partial(doing.go, BACKUP))
    add(_("Vault"), _("Recovery words…"), Deed.RECOVERY, partial(doing.ask, Ask(Form.RECOVERY)))
    add(
        _("Vault"),
        _("Change the passphrase…"),
        Deed.PASSPHRASE,
        partial(doing.ask, Ask(Form.PASSPHRASE)),
    )
    add(_("View"), _("Settings"), Deed.SETTINGS, partial(doing.go, Place(Section.SETTINGS)))
    add(_("View"), _("Change the keys…"), Deed.OWN_KEYS, partial(doing.go, OWN_KEYS))
    add(_("View"), _("Blur what others should not read"), Deed.EYE, doing.eye)
    add(_("Vault"), _("Lock"), Deed.LOCK, doing.lock)
    add(_("Vault"), _("Quit"), Deed.QUIT, doing.quit)
