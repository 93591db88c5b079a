"""A vault to be broken, and the command line to see how it takes it."""

from pathlib import Path

import pytest
from acting import new_vault, passphrase
from homes import Ended, Home, Run

from vrm_app.app import run


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
