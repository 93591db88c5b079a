"""A file of the vault, dragged to another program as a copy."""

from typing import Protocol

from PySide6.QtCore import QMetaType, QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag

from vrm_app.domain.attachment import Attachment
from vrm_app.outside.lent_files import LentFiles
from vrm_app.presenters import desk as presenters
from vrm_app.services.attaching import content_of
from vrm_app.ui import icons
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look

_ICON = 24
_PATHS = "text/uri-list"


class Dragged(Protocol):
    """A list off which a file is dragged."""

    is_dragging: bool
    """Whether the button is still held."""

    def devicePixelRatioF(self) -> float:  # noqa: N802  (Qt's name)
        """Return how many dots of the screen a pixel has."""


def drag_out(look: Look, source: Dragged, desk: presenters.Desk, attachment_id: str) -> None:
    """Read a file, and let it be dragged as long as the button is held."""
    if not isinstance(desk, Desk) or not desk.lent.can_lend():
        return
    lent, ratio, colour = desk.lent, source.devicePixelRatioF(), look.tokens.accent_text

    def came(found: tuple[Attachment, bytes]) -> None:
        if source.is_dragging:
            kept, content = found
            source.is_dragging = False
            # The list may be gone before the button is let go of, when the window locks.
            drag = QDrag(look)
            drag.setMimeData(LentCopy(lent, kept.file_name, content))
            drag.setPixmap(icons.pixmap("paperclip", colour, _ICON, ratio))
            drag.exec(Qt.DropAction.CopyAction)

    desk.read(lambda vault: content_of(vault, attachment_id), came)


class LentCopy(QMimeData):
    """The path of a copy, which is written only when somebody who takes it asks for the path."""

    def __init__(self, lent: LentFiles, name: str, content: bytes) -> None:
        super().__init__()
        self._lent = lent
        self._name = name
        self._content = content
        self._path = ""

    def formats(self) -> list[str]:
        """Return what it can be taken as: a path alone."""
        return [_PATHS]

    def hasFormat(self, mimetype: str) -> bool:  # noqa: N802  (Qt's name)
        """Tell whether it can be taken so."""
        return mimetype == _PATHS

    def retrieveData(  # noqa: N802  (Qt's name)
        self,
        mimetype: str,
        preferredtype: QMetaType | QMetaType.Type,  # noqa: ARG002  (Qt makes one of the other)
    ) -> object:
        """Write the copy, once, and return where it is."""
        if mimetype != _PATHS:
            return None
        if not self._path:
            try:
                self._path = str(self._lent.lend(self._name, self._content))
            except OSError:
                # Whoever asked takes nothing; a copy can still be saved by hand.
                return None
        return [QUrl.fromLocalFile(self._path)]
