"""Work the program by keys under a real X server: python -m tests.ui.journeys.on_a_screen.

It makes a vault, jots a line, makes a company and finds it again, logs something there, locks and
unlocks, all by keys that a window manager hands to the window. After each step the vault itself is
asked, by the command line beside the window, whether it holds what was done. It needs Xvfb,
openbox and xdotool. Exit code: 0 when every step did what it should.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
PASSPHRASE = "seven quiet herons by the lake"
_PATIENCE_SECONDS = 60
_BETWEEN_LOOKS = 0.3
_BETWEEN_KEYS = "20"
_PAUSE = 1.0
"""Seconds for the window to draw, after what nothing outside can see."""


class StepFailedError(Exception):
    """A step did not do what it should."""


class Screen:
    """A screen with the program on it, its vault, and a hand at the keyboard."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.surroundings = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_RUNTIME_DIR": str(home),
        }
        self._passphrase = home / "passphrase"
        self._passphrase.write_text(PASSPHRASE, "utf-8")

    def keys(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self._hand("key", "--clearmodifiers", name)
        time.sleep(_PAUSE)

    def type(self, text: str) -> None:
        """Type a text."""
        self._hand("type", "--delay", _BETWEEN_KEYS, text)
        time.sleep(_PAUSE)

    def await_window(self) -> None:
        """Wait until the window of the program has the keys."""
        self._hand("search", "--sync", "--onlyvisible", "--name", "Dealings", "windowfocus")
        time.sleep(_PAUSE)

    def kept(self, kind: str) -> list[dict[str, str]]:
        """Return the records of a kind that the vault holds; none while it cannot be read."""
        ran = self._vrm("list", kind, "--json")
        found: list[dict[str, str]] = json.loads(ran.stdout) if ran.returncode == 0 else []
        return found

    def is_free(self) -> bool:
        """Tell whether nobody has the vault open: only then may another write to it."""
        ran = self._vrm("add", "source", text='{"name": "Robin", "type": "friend"}')
        return ran.returncode == 0

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, and say it."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise StepFailedError(what)
            time.sleep(_BETWEEN_LOOKS)
        sys.stdout.write(f"ok  {what}\n")
        sys.stdout.flush()

    def _vrm(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vrm_app", "--passphrase-file", str(self._passphrase)]
        return subprocess.run(
            [*command, *arguments],
            capture_output=True,
            check=False,
            cwd=CHECKOUT,
            env=self.surroundings,
            input=text,
            text=True,
        )

    def _hand(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments],
            capture_output=True,
            check=True,
            env=self.surroundings,
            timeout=_PATIENCE_SECONDS,
        )


def journey(screen: Screen) -> None:
    """Go from the first run to an unlocked vault."""
    screen.await_window()
    screen.keys("Return")
    screen.type(PASSPHRASE)
    screen.keys("Return")
    screen.type(PASSPHRASE)
    screen.keys("Return")
    vault = screen.home / "data" / "dealings" / "Dealings.vault"
    screen.until("the first run makes a vault", vault.is_dir)
    time.sleep(_PAUSE)
    screen.keys("Return")
    screen.until("the window has the vault", lambda: not screen.is_free())
    screen.await_window()

    screen.keys("ctrl+j")
    screen.type("They promised to call back")
    screen.keys("Return")
    screen.until("a line is jotted", lambda: len(screen.kept("inbox")) == 1)

    screen.keys("ctrl+3", "ctrl+n")
    screen.type("Acme Energy")
    screen.keys("ctrl+Return")
    screen.until("a company is made", lambda: len(screen.kept("company")) == 1)

    screen.keys("ctrl+1", "ctrl+k")
    screen.type("ene")
    screen.keys("Return", "l")
    screen.type("The meter was read wrongly")
    screen.keys("ctrl+Return")
    screen.until("the company is found, and a call logged", lambda: _is_logged(screen))

    screen.keys("ctrl+l")
    screen.until("the vault is locked", screen.is_free)
    screen.await_window()
    screen.type(PASSPHRASE)
    screen.keys("Return")
    screen.until("the vault is unlocked", lambda: not screen.is_free())


def _is_logged(screen: Screen) -> bool:
    (company,) = screen.kept("company")
    return [one["company_id"] for one in screen.kept("interaction")] == [company["id"]]


@contextmanager
def started(*command: str, **surroundings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program, and end it in the end."""
    with subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env={**os.environ, **surroundings},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def main() -> int:
    """Run the journey; return the exit code."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(
            started("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp")
        )
        assert server.stdout is not None
        display = f":{server.stdout.readline().decode().strip()}"
        stack.enter_context(started("openbox", DISPLAY=display))
        screen = Screen(display, home)
        stack.enter_context(started(sys.executable, "-m", "vrm_app", **screen.surroundings))
        try:
            journey(screen)
        except (StepFailedError, subprocess.SubprocessError) as error:
            sys.stderr.write(f"not so: {error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
