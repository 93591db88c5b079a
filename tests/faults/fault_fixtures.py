"""A vault to be broken, and the command line to see how it takes it."""

import random
from pathlib import Path

import pytest
from faults.acting import new_vault, passphrase
from faults.filled import Filled, fill
from faults.homes import Ended, Home, Run

from vrm_app.app import run


@pytest.fixture
def chance() -> random.Random:
    """Return chance that `-p randomly_seed=…` repeats."""
    return random.Random(random.getrandbits(64))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Return a closed vault full of things; never written to, only copied."""
    return fill(tmp_path_factory.mktemp("filled") / "V.vault")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return a home with a vault that was made and closed."""
    made = Home(tmp_path / "home")
    made.path.mkdir(mode=0o700)
    (made.path / "passphrase").write_text(passphrase(), "utf-8")
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    new_vault(made.folder, made.states).close()
    return made


@pytest.fixture
def vrm(home: Home, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return the command line, run in this process: quicker, and it ends the same way."""

    def command(*arguments: str) -> Ended:
        code = run(home.arguments(*arguments))
        out, err = capfd.readouterr()
        return Ended(code, out, err)

    return command
