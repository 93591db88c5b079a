"""What is asked on the terminal, and what is not when nobody is there."""

import json
import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import PASSPHRASE
from command_line import CHECKOUT, CommandLine

NEW = "four slow otters under a bridge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """What stood on the terminal, what went to a pipe, and how it ended."""

    code: int
    screen: str
    out: str


def talk(*words: str, answers: list[tuple[str, str]], stdin: bytes | None = None) -> Talked:
    """Run a command at a terminal of its own, typing each answer once its question is there.

    With `stdin`, standard input is a pipe with that content and only the terminal is a person's.
    """
    leader, follower = pty.openpty()
    program = [sys.executable, "-m", "vrm_app", *words]
    # The first terminal that the leader of a session opens becomes its own.
    opening = ["sh", "-c", 'exec 3<>"$1"; shift; exec "$@"', "sh", os.ttyname(follower)]
    with subprocess.Popen(
        [*opening, *program],
        cwd=CHECKOUT,
        stdin=follower if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=follower,
        start_new_session=True,
    ) as started:
        os.close(follower)
        if started.stdin is not None:
            started.stdin.write(stdin or b"")
            started.stdin.close()
        screen = ""
        for question, answer in answers:
            while not screen.endswith(question):
                screen += os.read(leader, 1024).decode()
            os.write(leader, answer.encode() + b"\n")
        out = started.stdout.read().decode() if started.stdout else ""
        started.wait(60)
    screen += rest(leader)
    return Talked(code=started.returncode, screen=screen, out=out)


def rest(leader: int) -> str:
    told = b""
    try:
        while part := os.read(leader, 1024):
            told += part
    except OSError:
        pass  # The terminal is gone with the command.
    os.close(leader)
    return told.decode()


@pytest.fixture
def place(vrm: CommandLine) -> list[str]:
    return vrm.options[:2]


def test_the_passphrase_is_asked_for_and_not_shown(vrm: CommandLine, place: list[str]) -> None:
    acme = vrm.add("company", name="Acme")
    words = ["list", "company", "--json", *place]
    talked = talk(*words, answers=[("Passphrase: ", PASSPHRASE)])
    assert talked.code == 0
    assert [one["id"] for one in json.loads(talked.out)] == [acme]
    assert PASSPHRASE not in talked.screen + talked.out


def test_it_is_asked_for_also_when_records_come_through_a_pipe(
    vrm: CommandLine, place: list[str]
) -> None:
    given = b'{"name": "Acme"}\n{"name": "Other"}\n'
    talked = talk("add", "company", *place, answers=[("Passphrase: ", PASSPHRASE)], stdin=given)
    assert talked.code == 0, talked.screen
    assert len(talked.out.splitlines()) == 2
    assert len(vrm("list", "company", "--json").json) == 2


def test_a_wrong_answer_is_told(vrm: CommandLine, place: list[str]) -> None:
    talked = talk("check", *place, answers=[("Passphrase: ", "not this one")])
    assert talked.code == 1
    assert "passphrase" in talked.screen
    assert vrm("check").code == 0


def test_a_new_passphrase_is_asked_for_twice(vrm: CommandLine, place: list[str]) -> None:
    asked = [("Passphrase: ", PASSPHRASE), ("New passphrase: ", NEW)]
    differing = talk("passphrase", *place, answers=[*asked, ("The same again: ", NEW + "x")])
    assert differing.code == 1
    assert "did not agree" in differing.screen
    assert vrm("check").code == 0
    talked = talk("passphrase", *place, answers=[*asked, ("The same again: ", NEW)])
    assert talked.code == 0, talked.screen
    assert vrm("check").code == 1


@pytest.mark.parametrize(("answer", "left"), [("n", 1), ("", 1), ("y", 0)])
def test_erasing_is_confirmed_by_a_person(answer: str, left: int, vrm: CommandLine) -> None:
    acme = vrm.add("company", name="Acme")
    question = "Erase for good (1 company)? This cannot be undone [y/N]: "
    talked = talk("erase", acme, *vrm.options, answers=[(question, answer)])
    assert talked.code == (1 if left else 0), talked.screen
    assert len(vrm("list", "company", "--json").json) == left


def test_with_nobody_to_ask_it_says_what_to_do(
    vrm: CommandLine, place: list[str], tmp_path: Path
) -> None:
    acme = vrm.add("company", name="Acme")
    new = ["--vault", str(tmp_path / "New.vault")]
    for words in (
        ["check", *place], ["add", "company", *place], ["show", acme, *place],
        ["passphrase", *place], ["init", *new], ["demo", *new],
    ):  # fmt: skip
        ran = subprocess.run(
            [sys.executable, "-m", "vrm_app", *words],
            check=False,
            cwd=CHECKOUT,
            capture_output=True,
            input=b'{"name": "B"}\n',
            start_new_session=True,
        )
        assert (ran.returncode, ran.stdout) == (1, b""), words
        assert b"--passphrase-file" in ran.stderr
        assert ran.stderr.count(b"\n") == 1
    assert not (tmp_path / "New.vault").exists()


def test_new_words_are_shown_on_a_terminal_that_is_looked_at(
    vrm: CommandLine, tmp_path: Path
) -> None:
    leader, follower = pty.openpty()
    options = ["--vault", str(tmp_path / "New.vault"), *vrm.options[2:]]
    with subprocess.Popen(
        [sys.executable, "-m", "vrm_app", "init", *options],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
    ) as started:
        os.close(follower)
        screen = rest(leader)
        assert started.wait(60) == 0
    assert " 24" in screen
    assert "vrm recovery-sheet" not in screen
