"""Vaults for tests of archives: one that was used, and empty ones with keys of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Template, furnish, make_template

from vrm_app.vault.vault import Vault


@pytest.fixture(scope="session")
def furnished(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Return a vault with a record of every kind, to be copied."""
    folder = tmp_path_factory.mktemp("furnished") / "Mine.vault"
    with template.copied_to(folder) as vault:
        furnish(vault)
    return Template(folder=folder, master=template.master, id=template.id)


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Return an empty vault with another key, to be copied."""
    return make_template(tmp_path_factory.mktemp("stranger") / "Theirs.vault")


@pytest.fixture
def other(stranger: Template, tmp_path: Path) -> Iterator[Vault]:
    """Return an empty vault with another key."""
    with stranger.copied_to(tmp_path / "Theirs.vault") as vault:
        yield vault
