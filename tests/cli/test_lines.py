"""Records come in line by line: each is kept, and said, before the next is looked at."""

import json
import os
import selectors
import signal
from typing import IO

import pytest
from building import shown
from command_line import CommandLine

ACME = '{"name": "Acme"}'
PRETTY = '{\n  "name": "Acme",\n  "notes": "two\\nlines"\n}\n'


def names(vrm: CommandLine) -> list[str]:
    return sorted(one["name"] for one in vrm("list", "company", "--json").json)


def test_one_object_gives_one_id(vrm: CommandLine) -> None:
    (added,) = vrm("add", "company", stdin=ACME).ids
    assert vrm("show", added, "--json").json["name"] == "Acme"


@pytest.mark.parametrize("before", ["", "\n", " \n\n"])
def test_one_object_may_be_written_over_several_lines(before: str, vrm: CommandLine) -> None:
    (added,) = vrm("add", "company", stdin=before + PRETTY).ids
    assert vrm("show", added, "--json").json["notes"] == "two\nlines"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\n \n"])
def test_lines_give_an_id_each_in_their_order(end: str, vrm: CommandLine) -> None:
    lines = [json.dumps({"name": name}) for name in ("One", "Two", "Three")]
    ids = vrm("add", "company", stdin=end.join(lines) + end).ids
    assert [vrm("show", one, "--json").json["name"] for one in ids] == ["One", "Two", "Three"]


def test_lines_need_no_end_at_the_last(vrm: CommandLine) -> None:
    assert len(vrm("add", "company", stdin=f"{ACME}\n{ACME}").ids) == 2


def test_each_line_is_one_action(vrm: CommandLine) -> None:
    vrm("add", "company", stdin='{"name": "One"}\n{"name": "Two"}\n')
    vrm("undo")
    assert names(vrm) == ["One"]


def test_nothing_on_stdin_adds_nothing(vrm: CommandLine) -> None:
    for nothing in ("", "\n\n", " "):
        ran = vrm("add", "company", stdin=nothing)
        assert (ran.out, names(vrm)) == ("", [])


BAD = [
    b'{"name": ""}', b"{}", b'{"name": 1}', b'{"title": "x"}', b"not json", b"[]", b"null", b'"x"',
    b'{"name": "A"} {"name": "B"}', b'{"name": "A", "name": "B"}', b'{"name": "A"', b"{",
    b'{"name": "a\xff"}', b"\xff\xfe", b'{"name": "\\ud800"}', b'{"name": "a\x00"}',
    b'{"name": NaN}', b"[" * 100_000, b'{"name":' + b"9" * 5000 + b"}",
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
@pytest.mark.parametrize("at", [1, 2, 4])
def test_at_the_first_bad_line_it_stops_names_it_and_keeps_those_before(
    bad: bytes, at: int, vrm: CommandLine
) -> None:
    lines = [json.dumps({"name": f"Company {number}"}).encode() for number in range(1, 6)]
    lines[at - 1] = bad
    ran = vrm("add", "company", stdin=b"\n".join(lines) + b"\n")
    assert ran.code == 1
    assert ran.err.startswith(f"Line {at}: ")
    assert ran.err.count("\n") == 1
    assert len(ran.out.splitlines()) == at - 1
    assert names(vrm) == [f"Company {number}" for number in range(1, at)]
    assert vrm("check").code == 0


def test_blank_lines_are_counted(vrm: CommandLine) -> None:
    ran = vrm("add", "company", stdin=f"{ACME}\n\n\n{{}}\n")
    assert ran.err.startswith("Line 4: name: is needed")


def test_a_line_may_link_to_one_before_that_was_read_from_the_output(vrm: CommandLine) -> None:
    (acme,) = vrm("add", "company", stdin=ACME).ids
    fields = {"company_id": acme, "type": "complaint", "title": "Kettle"}
    assert len(vrm("add", "case", stdin=json.dumps(fields)).ids) == 1


def line_of(stream: IO[bytes], seconds: float = 30) -> bytes:
    """Return a line as soon as it is there, without waiting for more."""
    # Unlike select.select, this takes descriptors of any number.
    with selectors.DefaultSelector() as waiting:
        waiting.register(stream, selectors.EVENT_READ)
        assert waiting.select(seconds)
    return stream.readline()


def test_an_id_is_there_as_soon_as_its_record_is_safe(vrm: CommandLine) -> None:
    with vrm.start("add", "company") as started:
        assert started.stdin is not None
        assert started.stdout is not None
        ids = []
        for name in ("One", "Two"):
            started.stdin.write(json.dumps({"name": name}).encode() + b"\n")
            started.stdin.flush()
            ids.append(line_of(started.stdout).decode().strip())
        # Killed without a chance to tidy up: what was said is there.
        os.kill(started.pid, signal.SIGKILL)
    with vrm.open() as vault:
        assert set(shown(vault, "company")) == set(ids)
    assert vrm("check").code == 0


def test_a_bad_line_ends_it_though_more_could_come(vrm: CommandLine) -> None:
    with vrm.start("add", "company") as started:
        assert started.stdin is not None
        assert started.stderr is not None
        for line in (ACME.encode(), b"{}"):
            started.stdin.write(line + b"\n")
            started.stdin.flush()
        assert line_of(started.stderr).startswith(b"Line 2: name: is needed")
        assert started.wait(30) == 1


def test_a_line_that_can_never_become_an_object_ends_it_at_once(vrm: CommandLine) -> None:
    with vrm.start("add", "company") as started:
        assert started.stdin is not None
        assert started.stderr is not None
        started.stdin.write(b"name = Acme\n")
        started.stdin.flush()
        assert line_of(started.stderr).startswith(b"Line 1: This is not a JSON object")
        assert started.wait(30) == 1


def test_whoever_stops_reading_the_ids_is_told_which_line_was_the_last(vrm: CommandLine) -> None:
    with vrm.start("add", "company") as started:
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdin.write(ACME.encode() + b"\n")
        started.stdin.flush()
        line_of(started.stdout)
        started.stdout.close()
        started.stdin.write((ACME.encode() + b"\n") * 5)
        started.stdin.close()
        assert started.wait(30) == 1
        told = started.stderr.read().decode()
    assert told.startswith("Line 2 was the last that was added")
    assert told.count("\n") == 1
    assert len(names(vrm)) == 2
