"""The one place that starts the program and ends it: what a person can mend, and what is a bug."""

import gc
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from vrm_app.cli.places import first_line, states_folder, usual_folder
from vrm_app.domain.errors import UserError
from vrm_app.language import speak
from vrm_app.outside.resources import resource
from vrm_app.services.settings import read_settings

if TYPE_CHECKING:
    from vrm_app.ui.start import Again

MENDABLE = 1
USAGE = 2
FAULT = 3

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoScreenError(UserError):
    """There is nothing to show a window on."""

    title = "There is no screen to open the window on"
    advice = "Every command works without one: vrm --help"


class NoToolkitError(UserError):
    """What draws the window cannot be loaded."""

    advice = "Install it, or do without the window: every command works, see vrm --help"

    def __init__(self, missing: str) -> None:
        super().__init__(f"The window did not open, because this system lacks {missing}")


def main() -> NoReturn:
    """Run the command line; exit with 0 (done), 1 (mend it), 2 (usage) or 3 (a fault of ours)."""
    # Whatever is written, the vault or a file that leaves it, is for its owner only.
    os.umask(0o077)
    _leave_no_core()
    for stream, errors in (
        (sys.stdin, "strict"),
        # What cannot be written as it is, is written as it is spelled; that never fails.
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    code = run(sys.argv[1:])
    with suppress(OSError):
        # Whoever starts the program may have closed its output from the first.
        if sys.stdout is not None:
            sys.stdout.flush()
        sys.exit(code)
    # What is left cannot be written; Python would complain of that while it ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command, or the window where none is given, and return the exit code."""
    # Commands speak English whatever the system does: other programs read what they say.
    speak((), resource("locale"))
    try:
        # The window alone needs nothing of the command line, and does not wait for it.
        return _command(arguments) if arguments else open_window(None, None)
    except SystemExit:
        # So click ends when whoever read our output has seen enough.
        return 0
    except Exception as error:  # noqa: BLE001  # the border: nothing may show record data
        sentence = _mendable(error)
        if sentence is None:
            _say(*_fault(error))
            return FAULT
        _say(sentence)
        return MENDABLE


def _command(arguments: list[str]) -> int:
    import click

    from vrm_app.cli.main import vrm
    from vrm_app.cli.session import Session

    try:
        code = vrm.main(
            args=arguments,
            prog_name="vrm",
            standalone_mode=False,
            obj=Session(open_window=open_window, open_jot=open_jot),
        )
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        _say(*told.getvalue().splitlines())
        return USAGE
    return code if isinstance(code, int) else 0


def open_window(
    folder: Path | None,
    passphrase_file: Path | None,
    *,
    put_away: bool = False,
    files: tuple[Path, ...] = (),
) -> int:
    """Open the window on a vault, and return its exit code once it is closed.

    Where one is open already, it comes to the front instead, and is told of the files.
    """
    from vrm_app.outside.bell import Wish, ring
    from vrm_app.ui.last_time import read_last_time

    named = None if folder is None else folder.absolute()
    states = states_folder()
    chosen = named or read_last_time(states).folder or usual_folder()
    wish = Wish.OPEN if files else Wish.SHOW
    if not put_away and ring(states, chosen, wish, files):
        return 0
    _bring_in_toolkit()
    from vrm_app.ui import start

    passphrase = None if passphrase_file is None else first_line(passphrase_file)
    wanted = start.Wanted(
        folder=named,
        usual=usual_folder(),
        states=states,
        passphrase=passphrase,
        put_away=put_away,
        files=files,
    )
    return start.open_window(wanted, restart, _refuse)


def open_jot(folder: Path) -> int:
    """Open a small window for one line, of the program that has the vault open if there is one."""
    from vrm_app.outside.bell import Wish, ring

    if ring(states_folder(), folder, Wish.JOT):
        return 0
    _bring_in_toolkit()
    from vrm_app.ui.jot_window import open_alone

    return open_alone(folder, states_folder(), _refuse)


def _bring_in_toolkit() -> None:
    """Bring in what draws windows, where there is something to draw them on."""
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        raise NoScreenError
    # Until the first picture there is nothing to collect that would be worth the time.
    gc.disable()
    try:
        from vrm_app.ui.tongue import system_languages

        # Before the window's modules, which look most of their texts up while they are imported.
        chosen = read_settings(states_folder()).language
        speak([chosen] if chosen else system_languages(), resource("locale"))
        import vrm_app.ui.start  # noqa: F401  (whether it can be)
    except ImportError as error:
        if "PySide6" in (error.name or "") or ".so" in str(error):
            raise NoToolkitError(str(error).partition(":")[0]) from error
        raise


def restart(again: "Again") -> NoReturn:
    """Begin anew in the place of this process, so that nothing of the vault stays in memory."""
    # Python looks for modules in the folder it is started in before any other; what lies there by
    # chance must not take our place, unless that is where this program itself came from.
    apart = [] if _is_in_checkout() else ["-P"]
    command = [sys.executable, *apart, "-m", "vrm_app"]
    if again.folder is not None:
        command += ["--vault", str(again.folder)]
    if again.put_away:
        command.append("--put-away")
    with suppress(OSError):
        if sys.platform == "win32":
            import subprocess

            # There a process cannot be replaced; the new one starts before this one ends.
            subprocess.Popen(command)  # noqa: S603  (our own program)
        else:
            os.execv(sys.executable, command)  # noqa: S606  (our own program)
    # Without even the usual goodbye: whatever cannot begin anew must not stay open.
    os._exit(0)


def _is_in_checkout() -> bool:
    with suppress(OSError):
        return Path.cwd() == Path(__file__).resolve().parents[1]
    # The folder was taken away meanwhile.
    return False


def _refuse(said: str) -> NoReturn:
    """Say why there is no window, in the middle of Qt's way to end the program."""
    library = "libxcb-cursor"
    # Of this library Qt speaks whenever it cannot show a window on X11, whatever the reason.
    is_lacking = library in said and "could not connect to display" not in said
    _say(str(NoToolkitError(library) if is_lacking else NoScreenError()))
    os._exit(MENDABLE)


def _leave_no_core() -> None:
    """Keep what is in memory from being written to a file when the program dies."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mendable(error: Exception) -> str | None:
    """Return what happened and what to do, none where it is a bug."""
    if isinstance(error, UserError):
        return str(error)
    click = sys.modules.get("click")
    if click is not None and isinstance(error, click.Abort):
        return "Stopped. What was confirmed before is safe."
    if isinstance(error, OSError):
        return f"The output could not be written: {error.strerror}. What was confirmed is safe."
    return None


def _say(*lines: str) -> None:
    import click

    from vrm_app.cli.output import plain

    # What a person typed may hold signs that a terminal obeys.
    click.echo("\n".join(map(plain, lines)), err=True)


def _fault(error: BaseException) -> list[str]:
    """Describe a bug without its message, which may hold what is in the vault."""
    import traceback

    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [
        "Something went wrong in Dealings itself. What was confirmed before is safe.",
        "If you report it, these lines say where; they hold nothing of your records:",
        f"  {type(error).__name__}",
        *places,
    ]
