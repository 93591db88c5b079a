"""The form for a record of any kind: what one asks first, and below “More” all the rest."""

from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vrm_app.presenters.asked import Asked, Shape, asked_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Drafts, Values
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.meant_type import FOLLOWED
from vrm_app.presenters.places import Ask
from vrm_app.presenters.record_form import RecordFormPresenter
from vrm_app.presenters.words import title_of
from vrm_app.ui.forms.following import Following
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Chips, Choice, Line, Lines
from vrm_app.ui.widgets.field import AnyControl, Field
from vrm_app.ui.widgets.picking import Pick, Picks
from vrm_app.ui.widgets.several import Marks, PartRows
from vrm_app.ui.widgets.surface import column, row

_WHOLE = 12
_ROOM = {
    Shape.SHORT: 4,
    Shape.CHOICE: 4,
    Shape.CHIPS: 4,
    Shape.LINE: 6,
    Shape.LINK: 6,
}
"""How many twelfths of a line a field takes; what is not here takes all."""
_LONG_PROSE = frozenset({"text", "description", "happened", "body"})


class RecordSheet(FormSheet):
    """A form made from what a kind declares."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        icon = ICONS.get(ask.kind, "circle-dot")
        super().__init__(look, over, icon, title_of(ask.kind, is_new=not ask.about))
        self._presenter = RecordFormPresenter(self, desk, drafts, ask)
        self.presenter = self._presenter
        asked = asked_of(ask.kind)
        self._later = {one.name for one in asked if not one.is_first}
        self._fill(self.rows, [one for one in asked if one.is_first])
        self._more = Button(look, _("More"), kind=Kind.PLAIN, icon="chevron-down")
        self._more.setCheckable(True)
        self._more.set_height(28)
        self._more.toggled.connect(self._unfold)
        beside = row()
        beside.addWidget(self._more)
        beside.addStretch()
        self.rows.addLayout(beside)
        self._rest = QWidget()
        self._fill(column(self._rest, spacing=12), [one for one in asked if not one.is_first])
        self.rows.addWidget(self._rest)
        self._rest.hide()
        self._more.setVisible(bool(self._later))
        if ask.kind in FOLLOWED and not ask.about:
            self._follow(*FOLLOWED[ask.kind])

    def start(self) -> None:
        """Begin with the first field that is empty, among those that are asked first."""
        first = [one for name, one in self.fields.items() if name not in self._later]
        if not first:
            return
        # Whom it is with, or what it is about, is known where the form was asked for.
        lines = [
            one
            for one in first
            if isinstance(one.control, Line | Lines)
            and not (isinstance(one.control, Pick) and one.value())
        ]
        empty = [one for one in lines if not one.value()] if self._presenter.is_new else lines
        (empty or lines or first)[0].start()

    def show_values(self, values: Values, *, drafted: bool) -> None:
        """Fill the fields; what stands below “More” is in sight where there is something."""
        super().show_values(values, drafted=drafted)
        if drafted:
            self._more.setChecked(any(values.get(name) for name in self._later))

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say what is wrong, below “More” too."""
        if self._later & set(wrong):
            self._more.setChecked(True)
        super().show_wrong(wrong)

    def _follow(self, text: str, choice: str, meant: Callable[[str], str | None]) -> None:
        typed, chosen = self.fields[text].control, self.fields[choice].control
        if isinstance(typed, Lines) and isinstance(chosen, Choice):
            Following(typed, chosen, meant)

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._rest.setVisible(shown)
        self._more.setText(_("Less") if shown else _("More"))
        self.place()

    def _fill(self, rows: QVBoxLayout, asked: list[Asked]) -> None:
        """Put fields side by side as long as there is room."""
        across, left = row(spacing=12), 0
        for one in asked:
            room = _ROOM.get(one.shape, _WHOLE)
            if room > left:
                across, left = row(spacing=12), _WHOLE
                rows.addLayout(across)
            left -= room
            across.addWidget(self._field(one), room)

    def _field(self, asked: Asked) -> Field:
        in_control = asked.shape in {Shape.SHORT, Shape.LINE, Shape.LINK, Shape.LINKS}
        return self.add(
            asked.name, asked.words, self._control(asked), "" if in_control else asked.hint
        )

    def _control(self, asked: Asked) -> AnyControl:
        look = self._look
        parts = [(part.name, part.words, part.hint) for part in asked.parts]
        make: dict[Shape, Callable[[], AnyControl]] = {
            Shape.CHOICE: lambda: Choice(look),
            Shape.CHIPS: lambda: Chips(look),
            Shape.LINK: lambda: Pick(asked.hint),
            Shape.LINKS: lambda: Picks(look, asked.hint),
            Shape.MARKS: lambda: Marks(look),
            Shape.ROWS: lambda: PartRows(look, parts),
            Shape.LINES: lambda: Lines(lines=3 if asked.name in _LONG_PROSE else 2),
        }
        return make.get(asked.shape, lambda: Line(asked.hint))()
