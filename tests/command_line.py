"""A terminal for tests: the command line in this process, or as a program of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from building import PASSPHRASE, Template

from vrm_app import app
from vrm_app.domain.fields import Json
from vrm_app.vault.vault import Vault

CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        """What it wrote as JSON, having said nothing else."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def ids(self) -> list[str]:
        """The ids it printed."""
        assert (self.code, self.err) == (0, "")
        return self.out.splitlines()


def ran(code: int, capture: pytest.CaptureFixture[str]) -> Ran:
    """Return what a command has just said, and how it ended."""
    out, err = capture.readouterr()
    return Ran(code=code, out=out, err=err)


@dataclass(slots=True, kw_only=True)
class CommandLine:
    """Runs `vrm` with a vault and its passphrase file."""

    folder: Path
    template: Template
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    options: list[str] = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.options = [
            *("--vault", str(self.folder / "Mine.vault")),
            *("--passphrase-file", str(self.folder / "passphrase")),
        ]

    def __call__(self, *words: str, stdin: str | bytes = b"") -> Ran:
        """Run a command on the vault."""
        return self.plain(*words, *self.options, stdin=stdin)

    def plain(self, *words: str, stdin: str | bytes = b"") -> Ran:
        """Run a command just as it is written."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        self.capture.readouterr()
        return ran(app.run([*words]), self.capture)

    def add(self, kind: str, **fields: Json) -> str:
        """Add a record and return its id."""
        (added,) = self("add", kind, stdin=json.dumps(fields)).ids
        return added

    def open(self) -> Vault:
        """Open the vault beside the command line."""
        return self.template.opened(self.folder / "Mine.vault")

    def start(
        self, *words: str, variables: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a command on the vault as a program of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "vrm_app", *words, *self.options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=CHECKOUT,
            env={**os.environ, **(variables or {})},
        )

    def program(
        self, *words: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None
    ) -> Ran:
        """Run a command on the vault as a program of its own."""
        with self.start(*words, variables=variables) as started:
            out, err = started.communicate(stdin, timeout=60)
        return Ran(code=started.returncode, out=out.decode(), err=err.decode())
