"""What a screen reader is told of the main pages, on the real accessibility bus of a screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import CHECKOUT

Node = dict[str, Any]

_KEYS = {
    "Today": "",
    "Inbox": "Ctrl+2",
    "a company": "Ctrl+3,Down,Down",
    "the timeline": "Ctrl+4",
    "Cases": "Ctrl+5",
    "a case": "Return",
    "Contracts": "Ctrl+6",
    "Looking for": "Ctrl+7",
    "My data": "Ctrl+8",
    "Handed over": "Ctrl+9",
    "settings": "Ctrl+\\,",
    "keys to change": "Ctrl+K, > change the k,Return",
    "a key that is waited for": "Return,Return",
    "the manual": "Esc,F1",
    "the palette": "Ctrl+K, mole",
    "the jot line": "Esc,Esc,Ctrl+J, @nord /phone Dana promised a call by fri",
    "a form": "Esc,Ctrl+3,Down,Down,L",
    "what keys do": "Esc,Esc,Ctrl+/",
}
"""The keys that lead from each to the next, once the window is open."""
_PATIENCE = 360
pytestmark = pytest.mark.timeout(_PATIENCE)
"""The first test waits for all the trees."""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Node]:
    """The tree of each of the places, as it is shown."""
    command = ("xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--")
    reader = str(Path(__file__).with_name("tree.py"))
    steps = list(_KEYS.values())[1:]
    homes = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR"), str(tmp_path_factory.mktemp("home")))
    ran = subprocess.run(
        [*command, sys.executable, reader, *steps],
        capture_output=True,
        check=False,
        env=os.environ
        | homes
        | {"PYTHONPATH": os.pathsep.join((str(CHECKOUT), str(CHECKOUT / "tests")))},
        text=True,
        timeout=_PATIENCE,
    )
    told = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    assert len(told) == len(_KEYS), ran.stderr
    return dict(zip(_KEYS, told, strict=True))


def shown(node: Node) -> Iterator[Node]:
    """Yield every node that is to be seen."""
    for child in node["children"]:
        if "showing" in child["states"]:
            yield child
            yield from shown(child)


@pytest.mark.parametrize("place", _KEYS)
def test_whatever_can_have_the_keys_has_a_name_and_a_role(
    trees: dict[str, Node], place: str
) -> None:
    reached = [node for node in shown(trees[place]) if "focusable" in node["states"]]

    assert len(reached) > 10
    assert [node for node in reached if not node["name"].strip()] == []
    assert [node["name"] for node in reached if node["role"] in {"filler", "unknown"}] == []


@pytest.mark.parametrize("place", _KEYS)
def test_what_has_the_keys_is_told_by_name(trees: dict[str, Node], place: str) -> None:
    focused = [node for node in shown(trees[place]) if "focused" in node["states"]]

    assert focused
    assert all(node["name"].strip() for node in focused if node["role"] != "filler")
    assert any(node["name"].strip() for node in focused)


@pytest.mark.parametrize("place", _KEYS)
def test_every_row_of_a_list_is_told_in_words(trees: dict[str, Node], place: str) -> None:
    rows = [node for node in shown(trees[place]) if node["role"] in {"list item", "table cell"}]

    assert [row for row in rows if not row["name"].strip()] == []


@pytest.mark.parametrize("place", ["the palette", "the jot line", "a form", "what keys do"])
def test_a_sheet_is_told_as_a_dialog_with_a_name(trees: dict[str, Node], place: str) -> None:
    sheets = [node for node in shown(trees[place]) if node["role"] == "dialog"]

    assert [bool(sheet["name"]) for sheet in sheets] == [True]


def test_charts_say_in_a_sentence_what_they_show(trees: dict[str, Node]) -> None:
    charts = [
        node["name"]
        for place in ("Today", "a company")
        for node in shown(trees[place])
        if node["role"] == "chart"
    ]

    assert charts
    assert all(len(name.split()) > 2 for name in charts)
