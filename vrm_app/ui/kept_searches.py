"""The searches that are kept, between the side of the window, the vault and their form."""

from vrm_app.presenters.places import Open
from vrm_app.presenters.saved_searches import SavedSearchesPresenter, changing
from vrm_app.ui.desk import Desk
from vrm_app.ui.frame import SideBar


def show_kept_searches(side: SideBar, desk: Desk, ask: Open) -> SavedSearchesPresenter:
    """Show the searches at the side from now on, and do with them what is asked for there."""
    made = SavedSearchesPresenter(side, desk)
    desk.changed.connect(made.refresh)
    side.searches.renamed.connect(lambda one: ask(changing(one)))
    side.searches.deleted.connect(made.delete)
    made.refresh()
    return made
