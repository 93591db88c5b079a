"""The page on which files are looked at, before and after they come in."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.came_in import Done
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.importing import ImportPresenter
from vrm_app.presenters.places import Go, Place
from vrm_app.presenters.reviewing import Review
from vrm_app.ui.file_dialogs import Purpose, ask_for_files
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page
from vrm_app.ui.pages.import_.beginning import BeginningPane
from vrm_app.ui.pages.import_.done import DonePane
from vrm_app.ui.pages.import_.review import ReviewPane
from vrm_app.ui.pages.import_.working import WorkingPane
from vrm_app.ui.refusal import Refusal
from vrm_app.ui.widgets.surface import column

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ImportPage(Page):
    """Where to begin, what would come in, and what came in."""

    def __init__(self, look: Look, desk: Desk, go: Go) -> None:
        super().__init__()
        self.presenter = ImportPresenter(self, desk)
        self._go = go
        self.refusal = Refusal(look)
        self._start = BeginningPane(look)
        self.choose = self._start.choose
        self.choose.clicked.connect(self.open_dialog)
        self.working = WorkingPane(look, self.presenter)
        self.review = ReviewPane(look, self.presenter)
        self.done = DonePane(look, self.presenter, lambda section: go(Place(section)))
        self._stack = QStackedWidget()
        for one in (self._start, self.working, self.review, self.done):
            self._stack.addWidget(one)
        outer = column(self)
        outer.addWidget(self.refusal)
        outer.addWidget(self._stack, 1)
        self._add_keys()

    @property
    def shown(self) -> QWidget:
        """The part that is shown."""
        return self._stack.currentWidget() or self._start

    def take(self, paths: Sequence[Path]) -> None:
        """Look at files that were dropped or chosen."""
        self.presenter.look_at(paths)

    def open_dialog(self) -> None:
        """Let the customer choose files."""
        if self.presenter.is_taking:
            return
        kinds = _("Exports, tables and e-mails (*.csv *.tsv *.txt *.json *.eml);;All files (*)")
        self.take(ask_for_files(self, _("Files to bring in"), Purpose.IMPORT, kinds))

    def show_start(self, refusal: UserError | None) -> None:
        """Show how to begin, and what did not happen if something did not."""
        self._show(self._start, refusal)

    def show_working(self, sentence: str) -> None:
        """Say what is being done."""
        self.working.begin(sentence)
        self._show(self.working, None)

    def show_review(self, review: Review, source: str, refusal: UserError | None) -> None:
        """Show what would come in."""
        self.review.show_review(review, source)
        self._show(self.review, refusal)

    def show_done(self, done: Done, refusal: UserError | None) -> None:
        """Show what came in."""
        had_keys = self._has_keys()
        self.done.show_done(done)
        self._show(self.done, refusal)
        if had_keys and not self._has_keys():
            # What had the keys is no longer there.
            self.start()

    def refresh(self) -> None:
        """Look whether what came in can still be taken back from here."""
        self.presenter.refresh()

    def path(self) -> list[str]:
        """Return what is looked at."""
        return [] if self.shown is self._start else [self.presenter.source]

    def under_way(self) -> str:
        """Return what is being done and how far it is."""
        return self.working.words if self.shown is self.working else ""

    def start(self) -> None:
        """Give the keys to what one would press next."""
        first: QWidget = self.choose
        if self.shown is self.review:
            first = self.review.import_ if self.review.import_.isEnabled() else self.review.cancel
        elif self.shown is self.working:
            first = self.working.stop
        elif self.shown is self.done:
            first = self.done.close_
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Press by Enter the button that has the keys, else what the page asks for."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        button = self.focusWidget()
        if isinstance(button, QPushButton) and button.hasFocus():
            button.click()
            return
        self._confirm()

    def _show(self, part: QWidget, refusal: UserError | None) -> None:
        is_other = part is not self.shown
        self._stack.setCurrentWidget(part)
        self.refusal.show_refusal(refusal)
        self.renamed.emit()
        if is_other and self.isVisible():
            self.start()

    def _has_keys(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _confirm(self) -> None:
        if self.shown is self.review:
            self.review.import_.click()
        elif self.shown is self._start:
            self.choose.click()

    def _escape(self) -> None:
        if self.shown in {self.review, self.working}:
            self.presenter.stop()
        elif self.shown is self.done:
            self.done.close_.click()

    def _add_keys(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self._confirm),
            ("Ctrl+Enter", self._confirm),
            ("Esc", self._escape),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)
