"""Has pictures and pages drawn in limited processes, and can be told to stop."""

from contextlib import suppress
from typing import TYPE_CHECKING

from vrm_app.outside.confined import answer_from, child_command, start
from vrm_app.outside.drawn import Drawn, Look, NotDrawn, NotDrawnError, unpacked
from vrm_app.outside.limits import DRAWING_SECONDS, FILE_BYTES, UnsafeFileError

if TYPE_CHECKING:
    import subprocess


class Drawer:
    """Draws one thing at a time, on whichever thread; stopped from any other."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def draw(self, look: Look, content: bytes, page: int = 0) -> Drawn:
        """Return the pixels of a picture, or of a page from 0; NotDrawnError says why not.

        A process that died, took longer than DRAWING_SECONDS, used too much, or answered nonsense
        had a damaged file before it.
        """
        if len(content) > FILE_BYTES:
            raise NotDrawnError(NotDrawn.LARGE)
        given = f"{page}\n".encode() + content
        try:
            with start(child_command(look)) as child:
                self._child = child
                if self._is_stopped:
                    child.kill()
                answer = answer_from(child, given, wall_seconds=DRAWING_SECONDS)
        except UnsafeFileError:
            raise NotDrawnError(NotDrawn.DAMAGED) from None
        return unpacked(answer)

    def stop(self) -> None:
        """End the process that draws, and any that would still begin."""
        self._is_stopped = True
        child = self._child
        if child is not None:
            with suppress(OSError):
                child.kill()
