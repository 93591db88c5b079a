"""What every form looks like: name, fields, and at the foot what the keys do."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.presenters.form import FormPresenter, Options, Values
from vrm_app.presenters.keys import KeyRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.head import Head
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.page import scrolling
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.company_line import CompanyLine
from vrm_app.ui.widgets.controls import Chips, Line, Lines
from vrm_app.ui.widgets.field import AnyControl, Field
from vrm_app.ui.widgets.files import Files, paths_of
from vrm_app.ui.widgets.picking import Pick
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import line, row, surface
from vrm_app.ui.widgets.text import Elided, heading, label, muted

_SIDES = 24
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_HERE = _("In forms")
KEYS = (
    KeyRow(_HERE, _("Save, from any field"), ("Ctrl+Enter",)),
    KeyRow(_HERE, _("Go back; what you wrote is kept"), ("Esc",)),
)


class FormSheet(Sheet):
    """A form over the page: Ctrl+Enter saves from any field, Enter from a line; Esc goes back."""

    saved = Signal(object)
    """The record that was kept."""

    def __init__(self, look: Look, over: QWidget, icon: str, name: str) -> None:
        super().__init__(look, over)
        self.fields: dict[str, Field] = {}
        self.presenter: FormPresenter
        self._name = name
        self.setAccessibleName(name)
        self._is_filled = False
        self._is_eager = False
        self._about = Elided("", tone="muted")
        self._content = QWidget()
        self._content.installEventFilter(self)
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(_SIDES, 4, _SIDES, 16)
        self.rows.setSpacing(12)
        self._refusal = surface("refused")
        self._refusal_row = row(self._refusal, spacing=10)
        self._refusal_row.setContentsMargins(12, 8, 12, 8)
        self._refusal_words = label("", weight=Weight.MEDIUM, wrapped=True)
        self._refusal_row.addWidget(Icon(look, "circle-alert", "bad"))
        self._refusal_row.addWidget(self._refusal_words, 1)
        self._refusal.hide()
        self.rows.addWidget(self._refusal)
        self._drafted = muted("")
        self._anew = Button(look, _("Begin anew"), kind=Kind.LINK)
        self._anew.clicked.connect(self._begin_anew)
        self._history = Button(
            look, _("History"), kind=Kind.PLAIN, icon="history", key=Deed.HISTORY
        )
        self._history.hide()
        self._save = Button(look, _("Save"), kind=Kind.FILLED, key="Ctrl+Enter")
        self._save.clicked.connect(self.save)
        self._head_row = self._head(icon)
        self._foot_row = self._foot()
        self.column.addLayout(self._head_row)
        area = scrolling(self._content)
        self._area = area
        self.column.addWidget(area, 1)
        self.column.addWidget(line())
        self.column.addLayout(self._foot_row)
        self.setAcceptDrops(True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self.key(key).activated.connect(self.save)
        self.key("Esc").activated.connect(self.leave)

    def height_for(self, width: int) -> int:
        """Return the height in which all fields are in sight."""
        inner = self._content.layout()
        if inner is None:
            return super().height_for(width)
        inner.activate()
        wanted = inner.sizeHint().height()
        if inner.hasHeightForWidth():
            wanted = max(inner.heightForWidth(width - 2), inner.minimumSize().height())
        ends = self._head_row.sizeHint().height() + self._foot_row.sizeHint().height()
        return wanted + ends + 3

    @abstractmethod
    def start(self) -> None:
        """Give the keys to what one writes first."""

    def begin(self) -> None:
        """Open, and have the form filled; what is typed meanwhile is kept."""
        self.open()
        self.presenter.begin()
        if not self._is_filled:
            self.start()

    def offer_history(self, show: Callable[[str], None]) -> None:
        """Offer the history of the record that the form changes, once that is known."""
        self._history.clicked.connect(lambda: show(self.presenter.record_id))

    def show_history(self) -> None:
        """Show the history, where there is one."""
        if not self._history.isHidden():
            self._history.click()

    def add(self, key: str, name: str, control: AnyControl, hint: str = "") -> Field:
        """Make a field of the form."""
        field = Field(self._look, name, control, hint)
        self.fields[key] = field
        if isinstance(control, CompanyLine | Pick):
            control.textChanged.connect(lambda: self._tell(key, field))
        return field

    def add_company(self, choose: Callable[[str], str]) -> None:
        """Make the field for the company; `choose` returns the whole name for what is typed."""
        company = CompanyLine(_("A few letters of its name"))
        company.editingFinished.connect(lambda: company.setText(choose(company.text())))
        self.rows.addWidget(self.add("company", _("Company"), company))

    def _tell(self, key: str, field: Field) -> None:
        """Say what comes of what is typed, as of a company that is not known yet."""
        before = field.told
        field.show_told(self.presenter.told_of(key, field.value()))
        if field.told != before:
            self.place()

    def beside(self, *fields: tuple[QWidget, int]) -> None:
        """Put fields side by side, each with its part of the room."""
        across = row(spacing=12)
        for field, part in fields:
            across.addWidget(field, part)
        self.rows.addLayout(across)

    def values(self) -> Values:
        """Return what stands in the fields that are shown."""
        return {key: field.value() for key, field in self.fields.items() if not field.isHidden()}

    def save(self) -> None:
        """Have the form kept."""
        if not self._is_filled:
            self._is_eager = True
            return
        self._refusal.hide()
        self.presenter.save(self.values())

    def leave(self) -> None:
        """Go back; what was written is kept for the next time."""
        if self.presenter.leave(self.values() if self._is_filled else self._typed()):
            self.put_away()

    def hold(self) -> None:
        """Keep what is written by now; what is typed before the form is filled comes later."""
        if self._is_filled:
            self.presenter.hold(self.values())

    def show_about(self, words: str) -> None:
        """Say what the form is about."""
        self._about.setText(words)

    def show_options(self, options: Options) -> None:
        """Offer what can be chosen."""
        for key, field in self.fields.items():
            if key in options:
                field.show_options(options[key])

    def show_values(self, values: Values, *, drafted: bool) -> None:
        """Fill the fields; what the form does not begin with is not asked."""
        early = {} if self._is_filled else self._typed()
        self._is_filled = True
        for key, field in self.fields.items():
            field.setVisible(key in values)
            begun = values.get(key, "")
            is_text = isinstance(field.control, Line | Lines)
            # What was written before is not lost to what is typed now.
            before = begun if drafted and is_text else ""
            field.show_value(before + early[key] if key in early else begun)
            field.show_wrong("")
            if isinstance(field.control, CompanyLine | Pick):
                self._tell(key, field)
        self._drafted.setText(_("This is what you wrote before.") if drafted else "")
        self._anew.setVisible(drafted)
        self._history.setVisible(bool(self.presenter.record_id))
        self._history.fold(folded=drafted)
        if not early:
            self.start()
        self.place()
        if self._is_eager:
            self._is_eager = False
            self.save()

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        for key, field in self.fields.items():
            field.show_wrong(wrong.get(key, ""))
        first = next((field for key, field in self.fields.items() if key in wrong), None)
        if first is not None:
            first.start()
            self._area.ensureWidgetVisible(first)
            announce(self, first.wrong)

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen."""
        self._refusal_words.setText(f"{error.title}. {error.advice}")
        self._refusal.show()
        announce(self, self._refusal_words.text())

    def show_saved(self, record: Record) -> None:
        """Go away, for all is saved."""
        self.put_away()
        self.saved.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Save by Enter in a line, as every dialog does; in a text it begins a new line."""
        if event.key() in _ENTER and isinstance(self.focusWidget(), QLineEdit):
            self.save()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  (Qt's name)
        """Take files, where the form has room for them."""
        if self._files() is not None and paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  (Qt's name)
        """Put the files that were dropped to the others."""
        files = self._files()
        if files is not None:
            files.add(paths_of(event.mimeData()))
            event.acceptProposedAction()

    def _typed(self) -> Values:
        """Return what was typed or picked before the form was filled."""
        return {
            key: value
            for key, field in self.fields.items()
            if isinstance(field.control, Line | Lines | Chips) and (value := field.value())
        }

    def _begin_anew(self) -> None:
        self.presenter.clear()

    def _files(self) -> Files | None:
        for field in self.fields.values():
            if isinstance(field.control, Files):
                return field.control
        return None

    def _head(self, icon: str) -> Head:
        head = self.head(icon, (heading(self._name), 0), (self._about, 1))
        head.way_back.setAccessibleName(_("Go back; what you wrote is kept"))
        head.way_back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        foot.setContentsMargins(_SIDES, 12, _SIDES, 12)
        foot.addWidget(self._drafted)
        foot.addWidget(self._anew)
        self._anew.hide()
        foot.addWidget(self._history)
        foot.addStretch()
        told = _("Esc goes back and keeps what you wrote")
        foot.addWidget(Elided(told, Size.SMALL, tone="muted", grows=False))
        foot.addWidget(self._save)
        return foot
