"""How a table was read: its columns with samples, and what each means."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_settings import Delimiter
from vrm_app.presenters.importing import ImportPresenter
from vrm_app.presenters.reviewing import (
    DATE_ORDERS,
    DELIMITERS,
    ENCODINGS,
    FIELDS,
    ColumnLine,
    TableShown,
)
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import GAP, Size, Weight
from vrm_app.ui.widgets.choice import Choice
from vrm_app.ui.widgets.surface import card, column, line, row
from vrm_app.ui.widgets.text import Elided, heading, label, muted

_MEANING = 148
_WORDS = 104


class TablePanel(QFrame):
    """How the file was read, to be corrected; each choice reads it again."""

    def __init__(self, look: Look, presenter: ImportPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._headings: tuple[str, ...] = ()
        self._meanings: list[Choice] = []
        self._problem = label("", Size.SMALL, Weight.MEDIUM, "warn", wrapped=True)
        self._encoding = Choice(look, _("Characters"))
        self._encoding.offer(ENCODINGS.items())
        self._encoding.activated.connect(
            lambda: presenter.choose_encoding(Encoding(self._encoding.currentData()))
        )
        self._delimiter = Choice(look, _("Cells parted by"))
        self._delimiter.offer(DELIMITERS.items())
        self._delimiter.activated.connect(
            lambda: presenter.choose_delimiter(Delimiter(self._delimiter.currentData()))
        )
        self._order = Choice(look, _("Days written as"))
        self._order.offer([(None, _("no days, or not clear")), *DATE_ORDERS.items()])
        self._order.activated.connect(self._choose_order)
        self._columns = QWidget()
        column(self._columns, spacing=10)
        content, inner = card(spacing=8)
        inner.addWidget(heading(_("How the table was read")))
        inner.addWidget(self._problem)
        for words, choice in (
            (_("Characters"), self._encoding),
            (_("Cells parted by"), self._delimiter),
            (_("Days written as"), self._order),
        ):
            inner.addLayout(_labelled(words, choice))
        inner.addSpacing(4)
        inner.addWidget(line("row-line"))
        inner.addSpacing(4)
        inner.addWidget(muted(_("Columns, some of their cells, and what they mean")))
        inner.addWidget(self._columns)
        inner.addStretch()
        outer = column(self)
        outer.addWidget(scrolling(content))

    def show_table(self, table: TableShown) -> None:
        """Show how the table was read."""
        self._problem.setText(table.problem)
        self._problem.setVisible(bool(table.problem))
        self._encoding.show_value(table.encoding)
        self._delimiter.show_value(table.delimiter)
        self._order.show_value(table.date_order)
        headings = tuple(one.heading + one.samples for one in table.columns)
        if headings != self._headings:
            # What stays keeps the keys where they are.
            self._headings = headings
            self._show_columns(table.columns)
        for one, choice in zip(table.columns, self._meanings, strict=True):
            choice.show_value(one.field)

    def stops(self) -> list[QWidget]:
        """Return what the keys reach, from the top."""
        return [self._encoding, self._delimiter, self._order, *self._meanings]

    def _show_columns(self, columns: tuple[ColumnLine, ...]) -> None:
        clear(self._columns)
        self._meanings = []
        inner = self._columns.layout()
        for one in columns:
            name = Elided(one.heading, weight=Weight.MEDIUM)
            meaning = Choice(self._look, _("What {column} means").format(column=one.heading))
            meaning.setFixedWidth(_MEANING)
            meaning.offer([(None, _("left out")), *FIELDS.items()])
            meaning.setEnabled(not one.is_withheld)
            meaning.activated.connect(partial(self._choose, one.heading, meaning))
            name.setBuddy(meaning)
            self._meanings.append(meaning)
            made = QWidget()
            across = row(made, spacing=GAP)
            words = column_of(name, Elided(one.samples or _("empty"), Size.SMALL, tone="muted"))
            across.addWidget(words, 1)
            across.addWidget(meaning)
            if inner is not None:
                inner.addWidget(made)

    def _choose_order(self) -> None:
        # Qt keeps words, not what they stand for.
        order = self._order.currentData()
        self._presenter.choose_date_order(DateOrder(order) if order else None)

    def _choose(self, heading_: str, meaning: Choice, _at: int) -> None:
        field = meaning.currentData()
        self._presenter.choose(heading_, TableField(field) if field else None)


def column_of(*widgets: QWidget) -> QWidget:
    """Return widgets one above the other."""
    made = QWidget()
    inner = column(made, spacing=0)
    for one in widgets:
        inner.addWidget(one)
    return made


def _labelled(words: str, choice: Choice) -> QHBoxLayout:
    made = row(spacing=GAP)
    name = muted(words, Size.TEXT)
    name.setBuddy(choice)
    name.setFixedWidth(_WORDS)
    made.addWidget(name)
    made.addWidget(choice, 1)
    return made
