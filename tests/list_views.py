"""A list that notes what it is shown."""

from vrm_app.presenters.columns import Column
from vrm_app.presenters.day_groups import Groups, InGroups
from vrm_app.presenters.record_rows import RecordRow


class NotedList:
    """What a list was shown, the latest."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.rows: list[RecordRow] = []
        self.more: list[RecordRow] = []
        self.columns: list[str] = []
        self.groups: Groups = ()
        self.chips: list[tuple[str, str]] = []
        self.told = ""
        self.is_empty = False

    def show_rows(
        self, order: InGroups, rows: list[RecordRow], told: str, *, is_empty: bool
    ) -> None:
        self.ids, self.groups = order
        self.rows, self.told, self.is_empty = rows, told, is_empty

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        self.chips = chips

    def show_more(self, rows: list[RecordRow]) -> None:
        self.more = rows

    def show_heads(
        self,
        columns: tuple[Column, ...],
        sorted_by: str,  # noqa: ARG002
        *,
        descending: bool,  # noqa: ARG002
    ) -> None:
        self.columns = [one.key for one in columns]
