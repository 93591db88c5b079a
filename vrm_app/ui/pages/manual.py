"""The manual, to read in the program: its chapters, a search through them, and the text."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.manual import Chapter, ChapterRow, chapters, folder_of, found_in, with_keys
from vrm_app.presenters.places import Go, Place, Section
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.rows import ROW, Rows
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.listing import Listing
from vrm_app.ui.widgets.reader import Reader
from vrm_app.ui.widgets.surface import column, row, upright
from vrm_app.ui.widgets.text import muted

_LIST = 280
_NARROW = 860
_ROW = 36


class ManualPage(Page):
    """The chapters, and beside them the one that is read."""

    def __init__(
        self, look: Look, go: Go, keys: Callable[[], list[KeyRow]], language: str = "en"
    ) -> None:
        super().__init__("base")
        self._go = go
        self._keys = keys
        folder = folder_of(language)
        self._chapters = chapters(folder)
        self._shown = ""
        words = _("Find in the manual")
        self.filter = LettersLine(look, words, words, "search")
        self.filter.textChanged.connect(self._find)
        self._rows = Rows()
        self.list = Listing(look)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_ChapterDelegate(look, self.list))
        self.list.setAccessibleName(_("Chapters"))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.entered_by_key.connect(self._read)
        look.changed.connect(self.list.viewport().update)
        self._nothing = muted(_("These words do not stand in the manual."), wrapped=True)
        self.text = Reader(look, folder, folder_of("en"))
        self.text.setAccessibleName(_("The chapter"))
        self.text.anchorClicked.connect(self._follow)
        self._lay_out()
        self._find("")

    def show_place(self, place: Place) -> None:
        """Show a chapter, the first where none is named."""
        names = [one.id for one in self._chapters]
        chapter = self._chapters[names.index(place.tab) if place.tab in names else 0]
        if chapter.id != self._shown:
            self._shown = chapter.id
            self._show(chapter)
        self._mark()
        self.renamed.emit()

    def path(self) -> list[str]:
        """Return the title of the chapter."""
        return [one.title for one in self._chapters if one.id == self._shown]

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the manual."""
        return [Key(_("Manual"), _("Find in the manual"), Deed.FIND_HERE, self._begin_to_find)]

    def start(self) -> None:
        """Begin in the chapter: one came to read."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Give the text all the room where there is little."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_LIST if self.width() >= _NARROW else _LIST * 3 // 4)

    def _show(self, chapter: Chapter) -> None:
        self.text.show_text(
            f"# {chapter.title}\n\n{with_keys(chapter, self._keys())}", self.filter.text()
        )

    def _begin_to_find(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _find(self, typed: str) -> None:
        rows = found_in(self._chapters, typed)
        # What is shown stays until another one is chosen.
        with QSignalBlocker(self.list.selectionModel()):
            self._rows.replace(rows)
            self._mark()
        # A row is higher where something is found in it.
        self.list.scheduleDelayedItemsLayout()
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.text.mark(typed)

    def _mark(self) -> None:
        at = self._rows.number_of(self._shown)
        self.list.setCurrentIndex(self._rows.index(at) if at >= 0 else QModelIndex())

    def _choose(self, current: QModelIndex | QPersistentModelIndex) -> None:
        chosen: ChapterRow | None = current.data(ROW)
        if chosen is not None and chosen.id != self._shown:
            had_keys = self.list.hasFocus()
            self._go(Place(Section.MANUAL, tab=chosen.id))
            if had_keys:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, link: QUrl) -> None:
        """Go to another chapter; whatever else a link names is not opened."""
        name = link.fileName().removesuffix(".md").partition("-")[2]
        if any(one.id == name for one in self._chapters):
            self._go(Place(Section.MANUAL, tab=name))

    def _lay_out(self) -> None:
        self._side = QWidget()
        inner = column(self._side, spacing=8)
        inner.setContentsMargins(12, 16, 12, 12)
        inner.addWidget(self.filter)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        across = row(self, spacing=0)
        across.addWidget(self._side)
        across.addWidget(upright())
        across.addWidget(self.text, 1)


class _ChapterDelegate(RowDelegate):
    """Draws a chapter: its title, and what was found in it."""

    inset = (0, 0)

    def sizeHint(  # noqa: N802  (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for the title, and for what was found."""
        whole = super().sizeHint(option, index)
        row: ChapterRow = index.data(ROW)
        return whole if row.found else QSize(whole.width(), max(_ROW, whole.height() * 2 // 3))

    def draw(self, brush: Strokes, row: ChapterRow, *, selected: bool) -> None:
        """Draw what a row says."""
        tokens = self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        text = tokens.selected_text if selected else tokens.text
        weight = Weight.BOLD if selected else Weight.MEDIUM
        first = brush.place(14, 0, width - 28, height)
        if row.found:
            first = brush.place(14, 8, width - 28, height / 2 - 8)
            second = brush.place(14, height / 2, width - 28, height / 2 - 8)
            brush.words(row.found, second, tokens.muted, font(Size.SMALL))
        brush.words(row.title, first, text, font(weight=weight))
