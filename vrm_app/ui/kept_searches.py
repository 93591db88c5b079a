"""What stands at the side of the window: sections with something in them, and kept searches."""

from vrm_app.presenters.places import Open
from vrm_app.presenters.saved_searches import SavedSearchesPresenter, changing
from vrm_app.presenters.sections import SectionsPresenter
from vrm_app.ui.desk import Desk
from vrm_app.ui.frame import SideBar


def show_side(
    side: SideBar, desk: Desk, ask: Open
) -> tuple[SectionsPresenter, SavedSearchesPresenter]:
    """Show both from now on, and do with searches what is asked for there."""
    sections, searches = SectionsPresenter(side, desk), SavedSearchesPresenter(side, desk)
    side.searches.renamed.connect(lambda one: ask(changing(one)))
    side.searches.deleted.connect(searches.delete)
    for made in (sections, searches):
        desk.changed.connect(made.refresh)
        made.refresh()
    return sections, searches
