"""A walk through everything Dealings does with words that must never be found outside its vault.

`python tests/faults/leaks.py FOLDER` walks, looks for the words after every step, and ends by
killing itself, with the vault open. A line of JSON tells of each word that was found.
"""

import base64
import json
import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from building import least
from faults.acting import CHEAP, START
from faults.homes import Home, typed

from vrm_app.app import run
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.services import records
from vrm_app.vault.creation import create_vault
from vrm_app.vault.vault import open_vault

OUTSIDE = "outside"
"""What a person brings and takes away lies here, beside the home, and may hold the words."""


@dataclass(slots=True)
class Canaries:
    """Words that occur nowhere else, by what they were written into."""

    words: dict[str, str] = field(default_factory=dict)

    def new(self, name: str) -> str:
        """Return a new word, for what has this name."""
        self.words[name] = word()
        return self.words[name]


def word() -> str:
    """Return a word that occurs nowhere else; all of them begin alike."""
    return BEGINNING + secrets.token_hex(4)


def found_in(folder: Path) -> Iterator[str]:
    """Yield in which file a word is, by its name or its content, and how it is written."""
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for way, spelled in SPELLINGS.items():
            if spelled in content or spelled in content.lower() or spelled in bytes(path):
                yield f"{way} in {path.relative_to(folder)}"


def _spellings() -> Iterator[tuple[str, bytes]]:
    plain = BEGINNING.encode()
    yield "plain", plain
    yield "backwards", plain[::-1]
    yield "hex", plain.hex().encode()
    for encoding in ("utf-16-le", "utf-16-be"):
        yield encoding, BEGINNING.encode(encoding)
    for before in range(3):
        # The first and the last signs depend on what stands beside the word.
        yield f"base64 after {before}", base64.b64encode(bytes(before) + plain)[4:-4]


BEGINNING = "canaryofdealings"
SPELLINGS = dict(_spellings())


class Walk:
    """A person's way through the program."""

    def __init__(self, place: Path) -> None:
        self.home = Home(place / "home")
        self.outside = place / OUTSIDE
        self.canaries = Canaries()
        self.found: list[str] = []
        self.steps = 0
        self._ids: dict[str, str] = {}

    def go(self) -> None:
        """Go all the way, looking after each step."""
        self._begin()
        for kind, cls in KINDS.items():
            if cls.made_by is None:
                self._keep(kind)
        self._exchange()
        self._change()
        self._stay_open()

    def _begin(self) -> None:
        self.outside.mkdir()
        os.environ.update(self.home.environment)
        self._bring("passphrase", self._new_passphrase())
        create_vault(
            self.home.folder, self._word, cost=CHEAP, now=START, states=self.home.states
        ).close()

    def _new_passphrase(self) -> str:
        self._word = " ".join(self.canaries.new(f"passphrase {part}") for part in "abc")
        return self._word

    def _keep(self, kind: str) -> None:
        fields = {**least(kind, self._ids), **self._texts(kind)}
        self._ids[kind] = self._do("add", kind, given=json.dumps(fields))

    def _texts(self, kind: str) -> dict[str, Json]:
        """Return a word for every field of a kind that takes one."""
        texts: dict[str, Json] = {}
        for name in fields_of(KINDS[kind]):
            one = word()
            for shape in (one, [one], f"{one}@example.com", [f"{one}.example"]):
                with suppress(UserError):
                    KINDS[kind].read({**least(kind, self._ids), name: shape}, now=START)
                    texts[name] = shape
                    self.canaries.words[f"{kind}, {name}"] = one
                    break
        return texts

    def _exchange(self) -> None:
        company, new = self._ids["company"], self.canaries.new
        letter = self._bring(f"{new('name of a file')}.txt", new("text of a file"))
        file_id = self._do("attach", company, letter)
        self._do("save", file_id, "--out", str(self.outside / "saved.txt"))
        rows = "Group,Title,Username,Password,URL,Notes\n" + ",".join(
            ["Root", new("title"), new("username"), new("password"), "", new("imported note")]
        )
        self._do("import", self._bring("export.csv", rows))
        self._do("export", "calendar", "--out", str(self.outside / "agenda.ics"))
        self._do("export", "archive", "--out", str(self.home.path / "sealed.archive"))
        self._do("recovery-sheet", "--out", str(self.outside / "sheet.txt"))
        self._do("capture", new("a line"))

    def _change(self) -> None:
        company, case = self._ids["company"], self._ids["case"]
        for command in (("list", "company"), ("show", company), ("history",), ("agenda",)):
            self._do(*command)
        self._do("search", self.canaries.words["company, notes"])
        self._do("edit", case, given=json.dumps({"notes": self.canaries.new("an edit")}))
        for command in (("undo",), ("redo",), ("delete", case), ("restore", case), ("inbox",)):
            self._do(*command)
        self._do("erase", case)
        self._do("check")
        # Last, because with it the key becomes as hard to derive as for a real person.
        self._do("passphrase", "--new-passphrase-file", self._bring("new", self._new_passphrase()))

    def _stay_open(self) -> None:
        with open_vault(self.home.folder, self._word, states=self.home.states) as vault:
            name = self.canaries.new("while open")
            records.add(vault, "company", {"name": name}, now=START)
            self._look("while open")
            told = {"words": self.canaries.words, "found": self.found, "steps": self.steps}
            print(json.dumps(told), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

    def _bring(self, name: str, content: str) -> str:
        path = self.outside / name
        path.write_text(content, "utf-8")
        return str(path)

    def _do(self, *command: str, given: str = "") -> str:
        word = ("--passphrase-file", str(self.outside / "passphrase"))
        sys.stdin, out, err = typed(given), StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*command, "--vault", str(self.home.folder), *word])
        if code != 0:
            raise SystemExit(f"{command}: {err.getvalue()}")
        self._look(command[0])
        return out.getvalue().strip()

    def _look(self, step: str) -> None:
        self.steps += 1
        self.found += [f"after {step}: {one}" for one in found_in(self.home.path)]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "home").mkdir(mode=0o700)
    Walk(place).go()
