"""The searches that are kept, at the side of the window."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.saved_searches import FoundNow, KeptSearch
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.side_list import Aside, SideItem, SideList

_UNKNOWN = FoundNow("", "")


class SideSearches(SideList):
    """Each leads to its hits; F2 names it otherwise, Del lets go of it."""

    wanted = Signal(object)
    """A place."""
    renamed = Signal(str)
    deleted = Signal(str)

    def __init__(self, look: Look) -> None:
        # Its signals are there only afterwards.
        doing = [(_("Rename"), self._rename), (_("Delete"), self._delete)]
        super().__init__(look, _("Saved searches"), doing)
        self._kept: dict[str, KeptSearch] = {}
        self._found: dict[str, FoundNow] = {}
        self.chosen.connect(lambda key: self.wanted.emit(self._kept[key].place))

    def show_searches(self, searches: list[KeptSearch]) -> None:
        """Show the searches that are kept."""
        self._kept = {one.id: one for one in searches}
        self.show_items([SideItem(one.id, one.name, "search") for one in searches])
        self.show_found(self._found)

    def show_found(self, found: dict[str, FoundNow]) -> None:
        """Show beside each search how much it finds."""
        self._found = found
        for key, row in zip(self._kept, self.rows, strict=True):
            now = found.get(key, _UNKNOWN)
            row.show_aside(Aside(now.figure, now.told, "muted"))

    def show_place(self, place: Place) -> None:
        """Mark the search whose hits are shown."""
        is_here = place.section is Section.TIMELINE and place.tab
        found = (one.id for one in self._kept.values() if one.asked == place.tab)
        self.show_here(next(found, "") if is_here else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Name the search that has the keys otherwise, or let go of it."""
        held = zip(self._kept, self.rows, strict=True)
        key = next((key for key, row in held if row.hasFocus()), None)
        if key is not None and event.key() == Qt.Key.Key_F2:
            self._rename(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self._delete(key)
        else:
            super().keyPressEvent(event)

    def _rename(self, key: str) -> None:
        self.renamed.emit(key)

    def _delete(self, key: str) -> None:
        self.deleted.emit(key)
