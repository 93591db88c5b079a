"""No word of the vault is found outside it, in any spelling, at any moment of a long walk."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults import checkout
from faults.leaks import BEGINNING, OUTSIDE, found_in

LEAKS = Path(__file__).with_name("leaks.py")
_CALLS = "open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat"
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|^\d+ (?:creat|rename|link|symlink|mkdir)")
_NAMES = re.compile(
    r"home|state|dealings|inbox|whole|[\w.-]+\.witness|[0-9a-f]+\.sealed|sealed\.archive"
    r"|(?:\.)?V\.vault(?:\.new-\w+)?|vault\.(?:db(?:-wal|-shm|-journal)?|keys(?:\.bak)?)"
    r"|vault\.(?:state|lock|capture)|\..+\.[0-9a-f]{16}\.tmp"
)
"""What the parts of a path in the home may be called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What was seen of a walk from inside and outside."""

    place: Path
    words: dict[str, str]
    found: list[str]
    steps: int
    written: list[str]
    """What was opened for writing, made, or renamed to, as far as this system tells."""


def traced(log: Path, *command: str) -> list[str]:
    """Return the command, watched where this system allows it."""
    watch = ["strace", "-f", "-qq", "-y", "-e", f"trace={_CALLS}", "-o", str(log)]
    if shutil.which("strace") is None:
        return [*command]
    tried = subprocess.run([*watch, "true"], check=False, capture_output=True)
    return [*watch, *command] if tried.returncode == 0 else [*command]


def written_in(log: Path, place: Path) -> list[str]:
    """Return the paths that were written, by what the system saw or by what is there now."""
    if not log.exists():
        return [str(path) for path in place.rglob("*")]
    lines = [one for one in log.read_text("utf-8", "replace").splitlines() if "ENOENT" not in one]
    written = [one for one in lines if _WRITING.search(one)]
    return [path for line in written for path in re.findall(r'"([^"]+)"', line)]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    place = tmp_path_factory.mktemp("leaks")
    log = tmp_path_factory.mktemp("log") / "log"
    ended = subprocess.run(
        traced(log, sys.executable, "-B", str(LEAKS), str(place)),
        check=False,
        capture_output=True,
        text=True,
        cwd=checkout.PATH,
        env={**os.environ, "TMPDIR": str(place / "home")},
    )
    assert ended.stdout, ended.stderr
    told = json.loads(ended.stdout)
    return Walked(
        place=place,
        words=told["words"],
        found=told["found"],
        steps=told["steps"],
        written=written_in(log, place),
    )


def test_no_word_is_found_after_any_step(walked: Walked) -> None:
    assert walked.found == []
    assert walked.steps > 35
    assert len(walked.words) > 100


def test_no_word_is_found_after_the_process_was_killed_with_the_vault_open(walked: Walked) -> None:
    assert (walked.place / "home" / "V.vault" / "vault.db-wal").stat().st_size
    assert list(found_in(walked.place / "home")) == []


def test_the_words_are_found_where_the_customer_put_them(walked: Walked) -> None:
    # Or the search would find nothing anywhere.
    assert len(list(found_in(walked.place / OUTSIDE))) > 4
    assert BEGINNING in (walked.place / OUTSIDE / "agenda.ics").read_text("utf-8")


def test_nothing_is_written_but_the_vault_and_what_was_asked_for(walked: Walked) -> None:
    elsewhere = [path for path in walked.written if not is_expected(Path(path), walked.place)]

    assert walked.written
    assert elsewhere == []


SPELLED: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "in capitals": lambda word: word.upper().encode(),
    "wide": lambda word: word.encode("utf-16-le"),
    "in hex": lambda word: word.encode().hex().encode(),
    "in base64": lambda word: base64.b64encode(word.encode()),
    "in base64, later": lambda word: base64.b64encode(b"ab" + word.encode()),
}


@pytest.mark.parametrize("way", SPELLED)
def test_a_log_that_tells_a_word_is_found(tmp_path: Path, way: str) -> None:
    (tmp_path / "debug.log").write_bytes(b"added " + SPELLED[way](f"{BEGINNING}01") + b"\n")

    assert len(list(found_in(tmp_path))) == 1


@pytest.mark.parametrize("name", ["etilqs_0123456789abcdef", "debug.log", "vault.db.bak"])
def test_a_file_that_is_none_of_the_vault_is_noticed(tmp_path: Path, name: str) -> None:
    assert not is_expected(tmp_path / "home" / name, tmp_path)
    assert not is_expected(Path("/elsewhere") / name, tmp_path)


def is_expected(path: Path, place: Path) -> bool:
    if path == Path(os.devnull) or (place / OUTSIDE) in {path, *path.parents}:
        return True
    if not path.is_relative_to(place):
        return False
    return all(_NAMES.fullmatch(part) for part in path.relative_to(place).parts)
