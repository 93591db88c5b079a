"""A file of the vault over the page: looked at inside the window, or written out as a copy."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from vrm_app.outside.drawn import Drawn
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kept_files import FilePresenter
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.raw import RawFile
from vrm_app.ui.announcing import announce
from vrm_app.ui.file_dialogs import Purpose, ask_where_to_save
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.tasks import Tasks
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.picture import PictureView
from vrm_app.ui.widgets.raw import RawView
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import Elided, label, muted, set_tone

_WIDTH = 900
_HEIGHT = 720

_HERE = _("Looking at a file")
KEYS = (
    KeyRow(_HERE, _("Nearer, farther"), ("Ctrl++", "Ctrl+-")),
    KeyRow(_HERE, _("All of it"), ("Ctrl+0",)),
    KeyRow(_HERE, _("Turn the pages"), ("PgUp", "PgDown")),
)


class FileSheet(Sheet):
    """A picture or a page drawn, a text as it stands, anything else byte by byte.

    Nothing is opened by another program, and nothing of it is written anywhere.
    """

    def __init__(self, look: Look, over: QWidget, desk: Desk, attachment_id: str) -> None:
        super().__init__(look, over, _WIDTH)
        self._tasks = Tasks()
        self.presenter = FilePresenter(self, desk, self._tasks, attachment_id)
        self._name = Elided("")
        self._head = self.head("paperclip", (self._name, 1))
        self.raw = RawView(look, _("The file"), _("What is in the file"))
        self.picture = PictureView(look)
        self.picture.zoomed.connect(self._show_size)
        self.picture.turned.connect(self.presenter.turn)
        self._waiting = muted(_("It is being drawn…"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing = QWidget()
        column(self._nothing)
        self._stack = QStackedWidget()
        for one in (self._waiting, self.raw, self.picture, self._nothing):
            self._stack.addWidget(one)
        self._told = label("", wrapped=True)
        self.copy = Button(look, _("Save a copy…"), kind=Kind.FILLED, icon="download")
        self.copy.clicked.connect(self._choose)
        self.copy.setEnabled(False)
        self._tools = QWidget()
        self._pages = QWidget()
        self._page = muted("")
        self._size = muted("")
        self._lay_out()
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, and have the file read."""
        self.open()
        self._head.way_back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (whatever is in it)
        """Return the height of a page."""
        return _HEIGHT

    def put_away(self) -> None:
        """Go, and let go of the file."""
        self.presenter.stop()
        self._tasks.turn_page()
        # What is under way ends by itself, and its answer is nobody's.
        self._tasks.worker.shutdown(wait=False)
        super().put_away()

    def show_name(self, name: str, size: str) -> None:
        """Say which file it is, while it is read."""
        self._name.setText(f"{name}  {size}")
        self._file_name = name
        self.setAccessibleName(name)
        self.copy.setEnabled(True)

    def show_file(self, file: RawFile) -> None:
        """Show a text, or bytes."""
        self.raw.show_files((file,))
        self._turn_to(self.raw, self.raw.text)

    def show_drawn(self, drawn: Drawn, note: str) -> None:
        """Show a picture or a page, and what is to be told of it."""
        self._show_page(drawn.page, drawn.pages)
        name = _("Picture: {name}").format(name=self._file_name)
        if drawn.pages > 1:
            name = f"{self._file_name}. {self._page.text()}"
            announce(self, self._page.text())
        self.picture.show_drawn(drawn, name)
        if note:
            self._tell(note, "muted")
        self._turn_to(self.picture, self.picture)

    def show_nothing(self, why: str) -> None:
        """Say why it cannot be shown."""
        self._show_page(self.presenter.page, self.presenter.pages)
        clear(self._nothing)
        inner = self._nothing.layout()
        if inner is not None:
            inner.addWidget(empty(self._look, "file", _("It cannot be shown"), why))
        announce(self, why)
        self._turn_to(self._nothing, self.copy)

    def show_told(self, text: str, *, is_wrong: bool) -> None:
        """Say what came of the copy."""
        self._tell(text, "bad" if is_wrong else "ok")
        announce(self, text)

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(_("Page {at} of {n}").format(at=page + 1, n=pages))
        self._pages.setVisible(pages > 1)

    def _tell(self, text: str, tone: str) -> None:
        self._told.setText(text)
        set_tone(self._told, tone)

    def _turn_to(self, shown: QWidget, keys: QWidget) -> None:
        is_first = self._stack.currentWidget() is not shown
        self._stack.setCurrentWidget(shown)
        # From a page that cannot be drawn one turns to the others.
        self._tools.setVisible(shown is self.picture or self.presenter.pages > 1)
        if is_first:
            keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_size(self) -> None:
        self._size.setText(_("{n} %").format(n=self.picture.percent))

    def _choose(self) -> None:
        name = self._file_name.replace("/", "_")
        found = ask_where_to_save(self, _("Save a copy"), Purpose.COPY, name)
        if found is not None:
            self.presenter.save(found)

    def _lay_out(self) -> None:
        self._file_name = ""
        foot = row(spacing=10)
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self._tools)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.copy)
        self._tools.hide()
        self._fill_tools(row(self._tools, spacing=2), row(self._pages, spacing=2))
        self.column.addLayout(self._head)
        self.column.addWidget(line())
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(line())
        self.column.addLayout(foot)

    def _fill_tools(self, tools: QHBoxLayout, pages: QHBoxLayout) -> None:
        turn, zoom = self.presenter.turn, self.picture.zoom
        before = self._button("chevron-left", _("Page before (Page up)"))
        before.clicked.connect(lambda: turn(-1))
        after = self._button("chevron-right", _("Next page (Page down)"))
        after.clicked.connect(lambda: turn(1))
        for one in (before, self._page, after):
            pages.addWidget(one)
        pages.addSpacing(10)
        farther = self._button("zoom-out", _("Smaller (Ctrl+-)"))
        farther.clicked.connect(lambda: zoom(-1))
        nearer = self._button("zoom-in", _("Larger (Ctrl++)"))
        nearer.clicked.connect(lambda: zoom(1))
        whole = self._button("scan", _("All of it (Ctrl+0)"))
        whole.clicked.connect(self.picture.fit)
        tools.addWidget(self._pages)
        for tool in (farther, self._size, nearer, whole):
            tools.addWidget(tool)

    def _button(self, icon: str, name: str) -> Button:
        return Button(self._look, kind=Kind.PLAIN, icon=icon).named(name)
