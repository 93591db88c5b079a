"""What stands at the side of the window: how much there is, pinned companies, kept searches."""

from PySide6.QtCore import QTimer

from vrm_app.presenters.places import Open
from vrm_app.presenters.saved_searches import SavedSearchesPresenter, changing
from vrm_app.presenters.side import SidePresenter
from vrm_app.ui.desk import Desk
from vrm_app.ui.frame import SideBar

_PATIENCE_MS = 1500


def show_side(side: SideBar, desk: Desk, ask: Open) -> tuple[SidePresenter, SavedSearchesPresenter]:
    """Show both from now on, and do with searches what is asked for there."""
    places, searches = SidePresenter(side, desk), SavedSearchesPresenter(side.searches, desk)
    side.unpinned.connect(places.take_off)
    side.searches.renamed.connect(lambda one: ask(changing(one)))
    side.searches.deleted.connect(searches.delete)
    for made in (places, searches):
        desk.changed.connect(made.refresh)
        made.refresh()
    # What they find is counted once all else is shown, and once no more is written for a moment.
    soon = QTimer(side, singleShot=True, interval=_PATIENCE_MS)
    soon.timeout.connect(searches.count)
    desk.changed.connect(soon.start)
    soon.start()
    return places, searches
