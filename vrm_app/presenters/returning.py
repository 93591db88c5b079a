"""Going back to where one was, the next time the vault is open."""

from vrm_app.presenters.places import Place, Section
from vrm_app.vault.left_at import LeftAt

_PASSING = {Section.IMPORT, Section.HAND_OVER}
"""Where something was under way that is not there any more."""


def left_at(place: Place) -> LeftAt | None:
    """Return a place as it is kept; none where one does not go back to it."""
    if place.section in _PASSING or place.record_id == "new":
        return None
    return LeftAt(*place[:3])


def place_left(left: LeftAt | None) -> Place:
    """Return the place where one was, or where one begins."""
    if left is None or left.section not in set(Section):
        return Place(Section.TODAY)
    return Place(Section(left.section), left.record_id, left.tab)
