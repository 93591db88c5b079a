"""Many mails in one process that holds no keys: what kills it costs one mail."""

import sys
import time
from pathlib import Path

import pytest
from mail_shapes import APPLE_MAIL, GMAIL, HEAD, OUTLOOK, THUNDERBIRD, mail

from vrm_app.outside import mail_reader
from vrm_app.outside.limits import (
    MAIL_ANSWER_BYTES,
    NotAMailError,
    UndatedMailError,
    UnreadableFileError,
    UnsafeFileError,
)
from vrm_app.outside.mail import NotAMailAnswerError, as_json, from_json
from vrm_app.outside.mail_reader import MailReader
from vrm_app.outside.mail_reading import read_mail

CHECKOUT = Path(__file__).resolve().parents[2]
DEADLY = mail("DEADLY")
PROGRAM = """#!{python}
import os, sys, time
sys.path[:] = {path}
with open({log!r}, "a") as log:
    log.write("started\\n")
import vrm_app.outside.confined_child as child
import vrm_app.outside.mail_reading as reading
read = reading.read_mail
def harmed(content):
    if b"DEADLY" in content:
        {harm}
    return read(content)
reading.read_mail = harmed
child.main("eml")
"""


@pytest.fixture
def harmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Harmed":
    return Harmed(tmp_path, monkeypatch)


class Harmed:
    """A reading process that comes to harm by one mail."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch

    def by(self, harm: str) -> None:
        program = self.folder / "program"
        path = [str(CHECKOUT), *(place for place in sys.path if place)]
        log = str(self.folder / "log")
        program.write_text(
            PROGRAM.format(python=sys.executable, path=path, log=log, harm=harm), "utf-8"
        )
        program.chmod(0o700)
        self.patch.setattr(sys, "frozen", True, raising=False)
        self.patch.setattr(sys, "executable", str(program))

    @property
    def starts(self) -> int:
        return (self.folder / "log").read_text().count("started")


def test_a_confined_reading_is_the_reading_one_mail_after_the_other() -> None:
    with MailReader() as reader:
        for content in (OUTLOOK, GMAIL, APPLE_MAIL, THUNDERBIRD, OUTLOOK):
            assert reader.read(content) == read_mail(content)


def test_a_refusal_comes_back_as_what_it_was_and_the_next_mail_is_read() -> None:
    with MailReader() as reader:
        with pytest.raises(NotAMailError):
            reader.read(b"hello")
        with pytest.raises(UndatedMailError):
            reader.read(b"From: a@b.example\n\n")
        with pytest.raises(UnreadableFileError):
            reader.read(b"")
        assert reader.read(GMAIL) == read_mail(GMAIL)


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param("os.abort()", id="dies"),
        pytest.param("sys.exit(0)", id="gives up"),
        pytest.param("raise MemoryError", id="fails"),
        pytest.param("held = bytearray(1 << 30)", id="takes too much memory"),
        pytest.param("open('/dev/null', 'w').fileno(); open('leak', 'w').write('x' * 99999)",
                     id="writes a file"),
        pytest.param("sys.stdout.buffer.write(b'\\xff' * 100)", id="says nonsense"),
        pytest.param(f"sys.stdout.buffer.write(({MAIL_ANSWER_BYTES + 1}).to_bytes(8))",
                     id="says too much"),
        pytest.param("sys.stdout.buffer.write((2).to_bytes(8) + b'{}')", id="says nothing"),
        pytest.param("import resource as r; r.setrlimit(r.RLIMIT_CPU, (1, 1))\n        while 1: 1",
                     id="takes too much time"),
    ],
)  # fmt: skip
def test_a_mail_that_harms_the_process_is_unsafe_and_the_others_are_read(
    harm: str, harmed: Harmed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    harmed.by(harm)

    with MailReader() as reader:
        assert reader.read(GMAIL) == read_mail(GMAIL)
        with pytest.raises(UnsafeFileError):
            reader.read(DEADLY)
        for content in (OUTLOOK, THUNDERBIRD):
            assert reader.read(content) == read_mail(content)
        with pytest.raises(UnsafeFileError):
            reader.read(DEADLY)
    assert not (tmp_path / "leak").exists() or not (tmp_path / "leak").stat().st_size


def test_a_mail_that_hangs_is_given_up_in_time(
    harmed: Harmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_reader, "CHILD_WALL_SECONDS", 2.0)
    harmed.by("time.sleep(60)")
    began = time.monotonic()

    with MailReader() as reader:
        with pytest.raises(UnsafeFileError):
            reader.read(DEADLY)
        assert reader.read(GMAIL) == read_mail(GMAIL)
    assert time.monotonic() - began < 15


def test_what_others_used_up_is_not_held_against_a_mail(harmed: Harmed) -> None:
    harmed.by("os.path.exists('alive') or None")
    with MailReader() as reader:
        reader.read(GMAIL)
        assert reader._child is not None
        reader._child.kill()
        reader._child.wait()
        assert reader.read(DEADLY).body == "DEADLY"
        assert harmed.starts == 2


def test_a_process_is_used_for_many_mails_and_not_for_ever(
    harmed: Harmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_reader, "MAILS_A_CHILD", 10)
    harmed.by("pass")
    with MailReader() as reader:
        for _ in range(25):
            reader.read(GMAIL)
    assert harmed.starts == 3


def test_no_process_is_left_over() -> None:
    with MailReader() as reader:
        reader.read(GMAIL)
        child = reader._child
    assert child is not None
    assert child.returncode is not None


GOOD = as_json(read_mail(GMAIL))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("at", value) for value in ("now", "2026-06-01T10:00:00", 3, None)),
        *(("subject", value) for value in ("a\nb", "x" * 301, "\u202e", "\u200f", 3, None)),
        *(("body", value) for value in ("x" * 100_001, "\x1b", "\ud800", None)),
        *(("sender", value) for value in ([], ["a"], ["a", "b"], ["a b@c", ""], [3, 3], "a@b")),
        *(("to", value) for value in (None, [["a@b", "x" * 301]], [["a@b", ""]] * 501)),
        *(("message_id", value) for value in ("a", "<>", "<a b>", 3, "<a>" * 2)),
        *(("follows", value) for value in ([3], ["<a b>"], ["<a>"] * 101, None)),
        *(
            ("files", [value])
            for value in (
                *(["", "a/b", 0, 1, "plain"], ["a", "b", 0, 1, "plain"], ["a", "a/b", 0, 1, "zip"]),
                *(["a", "a/b", -1, 1, "plain"], ["a", "a/b", 2, 1, "plain"], ["a", "a/b", 0, 1]),
                *(["a", "a/b", 0, len(GMAIL) + 1, "plain"], ["a\n", "a/b", 0, 1, "plain"], 3),
            )
        ),
        ("at_receipt", 1),
        ("is_automatic", "no"),
    ],
)
def test_an_answer_that_is_no_mail_is_no_mail(name: str, value: object) -> None:
    assert isinstance(GOOD, dict)
    assert from_json(GOOD, len(GMAIL)) == read_mail(GMAIL)

    with pytest.raises(NotAMailAnswerError):
        from_json({**GOOD, name: value}, len(GMAIL))


def test_the_process_is_given_the_mail_alone() -> None:
    with MailReader() as reader:
        assert reader.read(HEAD + b"\nHello\n").body == "Hello"
        assert reader._child is not None
        fds = Path(f"/proc/{reader._child.pid}/fd")
        if fds.exists():
            assert {path.name for path in fds.iterdir()} == {"0", "1", "2"}
