"""The timeline of all companies."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.dealings_text import Dealings
from vrm_app.presenters.density import Density
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_offers import FilterOffer
from vrm_app.presenters.filter_words import Part
from vrm_app.presenters.opening import ask_of, place_of
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.saved_searches import keeping
from vrm_app.presenters.timeline import FilterChoice, TimelinePresenter
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.pages.timeline.filters import Filters
from vrm_app.ui.pages.timeline.months import Months
from vrm_app.ui.pages.timeline.paper import document_of
from vrm_app.ui.theme import MARGIN
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted, title
from vrm_app.ui.widgets.timeline import Timeline


class TimelinePage(Page):
    """Everything that happened, narrowed down as one likes."""

    def __init__(self, look: Look, desk: Desk, go: Go, open_: Open) -> None:
        super().__init__("base")
        self._go, self._open = go, open_
        self.timeline = Timeline(look, several=True)
        self.presenter = TimelinePresenter(self, self.timeline, desk)
        self.filters = Filters(look)
        self.months = Months(look)
        self._told = muted("")
        self.keep = Button(look, _("Keep this search"), icon="save", key=Deed.KEEP_SEARCH)
        self.keep.hide()
        self.copy = Button(look, _("Copy"), icon="copy", key=Deed.COPY)
        self.print = Button(look, _("Print"), icon="printer", key=Deed.PRINT)
        log = Button(look, _("Log what happened"), kind=Kind.FILLED, icon="pen-line")
        log.clicked.connect(self._log)
        none = Button(look, _("Take the filters away"), icon="x")
        none.clicked.connect(lambda: self._go(Place(Section.TIMELINE)))
        self._nothing_yet = empty(
            look,
            "history",
            _("Nothing happened yet"),
            _("Log a call or drop an e-mail here: all of it stands in one line of time."),
            log,
        )
        self._nothing_passes = empty(
            look,
            "list-filter",
            _("Nothing passes these filters"),
            _("Take one of them away, or look for a shorter word."),
            none,
        )
        self._shown = QStackedWidget()
        for one in (self.timeline, self.months.table, self._nothing_yet, self._nothing_passes):
            self._shown.addWidget(one)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show what passes the filters of a place, around a record where one is chosen."""
        self.filters.line.show_text(place.tab)
        self.filters.show_offers([])
        self.presenter.show(place.tab, place.about)

    def refresh(self) -> None:
        """Read again what is shown."""
        self.presenter.refresh()

    def path(self) -> list[str]:
        """Return what narrows it down."""
        typed = self.presenter.typed.strip()
        return [typed] if typed else []

    def start(self) -> None:
        """Begin in the timeline."""
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the timeline."""
        here = _("Timeline")
        return [
            Key(here, _("Narrow it down"), Deed.FIND_HERE, self._narrow),
            Key(here, _("Keep this search"), Deed.KEEP_SEARCH, self._keep),
            Key(here, _("Log what happened"), Deed.LOG, self._log, Deed.NEW),
            Key(here, _("Change the entry"), Deed.CHANGE, self._change),
            Key(here, _("Raise a case from the entry"), Deed.RAISE, self._raise_case),
            Key(here, _("Move the entry to the trash"), Deed.DELETE, self._delete),
            Key(here, _("Copy as record of dealings"), Deed.COPY, self._copy),
            Key(here, _("Print as record of dealings"), Deed.PRINT, self._print),
        ]

    def show_filters(self, parts: tuple[Part, ...], told: str) -> None:
        """Show what was understood, or what cannot be read."""
        self.filters.show_parts(parts, told)
        self.keep.setVisible(bool(self.presenter.typed.strip()) and not told)
        self.renamed.emit()

    def show_density(self, density: Density, *, is_filtered: bool) -> None:
        """Show how much happened in each month, or that nothing did."""
        self.months.show_density(density)
        self.months.setVisible(bool(density.months))
        had_keys = self._shown.isAncestorOf(self.focusWidget() or self)
        shown: QWidget = self.months.table if self.months.as_table.isChecked() else self.timeline
        if not density.months:
            shown = self._nothing_passes if is_filtered else self._nothing_yet
        self._shown.setCurrentWidget(shown)
        self.filters.setVisible(bool(density.months) or is_filtered)
        for one in (self.copy, self.print):
            one.setEnabled(bool(density.months))
        if had_keys and shown is self.timeline:
            self.start()

    def show_offers(self, offers: list[FilterOffer]) -> None:
        """Show how what is being typed can go on."""
        self.filters.show_offers(offers)

    def _connect(self) -> None:
        stretch, line = self.presenter.timeline, self.filters.line
        self.timeline.older_wanted.connect(stretch.show_older)
        self.timeline.newer_wanted.connect(stretch.show_newer)
        self.timeline.unfolded.connect(stretch.open)
        self.timeline.settled.connect(self._settle)
        self.timeline.opened.connect(self._open_entry)
        self.timeline.moved.connect(self.months.bar.show_here)
        self.timeline.several_selected.connect(self._count)
        self.months.bar.picked.connect(stretch.go_to)
        self.months.toggled.connect(
            lambda wanted: self._shown.setCurrentWidget(
                self.months.table if wanted else self.timeline
            )
        )
        line.typed.connect(self.presenter.show)
        line.offer_wanted.connect(self.presenter.offer)
        line.left.connect(self._stay)
        self.filters.chosen.connect(self._choose)
        self.filters.taken_out.connect(self._take_out)
        self.keep.clicked.connect(self._keep)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)

    def _lay_out(self) -> None:
        outer = column(self, spacing=8)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(self._head())
        outer.addWidget(self.filters)
        outer.addWidget(self.months)
        outer.addWidget(self._shown, 1)

    def _head(self) -> QHBoxLayout:
        head = row(spacing=8)
        named = title(_("Timeline"))
        named.setMinimumHeight(HEAD)
        head.addWidget(named)
        head.addStretch()
        head.addWidget(self._told)
        head.addWidget(self.keep)
        head.addWidget(self.copy)
        head.addWidget(self.print)
        return head

    def _count(self, count: int) -> None:
        several = count > 1
        self.presenter.timeline.keeps_all = several
        self._told.setText(_("{n} selected").format(n=count) if several else "")

    def _narrow(self) -> None:
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.line.selectAll()

    def _keep(self) -> None:
        typed = self.presenter.typed.strip()
        if typed:
            self._go(Place(Section.TIMELINE, "", self.presenter.typed))
            self._open(keeping(typed))

    def _stay(self) -> None:
        """Make a place of what was typed, so that one comes back to it."""
        self._go(Place(Section.TIMELINE, "", self.presenter.typed))
        self.start()

    def _choose(self, choice: FilterChoice) -> None:
        self._go(Place(Section.TIMELINE, "", self.presenter.narrowed(choice)))

    def _take_out(self, part: Part) -> None:
        self._go(Place(Section.TIMELINE, "", self.presenter.taken_out(part)))

    def _open_entry(self, record_id: str) -> None:
        """Go to where the entry stands; one comes back to it here."""
        entry = self.timeline.current()
        if entry is None:
            return
        place = place_of(entry.kind, record_id, entry.company_id)
        if place is None:
            self._change()
            return
        self._go(Place(Section.TIMELINE, "", self.presenter.typed, entry.id))
        self._go(place)

    def _change(self) -> None:
        entry = self.timeline.current()
        ask = None if entry is None else ask_of(entry.kind, entry.id, entry.company_id)
        if ask is not None:
            self._open(ask)

    def _log(self) -> None:
        entry = self.timeline.current()
        self._open(Ask(Form.LOG, entry.company_id if entry is not None else ""))

    def _raise_case(self) -> None:
        entry = self.timeline.current()
        if entry is not None and entry.company_id:
            about = entry.id if entry.kind == Interaction.kind else ""
            self._open(Ask(Form.CASE, entry.company_id, about))

    def _delete(self) -> None:
        if self.timeline.hasFocus():
            self.presenter.delete([entry.id for entry in self.timeline.selected()])

    def _settle(self, promise_id: str, kept: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.presenter.settle(promise_id, PromiseState.KEPT if kept else PromiseState.BROKEN)

    def _on_paper(self) -> list[str]:
        """Return which entries belong on paper: those that are selected, none for all."""
        selected = [one.id for one in self.timeline.selected()]
        return selected if len(selected) > 1 or self.timeline.hasFocus() else []

    def _copy(self) -> None:
        def answer(dealings: Dealings) -> None:
            QGuiApplication.clipboard().setText(dealings.text())
            announce(self, _("Copied: {what}").format(what=dealings.told))
            self._told.setText(_("Copied"))

        self.presenter.record(self._on_paper(), answer)

    def _print(self) -> None:
        from vrm_app.ui.printing import preview

        def answer(dealings: Dealings) -> None:
            preview(self, dealings.title, document_of(dealings))

        self.presenter.record(self._on_paper(), answer)
