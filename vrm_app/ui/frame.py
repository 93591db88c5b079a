"""The frame around the pages: places at the side, the way at the top, the state at the foot."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.sections import SECTION_KINDS
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import RADIUS, Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, line, row, upright
from vrm_app.ui.widgets.text import Elided, label, muted

SIDE_WIDTH = 216
STRIP_WIDTH = 56
_TOP = 52
_FOOT = 28
_ROW = 34
_SEARCH_WIDTH = 264
_FOLDED = 40

SECTIONS = (
    (Section.TODAY, "sun", _("Today")),
    (Section.INBOX, "inbox", _("Inbox")),
    (Section.COMPANIES, "building-2", _("Companies")),
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

    def __init__(self, look: Look, vault_name: str) -> None:
        super().__init__()
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(SIDE_WIDTH)
        inner = column(self, spacing=0)
        inner.setContentsMargins(8, 0, 8, 8)
        head = QWidget()
        head.setFixedHeight(_TOP)
        across = row(head, spacing=8)
        across.setContentsMargins(12, 0, 8, 0)
        across.addWidget(Icon(look, "book-lock", "accent", 18))
        self._name = Elided(vault_name, weight=Weight.BOLD)
        across.addWidget(self._name, 1)
        inner.addWidget(head)
        inner.addSpacing(4)
        self._entries: dict[Section, SideEntry] = {}
        self._here = Section.TODAY
        self._filled: frozenset[Section] = frozenset()
        for section, icon, name in SECTIONS:
            entry = SideEntry(look, icon, name)
            entry.clicked.connect(partial(self.chosen.emit, Place(section)))
            inner.addWidget(entry)
            self._entries[section] = entry
        inner.addStretch()

    def show_section(self, section: Section) -> None:
        """Mark the place where one is."""
        self._here = section
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

    def show_count(self, section: Section, count: int) -> None:
        """Show how much waits at a place."""
        self._entries[section].show_count(count)

    def fold(self, *, folded: bool) -> None:
        """Shrink to a strip of icons, or grow again."""
        self.setFixedWidth(STRIP_WIDTH if folded else SIDE_WIDTH)
        self._name.setVisible(not folded)
        for entry in self._entries.values():
            entry.fold(folded=folded)


class SideEntry(QAbstractButton):
    """One place at the side, with what waits there."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._count = ""
        self._folded = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        self.setFixedHeight(self._look.tight(self._look.scaled(_ROW)))
        self.update()

    def show_count(self, count: int) -> None:
        """Show how much waits."""
        self._count = str(count) if count else ""
        self.setAccessibleDescription(self._count)
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or the name too."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room it takes."""
        return QSize(SIDE_WIDTH - 16, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the entry."""
        tokens = self._look.tokens
        here = self.isChecked()
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            whole = brush.place(0, 0, self.width(), self.height())
            if here or self.underMouse():
                brush.fill(whole, tokens.selection if here else tokens.row_line, RADIUS)
            if self.hasFocus():
                brush.edge(whole, tokens.accent, RADIUS, 2)
            colour = tokens.accent_text if here else tokens.muted
            brush.icon(self._icon, brush.place(11, 0, 18, self.height()), colour, 18)
            if self._folded:
                return
            text = tokens.selected_text if here else tokens.text
            weight = Weight.BOLD if here else Weight.MEDIUM
            room = self.width() - 40 - 36
            brush.words(
                self.text(), brush.place(40, 0, room, self.height()), text, font(weight=weight)
            )
            number = figures(font(Size.SMALL, Weight.MEDIUM))
            where = brush.place(self.width() - 48, 0, 36, self.height())
            brush.words(self._count, where, tokens.muted, number, end=True)


class TopBar(QWidget):
    """Where one is, back and forward, and what can be done from everywhere."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_TOP)
        self._look = look
        self.side = Button(look, kind=Kind.PLAIN, icon="panel-left")
        self.side.named(_("Show or hide the side bar"), _("Side bar (F9)"))
        self.back = Button(look, kind=Kind.PLAIN, icon="arrow-left")
        self.back.named(_("Back"), _("Back (Alt+Left)"))
        self.forward = Button(look, kind=Kind.PLAIN, icon="arrow-right")
        self.forward.named(_("Forward"), _("Forward (Alt+Right)"))
        self._path = QWidget()
        self._path_row = row(self._path, spacing=6)
        self.search = Button(
            look, _("Search or command"), kind=Kind.SEARCH, icon="search", key="Ctrl+K"
        )
        self.search.setFixedWidth(self._search_width())
        self.jot = Button(look, _("Jot"), icon="pen-line", key="Ctrl+J")
        self.import_ = Button(look, _("Import"), icon="download", key="Ctrl+I")
        self.lock = Button(look, kind=Kind.PLAIN, icon="lock")
        self.lock.named(_("Lock"), _("Lock (Ctrl+L)"))
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
        across.addWidget(self.lock)
        across.addWidget(self.menu)

    def show_path(self, names: list[str]) -> None:
        """Show the way to where one is, the last name in full weight."""
        clear(self._path)
        for name in names[:-1]:
            self._path_row.addWidget(label(name, tone="muted"))
            self._path_row.addWidget(Icon(self._look, "chevron-right", "muted", 14))
        self._path_row.addWidget(Elided(names[-1], weight=Weight.BOLD), 1)

    def narrow(self, *, narrow: bool) -> None:
        """Take less room, or all of it again."""
        self.search.fold(folded=narrow)
        self.search.setFixedWidth(_FOLDED if narrow else self._search_width())
        self.import_.fold(folded=narrow)
        self.jot.fold(folded=narrow)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the window be narrow."""
        return QSize(320, _TOP)

    def _search_width(self) -> int:
        return max(_SEARCH_WIDTH, self.search.sizeHint().width())


class StatusBar(QWidget):
    """Whether it is open, and that nothing goes out."""

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
        across.addStretch()
        self._copied = muted("")
        across.addWidget(self._copied)

    def show_copy(self, words: str) -> None:
        """Say when the last copy was made."""
        self._copied.setText(words)

    def show_lock(self, words: str) -> None:
        """Say when it locks."""
        self._open.setText(words)


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
