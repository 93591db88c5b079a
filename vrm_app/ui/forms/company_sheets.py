"""The forms with which one keeps a company and rates one's trust in it."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from vrm_app.presenters.company_form import POINT, CompanyFormPresenter, RatingFormPresenter
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Drafts, Options, Values
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.places import Ask
from vrm_app.presenters.words import title_of
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Chips, Choice, Line, Lines
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label

KEYS = (KeyRow(_("In forms"), _("How much you trust, while you rate"), ("1–5",)),)

_REMOVE_WIDTH = 32


class CompanySheet(FormSheet):
    """The name is enough; the rest can come later."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(look, over, "building-2", title_of("company", is_new=not ask.company_id))
        self.presenter = CompanyFormPresenter(self, desk, drafts, ask)
        self._options: Options = {}
        self._points: list[dict[str, str]] = []
        self.beside(
            (self.add("name", _("Name"), Line()), 3),
            (self.add("relationship", _("You are"), Choice(look)), 2),
        )
        self.beside(
            (self.add("domains", _("Web addresses"), Line("shop.example, example.com")), 3),
            (self.add("category", _("Category"), Line(_("Electricity"))), 2),
        )
        self.beside(
            (self.add("accounts", _("Account numbers"), Line()), 3),
            (self.add("known_since", _("Since"), Line("2019")), 1),
            (self.add("country", _("Country"), Line("DE")), 1),
        )
        self._holder = QWidget()
        self._lines = column(self._holder, spacing=6)
        self.rows.addWidget(self._holder)
        self.rows.addWidget(self.add("notes", _("Notes, for you alone"), Lines(lines=2)))

    def start(self) -> None:
        """Begin with the name."""
        self.fields["name"].start()

    def values(self) -> Values:
        """Return what stands in the fields, and in the ways to reach the company."""
        values = super().values()
        for at, point in enumerate(self._points):
            values[f"{POINT}.{at}.id"] = point.get("id", "")
        return values

    def show_options(self, options: Options) -> None:
        """Offer what can be chosen, in each way to reach the company too."""
        self._options = options
        super().show_options(options)

    def show_values(self, values: Values, *, drafted: bool) -> None:
        """Fill the fields, with a row for each way to reach the company."""
        count = sum(name.endswith(".address") for name in values)
        self._points = [
            {
                name: values.get(f"{POINT}.{at}.{name}", "")
                for name in ("id", "channel", "address", "desk")
            }
            for at in range(count)
        ]
        self._rebuild()
        super().show_values({**values, **self._point_values()}, drafted=drafted)

    def _add(self) -> None:
        self._note()
        self._points.append({"channel": "email", "desk": "other"})
        self._rebuild()
        self.fields[f"{POINT}.{len(self._points) - 1}.address"].start()

    def _remove(self, at: int) -> None:
        self._note()
        del self._points[at]
        self._rebuild()
        self._adding.setFocus()

    def _note(self) -> None:
        """Take down what stands in the rows before they are made anew."""
        for at, point in enumerate(self._points):
            for name in ("channel", "address", "desk"):
                point[name] = self.fields[f"{POINT}.{at}.{name}"].value()

    def _point_values(self) -> Values:
        return {
            f"{POINT}.{at}.{name}": point.get(name, "")
            for at, point in enumerate(self._points)
            for name in ("channel", "address", "desk")
        }

    def _rebuild(self) -> None:
        for name in [name for name in self.fields if name.startswith(f"{POINT}.")]:
            del self.fields[name]
        old = self._holder
        self._holder = QWidget()
        self._lines = column(self._holder, spacing=6)
        self.rows.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        self._lines.addWidget(label(_("How to reach"), Size.SMALL, Weight.MEDIUM))
        for at in range(len(self._points)):
            self._lines.addWidget(self._row(at))
        self._adding = Button(self._look, _("Add a way to reach them"), icon="plus")
        self._adding.set_height(28)
        self._adding.clicked.connect(self._add)
        beside = row()
        beside.addWidget(self._adding)
        beside.addStretch()
        self._lines.addLayout(beside)

    def _row(self, at: int) -> QWidget:
        made = QWidget()
        across = row(made, spacing=8)
        parts: tuple[tuple[str, str, Choice | Line, int], ...] = (
            ("channel", _("Channel"), Choice(self._look), 2),
            ("address", _("Address or number"), Line(_("Address or number")), 4),
            ("desk", _("Whom one reaches"), Choice(self._look), 2),
        )
        for name, words, control, part in parts:
            key = f"{POINT}.{at}.{name}"
            field = self.add(key, words, control)
            field.show_options(self._options.get(f"{POINT}.{name}", []))
            field.show_value(self._points[at].get(name, ""))
            field.hide_name()
            across.addWidget(field, part)
        off = Button(self._look, kind=Kind.PLAIN, icon="x").named(_("Take this way off"))
        off.setFixedWidth(_REMOVE_WIDTH)
        off.clicked.connect(lambda: self._remove(at))
        across.addWidget(off)
        return made


class RatingSheet(FormSheet):
    """How much one trusts a company, and why: a figure, a reason, Enter."""

    def __init__(self, look: Look, over: QWidget, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(look, over, "scale", _("Rate your trust"))
        self.presenter = RatingFormPresenter(self, desk, drafts, ask)
        score = Chips(look, by_figure=True)
        reason = Line(_("They kept what they said"))
        self.rows.addWidget(self.add("dimension", _("In what"), Chips(look)))
        self.rows.addWidget(self.add("score", _("How much"), score, _("1 to 5, where 5 is best")))
        self.rows.addWidget(self.add("reason", _("Why"), reason))
        score.picked.connect(self.fields["reason"].start)

    def start(self) -> None:
        """Begin with the figure."""
        self.fields["score"].start()
