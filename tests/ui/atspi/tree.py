"""What a screen reader finds on the accessibility bus of a session of its own.

Run under Xvfb and `dbus-run-session`: starts the bus and the window, presses the keys of each
argument (separated by commas, a comma itself after a backslash), and prints every tree as a line
of JSON, the one before any key first.
"""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktops import bus_launcher
from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_HERE = Path(__file__).parent
_SPI = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_STATES = {8: "enabled", 11: "focusable", 12: "focused", 23: "selected", 25: "showing"}
"""Some of the numbers of AtspiStateType."""
_PATIENCE = 20


class Bus:
    """The accessibility bus, as a screen reader talks to it."""

    def __init__(self) -> None:
        session = open_dbus_connection(bus="SESSION")
        there = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        status = Properties(there.with_interface("org.a11y.Status"))
        address = ""
        for _ in range(10 * _PATIENCE):
            with suppress(LookupError):
                (address,) = _ask(session, new_method_call(there, "GetAddress"))
                break
            time.sleep(0.1)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            _ask(session, status.set(name, "b", True))  # noqa: FBT003  (D-Bus's own value)
        self._bus = open_dbus_connection(bus=address)

    def tree(self) -> dict[str, Any]:
        """Return the program's tree: role, name, description, states, children."""
        desktop = ("org.a11y.atspi.Registry", _ROOT)
        for _ in range(10 * _PATIENCE):
            for bus_name, path in self._call(desktop, "GetChildren")[0]:
                if self._call((bus_name, path), "GetChildren")[0]:
                    return self._node((bus_name, path))
            time.sleep(0.1)
        raise LookupError("no program is on the bus")

    def _node(self, node: tuple[str, str]) -> dict[str, Any]:
        (role,) = self._call(node, "GetRoleName")
        (low_high,) = self._call(node, "GetState")
        bits = low_high[0] | low_high[1] << 32
        states = [word for bit, word in _STATES.items() if bits >> bit & 1]
        address = DBusAddress(node[1], node[0], _SPI)
        said = {name: _ask(self._bus, Properties(address).get(name))[0][1] for name in _SAID}
        # What is put away is there, too; nobody is told of it.
        is_told = role == "application" or "showing" in states
        children = self._call(node, "GetChildren")[0] if is_told else []
        return {
            "role": role,
            **{name.lower(): value for name, value in said.items()},
            "states": states,
            "children": [self._node(tuple(child)) for child in children if child[1] != _NULL],
        }

    def _call(self, node: tuple[str, str], method: str) -> Any:  # noqa: ANN401  (any D-Bus value)
        return _ask(self._bus, new_method_call(DBusAddress(node[1], node[0], _SPI), method))


_SAID = ("Name", "Description")
_NULL = "/org/a11y/atspi/null"


def _ask(bus: DBusConnection, message: Message) -> Any:  # noqa: ANN401  (any D-Bus value)
    reply = bus.send_and_get_reply(message, timeout=_PATIENCE)
    if reply.header.message_type is MessageType.error:
        raise LookupError(reply.body)
    return reply.body


def main() -> None:
    """Print the tree before any keys, and after each argument's."""
    found = bus_launcher()
    assert found is not None
    started: list[subprocess.Popen[Any]] = [subprocess.Popen([found, "--launch-immediately"])]
    bus = Bus()
    window = subprocess.Popen(
        [sys.executable, str(_HERE / "shown.py")],
        env=os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    started.append(window)
    assert window.stdin is not None
    assert window.stdout is not None
    try:
        window.stdout.readline()
        print(json.dumps(bus.tree()), flush=True)  # noqa: T201
        for keys in sys.argv[1:]:
            for key in re.split(r"(?<!\\),", keys):
                window.stdin.write(key.replace("\\,", ",") + "\n")
                window.stdin.flush()
                assert window.stdout.readline()
            print(json.dumps(bus.tree()), flush=True)  # noqa: T201
    finally:
        window.stdin.close()
        for one in reversed(started):
            one.terminate()


if __name__ == "__main__":
    main()
