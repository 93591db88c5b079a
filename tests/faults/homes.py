"""A person's home with a vault in it, and the command line to see how it takes what happens."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from faults import checkout
from faults.acting import passphrase

from vrm_app.vault.vault import Vault, open_vault


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that everything of one person is in."""

    path: Path

    @property
    def folder(self) -> Path:
        return self.path / "V.vault"

    @property
    def states(self) -> Path:
        return self.path / "state" / "dealings"

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ
        }
        return {
            **kept,
            "HOME": str(self.path),
            "TMPDIR": str(self.path),
            "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_DATA_HOME": str(self.path / "share"),
        }

    def open(self) -> Vault:
        return open_vault(self.folder, passphrase(), states=self.states)

    def arguments(self, *arguments: str) -> list[str]:
        word = ("--passphrase-file", str(self.path / "passphrase"))
        return [*arguments, "--vault", str(self.folder), *word]

    def vrm(
        self, *arguments: str, given: str = "", to: IO[str] | int = subprocess.PIPE
    ) -> "subprocess.CompletedProcess[str]":
        """Run the real command."""
        return subprocess.run(
            [sys.executable, "-m", "vrm_app", *self.arguments(*arguments)],
            check=False,
            stdout=to,
            stderr=subprocess.PIPE,
            text=True,
            input=given,
            cwd=checkout.PATH,
            env=self.environment,
        )


def typed(text: str) -> io.TextIOWrapper:
    """Return what stands in for stdin, with a text on it."""
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]
