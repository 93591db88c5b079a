"""How a command ends: 0 done, 1 mend it, 2 usage, 3 a fault of ours; and what it says then."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from building import NOW, PASSPHRASE
from command_line import CHECKOUT, CommandLine, Ran

from vrm_app import __version__
from vrm_app.domain.company import Company
from vrm_app.services import records, undoing
from vrm_app.vault import records as kept
from vrm_app.vault.folder_lock import FolderLock

COMMANDS = (
    "init demo passphrase recovery-sheet unlock add edit list show delete restore erase undo redo"
    " history attach save search agenda capture inbox import export release verify check lock open"
).split()


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([one, "--help"] for one in COMMANDS)])
def test_help_is_on_stdout_and_is_no_failure(words: list[str], vrm: CommandLine) -> None:
    ran = vrm.plain(*words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: vrm")


def test_every_command_of_the_contract_so_far_is_listed(vrm: CommandLine) -> None:
    told = vrm.plain("--help").out
    for one in COMMANDS:
        assert f"\n  {one} " in told, one


def test_the_version_is_told(vrm: CommandLine) -> None:
    ran = vrm.plain("--version")
    assert (ran.code, ran.err) == (0, "")
    assert __version__ in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["list"], ["add"], ["edit"], ["show"], ["list", "company", "extra"],
        ["list", "company", "--nonsense"], ["agenda", "--today", "soon"],
        ["agenda", "--today", "2026-02-30"], ["agenda", "--until", "31.12.2026"],
        ["agenda", "--today", "20260601"], ["agenda", "--today", "2026-W23-1"],
        ["agenda", "--today", "2026-6-1"], ["agenda", "--today", ""], ["export"],
        ["export", "nonsense"], ["export", "calendar"], ["import"], ["save", "x"], ["unlock"],
        ["recovery-sheet"], ["demo", "--today", "x"], ["import", "x", "--as", "nonsense"],
        ["search"], ["check", "--json=1"], ["--vault"],
    ],
)  # fmt: skip
def test_what_is_not_understood_exits_2_and_says_why_on_stderr(
    words: list[str], vrm: CommandLine
) -> None:
    ran = vrm.plain(*vrm.options, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err or "Usage: vrm" in ran.err
    assert "Traceback" not in ran.err


def test_without_a_command_and_without_a_screen_one_sentence_says_what_works(
    vrm: CommandLine,
) -> None:
    for screen in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        vrm.patch.delenv(screen, raising=False)
    mendable(vrm.plain(), "There is no screen", "vrm --help")


@pytest.mark.parametrize("before", [True, False])
def test_the_shared_options_may_stand_before_or_after_the_command(
    vrm: CommandLine, *, before: bool
) -> None:
    for command in (["list", "company", "--json"], ["check"], ["agenda"], ["search", "x"]):
        words = [*vrm.options, *command] if before else [*command, *vrm.options]
        assert vrm.plain(*words).code == 0


def test_one_may_stand_before_and_the_other_after(vrm: CommandLine) -> None:
    vault, passphrase = vrm.options[:2], vrm.options[2:]
    assert vrm.plain(*vault, "list", "company", *passphrase).code == 0
    assert vrm.plain(*passphrase, "list", *vault, "company").code == 0
    out = str(vrm.folder / "a.ics")
    assert vrm.plain(*vault, "export", "calendar", "--out", out, *passphrase).code == 0


def test_what_stands_after_counts(vrm: CommandLine) -> None:
    wrong = ["--vault", str(vrm.folder / "Other.vault"), "--passphrase-file", "nowhere"]
    assert vrm.plain(*wrong, "list", "company", *vrm.options).code == 0
    assert vrm.plain(*vrm.options, "list", "company", *wrong).code == 1


def mendable(ran: Ran, *words: str) -> None:
    """See that a command said in one line what did not happen and what to do."""
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert ran.err.count(". ") >= 1
    for word in words:
        assert word in ran.err


def test_a_vault_that_is_not_there_is_told(vrm: CommandLine) -> None:
    there = ["--passphrase-file", str(vrm.folder / "passphrase")]
    mendable(vrm.plain("list", "company", *there), "There is no vault", "vrm init")
    place = str(vrm.folder / "Elsewhere.vault")
    mendable(vrm.plain("list", "company", "--vault", place, *there), place)


def test_a_wrong_passphrase_is_told(vrm: CommandLine) -> None:
    (vrm.folder / "passphrase").write_text("not this one at all")
    mendable(vrm("list", "company"), "passphrase")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"\x00", b"a" * 100_000])
def test_a_passphrase_file_that_holds_none_is_told(content: bytes, vrm: CommandLine) -> None:
    (vrm.folder / "passphrase").write_bytes(content)
    mendable(vrm("list", "company"))


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nsecond line\n"])
def test_the_first_line_without_its_end_is_the_passphrase(end: str, vrm: CommandLine) -> None:
    (vrm.folder / "passphrase").write_bytes((PASSPHRASE + end).encode())
    assert vrm("list", "company").code == 0


def test_a_passphrase_file_that_is_not_there_is_told(vrm: CommandLine) -> None:
    (vrm.folder / "passphrase").unlink()
    mendable(vrm("list", "company"), "passphrase file")
    (vrm.folder / "passphrase").mkdir()
    mendable(vrm("list", "company"), "passphrase file")


def test_a_writing_command_beside_an_open_window_is_told_and_a_reading_one_works(
    vrm: CommandLine,
) -> None:
    acme = vrm.add("company", name="Acme")
    with FolderLock(vrm.folder / "Mine.vault"):
        mendable(vrm("add", "company", stdin='{"name": "B"}'), "Dealings is open")
        for words in (["delete", acme], ["undo"], ["erase", acme], ["restore", acme]):
            mendable(vrm(*words), "Dealings is open", "Lock it or do it there")
        for words in (
            ["list", "company"], ["show", acme], ["search", "acme"], ["agenda"],
            ["history"], ["check"], ["inbox"],
        ):  # fmt: skip
            assert vrm(*words).code == 0, words
    assert vrm("delete", acme).code == 0


def test_a_fault_of_ours_exits_3_and_shows_nothing_of_the_records(
    vrm: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "quokka-secret"
    acme = vrm.add("company", name=secret)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(secret, acme)

    monkeypatch.setattr(undoing, "undo", fail)
    monkeypatch.setattr(records, "show", fail)
    for words in (["undo"], ["show", acme], ["show", acme, "--json"]):
        ran = vrm(*words)
        assert (ran.code, ran.out) == (3, "")
        assert secret not in ran.err
        assert acme not in ran.err
        assert "RuntimeError" in ran.err
        assert "test_endings.py" in ran.err
        assert str(Path(__file__).parent) not in ran.err


@pytest.mark.parametrize("error", [RuntimeError, MemoryError, RecursionError, ValueError, KeyError])
def test_a_fault_of_any_sort_is_a_fault(
    error: type[Exception], vrm: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error("quokka")

    monkeypatch.setattr(records, "show", fail)
    ran = vrm("show", "x")
    assert ran.code == 3
    assert "quokka" not in ran.err


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError, click.Abort])
def test_being_stopped_is_no_fault(
    error: type[BaseException], vrm: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(records, "show", stop)
    ran = vrm("show", "x")
    assert (ran.code, ran.out) == (1, "")
    assert "Stopped" in ran.err


NASTY = "\x1b[31m\x07\u202e\u2066red\x9b"


def test_what_was_typed_wrong_is_told_without_what_a_terminal_obeys(vrm: CommandLine) -> None:
    for ran in (
        vrm("add", "company", stdin=json.dumps({NASTY: 1})),
        vrm("add", "company", stdin=json.dumps({"name": NASTY})),
        vrm("add", "company", stdin=json.dumps({"name": "A", "contact_rules": {NASTY: 1}})),
        vrm("add", "case", stdin=json.dumps({"type": NASTY})),
        vrm("list", NASTY),
        vrm("show", NASTY),
        vrm("agenda", "--today", NASTY),
        vrm.plain("list", "company", "--vault", f"/nowhere/{NASTY}", *vrm.options[2:]),
        vrm("attach", "x", f"/nowhere/{NASTY}"),
        vrm(NASTY),
    ):
        assert ran.code in {1, 2}
        for sign in NASTY.replace("[31m", "").replace("red", ""):
            assert sign not in ran.err


def test_what_is_no_text_at_all_is_told_too(vrm: CommandLine) -> None:
    broken = os.fsdecode(b"a\xff")
    lone = json.dumps({"\ud800": 1})
    for words, stdin in (
        (["add", "company"], lone), (["list", broken], ""), (["show", broken], ""),
        (["attach", "x", broken], ""), (["search", f"kind:{broken}"], ""),
        (["import", broken], ""), (["agenda", "--today", broken], ""), ([broken], ""),
        (["edit", broken], "{}"), (["delete", broken], ""), (["history", broken], ""),
    ):  # fmt: skip
        ran = vrm.program(*words, stdin=stdin.encode())
        assert ran.code in {1, 2}, words
        assert "Traceback" not in ran.err
        assert ran.err.strip()
    vrm.options[1] = os.fsdecode(os.fsencode(vrm.folder) + b"/\xff.vault")
    ran = vrm.program("list", "company")
    assert ran.code == 1, ran.err
    assert "There is no vault" in ran.err


def test_search_for_what_is_no_text_finds_nothing(vrm: CommandLine) -> None:
    ran = vrm.program("search", os.fsdecode(b"a\xff"))
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("locale", ["C", "POSIX", "nonsense"])
def test_letters_of_any_script_go_in_and_out_in_any_locale(locale: str, vrm: CommandLine) -> None:
    name = "Öre, 漢字 & Ωmega"
    given = json.dumps({"name": name}, ensure_ascii=False).encode()
    variables = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = vrm.program("add", "company", stdin=given, variables=variables)
    assert (ran.code, ran.err) == (0, "")
    assert name in vrm.program("list", "company", variables=variables).out


@pytest.mark.parametrize("words", [["list", "company", "--json"], ["list", "company"], ["history"]])
def test_whoever_has_read_enough_ends_a_command_without_a_word(
    words: list[str], vrm: CommandLine
) -> None:
    with vrm.open() as vault, vault.writing("many", now=NOW) as writing:
        for number in range(600):
            company = Company.read({"name": f"Company {number} " + "x" * 200}, now=NOW)
            kept.add(writing, company)
    with vrm.start(*words) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        assert started.wait(30) == 0
        assert started.stderr.read() == b""


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
@pytest.mark.parametrize("words", [["list", "company"], ["show", "x"], ["add", "company"]])
def test_a_stream_that_is_closed_from_the_first_is_no_fault(
    closed: str, words: list[str], vrm: CommandLine
) -> None:
    program = [sys.executable, "-m", "vrm_app", *words, *vrm.options]
    ran = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *program],
        check=False,
        cwd=CHECKOUT,
        capture_output=True,
        input=b'{"name": "Acme"}',
    )
    assert ran.returncode in {0, 1}
    assert b"Traceback" not in ran.stderr
    assert b"went wrong" not in ran.stderr
    assert vrm("check").code == 0


@pytest.mark.parametrize("words", [["list", "company", "--json"], ["check"], ["agenda", "--json"]])
def test_output_for_which_there_is_no_room_is_told(words: list[str], vrm: CommandLine) -> None:
    vrm.add("company", name="Acme")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "vrm_app", *words, *vrm.options],
            check=False,
            cwd=CHECKOUT,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"The output could not be written")


def test_the_module_starts_the_program_too(vrm: CommandLine) -> None:
    assert vrm.program("list", "company", "--json").json == []
