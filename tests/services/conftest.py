"""What tests of several services need: another vault, and a complaint to hand over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Template, make_template
from handing_over import World, make_world
from mailing import Drop

from vrm_app.vault.vault import Vault


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Return an empty vault with another key, to be copied."""
    return make_template(tmp_path_factory.mktemp("stranger") / "Theirs.vault")


@pytest.fixture
def other(stranger: Template, tmp_path: Path) -> Iterator[Vault]:
    """Return an empty vault with another key."""
    with stranger.copied_to(tmp_path / "Theirs.vault") as vault:
        yield vault


@pytest.fixture
def world(vault: Vault, tmp_path: Path) -> World:
    return make_world(vault, tmp_path)


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    (tmp_path / "mails").mkdir()
    return Drop(tmp_path / "mails")
