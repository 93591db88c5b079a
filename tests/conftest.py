"""A real encrypted vault for each test: made once, copied and opened with its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Template, furnish, make_template

from vrm_app.vault.vault import Vault

pytest_plugins = ["fault_fixtures"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("template") / "Mine.vault")


@pytest.fixture
def vault(template: Template, tmp_path: Path) -> Iterator[Vault]:
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        yield vault


@pytest.fixture
def ids(vault: Vault) -> dict[str, str]:
    """One record of every kind in the vault, by its kind."""
    return furnish(vault)
