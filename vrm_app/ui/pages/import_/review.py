"""What would come in: counts, each line with its fate, and how a table was read."""

from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTabBar, QWidget

from vrm_app.presenters.importing import ImportPresenter
from vrm_app.presenters.reviewing import Count, Review
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.pages.import_.lines import Lines
from vrm_app.ui.pages.import_.table import TablePanel, column_of
from vrm_app.ui.stops import tab_through
from vrm_app.ui.theme import GAP, MARGIN, Size, Weight, figures
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.surface import column, line, row, surface, upright
from vrm_app.ui.widgets.text import Elided, label, muted, title

_TABLE_WIDTH = 400
_NARROW = 900
_FOOT = 60


class ReviewPane(QWidget):
    """Shows what would come in, and waits for a yes."""

    def __init__(self, look: Look, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._has_table = False
        self._title = title()
        self._title.setMinimumHeight(HEAD)
        self._source = Elided("", tone="muted")
        self._counts = surface("card")
        row(self._counts, spacing=0)
        self.companies = Check(look, _("Make companies of unknown senders"))
        self.companies.toggled.connect(lambda on: presenter.make_companies(wanted=on))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("What is shown"))
        self.tabs.addTab(_("What comes in"))
        self.tabs.addTab(_("How the table was read"))
        self.tabs.currentChanged.connect(self._arrange)
        self.lines = Lines(look, _("What comes in, line by line"))
        self._list_card = QFrame()
        self._list_card.setProperty("surface", "card")
        column(self._list_card, margin=6).addWidget(self.lines)
        self.table = TablePanel(look, presenter)
        self.cancel = Button(look, _("Cancel"), kind=Kind.PLAIN, key="Esc")
        self.cancel.clicked.connect(presenter.stop)
        self.import_ = Button(look, "", kind=Kind.FILLED, icon="download", key="Ctrl+Enter")
        self.import_.clicked.connect(presenter.take)
        self._nothing = muted(_("There is nothing to bring in."), Size.TEXT)
        self._lay_out()

    def show_review(self, review: Review, source: str) -> None:
        """Show what would come in."""
        self._title.setText(review.title)
        self._source.setText(source)
        self._show_counts(review.counts)
        self.companies.setVisible(review.is_mail)
        with QSignalBlocker(self.companies):
            self.companies.setChecked(review.new_companies)
        self.lines.show_lines(review.lines)
        if review.table is not None:
            self.table.show_table(review.table)
        if review.table is None or not self._has_table:
            self.tabs.setCurrentIndex(0)
        self._has_table = review.table is not None
        stops = (self.companies, self.tabs, self.lines, *self.table.stops())
        tab_through((*stops, self.cancel, self.import_))
        self.import_.setText(review.action.replace("&", "&&"))
        self.import_.updateGeometry()
        self.import_.setEnabled(bool(review.action))
        self.import_.setVisible(bool(review.action))
        self._nothing.setVisible(not review.action)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put list and table side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW
        self.tabs.setVisible(self._has_table and narrow)
        table_first = self.tabs.currentIndex() == 1
        self._list_card.setVisible(not (self._has_table and narrow and table_first))
        self.table.setVisible(self._has_table and (not narrow or table_first))
        if narrow:
            self.table.setMinimumWidth(0)
            self.table.setMaximumWidth(self.width())
        else:
            self.table.setFixedWidth(_TABLE_WIDTH)

    def _show_counts(self, counts: tuple[Count, ...]) -> None:
        clear(self._counts)
        inner = self._counts.layout()
        if inner is None:
            return
        for at, one in enumerate(counts):
            if at:
                inner.addWidget(upright(32))
            number = label(str(one.number), Size.HEADING, Weight.BOLD, one.tone)
            number.setFont(figures(number.font()))
            cell = column_of(muted(one.name, Size.TINY), number)
            cell.setContentsMargins(16, 8, 16, 8)
            inner.addWidget(cell)

    def _lay_out(self) -> None:
        head = QWidget()
        inner = column(head)
        inner.setContentsMargins(MARGIN, GAP, MARGIN, 12)
        inner.addWidget(self._title)
        inner.addWidget(self._source)
        inner.addSpacing(GAP)
        inner.addWidget(self._counts)
        inner.addSpacing(4)
        inner.addWidget(self.companies)
        inner.addWidget(self.tabs)
        middle = QWidget()
        across = row(middle, spacing=GAP)
        across.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        across.addWidget(self._list_card, 1)
        across.addWidget(self.table)
        foot = surface("base")
        foot.setFixedHeight(_FOOT)
        keys = row(foot, spacing=8)
        keys.setContentsMargins(MARGIN, 0, MARGIN, 0)
        keys.addWidget(muted(_("Nothing is changed yet."), Size.TEXT))
        keys.addStretch()
        keys.addWidget(self._nothing)
        keys.addWidget(self.cancel)
        keys.addWidget(self.import_)
        whole = column(self)
        whole.addWidget(head)
        whole.addWidget(middle, 1)
        whole.addWidget(line())
        whole.addWidget(foot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
