"""Hearing what a second start of the program wants of this window."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from vrm_app.domain.errors import UserError
from vrm_app.outside.bell import HEARD, LONGEST, Wish, bell_at, heard, ring

_PATIENCE = 2_000
"""Milliseconds within which a message must be there."""
_MOST_AT_ONCE = 8


class Bell(QObject):
    """Listens for one vault at a time; whatever is not understood is dropped in silence."""

    rung = Signal(object)
    """A message."""

    def __init__(self, states: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._folder = Path()
        self._server: QLocalServer | None = None

    def listen(self, folder: Path) -> bool:
        """Listen for a vault, and for no other; return False where another window does so."""
        if self._server is not None and folder == self._folder:
            return True
        self.close()
        self._folder = folder
        at = bell_at(self._states, folder)
        if not self._has_place():
            return True
        # Two that start at once must not each take the other's for one that was left behind.
        lock = QLockFile(f"{self._states / 'bells'}.lock")
        lock.tryLock(_PATIENCE)
        if ring(self._states, folder, Wish.SHOW):
            return False
        made = QLocalServer(self)
        made.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        made.setMaxPendingConnections(_MOST_AT_ONCE)
        made.newConnection.connect(self._answer)
        QLocalServer.removeServer(at)
        # Where the system refuses, each start opens a window of its own.
        if made.listen(at):
            self._server = made
        return True

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _has_place(self) -> bool:
        from vrm_app.vault.small_files import create_private_directory

        with suppress(OSError, UserError):
            if not self._states.is_dir():
                create_private_directory(self._states)
        return self._states.is_dir()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            line = self._server.nextPendingConnection()
            line.setReadBufferSize(LONGEST + 1)
            line.disconnected.connect(line.deleteLater)
            QTimer.singleShot(_PATIENCE, line, line.abort)
            if not _is_of_this_person(line):
                line.abort()
                continue
            line.readyRead.connect(lambda line=line: self._hear(line))
            self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        waiting = line.bytesAvailable()
        if waiting <= LONGEST and b"\n" not in bytes(line.peek(waiting).data()):
            return
        line.readyRead.disconnect()
        said = heard(bytes(line.read(LONGEST + 1).data()), self._folder)
        if said is None:
            line.abort()
            return
        line.write(HEARD)
        # Now, for locking ends this process.
        line.flush()
        line.disconnectFromServer()
        self.rung.emit(said)


def _is_of_this_person(line: QLocalSocket) -> bool:
    if sys.platform != "linux":
        # There the access to the socket alone decides.
        return True
    import socket
    import struct

    with suppress(OSError):
        with socket.fromfd(
            int(line.socketDescriptor()), socket.AF_UNIX, socket.SOCK_STREAM
        ) as found:
            held = found.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _process, person, _group = struct.unpack("3i", held)
        return bool(person == os.getuid())
    return False
