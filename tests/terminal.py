"""The command line as a person meets it: words in, an exit code and two texts out."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from vrm_app import app
from vrm_app.domain.fields import Json


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


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
        return Ran(app.run([words[0], *shared, *words[1:]]), *self.capture.readouterr())
