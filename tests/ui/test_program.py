"""The whole program, in a process of its own."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from building import PASSPHRASE, Template, company
from command_line import CHECKOUT
from processes import PATIENCE as _PATIENCE
from processes import Outside

_HEAVY = (
    *("requests", "icalendar", "jinja2", "reportlab", "feedparser", "keyring", "pikepdf"),
    *("babel", "zxcvbn", "mnemonic"),
)


def test_the_window_opens_and_quits(outside: Outside, template: Template) -> None:
    process = outside.drive(template, "Key_Q")

    out, err = process.communicate(timeout=_PATIENCE)

    assert (process.returncode, out) == (0, "open\n")
    assert set(err.splitlines()) <= {"This plugin does not support propagateSizeHints()"}


def test_locking_puts_a_new_program_in_the_place_of_the_one_that_knew(
    outside: Outside, template: Template
) -> None:
    process = outside.drive(template, "Key_L")

    outside.wait_for_beginnings(2)
    (first, before), (second, after) = outside.beginnings

    assert "--passphrase-file" in before
    assert after[1:] == ["-P", "-m", "vrm_app", "--vault", str(outside.place / "Mine.vault")]
    assert sys.platform == "win32" or first == second == process.pid
    time.sleep(1)
    assert process.poll() is None
    with template.opened(outside.place / "Mine.vault") as vault:
        assert vault.settle()


def test_a_second_start_hands_over_to_the_first_and_ends(
    outside: Outside, template: Template
) -> None:
    vault = outside.place / "Mine.vault"
    template.copied_to(vault).close()
    shared = ("-m", "vrm_app", "--vault", str(vault))
    first = outside.start(*shared, QT_QPA_PLATFORM="offscreen")
    end = time.monotonic() + _PATIENCE
    while not list(outside.place.rglob("*.bell")) and time.monotonic() < end:
        time.sleep(0.05)

    for words in ([], ["lock"], ["capture"], [str(CHECKOUT / "README.md")]):
        second = outside.start(*shared, *words, QT_QPA_PLATFORM="offscreen")
        out, err = second.communicate(timeout=_PATIENCE)
        assert (second.returncode, out, err) == (0, "", "")

    assert first.poll() is None


def memory_of(process: int) -> bytes:
    """Return all that a process of ours has in memory, as far as this system shows it."""
    if sys.platform != "linux":
        return b""
    found = bytearray()
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text("utf-8").splitlines():
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(one, 16) for one in span.split("-"))
                with suppress(OSError, ValueError, OverflowError):
                    memory.seek(start)
                    found += memory.read(end - start)
    return bytes(found)


def test_after_locking_no_passphrase_and_no_record_is_in_memory(
    outside: Outside, template: Template
) -> None:
    with template.copied_to(outside.place / "Mine.vault") as vault:
        company(vault, "Quixotic Kettles")
    process = outside.drive(template, "Key_L")
    outside.wait_for_beginnings(2)
    time.sleep(1)

    held = memory_of(process.pid)

    for secret in (PASSPHRASE, template.master.secret.hex(), "Quixotic Kettles"):
        assert secret.encode() not in held
        assert secret.encode("utf-16-le") not in held
    assert template.master.secret not in held
    # What is no secret is found, so that all of it was looked at.
    assert sys.platform != "linux" or b"Mine.vault" in held


@pytest.mark.parametrize(
    "variables",
    [{}, {"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "nonsense"}],
    ids=["none", "gone", "unknown"],
)
def test_without_a_screen_one_sentence_says_so(outside: Outside, variables: dict[str, str]) -> None:
    screens = "DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM"

    process = outside.start("-m", "vrm_app", without=screens, **variables)

    out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, out) == (1, "")
    assert err == (
        "There is no screen to open the window on. Every command works without one: vrm --help\n"
    )


def test_a_system_that_lacks_what_draws_the_window_is_told_in_one_sentence(
    outside: Outside,
) -> None:
    (outside.place / "site" / "PySide6.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')", "utf-8"
    )

    process = outside.start("-m", "vrm_app", QT_QPA_PLATFORM="offscreen")

    out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, out) == (1, "")
    assert err.startswith("The window did not open, because this system lacks libEGL.so.1. ")
    assert err.count("\n") == 1


def test_nothing_heavy_is_loaded_when_the_first_picture_is_drawn(
    outside: Outside, template: Template
) -> None:
    template.copied_to(outside.place / "Mine.vault").close()
    seen = (
        "import sys; from PySide6.QtWidgets import QApplication\n"
        "QApplication.exec = lambda *_: (QApplication.processEvents(), 0)[1]\n"
        "from vrm_app import app; code = app.run(['--vault', 'Mine.vault'])\n"
        f"print(code, sorted(set(sys.modules) & set({_HEAVY!r})))"
    )

    process = outside.start("-c", seen, QT_QPA_PLATFORM="offscreen")

    out, _ = process.communicate(timeout=_PATIENCE)
    assert out == "0 []\n"


def test_what_the_open_window_is_made_of_comes_in_while_one_types_the_passphrase(
    outside: Outside, template: Template
) -> None:
    template.copied_to(outside.place / "Mine.vault").close()
    seen = (
        "import gc, sys, time; from PySide6.QtWidgets import QApplication\n"
        "def is_there():\n"
        "    return 'vrm_app.ui.main_window' in sys.modules, gc.get_freeze_count() > 0\n"
        "def wait(*_):\n"
        f"    end = time.monotonic() + {_PATIENCE}\n"
        "    while not all(is_there()) and time.monotonic() < end:\n"
        "        QApplication.processEvents(); time.sleep(0.01)\n"
        "    print(*is_there(), gc.isenabled())\n"
        "    return 0\n"
        "QApplication.exec = wait\n"
        "from vrm_app import app; app.run(['--vault', 'Mine.vault'])"
    )

    process = outside.start("-c", seen, QT_QPA_PLATFORM="offscreen")

    out, _ = process.communicate(timeout=2 * _PATIENCE)
    assert out == "True True True\n"


def test_the_command_line_brings_no_window_in(outside: Outside) -> None:
    seen = (
        "import sys; from vrm_app import app; app.run(['agenda', '--help'])\n"
        "assert not [one for one in sys.modules if one.startswith('PySide6')]"
    )

    process = outside.start("-c", seen)

    process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0


def on_the_bus(*before: str, **variables: str) -> list[str]:
    ran = subprocess.run(
        [*before, sys.executable, str(CHECKOUT / "tests" / "ui" / "on_the_bus.py")],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | variables,
        text=True,
        timeout=_PATIENCE,
    )
    return ran.stdout.splitlines()


def test_the_system_locks_the_vault_when_it_sleeps_or_locks_the_screen() -> None:
    own_bus = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"'
    if shutil.which("dbus-run-session") is None:
        # Nothing here could say anything; the clock alone locks.
        return

    said = on_the_bus("dbus-run-session", "--", "sh", "-c", own_bus, "sh", XDG_SESSION_ID="7")

    assert said == [
        "PrepareForSleep False",
        *("PrepareForSleep True", "LOCK"),
        *("Lock", "LOCK"),
        "Unlock",
        "ActiveChanged False",
        *("ActiveChanged True", "LOCK"),
        *("ActiveChanged True", "LOCK"),
        # Another session, another thing, and the person's own one that comes back.
        "PropertiesChanged org.freedesktop.login1.Session {'Active': False} ['IdleHint']",
        "PropertiesChanged org.freedesktop.login1.Seat {'Active': False} ['IdleHint']",
        "PropertiesChanged org.freedesktop.login1.Session {'Active': True} ['IdleHint']",
        *(
            "PropertiesChanged org.freedesktop.login1.Session {'Active': False} ['IdleHint']",
            "LOCK",
        ),
    ]


def test_where_the_system_says_nothing_nothing_is_amiss() -> None:
    nowhere = "unix:path=/nowhere"

    said = on_the_bus(DBUS_SYSTEM_BUS_ADDRESS=nowhere, DBUS_SESSION_BUS_ADDRESS=nowhere)

    assert said == ["no bus"]
