"""A real encrypted vault for each test: made once, copied and opened with its key."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Furnished, Template, furnish, make_template
from hypothesis import HealthCheck, settings

from vrm_app.vault.vault import Vault

# What tests read is English, whatever the machine speaks.
os.environ["LANGUAGE"] = "en"

# How long an example takes says more of the machine than of the program.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

pytest_plugins = ["faults.fault_fixtures"]
_STATUS = pytest.StashKey[int]()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End at once when all is told, with what the tests said.

    Python then takes the objects of many windows apart in any order, while threads are ending; a
    crash of that would be told in place of eight thousand tests that passed.
    """
    if _STATUS in config.stash:
        config.get_terminal_writer().flush()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(config.stash[_STATUS])


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("template") / "Mine.vault")


@pytest.fixture(scope="session")
def furnished(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    place = tmp_path_factory.mktemp("furnished") / "Mine.vault"
    with template.copied_to(place) as vault:
        ids = furnish(vault)
    return Furnished(
        template=Template(folder=place, master=template.master, id=template.id), ids=ids
    )


@pytest.fixture
def vault(request: pytest.FixtureRequest, template: Template, tmp_path: Path) -> Iterator[Vault]:
    """An empty vault; one with a record of every kind where the test asks for their ids."""
    if "ids" in request.fixturenames:
        template = request.getfixturevalue("furnished").template
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        yield vault


@pytest.fixture
def ids(furnished: Furnished) -> dict[str, str]:
    """The ids of one record of every kind in the vault, by its kind."""
    return dict(furnished.ids)
