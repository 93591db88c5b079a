"""Long work on one thread lets those go first who are in more of a hurry, such as a window.

Whoever works long calls `give_way` between two pieces of it, and need not know who that may be.
"""

import threading
from collections.abc import Callable


class _OnThisThread(threading.local):
    def __init__(self) -> None:
        self.wait: Callable[[], None] = lambda: None


_here = _OnThisThread()


def be_courteous(wait: Callable[[], None]) -> None:
    """Let this be called from now on between two pieces of long work on this thread.

    It returns when the work may go on, and raises when it is given up.
    """
    _here.wait = wait


def give_way() -> None:
    """Let those go first who are in more of a hurry, where there are any."""
    _here.wait()
