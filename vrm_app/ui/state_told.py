"""What a person should know of a vault that was just opened."""

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from vrm_app.domain.errors import UserError

if TYPE_CHECKING:
    from vrm_app.presenters.first_run import Begun
    from vrm_app.ui.banners import Banners


def tell_state(banners: "Banners", begun: "Begun") -> None:
    """Say what is amiss with the vault, or that it is a sample."""
    if begun.is_sample:
        banners.show_warning(
            UserError(
                _("This is a sample, and all of it is invented"),
                _("Nothing you do here is kept: it goes when you lock or quit."),
            )
        )
    if begun.unlocked.warning is not None:
        banners.show_warning(begun.unlocked.warning)
    tell_unreadable(banners, begun.unlocked.unreadable)


def tell_unreadable(banners: "Banners", count: int) -> None:
    """Say how many lines that wait for the Inbox cannot be read, if there are any."""
    if not count:
        return
    banners.show_warning(
        UserError(
            ngettext(
                "{n} line that waits for your Inbox cannot be read",
                "{n} lines that wait for your Inbox cannot be read",
                count,
            ).format(n=count),
            _("They stay in the folder “inbox” of the vault."),
        )
    )
