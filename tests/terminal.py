"""The command line as a person meets it: words in, an exit code and two texts out."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import Ran, ran

from vrm_app import app


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal beside the place of a vault, with its passphrase in a file."""

    place: Path
    capture: pytest.CaptureFixture[str]

    @property
    def vault_folder(self) -> Path:
        return self.place / "Mine.vault"

    def vrm(self, *words: str) -> Ran:
        shared = ["--vault", str(self.vault_folder)]
        shared += ["--passphrase-file", str(self.place / "passphrase")]
        return ran(app.run([words[0], *shared, *words[1:]]), self.capture)
