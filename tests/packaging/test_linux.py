"""What tells a Linux desktop of the program fits the program."""

import re
import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from vrm_app import __version__
from vrm_app.cli.main import vrm

CHECKOUT = Path(__file__).parents[2]
LINUX = CHECKOUT / "packaging" / "linux"


@pytest.fixture
def entry() -> ConfigParser:
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # its names have capitals
    read.read(LINUX / "dealings.desktop", "utf-8")
    return read


def test_every_entry_starts_what_there_is(entry: ConfigParser) -> None:
    scripts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    for section in entry.sections():
        program, *command = entry[section]["Exec"].split()
        assert program in scripts
        assert not command or vrm.get_command(click.Context(vrm), command[0]) is not None


def test_every_action_of_the_entry_is_there(entry: ConfigParser) -> None:
    named = entry["Desktop Entry"]["Actions"].strip(";").split(";")

    assert [f"Desktop Action {name}" for name in named] == entry.sections()[1:]


def test_the_window_is_known_by_the_name_of_its_entry(entry: ConfigParser) -> None:
    start = (CHECKOUT / "vrm_app" / "ui" / "gate.py").read_text("utf-8")

    (name,) = re.findall(r'setDesktopFileName\("(.*)"\)', start)
    assert (LINUX / f"{name}.desktop").is_file()
    assert entry["Desktop Entry"]["StartupWMClass"] == name
    assert entry["Desktop Entry"]["Icon"] == name


def test_the_description_is_of_this_program() -> None:
    root = ET.parse(LINUX / "dealings.metainfo.xml").getroot()  # noqa: S314  (our own file)

    assert root.findtext("id") == "dealings"
    assert root.findtext("launchable") == "dealings.desktop"
    assert next(one.get("version") for one in root.iter("release")) == __version__
    assert root.find("screenshots") is None
