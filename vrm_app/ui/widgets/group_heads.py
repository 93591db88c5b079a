"""The heads of groups in a list of any length: room for each above its first row."""

from bisect import bisect_right

from PySide6.QtWidgets import QTableView

from vrm_app.presenters.day_groups import Groups
from vrm_app.ui.look import Look
from vrm_app.ui.paged_rows import PagedRows
from vrm_app.ui.widgets.sticky import StickyGroup, head_height


class GroupHeads:
    """Knows where groups begin; the one at the top stays in sight while one scrolls."""

    def __init__(self, look: Look, list_: QTableView, rows: PagedRows) -> None:
        self._list = list_
        self._rows = rows
        self._groups: Groups = ()
        self._starts: list[int] = []
        self._headed: set[str] = set()
        self._sticky = StickyGroup(look, list_, self.group_of)
        list_.verticalScrollBar().valueChanged.connect(self.follow)

    @property
    def groups(self) -> Groups:
        """The groups that there are."""
        return self._groups

    def show(self, groups: Groups) -> list[int]:
        """Show other groups; return the rows that begin one, or began one before."""
        ids = self._rows.ids
        self._groups = tuple(one for one in groups if one.first < len(ids))
        self._starts = [one.first for one in self._groups]
        self._rows.begun = {one.first: one.name for one in self._groups}
        before, self._headed = self._headed, {ids[one] for one in self._starts}
        numbers = map(self._rows.number_of, before | self._headed)
        return [one for one in numbers if one >= 0]

    def begin_at(self, at: int) -> None:
        """Have the name that stays in sight stand so far (px) from where the list begins."""
        self._sticky.names_at = at

    def above(self, number: int) -> int:
        """Return how much room (px) a row needs for the head above it."""
        return head_height() if number in self._rows.begun else 0

    def group_of(self, number: int) -> str:
        """Return the name of the group in which a row is, if there are groups."""
        at = bisect_right(self._starts, number) - 1
        return self._groups[at].name if at >= 0 else ""

    def covered(self, number: int) -> int:
        """Return how much (px) of the top of the list is covered when a row stands there."""
        return head_height() if self._groups and number not in self._rows.begun else 0

    def follow(self, *_: object) -> None:
        """Name the group that is at the top by now."""
        self._sticky.follow()
