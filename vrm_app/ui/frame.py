"""The frame around the pages: places at the side, the way at the top, the state at the foot."""

from collections.abc import Mapping, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.sections import SECTION_KINDS
from vrm_app.presenters.side import PinnedRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page, clear, scrolling
from vrm_app.ui.theme import Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.side_list import Aside, SideItem, SideList, SideRow
from vrm_app.ui.widgets.side_searches import SideSearches
from vrm_app.ui.widgets.surface import column, line, row, upright
from vrm_app.ui.widgets.text import Elided, muted

SIDE_WIDTH = 216
STRIP_WIDTH = 56
_TOP = 52
_FOOT = 28
_LOOK_EVERY = 500
_STRIP_BELOW = 1100
_NARROW_BELOW = 900
_SEARCH_WIDTH = 264
_FOLDED = 40
_EDGE = 8
"""What is left free beside the rows at the side (px); at their end the bar has its place there."""

SECTIONS = (
    (Section.TODAY, "sun", _("Today")),
    (Section.INBOX, "inbox", _("Inbox")),
    (Section.COMPANIES, "building-2", _("Companies")),
    (Section.TIMELINE, "history", _("Timeline")),
    (Section.CASES, "life-buoy", _("Cases")),
    (Section.CONTRACTS, "receipt-text", _("Contracts")),
    (Section.NEEDS, "target", _("Looking for")),
    (Section.MY_DATA, "fingerprint", _("My data")),
    (Section.HANDED_OVER, "send", _("Handed over")),
    (Section.OTHERS, "ellipsis", _("More")),
)
"""The places at the side, with icon and name."""


class SideBar(QWidget):
    """The places one can go to."""

    chosen = Signal(object)
    """A place."""
    unpinned = Signal(str)
    """The id of a company that is to be taken off the pinned ones."""

    def __init__(self, look: Look, vault_name: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(SIDE_WIDTH)
        inner = column(self, spacing=0)
        inner.setContentsMargins(0, 0, 0, 8)
        head = QWidget()
        head.setFixedHeight(_TOP)
        across = row(head, spacing=8)
        across.setContentsMargins(20, 0, 16, 0)
        across.addWidget(Icon(look, "book-lock", "accent", 18))
        self._name = Elided(vault_name, weight=Weight.BOLD)
        across.addWidget(self._name, 1)
        inner.addWidget(head)
        inner.addSpacing(4)
        self._entries: dict[Section, SideRow] = {}
        self.pinned = SideList(look, _("Pinned"), [(_("Take off the pinned"), self.unpinned.emit)])
        self.searches = SideSearches(look)
        self.searches.wanted.connect(self.chosen)
        self.lists = [self.pinned, self.searches]
        self._here = Section.TODAY
        self._filled: frozenset[Section] = frozenset()
        self.folded: bool | None = None
        """Whether the person wants a strip; none where the width decides."""
        self._rows = QWidget()
        down = column(self._rows)
        for section, icon, name in SECTIONS:
            entry = SideRow(look, icon, name)
            entry.clicked.connect(partial(self.chosen.emit, Place(section)))
            down.addWidget(entry)
            self._entries[section] = entry
        for one in self.lists:
            down.addWidget(one)
        down.addStretch()
        self.pinned.chosen.connect(lambda one: self.chosen.emit(Place(Section.COMPANIES, one)))
        # In a low window what is further down is reached by scrolling, also by Tab.
        self._scrolled = scrolling(_beside_bar(self._rows))
        self._scrolled.setProperty("surface", "side-rows")
        inner.addWidget(self._scrolled, 1)

    def show_place(self, place: Place) -> None:
        """Mark the place where one is."""
        section = self._here = place.section
        self.pinned.show_here(place.record_id if section is Section.COMPANIES else "")
        self.searches.show_place(place)
        for one, entry in self._entries.items():
            entry.setChecked(one is section)
        self._make_room()

    def show_filled(self, filled: frozenset[Section]) -> None:
        """Show the sections that have something in them; the others stay out of the way."""
        self._filled = filled
        self._make_room()

    def _make_room(self) -> None:
        for one, entry in self._entries.items():
            is_wanted = one not in SECTION_KINDS or one in self._filled or one is self._here
            entry.setVisible(is_wanted)

    def entry(self, section: Section) -> SideRow:
        """Return what stands for a section."""
        return self._entries[section]

    def show_pinned(self, companies: list[PinnedRow]) -> None:
        """Show the pinned companies, each with the days left to act."""
        self.pinned.show_items(
            [
                SideItem(one.id, one.name, aside=Aside(one.left, one.told, one.tone))
                for one in companies
            ]
        )

    def show_count(self, section: Section, count: int) -> None:
        """Show how much waits at a place."""
        self._entries[section].show_count(count)

    def toggle(self) -> None:
        """Shrink to a strip of icons, or grow again, from now on at any width."""
        self.folded = self.width() > STRIP_WIDTH
        self.fit(self.window().width())

    def fit(self, width: int) -> None:
        """Be as wide as the person wants, or as there is room in a window of a width (px)."""
        is_narrow = width < self._look.scaled(_STRIP_BELOW)
        folded = is_narrow if self.folded is None else self.folded
        self.setFixedWidth(STRIP_WIDTH if folded else self._look.scaled(SIDE_WIDTH))
        # As wide with the bar as without it, and no wider than the strip.
        self._rows.setFixedWidth(self.width() - 2 * _EDGE)
        self._name.setVisible(not folded)
        # A strip has no room for the bar; the wheel and the keys move it all the same.
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scrolled.setVerticalScrollBarPolicy(off if folded else needed)
        for entry in self._entries.values():
            entry.fold(folded=folded)
        for one in self.lists:
            one.fold(folded=folded)


def _beside_bar(rows: QWidget) -> QWidget:
    made = QWidget()
    across = row(made, spacing=0)
    across.addSpacing(_EDGE)
    across.addWidget(rows)
    across.addStretch()
    return made


class TopBar(QWidget):
    """Where one is, back and forward, and what can be done from everywhere."""

    chosen = Signal(object)
    """A place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_TOP)
        self._look = look
        self.side = Button(look, kind=Kind.PLAIN, icon="panel-left")
        self.side.named(_("Show or hide the side bar"), _("Side bar"), Deed.SIDE_BAR)
        self.back = Button(look, kind=Kind.PLAIN, icon="arrow-left")
        self.back.named(_("Back"), deed=Deed.BACK)
        self.forward = Button(look, kind=Kind.PLAIN, icon="arrow-right")
        self.forward.named(_("Forward"), deed=Deed.FORWARD)
        self._names: list[str] = []
        self._path = QWidget()
        self._path_row = row(self._path, spacing=2)
        self.search = Button(
            look, _("Search or command"), kind=Kind.SEARCH, icon="search", key=Deed.FIND
        )
        self.search.setFixedWidth(self._search_width())
        self.jot = Button(look, _("Jot"), icon="pen-line", key=Deed.JOT)
        self.import_ = Button(look, _("Import"), icon="download", key=Deed.IMPORT)
        self.eye = Button(look, kind=Kind.PLAIN, icon="eye-off")
        self.eye.named(_("Blur what others should not read"), deed=Deed.EYE)
        self.eye.setCheckable(True)
        self.lock = Button(look, kind=Kind.PLAIN, icon="lock")
        self.lock.named(_("Lock"), deed=Deed.LOCK)
        self.menu = Button(look, kind=Kind.PLAIN, icon="menu")
        self.menu.named(_("Menu"))
        across = row(self, spacing=4)
        across.setContentsMargins(12, 0, 16, 0)
        for one in (self.side, self.back, self.forward):
            across.addWidget(one)
        across.addSpacing(8)
        across.addWidget(self._path, 1)
        across.addWidget(self.search)
        across.addSpacing(4)
        across.addWidget(self.jot)
        across.addWidget(self.import_)
        across.addSpacing(4)
        across.addWidget(self.eye)
        across.addWidget(self.lock)
        across.addWidget(self.menu)

    @property
    def veiled(self) -> list[QWidget]:
        """What may name a record."""
        return [self._path]

    def show_eye(self, *, closed: bool) -> None:
        """Show whether the privacy eye is closed."""
        self.eye.setChecked(closed)

    def show_path(self, names: list[str], section: Place) -> None:
        """Show the way to where one is: first its section, which leads there, then the record."""
        if names == self._names:
            return
        self._names = names
        had_keys = self._path.isAncestorOf(self.window().focusWidget() or self)
        clear(self._path)
        if names[1:]:
            back = Button(self._look, names[0], kind=Kind.PATH)
            back.set_height(26)
            back.clicked.connect(partial(self.chosen.emit, section))
            self._path_row.addWidget(back)
            self._path_row.addWidget(Icon(self._look, "chevron-right", "muted", 14))
            if had_keys:
                back.setFocus(Qt.FocusReason.OtherFocusReason)
        # It begins where the name of a section does that leads back.
        self._path_row.addSpacing(4)
        self._path_row.addWidget(Elided(names[-1], weight=Weight.BOLD), 1)

    def fit(self, width: int) -> None:
        """Take as much room as there is in a window of a width (px)."""
        narrow = width < self._look.scaled(_NARROW_BELOW)
        self.search.fold(folded=narrow)
        self.search.setFixedWidth(_FOLDED if narrow else self._search_width())
        self.import_.fold(folded=width < self._look.scaled(_STRIP_BELOW))
        self.jot.fold(folded=narrow)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the window be narrow."""
        return QSize(320, _TOP)

    def _search_width(self) -> int:
        return max(_SEARCH_WIDTH, self.search.sizeHint().width())


class StatusBar(QWidget):
    """Whether it is open, that nothing goes out, and what is being done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_FOOT)
        self._look = look
        self._open = muted("")
        across = row(self, spacing=6)
        across.setContentsMargins(20, 0, 20, 0)
        across.addWidget(Icon(look, "lock-open", "muted", 14))
        across.addWidget(self._open)
        across.addSpacing(14)
        across.addWidget(Icon(look, "wifi-off", "muted", 14))
        across.addWidget(muted(_("Offline")))
        across.addSpacing(14)
        self._eye = [Icon(look, "eye-off", "muted", 14), muted(_("Blurred"))]
        for one in self._eye:
            across.addWidget(one)
            one.hide()
        across.addStretch()
        self._work = muted("")
        across.addWidget(self._work)
        self._copied = muted("")
        across.addWidget(self._copied)

    def show_copy(self, words: str) -> None:
        """Say when the last copy was made."""
        self._copied.setText(words)

    def show_lock(self, words: str) -> None:
        """Say when it locks."""
        self._open.setText(words)

    def show_eye(self, *, closed: bool) -> None:
        """Say whether what is in the vault is blurred."""
        for one in self._eye:
            one.setVisible(closed)
        announce(self, _("Blurred") if closed else _("Not blurred any more"))

    def follow(self, pages: Mapping[Section, Page]) -> None:
        """Say from now on what is being done on any page."""
        clock = QTimer(self, interval=_LOOK_EVERY)
        clock.timeout.connect(lambda: self.look(pages))
        clock.start()

    def look(self, pages: Mapping[Section, Page]) -> None:
        """Say what is being done, and how far it is; nothing where nothing is."""
        self._work.setText(next(filter(None, (one.under_way() for one in pages.values())), ""))


def holding(stack: QWidget) -> QWidget:
    """Return the ground of the pages, over which banners float."""
    made = QWidget()
    column(made).addWidget(stack)
    return made


def framed(side: QWidget, shown: Sequence[QWidget], foot: QWidget) -> QWidget:
    """Return the whole of the window: the side, what is shown beside it, and the foot."""
    right, middle, whole = QWidget(), QWidget(), QWidget()
    inner = column(right)
    for one in shown:
        inner.addWidget(one)
    # The page itself takes what room there is.
    inner.setStretchFactor(shown[-1], 1)
    across = row(middle, spacing=0)
    across.addWidget(side)
    across.addWidget(upright())
    across.addWidget(right, 1)
    outer = column(whole)
    outer.addWidget(middle, 1)
    outer.addWidget(line())
    outer.addWidget(foot)
    return whole
