"""A person who knows nothing but --help finds out what to type, and what was wrong with it."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import PASSPHRASE, Template

from vrm_app import app
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal beside an empty vault."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def options(self) -> list[str]:
        vault = ["--vault", str(self.folder / "A.vault")]
        return [*vault, "--passphrase-file", str(self.folder / "passphrase")]

    def vrm(self, *words: str, typed: str = "") -> Ran:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        code = app.run([*words, *self.options])
        return Ran(code, *self.capture.readouterr())

    def add(self, kind: str, typed: str) -> str:
        ran = self.vrm("add", kind, typed=typed)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.strip()


@pytest.fixture
def terminal(
    template: Template,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Terminal:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    template.copied_to(tmp_path / "A.vault").close()
    return Terminal(tmp_path, capsys, monkeypatch)


def test_help_says_what_each_command_does_without_breaking_off(terminal: Terminal) -> None:
    said = terminal.vrm("--help").out

    assert "First steps:" in said
    assert "..." not in said.partition("First steps:")[0].partition("Commands:")[2]


@pytest.mark.parametrize("command", ["add", "list"])
def test_help_names_the_kinds(terminal: Terminal, command: str) -> None:
    said = terminal.vrm(command, "--help").out

    assert all(kind in said for kind in KINDS)
    assert "`vrm add KIND --help`" in said


@pytest.mark.parametrize("kind", KINDS)
def test_help_lists_every_field_of_a_kind(terminal: Terminal, kind: str) -> None:
    said = terminal.vrm("add", kind, "--help").out

    _, _, listed = said.partition(f"Fields of {kind} (* is needed):\n")
    heads = [line.split("  ")[1] for line in listed.splitlines() if line[2:3].strip()]
    assert heads == [
        f"{name} *" if field.required else name for name, field in fields_of(KINDS[kind]).items()
    ]


def test_help_tells_what_a_field_takes_and_what_it_is_otherwise(terminal: Terminal) -> None:
    said = " ".join(terminal.vrm("add", "case", "--help").out.split())

    for words in (
        "company_id * id of a company",
        "type * complaint, question, idea,",
        'amount {"amount": "12.90", "currency": "EUR"}',
        "closed (else draft)",
        "opened_on day such as 2026-01-31 (else today)",
        "agreement_id id of an agreement",
        "satisfaction whole number, 1 to 5",
        "minutes whole number, 0 or more",
        "tags list of text",
    ):
        assert words in said


def test_a_wrong_field_leads_to_the_list_of_fields(terminal: Terminal) -> None:
    ran = terminal.vrm("add", "case", typed='{"titel": "It leaks"}')

    assert ran.code == 1
    assert "Line 1: titel: a case has no such field" in ran.err
    assert "`vrm add case --help` lists the fields" in ran.err


def test_the_ends_of_ids_that_lists_show_will_do_in_json(terminal: Terminal) -> None:
    acme = terminal.add("company", '{"name": "Acme"}')
    listed = terminal.vrm("list", "company").out
    end = acme.rpartition("-")[2]
    assert end in listed
    assert acme not in listed
    case = {"company_id": end, "type": "complaint", "title": "It leaks"}
    complaint = terminal.add("case", json.dumps(case))
    trust = {"company_id": end, "dimension": "care", "score": 2, "evidence": [complaint[-12:]]}
    judgement = terminal.add("judgement", json.dumps(trust))

    other = terminal.add("company", '{"name": "Other"}')
    moved = json.dumps({"company_id": other[-12:], "title": "deadbeef"})
    assert terminal.vrm("edit", complaint[-12:], typed=moved).code == 0

    shown = json.loads(terminal.vrm("show", complaint, "--json").out)
    assert (shown["company_id"], shown["title"]) == (other, "deadbeef")
    shown = json.loads(terminal.vrm("show", judgement, "--json").out)
    assert (shown["company_id"], shown["evidence"]) == (acme, [complaint])


@pytest.mark.parametrize("typed", ["name: Acme", '["Acme"]', '"Acme"', "{"])
def test_what_is_no_object_is_told_from_one(terminal: Terminal, typed: str) -> None:
    ran = terminal.vrm("add", "company", typed=typed)

    assert (ran.code, ran.out) == (1, "")
    assert "Line 1: This is not a JSON object." in ran.err


def test_a_mark_at_the_beginning_of_a_text_is_no_part_of_it(terminal: Terminal) -> None:
    terminal.add("company", '\ufeff{"name": "Acme"}')


def test_bytes_that_are_no_text_are_refused_in_one_line(terminal: Terminal) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "vrm_app", "add", "company", *terminal.options],
        input=b'{"name": "Acm\xff"}',
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )

    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"not UTF-8 text" in ran.stderr
    assert ran.stderr.count(b"\n") == 1


def test_a_file_whose_name_is_no_text_is_named_all_the_same(terminal: Terminal) -> None:
    folder = os.fsencode(terminal.folder)
    ran = subprocess.run(
        [sys.executable, "-m", "vrm_app", "import", folder + b"/no\xff", *terminal.options],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )

    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1


def test_a_person_at_a_terminal_is_told_what_to_type(terminal: Terminal) -> None:
    class Keyboard(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    terminal.patch.setattr(sys, "stdin", Keyboard(io.BytesIO(b'{"name": "Acme"}')))
    code = app.run(["add", "company", *terminal.options])
    said = terminal.capture.readouterr()

    assert code == 0
    assert "Type JSON (`vrm add company --help` lists its fields), then Ctrl-" in said.err


def test_the_shared_options_stand_anywhere(terminal: Terminal) -> None:
    out = str(terminal.folder / "dates.ics")
    for place in (0, 1, 2):
        words = ["export", "calendar", "--out", f"{out}{place}"]
        words[place:place] = terminal.options
        assert app.run(words) == 0
