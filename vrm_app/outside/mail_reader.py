"""Many mails read in one limited process of their own, which knows no keys."""

import subprocess
import threading
from types import TracebackType
from typing import IO, Self, cast

from vrm_app.domain.courtesy import give_way
from vrm_app.outside.confined import answered, child_command, start
from vrm_app.outside.confined_child import MAILS
from vrm_app.outside.limits import (
    CHILD_WALL_SECONDS,
    FRAME_BYTES,
    MAIL_ANSWER_BYTES,
    MAILS_A_CHILD,
    UnreadableFileError,
    UnsafeFileError,
    refuse_large,
)
from vrm_app.outside.mail import Mail, NotAMailAnswerError, from_json


class MailReader:
    """Reads mails, and goes on with the next when one has killed the process.

    The limits of the process hold for all that one process reads: what dies in a process that had
    already read others is tried once more in a new one, where it has the whole limits for itself.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        child, self._child, self._read = self._child, None, 0
        if child is not None:
            child.kill()
            child.communicate()

    def read(self, content: bytes) -> Mail:
        """Return the mail, or raise the UnreadableFileError that says why it is none.

        UnsafeFileError when the process died of it, took longer than CHILD_WALL_SECONDS, used too
        much, or answered what is no mail.
        """
        give_way()
        refuse_large(content)
        if not content:
            raise UnreadableFileError
        if self._read >= MAILS_A_CHILD:
            self.close()
        answer = self._answer(content)
        if answer is None and self._read:
            self.close()
            answer = self._answer(content)
        if answer is None:
            self.close()
            raise UnsafeFileError
        self._read += 1
        return self._mail(answer, len(content))

    def _answer(self, content: bytes) -> bytes | None:
        """Return what the process answers to a mail, nothing when it does not."""
        if self._child is None:
            self._child = start(child_command(MAILS))
        child = self._child
        clock = threading.Timer(CHILD_WALL_SECONDS, child.kill)
        clock.start()
        try:
            return _exchange(child, content)
        finally:
            clock.cancel()

    def _mail(self, answer: bytes, size: int) -> Mail:
        try:
            return from_json(answered(answer, "mail"), size)
        except (NotAMailAnswerError, UnsafeFileError):
            # Whoever answers that has been taken over by what it read.
            self.close()
            raise UnsafeFileError from None


def _exchange(child: subprocess.Popen[bytes], content: bytes) -> bytes | None:
    stdin, stdout = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    try:
        stdin.write(len(content).to_bytes(FRAME_BYTES))
        stdin.write(content)
        stdin.flush()
    except OSError:
        return None
    length = int.from_bytes(stdout.read(FRAME_BYTES))
    if not 0 < length <= MAIL_ANSWER_BYTES:
        return None
    answer = stdout.read(length)
    return answer if len(answer) == length else None
