"""A form that notes what it is shown, in place of one on a screen."""

from collections.abc import Mapping

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.presenters.form import Options, Values


class NotedForm:
    """What a form was shown, the latest of each."""

    def __init__(self) -> None:
        self.about = ""
        self.options: dict[str, list[tuple[str, str]]] = {}
        self.values: Values = {}
        self.drafted = False
        self.wrong: Mapping[str, str] = {}
        self.refused: UserError | None = None
        self.saved: Record | None = None
        self.is_away = False

    def show_about(self, words: str) -> None:
        self.about = words

    def show_options(self, options: Options) -> None:
        self.options |= options

    def show_values(self, values: Values, *, drafted: bool) -> None:
        self.values, self.drafted = dict(values), drafted

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        self.wrong = wrong

    def show_refused(self, error: UserError) -> None:
        self.refused = error

    def show_saved(self, record: Record) -> None:
        self.saved = record

    def put_away(self) -> None:
        self.is_away = True
