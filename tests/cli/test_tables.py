"""Tables and texts for people: as wide as the terminal, plain where nobody sees colours."""

import os
import pty
import re
import subprocess
import sys

import pytest
from building import NOW, add, case, company, exchange
from command_line import CHECKOUT, CommandLine

from vrm_app.cli.output import plain, width

HOSTILE = "A\u202eB\u200bC\u2066D\ufeffE"
COMMANDS = [
    ["list", "company"], ["list", "case"], ["list", "interaction"], ["agenda"],
    ["search", "kettle"], ["history"], ["inbox"], ["list", "reminder"],
]  # fmt: skip


@pytest.fixture
def full(vrm: CommandLine) -> CommandLine:
    with vrm.open() as vault:
        for name in ("Acme", "N" * 300, "漢字株式会社" * 20, "Ünïcödé " * 30):
            acme = company(vault, name)
            case(vault, acme, title=f"The kettle leaks {name}"[:300], answer_due_on="2026-07-01")
            exchange(vault, acme, subject=f"kettle {name}"[:300], body="kettle\n" * 50)
            add(vault, "reminder", due_on="2026-07-01", subject=f"kettle {name}"[:300])
    vrm.plain("capture", "--vault", vrm.options[1], "kettle " * 60)
    return vrm


@pytest.mark.parametrize("columns", [50, 80, 100, 132, 250])
@pytest.mark.parametrize("words", COMMANDS)
def test_a_table_fits_the_terminal(columns: int, words: list[str], full: CommandLine) -> None:
    full.patch.setenv("COLUMNS", str(columns))
    ran = full(*words)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(lines) > 1
    for line in lines:
        assert width(line) <= columns, line
        assert line == line.rstrip()


@pytest.mark.parametrize("words", COMMANDS)
def test_every_row_of_a_table_ends_with_what_a_command_takes_for_its_id(
    words: list[str], full: CommandLine
) -> None:
    head, *rows = full(*words).out.splitlines()
    assert head.split()[-1] == "ID"
    for row in rows:
        assert full("show", row.split()[-1]).code == 0


def test_an_empty_table_is_a_word_on_stderr(vrm: CommandLine) -> None:
    for words in (["list", "company"], ["agenda"], ["search", "x"], ["inbox"]):
        ran = vrm(*words)
        assert (ran.code, ran.out) == (0, "")
        assert ran.err.strip()


def test_where_nobody_sees_colours_there_are_none(full: CommandLine) -> None:
    for words in (*COMMANDS, ["show", "x"], ["check"], ["--help"]):
        ran = full(*words)
        assert "\x1b" not in ran.out + ran.err


def in_a_terminal(vrm: CommandLine, *words: str) -> str:
    """Return what a command writes to a terminal."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "vrm_app", *words, *vrm.options],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "90"},
    ) as started:
        os.close(follower)
        written = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            written += part
        started.wait(30)
    os.close(leader)
    return written.decode()


def test_a_terminal_is_sent_nothing_but_what_is_bold(full: CommandLine) -> None:
    with full.open() as vault:
        one = exchange(vault, company(vault, "Nasty"), body=HOSTILE, subject=None)
        add(vault, "reminder", due_on="2026-07-02", subject="x", notes=HOSTILE)
    for words in (["list", "interaction"], ["show", one], ["agenda"], ["history"]):
        written = in_a_terminal(full, *words)
        rest = re.sub("\x1b\\[[01]m", "", written).replace("\r\n", "\n")
        assert rest.replace("\n", "") == plain(rest.replace("\n", ""))
        assert "\x1b[1m" in written


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028"]
)
def test_signs_that_a_terminal_obeys_are_taken_out_of_a_line(sign: str) -> None:
    assert plain(f"a{sign}b") == "a b"


def test_a_longer_text_is_shown_with_its_lines_and_nothing_else(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme", notes="one\ntwo\u202e\tthree")
    assert "notes: one\n  two  three\n" in vrm("show", acme).out


def test_what_a_person_reads_tells_money_lists_and_what_belongs(vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme", tags=["a", "b"])
    fields = {"type": "complaint", "title": "Kettle", "company_id": acme}
    one = vrm.add("case", **fields, amount={"amount": "5", "currency": "EUR"})
    said = vrm("show", one).out
    assert "amount: 5.00 EUR" in said
    assert f"company: {acme}" in said
    assert "tags: a, b" in vrm("show", acme).out
    assert NOW.date().isoformat() in said
