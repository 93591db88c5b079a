"""Files that come with a form: dropped on it, or chosen."""

from collections.abc import Iterable, Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from vrm_app.domain.text import flattened
from vrm_app.presenters.form import BETWEEN_PATHS
from vrm_app.ui.file_dialogs import ask_to_put_in
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import Size
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import Elided, muted

_CHIP_WIDTH = 180
_IN_SIGHT = 3


class Files(QWidget):
    """The files that are to be put in; the form hands over what is dropped on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._paths: list[Path] = []
        ground = surface("drop")
        across = row(ground, spacing=8)
        across.setContentsMargins(10, 5, 5, 5)
        self._hint = muted(_("Drop files here"))
        across.addWidget(self._hint)
        self._chips = QWidget()
        row(self._chips, spacing=6)
        across.addWidget(self._chips)
        self._more = muted("")
        across.addWidget(self._more)
        across.addStretch()
        choose = Button(look, _("Choose files…"), kind=Kind.PLAIN, icon="paperclip")
        choose.set_height(26)
        choose.clicked.connect(self._choose)
        across.addWidget(choose)
        self.setFocusProxy(choose)
        column(self).addWidget(ground)
        self._show()

    def value(self) -> str:
        """Return the paths as one text."""
        return BETWEEN_PATHS.join(map(str, self._paths))

    def show_value(self, value: str) -> None:
        """Show the files of these paths."""
        self._paths = [Path(one) for one in value.split(BETWEEN_PATHS) if one]
        self._show()

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer nothing: files come from elsewhere."""

    def add(self, paths: Iterable[Path]) -> None:
        """Put files to the others."""
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._show()

    def _take_off(self, path: Path) -> None:
        self._paths = [one for one in self._paths if one != path]
        self._show()

    def _show(self) -> None:
        clear(self._chips)
        inner = self._chips.layout()
        for path in self._paths[:_IN_SIGHT]:
            chip = surface("panel")
            across = row(chip, spacing=2)
            across.setContentsMargins(8, 0, 0, 0)
            name = Elided(flattened(path.name), Size.SMALL)
            name.setFixedWidth(min(name.sizeHint().width() + 2, _CHIP_WIDTH))
            across.addWidget(name)
            off = Button(self._look, kind=Kind.PLAIN, icon="x")
            off.set_height(22)
            off.named(_("Take {file} off the list").format(file=flattened(path.name)))
            off.clicked.connect(partial(self._take_off, path))
            across.addWidget(off)
            if inner is not None:
                inner.addWidget(chip)
        hidden = len(self._paths) - _IN_SIGHT
        self._more.setText(_("and {n} more").format(n=hidden) if hidden > 0 else "")
        self._hint.setVisible(not self._paths)
        self._chips.setVisible(bool(self._paths))

    def _choose(self) -> None:
        self.add(ask_to_put_in(self))


def paths_of(dropped: QMimeData) -> list[Path]:
    """Return the files on this machine that were dropped."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
